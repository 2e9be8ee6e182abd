"""What a search means: whether a query matches an article, and where. Pure; the index must find exactly the same.

A term stands in one element where its tokens follow each other there (see `newsdesk.search.tokens`). Terms meet in an
article, each anywhere in it. Knows nothing of the index or of SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date as day
from typing import Protocol

from newsdesk.domain import Author, Element, ElementHits, Folding, HitSpan
from newsdesk.search.fields import page_label
from newsdesk.search.foldings import folding
from newsdesk.search.terms import Passage, Stretch, are_near, near_occurrences, occurrences, stands_in
from newsdesk.search.tree import (
    ROLES,
    And,
    Dates,
    Near,
    Not,
    Nothing,
    Or,
    Pages,
    Query,
    Scope,
    Within,
    Words,
    scoped_terms,
    terms,
)


class Searchable(Protocol):
    """What a search looks at in an article; `newsdesk.domain.Article` is one."""

    @property
    def newspaper(self) -> str | None:
        """The newspaper's name."""

    @property
    def date(self) -> day | None:
        """The edition's day."""

    @property
    def page(self) -> str | None:
        """The number of the page on which the article starts."""

    @property
    def section(self) -> str | None:
        """That page's name."""

    @property
    def authors(self) -> Sequence[Author]:
        """Who signed the article."""

    @property
    def elements(self) -> Sequence[Element]:
        """Its headlines and paragraphs, in reading order."""


def matches(query: Query, article: Searchable) -> bool:
    """Whether `query` matches `article`. This is the meaning of a search."""
    return _Reading(article).matches(query, Scope.ELEMENTS)


def matches_text(query: Query, text: str) -> bool:
    """Whether the terms of `query` stand in `text` alone: a newspaper's or a section's name, say."""
    return _Reading(_Name(text)).matches(query, Scope.PAPER)


def matches_day(dates: Dates, date: day | None) -> bool:
    """Whether a day lies between two; an unknown day does not."""
    return date is not None and (dates.first or day.min) <= date <= (dates.last or day.max)


def matches_page(pages: Pages, number: str | None) -> bool:
    """Whether a page, by its number as printed, is one of `pages`."""
    label = page_label(number or "")
    if label is None or (label.before, label.after) != (pages.first.before, pages.first.after):
        return False
    return pages.first.number <= label.number <= pages.last.number


def hits(query: Query, article: Searchable) -> tuple[ElementHits, ...]:
    """Where the terms of `query` stand in the elements of `article`, in reading order.

    Spans are code points of an element's text; those of one term do not overlap. `term` is the term's number in
    `tree.terms`. Of a NEAR, only places that are near enough to each other are hits.
    """
    numbers = {term: number for number, term in enumerate(terms(query))}
    found = ((place, _spans(query, element, numbers)) for place, element in enumerate(article.elements))
    return tuple(ElementHits(place, spans) for place, spans in found if spans)


def _spans(query: Query, element: Element, numbers: dict[Words, int]) -> tuple[HitSpan, ...]:
    passage = Passage(element.text)
    spans = {
        _hit(term, stretch, numbers[term], element.text)
        for scope, part in scoped_terms(query)
        if element.role in ROLES.get(scope, ())
        for term, stretch in _stretches(part, passage)
    }
    return tuple(sorted(spans))


def _hit(term: Words, stretch: Stretch, number: int, text: str) -> HitSpan:
    through = None
    if stretch.folded:  # characters that have no counterpart (a ligature's letters) are forms of it as well
        through = folding(term.text, text[stretch.start : stretch.end]) or Folding.VARIANT
    return HitSpan(stretch.start, stretch.end, number, stretch.folded, through)


def _stretches(part: Words | Near, passage: Passage) -> Iterator[tuple[Words, Stretch]]:
    if isinstance(part, Words):
        yield from ((part, stretch) for stretch in occurrences(part, passage))
    else:
        for term, stretches in near_occurrences(part, passage):
            yield from ((term, stretch) for stretch in stretches)


class _Name:
    """A name as if it were the newspaper of an article that has nothing else."""

    date = page = section = None
    authors = elements = ()

    def __init__(self, name: str) -> None:
        self.newspaper = name


class _Reading:
    """An article's texts by scope, each read when a term first asks for it."""

    def __init__(self, article: Searchable) -> None:
        self._article = article
        self._passages: dict[Scope, list[Passage]] = {}

    def matches(self, query: Query, scope: Scope) -> bool:
        match query:
            case And(parts):
                return all(self.matches(part, scope) for part in parts)
            case Or(parts):
                return any(self.matches(part, scope) for part in parts)
            case Not(part):
                return not self.matches(part, scope)
            case Within(inner, part):
                return self.matches(part, inner)
            case _:
                return self._matches_leaf(query, scope)

    def _matches_leaf(self, query: Words | Near | Dates | Pages | Nothing, scope: Scope) -> bool:
        match query:
            case Words():
                return any(stands_in(query, passage) for passage in self._read(scope))
            case Near():
                return any(are_near(query, passage) for passage in self._read(scope))
            case Dates():
                return matches_day(query, self._article.date)
            case Pages():
                return matches_page(query, self._article.page)
            case Nothing():
                return False

    def _read(self, scope: Scope) -> list[Passage]:
        if scope not in self._passages:
            self._passages[scope] = [Passage(text) for text in self._of(scope)]
        return self._passages[scope]

    def _of(self, scope: Scope) -> list[str]:
        match scope:
            case Scope.AUTHOR:
                return [author.name for author in self._article.authors]
            case Scope.PAPER:
                return [self._article.newspaper or ""]
            case Scope.SECTION:
                return [self._article.section or ""]
            case _:
                return [element.text for element in self._article.elements if element.role in ROLES[scope]]
