"""Narrowing a query by a click or a drag: its text goes in, the text that also asks for a facet or for days comes out.

What is changed stands at the top of the query, among what all has to hold; what is in brackets, behind OR or behind a
minus stays as it was typed. All comes out as `newsdesk.search.writing` writes it. Knows neither articles nor SQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date

from newsdesk.domain import Facet
from newsdesk.search.fields import page_label
from newsdesk.search.fold import KINDS, Kind
from newsdesk.search.lexer import is_bare
from newsdesk.search.query import parse
from newsdesk.search.tokens import words
from newsdesk.search.tree import And, Dates, Nothing, Pages, Query, Scope, Within, Words, both
from newsdesk.search.writing import write, write_label

_SCOPES = {Facet.NEWSPAPER: Scope.PAPER, Facet.SECTION: Scope.SECTION, Facet.AUTHOR: Scope.AUTHOR}
_YEAR = re.compile("[0-9]{4}")


def narrowed(query: str, facet: Facet, value: str) -> str:
    """`query` with this value of a facet asked for as well, in the place of another that stands there.

    The value that stands there already is taken away. One that no query can ask for (a page without a number, a blank
    name) changes nothing. Raises QueryError for a query that cannot be read, or gets too deep.
    """
    wanted = _asking_for(facet, value)
    parts = _top(query)
    if wanted is None:
        return _written(parts)
    same = _of_facet(facet)
    if any(same(part) and _same_value(part, wanted) for part in parts):
        return _written([part for part in parts if not (same(part) and _same_value(part, wanted))])
    replaced = _is_dates if facet is Facet.YEAR else same
    return _written(_with(parts, replaced, wanted))


def with_dates(query: str, first: date | None, last: date | None) -> str:
    """`query` with its days between these two, in whichever order; None leaves a side open, both None every day.

    Raises QueryError as `narrowed` does.
    """
    if first and last and first > last:
        first, last = last, first
    return _written(_with(_top(query), _is_dates, Dates(first, last) if first or last else None))


def standing_facets(query: str) -> dict[Facet, str]:
    """Which facets `query` asks for, each with its first value as it stands there. Raises QueryError.

    A page is written as `A1`, however it is printed: whether a value of a facet is the one that stands there, `stands`
    says.
    """
    found: dict[Facet, str] = {}
    for part in _top(query):
        for facet in Facet:
            if _of_facet(facet)(part):
                found.setdefault(facet, _value(part))
    return found


def standing_dates(query: str) -> tuple[date | None, date | None] | None:
    """The days between which `query` asks for articles, None where a side is open. Raises QueryError.

    None for a query that asks for every day; where dates stand several times, the first of them.
    """
    return next(((part.first, part.last) for part in _top(query) if isinstance(part, Dates)), None)


def stands(query: str, facet: Facet, value: str) -> bool:
    """Whether `query` asks for this value of a facet, so that a click would take it away. Raises QueryError."""
    wanted = _asking_for(facet, value)
    same = _of_facet(facet)
    return wanted is not None and any(same(part) and _same_value(part, wanted) for part in _top(query))


def name_words(name: str) -> Words:
    """The term that asks for a whole name, in quotation marks where it would come apart."""
    first = KINDS[name[0]] if name else Kind.INVISIBLE  # invisible characters before a term are not read
    return Words(name, quoted=not is_bare(name) or first is Kind.INVISIBLE)


def _asking_for(facet: Facet, value: str) -> Query | None:
    """The part of a query that asks for a value; None where there is none."""
    if facet is Facet.YEAR:
        year = int(value) if _YEAR.fullmatch(value) else 0
        return Dates(date(year, 1, 1), date(year, 12, 31)) if year else None
    if facet is Facet.PAGE:
        label = page_label(value)
        return Pages(label, label) if label else None
    name = name_words(value)
    return Within(_SCOPES[facet], name) if words(value).strip() else None


def _of_facet(facet: Facet) -> Callable[[Query], bool]:
    """What tells whether a part of a query asks for a value of this facet."""
    match facet:
        case Facet.YEAR:
            return _is_year
        case Facet.PAGE:
            return lambda part: isinstance(part, Pages) and part.first == part.last
        case _:
            scope = _SCOPES[facet]
            return lambda part: isinstance(part, Within) and part.scope is scope and isinstance(part.part, Words)


def _is_dates(part: Query) -> bool:
    return isinstance(part, Dates)


def _is_year(part: Query) -> bool:
    if not isinstance(part, Dates) or part.first is None:
        return False
    return (part.first, part.last) == (date(part.first.year, 1, 1), date(part.first.year, 12, 31))


def _same_value(part: Query, wanted: Query) -> bool:
    """Whether two parts of one facet ask for the same, written differently perhaps."""
    match part, wanted:
        case Within(_, Words() as held), Within(_, Words() as asked):
            return not held.prefix and words(held.text) == words(asked.text)
        case _:
            return part == wanted


def _value(part: Query) -> str:
    match part:
        case Within(_, Words() as name):
            return name.text
        case Pages(first, _):
            return write_label(first)
        case Dates(date() as first, _):
            return f"{first.year:04}"
        case _:
            raise AssertionError(part)


def _top(query: str) -> tuple[Query, ...]:
    """What all has to hold."""
    match parse(query):
        case And(parts):
            return parts
        case Nothing():
            return ()
        case tree:
            return (tree,)


def _with(parts: Iterable[Query], is_old: Callable[[Query], bool], new: Query | None) -> list[Query]:
    """`parts` with `new` in the place of the first that is old, else at the end, without the other old ones."""
    changed: list[Query] = []
    place = None
    for part in parts:
        if not is_old(part):
            changed.append(part)
        elif place is None:
            place = len(changed)
    if new is not None:
        changed.insert(len(changed) if place is None else place, new)
    return changed


def _written(parts: Iterable[Query]) -> str:
    """The text of a query of these parts, read once more: no text may come out that cannot be read."""
    held = list(parts)
    text = write(both(held)) if held else ""
    parse(text)
    return text
