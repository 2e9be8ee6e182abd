"""Where each article stands in the archive's order: newest day first, then newspaper, first page, edition and place.

An edition goes in; rows of `article_order` come out. A **position** is a number that says all of it, so that a list in
order is a walk along the numbers, and the days between two dates are the numbers between two others. The search index
numbers its rows by position, which is why a page of the newest hits takes as long among a million as among a thousand.

    position = (LAST - the day's ordinal) << bits | a slot of the day

The newest day has the smallest numbers. Slots are handed out in order and moved up when an edition comes between two
that are held. The bits leave room for the articles of one day; where that runs out, everything moves apart once.
Undated articles come last, in the order in which they were taken in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, Integer, Row, Select, and_, cast, delete, func, insert, or_, select, tuple_, update

from newsdesk.db.schema import Article, ArticleOrder, Edition, OrderScale, Page

BITS = 14  # 16,384 articles a day: more bits would make the index larger
_MORE_BITS = 3
_LAST = date.max.toordinal() + 1
_JULIAN = 1721424.5  # the Julian day before 0001-01-01, from which Python counts its days
UNDATED = 1 << 50  # beyond every day at any scale; plus the article's number


@dataclass(frozen=True, slots=True)
class Move:
    """An article that got another position; `before` is None where it had none."""

    article: int
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class Placed:
    """What changed when an edition was placed: its own articles, and those of later editions that made room.

    `rescaled` says that a day was full, so that every position of the archive is another one now.
    """

    moves: tuple[Move, ...]
    rescaled: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """How positions are made in this archive."""

    bits: int

    def first_of(self, day: date) -> int:
        """The lowest position of a day."""
        return (_LAST - day.toordinal()) << self.bits

    def between(self, first: date | None, last: date | None) -> tuple[int, int]:
        """The lowest and the highest position of the days between two, both included; None leaves a side open."""
        return self.first_of(last or date.max), self.first_of(first or date.min) + (1 << self.bits) - 1

    def day_of(self, position: int) -> date | None:
        """The day of a position; None for that of an undated article."""
        return None if position >= UNDATED else date.fromordinal(_LAST - (position >> self.bits))


def scale(connection: Connection) -> Scale:
    """The scale of this archive's positions."""
    return Scale(connection.execute(select(OrderScale.bits)).scalar_one())


def place_edition(connection: Connection, edition_id: int) -> Placed:
    """Write where the articles of an edition stand, by its day, newspaper and pages as they count now."""
    edition = connection.execute(
        select(Edition.id, Edition.day, Edition.newspaper_id, Edition.first_page).where(Edition.id == edition_id)
    ).one()
    articles = connection.execute(
        select(Article.id, ArticleOrder.position, Page.number, Page.name)
        .outerjoin(ArticleOrder, ArticleOrder.article_id == Article.id)
        .outerjoin(Page, Page.id == Article.page_id)
        .where(Article.edition_id == edition_id)
        .order_by(Article.place)
    ).all()
    connection.execute(delete(ArticleOrder).where(ArticleOrder.article_id.in_(_of_edition(edition_id))))
    room = _undated(articles) if edition.day is None else _room(connection, edition, [row.position for row in articles])
    rows = [
        {
            "position": position,
            "article_id": article.id,
            "newspaper_id": edition.newspaper_id,
            "page": article.number,
            "section": article.name,
        }
        for article, position in zip(articles, room.positions, strict=True)
    ]
    if rows:
        connection.execute(insert(ArticleOrder), rows)
    own = [Move(row.id, row.position, position) for row, position in zip(articles, room.positions, strict=True)]
    return Placed((*room.moved, *(move for move in own if move.before != move.after)), room.rescaled)


@dataclass(frozen=True, slots=True)
class _Room:
    """Positions for the articles of an edition, in order, and what moved to make room for them."""

    positions: Sequence[int]
    moved: tuple[Move, ...] = ()
    rescaled: bool = False


def _of_edition(edition_id: int) -> Select[int]:
    return select(Article.id).where(Article.edition_id == edition_id)


def _undated(articles: Iterable[Row[int, int, str, str | None]]) -> _Room:
    return _Room([UNDATED + article.id for article in articles])


def _room(connection: Connection, edition: Row[int, date | None, int | None, int], held: Sequence[int | None]) -> _Room:
    """Room between the day's editions before and after; none of the edition's own articles has a position now."""
    first, last = scale(connection).between(edition.day, edition.day)
    later = _later_articles(connection, edition)
    beyond = later[0].position if later else last + 1
    before = select(func.max(ArticleOrder.position)).where(ArticleOrder.position.between(first, beyond - 1))
    start = (connection.scalar(before) or first - 1) + 1
    standing = [position for position in held if position is not None and start <= position < beyond]
    if len(standing) == len(held):
        return _Room(standing)
    end = start + len(held)
    if end > beyond and end + len(later) > last + 1:
        _rescale(connection)
        return replace(_room(connection, edition, [None] * len(held)), rescaled=True)
    return _Room(range(start, end), _moved_up(connection, later, end) if end > beyond else ())


def _later_articles(connection: Connection, edition: Row[int, date | None, int | None, int]) -> Sequence[Row[int, int]]:
    """The articles of the day's editions that belong after this one."""
    edge = tuple_(func.coalesce(Edition.newspaper_id, 0), Edition.first_page, Edition.id)
    own = (edition.newspaper_id or 0, edition.first_page, edition.id)
    return connection.execute(
        select(ArticleOrder.position, ArticleOrder.article_id)
        .select_from(Edition)
        .join(Article, Article.edition_id == Edition.id)
        .join(ArticleOrder, ArticleOrder.article_id == Article.id)
        .where(Edition.day == edition.day, edge > own)
        .order_by(ArticleOrder.position)
    ).all()


def _moved_up(connection: Connection, later: Sequence[Row[int, int]], start: int) -> tuple[Move, ...]:
    """Give later articles the positions from `start` on: the last one first, so that no two ever share one."""
    moves = [Move(row.article_id, row.position, start + slot) for slot, row in enumerate(later)]
    moves = [move for move in moves if move.after > (move.before or 0)]
    for move in reversed(moves):
        connection.execute(
            update(ArticleOrder).where(ArticleOrder.article_id == move.article).values(position=move.after)
        )
    return tuple(moves)


def _rescale(connection: Connection) -> None:
    """Move all positions apart. By way of negative ones, so that no two ever share one."""
    bits = scale(connection).bits
    day, slot = ArticleOrder.position.op(">>")(bits), ArticleOrder.position.op("&")((1 << bits) - 1)
    wider = day.op("<<")(bits + _MORE_BITS).op("|")(slot)
    connection.execute(update(ArticleOrder).where(ArticleOrder.position < UNDATED).values(position=-wider))
    connection.execute(update(ArticleOrder).where(ArticleOrder.position < 0).values(position=-ArticleOrder.position))
    connection.execute(update(OrderScale).values(bits=bits + _MORE_BITS))


def misplaced(connection: Connection) -> list[str]:
    """The uids of articles that do not stand where the archive's order has them, or not by what counts for them."""
    bits = scale(connection).bits
    day = _LAST - cast(func.julianday(Edition.day) - _JULIAN, Integer)
    edge = (Edition.day.desc(), func.coalesce(Edition.newspaper_id, 0), Edition.first_page, Edition.id, Article.place)
    before = func.lag(ArticleOrder.position).over(order_by=edge)
    wrong = or_(
        ArticleOrder.position.is_(None),
        ArticleOrder.newspaper_id.is_distinct_from(Edition.newspaper_id),
        ArticleOrder.page.is_distinct_from(Page.number),
        ArticleOrder.section.is_distinct_from(Page.name),
        and_(Edition.day.is_(None), ArticleOrder.position != UNDATED + Article.id),
        and_(Edition.day.is_not(None), ArticleOrder.position.op(">>")(bits) != day),
    )
    told = (
        select(Article.uid, Edition.day, ArticleOrder.position, before.label("before"), wrong.label("wrong"))
        .join(Edition, Edition.id == Article.edition_id)
        .outerjoin(Page, Page.id == Article.page_id)
        .outerjoin(ArticleOrder, ArticleOrder.article_id == Article.id)
        .subquery()
    )
    out_of_order = and_(told.c.day.is_not(None), told.c.position <= told.c.before)
    return list(connection.scalars(select(told.c.uid).where(or_(told.c.wrong, out_of_order))))
