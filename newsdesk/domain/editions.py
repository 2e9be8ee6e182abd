"""What is read in a source: roles, elements, articles, furniture, pages, and the edition they make up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of code points: `start` is the first one inside, `end` the first one beyond."""

    start: int
    end: int


class Role(StrEnum):
    """What an element is to its article. The values stand in the archive and in the JSON of `parse` and `show`."""

    KICKER = "kicker"  # 引题, 肩题
    HEADLINE = "headline"  # 主题
    DECK = "deck"  # 副题
    BYLINE = "byline"  # a line of its own: 本报记者 …
    PARAGRAPH = "paragraph"
    SUBHEAD = "subhead"  # 小标题
    CAPTION = "caption"  # 图片说明
    CREDIT = "credit"  # who took the picture, where the text came from
    NOTE = "note"  # 编者按


HEAD_ROLES = frozenset({Role.KICKER, Role.HEADLINE, Role.DECK})


class FurnitureRole(StrEnum):
    """What a line is that belongs to the page rather than to an article."""

    MASTHEAD = "masthead"  # 报头
    FOLIO = "folio"  # 页眉: page number, section, date
    EDITORS = "editors"  # 责编
    JUMP = "jump"  # 下转, 上接
    ADVERT = "advert"
    OTHER = "other"


class Evidence(StrEnum):
    """Where a field of an edition was read. A field without evidence is not filled in."""

    MASTHEAD = "masthead"
    FOLIO = "folio"
    FILE_NAME = "file_name"
    GIVEN = "given"  # the person named it for a whole import
    CORRECTED = "corrected"  # the person changed it afterwards


@dataclass(frozen=True, slots=True)
class Found:
    """One field of an edition as it was read: its value as text, the evidence, and where it stood in the text."""

    value: str
    evidence: Evidence
    span: Span | None = None  # None where the evidence is not in the text: a file's name, the person


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's bytes as text. `encoding` is a Python codec name (utf-8, utf-16, gb18030, big5hkscs …).

    `reason` is a code for how it was decided: mark (a byte order mark), strict (valid UTF-8), plausible (the more
    plausible of several), with `doubtful` true where the decision was close or characters had to be replaced.
    """

    text: str
    encoding: str
    reason: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Element:
    """A headline, a byline line, a paragraph … `text` is what a reader should see, mended, on one line."""

    role: Role
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Author:
    """A person or agency named as author. `function` is the field's word as printed: 记者, 通讯员, 摄影, 作者 …"""

    name: str
    function: str


@dataclass(frozen=True, slots=True)
class Dateline:
    """Who sent a report, from where, on which day: 新华社, 北京, 8月5日. Each as it is printed, None where it is not.

    `spans` are the whole dateline (`据新华社北京8月5日电`), a span a printed line. Which date the day is depends on the
    edition's own, which a person may correct: `newsdesk.domain.dateline_date` works it out.
    """

    agency: str | None
    place: str | None
    day: str | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A piece of the page that belongs to no article."""

    role: FurnitureRole
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page (版) of an edition. `number` as it is printed; whoever cites it leaves leading zeros out."""

    number: str
    name: str | None = None  # 版名: 要闻, 国际 …
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """One story as it was cut. `page` is the number of the page on which it starts, None where nothing says so."""

    elements: tuple[Element, ...]
    authors: tuple[Author, ...] = ()
    page: str | None = None
    confidence: float = 1.0  # 0 to 1: the program's own estimate that the story is cut exactly right
    dateline: Dateline | None = None


@dataclass(frozen=True, slots=True)
class ParsedEdition:
    """A whole text edition, read. Every visible character of the text is owned by exactly one span."""

    articles: tuple[ParsedArticle, ...]
    furniture: tuple[Furniture, ...] = ()
    newspaper: Found | None = None
    date: Found | None = None  # the value is ISO 8601: 2021-08-06
    pages: tuple[Page, ...] = ()
    splitter: str = ""  # the version of the rules that cut it, as the splitter names itself


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A file taken in and read, ready to be stored: the unchanged bytes and all that was made of them."""

    path: str
    content: bytes
    sha256: str
    decoded: Decoded
    edition: ParsedEdition


@dataclass(frozen=True, slots=True)
class Given:
    """What the person says about all files of an import; it goes before anything read in them."""

    newspaper: str | None = None
    date: date | None = None


def headline_of(elements: Sequence[Element]) -> str:
    """What to call an article in a list: its headline, else its other heads, else the first words of its text."""
    for wanted in ({Role.HEADLINE}, HEAD_ROLES, frozenset(Role)):
        named = [e.text for e in elements if e.role in wanted]
        if named:
            return named[0] if len(named[0]) <= 60 or wanted != frozenset(Role) else named[0][:40] + "…"
    return ""
