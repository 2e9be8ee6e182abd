"""Who wrote it: a story's elements → people and agencies with the function that the page prints for them.

Read in this order: bylines (`本报记者 甲 乙`), how the story opens (`本报讯(记者 甲 通讯员 乙)`), how it ends
(`（甲 乙）`), who took a picture, which agency sent it (`新华社…电`). Each place has its recogniser; PLACES lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newsdesk.domain import HEAD_ROLES, Author, Element, Role
from newsdesk.importing.bylines import KIND, read_byline
from newsdesk.importing.names import is_name, names_in, only_names
from newsdesk.importing.signs import byline

Recogniser = Callable[[Sequence[Element]], Iterator[Author]]

_WORKER = re.compile(r"记者|記者|通讯员|通訊員|特派员|特派員|实习生|實習生|评论员|編譯|编译")
_OPENING = re.compile(r"[（(【\[](?P<who>[^（()）\]】。]{2,120})[）)\]】]")
_REPORTS = re.compile(
    rf"(?P<post>{KIND}(?:记者|記者|通讯员|通訊員))(?P<who>[\u4e00-\u9fff\s、]{{2,24}}?)(?:摄影)?(?:报道|報道|報導|报导)[:：，,\s]"
)
_POST_AND_PLACE = re.compile(
    r"[（(【\[]?(?:中央社)?(?P<post>记者|記者)(?P<name>[\u4e00-\u9fff]{2,4})[／/╱]?[\u4e00-\u9fff]{0,6}?"
    r"(?:報導|报道|[0-9一二三四五六七八九十廿]{1,3}日電|[／/╱])"
)
_AGENCY_NAMES = (
    r"(?P<agency>新华社|新華社|中央社|中新社|中国新闻社|中新网|人民网|新华网|"
    r"塔斯社|法新社|路透社|美联社|美聯社|共同社|朝中社)"
)
_AGENCY = re.compile(rf"[（(]?(?:据|據)?{_AGENCY_NAMES}[^，。]{{0,30}}?(?:电|電|讯|訊)")
_CLOSING_AGENCY = re.compile(rf"[（(](?:均?[据據])?{_AGENCY_NAMES}(?:电|電|供稿|发)?[）)]\s*$")
_CLOSING = re.compile(r"[（(](?P<who>[^（()）。]{2,60})[）)]\s*(?:[（(][^（()）]{2,12}稿[）)])?$")
_CLOSING_DASH = re.compile(r"——\s?(?P<who>[\u4e00-\u9fff]{2,4})$")
_CLOSING_SOURCE = re.compile(r"[》」]\s?(?P<who>[\u4e00-\u9fff]{2,4})\s?文(?:[\s、][\u4e00-\u9fff]{2,4}摘)?[）)]$")
_NOT_WHO = re.compile(r"(?:未完|待续|完|附图片?|图表?|上|中|下|续|节选|摘自|资料|略|译文|新华社|中新社|中新|待續)")
_WORK_DONE = re.compile(r"(?:对本文|对此文)?(?:亦有贡献|参与采写|参与写作|采访整理|采写|整理|综合报道|报道|編譯|编译)$")
_PICTURED = re.compile(
    r"(?:(?:记者|記者|通讯员|通訊員)\s?)?(?P<who>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]{1,2})"
    r"\s?[／/]?\s?(?P<post>摄影|攝影|摄|攝)[）)]?$"
)
_SENTENCE = re.compile(r"[。，！？；]")
_FIRST_WORDS = 160
_AGENCY_FUNCTION = "通讯社"


def authors_of(elements: Sequence[Element]) -> tuple[Author, ...]:
    """All authors of a story, each once, in the order in which the page names them."""
    found: dict[str, Author] = {}
    for place in PLACES.values():
        for author in place(elements):
            found.setdefault(author.name, author)
    return tuple(found.values())


def bylines(elements: Sequence[Element]) -> Iterator[Author]:
    """Lines of their own in the head, and short lines in the text that say nothing but who wrote."""
    for element in elements:
        if element.role is Role.BYLINE or (
            element.role not in HEAD_ROLES and len(element.text) <= 40 and byline(element.text)
        ):
            yield from read_byline(element.text)
    body = _body(elements)
    for element in [*body[:3], *body[-1:]]:
        if len(element.text) <= 30 and not _SENTENCE.search(element.text):
            yield from _signed(element.text)


def _signed(words: str) -> Iterator[Author]:
    """`某地某职务 甲乙`, or a name alone: a short line of the text that signs it."""
    pieces = words.split()
    if only_names(words):
        yield from read_byline(words)
    elif len(pieces) > 1 and is_name(pieces[-1]):
        yield from read_byline(pieces[-1])


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
        placed = _POST_AND_PLACE.match(start)
        if placed and is_name(placed["name"][:3]):
            yield Author(placed["name"], placed["post"])


def closing(elements: Sequence[Element]) -> Iterator[Author]:
    """`（甲 乙）`, `（本报记者 甲 整理）`, `——甲` at the end of the story."""
    for element in _body(elements)[-2:]:
        end = element.text[-70:]
        found = _CLOSING.search(end)
        if found and _closes(found["who"]):
            yield from read_byline(_WORK_DONE.sub("", found["who"]))
        for pattern in (_CLOSING_DASH, _CLOSING_SOURCE):
            signed = pattern.search(end)
            if signed and is_name(signed["who"]):
                yield from read_byline(signed["who"])


def _closes(who: str) -> bool:
    """Whether what a closing bracket holds is people: with their function, or names alone."""
    if _WORKER.search(who):
        return len(who) <= 40
    names = names_in(who)
    return bool(names) and len(who) <= 24 and not _NOT_WHO.fullmatch(who) and all(map(is_name, names or ()))


def pictures(elements: Sequence[Element]) -> Iterator[Author]:
    """`… 新华社记者 甲摄`: who took the picture."""
    for element in _body(elements):
        found = _PICTURED.search(element.text[-24:]) if len(element.text) <= 160 else None
        if found:
            name = "".join(found["who"].split())
            person = next((one for one in (name, name[1:]) if is_name(one)), None)
            if person:
                yield Author(person, found["post"])


def agency(elements: Sequence[Element]) -> Iterator[Author]:
    """`新华社北京8月5日电`, `（据新华社电）`: an agency is an author too."""
    found = next(filter(None, (_AGENCY.match(element.text[:60]) for element in _body(elements)[:2])), None)
    found = found or (_CLOSING_AGENCY.search(elements[-1].text[-20:]) if elements else None)
    if found:
        yield Author(found["agency"], _AGENCY_FUNCTION)


PLACES: dict[str, Recogniser] = {
    "byline": bylines,
    "opening": opening,
    "closing": closing,
    "picture": pictures,
    "agency": agency,
}


def _body(elements: Sequence[Element]) -> list[Element]:
    return [element for element in elements if element.role not in HEAD_ROLES and element.role is not Role.BYLINE]
