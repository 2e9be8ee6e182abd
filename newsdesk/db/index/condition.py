"""A query as a condition on articles in SQL, bounded from one side (see `expression`). A tree goes in.

A condition speaks of rows of `article_order` and is true or false for each, never NULL, so that it can be negated. It
is kept in parts, because what the index can be asked, and the stretch of positions that can be walked, are quick.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    SQLColumnExpression,
    and_,
    column,
    false,
    func,
    not_,
    or_,
    select,
    table,
    true,
)

from newsdesk.db.index.expression import Expression, Side, conjunction, expression
from newsdesk.db.order import Scale, scale
from newsdesk.db.places import articles_in, positions_in
from newsdesk.db.schema import ArticleOrder, Newspaper
from newsdesk.domain import Place
from newsdesk.search.match import matches_page, matches_text
from newsdesk.search.tree import (
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
    inner_parts,
)

INDEX = table("article_index", column("rowid"), column("article_index"))
_MOST_TERMS = 200  # in one question to SQLite
_DEEPEST = 20
Stretch = tuple[int, int]  # positions, both ends included


@dataclass(frozen=True, slots=True)
class Condition:
    """All of these: what the index is asked, a stretch of positions, conditions on a row of `article_order`.

    `rest_exact` says that all but the first of them would be the same from the other side.
    """

    asked: Expression | None = None
    stretch: Stretch | None = None
    others: tuple[ColumnElement[bool], ...] = ()
    rest_exact: bool = True

    @property
    def exact(self) -> bool:
        """Whether the condition would be the same from the other side."""
        return self.rest_exact and (self.asked is None or self.asked.exact)

    @property
    def sql(self) -> ColumnElement[bool]:
        """The whole as one condition on a row of `article_order`."""
        parts = list(self.others)
        if self.asked:
            parts.append(ArticleOrder.position.in_(select(INDEX.c.rowid).where(matching(self.asked))))
        if self.stretch:
            parts.append(ArticleOrder.position.between(*self.stretch))
        return and_(true(), *parts)


def condition(connection: Connection, query: Query, place: Place, side: Side) -> Condition:
    """The condition for `query` in `place`. Names of newspapers, pages and sections are looked up."""
    known, bounded = scale(connection), _bounded(query)
    if bounded is None or (side is Side.LEAST and bounded is not query):
        return _all([within(known, place), _unknown(side)])
    found = _all([within(known, place), _Conditions(connection, known, side).of(bounded, Scope.ELEMENTS)])
    return found if bounded is query else replace(found, rest_exact=False)


def within(known: Scale, place: Place) -> Condition:
    """The condition of lying in a place."""
    return Condition(stretch=positions_in(place, known), others=tuple(articles_in(place)))


def without(most: Condition, least: Condition) -> Condition:
    """What one condition finds and the other does not."""
    if most.asked and least.asked and most.rest_exact and least.rest_exact:
        return replace(most, asked=Expression(f"({most.asked.text}) NOT ({least.asked.text})", exact=False))
    return replace(most, others=(*most.others, not_(least.sql)))


def leaving_out(known: Condition, positions: Collection[int]) -> Condition:
    """What a condition finds, but for some positions; exact by then."""
    if not positions:
        return known
    # As one value, because there may be more of them than SQLite takes values.
    listed = func.json_each(json.dumps(list(positions))).table_valued("value")
    return replace(known, others=(*known.others, ArticleOrder.position.not_in(select(listed.c.value))))


def matching(asked: Expression) -> ColumnElement[bool]:
    """The condition on the index's rows that an expression makes."""
    return INDEX.c.article_index.op("MATCH", is_comparison=True)(asked.text)


def _bounded(query: Query) -> Query | None:
    """`query`, or one that matches all that it matches and is not too much for SQLite; None where there is none."""
    if _size(query) <= _MOST_TERMS and _depth(query) <= _DEEPEST:
        return query
    kept: list[Query] = []
    for part in query.parts if isinstance(query, And) else ():
        if _size(part) + sum(map(_size, kept)) <= _MOST_TERMS and _depth(part) < _DEEPEST:
            kept.append(part)
    return And(tuple(kept)) if len(kept) > 1 else kept[0] if kept else None


def _size(query: Query) -> int:
    own = len(query.left) + len(query.right) if isinstance(query, Near) else 1
    return own + sum(_size(part) for part in inner_parts(query))


def _depth(query: Query) -> int:
    return 1 + max((_depth(part) for part in inner_parts(query)), default=0)


def _all(parts: Iterable[Condition]) -> Condition:
    """All of these conditions. The index is asked for one of them, and the others are looked up in what it finds."""
    asked, stretch, others, exact = None, None, list[ColumnElement[bool]](), True
    for part in parts:
        if asked and part.asked:
            others.append(part.sql)
            exact &= part.exact
            continue
        exact &= part.rest_exact
        asked = asked or part.asked
        stretch = _common(stretch, part.stretch)
        others += part.others
    return Condition(asked, stretch, tuple(others), exact)


def _common(one: Stretch | None, other: Stretch | None) -> Stretch | None:
    return (max(one[0], other[0]), min(one[1], other[1])) if one and other else one or other


class _Conditions:
    """Makes conditions from one side, and looks up names in one archive."""

    def __init__(self, connection: Connection, known: Scale, side: Side) -> None:
        self._connection = connection
        self._scale = known
        self._side = side

    def of(self, query: Query, scope: Scope) -> Condition:
        asked = expression(query, self._side, scope)
        return Condition(asked) if asked else self._composed(query, scope)

    def _composed(self, query: Query, scope: Scope) -> Condition:
        match query:
            case And(parts):
                asked, rest = conjunction(parts, self._side, scope)
                first = [Condition(asked)] if asked else []
                return _all([*first, *(self.of(part, scope) for part in rest)])
            case Or(parts):
                made = [self.of(part, scope) for part in parts]
                return Condition(others=(or_(*(one.sql for one in made)),), rest_exact=all(one.exact for one in made))
            case Not(part):
                found = _Conditions(self._connection, self._scale, self._side.other).of(part, scope)
                return Condition(others=(not_(found.sql),), rest_exact=found.exact)
            case Within(inner_scope, part):
                return self.of(part, inner_scope)
            case Words() | Near():
                return self._named(query, scope)
            case _:
                return self._of_edition(query)

    def _of_edition(self, query: Dates | Pages | Nothing) -> Condition:
        match query:
            case Dates(first, last):
                return Condition(stretch=self._scale.between(first, last))
            case Pages():
                found = [number for number in distinct(self._connection, "page") if matches_page(query, number)]
                return _one_of(ArticleOrder.page, found)
            case Nothing():
                return Condition(others=(false(),))

    def _named(self, query: Words | Near, scope: Scope) -> Condition:
        if scope is Scope.PAPER:
            papers = self._connection.execute(select(Newspaper.id, Newspaper.name))
            return _one_of(ArticleOrder.newspaper_id, [one for one, name in papers if matches_text(query, name)])
        if scope is Scope.SECTION:
            found = [name for name in distinct(self._connection, "section") if matches_text(query, name)]
            return _one_of(ArticleOrder.section, found)
        return _unknown(self._side)


def _unknown(side: Side) -> Condition:
    """What the index cannot be asked: anything at most, and nothing at least."""
    return Condition(others=(true() if side is Side.MOST else false(),), rest_exact=False)


def _one_of(filled: SQLColumnExpression[Any], values: Sequence[int] | Sequence[str]) -> Condition:
    return Condition(others=(and_(filled.is_not(None), filled.in_(values)),))


def distinct(connection: Connection, name: str) -> list[str]:
    """The values of a column of `article_order`, walked from one to the next along its index: never the whole of it."""
    filled = ArticleOrder.__table__.c[name]
    found: list[str] = []
    value = connection.scalar(select(filled).where(filled.is_not(None)).order_by(filled).limit(1))
    while value is not None:
        found.append(value)
        value = connection.scalar(select(filled).where(filled > value).order_by(filled).limit(1))
    return found
