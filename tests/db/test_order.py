"""The archive's order: positions follow what counts for the editions, whatever comes, moves or is corrected."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import Connection, select, text
from sqlalchemy.exc import IntegrityError

from newsdesk.db import corrections, fixity, index, order, queries
from newsdesk.db.engine import Archive
from newsdesk.db.index import tables
from newsdesk.db.order import UNDATED, Scale
from newsdesk.db.schema import Article, ArticleOrder, Edition
from newsdesk.db.store import store
from newsdesk.domain import EVERYWHERE, ReadSource, Sort
from newsdesk.search.query import parse

MakeSource = Callable[..., ReadSource]
NAMES = ["晨河日报", "暮河晚报", None]
DAYS = ["2024-06-13", "2024-06-14", "1963-01-01", None]


def as_it_should_be(connection: Connection) -> list[int]:
    """The articles in order, by sorting; undated ones last, as they came."""
    edge = (Edition.day.desc(), Edition.newspaper_id, Edition.first_page, Edition.id, Article.place)
    asked = select(Article.id).join(Edition, Edition.id == Article.edition_id)
    dated = connection.scalars(asked.where(Edition.day.is_not(None)).order_by(*edge)).all()
    return [*dated, *connection.scalars(asked.where(Edition.day.is_(None)).order_by(Article.id)).all()]


def is_in_order(archive: Archive) -> bool:
    """Whether lists, the index and the check of fixity all know the same order."""
    with archive.reading() as connection:
        wanted = as_it_should_be(connection)
        return (
            list(queries.article_ids(connection, EVERYWHERE, Sort.DATE_DESC)) == wanted
            and index.search(connection, parse("新事"))[1] == wanted
            and order.misplaced(connection) == []
            and index.check(connection) == []
        )


@pytest.fixture(params=[2, 200])
def at_once(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many articles the index takes up together: of a day with more, some come in another batch than others."""
    monkeypatch.setattr(tables, "AT_ONCE", request.param)
    return int(request.param)


@pytest.mark.usefixtures("at_once")
def test_articles_that_move_into_each_others_places_stay_found(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source("late.txt", pages=("9",) * 7))
    store(archive, make_source("early.txt", pages=("1",) * 3))
    assert is_in_order(archive)


@pytest.mark.usefixtures("at_once")
def test_positions_follow_whatever_comes_in_whatever_order(archive: Archive, make_source: MakeSource) -> None:
    wishes = [(name, day, pages) for pages in (("3", "4"), ("1",), ("A1", None, "2")) for name in NAMES for day in DAYS]
    for number, (name, day, pages) in enumerate(wishes):
        store(archive, make_source(f"{number}.txt", newspaper=name, day=day, pages=pages))
    assert is_in_order(archive)


@pytest.mark.usefixtures("at_once")
def test_corrections_move_articles_and_undoing_moves_them_back(archive: Archive, make_source: MakeSource) -> None:
    uids = [
        store(archive, make_source(f"{page}.txt", pages=(page, page))).edition or "" for page in ("1", "2", "3", "4")
    ]
    with archive.reading() as connection:
        before = as_it_should_be(connection)
    with archive.writing() as connection:
        made = corrections.correct(connection, [uids[3]], page="1")
        made += corrections.correct(connection, [uids[0]], day=date(1963, 1, 1))
        made += corrections.correct(connection, [uids[1]], newspaper="暮河晚报")
    assert is_in_order(archive)
    with archive.reading() as connection:
        assert as_it_should_be(connection) != before
    with archive.writing() as connection:
        corrections.take_back(connection, made)
    assert is_in_order(archive)
    with archive.reading() as connection:
        assert as_it_should_be(connection) == before


def test_a_day_that_is_full_moves_everything_apart(
    archive: Archive, make_source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    store(archive, make_source("other day.txt", day="2024-06-12", pages=("1", "2")))
    with archive.writing() as connection:  # room for four a day
        connection.execute(text("UPDATE order_scale SET bits = 2"))
        place = "(SELECT place FROM article WHERE id = article_id)"
        connection.execute(text(f"UPDATE article_order SET position = (3652060 - 739049) * 4 + {place}"))
        index.rebuild(connection)
    for page in ("9", "1", "5", "3"):
        store(archive, make_source(f"{page}.txt", pages=(page, page, page)))
        assert is_in_order(archive)
    with archive.reading() as connection:
        assert order.scale(connection) == Scale(5)


def test_no_two_articles_share_a_position(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source(pages=("1", "2")))
    with archive.writing() as connection, pytest.raises(IntegrityError):
        connection.execute(text("UPDATE article_order SET position = 1"))


@pytest.mark.parametrize(
    "harm",
    [
        "DELETE FROM article_order WHERE article_id = 2",
        "UPDATE article_order SET position = position + 2 WHERE article_id = 1",
        "UPDATE article_order SET position = position + 100000 WHERE article_id = 2",
        "UPDATE article_order SET page = '7' WHERE article_id = 1",
        "UPDATE article_order SET section = NULL WHERE article_id = 2",
        "UPDATE article_order SET newspaper_id = NULL WHERE article_id = 2",
    ],
)
def test_what_stands_elsewhere_is_told_by_verify(archive: Archive, make_source: MakeSource, harm: str) -> None:
    store(archive, make_source(pages=("1", "2")))
    assert fixity.verify(archive, index_too=False).damaged == ()
    with archive.writing() as connection:
        connection.execute(text(harm))
    assert {one.problem for one in fixity.verify(archive, index_too=False).damaged} == {"article_misplaced"}


def test_days_and_positions_are_two_ways_to_say_the_same() -> None:
    known = Scale(14)
    for day in (date.min, date(1949, 10, 1), date.max):
        low, high = known.between(day, day)
        assert {known.day_of(low), known.day_of(high)} == {day}
    low, high = known.between(date(1949, 10, 1), date(1949, 10, 2))
    assert (known.day_of(low - 1), known.day_of(high + 1)) == (date(1949, 10, 3), date(1949, 9, 30))
    assert known.between(None, None) == (known.first_of(date.max), known.between(date.min, date.min)[1])
    assert known.between(None, None)[1] < UNDATED
    assert known.day_of(UNDATED + 5) is None


def test_positions_are_in_the_table_that_lists_walk(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source(pages=("1", None)))
    with archive.reading() as connection:
        rows = connection.execute(select(ArticleOrder.page, ArticleOrder.section).order_by(ArticleOrder.position))
        assert [tuple(row) for row in rows] == [("1", "第1版"), (None, None)]
