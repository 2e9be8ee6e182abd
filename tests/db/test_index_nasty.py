"""Queries and texts that nobody types and everybody pastes: none breaks the index or makes it count wrongly."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import Connection

from newsdesk.db import index
from newsdesk.db.engine import Archive
from newsdesk.db.store import store
from newsdesk.domain import ReadSource
from newsdesk.errors import QueryError
from newsdesk.search.query import parse

MakeSource = Callable[..., ReadSource]


def found(connection: Connection, query: str) -> int:
    """How many articles the index finds; the definition has to find the same."""
    total, ids = index.search(connection, parse(query))
    assert (total, ids) == index.scan(connection, parse(query))
    return total


@pytest.mark.parametrize(
    "query",
    [
        "段" * 10_000,
        "段 " * 3_000,
        "段 OR " * 2_000 + "段",
        "-段 " * 3_000,
        "x" * 10_000,
        "x" * 9_999 + "*",
        "标题:段 " * 2_000,
        "(段 OR 标题:(新 " * 40 + "渡" + "))" * 40,
        "段 NEAR " * 1_200 + "段",
        *[  # as deep as SQLite's parsers go, and deeper
            start * depth + "新" + end * depth
            for start, end in (
                ("(渡 OR (段 ", "))"),
                ("(日期:1963 OR (-日期:1901 ", "))"),
                ("(标题:渡 OR (记者:晚 ", "))"),
                ("-(段 ", ")"),
            )
            for depth in (10, 30, 45)
        ],
        "({0}) NEAR ({0})".format(" OR ".join("渡口的第段新事之")),
        "({0}) NEAR/3 ({0})".format(" OR ".join(map(chr, range(0x6E21, 0x6E60)))),
        "段" * 300 + " NEAR/2 渡",
        "渡口 NEAR/2 " + "第0段" * 100,
        "=段 " * 2_000,
        "版名:第 " * 1_500,
        "日期:2024 OR " * 800 + "段",
        " ".join(map(chr, range(0x4E00, 0x5500))),
        " OR ".join(map(chr, range(0x4E00, 0x5500))) + " OR 渡",
        "段 " + " ".join("-" + chr(point) for point in range(0x4E00, 0x5500)),
        "AND OR NOT NEAR",
        "((((((",
        "*",
        "-",
        "\0\x01\x1b\ud800",
        "'; DROP TABLE article; --",
        'a" OR "b NEAR(c d) {heads}: ^x *',
        "heads: 段",
        "{heads body} : 段 NOT x",
        "^段",
        r"(?P<x>.*)+$[^\d]",
        "%_段",
    ],
    ids=lambda query: query[:12].encode("unicode_escape").decode(),
)
def test_no_query_breaks_it_or_is_counted_wrongly(filled: Archive, query: str) -> None:
    with filled.reading() as connection:
        try:
            found(connection, query)
        except QueryError as error:
            assert error.problem.code == "query_too_deep"


def test_tokens_longer_than_the_index_keeps_are_told_apart(archive: Archive, make_source: MakeSource) -> None:
    long = "x" * 40_000
    store(archive, make_source("one.txt", words=long + "1"))
    store(archive, make_source("two.txt", words=long + "2"))
    with archive.reading() as connection:
        for query, total in ((long + "1新", 1), (long + "*", 2), (f"={long}2*", 1), (long, 0), (f"-{long}1*", 1)):
            assert found(connection, query) == total
        assert index.check(connection) == []


@pytest.mark.parametrize("length", [1999, 2000, 2001, 2002])
def test_tokens_about_as_long_as_the_index_keeps(archive: Archive, make_source: MakeSource, length: int) -> None:
    store(archive, make_source("one.txt", words="x" * length + "，"))
    with archive.reading() as connection:
        for asked in range(1998, 2004):
            assert found(connection, "x" * asked) == (asked == length)
            assert found(connection, "x" * asked + "*") == (asked <= length)


def test_a_word_of_many_marks_is_no_other_form_of_itself(archive: Archive, make_source: MakeSource) -> None:
    """Forty é, each of two characters: as they stand they are longer than any form that the index tells of."""
    store(archive, make_source("marks.txt", words="e\u0301" * 40))
    with archive.reading() as connection:
        for query in ("é" * 40, "=" + "é" * 40, "=" + "e\u0301" * 40):
            tree = parse(query)
            assert index.search(connection, tree) == index.scan(connection, tree)
