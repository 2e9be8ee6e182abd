"""Export as a person does it: choose what and where, watch, and be told where it lies.

Goes in: numbers of articles, or a place. Comes out: `finished`, `failed`. Must not know: panes, how files are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import Place
from newsdesk.errors import NewsdeskError
from newsdesk.tasks import CancelToken, ProgressCallback
from newsdesk.ui.background import Job
from newsdesk.ui.desk import Desk

if TYPE_CHECKING:
    from newsdesk.library import Library

_NAME_LENGTH = 60
_NOT_IN_NAMES = '\\/:*?"<>|'


class Outgoing(QObject):
    """One export at a time."""

    began = Signal(int)
    came_on = Signal(object)  # Progress
    finished = Signal(int, object)  # how many articles, the path
    failed = Signal(object)  # NewsdeskError
    stopped = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether an export is under way."""
        return self._job is not None

    def begin(self, what: Sequence[int] | Place, out: Path, kind: str) -> None:
        """Write articles, or everything a place holds, to one file."""
        library = self._desk.library
        if library is None or self.running:
            return
        self._job = self._desk.background.begin(
            "export",
            lambda cancel, report: write_out(library, what, out, kind, cancel=cancel, report=report),
            lambda written: self._have_finished(written, out),
            self.came_on.emit,
            self._have_failed,
        )
        self.began.emit(0 if isinstance(what, Place) else len(what))

    def stop(self) -> None:
        """Stop; nothing half-written stays."""
        if self._job is not None:
            self._desk.background.drop("export")
            self._job = None
            self.stopped.emit()

    def _have_finished(self, written: int, out: Path) -> None:
        self._job = None
        self.finished.emit(written, out)

    def _have_failed(self, error: NewsdeskError) -> None:
        self._job = None
        self.failed.emit(error)


def write_out(
    library: Library,
    what: Sequence[int] | Place,
    out: Path,
    kind: str,
    *,
    cancel: CancelToken,
    report: ProgressCallback,
) -> int:
    """Runs in a worker thread."""
    ids = library.article_ids(what) if isinstance(what, Place) else what
    return library.export(ids, kind, out, progress=report, cancel=cancel)[0]


def file_name(words: str) -> str:
    """A name for a file, made of a headline or a place: no sign any system refuses, not too long, no ending."""
    kept = "".join(" " if sign in _NOT_IN_NAMES or not sign.isprintable() else sign for sign in words)
    return " ".join(kept.split())[:_NAME_LENGTH].strip(" .") or "newsdesk"
