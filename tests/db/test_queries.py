"""The tree and the lists: level by level, in the one order all lists have, at the size of forty years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

import pytest
from sqlalchemy import Connection, event

from newsdesk.db import articles, provenance, queries
from newsdesk.db.engine import Archive
from newsdesk.db.store import store
from newsdesk.domain import EVERYWHERE, Holdings, Place, PlaceCount, ReadSource, Sort
from newsdesk.errors import NotInArchive
from newsdesk.wording import sentence

MakeSource = Callable[..., ReadSource]
EDITIONS: Sequence[tuple[str | None, str | None, tuple[str | None, ...]]] = (
    ("河湾日报", "2024-06-13", ("2", "2")),
    ("河湾日报", "2024-06-13", ("1", None)),
    ("河湾日报", "2024-06-14", ("1", "2", "10")),
    ("河湾日报", "2023-12-31", ("A1",)),
    ("山前晚报", "2024-06-13", ("1",)),
    ("山前晚报", None, ("1",)),
    (None, "2024-06-13", (None,)),
    (None, None, (None,)),
)
HEWAN, SHANQIAN, NOBODY = 1, 2, 0
JUNE_13 = Place(HEWAN, 2024, 6, 13)


@pytest.fixture
def full(archive: Archive, make_source: MakeSource) -> Archive:
    """An archive with the editions above; an article is told by its edition's number and its own: `7.0`."""
    for number, (newspaper, day, pages) in enumerate(EDITIONS):
        store(archive, make_source(f"{number}.txt", newspaper=newspaper, day=day, pages=pages))
    return archive


def children(archive: Archive, place: Place = EVERYWHERE) -> list[PlaceCount]:
    with archive.reading() as connection:
        return queries.children(connection, place)


def listed(archive: Archive, place: Place = EVERYWHERE, sort: Sort = Sort.DATE_DESC) -> list[str]:
    with archive.reading() as connection:
        ids = queries.article_ids(connection, place, sort)
        whole = articles.articles(connection, ids)
    return [f"{one.source_name[0]}.{one.elements[0].spans[0].start // 100}" for one in whole]


# ---------------------------------------------------------------- the tree


def test_newspapers_by_their_reading_and_the_unknown_last(full: Archive) -> None:
    assert children(full) == [
        PlaceCount(Place(HEWAN), "河湾日报", 3, 4, 8),
        PlaceCount(Place(SHANQIAN), "山前晚报", 2, 2, 2),
        PlaceCount(Place(NOBODY), None, 2, 2, 2),
    ]


def test_years_newest_first(full: Archive) -> None:
    assert children(full, Place(HEWAN)) == [
        PlaceCount(Place(HEWAN, 2024), None, 2, 3, 7),
        PlaceCount(Place(HEWAN, 2023), None, 1, 1, 1),
    ]


def test_editions_without_a_date_come_last_and_have_pages_at_once(full: Archive) -> None:
    undated = Place(SHANQIAN, 0, 0, 0)
    assert [count.place for count in children(full, Place(SHANQIAN))] == [Place(SHANQIAN, 2024), undated]
    assert children(full, undated) == [PlaceCount(Place(SHANQIAN, 0, 0, 0, "1"), "第1版", 1, 1, 1)]


def test_months_and_days(full: Archive) -> None:
    assert children(full, Place(HEWAN, 2024)) == [PlaceCount(Place(HEWAN, 2024, 6), None, 2, 3, 7)]
    assert children(full, Place(HEWAN, 2024, 6)) == [
        PlaceCount(Place(HEWAN, 2024, 6, 14), None, 1, 1, 3),
        PlaceCount(JUNE_13, None, 1, 2, 4),
    ]


def test_pages_in_their_order_over_all_editions_of_a_day(full: Archive) -> None:
    assert children(full, JUNE_13) == [
        PlaceCount(Place(HEWAN, 2024, 6, 13, "1"), "第1版", 1, 1, 1),
        PlaceCount(Place(HEWAN, 2024, 6, 13, "2"), "第2版", 1, 1, 2),
        PlaceCount(Place(HEWAN, 2024, 6, 13, ""), None, 1, 1, 1),
    ]
    assert [count.place.page for count in children(full, Place(HEWAN, 2024, 6, 14))] == ["1", "2", "10"]


def test_a_page_has_no_children(full: Archive) -> None:
    assert children(full, Place(HEWAN, 2024, 6, 13, "2")) == []


def test_an_empty_archive_has_no_children(archive: Archive) -> None:
    assert children(archive) == []
    with archive.reading() as connection:
        assert queries.holdings(connection, EVERYWHERE) == Holdings(0, 0, 0)


def every_place(archive: Archive, place: Place = EVERYWHERE) -> list[PlaceCount]:
    below = children(archive, place)
    return below + [deeper for count in below for deeper in every_place(archive, count.place)]


def test_every_place_holds_what_the_tree_says(full: Archive) -> None:
    for count in every_place(full):
        with full.reading() as connection:
            assert len(queries.article_ids(connection, count.place, Sort.DATE_DESC)) == count.articles
            assert len(provenance.editions(connection, count.place)) == count.editions
            if count.place.page is None:
                held = queries.holdings(connection, count.place)
                assert (held.issues, held.editions, held.articles) == (count.issues, count.editions, count.articles)


def test_holdings_span_days(full: Archive) -> None:
    with full.reading() as connection:
        assert queries.holdings(connection, EVERYWHERE) == Holdings(7, 8, 12, date(2023, 12, 31), date(2024, 6, 14))
        assert queries.holdings(connection, Place(SHANQIAN)) == Holdings(2, 2, 2, date(2024, 6, 13), date(2024, 6, 13))


# ---------------------------------------------------------------- lists


def test_newest_first_but_pages_forward_and_undated_last(full: Archive) -> None:
    # June 14; June 13: nobody's, then the 河湾日报's page 1 before its page 2, the 山前晚报; 2023; undated as they came
    assert listed(full) == ["2.0", "2.1", "2.2", "6.0", "1.0", "1.1", "0.0", "0.1", "4.0", "3.0", "5.0", "7.0"]


def test_oldest_first_has_the_undated_last_too(full: Archive) -> None:
    assert listed(full, sort=Sort.DATE_ASC) == [
        *("3.0", "6.0", "1.0", "1.1", "0.0", "0.1", "4.0", "2.0", "2.1", "2.2"),
        *("5.0", "7.0"),
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(SHANQIAN), ["4.0", "5.0"]),
        (Place(NOBODY), ["6.0", "7.0"]),
        (Place(HEWAN, 2023), ["3.0"]),
        (Place(HEWAN, 2024, 6), ["2.0", "2.1", "2.2", "1.0", "1.1", "0.0", "0.1"]),
        (JUNE_13, ["1.0", "1.1", "0.0", "0.1"]),
        (Place(HEWAN, 2024, 6, 13, "2"), ["0.0", "0.1"]),
        (Place(HEWAN, 2024, 6, 13, ""), ["1.1"]),
        (Place(NOBODY, 0, 0, 0), ["7.0"]),
        (Place(HEWAN, 2024, 2), []),
        (Place(99), []),
        (Place(None, 2024, 6, 13), ["6.0", "1.0", "1.1", "0.0", "0.1", "4.0"]),
    ],
)
def test_a_places_articles(full: Archive, place: Place, expected: list[str]) -> None:
    assert listed(full, place) == expected


def plan(connection: Connection, ask: Callable[[], object]) -> str:
    """How SQLite means to answer what `ask` asks."""
    asked: list[tuple[str, tuple[object, ...]]] = []

    def overhear(_c: Connection, _cursor: object, sql: str, values: tuple[object, ...], *_rest: object) -> None:
        asked.append((sql, values))

    event.listen(connection, "before_cursor_execute", overhear)
    ask()
    event.remove(connection, "before_cursor_execute", overhear)
    return " | ".join(
        str(row[3]) for sql, values in asked for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {sql}", values)
    )


@pytest.mark.parametrize("sort", [Sort.DATE_DESC, Sort.DATE_ASC])
def test_the_whole_archive_is_listed_without_sorting(full: Archive, sort: Sort) -> None:
    """With a million articles, sorting them or looking at their rows is what takes seconds."""
    with full.reading() as connection:
        told = plan(connection, lambda: queries.article_ids(connection, EVERYWHERE, sort))
    assert "TEMP B-TREE" not in told
    assert told.count("article_order") == told.count("article") > 0


def test_the_tree_never_looks_at_articles(full: Archive) -> None:
    with full.reading() as connection:
        told = plan(connection, lambda: queries.children(connection, EVERYWHERE))
    assert "article" not in told.replace("ix_edition_tree", "")
    assert "COVERING INDEX ix_edition_tree" in told


def test_rows_come_in_the_order_asked_for(full: Archive) -> None:
    with full.reading() as connection:
        ids = queries.article_ids(connection, EVERYWHERE, Sort.DATE_DESC)
        asked = [ids[3], 999_999, ids[0], ids[3]]
        assert [row.id for row in queries.rows(connection, asked)] == [ids[3], ids[0], ids[3]]
        assert queries.rows(connection, []) == []


def test_more_rows_than_fit_one_question(full: Archive) -> None:
    with full.reading() as connection:
        ids = list(queries.article_ids(connection, EVERYWHERE, Sort.DATE_DESC)) * 120
        assert [row.id for row in queries.rows(connection, ids)] == ids


def test_rows_name_their_place(full: Archive) -> None:
    with full.reading() as connection:
        ids = queries.article_ids(connection, Place(HEWAN, 2024, 6, 14, "10"), Sort.DATE_DESC)
        (row,) = queries.rows(connection, ids)
    assert (row.newspaper, row.date, row.page, row.section) == ("河湾日报", date(2024, 6, 14), "10", "第10版")


def test_an_article_is_known_by_number_and_by_identity(full: Archive) -> None:
    with full.reading() as connection:
        one = articles.article(connection, 1)
        assert articles.article(connection, one.uid) == one


def test_articles_are_read_together_in_the_order_they_are_named(full: Archive) -> None:
    with full.reading() as connection:
        ids = queries.article_ids(connection, EVERYWHERE, Sort.DATE_DESC)
        uid = articles.article(connection, ids[2]).uid
        asked: list[int | str] = [ids[1], uid, ids[0], ids[2]]
        assert [one.id for one in articles.named(connection, asked)] == [ids[1], ids[2], ids[0], ids[2]]
        assert articles.named(connection, []) == []
        with pytest.raises(NotInArchive, match="999999"):
            articles.named(connection, [ids[0], 999_999])


def test_editions_are_read_together(full: Archive) -> None:
    """As many questions for a whole archive as for one edition."""
    with full.reading() as connection:
        asked = [
            plan(connection, partial(provenance.editions, connection, place)).count("page USING INDEX")
            for place in (EVERYWHERE, Place(HEWAN, 2023))
        ]
        held = provenance.editions(connection, EVERYWHERE)
    assert asked == [1, 1]
    assert [[page.number for page in one.pages] for one in held if one.newspaper == "河湾日报"] == [
        *(["A1"], ["1"], ["2"], ["1", "2", "10"]),
    ]


@pytest.mark.parametrize("identity", [999_999, "0" * 16, "1"])
def test_an_article_that_is_not_held(full: Archive, identity: int | str) -> None:
    with full.reading() as connection, pytest.raises(NotInArchive) as unknown:
        articles.article(connection, identity)
    assert str(identity) in sentence(unknown.value.problem)
