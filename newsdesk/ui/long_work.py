"""Long work that a person watches and may stop: what imports, exports and the care of the index have in common.

Goes in: a desk, a piece of work. Comes out: that it began, how far it is, how it ended. Must not know: what it does.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from newsdesk.tasks import CancelToken, Progress, ProgressCallback
from newsdesk.ui.background import Job
from newsdesk.ui.desk import Desk

T = TypeVar("T")
_REPORT_EVERY = 0.1  # seconds between two reports of progress


class LongWork(QObject):
    """One piece of such work at a time."""

    began = Signal()
    came_on = Signal(object)  # Progress
    failed = Signal(object)  # NewsdeskError
    ended = Signal()  # however it ended, before anything else is said of it

    def __init__(self, desk: Desk, title: str, parent: QObject | None = None) -> None:
        """`title` is what it is called while it runs, marked for translation."""
        super().__init__(parent)
        self.title = title
        self._desk = desk
        self._job: Job | None = None

    @property
    def running(self) -> bool:
        """Whether it is under way."""
        return self._job is not None

    def stop(self) -> None:
        """Ask it to stop; what is finished stays, nothing half done does."""
        if self._job is not None:
            self._job.cancel.cancel()

    def _start(
        self, work: Callable[[CancelToken, ProgressCallback], T], done: Callable[[T], None], *, quietly: bool = False
    ) -> None:
        self._job = self._desk.background.begin(
            self.title,
            lambda cancel, report: work(cancel, _now_and_then(report)),
            done,
            self._have_come_on,
            failed=self.failed.emit,
            ended=self._have_ended,
        )
        if not quietly:
            self.began.emit()

    def _have_come_on(self, progress: Progress) -> None:
        self.came_on.emit(progress)

    def _have_ended(self) -> None:
        self._job = None
        self.ended.emit()


def _now_and_then(report: ProgressCallback) -> ProgressCallback:
    """The same callback, called no oftener than the window can show: it may be told of every one of a million."""
    last = 0.0

    def tell(progress: Progress) -> None:
        nonlocal last
        if monotonic() - last >= _REPORT_EVERY:
            last = monotonic()
            report(progress)

    return tell
