"""Searches that a person keeps: what is new in them, and that nothing of a person's is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import text

from newsdesk.db import saved_searches
from newsdesk.db.engine import Archive
from newsdesk.db.store import store
from newsdesk.domain import ReadSource
from newsdesk.errors import NotInArchive, SearchNotSaved

MakeSource = Callable[..., ReadSource]


def new_of(archive: Archive) -> dict[str, int]:
    """The kept searches by name, each with how many articles are new."""
    with archive.reading() as connection:
        return {one.name: one.new for one in saved_searches.saved(connection)}


def test_what_was_taken_in_since_is_new_until_it_is_looked_at(filled: Archive, make_source: MakeSource) -> None:
    with filled.writing() as connection:
        ferry = saved_searches.save(connection, "渡口", " 渡口  之事 ")
        saved_searches.save(connection, "-渡口", "其余")
        saved_searches.save(connection, "=航标", "浮标")
    assert new_of(filled) == {"渡口 之事": 0, "其余": 0, "浮标": 0}
    store(filled, make_source("later.txt", day="1950-01-01", pages=("1", "2")))
    store(filled, make_source("more.txt", words="航標"))
    store(filled, make_source("again.txt", words="航标"))
    assert new_of(filled) == {"渡口 之事": 2, "其余": 2, "浮标": 1}
    with filled.writing() as connection:
        saved_searches.look_at(connection, ferry.id)
    assert new_of(filled) == {"渡口 之事": 0, "其余": 2, "浮标": 1}


def test_a_deleted_search_comes_back_as_it_was(filled: Archive, make_source: MakeSource) -> None:
    with filled.writing() as connection:
        kept = saved_searches.save(connection, "渡口", "渡口")
    store(filled, make_source("later.txt"))
    with filled.writing() as connection:
        saved_searches.delete(connection, kept.id)
    assert new_of(filled) == {}
    with filled.writing() as connection:
        assert saved_searches.restore(connection, kept.id).new == 1
    assert new_of(filled) == {"渡口": 1}


def test_names_are_there_and_told_apart(filled: Archive) -> None:
    with filled.writing() as connection:
        first = saved_searches.save(connection, "渡口", "甲")
        second = saved_searches.save(connection, "渡口", "乙")
        for name, code in (
            ("甲", "saved_search_taken"),
            (" ", "saved_search_blank"),
            ("长" * 201, "saved_search_name_too_long"),
        ):
            with pytest.raises(SearchNotSaved) as refused:
                saved_searches.rename(connection, second.id, name)
            assert refused.value.problem.code == code
        assert saved_searches.rename(connection, second.id, " 乙 ").name == "乙"
        saved_searches.delete(connection, first.id)
        assert saved_searches.rename(connection, second.id, "甲").name == "甲"
        with pytest.raises(SearchNotSaved):
            saved_searches.restore(connection, first.id)


def test_what_is_not_kept_is_told(filled: Archive) -> None:
    with filled.writing() as connection:
        for deed in (saved_searches.delete, saved_searches.look_at, saved_searches.restore):
            with pytest.raises(NotInArchive):
                deed(connection, 7)


def test_a_query_that_nobody_can_read_is_kept_and_named(filled: Archive, make_source: MakeSource) -> None:
    with filled.writing() as connection:
        kept = saved_searches.save(connection, "渡口", "甲")
        connection.execute(text("UPDATE saved_search SET query = '日期:明天'"))
    store(filled, make_source("later.txt"))
    with filled.reading() as connection:
        (told,) = saved_searches.saved(connection)
    assert (told.id, told.query, told.new, told.unreadable) == (kept.id, "日期:明天", 0, True)
