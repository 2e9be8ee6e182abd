"""Lines one can choose a search from: a text, a figure at the right, and headings between them.

Goes in: rows. Comes out: the row that was chosen, is to be removed, or for which a menu is wanted.
Must not know: where the searches are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from newsdesk.ui.fonts import with_even_figures
from newsdesk.ui.look import SMALL, Look
from newsdesk.ui.widgets import tip

HEIGHT = 28
_PAD = 8
ROW_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `saved` is the number of a saved search; a heading can only be read."""

    text: str
    query: str = ""
    saved: int | None = None
    figure: str = ""
    hint: str = ""
    heading: bool = False


class RowsModel(QAbstractListModel):
    """Rows as Qt wants to read them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show these rows instead of those before."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's form
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(row.hint) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.text} {row.figure}".strip()
        return row.text if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.rows[index.row()].heading:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class RowsView(QListView):
    """The lines, quiet as those of the editions tree."""

    chosen = Signal(object)  # Row
    removed = Signal(object)  # Row, by the Delete key
    menu_requested = Signal(object, QPoint)  # Row, global position

    def __init__(self, look: Look, *, outlined: bool = True) -> None:
        """`outlined` shows in the accent's colour that the list has the focus; where it is alone nobody asks."""
        super().__init__()
        self.outlined = outlined
        self.rows = RowsModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(_RowPainter(look, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)
        look.changed.connect(self.viewport().update)

    def current(self) -> Row | None:
        """The row that is current; None on a heading or nowhere."""
        row = self.currentIndex().data(ROW_ROLE)
        return row if isinstance(row, Row) and not row.heading else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(row)
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and row is not None:
            self.removed.emit(row)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index == self.currentIndex():
            self._choose(self.current())

    def _choose(self, row: Row | None) -> None:
        if row is not None:
            self.chosen.emit(row)

    def _menu(self, at: QPoint) -> None:
        row = self.indexAt(at).data(ROW_ROLE)
        if isinstance(row, Row) and not row.heading:
            self.menu_requested.emit(row, self.viewport().mapToGlobal(at))


class _RowPainter(QStyledItemDelegate):
    def __init__(self, look: Look, view: RowsView) -> None:
        super().__init__(view)
        self._look, self._view = look, view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not row.heading:
            self._paint_ground(painter, option)
        self._paint_words(painter, option.rect.adjusted(_PAD, 0, -_PAD - 2, 0), row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state = QStyle.StateFlag
        current = bool(option.state & state.State_HasFocus) or bool(option.state & state.State_Selected)
        if not current and not option.state & state.State_MouseOver:
            return
        painter.setBrush(self._look.colour("selection" if current else "hover"))
        focused = current and self._view.outlined and self._view.hasFocus()
        painter.setPen(self._look.colour("accent") if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(option.rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_words(self, painter: QPainter, inner: QRect, row: Row) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(with_even_figures(self._look.sans(SMALL)))
        painter.setPen(self._look.colour("muted"))
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, row.figure)
        room = painter.fontMetrics().horizontalAdvance(row.figure) + 10 if row.figure else 0
        if not row.heading:
            painter.setFont(self._look.sans())
        painter.setPen(self._look.colour("muted" if row.heading else "ink"))
        words = inner.adjusted(0, 0, -room, 0)
        text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, text)
