"""What is read in files' names, found in the background: lists the files, and lays patterns over their names.

Goes in: paths, patterns, names. Comes out: `listed`, then `read` or `refused`. Must not know: widgets, the archive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import NamedBy, NamedFile
from newsdesk.errors import PatternRefused
from newsdesk.tasks import CancelToken
from newsdesk.ui.background import Background

_LIST, _READ = "list file names", "read file names"  # lanes


@dataclass(frozen=True, slots=True)
class NamesRead:
    """What was read in names: all of it, and apart for each thing that may have read it."""

    files: Sequence[NamedFile]
    by: Mapping[NamedBy, Sequence[NamedFile]]

    @classmethod
    def of(cls, files: Sequence[NamedFile]) -> NamesRead:
        """Sorted apart here, in a worker: the window's thread goes through no list of files."""
        return cls(files, {by: [file for file in files if file.by is by] for by in NamedBy})


class Naming(QObject):
    """Asks; of several wishes of one kind the last one is answered."""

    # Both may hold hundreds of thousands: Qt would copy a list.
    listed = Signal(object)  # list of names of files
    read = Signal(object)  # NamesRead
    refused = Signal(object)  # PatternRefused

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background

    def list_files(self, paths: Sequence[Path]) -> None:
        """Find the texts that an import of these paths would find."""
        self._background.ask(_LIST, lambda cancel: _list(paths, cancel), self.listed.emit)

    def read_names(self, names: Sequence[str], patterns: Sequence[str]) -> None:
        """Read names by patterns."""
        self._background.ask(_READ, lambda cancel: _read(names, patterns, cancel), self._answer)

    @property
    def reading(self) -> bool:
        """Whether names are being read."""
        return self._background.busy_with(_READ)

    def drop(self) -> None:
        """Nobody wants to know any more."""
        for lane in (_LIST, _READ):
            self._background.drop(lane)

    def _answer(self, answer: NamesRead | PatternRefused) -> None:
        if isinstance(answer, PatternRefused):
            self.refused.emit(answer)
        else:
            self.read.emit(answer)


def _list(paths: Sequence[Path], cancel: CancelToken) -> list[str]:
    """Runs in a worker thread."""
    from newsdesk.library import list_names  # noqa: PLC0415 - the window shows before the library is loaded

    return list_names(paths, cancel)


def _read(names: Sequence[str], patterns: Sequence[str], cancel: CancelToken) -> NamesRead | PatternRefused:
    """Runs in a worker thread. A pattern half typed is no failure: it is an answer."""
    from newsdesk.library import preview_names  # noqa: PLC0415 - as above

    try:
        files = preview_names(names, patterns, cancel)
    except PatternRefused as refused:
        return refused
    return NamesRead.of(files)
