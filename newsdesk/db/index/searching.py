"""Finds the articles that a query matches: by the index (`search`), or by looking at every one (`scan`). Never writes.

A query and a place go in; how many articles match, and the asked-for stretch of their numbers in order, come out. Both
find the same, always. What the index cannot decide is decided by `newsdesk.search.match` on what it finds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Float, Select, func, literal_column, select

from newsdesk.db.index.condition import INDEX, Condition, condition, matching
from newsdesk.db.index.expression import Expression, expression
from newsdesk.db.index.texts import AT_ONCE, held_articles
from newsdesk.db.places import articles_in, list_order, needs_page
from newsdesk.db.schema import Article, Edition, Page
from newsdesk.domain import EVERYWHERE, Place, Sort
from newsdesk.search.match import matches
from newsdesk.search.tree import Nothing, Query, either, scoped_terms, within
from newsdesk.tasks import CancelToken

_WEIGHTS = (8.0, 1.0, 1.0, 0.0)  # of the index's columns for relevance: heads count most, authors' names do not
_RANKING_TERMS = 50  # the first terms of a query decide about relevance; more would only cost


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
    known = condition(connection, query)
    asked = _ordered(_articles(place).where(known.sql), query, sort)
    if not known.exact:
        return _page(list(_verified(connection, query, connection.scalars(asked).all(), cancel)), offset, limit)
    if limit is None and not offset:
        return _page(list(connection.scalars(asked)), 0, None)
    total = _count(connection, known, place)
    return total, list(connection.scalars(asked.offset(offset).limit(limit)))


def scan(
    connection: Connection,
    query: Query,
    place: Place = EVERYWHERE,
    *,
    sort: Sort = Sort.DATE_DESC,
    offset: int = 0,
    limit: int | None = None,
    cancel: CancelToken | None = None,
) -> tuple[int, list[int]]:
    """The same by the definition of a match alone, article by article, without the index.

    It cannot know relevance, and orders by date instead. Raises Cancelled.
    """
    order = Sort.DATE_DESC if sort is Sort.RELEVANCE else sort
    ids = connection.scalars(_ordered(_articles(place), Nothing(), order)).all()
    return _page(list(_verified(connection, query, ids, cancel)), offset, limit)


def _verified(connection: Connection, query: Query, ids: Sequence[int], cancel: CancelToken | None) -> Iterator[int]:
    for start in range(0, len(ids), AT_ONCE):
        if cancel:
            cancel.check()
        for held in held_articles(connection, ids[start : start + AT_ONCE]):
            if matches(query, held):
                yield held.id


def _page(found: list[int], offset: int, limit: int | None) -> tuple[int, list[int]]:
    return len(found), found[offset : None if limit is None else offset + limit]


def _articles(place: Place) -> Select[int]:
    asked = select(Article.id).join(Edition, Edition.id == Article.edition_id)
    if needs_page(place):
        asked = asked.join(Page, Page.id == Article.page_id)
    return asked.where(*articles_in(place))


def _count(connection: Connection, known: Condition, place: Place) -> int:
    if known.asked and place == EVERYWHERE:
        counted = select(func.count()).select_from(INDEX).where(matching(known.asked))
    else:
        counted = select(func.count()).select_from(_articles(place).where(known.sql).subquery())
    return connection.scalar(counted) or 0


def _ordered(asked: Select[int], query: Query, sort: Sort) -> Select[int]:
    if sort is Sort.DATE_ASC:
        return asked.order_by(Edition.day.is_(None), *list_order(sort))
    ranking = _ranking(query) if sort is Sort.RELEVANCE else None
    if ranking is None:
        return asked.order_by(*list_order(sort))
    weights = ", ".join(map(str, _WEIGHTS))
    rank = literal_column(f"bm25(article_index, {weights})", Float)
    ranked = select(INDEX.c.rowid, rank.label("rank")).where(matching(ranking)).subquery()
    return asked.outerjoin(ranked, ranked.c.rowid == Article.id).order_by(
        func.coalesce(ranked.c.rank, 0.0), *list_order(sort)
    )


def _ranking(query: Query) -> Expression | None:
    """What relevance is measured by: any of the query's terms."""
    found = [one for scope, part in scoped_terms(query) if (one := within(scope, part)) and expression(one)]
    return expression(either(found[:_RANKING_TERMS])) if found else None
