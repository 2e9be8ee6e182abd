"""Reads the archive: the editions tree level by level, lists of articles, what is held. Never writes.

What goes in are places and numbers, what comes out are the domain's values. Every function takes a connection that is
inside a reading transaction.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, cast, extract, func, select

from newsdesk.db.layers import page_order
from newsdesk.db.order import UNDATED, scale
from newsdesk.db.places import articles_in, editions_in, oldest_first, positions_in
from newsdesk.db.schema import Article, ArticleOrder, Edition, Newspaper, Page
from newsdesk.domain import EVERYWHERE, ArticleRow, Holdings, Place, PlaceCount, Sort

_AT_ONCE = 500  # numbers in one question to SQLite
_ISSUE = func.coalesce(cast(Edition.newspaper_id, Text) + " " + cast(Edition.day, Text), Edition.id)
_ISSUES = func.count(_ISSUE.distinct())  # editions of one newspaper and day are one; see domain.Holdings


# ---------------------------------------------------------------- the tree


def children(connection: Connection, place: Place) -> list[PlaceCount]:
    """The places one level below: newspapers by name, then years, months and days newest first, then pages.

    What is not known (newspaper, date, page) comes last; undated editions have no months and days. A page has no
    children.
    """
    if place.newspaper is None:
        return _newspapers(connection)
    part = next((part for part in ("year", "month", "day") if getattr(place, part) is None), None)
    if part:
        return _dated(connection, place, part)
    return _pages(connection, place) if place.page is None else []


def _newspapers(connection: Connection) -> list[PlaceCount]:
    rows = connection.execute(
        select(Edition.newspaper_id, Newspaper.name, _ISSUES, func.count(), func.sum(Edition.articles))
        .outerjoin(Newspaper, Newspaper.id == Edition.newspaper_id)
        .group_by(Edition.newspaper_id, Newspaper.name)
    )
    counts = [PlaceCount(Place(number or 0), name, *held) for number, name, *held in rows]
    return sorted(counts, key=lambda count: (count.name is None, _by_reading(count.name or "")))


def _by_reading(name: str) -> bytes:
    """A key that sorts common Chinese characters by their reading: the first level of GB 2312 lies in pinyin order."""
    return name.encode("gb18030", "replace")


def _dated(connection: Connection, place: Place, part: str) -> list[PlaceCount]:
    number = extract(part, Edition.day)
    rows = connection.execute(
        select(number, _ISSUES, func.count(), func.sum(Edition.articles))
        .where(*editions_in(place))
        .group_by(number)
        .order_by(number.desc())
    )
    return [PlaceCount(_below(place, part, number or 0), None, *held) for number, *held in rows]


def _below(place: Place, part: str, number: int) -> Place:
    if part == "day":
        return replace(place, day=number)
    if part == "month":
        return replace(place, month=number)
    return replace(place, year=number) if number else replace(place, year=0, month=0, day=0)


def _pages(connection: Connection, place: Place) -> list[PlaceCount]:
    rows = connection.execute(
        select(Page.number, func.min(Page.name), _ISSUES, func.count(Edition.id.distinct()), func.count())
        .select_from(Edition)
        .join(Article, Article.edition_id == Edition.id)
        .outerjoin(Page, Page.id == Article.page_id)
        .where(*editions_in(place))
        .group_by(Page.number)
    )
    counts = [PlaceCount(replace(place, page=number or ""), name, *held) for number, name, *held in rows]
    return sorted(counts, key=lambda count: (page_order(count.place.page or None), count.place.page or ""))


def newest_article(connection: Connection) -> int:
    """The number of the article taken in last; 0 where there is none. Numbers are never used twice."""
    return connection.scalar(select(func.max(Article.id))) or 0


def holdings(connection: Connection, place: Place = EVERYWHERE) -> Holdings:
    """What a place holds: issues, editions, articles, and the first and last day."""
    articles = func.coalesce(func.sum(Edition.articles), 0)
    counted = select(_ISSUES, func.count(), articles, func.min(Edition.day), func.max(Edition.day))
    return Holdings(*connection.execute(counted.where(*editions_in(place))).one())


# ---------------------------------------------------------------- lists


def article_ids(connection: Connection, place: Place, sort: Sort) -> Sequence[int]:
    """The numbers of all articles in a place: by day, then newspaper, page and place; undated ones always last.

    RELEVANCE is known to a search alone, and newest first here.
    """
    known = scale(connection)
    here = articles_in(place)
    within = positions_in(place, known)
    if within is not None:
        here.append(ArticleOrder.position.between(*within))
    asked = select(ArticleOrder.position, ArticleOrder.article_id).where(*here)
    if sort is not Sort.DATE_ASC:
        return array("q", (number for _, number in connection.execute(asked.order_by(ArticleOrder.position))))
    dated = asked.where(ArticleOrder.position < UNDATED).order_by(ArticleOrder.position.desc())
    undated = asked.where(ArticleOrder.position >= UNDATED).order_by(ArticleOrder.position)
    oldest = oldest_first(connection.execute(dated), known)
    return array("q", (number for _, number in chain(oldest, connection.execute(undated))))


def rows(connection: Connection, ids: Sequence[int]) -> list[ArticleRow]:
    """The list lines of these articles in the order asked for; those that are gone are left out."""
    found: dict[int, ArticleRow] = {}
    for start in range(0, len(ids), _AT_ONCE):
        asked = _listed().where(Article.id.in_(ids[start : start + _AT_ONCE]))
        found.update((row.id, row) for row in map(_line, connection.execute(asked)))
    return [found[number] for number in ids if number in found]


def _listed() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Article.id,
            Article.uid,
            Article.headline,
            Article.kicker,
            Article.deck,
            Article.opening,
            Article.authors,
            Article.characters,
            Newspaper.name.label("newspaper"),
            Edition.day,
            Page.number.label("page"),
            Page.name.label("section"),
        )
        .join(Edition, Edition.id == Article.edition_id)
        .outerjoin(Newspaper, Newspaper.id == Edition.newspaper_id)
        .outerjoin(Page, Page.id == Article.page_id)
    )


def _line(row: Row[*tuple[Any, ...]]) -> ArticleRow:
    number, uid, headline, kicker, deck, opening, authors, characters, newspaper, day, page, section = row
    names = tuple(authors.split("\n")) if authors else ()
    return ArticleRow(number, uid, headline, kicker, deck, opening, names, characters, newspaper, day, page, section)
