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
_INDEX_DAMAGED = sqlite3.SQLITE_CORRUPT_VTAB  # the only virtual table is the index, which is derived: no harm is done
_PRIMARY = 0xFF  # SQLite's extended result codes keep the primary one in the lowest byte
_NO_TEXT = "Could not decode to UTF-8"  # the driver's words where a text is none; it gives no code

# What reading an archive may raise besides ours: UnicodeDecodeError where SQLite quotes damaged bytes in its complaint.
RAISED = (sqlite3.Error, UnicodeDecodeError)


def named(error: BaseException | None, path: Path) -> Exception | None:
    """The failure as one of ours, or None where it is no failure of the world."""
    if isinstance(error, UnicodeDecodeError) or (isinstance(error, sqlite3.Error) and str(error).startswith(_NO_TEXT)):
        return ArchiveUnusable("archive_damaged", path=path)
    result = getattr(error, "sqlite_errorcode", None)  # absent where it is not SQLite that complains
    if result is None:
        return None
    if result & _PRIMARY == sqlite3.SQLITE_INTERRUPT:
        return Cancelled()
    if result == _INDEX_DAMAGED:
        return ArchiveUnusable("index_damaged", path=path)
    code = _CODES.get(result & _PRIMARY)
    return ArchiveUnusable(code, path=path) if code else None
