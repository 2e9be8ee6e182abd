"""Proves that the index agrees with the text, to the last token. Looks only; never writes, never holds up a writer.

Nothing goes in besides the archive; what is damaged comes out, each article by its identity. Two things are compared:

1. what the index holds with what the text says: for every token a sum over all its places, made by SQLite on one side
   and here on the other. Where a token's sums differ, the articles are found in which its places do.
2. what the index answers with what it holds, for every single token, because a search goes through other pages of the
   index than a walk over all of it.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain

from sqlalchemy import Connection, select

from newsdesk.db.index.tables import COLUMNS, all_articles, columns, is_there, stale
from newsdesk.db.schema import Article, ArticleOrder
from newsdesk.domain import Damage
from newsdesk.errors import Cancelled
from newsdesk.tasks import CancelToken

NAME = "article_index"
_COLUMN = 1 << 24  # more than a column's tokens, so that a number tells the column as well as the place in it
# A place's number in the sums. Squares, so that no two sets of places are likely to have the same sum.
_PRIME, _BY_ARTICLE, _BY_PLACE = (1 << 31) - 1, 1_103_515_245, 22_695_477
_COLUMN_OF = "CASE col " + " ".join(f"WHEN '{name}' THEN {place}" for place, name in enumerate(COLUMNS)) + " END"
_NUMBER = f"(doc % {_PRIME} * {_BY_ARTICLE} + (offset + {_COLUMN_OF} * {_COLUMN}) * {_BY_PLACE}) % {_PRIME}"
_SUMS = (  # all of these are made of this module's own names and numbers
    f"SELECT term, sum(number * number % {_PRIME}) FROM (SELECT term, {_NUMBER} AS number FROM temp.held) GROUP BY term"  # noqa: S608 - as said
)
_PLACES = f"SELECT doc, {_NUMBER} FROM temp.held WHERE term = ?"  # noqa: S608 - as said

Sums = dict[str, int]


def check(connection: Connection, cancel: CancelToken | None = None) -> list[Damage]:
    """Everything in which the index is not what it has to be.

    Of kind `index`; the name is an article's uid, or the index's own. Problems: `index_missing`, `index_outdated`,
    `index_unreadable`, `index_answers_wrongly`, `index_disagrees`, `index_holds_no_article`. Raises Cancelled.
    """
    if not is_there(connection):
        return [Damage("index", NAME, "index_missing")]
    if stale(connection):
        return [Damage("index", NAME, "index_outdated")]
    try:
        with _vocabulary(connection) as driver:
            return _compare(connection, driver, cancel) + _answers(driver)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from error
        return [Damage("index", NAME, "index_unreadable")]


@contextmanager
def _vocabulary(connection: Connection) -> Iterator[sqlite3.Connection]:
    """The index as tables of its tokens.

    They are the connection's own and stay with it, but a connection for reading refuses to make even these.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - tells the type checker; no other driver is used
    (reading_only,) = driver.execute("PRAGMA query_only").fetchone()
    driver.execute("PRAGMA query_only = OFF")
    try:
        driver.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.held USING fts5vocab(main, {NAME}, instance)")
        driver.execute(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.known USING fts5vocab(main, {NAME}, row)")
        yield driver
    finally:
        driver.execute(f"PRAGMA query_only = {'ON' if reading_only else 'OFF'}")


def _compare(connection: Connection, driver: sqlite3.Connection, cancel: CancelToken | None) -> list[Damage]:
    held: Sums = dict(driver.execute(_SUMS).fetchall())
    said: Sums = defaultdict(int)
    for _, token, number in _said(connection, cancel):
        said[token] += number * number % _PRIME
    differing = sorted(token for token in held.keys() | said.keys() if held.get(token) != said.get(token))
    return _differences(connection, driver, differing, cancel) if differing else []


def _said(connection: Connection, cancel: CancelToken | None) -> Iterator[tuple[int, str, int]]:
    """What the text says: every token of every article, by position, with the number of its place."""
    for article in chain.from_iterable(all_articles(connection)):
        if cancel:
            cancel.check()
        for column, filled in enumerate(columns(article)):
            number = (article.position * _BY_ARTICLE + column * _COLUMN * _BY_PLACE) % _PRIME
            for token in filled.split():
                yield article.position, token, number
                number = (number + _BY_PLACE) % _PRIME


def _differences(
    connection: Connection, driver: sqlite3.Connection, tokens: list[str], cancel: CancelToken | None
) -> list[Damage]:
    """The articles in which one of these tokens stands elsewhere than the index has it."""
    weights = {token: weight for weight, token in enumerate(tokens, 1)}
    sums: dict[int, int] = defaultdict(int)
    for token, weight in weights.items():
        for article, number in driver.execute(_PLACES, (token,)):
            sums[article] += weight * number * number
    for article, token, number in _said(connection, cancel):
        if token in weights:
            sums[article] -= weights[token] * number * number
    placed = select(ArticleOrder.position, Article.uid).join(Article, Article.id == ArticleOrder.article_id)
    uids: dict[int, str] = dict(connection.execute(placed).all())
    return [
        Damage("index", uids.get(article, f"#{article}"), _problem(article in uids))
        for article in sorted(sums)
        if sums[article] != 0
    ]


def _problem(is_held: bool) -> str:
    return "index_disagrees" if is_held else "index_holds_no_article"


def _answers(driver: sqlite3.Connection) -> list[Damage]:
    """Asks the index for every token, and compares how many articles it finds with how many it holds."""
    ask = f"SELECT count(*) FROM {NAME} WHERE {NAME} MATCH '\"' || ? || '\"'"  # noqa: S608 - its own name
    for token, articles in driver.execute("SELECT term, doc FROM temp.known"):
        if driver.execute(ask, (token,)).fetchone() != (articles,):
            return [Damage("index", NAME, "index_answers_wrongly")]
    return []
