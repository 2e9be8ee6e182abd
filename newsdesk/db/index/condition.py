"""A query as a condition on articles in SQL. A tree goes in; a condition, and whether it is exact, comes out.

A condition holds for every article that the query matches, and for no other where it is `exact`. It is true or false,
never NULL, so that it can be negated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, column, false, not_, or_, select, table, true

from newsdesk.db.index.expression import Expression, conjunction, expression
from newsdesk.db.schema import Article, Edition, Newspaper, Page
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


@dataclass(frozen=True, slots=True)
class Condition:
    """What an article fulfils if the query matches it. `asked` is the expression where that is all of it."""

    sql: ColumnElement[bool]
    exact: bool
    asked: Expression | None = None


def condition(connection: Connection, query: Query) -> Condition:
    """The condition for `query`, on Article joined to Edition. Names of newspapers and sections are looked up."""
    bounded = _bounded(query)
    if bounded is None:
        return Condition(true(), exact=False)
    found = _Names(connection).condition(bounded, Scope.ELEMENTS)
    return found if bounded is query else Condition(found.sql, exact=False)


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


class _Names:
    """Makes conditions, and looks up names in one archive."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def condition(self, query: Query, scope: Scope) -> Condition:
        asked = expression(query, scope)
        return self._composed(query, scope) if asked is None else _indexed(asked)

    def _composed(self, query: Query, scope: Scope) -> Condition:
        match query:
            case And(parts):
                return self._all(parts, scope)
            case Or(parts):
                made = [self.condition(part, scope) for part in parts]
                return Condition(or_(*(one.sql for one in made)), all(one.exact for one in made))
            case Not(part):
                return self._without(part, scope)
            case Within(inner_scope, part):
                return self.condition(part, inner_scope)
            case Words() | Near():
                return self._named(query, scope)
            case _:
                return Condition(self._of_edition(query), exact=True)

    def _all(self, parts: Sequence[Query], scope: Scope) -> Condition:
        asked, rest = conjunction(parts, scope)
        made = [*([_indexed(asked)] if asked else []), *(self.condition(part, scope) for part in rest)]
        return Condition(and_(*(one.sql for one in made)), all(one.exact for one in made))

    def _without(self, part: Query, scope: Scope) -> Condition:
        found = self.condition(part, scope)
        return Condition(not_(found.sql) if found.exact else true(), found.exact)

    def _of_edition(self, query: Dates | Pages | Nothing) -> ColumnElement[bool]:
        match query:
            case Dates(first, last):
                after = true() if first is None else Edition.day >= first
                return and_(Edition.day.is_not(None), after, true() if last is None else Edition.day <= last)
            case Pages():
                return self._on_pages(query)
            case Nothing():
                return false()

    def _named(self, query: Words | Near, scope: Scope) -> Condition:
        if scope is Scope.PAPER:
            return Condition(self._in_papers(query), exact=True)
        if scope is Scope.SECTION:
            return Condition(self._in_sections(query), exact=True)
        return Condition(true(), exact=False)  # a term without a token: the definition knows

    def _in_papers(self, query: Words | Near) -> ColumnElement[bool]:
        papers = self._connection.execute(select(Newspaper.id, Newspaper.name))
        found = [number for number, name in papers if matches_text(query, name)]
        return and_(Edition.newspaper_id.is_not(None), Edition.newspaper_id.in_(found))

    def _in_sections(self, query: Words | Near) -> ColumnElement[bool]:
        names = self._connection.scalars(select(Page.name).where(Page.name.is_not(None)).distinct())
        found = [name for name in names if name is not None and matches_text(query, name)]
        return and_(Article.page_id.is_not(None), Article.page_id.in_(select(Page.id).where(Page.name.in_(found))))

    def _on_pages(self, pages: Pages) -> ColumnElement[bool]:
        numbers = self._connection.scalars(select(Page.number).distinct())
        found = [number for number in numbers if matches_page(pages, number)]
        return and_(Article.page_id.is_not(None), Article.page_id.in_(select(Page.id).where(Page.number.in_(found))))


def _indexed(asked: Expression) -> Condition:
    held = Article.id.in_(select(INDEX.c.rowid).where(matching(asked)))
    return Condition(held, asked.exact, asked)
