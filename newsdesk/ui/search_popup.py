"""What drops down under the search field: the saved searches and the queries one worked with last.

Goes in: saved searches, recent queries. Comes out: which one was chosen or is to be forgotten. Must not know: the
archive, where they are kept.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from newsdesk.domain import SavedSearch
from newsdesk.ui.actions import Actions
from newsdesk.ui.look import Look
from newsdesk.ui.saved_shelf import row_of
from newsdesk.ui.search_rows import HEIGHT, Row, RowsView
from newsdesk.ui.widgets import named
from newsdesk.wording import _

_MOST, _PAD, _BELOW = 14, 6, 4  # lines, and pixels


class SearchPopup(QFrame):
    """Opened by the glass, Alt+Down or its action; closed by Escape, a choice, or a click elsewhere."""

    query_chosen = Signal(str)
    saved_chosen = Signal(int)
    query_forgotten = Signal(str)

    def __init__(self, look: Look, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        named(self, "searchPopup")
        self.view = RowsView(look, outlined=False)
        foot = QHBoxLayout()
        foot.setContentsMargins(2, 0, 2, 0)
        foot.addStretch(1)
        for name in ("save_search", "forget_searches"):
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.clicked.connect(self.close)
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        column.setSpacing(_PAD)
        column.addWidget(self.view)
        column.addLayout(foot)
        self.view.chosen.connect(self._choose)
        self.view.removed.connect(self._forget)

    def open_below(self, field: QWidget, saved: Sequence[SavedSearch], recent: Sequence[str]) -> None:
        """Show what there is below the field, as wide as it is."""
        self.view.setAccessibleName(_("Recent and saved searches"))
        self.show_rows(saved, recent)
        corner = field.mapToGlobal(QPoint(0, field.height() + _BELOW))
        self.resize(QSize(field.width(), self.sizeHint().height()))
        self.move(corner)
        self.show()
        self.view.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_rows(self, saved: Sequence[SavedSearch], recent: Sequence[str]) -> None:
        """Fill the list: what is kept, then what was searched for last."""
        rows = [Row(_("Saved searches"), heading=True), *map(row_of, saved)] if saved else []
        if recent:
            rows += [Row(_("Recent searches"), heading=True), *(Row(query, query) for query in recent)]
        rows = rows or [Row(_("What you search for will stand here."), heading=True)]
        self.view.rows.show(rows)
        self.view.setFixedHeight(min(len(rows), _MOST) * HEIGHT)
        first = next((at for at, row in enumerate(rows) if not row.heading), None)
        if first is not None:
            self.view.setCurrentIndex(self.view.rows.index(first))

    def _choose(self, row: Row) -> None:
        self.close()
        if row.saved is not None:
            self.saved_chosen.emit(row.saved)
        else:
            self.query_chosen.emit(row.query)

    def _forget(self, row: Row) -> None:
        """A recent query goes at once; a saved search is deleted on its shelf, where that can be undone."""
        if row.saved is not None:
            return
        at = self.view.currentIndex().row()
        self.view.rows.show([one for one in self.view.rows.rows if one is not row])
        self.view.setCurrentIndex(self.view.rows.index(min(at, len(self.view.rows.rows) - 1)))
        self.query_forgotten.emit(row.query)
