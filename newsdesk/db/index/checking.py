"""Proves that the index agrees with the text, to the last token. Looks only; never writes, never holds up a writer.

Nothing goes in besides the archive; what is damaged comes out, each article by its identity. Two things are compared:

1. what the index holds with what the text says. Every token of an article, with its column and place, goes into a sum;
   the sums over the index and over the text have to be the same.
2. what the index answers with what it holds, for every single token, because a search goes through other pages of the
   index than a walk over all of it.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import count
from operator import mul

from sqlalchemy import Connection, select

from newsdesk.db.index.tables import COLUMNS, all_articles, columns, is_there, stale
from newsdesk.db.schema import Article
from newsdesk.domain import Damage
from newsdesk.errors import Cancelled
from newsdesk.tasks import CancelToken

NAME = "article_index"
_COLUMN = 1 << 24  # more than a column's tokens, so that a place tells its column too
_PLACES = {name: place * _COLUMN + 1 for place, name in enumerate(COLUMNS)}


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
            return _compare(connection, _sums(driver), cancel) + _answers(driver)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Cancelled from error
        return [Damage("index", NAME, "index_unreadable")]


@contextmanager
def _vocabulary(connection: Connection) -> Iterator[sqlite3.Connection]:
    """The index as tables of its tokens. They are temporary, but a connection for reading refuses these as well."""
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - tells the type checker; no other driver is used
    (reading_only,) = driver.execute("PRAGMA query_only").fetchone()
    driver.execute("PRAGMA query_only = OFF")
    try:
        driver.execute(f"CREATE VIRTUAL TABLE temp.held USING fts5vocab(main, {NAME}, instance)")
        driver.execute(f"CREATE VIRTUAL TABLE temp.known USING fts5vocab(main, {NAME}, row)")
        yield driver
    finally:
        driver.execute("DROP TABLE IF EXISTS temp.held")
        driver.execute("DROP TABLE IF EXISTS temp.known")
        driver.execute(f"PRAGMA query_only = {'ON' if reading_only else 'OFF'}")


def _sums(driver: sqlite3.Connection) -> dict[int, int]:
    """For each article, by its number, the sum over the tokens that the index holds of it."""
    sums: dict[int, int] = defaultdict(int)
    for token, article, column, place in driver.execute("SELECT term, doc, col, offset FROM temp.held"):
        sums[article] += _weight(token) * (_PLACES[column] + place)
    return sums


def _compare(connection: Connection, held: dict[int, int], cancel: CancelToken | None) -> list[Damage]:
    uids: dict[int, str] = dict(connection.execute(select(Article.id, Article.uid)).all())
    damaged = [Damage("index", f"#{article}", "index_holds_no_article") for article in sorted(held.keys() - uids)]
    for article in all_articles(connection):
        if cancel:
            cancel.check()
        if held.get(article.id, 0) != _sum(columns(article.elements, article.authors)):
            damaged.append(Damage("index", uids[article.id], "index_disagrees"))
    return damaged


def _sum(filled: list[str]) -> int:
    return sum(
        sum(map(mul, map(_weight, column.split()), count(first)))
        for column, first in zip(filled, _PLACES.values(), strict=True)
    )


@lru_cache(maxsize=1 << 20)
def _weight(token: str) -> int:
    return int.from_bytes(hashlib.blake2b(token.encode(), digest_size=5).digest())


def _answers(driver: sqlite3.Connection) -> list[Damage]:
    """Asks the index for every token, and compares how many articles it finds with how many it holds."""
    ask = f"SELECT count(*) FROM {NAME} WHERE {NAME} MATCH '\"' || ? || '\"'"  # noqa: S608 - its own name
    for token, articles in driver.execute("SELECT term, doc FROM temp.known"):
        if driver.execute(ask, (token,)).fetchone() != (articles,):
            return [Damage("index", NAME, "index_answers_wrongly")]
    return []
