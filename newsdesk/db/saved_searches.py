"""The searches that a person keeps: named, found again with what is new in them, deleted so that it can be undone.

What goes in are names and the texts of queries that somebody has read; what comes out are the domain's saved searches.
Every function takes a connection in a transaction; those that change something, in a writing one.
"""

from __future__ import annotations

import secrets
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, Select, insert, select, update

from newsdesk.db import index
from newsdesk.db.queries import newest_article
from newsdesk.db.schema import SavedSearch
from newsdesk.domain import SavedSearch as Saved
from newsdesk.errors import NotInArchive, QueryError, SearchNotSaved
from newsdesk.search.query import parse
from newsdesk.tasks import CancelToken

LONGEST_NAME = 200


def any_saved(connection: Connection) -> bool:
    """Whether any search is kept."""
    return connection.execute(_kept().limit(1)).first() is not None


def saved(connection: Connection, cancel: CancelToken | None = None) -> list[Saved]:
    """Every search that is kept and not deleted, in the order in which they were saved. Raises Cancelled."""
    newest = newest_article(connection)
    rows = connection.execute(_kept().order_by(SavedSearch.id)).all()
    return [_told(connection, row, newest, cancel) for row in rows]


def save(connection: Connection, query: str, name: str) -> Saved:
    """Keep a search, looked at now. Raises SearchNotSaved where it has no name, or one that another has."""
    values = {"uid": secrets.token_hex(8), "name": _free(connection, name), "query": query}
    looked_at = {"looked_at": datetime.now(UTC), "seen": newest_article(connection)}
    added = insert(SavedSearch).values(**values, **looked_at).returning(SavedSearch.id)
    return _one(connection, connection.execute(added).scalar_one())


def rename(connection: Connection, number: int, name: str) -> Saved:
    """Call a kept search something else. Raises NotInArchive, SearchNotSaved."""
    if _one(connection, number).name != name.strip():
        connection.execute(update(SavedSearch).where(SavedSearch.id == number).values(name=_free(connection, name)))
    return _one(connection, number)


def delete(connection: Connection, number: int) -> None:
    """Keep a search no longer. Raises NotInArchive."""
    _one(connection, number)
    connection.execute(update(SavedSearch).where(SavedSearch.id == number).values(deleted_at=datetime.now(UTC)))


def restore(connection: Connection, number: int) -> Saved:
    """Take back `delete`. Raises NotInArchive, SearchNotSaved where another search has its name by now."""
    row = connection.execute(select(SavedSearch.name, SavedSearch.deleted_at).where(SavedSearch.id == number)).first()
    if row is None:
        raise NotInArchive("saved_search_unknown", search=number)
    if row.deleted_at is not None:
        _free(connection, row.name)
        connection.execute(update(SavedSearch).where(SavedSearch.id == number).values(deleted_at=None))
    return _one(connection, number)


def look_at(connection: Connection, number: int) -> Saved:
    """Nothing of what is held now is new in it from now on. Raises NotInArchive."""
    _one(connection, number)
    values = {"looked_at": datetime.now(UTC), "seen": newest_article(connection)}
    connection.execute(update(SavedSearch).where(SavedSearch.id == number).values(**values))
    return _one(connection, number)


def _kept() -> Select[int, str, str, datetime, int]:
    return select(SavedSearch.id, SavedSearch.name, SavedSearch.query, SavedSearch.looked_at, SavedSearch.seen).where(
        SavedSearch.deleted_at.is_(None)
    )


def _one(connection: Connection, number: int) -> Saved:
    row = connection.execute(_kept().where(SavedSearch.id == number)).first()
    if row is None:
        raise NotInArchive("saved_search_unknown", search=number)
    return _told(connection, row, newest_article(connection), None)


def _told(
    connection: Connection, row: Row[int, str, str, datetime, int], newest: int, cancel: CancelToken | None
) -> Saved:
    number, name, query, looked_at, seen = row
    try:
        new = index.count_newer(connection, parse(query), seen, cancel) if seen < newest else 0
    except QueryError:
        return Saved(number, name, query, looked_at, 0, unreadable=True)
    return Saved(number, name, query, looked_at, new)


def _free(connection: Connection, name: str) -> str:
    """The name as it is kept."""
    name = " ".join(name.split())
    if not name:
        raise SearchNotSaved("saved_search_blank")
    if len(name) > LONGEST_NAME:
        raise SearchNotSaved("saved_search_name_too_long", limit=LONGEST_NAME)
    if connection.scalar(_kept().with_only_columns(SavedSearch.id).where(SavedSearch.name == name)):
        raise SearchNotSaved("saved_search_taken", name=name)
    return name
