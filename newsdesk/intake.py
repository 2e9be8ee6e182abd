"""The import flow: list → look whether the bytes are held → read and split, in worker processes → store, a line each.

What goes in are paths, what comes out is a line about each source, in order, as soon as it is stored. Belongs to
`newsdesk.library`, which alone uses it; knows files and the archive, but neither SQL nor windows.
"""

from __future__ import annotations

import hashlib
import logging
import time
from collections import Counter, deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from newsdesk.db.engine import Archive
from newsdesk.db.store import store, store_again
from newsdesk.domain import Given, ImportOutcome, ImportStatus, Problem
from newsdesk.errors import Cancelled, NewsdeskError, SourceRefused
from newsdesk.importing.name_patterns import check_patterns
from newsdesk.importing.sources import SourceFile, find_sources, read_bytes
from newsdesk.importing.workers import Readers, Result
from newsdesk.tasks import CancelToken, Progress, ProgressCallback, silent

_log = logging.getLogger(__name__)
_AHEAD = 3  # files begun for each worker process before the first of them is waited for

Line = Callable[[], ImportOutcome]


class ImportRun(Iterator[ImportOutcome]):
    """An import under way: iterate for a line a source. What is stored stays stored when it is broken off."""

    def __init__(
        self,
        archive: Archive,
        paths: Sequence[Path],
        given: Given | None = None,
        *,
        name_patterns: Sequence[str] = (),
        jobs: int = 1,
        progress: ProgressCallback = silent,
        cancel: CancelToken | None = None,
    ) -> None:
        """List the sources under `paths`; reading begins when the first line is asked for."""
        check_patterns(name_patterns)
        sources = find_sources(paths, cancel)
        self.total = len(sources.files)  # sources
        self.skipped = sources.skipped  # other files in the folders and zip files
        self._archive, self._given, self._name_patterns = archive, given, name_patterns
        self._progress, self._cancel = progress, cancel or CancelToken()
        self._lines = self._take_in(sources.files, min(jobs, self.total))

    def __next__(self) -> ImportOutcome:
        return next(self._lines)

    def close(self) -> None:
        """Break the import off here; worker processes are gone afterwards."""
        self._lines.close()

    def _take_in(self, files: Sequence[SourceFile], jobs: int) -> Generator[ImportOutcome]:
        readers = Readers(jobs, self._cancel, self._name_patterns)
        with _logged(self.total, self.skipped) as log, readers:
            begun = (partial(self._line, file, self._begin(file, readers)) for file in files)
            for done, (file, line) in enumerate(zip(files, _ahead(begun, _AHEAD * jobs), strict=True)):
                self._cancel.check()
                self._progress(Progress(done, self.total, file.name))
                outcome = line()
                log(outcome)
                yield outcome
        self._progress(Progress(self.total, self.total))

    def _begin(self, file: SourceFile, readers: Readers) -> Result | ImportOutcome:
        """Begin to read a file, unless its bytes are held: splitting them again would only cost time."""
        try:
            sha256 = hashlib.sha256(read_bytes(file)).hexdigest()
        except SourceRefused as refused:
            return _refused(file, refused.problem)
        return store_again(self._archive, file.name, sha256, self._given) or readers.begin(file)

    def _line(self, file: SourceFile, begun: Result | ImportOutcome) -> ImportOutcome:
        """Wait for a file to be read, store it, and say so. Our own failure at one is logged and costs no other."""
        if isinstance(begun, ImportOutcome):
            return begun
        try:
            source = begun()
            return _refused(file, source) if isinstance(source, Problem) else store(self._archive, source, self._given)
        except (Cancelled, NewsdeskError):
            raise
        except Exception:  # noqa: BLE001 - one of the named borders: a batch of thousands does not end at one file
            _log.exception("could not take in %r", file.name)
            return _refused(file, Problem("reader_failed", (("file", file.name),)))


@contextmanager
def _logged(total: int, skipped: int) -> Iterator[Callable[[ImportOutcome], None]]:
    """Log an import's start, its refused files by name and code, and what came of it, also where it is broken off."""
    started, tally = time.monotonic(), Counter[ImportStatus]()

    def log(outcome: ImportOutcome) -> None:
        tally[outcome.status] += 1
        if outcome.problem:
            _log.info("refused %r: %s", outcome.path, outcome.problem.code)

    _log.info("import of %d sources begun, %d other files passed over", total, skipped)
    try:
        yield log
    finally:
        counts = ", ".join(f"{tally[status]} {status.value}" for status in ImportStatus)
        seconds = time.monotonic() - started
        _log.info("import ended after %d of %d sources: %s; %.1f s", tally.total(), total, counts, seconds)


def _ahead(lines: Iterator[Line], how_many: int) -> Iterator[Line]:
    """The lines in order, each handed out when `how_many` after it are begun: never a whole batch in memory."""
    begun: deque[Line] = deque()
    for line in lines:
        begun.append(line)
        if len(begun) > how_many:
            yield begun.popleft()
    yield from begun


def _refused(file: SourceFile, problem: Problem) -> ImportOutcome:
    return ImportOutcome(file.name, ImportStatus.REFUSED, problem=problem)
