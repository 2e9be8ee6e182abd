"""The query tree: what a query means, apart from how it was typed. Plain values; knows neither articles nor SQL.

`newsdesk.search.query` reads text into a tree, `newsdesk.search.writing` writes a tree as text, `newsdesk.search.match`
says what it finds. Trees are made with `both`, `either`, `negated` and `within`, which keep them flat: no part of an
`And` is an `And`, nothing is negated twice, and a field within a field counts alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from newsdesk.domain import HEAD_ROLES, Role


class Scope(Enum):
    """Where a term is looked for. The value is the field's name in a query."""

    ELEMENTS = ""  # everything printed: heads, byline and body
    TITLE = "标题"
    BODY = "正文"
    AUTHOR = "记者"
    PAPER = "报纸"
    SECTION = "版名"


BODY_ROLES = frozenset(Role) - HEAD_ROLES - {Role.BYLINE}
ROLES = {Scope.ELEMENTS: frozenset(Role), Scope.TITLE: HEAD_ROLES, Scope.BODY: BODY_ROLES}


@dataclass(frozen=True, slots=True)
class Words:
    """A term: its text stands in one element, tokens following each other.

    `quoted` says how it is written; punctuation can only be in quoted text. `strict` compares without folding. `prefix`
    lets a run of letters and digits at the end go on to the right. `start` and `end` are its place in the query's text,
    code points, half-open; two terms are equal wherever they stand.
    """

    text: str
    quoted: bool = False
    strict: bool = False
    prefix: bool = False
    start: int = field(default=0, compare=False)
    end: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """One of `left` and one of `right`, in either order, with at most `distance` characters between, in one element.

    Only visible characters count, each as its folded form: é is one, however it is written. Terms that overlap have
    none between them.
    """

    left: tuple[Words, ...]
    right: tuple[Words, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Dates:
    """The day of the article's edition lies between these, both included; None leaves a side open."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class PageLabel:
    """A page's number in parts, so that 02 is 2 and A3 lies between A1 and A4: letters, number, letters."""

    before: str
    number: int
    after: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """The article starts on one of these pages, both included, which have the same letters."""

    first: PageLabel
    last: PageLabel


@dataclass(frozen=True, slots=True)
class And:
    """All of the parts; two at least."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of the parts; two at least."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Every article that `part` does not match."""

    part: Query


@dataclass(frozen=True, slots=True)
class Within:
    """Terms in `part` are looked for in this scope."""

    scope: Scope
    part: Query


@dataclass(frozen=True, slots=True)
class Nothing:
    """A query without a term. It asks for nothing and finds nothing."""


Query = Words | Near | Dates | Pages | And | Or | Not | Within | Nothing


def both(parts: Sequence[Query]) -> Query:
    """All of the parts. Raises ValueError where there is none."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, And) else (part,)))
    return flat[0] if _single(flat) else And(flat)


def either(parts: Sequence[Query]) -> Query:
    """Any of the parts. Raises ValueError where there is none."""
    flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Or) else (part,)))
    return flat[0] if _single(flat) else Or(flat)


def negated(part: Query) -> Query:
    """What `part` does not match."""
    return part.part if isinstance(part, Not) else Not(part)


def within(scope: Scope, part: Query) -> Query:
    """`part` with its terms looked for in `scope`, which no field stands around; a field in `part` goes before it."""
    if scope is Scope.ELEMENTS or isinstance(part, Within | Dates | Pages | Nothing):
        return part
    return negated(within(scope, part.part)) if isinstance(part, Not) else Within(scope, part)


def inner_parts(query: Query) -> tuple[Query, ...]:
    """The queries that `query` is made of, one level down."""
    match query:
        case And(parts) | Or(parts):
            return parts
        case Not(part) | Within(_, part):
            return (part,)
        case _:
            return ()


def scoped_terms(query: Query, scope: Scope = Scope.ELEMENTS) -> Iterator[tuple[Scope, Words | Near]]:
    """The terms and pairs of `query` with their scopes, in the order written, without negated ones."""
    match query:
        case Words() | Near():
            yield scope, query
        case And(parts) | Or(parts):
            for part in parts:
                yield from scoped_terms(part, scope)
        case Within(inner, part):
            yield from scoped_terms(part, inner)
        case _:
            pass


def terms(query: Query) -> tuple[Words, ...]:
    """The distinct terms of `query` in the order written, without negated ones. Their numbers are those of hits."""
    found: dict[Words, None] = {}
    for _, part in scoped_terms(query):
        found.update(dict.fromkeys((part,) if isinstance(part, Words) else part.left + part.right))
    return tuple(found)


def _single(parts: tuple[Query, ...]) -> bool:
    if not parts:
        raise ValueError("a query of no parts")
    return len(parts) == 1
