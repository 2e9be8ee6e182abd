"""What the archive hands over: reports of imports, places in the tree, lines of lists, articles, its state."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from newsdesk.domain.editions import Author, Dateline, Element, Evidence, Page, headline_of


class ImportStatus(StrEnum):
    """What became of one file. The values stand in the JSON of `import`."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    UPDATED = "updated"  # the bytes were held already, but the person gave another newspaper or date
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """One source's line in the report of an import. `problem` says why it was refused, None otherwise."""

    path: str
    status: ImportStatus
    edition: str | None = None  # the edition's uid
    articles: int = 0
    encoding: str | None = None
    sha256: str | None = None
    newspaper: str | None = None
    newspaper_from: Evidence | None = None  # where it was read; None where it is not known
    date: date | None = None
    date_from: Evidence | None = None
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
    issues: int  # see Holdings
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
    dateline: Dateline | None = None

    @property
    def headline(self) -> str:
        """The headline, or the first words of the text where the article has none."""
        return headline_of(self.elements)


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
    """What an archive, or a place in it, holds.

    An issue is all of one newspaper's day, in however many editions (files) its pages came; an edition of which
    newspaper or day is not known counts as one of its own.
    """

    issues: int
    editions: int
    articles: int
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Damage:
    """Something `verify` found: what is damaged (source, index, database), which one, and how.

    `problem` is a code, or a line of SQLite's own about its file.
    """

    kind: str
    name: str
    problem: str


@dataclass(frozen=True, slots=True)
class FixityReport:
    """What `verify` looked at and what it found damaged."""

    checked: int
    damaged: tuple[Damage, ...] = field(default=())
