"""The connections to an archive file: many readers, one writer at a time, every transaction begun by name.

What goes in is the path of an archive that was opened and migrated (`newsdesk.db.opening`); what comes out are
SQLAlchemy connections inside a transaction. Must not know tables.

Python's driver would begin transactions by itself and leave DDL outside them; here it never does (`isolation_level`
None), and the engines say BEGIN for reading and BEGIN IMMEDIATE for writing, so that a writer that has to wait waits at
the start, where nothing is lost.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import URL, Connection, Engine, ExceptionContext, create_engine, event

from newsdesk.db import failures
from newsdesk.tasks import CancelToken

PATIENCE = 10.0  # seconds to wait for another process that keeps the archive to itself
_WRITERS_PATIENCE = 6  # times as long: another program may store huge sources, one after the other, on a slow disk
_READER = ("PRAGMA query_only = ON",)
_WRITER = (
    "PRAGMA journal_mode = WAL",  # readers go on while an import writes; kept in the file
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",  # what was reported as stored outlives a power cut
)
_MIGRATOR = ("PRAGMA journal_mode = WAL", "PRAGMA foreign_keys = OFF")
_STEPS_BETWEEN_LOOKS = 20_000  # SQLite's own steps between two looks at a cancel token: about a millisecond


class Archive:
    """An open archive file. Reading may run side by side on any threads; writing takes turns."""

    def __init__(self, path: Path, patience: float = PATIENCE) -> None:
        self.path = path
        self._readers = _engine(path, patience, "BEGIN", _READER)
        self._writer = _engine(path, patience * _WRITERS_PATIENCE, "BEGIN IMMEDIATE", _WRITER)
        self._turn = threading.Lock()

    @contextmanager
    def reading(self, cancel: CancelToken | None = None) -> Iterator[Connection]:
        """A connection that sees the archive as it is at the first question, whatever is written until the end.

        It cannot write. Raises Cancelled in the middle of a long query once `cancel` is raised; ArchiveUnusable.
        """
        with self._readers.connect() as connection, interruptible(connection, cancel):
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction that is kept as a whole at the end, or not at all if anything is raised.

        Waits for other writers. Raises ArchiveUnusable (locked by another program, disk full, read-only …).
        """
        with self._turn, self._writer.begin() as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._readers.dispose()
        self._writer.dispose()


@contextmanager
def interruptible(connection: Connection, cancel: CancelToken | None) -> Iterator[None]:
    """While inside, SQLite itself looks at the token and breaks off a query that is under way: raises Cancelled."""
    if cancel is None:
        yield
        return
    cancel.check()
    driver = connection.connection.driver_connection
    assert isinstance(driver, SqliteConnection)  # noqa: S101 - tells the type checker; no other driver is used
    token = cancel
    driver.set_progress_handler(lambda: token.cancelled, _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, 0)


@contextmanager
def migrating(path: Path, patience: float = PATIENCE) -> Iterator[Connection]:
    """A connection in a writing transaction that does not enforce foreign keys.

    SQLite rebuilds a table by dropping the old one, which would delete everything that refers to it. Whoever migrates
    checks the foreign keys before the end.
    """
    engine = _engine(path, patience, "BEGIN IMMEDIATE", _MIGRATOR)
    try:
        with engine.begin() as connection:
            yield connection
    finally:
        engine.dispose()


def _engine(path: Path, patience: float, begin: str, pragmas: tuple[str, ...]) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": patience, "isolation_level": None},
        max_overflow=-1,  # as many readers as there are threads that read
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: SqliteConnection, _record: object) -> None:
        for pragma in pragmas:
            connection.execute(pragma).close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    @event.listens_for(engine, "handle_error")
    def _name(context: ExceptionContext) -> None:
        failure = failures.named(context.original_exception, path)
        if failure is not None:
            raise failure from context.original_exception

    return engine
