"""Reads files in worker processes, or in this thread. Goes in: files, one after the other. Comes out: for each,
something to ask for the result later, so that a few are read ahead. Must not know the archive.

A worker that dies (killed by the system for want of memory, say) costs no other file: those it took with it are read
again, each in a process of its own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing.connection import Connection
from types import TracebackType

from newsdesk.domain import Problem, ReadSource
from newsdesk.errors import SourceRefused
from newsdesk.importing.reading import read_source
from newsdesk.importing.sources import SourceFile
from newsdesk.tasks import CancelToken

Result = Callable[[], ReadSource | Problem]
Reading = Callable[[SourceFile], ReadSource | Problem]
_LOOK = 0.1  # seconds between two looks at the cancel token
_HANDING_OVER = 5.0  # seconds in which any result is handed over

# Held by a worker except while it reads: killed in the middle of handing a result over, it would leave the program
# waiting for the rest of it for ever.
_handing_over = threading.Lock()
_spawning = multiprocessing.get_context("spawn")  # a fork of a program with threads and windows may hang


class Readers:
    """Reads files in `jobs` processes; with 0 in this thread, when the result is asked for. A context manager."""

    def __init__(self, jobs: int, cancel: CancelToken, name_patterns: Sequence[str] = ()) -> None:
        self.jobs = jobs
        self._cancel = cancel
        self._read = partial(read, name_patterns=tuple(name_patterns))  # sent to the processes with each file
        self._pool: _Pool | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _at: TracebackType | None
    ) -> None:
        """Let the processes go: they end by themselves, or at once where the work was broken off."""
        if self._pool:
            self._pool.close(at_once=error is not None)

    def begin(self, file: SourceFile) -> Result:
        """Begin to read a file. What is returned waits for the result; it raises Cancelled, and our own failures."""
        if self.jobs == 0:
            return partial(self._read, file)
        return partial(self._wait, file, self._submit(file))

    def _submit(self, file: SourceFile) -> Future[ReadSource | Problem]:
        if self._pool is None:
            self._pool = _Pool(self.jobs)
        try:
            return self._pool.submit(self._read, file)
        except BrokenProcessPool:
            self._pool.close(at_once=True)
            self._pool = _Pool(self.jobs)
            return self._pool.submit(self._read, file)

    def _wait(self, file: SourceFile, reading: Future[ReadSource | Problem]) -> ReadSource | Problem:
        try:
            return self._result(reading)
        except BrokenProcessPool:
            return self._read_alone(file)

    def _result(self, reading: Future[ReadSource | Problem]) -> ReadSource | Problem:
        while True:
            self._cancel.check()
            try:
                return reading.result(timeout=_LOOK)
            except TimeoutError:
                if reading.done():
                    raise  # it was the reading that timed out, in whatever it did

    def _read_alone(self, file: SourceFile) -> ReadSource | Problem:
        pool = _Pool(1)
        try:
            return self._result(pool.submit(self._read, file))
        except BrokenProcessPool:
            return Problem("reader_died", (("file", file.name),))
        finally:
            pool.close(at_once=True)


class _Pool:
    """Worker processes that leave when they are told to, and when whoever started them is gone."""

    def __init__(self, jobs: int) -> None:
        waited_on, self._stop = _spawning.Pipe(duplex=False)
        self._waited_on = waited_on
        self._executor = ProcessPoolExecutor(jobs, _spawning, initializer=_attend, initargs=(waited_on,))

    def submit(self, reading: Reading, file: SourceFile) -> Future[ReadSource | Problem]:
        """Begin to read a file. Raises BrokenProcessPool where a worker has died."""
        with _deaf_to_ctrl_c():  # the first one starts the processes
            return self._executor.submit(_read_in_worker, reading, file)

    def close(self, *, at_once: bool) -> None:
        """Wait until the processes are gone; `at_once` makes them drop what they are at."""
        if at_once:
            self._stop.close()
        self._executor.shutdown(cancel_futures=True)
        self._stop.close()
        self._waited_on.close()


def read(file: SourceFile, name_patterns: Sequence[str] = ()) -> ReadSource | Problem:
    """Read a file; a refusal is returned, as an exception with named values does not travel between processes."""
    try:
        return read_source(file, name_patterns=name_patterns)
    except SourceRefused as refused:
        return refused.problem


def _read_in_worker(reading: Reading, file: SourceFile) -> ReadSource | Problem:
    """Read a file, and let the worker be stopped meanwhile."""
    _handing_over.release()
    try:
        return reading(file)
    finally:
        _handing_over.acquire()


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Processes started inside never hear Ctrl+C, not even while they are starting; this one hears it afterwards."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _attend(stop: Connection) -> None:
    """Set a worker up: Ctrl+C is for whoever started it, and the end of `stop` is the end of the worker."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _handing_over.acquire()
    threading.Thread(target=_leave_at_the_end_of, args=(stop,), daemon=True).start()


def _leave_at_the_end_of(stop: Connection) -> None:
    try:
        stop.recv_bytes()
    except (EOFError, OSError):
        _handing_over.acquire(timeout=_HANDING_OVER)  # not had by then: it waits for work that nobody will give it
        os._exit(1)
