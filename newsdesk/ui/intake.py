"""Import as a person does it: choose or drop, say what is known, watch, and read what became of each file.

Goes in: paths. Comes out: `finished` with a report. Work runs in the background; at its end, and now and then
meanwhile, the desk is told to read again. Must not know: panes, the database.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk import settings
from newsdesk.domain import Given, ImportOutcome, ImportStatus
from newsdesk.errors import Cancelled
from newsdesk.resources import resource
from newsdesk.tasks import CancelToken, Progress, ProgressCallback
from newsdesk.ui.desk import Desk
from newsdesk.ui.long_work import LongWork
from newsdesk.wording import mark

if TYPE_CHECKING:
    from newsdesk.library import Library

_FEW = 4  # so many files are read in this process; starting another would take longer
_LOOK_EVERY = 4.0  # seconds between two looks at what has come in meanwhile


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of an import: a line for each source, and whether it was stopped."""

    outcomes: tuple[ImportOutcome, ...]
    given: Given | None
    stopped: bool = False

    def count(self, status: ImportStatus) -> int:
        """How many sources came to this."""
        return Counter(one.status for one in self.outcomes)[status]

    @property
    def articles(self) -> int:
        """How many articles came in."""
        return sum(one.articles for one in self.outcomes if one.status is ImportStatus.IMPORTED)

    @property
    def refused(self) -> list[ImportOutcome]:
        """The sources that were not taken in."""
        return [one for one in self.outcomes if one.status is ImportStatus.REFUSED]


class Intake(LongWork):
    """One import at a time."""

    finished = Signal(object)  # IntakeReport

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, mark("Importing"), parent)
        self._looked = 0.0

    def begin(self, paths: Sequence[Path], given: Given | None) -> None:
        """Take files and folders in."""
        library = self._desk.library
        if library is None or self.running or not paths:
            return
        self._looked = monotonic()
        patterns = settings.load().name_patterns
        self._start(
            lambda cancel, report: take_in(library, paths, given, cancel, report, name_patterns=patterns),
            self.finished.emit,
        )

    def _have_come_on(self, progress: Progress) -> None:
        super()._have_come_on(progress)
        if monotonic() - self._looked > _LOOK_EVERY:
            self._looked = monotonic()
            self._desk.read_again()

    def _have_ended(self) -> None:
        super()._have_ended()
        self._desk.read_again()


def take_in(
    library: Library,
    paths: Sequence[Path],
    given: Given | None,
    cancel: CancelToken,
    report: ProgressCallback,
    *,
    name_patterns: Sequence[str] = (),
) -> IntakeReport:
    """Runs in a worker thread: import everything, keeping the outcomes also when it is stopped."""
    jobs = 0 if len(paths) <= _FEW and not any(path.is_dir() for path in paths) else 1
    outcomes: list[ImportOutcome] = []
    try:
        coming = library.import_paths(
            paths, given, name_patterns=name_patterns, jobs=jobs, progress=report, cancel=cancel
        )
        for outcome in coming:
            outcomes.append(outcome)  # noqa: PERF402 - one by one: what came before a stop is kept
    except Cancelled:
        return IntakeReport(tuple(outcomes), given, stopped=True)
    return IntakeReport(tuple(outcomes), given)


def sample_paths() -> list[Path]:
    """The sample editions that come with the program."""
    return [path for path in sorted(resource("samples").iterdir()) if path.is_dir() or path.suffix == ".txt"]
