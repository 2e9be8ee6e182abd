"""The newsroom's words as plain values, shared by every room of the program.

Imports nothing of ours. All values are immutable. Spans are half-open ranges of code points in the decoded text of a
source (its bytes decoded, a leading byte order mark dropped, nothing else changed).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
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


# ---------------------------------------------------------------- what importing hands over


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
class Furniture:
    """A piece of the page that belongs to no article."""

    role: FurnitureRole
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page (版) of an edition. `number` as citations write it, without leading zeros by `citation_number`."""

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


# ---------------------------------------------------------------- what the archive hands over


class ImportStatus(StrEnum):
    """What became of one file. The values stand in the JSON of `import`."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    UPDATED = "updated"  # the bytes were held already, but the person gave another newspaper or date
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """One file's line in the report of an import. `reason` is None or the problem, as a code with values."""

    path: str
    status: ImportStatus
    edition: str | None = None  # the edition's uid
    articles: int = 0
    encoding: str | None = None
    sha256: str | None = None
    newspaper: str | None = None
    date: date | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the world that went wrong, as a code with values; `newsdesk.wording` turns it into a sentence."""

    code: str
    values: tuple[tuple[str, str], ...] = ()

    def value(self, name: str) -> str:
        """The value called `name`. Raises KeyError where there is none."""
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class Place:
    """A node of the editions tree: all, a newspaper, a year, a month, a day, or a page of it.

    Levels are filled from the left. `newspaper` is the archive's number of the newspaper; 0 stands for editions whose
    newspaper nobody knows. `year` 0 stands for editions without a date (then month and day are 0 as well). `page` is a
    page's number; "" for articles without one.
    """

    newspaper: int | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    page: str | None = None


EVERYWHERE = Place()


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """A child of a place in the tree, and what it holds. `name` is the newspaper's or the section's name, if any."""

    place: Place
    name: str | None
    editions: int
    articles: int


class Sort(StrEnum):
    """The order of a list of articles. The values stand in the command line."""

    DATE_DESC = "date-desc"
    DATE_ASC = "date-asc"
    RELEVANCE = "relevance"


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article as a line of a list."""

    id: int  # the archive's own number: quick, but only good inside this archive
    uid: str  # the stable identity
    headline: str
    kicker: str
    deck: str
    opening: str  # the first line or two of the body
    authors: tuple[str, ...]
    characters: int  # visible characters of all elements
    newspaper: str | None
    date: date | None
    page: str | None
    section: str | None


@dataclass(frozen=True, slots=True)
class Article:
    """An article with everything a reader or a writer of files needs."""

    id: int
    uid: str
    newspaper: str | None
    date: date | None
    page: str | None
    section: str | None
    authors: tuple[Author, ...]
    elements: tuple[Element, ...]
    confidence: float
    edition: str  # the edition's uid
    source_sha256: str
    source_name: str

    @property
    def headline(self) -> str:
        """The headline, or the first words of the text where the article has none."""
        return headline_of(self.elements)


def headline_of(elements: Sequence[Element]) -> str:
    """What to call an article in a list: its headline, else its other heads, else the first words of its text."""
    for wanted in ({Role.HEADLINE}, HEAD_ROLES, frozenset(Role)):
        named = [e.text for e in elements if e.role in wanted]
        if named:
            return named[0] if len(named[0]) <= 60 or wanted != frozenset(Role) else named[0][:40] + "…"
    return ""


class HitSpan(NamedTuple):
    """A stretch of an element's text that a term of the query matched; code points of that text, half-open."""

    start: int
    end: int
    term: int  # the number of the term in the query, for its colour
    folded: bool  # reached through folding other than letter case and width: 繁, 简, variants


@dataclass(frozen=True, slots=True)
class ElementHits:
    """The hits in the element with this number (counted from 0 in the article)."""

    element: int
    spans: tuple[HitSpan, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of an element's text around its first hits; spans are code points of `text`."""

    text: str
    spans: tuple[HitSpan, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """How many articles match and the asked-for stretch of their numbers, in order."""

    total: int
    ids: tuple[int, ...]
    milliseconds: float


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as it is held: what counts, on what evidence, and the source it came from."""

    uid: str
    newspaper: str | None
    newspaper_evidence: Evidence | None
    date: date | None
    date_evidence: Evidence | None
    pages: tuple[Page, ...]
    articles: int
    source_name: str
    source_path: str  # as it was at the import
    source_sha256: str
    source_size: int  # bytes
    imported_at: datetime  # UTC
    encoding: str
    encoding_reason: str  # see Decoded
    encoding_doubtful: bool


@dataclass(frozen=True, slots=True)
class Holdings:
    """What an archive, or a place in it, holds."""

    editions: int
    articles: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Something `verify` found: what is damaged (source, index, database), which one, and how, as a code."""

    kind: str
    name: str
    problem: str


@dataclass(frozen=True, slots=True)
class FixityReport:
    """What `verify` looked at and what it found damaged."""

    checked: int
    damaged: tuple[Damage, ...] = field(default=())
