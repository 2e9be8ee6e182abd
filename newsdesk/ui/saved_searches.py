"""The searches a person keeps, each with how many articles came in since it was last looked at.

Goes in: the archive on the desk. Comes out: `changed` whenever they are known anew, and what became of a wish.
Must not know: widgets, how they are kept.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import SavedSearch
from newsdesk.ui.desk import Desk

if TYPE_CHECKING:
    from newsdesk.searches import Searches

T = TypeVar("T")


class SavedSearches(QObject):
    """Reads them when the archive changes; each wish is done in the background, and then they are read again."""

    changed = Signal()
    saved = Signal(object)  # SavedSearch
    deleted = Signal(object)  # SavedSearch

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.kept: tuple[SavedSearch, ...] = ()
        self._number = 0
        desk.archive_opened.connect(self._forget)
        desk.contents_changed.connect(self.read)

    def read(self) -> None:
        """Read them again, with what is new."""
        library = self._desk.library
        if library is not None:
            searches = library.searches
            self._desk.background.ask("saved searches", lambda cancel: tuple(searches.saved(cancel)), self._have)

    def find(self, number: int) -> SavedSearch | None:
        """One of them by its number."""
        return next((one for one in self.kept if one.id == number), None)

    def save(self, query: str, name: str) -> None:
        """Keep a search."""
        self._do(lambda searches: searches.save(query, name), self.saved.emit)

    def rename(self, saved: SavedSearch, name: str) -> None:
        """Call it otherwise."""
        if name != saved.name:
            self._do(lambda searches: searches.rename_saved(saved.id, name))

    def delete(self, saved: SavedSearch) -> None:
        """Keep it no longer."""
        self._do(lambda searches: searches.delete_saved(saved.id), lambda _nothing: self.deleted.emit(saved))

    def restore(self, saved: SavedSearch) -> None:
        """Undo that."""
        self._do(lambda searches: searches.restore_saved(saved.id))

    def look_at(self, saved: SavedSearch) -> None:
        """What it finds is being looked at: nothing of it is new from now on."""
        self._do(lambda searches: searches.looked_at(saved.id))

    def _do(self, wish: Callable[[Searches], T], done: Callable[[T], object] = lambda _answer: None) -> None:
        library = self._desk.library
        if library is None:
            return
        searches = library.searches

        def finished(answer: T) -> None:
            self.read()
            done(answer)

        self._number += 1  # a lane of its own: no wish may drop the one before
        self._desk.background.ask(f"saving {self._number}", lambda _cancel: wish(searches), finished)

    def _have(self, kept: tuple[SavedSearch, ...]) -> None:
        self.kept = kept
        self.changed.emit()

    def _forget(self) -> None:
        self._have(())
