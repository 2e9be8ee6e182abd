"""Export as a person does it: choose what and where, watch, and be told where it lies.

Goes in: numbers of articles, or a place. Comes out: `finished`, `failed`. Must not know: panes, how files are written.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import Place
from newsdesk.tasks import CancelToken, ProgressCallback
from newsdesk.ui.background import Job
from newsdesk.ui.desk import Desk

if TYPE_CHECKING:
    from newsdesk.library import Library


class Outgoing(QObject):
    """One export at a time."""

    began = Signal(int)
    came_on = Signal(object)  # Progress
    finished = Signal(int, object)  # how many articles, the path
    failed = Signal(object)  # NewsdeskError
    ended = Signal()  # however it ended, before anything else is said of it

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
            lambda written: self.finished.emit(written, out),
            self.came_on.emit,
            failed=self.failed.emit,
            ended=self._have_ended,
        )
        self.began.emit(0 if isinstance(what, Place) else len(what))

    def stop(self) -> None:
        """Stop; nothing half-written stays."""
        if self._job is not None:
            self._desk.background.drop("export")

    def _have_ended(self) -> None:
        self._job = None
        self.ended.emit()


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
