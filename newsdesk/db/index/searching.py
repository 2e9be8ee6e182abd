"""Finds the articles that a query matches: by the index (`search`), or by looking at every one (`scan`). Never writes.

A query and a place go in; how many articles match, and the asked-for stretch of their numbers in order, come out. Both
find the same, always. Where the index only bounds an answer from two sides, `newsdesk.search.match` decides on what
lies between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Any

from sqlalchemy import (
    Connection,
    Float,
    Integer,
    Select,
    SQLColumnExpression,
    func,
    literal_column,
    select,
)

from newsdesk.db.index.condition import INDEX, Condition, condition, matching, within, without
from newsdesk.db.index.expression import Expression, Side, expression
from newsdesk.db.index.texts import AT_ONCE, held_articles
from newsdesk.db.order import UNDATED, scale
from newsdesk.db.places import Listed, oldest_first
from newsdesk.db.schema import ArticleOrder
from newsdesk.domain import EVERYWHERE, Place, Sort
from newsdesk.search.match import matches
from newsdesk.search.tree import Nothing, Query, either, scoped_terms
from newsdesk.search.tree import within as within_scope
from newsdesk.tasks import CancelToken, Progress, ProgressCallback, silent

# Of the index's columns for relevance: heads count most; authors' names and forms of characters do not.
_RANK = literal_column("bm25(article_index, 8.0, 1.0, 1.0, 0.0, 0.0)", Float)
_RANKING_TERMS = 50  # the first terms of a query decide about relevance; more would only cost
# Written so that SQLite walks along what the index found and looks the rest up, never the other way round.
_POSITION = literal_column("+article_index.rowid", Integer)


def search(
    connection: Connection,
    query: Query,
    place: Place = EVERYWHERE,
    *,
    sort: Sort = Sort.DATE_DESC,
    offset: int = 0,
    limit: int | None = None,
    cancel: CancelToken | None = None,
) -> tuple[int, list[int]]:
    """How many articles in `place` match, and `limit` of their numbers from `offset` on, in order.

    The index must not be `stale`. Raises Cancelled between two steps; to break off a step, see `engine.interruptible`.
    """
    if isinstance(query, Nothing):
        return 0, []
    known = condition(connection, query, place, Side.MOST)
    wrong = rejected(connection, query, place, known, cancel)
    in_order = _in_order(connection, known, sort, query)
    listed = (number for position, number in in_order if position not in wrong)
    if limit is None:
        numbers = list(listed)
        return len(numbers), numbers[offset:]
    total = _count(connection, known) - len(wrong)
    return total, list(islice(listed, offset, offset + limit)) if limit and offset < total else []


def count_newer(connection: Connection, query: Query, seen: int, cancel: CancelToken | None = None) -> int:
    """How many of the articles taken in after the one with the number `seen` match. Raises Cancelled."""
    known = condition(connection, query, EVERYWHERE, Side.MOST)
    known = replace(known, others=(*known.others, ArticleOrder.article_id > seen))
    return _count(connection, known) - len(rejected(connection, query, EVERYWHERE, known, cancel))


def rejected(
    connection: Connection, query: Query, place: Place, known: Condition, cancel: CancelToken | None
) -> frozenset[int]:
    """The positions of what `known`, the condition from above, finds and the query does not match.

    Where the index is not sure, articles are looked at; those that the condition from below finds are not.
    """
    if known.exact:
        return frozenset()
    doubtful = without(known, condition(connection, query, place, Side.LEAST))
    listed = connection.execute(articles_of(doubtful, ArticleOrder.article_id)).all()
    right = set(_matching(connection, query, [number for _, number in listed], silent, cancel))
    return frozenset(position for position, number in listed if number not in right)


def scan(
    connection: Connection,
    query: Query,
    place: Place = EVERYWHERE,
    *,
    sort: Sort = Sort.DATE_DESC,
    offset: int = 0,
    limit: int | None = None,
    progress: ProgressCallback = silent,
    cancel: CancelToken | None = None,
) -> tuple[int, list[int]]:
    """The same by the definition of a match alone, article by article, without the index.

    It cannot know relevance, and orders by date instead. Raises Cancelled.
    """
    order = Sort.DATE_DESC if sort is Sort.RELEVANCE else sort
    listed = [number for _, number in _in_order(connection, within(scale(connection), place), order)]
    found = list(_matching(connection, query, listed, progress, cancel))
    return len(found), found[offset : None if limit is None else offset + limit]


def articles_of(known: Condition, *columns: SQLColumnExpression[Any]) -> Select[*tuple[Any, ...]]:
    """What a condition finds, in no order: each position, and these columns of `article_order`."""
    if known.asked is None:
        return select(ArticleOrder.position, *columns).where(known.sql)
    asked = select(INDEX.c.rowid, *columns)
    if columns or known.others:
        asked = asked.select_from(INDEX.join(ArticleOrder, ArticleOrder.position == _POSITION))
    asked = asked.where(matching(known.asked), *known.others)
    return asked if known.stretch is None else asked.where(INDEX.c.rowid.between(*known.stretch))


def position_of(known: Condition) -> SQLColumnExpression[Any]:
    """The column of `articles_of` that holds the position."""
    return ArticleOrder.position if known.asked is None else INDEX.c.rowid


def _count(connection: Connection, known: Condition) -> int:
    found = articles_of(known)
    return connection.scalar(found.with_only_columns(func.count(), maintain_column_froms=True)) or 0


def _in_order(connection: Connection, known: Condition, sort: Sort, query: Query | None = None) -> Iterator[Listed]:
    """Positions and numbers of what a condition finds, read as far as they are taken.

    Relevance is measured by what the index is asked, or else by any of the terms of `query`.
    """
    asked, position = articles_of(known, ArticleOrder.article_id), position_of(known)
    by_relevance = sort is Sort.RELEVANCE
    if sort is Sort.DATE_ASC:
        dated = asked.where(position < UNDATED).order_by(position.desc())
        undated = asked.where(position >= UNDATED).order_by(position)
        oldest = oldest_first(connection.execute(dated), scale(connection))
        yield from chain(oldest, connection.execute(undated))
    elif by_relevance and known.asked:
        yield from connection.execute(asked.order_by(_RANK, position))
    elif by_relevance and query and (ranking := _terms(query)):
        ranked = select(INDEX.c.rowid, _RANK.label("rank")).where(matching(ranking)).subquery()
        asked = asked.outerjoin(ranked, ranked.c.rowid == position)
        yield from connection.execute(asked.order_by(func.coalesce(ranked.c.rank, 0.0), position))
    else:
        yield from connection.execute(asked.order_by(position))


def _terms(query: Query) -> Expression | None:
    """Any of the query's terms: what relevance is measured by where the index is not asked for the whole."""
    found = [within_scope(scope, part) for scope, part in islice(scoped_terms(query), _RANKING_TERMS)]
    asked = [part for part in found if expression(part, Side.MOST)]
    return expression(either(asked), Side.MOST) if asked else None


def _matching(
    connection: Connection, query: Query, numbers: Sequence[int], progress: ProgressCallback, cancel: CancelToken | None
) -> Iterator[int]:
    """Those of the articles that the query matches, by the definition."""
    for start in range(0, len(numbers), AT_ONCE):
        progress(Progress(start, len(numbers)))
        if cancel:
            cancel.check()
        for held in held_articles(connection, numbers[start : start + AT_ONCE]):
            if matches(query, held):
                yield held.id
