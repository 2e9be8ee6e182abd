"""Keywords: the lists that a person keeps, where their terms stand in articles, and what an article is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from newsdesk.domain.archive import Problem


class ListKind(StrEnum):
    """What the terms of a list are. The values stand in the archive."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TERM = "term"


class Tint(StrEnum):
    """The colours that a list or a term can have; the window gives each its value in light and dark.

    The names are those of Okabe and Ito's palette, which people who see colours differently can tell apart. The values
    stand in the archive and in exported lists.
    """

    ORANGE = "orange"
    SKY = "sky"
    GREEN = "green"
    YELLOW = "yellow"
    BLUE = "blue"
    VERMILION = "vermilion"
    PURPLE = "purple"
    GREY = "grey"


class Underline(StrEnum):
    """The line below what a list marks, so that lists are told apart without colours too. The values are archived."""

    SOLID = "solid"
    DOTTED = "dotted"
    DASHED = "dashed"
    DOUBLE = "double"
    WAVE = "wave"


@dataclass(frozen=True, slots=True)
class KeywordList:
    """A named list of terms. An `active` one is marked in every article; one `in_dictionary` gives jieba its words.

    `place` counts the lists from 0 in the order in which a person keeps them. `uid` is the same on every machine.
    `state` rises with every change of the list or of its terms. `terms` says how many it has.
    """

    id: int
    uid: str
    name: str
    kind: ListKind
    tint: Tint
    underline: Underline
    active: bool
    in_dictionary: bool
    notes: str
    place: int
    state: int
    terms: int


@dataclass(frozen=True, slots=True)
class KeywordTerm:
    """A term of a list with the other ways to write it, which are marked as it is. `tint` None: that of the list.

    `list` is the number of the list, `place` orders the terms in it.
    """

    id: int
    list: int
    text: str
    aliases: tuple[str, ...] = ()
    tint: Tint | None = None
    notes: str = ""
    place: int = 0


@dataclass(frozen=True, slots=True)
class NewTerm:
    """A term that a person wants in a list."""

    text: str
    aliases: tuple[str, ...] = ()
    tint: Tint | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A line of a list to be imported (or the term with this number of those to be added), counted from 1, and why.

    `text` is its beginning, for a report. `newsdesk.wording` turns the problem into a sentence.
    """

    line: int
    text: str
    problem: Problem


@dataclass(frozen=True, slots=True)
class AddedTerms:
    """What became of the terms that a person wanted to add, line by line.

    `added` are the terms as they stand now; deleting them undoes the adding. `repeated` were in the list already, under
    these characters or others that a search takes for the same, and changed nothing. `passed_over` could not be added.
    `doubtful` were added, but a person should look at them: one character alone marks a great deal.
    """

    added: tuple[KeywordTerm, ...]
    repeated: tuple[PassedOver, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    doubtful: tuple[PassedOver, ...] = ()


class Mark(NamedTuple):
    """A stretch of an element's text where a term of a list stands; code points of that text, half-open."""

    start: int
    end: int
    list: int  # the number of the list
    term: int  # the number of the term


@dataclass(frozen=True, slots=True)
class ElementMarks:
    """The marks in the element with this number (counted from 0 in the article), from left to right.

    Those of one list never overlap; those of different lists may.
    """

    element: int
    marks: tuple[Mark, ...]


class TermCount(NamedTuple):
    """How often a term stands in some articles, and in how many of them."""

    occurrences: int
    articles: int


@dataclass(frozen=True, slots=True)
class Keyword:
    """A word that says what an article is about.

    `text` is as it is printed there. `occurrences` are its places in this article and `articles` those of the archive
    that hold it, both as a search finds it. `weight` orders the words of one article and means nothing beyond.
    """

    text: str
    kind: ListKind
    occurrences: int
    articles: int
    weight: float


@dataclass(frozen=True, slots=True)
class ArticleKeywords:
    """What an article is about, and the people, places and organisations in it; each with the weightiest first.

    No word stands in two of the four.
    """

    about: tuple[Keyword, ...]
    people: tuple[Keyword, ...]
    places: tuple[Keyword, ...]
    organisations: tuple[Keyword, ...]
