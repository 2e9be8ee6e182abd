"""The index by example: what it finds, in what order, and that it notices when it is not what it has to be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy import Connection, text

from newsdesk.db import index
from newsdesk.db.engine import Archive
from newsdesk.db.index import tables
from newsdesk.db.store import store
from newsdesk.domain import EVERYWHERE, Author, Damage, Element, Place, ReadSource, Role, Sort, Span
from newsdesk.errors import Cancelled
from newsdesk.search.query import parse
from newsdesk.tasks import CancelToken, Progress

MakeSource = Callable[..., ReadSource]


def found(connection: Connection, query: str, place: Place = EVERYWHERE) -> int:
    """How many articles the index finds; the definition has to find the same."""
    total, ids = index.search(connection, parse(query), place)
    assert (total, ids) == index.scan(connection, parse(query), place)
    return total


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("渡", 5),
        ("渡口", 5),
        ("渡口的第0段", 2),
        ("口的 新事", 5),
        ("渡的", 0),
        ("事之1", 3),
        ("0渡口", 0),  # ends a headline and begins a paragraph
        ("航標", 2),
        ("航标", 2),
        ("=航标", 0),
        ("=航標", 2),
        ("-渡口", 2),
        ("渡口 OR 航标", 7),
        ("段 -渡口", 2),
        ('"段。"', 7),
        ('"段,"', 0),
        ("标题:段", 0),
        ("正文:段", 7),
        ("标题:(渡口 新事 -航标)", 5),
        ("记者:晚舟", 7),
        ("晚舟", 0),
        ("报纸:晚報", 2),
        ("-报纸:晚报", 5),
        ("版:01", 3),
        ("-版:1", 4),
        ("版:a1..a9", 1),
        ("版名:第2", 2),
        ("日期:1963", 3),
        ("日期:1963..", 5),
        ("-日期:1963", 4),
        ("段 -=航标", 7),  # the index alone would leave out 航標
        ("段 -(渡 NEAR/1 第)", 7),
        ("渡 NEAR/1 第", 0),
        ("渡 NEAR/2 第", 5),
        ("NOT (渡 NEAR/2 第)", 2),
        ("(渡 OR 航) NEAR/2 (第 OR 甲)", 7),
        ("渡 NEAR/0 渡口", 5),
        ("渡口 NEAR/0 口", 5),
        ("0* NEAR/1 段", 3),
        ("段 NEAR/9 新", 0),  # in another element
        ("=航標 OR 日期:1963", 5),
        ("日期:1963 版:2 标题:新事 -2", 1),
        ("", 0),
    ],
)
def test_it_finds_what_a_search_means(filled: Archive, query: str, expected: int) -> None:
    with filled.reading() as connection:
        assert found(connection, query) == expected


def test_a_place_is_kept_to(filled: Archive) -> None:
    with filled.reading() as connection:
        assert found(connection, "段", Place(1)) == 5
        assert found(connection, "段", Place(1, 1963, 1, 1, "2")) == 2
        assert found(connection, "段", Place(1, 0)) == 2
        assert found(connection, "段", Place(1, 0, 0, 0, "")) == 1
        assert found(connection, "=航標", Place(1)) == 0
        assert found(connection, "日期:1963", Place(2)) == 0


@pytest.mark.parametrize("query", ["段", "=段", "段 OR 日期:1963", "版:1..9 OR -版:1..9"])
def test_order_and_pages(filled: Archive, query: str) -> None:
    tree = parse(query)
    with filled.reading() as connection:
        newest = index.search(connection, tree)[1]
        assert newest == [4, 5, 1, 2, 3, 6, 7]
        assert index.search(connection, tree, sort=Sort.DATE_ASC)[1] == [1, 2, 3, 4, 5, 6, 7]
        assert index.scan(connection, tree, sort=Sort.DATE_ASC)[1] == [1, 2, 3, 4, 5, 6, 7]
        for offset in range(9):
            assert index.search(connection, tree, offset=offset, limit=2) == (7, newest[offset : offset + 2])
            assert index.scan(connection, tree, offset=offset, limit=2) == (7, newest[offset : offset + 2])
        assert index.search(connection, tree, limit=0) == (7, [])


def test_relevance_puts_heads_first_and_loses_nothing(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source("body.txt", words="渡"))
    with archive.writing() as connection:
        connection.execute(text("UPDATE element SET text = '汛期' WHERE role = 'headline'"))
        index.rebuild(connection)
    store(archive, make_source("head.txt", day="1963-01-01", words="渡"))
    with archive.reading() as connection:
        assert index.search(connection, parse("渡"))[1] == [1, 2]
        assert index.search(connection, parse("渡"), sort=Sort.RELEVANCE) == (2, [2, 1])
        assert index.search(connection, parse("渡 OR 日期:2024"), sort=Sort.RELEVANCE) == (2, [2, 1])
        assert index.search(connection, parse("=渡"), sort=Sort.RELEVANCE, limit=1) == (2, [2])
        assert index.search(connection, parse("日期:..2024"), sort=Sort.RELEVANCE) == (2, [1, 2])


# ---------------------------------------------------------------- kept in step


def problems(connection: Connection) -> list[tuple[str, str]]:
    """What `check` says, without the kind."""
    damages = index.check(connection)
    assert all(damage.kind == "index" for damage in damages)
    return [(damage.name, damage.problem) for damage in damages]


def uid(connection: Connection, article: int) -> str:
    """An article's identity."""
    return str(connection.scalar(text("SELECT uid FROM article WHERE id = :id"), {"id": article}))


def test_a_new_archive_and_a_filled_one_are_in_order(archive: Archive, make_source: MakeSource) -> None:
    with archive.reading() as connection:
        assert not index.stale(connection)
        assert problems(connection) == []
    store(archive, make_source("one.txt", pages=("1",) * 40))
    with archive.reading() as connection:
        assert problems(connection) == []
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1


def test_articles_that_are_removed_are_not_found_any_more(filled: Archive) -> None:
    with filled.writing() as connection:
        index.remove(connection, [1, 4])
        connection.execute(text("DELETE FROM article WHERE id IN (1, 4)"))
        assert found(connection, "渡口") == 4
        assert found(connection, "航标") == 1
        assert problems(connection) == []


def test_a_text_changed_behind_its_back_is_named(filled: Archive) -> None:
    with filled.writing() as connection:
        connection.execute(text("UPDATE element SET text = '第口渡的1段。' WHERE article_id = 2 AND place = 1"))
        assert problems(connection) == [(uid(connection, 2), "index_disagrees")]
        index.rebuild(connection)
        assert problems(connection) == []
        assert found(connection, "第口渡") == 1


def test_texts_that_changed_places_are_named(filled: Archive) -> None:
    with filled.writing() as connection:
        connection.execute(text("UPDATE element SET role = 'paragraph' WHERE article_id = 3"))
        assert problems(connection) == [(uid(connection, 3), "index_disagrees")]


def test_an_author_changed_behind_its_back_is_named(filled: Archive) -> None:
    with filled.writing() as connection:
        connection.execute(text("UPDATE authorship SET printed = '沈桥' WHERE article_id = 5"))
        assert problems(connection) == [(uid(connection, 5), "index_disagrees")]


def test_an_article_that_is_gone_or_was_never_indexed_is_named(filled: Archive) -> None:
    with filled.writing() as connection:
        held = text("UPDATE article_order SET position = 7 WHERE article_id = 6 RETURNING position")
        before = connection.scalar(text("SELECT position FROM article_order WHERE article_id = 6"))
        assert connection.scalar(held) == 7
        gone = (f"#{before}", "index_holds_no_article")
        assert sorted(problems(connection)) == sorted([gone, (uid(connection, 6), "index_disagrees")])


def test_an_index_that_lost_its_directory_is_noticed(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source("large.txt", pages=("1",) * 60, words="".join(map(chr, range(0x4E00, 0x4F00)))))
    with archive.writing() as connection:
        index.rebuild(connection)
        assert problems(connection) == []
        connection.exec_driver_sql("DELETE FROM article_index_idx")
        assert problems(connection)


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        ("DROP TABLE article_index", "index_missing"),
        ("DROP TABLE article_index_made", "index_missing"),
        ("UPDATE article_index_made SET fingerprint = 'other'", "index_outdated"),
        ("UPDATE article_index_made SET version = '0'", "index_outdated"),
        ("DELETE FROM article_index_made", "index_outdated"),
    ],
)
def test_an_index_that_is_not_this_programs_is_noticed_and_made_again(
    filled: Archive, damage: str, problem: str
) -> None:
    with filled.writing() as connection:
        assert not index.stale(connection)
        connection.exec_driver_sql(damage)
        assert index.stale(connection)
        assert index.check(connection) == [Damage("index", "article_index", problem)]
        index.create(connection)
        assert index.stale(connection)  # an empty one is not yet one
        index.rebuild(connection)
        assert not index.stale(connection)
        assert problems(connection) == []
        assert found(connection, "渡口") == 5


def test_pages_of_the_index_that_are_lost_are_noticed(filled: Archive) -> None:
    with filled.writing() as connection:
        index.rebuild(connection)
        connection.exec_driver_sql("DELETE FROM article_index_data WHERE id > 10")
        assert problems(connection) == [("article_index", "index_unreadable")]


def test_rebuilding_tells_how_far_it_is_and_can_be_stopped(filled: Archive) -> None:
    told: list[Progress] = []
    with filled.writing() as connection:
        index.rebuild(connection, told.append)
    assert [(progress.done, progress.total) for progress in told] == [(0, 7), (7, 7)]
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Cancelled), filled.writing() as connection:
        index.rebuild(connection, cancel=stopped)
    with filled.reading() as connection:
        assert found(connection, "渡口") == 5
        assert problems(connection) == []


@pytest.mark.parametrize("work", [index.scan, index.search])
def test_looking_at_articles_can_be_stopped(filled: Archive, work: Callable[..., object]) -> None:
    stopped = CancelToken()
    stopped.cancel()
    with filled.reading() as connection, pytest.raises(Cancelled):
        work(connection, parse("渡 NEAR 0*"), cancel=stopped)
    with filled.reading() as connection, pytest.raises(Cancelled):
        index.check(connection, stopped)


def test_a_check_broken_off_by_sqlite_leaves_the_connection_in_order(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source("large.txt", pages=("1",) * 60))
    with archive.reading() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.set_progress_handler(lambda: True, 2000)
        with pytest.raises(Cancelled):
            index.check(connection)
        driver.set_progress_handler(None, 0)
        assert connection.exec_driver_sql("PRAGMA query_only").scalar() == 1
        assert index.check(connection) == []


def test_no_term_reaches_from_one_element_or_author_into_the_next(archive: Archive, make_source: MakeSource) -> None:
    source = make_source()
    broken = replace(
        source.edition.articles[0],
        elements=tuple(Element(Role.PARAGRAPH, words, (Span(0, 2),)) for words in ("甲渡", "口乙")),
        authors=(Author("林晚", "记者"), Author("舟桥", "记者")),
    )
    store(archive, replace(source, edition=replace(source.edition, articles=(broken,))))
    with archive.reading() as connection:
        assert found(connection, "甲渡 口乙") == 1
        assert found(connection, "渡口") == 0
        assert found(connection, "渡 NEAR/1 口") == 0
        assert found(connection, "记者:晚舟") == 0


def test_the_break_between_elements_is_no_text() -> None:
    from newsdesk.search.tokens import tokens, words  # noqa: PLC0415 - says what this test alone is about

    assert tables.BREAK not in words(f"甲{tables.BREAK}乙").split()
    assert [token.folded for token in tokens(tables.BREAK)] == ["¶", "¶"]
