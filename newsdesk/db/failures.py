"""What SQLite's failures mean to a person: its result codes become ArchiveUnusable with a code, or Cancelled.

Everything that is not the world's doing (wrong SQL, a broken constraint) is left alone and propagates as it is.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from newsdesk.errors import ArchiveUnusable, Cancelled

_CODES = {
    sqlite3.SQLITE_BUSY: "archive_locked",
    sqlite3.SQLITE_LOCKED: "archive_locked",
    sqlite3.SQLITE_READONLY: "archive_read_only",
    sqlite3.SQLITE_PERM: "archive_unreadable",
    sqlite3.SQLITE_AUTH: "archive_unreadable",
    sqlite3.SQLITE_CANTOPEN: "archive_unreadable",
    sqlite3.SQLITE_IOERR: "archive_disk_failed",
    sqlite3.SQLITE_FULL: "archive_disk_full",
    sqlite3.SQLITE_CORRUPT: "archive_damaged",
    sqlite3.SQLITE_NOTADB: "archive_not_database",
}
_PRIMARY = 0xFF  # SQLite's extended result codes keep the primary one in the lowest byte


def named(error: BaseException | None, path: Path) -> Exception | None:
    """The failure as one of ours, or None where it is no failure of the world."""
    if not isinstance(error, sqlite3.Error):
        return None
    result = getattr(error, "sqlite_errorcode", None)  # absent where the driver itself complains
    if result is None:
        return None
    if result & _PRIMARY == sqlite3.SQLITE_INTERRUPT:
        return Cancelled()
    code = _CODES.get(result & _PRIMARY)
    return ArchiveUnusable(code, path=path) if code else None
