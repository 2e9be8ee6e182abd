"""A list whose rows differ in height and may be a million: it measures only what it shows.

The scroll bar counts rows (in fractions of one), not pixels; so it is true, and no row out of sight is ever measured.
Goes in: a flat model and a painter. Comes out: current and selected rows, as in every Qt view.
Must not know: what a row says.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem

from newsdesk.ui.article_painter import PLACEHOLDER, ArticlePainter
from newsdesk.ui.overlaid_bar import OverlaidBar

_PARTS = 256  # steps of the scroll bar for one row: a million rows stay below 2**31
_WHEEL = 60  # pixels for a notch of fifteen degrees

Index = QModelIndex | QPersistentModelIndex


class ArticlesView(QAbstractItemView):
    """The scrolling list."""

    returned = Signal()

    def __init__(self, painter: ArticlePainter) -> None:
        super().__init__()
        self._painter = painter
        self._heights: dict[int, int] = {}
        self._hovered = -1
        self.setItemDelegate(painter)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = OverlaidBar(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.viewport().setMouseTracking(True)

    # ------------------------------------------------------------ geometry

    def measure_again(self) -> None:
        """Forget every height: the width, the fonts or the contents changed."""
        self._heights.clear()
        self._painter.forget()
        self.updateGeometries()
        self.viewport().update()

    def scrolled_to(self) -> tuple[int, float]:
        """The row at the upper edge, and the part of it that lies above."""
        row, part = divmod(self.verticalScrollBar().value(), _PARTS)
        return row, part / _PARTS

    def scroll_back(self, row: int, part: float) -> None:
        """Scroll to where `scrolled_to` said one was."""
        self.verticalScrollBar().setValue(round((row + part) * _PARTS))

    def bring_into_sight(self, index: Index) -> None:
        """Scroll to a row that is out of sight: to the middle, where it stays when its neighbours get their height."""
        if not self.viewport().rect().contains(self.visualRect(index)):
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        return QRect(0, self._top_of(index.row()), self.viewport().width(), self._height(index.row()))

    def indexAt(self, point: QPoint) -> QModelIndex:
        row = self._row_at(point.y())
        inside = 0 <= row < self._rows() and point.y() < self._top_of(row) + self._height(row)
        return self.model().index(row, 0) if inside else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        box, low = self.visualRect(index), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.EnsureVisible and box.top() >= 0 and box.bottom() < low:
            return
        if box.top() < 0 or box.height() >= low or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            self.verticalScrollBar().setValue(index.row() * _PARTS)
            return
        spare = low - box.height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            spare //= 2
        self._scroll_to_row(index.row(), -spare)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return 0

    def isIndexHidden(self, _index: Index) -> bool:
        return False

    def updateGeometries(self) -> None:
        bar = self.verticalScrollBar()
        rows, low = self._rows(), self.viewport().height()
        row, left = rows, low
        while row > 0 and left > 0:
            row -= 1
            left -= self._height(row)
        fraction = -left / max(1, self._height(row)) if left < 0 and rows else 0.0
        bar.setRange(0, int((row + fraction) * _PARTS + 0.999))
        bar.setSingleStep(_PARTS // 2)
        bar.setPageStep(max(_PARTS, (rows - row - 1) * _PARTS))
        super().updateGeometries()

    # ------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        low, width = self.viewport().height(), self.viewport().width()
        row, top = self._first()
        rows = self._rows()
        chosen, current = self.selectionModel(), self.currentIndex()
        while row < rows and top < low:
            index = self.model().index(row, 0)
            height = self._height(row)
            option = QStyleOptionViewItem()
            option.rect = QRect(0, top, width, height)
            if chosen.isSelected(index):
                option.state |= QStyle.StateFlag.State_Selected
            if row == self._hovered:
                option.state |= QStyle.StateFlag.State_MouseOver
            if index == current and self.hasFocus():
                option.state |= QStyle.StateFlag.State_HasFocus
            self._painter.paint(painter, option, index)
            top += height
            row += 1
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._heights.clear()
        super().resizeEvent(event)
        self.updateGeometries()
        self._bar.place()

    # ------------------------------------------------------------ what the model says

    def reset(self) -> None:
        self._heights.clear()
        super().reset()
        self._painter.forget()
        self.updateGeometries()
        self.verticalScrollBar().setValue(0)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        self._painter.forget()
        for row in [row for row in self._heights if first.row() <= row <= last.row()]:
            del self._heights[row]
        self.updateGeometries()
        self.viewport().update()

    # ------------------------------------------------------------ hands

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta().y() or event.angleDelta().y() * _WHEEL / 120
        if pixels:
            row, top = self._first()
            self._scroll_to_row(row, round(-top - pixels))
        event.accept()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.MouseMove, QEvent.Type.HoverMove}:
            self._hover(event.position().toPoint())  # type: ignore[attr-defined] # both kinds have a position
        elif event.type() in {QEvent.Type.Leave, QEvent.Type.HoverLeave}:
            self._hover(QPoint(-1, -1))
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.returned.emit()
            return
        super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        rows = self._rows()
        if not rows:
            return QModelIndex()
        here = self.currentIndex().row()
        page = max(1, self.viewport().height() // PLACEHOLDER - 1)
        go = QAbstractItemView.CursorAction
        steps = {go.MoveUp: -1, go.MovePrevious: -1, go.MoveDown: 1, go.MoveNext: 1}
        steps |= {go.MovePageUp: -page, go.MovePageDown: page, go.MoveHome: -rows, go.MoveEnd: rows}
        return self.model().index(min(rows - 1, max(0, here + steps.get(action, 0))), 0)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        last = self._rows() - 1
        if last < 0:
            return
        ends = sorted(min(last, max(0, self._row_at(y))) for y in (rect.top(), rect.bottom()))
        model = self.model()
        self.selectionModel().select(QItemSelection(model.index(ends[0], 0), model.index(ends[1], 0)), command)

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        return QRegion(self.viewport().rect())

    # ------------------------------------------------------------ inside

    def _rows(self) -> int:
        return self.model().rowCount() if self.model() is not None else 0

    def _height(self, row: int) -> int:
        """The row's height; measured once, and only for rows near what is shown."""
        height = self._heights.get(row)
        if height is None:
            option = QStyleOptionViewItem()
            option.rect = QRect(0, 0, self.viewport().width(), 0)
            height = self._heights[row] = self._painter.sizeHint(option, self.model().index(row, 0)).height()
        return height

    def _first(self) -> tuple[int, int]:
        """The first row in sight, and its top (0 or less)."""
        rows = self._rows()
        if not rows:
            return 0, 0
        row, part = divmod(self.verticalScrollBar().value(), _PARTS)
        row = min(row, rows - 1)
        return row, -round(self._height(row) * part / _PARTS)

    def _top_of(self, row: int) -> int:
        """Where a row begins; rows far out of sight are counted as ordinary ones, not measured."""
        first, top = self._first()
        if row < first:
            return top - (first - row) * PLACEHOLDER
        low = self.viewport().height()
        while first < row and top < low:
            top += self._height(first)
            first += 1
        return top + (row - first) * PLACEHOLDER

    def _row_at(self, y: int) -> int:
        """The row at a height, the mirror of `_top_of`; may lie beyond the ends."""
        row, top = self._first()
        if y < top:
            return row + (y - top) // PLACEHOLDER
        low, rows = self.viewport().height(), self._rows()
        while row < rows and top < low:
            top += self._height(row)
            if y < top:
                return row
            row += 1
        return row + (y - top) // PLACEHOLDER

    def _scroll_to_row(self, row: int, pixels: int) -> None:
        """Put the place `pixels` below the top of `row` at the upper edge."""
        while pixels < 0 and row > 0:
            row -= 1
            pixels += self._height(row)
        while row < self._rows() - 1 and pixels >= self._height(row):
            pixels -= self._height(row)
            row += 1
        value = (row + max(0, pixels) / max(1, self._height(row))) * _PARTS
        self.verticalScrollBar().setValue(round(value))

    def _hover(self, at: QPoint) -> None:
        row = self.indexAt(at).row() if at.x() >= 0 else -1
        if row != self._hovered:
            self._hovered = row
            self.viewport().update()
