"""Opens an archive: says in one code what is wrong with a path, creates a new archive, brings an older one up to date.

What goes in is a path as a person named it, what comes out is an `Archive` at the newest schema. Everything that can be
told from the file system and the first pages of the file is told here, before anything is written.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from newsdesk.db import failures
from newsdesk.db.drives import on_network
from newsdesk.db.engine import PATIENCE, Archive
from newsdesk.db.migrations import HEAD, REVISIONS
from newsdesk.errors import ArchiveUnusable

APPLICATION_ID = 0x4E657773  # "News" in the file's header: `file` and we ourselves know an archive by it
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100  # bytes


def open_archive(path: Path, patience: float = PATIENCE) -> Archive:
    """Open the archive at `path`, creating it where there is no file (or an empty one), migrating it where it is older.

    `patience` is how many seconds to wait for another program that holds it. Raises ArchiveUnusable.
    """
    path = path.absolute()
    _check_place(path)
    revision = _revision(path, patience)
    if revision != HEAD:
        from newsdesk.db import migrating  # noqa: PLC0415 - loads alembic, which an archive up to date never needs

        migrating.migrate(path, revision, patience)
    return Archive(path, patience)


def _check_place(path: Path) -> None:
    try:
        file = Path(os.path.realpath(path))  # SQLite's log, and the drive that counts, are not where a link lies
        trouble = _trouble(file)
    except (OSError, ValueError) as error:  # a name too long or with a NUL in it
        raise ArchiveUnusable("archive_unreadable", path=path) from error
    if trouble:
        raise ArchiveUnusable(trouble, path=path, folder=file.parent)


def _trouble(path: Path) -> str | None:
    if path.is_dir():
        return "archive_folder"
    if not path.parent.is_dir():
        return "archive_folder_missing"
    if not os.access(path.parent, os.W_OK | os.X_OK):
        return "archive_folder_read_only"
    if on_network(path.parent):
        return "archive_on_network"
    return _file_trouble(path) if path.exists() else None


def _file_trouble(path: Path) -> str | None:
    if not path.is_file():
        return "archive_not_database"
    if not os.access(path, os.R_OK):
        return "archive_unreadable"
    if not os.access(path, os.W_OK):
        return "archive_read_only"
    size = path.stat().st_size
    if size == 0:
        return None
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if not header.startswith(_MAGIC):
        return "archive_not_database"
    return "archive_damaged" if _cut_short(path, header, size) else None


def _cut_short(path: Path, header: bytes, size: int) -> bool:
    """Whether the file is shorter than its header says: a copy that was broken off.

    Only where nothing waits in the write-ahead log: another program may just be writing its pages into the file.
    """
    log = path.with_name(path.name + "-wal")
    if len(header) < _HEADER:
        return True
    if log.exists() and log.stat().st_size:
        return False
    page_size = int.from_bytes(header[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    pages = int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]  # SQLite's own sign that the number of pages is to be believed
    return counted and size < pages * page_size


def _revision(path: Path, patience: float) -> str | None:
    """The schema's number as the file records it, None for a new archive."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    try:
        with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as connection:
            return _recorded(connection, path)
    except failures.RAISED as error:
        raise failures.named(error, path) or error from error


def _recorded(connection: sqlite3.Connection, path: Path) -> str | None:
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables and application in (0, APPLICATION_ID):
        return None
    if application != APPLICATION_ID:
        raise ArchiveUnusable("archive_foreign", path=path)
    if "alembic_version" not in tables:
        raise ArchiveUnusable("archive_damaged", path=path)
    recorded = [number for (number,) in connection.execute("SELECT version_num FROM alembic_version")]
    if len(recorded) != 1:
        raise ArchiveUnusable("archive_damaged", path=path)
    if recorded[0] not in REVISIONS:
        raise ArchiveUnusable("archive_newer", path=path)
    return str(recorded[0])
