"""Who wrote it: a story with its dateline → people and agencies with the function that the page prints for them.

Read in this order: bylines (`本报记者 甲 乙`), how the story opens (`本报讯(记者 甲 通讯员 乙)`), how it ends
(`（甲 乙）`), who took a picture, which agency sent it (`新华社…电`). Each place has its recogniser; PLACES lists them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsdesk.domain import HEAD_ROLES, Author, Element, Role
from newsdesk.importing.bylines import FUNCTION, KIND, NOT_SAID, read_byline
from newsdesk.importing.dateline_forms import sent_by
from newsdesk.importing.datelines import Standing
from newsdesk.importing.houses import AGENCY, agencies_in
from newsdesk.importing.names import is_name, names_in, only_names
from newsdesk.importing.reporters import joined, names_behind_places
from newsdesk.importing.signs import byline


@dataclass(frozen=True, slots=True)
class Told:
    """A story's elements, and where its dateline stands in them."""

    elements: Sequence[Element]
    dateline: Standing | None

    def body(self) -> list[Element]:
        """What stands neither in the head nor in a byline."""
        return [one for one in self.elements if one.role not in HEAD_ROLES and one.role is not Role.BYLINE]


Recogniser = Callable[[Told], Iterator[Author]]

_WORKER = re.compile(r"记者|記者|通讯员|通訊員|特派员|特派員|实习生|實習生|评论员|編譯|编译")
_REPORTS = re.compile(
    rf"(?P<post>{KIND}(?:记者|記者|通讯员|通訊員))(?P<who>[\u4e00-\u9fff\s、]{{2,24}}?)(?:摄影)?(?:报道|報道|報導|报导)[:：，,\s]"
)
_BRACKETED = re.compile(r"[（(【〔\[](?P<who>[^（()）\]】〕。]{2,120})[）)\]】〕]")
_CLOSING = re.compile(r"[（(](?P<who>[^（()）。]{2,200})[）)]\s*(?:[（(][^（()）]{2,12}稿[）)])?$")
_HAN_NAME = r"[\u4e00-\u9fff]{2,4}"
_SIGNED_ENDS = (
    re.compile(r"——\s?(?P<who>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]{1,2})$"),
    re.compile(rf"[》」]\s?(?P<who>{_HAN_NAME}?)\s?文(?:[\s、]?{_HAN_NAME}摘)?[）)]$"),
    re.compile(rf"[（(](?:作者|译者|譯者)[:：]\s?(?P<who>{_HAN_NAME})(?:[，,、\s].*)?[）)]$"),
)
_CREDITS = re.compile(rf"(?:^|(?<=[。！？”」』）)\s]))(?:{FUNCTION}\s?[／/╱:：]\s?{_HAN_NAME}\s*){{1,3}}$")
_NOT_WHO = re.compile(r"(?:未完|待续|完|附图片?|图表?|上|中|下|续|节选|摘自|资料|略|译文|新华社|中新社|中新|待續)")
_WORK_DONE = re.compile(
    r"[／/\s]?(?:对本文|对此文)?(?:亦有贡献|参与采写|参与写作|采访整理|采写|整理|综合报道|报道|編譯|编译|供稿|[／/\s](?:文|撰文))$"
)
_POST = r"(?:[\u4e00-\u9fff]{0,6}(?:记者|記者|通讯员|通訊員)\s?)?"
_MANY = re.compile(rf"{_POST}(?:{_HAN_NAME}[、，,\s]+){{2,}}{_HAN_NAME}")  # all who wrote, however many
_POSTS = re.compile(r"^.*(?:记者|記者|通讯员|通訊員)\s?")
_ROW = r"(?:[\u4e00-\u9fff]{2,4}[、\s]){0,3}(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s[\u4e00-\u9fff]{1,2})"
_TOOK = r"\s?[／/]?\s?(?P<post>摄影报道|攝影報導|摄影|攝影|摄|攝)"
_PICTURED = re.compile(rf"(?:记者|記者|通讯员|通訊員)?\s?(?P<who>{_ROW}){_TOOK}[）)]?(?:[（(][^（()）]{{2,8}}[）)])?$")
_PICTURED_INSIDE = re.compile(rf"[（(](?:[^（()）。]{{0,12}}[，,、:：\s])?{_POST}(?P<who>{_HAN_NAME}){_TOOK}[）)]")
_WHOLE_CREDIT = re.compile(rf"{_POST}(?P<who>(?!资料|資料|本报|本報|新华|新華|作者)[\u4e00-\u9fff]{{2,3}}){_TOOK}$")
_CLOSING_AGENCY = re.compile(rf"[（(](?:均?[据據])?(?P<agency>{AGENCY})(?:[电電]|供稿|[发發])?[）)]\s*$")
_SENTENCE = re.compile(r"[。，！？；]")
_FIRST_WORDS = 160
_LAST_WORDS = 220
_AGENCY_FUNCTION = "通讯社"


def authors_of(elements: Sequence[Element], dateline: Standing | None) -> tuple[Author, ...]:
    """All authors of a story with its dateline, each once, in the order in which the page names them."""
    told = Told(elements, dateline)
    found: dict[str, Author] = {}
    for place in PLACES.values():
        for author in place(told):
            found.setdefault(author.name, author)
    return tuple(found.values())


def bylines(told: Told) -> Iterator[Author]:
    """Lines of their own in the head, and short lines in the text that say nothing but who wrote."""
    for element in told.elements:
        if element.role is Role.BYLINE or (
            element.role not in HEAD_ROLES and len(element.text) <= 40 and byline(element.text)
        ):
            yield from sent_by(element.text) or read_byline(element.text)
    body = told.body()
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


def opening(told: Told) -> Iterator[Author]:
    """`本报讯(记者 甲 通讯员 乙)8月4日,…`, `本报记者甲报道`, `〔記者乙／台北報導〕`, `本报讯（甲 乙）`."""
    dateline = told.dateline
    for element in told.body()[:4]:
        start = element.text[:_FIRST_WORDS]
        for found in _BRACKETED.finditer(start):
            sent = sent_by(found["who"])
            if sent:
                yield from sent
            elif _WORKER.search(found["who"]):
                yield from read_byline(found["who"], "记者")
        yield from _reports(_BRACKETED.sub("　", start[:80]))
        if dateline and dateline[0] is element and dateline[1].start < _FIRST_WORDS:
            behind = _BRACKETED.match(element.text[dateline[1].end :].lstrip())
            if behind and only_names(behind["who"]):
                yield from read_byline(behind["who"])


def _reports(words: str) -> Iterator[Author]:
    """`记者甲、通讯员乙报道：`, `记者甲 北京报道` among the first words."""
    reports = _REPORTS.search(words)
    sent = sent_by(words, anywhere=True)
    yield from sent or (read_byline(f"{reports['post']} {reports['who']}") if reports else [])


def closing(told: Told) -> Iterator[Author]:
    """`（甲 乙）`, `（某地 甲）`, `（本报记者 甲 整理）`, `——甲`, `攝影╱甲` at the end of the story."""
    for element in told.body()[-2:]:
        end = element.text[-_LAST_WORDS:]
        found = _CLOSING.search(end)
        who = _WORK_DONE.sub("", found["who"]) if found else ""
        behind_places = names_behind_places(who)  # first: 黄山市 would pass for a name as well
        if behind_places:
            yield from (Author(name, NOT_SAID) for name in behind_places)
        elif _closes(who):
            yield from read_byline(who)
        for pattern in _SIGNED_ENDS:
            signed = pattern.search(end)
            if signed and is_name("".join(signed["who"].split())):
                yield from read_byline(signed["who"])


def _closes(who: str) -> bool:
    """Whether what a closing bracket holds is people: with their function, or names alone."""
    if _WORKER.search(who):
        return len(who) <= 40 or _MANY.fullmatch(who) is not None
    names = names_in(who) or []
    return bool(names) and len(who) <= 24 and not _NOT_WHO.fullmatch(who) and all(map(is_name, names))


def credited(told: Told) -> Iterator[Author]:
    """`報導．攝影╱甲` at the end of a paragraph: some papers credit every part of a story."""
    for element in told.body():
        found = _CREDITS.search(element.text[-60:])
        if found:
            yield from (one for one in read_byline(found[0]) if is_name(one.name))


def pictures(told: Told) -> Iterator[Author]:
    """`… 新华社记者 甲摄`, `（见图，甲摄）`: who took the picture."""
    for element in told.body():
        whole = _WHOLE_CREDIT.match(element.text)
        if whole:
            yield Author(whole["who"], whole["post"])
        short = _PICTURED.search(element.text[-30:]) if len(element.text) <= 160 else None
        for found in filter(None, (short, *_PICTURED_INSIDE.finditer(element.text))):
            yield from (Author(name, found["post"]) for name in _who_pictured(found["who"]))


def _who_pictured(who: str) -> Iterator[str]:
    """The names in the words before 摄; of a word that runs on from a caption the end may be one."""
    for word in joined(re.split(r"[、\s]", _POSTS.sub("", who))):
        name = next((one for one in (word, word[1:]) if is_name(one)), None)
        if name:
            yield name


def agency(told: Told) -> Iterator[Author]:
    """`新华社北京8月5日电`, `（据新华社电）`: an agency is an author too."""
    last = told.elements[-1].text[-20:] if told.elements else ""
    credit = _CLOSING_AGENCY.search(last)
    sent = agencies_in(told.dateline[1].agency or "") if told.dateline else []
    for name in sent or agencies_in(credit["agency"] if credit else ""):
        yield Author(name, _AGENCY_FUNCTION)


PLACES: dict[str, Recogniser] = {
    "byline": bylines,
    "opening": opening,
    "closing": closing,
    "credits": credited,
    "picture": pictures,
    "agency": agency,
}
