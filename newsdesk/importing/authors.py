"""Who wrote it: a story's elements → people and agencies with the function that the page prints for them.

Read in this order: bylines (`本报记者 甲 乙`), how the story opens (`本报讯(记者 甲 通讯员 乙)`, `新华社…电`), how it ends
(`（甲 乙）`), and who took a picture. Each place has its recogniser; PLACES lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newsdesk.domain import Author, Element, Role
from newsdesk.importing.names import is_name, only_names

Recogniser = Callable[[Sequence[Element]], Iterator[Author]]

_KIND = r"(?:首席|特约|特約|见习|見習|实习|實習|特派|专职|高级)?"
_POST = (
    rf"(?:{_KIND}(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人|观察员)|特派员|特派員|实习生|實習生|作者|编译|編譯|整理|"
    r"主讲人|讲述人|口述|采访|采写|撰文|撰稿|绘图|漫画|制图|攝影|摄影|摄|攝|報導|报道|报导|文字|文|图|圖)"
)
_FUNCTION = re.compile(rf"{_POST}(?:[．·・、／/╱&和]\s?{_POST}){{0,3}}")
_POSTED = re.compile(
    rf"(?P<house>[\u4e00-\u9fffA-Za-z]{{0,14}}?)(?P<post>{_KIND}(?:记者|記者|通讯员|通訊員|评论员|評論員|特派员|特派員|实习生|實習生))(?P<rest>.*)"
)
_SPLIT = re.compile(
    r"[\s、，,;；:：|｜/／╱（）()\[\]【】□■◎○●◆◇▲△]+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff]{2,3}(?:[\s、，]|$))"
)
_TAIL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<post>摄影报道|攝影報導|摄影|攝影|摄|攝|报道|報導|整理|编译|文|绘)$"
)
_HAN_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·・•‧．][\u3400-\u9fffA-Z]{1,8}){1,4}")
_PERSON_LESS = re.compile(
    r"(?:报|報|社|网|網|院|台|部|局|会|會|处|處|中心|大学|大學|讯|訊|电|電|系|组|組|室|集团|公司|本版|综合|综述|等|供稿|供图|教授|主任|日|月|版|市|省|县|委员|编辑)$"
)

_OPENING = re.compile(r"[（(【\[](?P<who>[^（()）\]】。]{2,120})[）)\]】]")
_WORKER = re.compile(r"记者|記者|通讯员|通訊員|特派员|特派員|实习生|實習生|评论员|編譯|编译")
_REPORTS = re.compile(
    rf"(?P<post>{_KIND}(?:记者|記者|通讯员|通訊員))(?P<who>[\u4e00-\u9fff\s、]{{2,24}}?)(?:报道|報道|報導|报导|摄影报道)[:：\s]"
)
_TAIPEI = re.compile(
    r"[（(【\[]?(?:中央社)?(?P<post>记者|記者)(?P<name>[\u4e00-\u9fff]{2,4})[／/╱]?(?P<place>[\u4e00-\u9fff]{0,6}?)(?:報導|报道|[0-9]{1,2}日電|[一二三四五六七八九十廿]{1,3}日電|[／/╱])"
)
_AGENCY = re.compile(
    r"[（(]?(?:据|據)?(?P<agency>新华社|新華社|中央社|中新社|中国新闻社|中新网|人民网|新华网|塔斯社|法新社|路透社|美联社|美聯社|共同社|朝中社)[^，。]{0,30}?(?:电|電|讯|訊|专电)"
)
_CLOSING = re.compile(r"[（(](?P<who>[^（()）。]{2,60})[）)]\s*$")
_CLOSING_AGENCY = re.compile(r"[（(](?:据|據|均据)?(?P<agency>新华社|新華社|中央社|中新社)(?:电|電|供稿|发)?[）)]\s*$")
_PICTURED = re.compile(
    r"(?:(?:记者|記者|通讯员|通訊員)\s?)?(?P<who>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]{1,2})\s?[／/]?\s?(?P<post>摄影|攝影|摄|攝)[）)]?$"
)
_FIRST_WORDS = 160
_AGENCY_FUNCTION = "通讯社"


def authors_of(elements: Sequence[Element]) -> tuple[Author, ...]:
    """All authors of a story, each once, in the order in which the page names them."""
    found: dict[str, Author] = {}
    for place in PLACES.values():
        for author in place(elements):
            found.setdefault(author.name, author)
    return tuple(found.values())


def read_byline(words: str, function: str = "作者") -> list[Author]:
    """The people in a byline: `本报记者 周 欢 李佩阳` → 周欢 and 李佩阳, both 记者. `function` is for names without one."""
    authors: list[Author] = []
    pending = ""
    for token in filter(None, _SPLIT.split(words)):
        posted = _FUNCTION.fullmatch(token) or _POSTED.fullmatch(token)
        if posted is None:
            tailed = _TAIL.fullmatch(token)
            token, own = (tailed["name"], tailed["post"]) if tailed and len(token) > 2 else (token, function)
        elif posted.re is _POSTED:
            function = own = posted["post"]
            token, pending = posted["rest"], ""
        else:
            function, pending = token, ""
            continue
        pending += token if len(token) == 1 else ""
        name = pending if len(token) == 1 else token
        if len(name) >= 2:
            pending = ""
            if _may_be_name(name):
                authors.append(Author(name, own))
    return authors


def _may_be_name(name: str) -> bool:
    return bool(_HAN_NAME.fullmatch(name)) and (
        not _PERSON_LESS.search(name) or (len(name) <= 3 and is_name(name) and name[-1] not in "报報社讯訊电電")
    )


def bylines(elements: Sequence[Element]) -> Iterator[Author]:
    """Lines of their own in the head, and a line with an author's post and name right under it."""
    for element in elements:
        if element.role is Role.BYLINE:
            yield from read_byline(element.text)
    for element in _body(elements)[:3]:
        if len(element.text) <= 30 and not re.search(r"[。，！？；]", element.text):
            last = element.text.split()[-1] if element.text.split() else ""
            if only_names(element.text) or (last != element.text and is_name(last)) or _WORKER.search(element.text):
                yield from read_byline(
                    element.text if _WORKER.search(element.text) or only_names(element.text) else last
                )


def opening(elements: Sequence[Element]) -> Iterator[Author]:
    """`本报讯(记者 甲 通讯员 乙)8月4日,…`, `本报记者甲报道`, `記者乙／台北報導`."""
    for element in _body(elements)[:4]:
        start = element.text[:_FIRST_WORDS]
        for found in _OPENING.finditer(start):
            if _WORKER.search(found["who"]):
                yield from read_byline(found["who"], "记者")
        reports = _REPORTS.search(start[:80])
        if reports:
            yield from read_byline(f"{reports['post']} {reports['who']}")
        taipei = _TAIPEI.match(start)
        if taipei and is_name(taipei["name"][:3]):
            yield Author(taipei["name"], taipei["post"])


def agency(elements: Sequence[Element]) -> Iterator[Author]:
    """`新华社北京8月5日电`: an agency is an author too."""
    for element in _body(elements)[:2]:
        found = _AGENCY.match(element.text[:60])
        if found:
            yield Author(found["agency"], _AGENCY_FUNCTION)
            return
    found = _CLOSING_AGENCY.search(elements[-1].text[-20:]) if elements else None
    if found:
        yield Author(found["agency"], _AGENCY_FUNCTION)


def closing(elements: Sequence[Element]) -> Iterator[Author]:
    """`（甲 乙）`, `（本报记者 甲 整理）` at the end of the story."""
    for element in _body(elements)[-2:]:
        found = _CLOSING.search(element.text[-70:])
        if found and (only_names(found["who"]) or (_WORKER.search(found["who"]) and len(found["who"]) <= 40)):
            yield from read_byline(
                re.sub(
                    r"(?:对本文|对此文)?(?:亦有贡献|参与采写|参与写作|采访整理|采写|整理|综合报道|报道|編譯|编译)$",
                    "",
                    found["who"],
                )
            )


def pictures(elements: Sequence[Element]) -> Iterator[Author]:
    """`… 新华社记者 甲摄`: who took the picture."""
    for element in _body(elements):
        if len(element.text) > 160:
            continue
        found = _PICTURED.search(element.text[-24:])
        if found:
            name = "".join(found["who"].split())
            for one in (name, name[1:]):
                if is_name(one):
                    yield Author(one, found["post"])
                    break


PLACES: dict[str, Recogniser] = {
    "byline": bylines,
    "opening": opening,
    "closing": closing,
    "picture": pictures,
    "agency": agency,
}


def _body(elements: Sequence[Element]) -> list[Element]:
    return [element for element in elements if element.role not in (Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE)]
