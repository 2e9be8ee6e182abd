"""A file that is there whole or not at all.

In: a path. Out: an open binary file beside it under a passing name, which takes the path's place only when everything
was written and is safely on the disk. Must not know what is written. Failures of the world become ExportFailed.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from io import BufferedRandom
from pathlib import Path
from typing import BinaryIO

from newsdesk.errors import ExportFailed

# How files of SQLite begin: the database, and the log that belongs to it.
_DATABASES = (b"SQLite format 3\0", b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83")
_CODES = {
    errno.ENOSPC: "export_disk_full",
    errno.EDQUOT: "export_disk_full",
    errno.EACCES: "export_not_allowed",
    errno.EPERM: "export_not_allowed",
    errno.EROFS: "export_not_allowed",
    errno.ENOENT: "export_folder_missing",
    errno.ENOTDIR: "export_folder_missing",
    errno.ENAMETOOLONG: "export_name_too_long",
    errno.EISDIR: "export_is_folder",
}


def write_whole(out: Path, write: Callable[[BinaryIO], None]) -> str:
    """Let `write` fill a file and put it at `out`, replacing a file of that name only then.

    Returns the SHA-256 (hex) of what is on the disk. Raises ExportFailed, and whatever `write` raises; then no trace
    is left and an earlier file at `out` is as it was.
    """
    try:
        place = _checked(out)
        with _draft_beside(place) as (draft, file):
            write(file)
            sha256 = _settled(file)
            file.close()
            if place.exists():
                shutil.copymode(place, draft)
            draft.replace(place)
        _settle_folder(place.parent)
    except OSError as error:
        code = _CODES.get(error.errno or 0, "export_failed")
        raise ExportFailed(code, file=out.name, folder=out.parent, reason=error.strerror or error) from error
    return sha256


def _checked(out: Path) -> Path:
    """The path to write at: links followed, and refused where something stands there that is not ours to replace."""
    if "\0" in str(out):
        raise ExportFailed("export_name_unusable", file=out.name.replace("\0", "\ufffd"))
    place = Path(os.path.realpath(out))
    try:
        kind = place.stat().st_mode
    except FileNotFoundError:
        return place
    if stat.S_ISDIR(kind):
        raise ExportFailed("export_is_folder", file=out.name or out)
    if not stat.S_ISREG(kind):
        raise ExportFailed("export_not_a_file", file=out)
    if not os.access(place, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    with place.open("rb") as there:
        if there.read(16).startswith(_DATABASES):  # forty years of a newspaper, gone for one slip in a dialog
            raise ExportFailed("export_database", file=out.name)
    return place


@contextlib.contextmanager
def _draft_beside(place: Path) -> Iterator[tuple[Path, BufferedRandom]]:
    """A new file in the same folder, gone again unless it was renamed."""
    draft = place.parent / f".newsdesk-{secrets.token_hex(6)}.part"
    file = draft.open("x+b")
    try:
        with file:  # on a full disk, closing can fail as well
            yield draft, file
    finally:
        draft.unlink(missing_ok=True)


def _settled(file: BufferedRandom) -> str:
    """Force what was written to the disk, and read it again for its SHA-256."""
    file.flush()
    os.fsync(file.fileno())
    file.seek(0)
    return hashlib.file_digest(file, "sha256").hexdigest()


def _settle_folder(folder: Path) -> None:
    """Force the new name to the disk too. The file is complete already: where this cannot be done, so be it."""
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
