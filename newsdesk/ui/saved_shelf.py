"""The shelf of saved searches in the left pane: their names, and how many articles are new in each.

Goes in: saved searches. Comes out: which one was chosen, or for which a menu is wanted. Must not know: the archive.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsdesk.domain import SavedSearch
from newsdesk.ui import labels
from newsdesk.ui.look import Look
from newsdesk.ui.search_rows import HEIGHT, Row, RowsView
from newsdesk.ui.widgets import label
from newsdesk.wording import _

_MOST = 8  # lines before the shelf scrolls


def row_of(saved: SavedSearch) -> Row:
    """A saved search as a line."""
    if saved.unreadable:
        hint = _("This search cannot be read by this version of Newsdesk.")
    else:
        hint = saved.query if saved.query != saved.name else ""
    figure = f"+{labels.number(saved.new)}" if saved.new else ""
    return Row(saved.name, saved.query, saved.id, figure, hint)


class SavedShelf(QWidget):
    """A heading and the lines; hidden while nothing is kept."""

    chosen = Signal(int)
    removal_requested = Signal(int)
    menu_requested = Signal(int, QPoint)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._kept: tuple[SavedSearch, ...] = ()
        self._heading = label("heading")
        self.view = RowsView(look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(6)
        column.addWidget(self._heading)
        column.addWidget(self.view)
        self.view.chosen.connect(lambda row: self.chosen.emit(row.saved))
        self.view.removed.connect(lambda row: self.removal_requested.emit(row.saved))
        self.view.menu_requested.connect(lambda row, at: self.menu_requested.emit(row.saved, at))
        self.show_saved(())
        self.retranslate()

    def show_saved(self, kept: Sequence[SavedSearch]) -> None:
        """Show what is kept now; the line one stands on stays the same search."""
        here = self.view.current()
        self._kept = tuple(kept)
        self.view.rows.show([row_of(one) for one in kept])
        self.view.setFixedHeight(min(len(kept), _MOST) * HEIGHT)
        self.setVisible(bool(kept))
        for at, one in enumerate(kept):
            if here is not None and one.id == here.saved:
                self.view.setCurrentIndex(self.view.rows.index(at))

    def mark(self, query: str) -> None:
        """Show which of them is the search whose results are listed; none for "" and others."""
        at = next((at for at, one in enumerate(self._kept) if query and one.query == query), None)
        if at is None:
            self.view.clearSelection()
        else:
            self.view.setCurrentIndex(self.view.rows.index(at))

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self._heading.setText(_("Searches"))
        self.view.setAccessibleName(_("Saved searches"))
        self.show_saved(self._kept)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
