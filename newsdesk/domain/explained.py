"""What a query asks for, told apart from how it was typed: for whoever puts it into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SearchedIn(StrEnum):
    """Where a term is looked for."""

    ARTICLE = "article"  # headlines, byline and body
    TITLE = "title"
    BODY = "body"
    AUTHOR = "author"
    PAPER = "paper"
    SECTION = "section"


@dataclass(frozen=True, slots=True)
class AskedTerm:
    """A term. `strict` is found as written alone; behind one that `goes_on` further letters and digits may follow."""

    text: str
    strict: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class AskedTerms:
    """All of these terms, each anywhere in `where`; or, with `any_of_them`, one of them at least."""

    where: SearchedIn
    terms: tuple[AskedTerm, ...]
    any_of_them: bool = False


@dataclass(frozen=True, slots=True)
class AskedNear:
    """One term of `left` and one of `right` in one paragraph or headline, at most `distance` characters between."""

    where: SearchedIn
    left: tuple[AskedTerm, ...]
    right: tuple[AskedTerm, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class AskedDates:
    """A day from `first` to `last`, both included; None leaves a side open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class AskedPages:
    """A start on one of these pages, both included."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class AskedAll:
    """All of the parts."""

    parts: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AskedAny:
    """One of the parts at least."""

    parts: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class AskedNot:
    """Everything but `part`."""

    part: Asked


Asked = AskedTerms | AskedNear | AskedDates | AskedPages | AskedAll | AskedAny | AskedNot


class Overlooked(StrEnum):
    """What in a query's text means something else than it may have been meant for."""

    PUNCTUATION = "punctuation"  # outside quotation marks: it only separates terms
    STAR_ALONE = "star_alone"
    STAR_IDLE = "star_idle"  # behind what is found inside longer words anyway
    QUOTE_ALONE = "quote_alone"
    QUOTES_EMPTY = "quotes_empty"
    BRACKET_ALONE = "bracket_alone"
    SIGN_AS_WORD = "sign_as_word"  # AND, OR, NOT, NEAR without what they join
    SMALL_SIGN = "small_sign"  # and, or, not, near
    NO_SUCH_FIELD = "no_such_field"
    FIELD_EMPTY = "field_empty"
    FIELD_WITHOUT_DATE = "field_without_date"
    FIELD_NEEDS_SPACE = "field_needs_space"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something overlooked: what (`value`, as typed), where it first stands, and what to write instead, if anything.

    `start` and `end` are code points of the query's text, half-open.
    """

    about: Overlooked
    value: str
    start: int
    end: int
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Explained:
    """A query's meaning. `query` is its text as the program writes it; `asks` is None where there is no term in it."""

    query: str
    asks: Asked | None
    remarks: tuple[Remark, ...]
