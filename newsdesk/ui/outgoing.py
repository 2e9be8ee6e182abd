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
from newsdesk.ui.desk import Desk
from newsdesk.ui.long_work import LongWork
from newsdesk.wording import mark

if TYPE_CHECKING:
    from newsdesk.library import Library


class Outgoing(LongWork):
    """One export at a time."""

    finished = Signal(int, object)  # how many articles, the path

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, mark("Exporting"), parent)

    def begin(self, what: Sequence[int] | Place, out: Path, kind: str) -> None:
        """Write articles, or everything a place holds, to one file."""
        library = self._desk.library
        if library is None or self.running:
            return
        self._start(
            lambda cancel, report: write_out(library, what, out, kind, cancel=cancel, report=report),
            lambda written: self.finished.emit(written, out),
        )


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
