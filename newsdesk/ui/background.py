"""Work off the UI thread: plain functions go in, their results come back on the UI thread.

A piece of work belongs to a lane; new work in a lane cancels what runs there and drops its result, so a stale answer
never overwrites a newer one. The signals belong to a QObject of the UI thread, never to a worker.
Must not know: what the work is about.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from newsdesk.errors import Cancelled, NewsdeskError, QueryError
from newsdesk.tasks import CancelToken, ProgressCallback

T = TypeVar("T")
_READERS = 2
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """A piece of work under way."""

    number: int
    lane: str
    cancel: CancelToken = field(default_factory=CancelToken)


@dataclass(frozen=True, slots=True)
class _Ears:
    done: Callable[[Any], None]
    failed: Callable[[NewsdeskError], None]
    progress: Callable[[Any], None] | None
    ended: Callable[[], None] | None


class Background(QObject):
    """Runs work. `quiet` tells that nothing is under way any more."""

    quiet = Signal()
    failed = Signal(object)  # NewsdeskError that nobody asked to hear of: for the one door
    _returned = Signal(object, object, object)
    _reported = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = count(1)
        self._readers = ThreadPoolExecutor(_READERS, "reading")
        self._worker = ThreadPoolExecutor(1, "working")
        self._lanes: dict[str, Job] = {}
        self._ears: dict[int, _Ears] = {}
        self._open = True
        self._returned.connect(self._hear_result, Qt.ConnectionType.QueuedConnection)
        self._reported.connect(self._hear_report, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._ears)

    def busy_with(self, lane: str) -> bool:
        """Whether something in a lane is under way."""
        return lane in self._lanes

    def ask(
        self,
        lane: str,
        work: Callable[[CancelToken], T],
        done: Callable[[T], None],
        failed: Callable[[NewsdeskError], None] | None = None,
    ) -> Job:
        """A short piece of reading. Errors of the world go to `failed`, or to the one door."""
        job = self._enter(lane, _Ears(done, failed or self.failed.emit, None, None))
        self._submit(self._readers, job, lambda: work(job.cancel))
        return job

    def begin(
        self,
        lane: str,
        work: Callable[[CancelToken, ProgressCallback], T],
        done: Callable[[T], None],
        progress: Callable[[Any], None],
        *,
        failed: Callable[[NewsdeskError], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Job:
        """A long piece of work (import, export); such pieces wait for one another.

        `ended` is told first of all, however it ended: done, refused, stopped, dropped or broken by a defect of ours.
        """
        job = self._enter(lane, _Ears(done, failed or self.failed.emit, progress, ended))

        def report(what: object) -> None:
            if not job.cancel.cancelled:
                self._reported.emit(job, what)

        self._submit(self._worker, job, lambda: work(job.cancel, report))
        return job

    def drop(self, lane: str) -> None:
        """Cancel what runs in a lane; nobody hears of it."""
        job = self._lanes.pop(lane, None)
        if job is not None:
            job.cancel.cancel()
            self._say_ended(self._ears.pop(job.number, None))

    def close(self) -> None:
        """Cancel everything and wait until no thread of ours is left."""
        self._open = False
        for job in self._lanes.values():
            job.cancel.cancel()
        self._lanes.clear()
        self._ears.clear()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._worker.shutdown(wait=True, cancel_futures=True)

    def _enter(self, lane: str, ears: _Ears) -> Job:
        self.drop(lane)
        job = Job(next(self._numbers), lane)
        self._lanes[lane] = job
        self._ears[job.number] = ears
        return job

    def _submit(self, crew: ThreadPoolExecutor, job: Job, work: Callable[[], object]) -> None:
        if not self._open:
            return
        future = crew.submit(work)
        future.add_done_callback(lambda finished: self._send(job, finished))

    def _send(self, job: Job, finished: Future[object]) -> None:
        """Runs in the worker's thread: hand the outcome over, owning nothing."""
        if not self._open or finished.cancelled():
            return
        error = finished.exception()
        self._returned.emit(job, None if error else finished.result(), error)

    @Slot(object, object, object)
    def _hear_result(self, job: Job, result: object, error: BaseException | None) -> None:
        ears = self._ears.pop(job.number, None)
        if ears is None:
            if error is not None and not isinstance(error, Cancelled | NewsdeskError):
                raise error
            return
        if self._lanes.get(job.lane) is job:
            del self._lanes[job.lane]
        try:
            self._say_ended(ears)
            self._tell(ears, result, error)
        finally:
            if not self._ears:
                self.quiet.emit()

    @staticmethod
    def _say_ended(ears: _Ears | None) -> None:
        if ears is not None and ears.ended is not None:
            ears.ended()

    @staticmethod
    def _tell(ears: _Ears, result: object, error: BaseException | None) -> None:
        if error is None:
            ears.done(result)
        elif isinstance(error, NewsdeskError):
            if not isinstance(error, QueryError):  # what a person searches for is nobody's business
                _log.warning("work stopped: %s %s", error.problem.code, error.problem.values)
            ears.failed(error)
        elif not isinstance(error, Cancelled):
            raise error

    @Slot(object, object)
    def _hear_report(self, job: Job, what: object) -> None:
        ears = self._ears.get(job.number)
        if ears is not None and ears.progress is not None and not job.cancel.cancelled:
            ears.progress(what)
