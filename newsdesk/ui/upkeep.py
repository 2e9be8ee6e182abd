"""The care of the search index: one made by other rules than this program's is made again, where a person sees it.

Goes in: the archive on the desk. Comes out: progress, if there is anything to do at all.
Must not know: what an index is.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from newsdesk.tasks import CancelToken, Progress, ProgressCallback
from newsdesk.ui.desk import Desk
from newsdesk.ui.long_work import LongWork
from newsdesk.wording import mark

if TYPE_CHECKING:
    from newsdesk.library import Library

_NOWHERE = "\ue000"  # a sign of nobody's language


class Upkeep(LongWork):
    """Begins when an archive has shown its first list, and is usually done at once: then nobody hears of it."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, mark("Making the search index again"), parent)
        self.told = False  # it took long enough to be spoken of
        self._cared_for: Library | None = None
        desk.listed.connect(self._look_after)

    @property
    def running(self) -> bool:
        """Whether it is under way, and takes long enough to be told."""
        return super().running and self.told

    def make_anew(self) -> None:
        """Make the index again because somebody asks for it: it does not agree with the text."""
        library = self._desk.library
        if library is not None and not super().running:
            self.told = True
            self._start(partial(_rebuild, library), lambda _nothing: self._desk.read_again())

    def _look_after(self) -> None:
        library = self._desk.library
        if library is None or library is self._cared_for:
            return
        self._cared_for, self.told = library, False
        self._start(partial(_care, library), _done, quietly=True)

    def _have_come_on(self, progress: Progress) -> None:
        if not self.told:
            self.told = True
            self.began.emit()
        super()._have_come_on(progress)


def _care(library: Library, cancel: CancelToken, report: ProgressCallback) -> None:
    """Runs in a worker thread; also loads, while the list is looked at, what the first search would wait for."""
    library.searches.bring_index_up_to_date(progress=report, cancel=cancel)
    library.searches.search(_NOWHERE, limit=1, cancel=cancel)


def _rebuild(library: Library, cancel: CancelToken, report: ProgressCallback) -> None:
    """Runs in a worker thread."""
    library.searches.rebuild_index(progress=report, cancel=cancel)


def _done(_nothing: None) -> None:
    """Whoever searches finds the index in order; nothing on screen changes."""
