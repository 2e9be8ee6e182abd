"""Finds the files of an import. Goes in: paths as a person gave them. Comes out: one `SourceFile` a text, in order.

A file given by name is taken whatever it is called; in folders and zip files every `*.txt` is, and the rest counted.
A zip file is read in place: nothing is ever written to disk, so no name inside it can reach another folder.
Must not know decoding or parsing.
"""

from __future__ import annotations

import lzma
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from newsdesk.errors import SourceRefused
from newsdesk.tasks import CancelToken

MIB = 1024 * 1024
# Bytes of one source: over five million characters, far more than the thickest issue. One as large takes some 40 s and
# 400 MB to take in, in each worker process, and both grow with the size.
LARGEST = 16 * MIB
_ENCRYPTED = 0x1
_NAMED_IN_UTF8 = 0x800


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One text to take in: a file, or a member of a zip file (by its number, as names in a zip file may repeat).

    A zip file whose list of members cannot be read stands for itself, as its member 0 without a name.
    """

    path: Path
    member: int | None = None
    member_name: str = ""

    @property
    def name(self) -> str:
        """The name shown and kept: the path as it was given, and the member's name after it.

        What no encoding explains stands in it as an escape (`\\udcff`), so that it can be stored and printed.
        """
        return _printable(str(self.path) + self._inside)

    @property
    def full_name(self) -> str:
        """The same from the root of the file system: the folders above say things too, wherever the program runs."""
        return _printable(str(self.path.absolute()) + self._inside)

    @property
    def _inside(self) -> str:
        return f"/{self.member_name}" if self.member_name else ""


def _printable(name: str) -> str:
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class Sources:
    """What was found: the texts, and how many other files stood in the folders and zip files."""

    files: tuple[SourceFile, ...]
    skipped: int = 0


def find_sources(paths: Sequence[Path], cancel: CancelToken | None = None) -> Sources:
    """List the texts under `paths`, folders in sorted order and each file once.

    A path that is missing or cannot be read is listed all the same, so that reading it refuses it by name. Raises
    Cancelled.
    """
    cancel = cancel or CancelToken()
    files: dict[SourceFile, None] = {}
    skipped = 0
    for path in paths:
        listed = _texts_in(path, cancel) if _is_folder(path) else _members(path) if _is_zip(path) else _just(path)
        files.update(dict.fromkeys(listed.files))
        skipped += listed.skipped
    return Sources(tuple(files), skipped)


def read_bytes(file: SourceFile, largest: int = LARGEST) -> bytes:
    """The file's bytes. Raises SourceRefused: folder, gone, not_a_file, not_allowed, not_readable, too_large, zip_…"""
    if file.member is not None:
        return _read_member(file, file.member, largest)
    try:
        _check_kind(file, file.path.stat().st_mode)
        with file.path.open("rb") as opened:
            content = opened.read(largest + 1)
    except FileNotFoundError:
        raise SourceRefused("gone", file=file.name) from None
    except PermissionError:
        raise SourceRefused("not_allowed", file=file.name) from None
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceRefused("not_readable", file=file.name, why=_why(error)) from None
    return _checked_size(file, content, largest)


def _check_kind(file: SourceFile, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise SourceRefused("folder", file=file.name)
    if not stat.S_ISREG(mode):  # a pipe or a device would be waited for without end
        raise SourceRefused("not_a_file", file=file.name)


def _checked_size(file: SourceFile, content: bytes, largest: int) -> bytes:
    if len(content) > largest:
        raise SourceRefused("too_large", file=file.name, limit=largest // MIB)
    return content


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


# ---------------------------------------------------------------- folders


def _is_folder(path: Path) -> bool:
    """Whether this is a folder; what cannot be looked at is none, so that reading it refuses it by name."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _just(path: Path) -> Sources:
    return Sources((SourceFile(path),))


def _texts_in(folder: Path, cancel: CancelToken) -> Sources:
    found = list(_walk(folder, cancel))
    texts = tuple(SourceFile(path) for path, is_text in found if is_text)
    return Sources(texts, len(found) - len(texts))


def _walk(folder: Path, cancel: CancelToken) -> Iterator[tuple[Path, bool]]:
    """Every file below `folder`, and whether it is a text.

    A folder reached a second time (through a link) is not entered again; one that cannot be opened is listed like a
    text, so that reading it refuses it by name.
    """
    closed: list[Path] = []
    entered: set[tuple[int, int] | Path] = set()
    for here, folders, names in os.walk(folder, followlinks=True, onerror=lambda e: closed.append(Path(e.filename))):
        cancel.check()
        same = _same_wherever_reached(Path(here))
        if same in entered:
            folders.clear()
            continue
        entered.add(same)
        folders.sort()
        for name in sorted(names):
            yield Path(here, name), _is_text(name)
    for path in closed:
        yield path, True


def _same_wherever_reached(folder: Path) -> tuple[int, int] | Path:
    """What tells a folder from all others; its path where it vanished while it was looked at."""
    try:
        found = folder.stat()
    except OSError:
        return folder
    return found.st_dev, found.st_ino


def _is_text(name: str) -> bool:
    """Whether a name in a folder or zip file is that of a text; `._x.txt` is what a Mac leaves beside one."""
    return name.lower().endswith(".txt") and not name.rpartition("/")[2].startswith("._")


# ---------------------------------------------------------------- zip files


def _is_zip(path: Path) -> bool:
    """Whether this is a zip file, by its name and by what is in it: a damaged one begins like one at least."""
    try:
        if not path.name.lower().endswith(".zip") or not path.is_file():
            return False
        with path.open("rb") as opened:
            return opened.read(2) == b"PK" or zipfile.is_zipfile(opened)
    except OSError:
        return False


def _members(path: Path) -> Sources:
    try:
        with zipfile.ZipFile(path) as opened:
            members = [(number, info) for number, info in enumerate(opened.infolist()) if not info.is_dir()]
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return Sources((SourceFile(path, 0),))
    texts = [SourceFile(path, number, member_name(info)) for number, info in members if _is_text(info.filename)]
    return Sources(tuple(sorted(texts, key=lambda file: file.member_name)), len(members) - len(texts))


def member_name(info: zipfile.ZipInfo) -> str:
    """A member's name as its maker meant it: without the flag for UTF-8 it is often UTF-8 or GBK nevertheless."""
    if info.flag_bits & _NAMED_IN_UTF8:
        return info.filename
    raw = info.filename.encode("cp437", "surrogateescape")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _read_member(file: SourceFile, number: int, largest: int) -> bytes:
    try:
        found = file.path.stat()
        opened = _opened(file.path, found.st_mtime_ns, found.st_size)
        info = opened.infolist()[number]
        if info.flag_bits & _ENCRYPTED:
            raise SourceRefused("zip_encrypted", file=file.name)
        if info.file_size > largest:
            raise SourceRefused("too_large", file=file.name, limit=largest // MIB)
        with opened.open(info) as member:
            # Never trusts the size the zip file claims: a bomb is cut off at the limit.
            return _checked_size(file, member.read(largest + 1), largest)
    except FileNotFoundError:
        raise SourceRefused("gone", file=file.name) from None
    except PermissionError:
        raise SourceRefused("not_allowed", file=file.name) from None
    except NotImplementedError:
        raise SourceRefused("zip_other_method", file=file.name) from None
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, IndexError, ValueError) as error:
        raise SourceRefused("zip_damaged", file=file.name, why=error) from None
    except (OSError, RuntimeError) as error:
        raise SourceRefused("not_readable", file=file.name, why=_why(error)) from None


@lru_cache(maxsize=1)
def _opened(path: Path, _changed: int, _size: int) -> zipfile.ZipFile:
    """The zip file, kept open for its next member: reading its list anew for each of thousands takes minutes."""
    return zipfile.ZipFile(path)
