"""The editions pane: saved searches, and the tree of what the archive holds, with counts at the right.

Goes in: an EditionsModel. Comes out: `place_chosen`, `place_activated`, and where a context menu is wanted.
Must not know: the archive, the list.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from newsdesk.domain import EVERYWHERE, Place, PlaceCount
from newsdesk.ui import labels
from newsdesk.ui.editions_model import COUNT_ROLE, PLACE_ROLE, EditionsModel, lineage
from newsdesk.ui.fonts import with_even_figures
from newsdesk.ui.look import SMALL, Look
from newsdesk.ui.saved_shelf import SavedShelf
from newsdesk.ui.widgets import label, named
from newsdesk.wording import _

_ROW, _INDENT, _ARROW, _PAD = 28, 15, 14, 8
_DOWN = ((-4.0, -2.0), (4.0, -2.0), (0.0, 3.5))
_RIGHT = ((-2.0, -4.0), (3.5, 0.0), (-2.0, 4.0))


class EditionsPane(QWidget):
    """The left pane. Room is kept above for more shelves (latest, unread) and below the tree for a calendar."""

    place_chosen = Signal(object)  # Place, by mouse or arrow keys
    place_activated = Signal(object)  # Place, by Enter: go on to the list
    menu_requested = Signal(object, QPoint)  # Place, global position

    def __init__(self, model: EditionsModel, look: Look) -> None:
        super().__init__()
        named(self, "sidePane")
        self.model = model
        self.tree = EditionsTree(model, look)
        self.shelf = SavedShelf(look)
        self._heading = label("heading")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.shelf)
        column.addWidget(self._heading)
        column.addWidget(self.tree, 1)
        self._wanted: Place | None = None
        self.tree.selectionModel().currentChanged.connect(self._chosen)
        self.tree.returned.connect(lambda: self.place_activated.emit(self.place()))
        self.tree.customContextMenuRequested.connect(self._menu)
        model.answered.connect(lambda _place: self._go_on())
        look.changed.connect(self.tree.viewport().update)
        self.retranslate()

    def place(self) -> Place:
        """The place that is current in the tree."""
        place = self.tree.currentIndex().data(PLACE_ROLE)
        return place if isinstance(place, Place) else EVERYWHERE

    def show_place(self, place: Place) -> None:
        """Make a place current, opening and reading its parents as needed; says nothing of it."""
        self._wanted = place
        self._go_on()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self._heading.setText(_("Newspapers"))
        self.tree.setAccessibleName(_("Editions"))
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _go_on(self) -> None:
        if self._wanted is None:
            return
        for step in lineage(self._wanted):
            index = self.model.find(step)
            if not index.isValid():
                return
            if step != self._wanted:
                self.tree.expand(index)
        self._wanted = None
        chosen = self.tree.selectionModel()
        blocked = chosen.blockSignals(True)
        self.tree.setCurrentIndex(index)
        chosen.blockSignals(blocked)
        self.tree.scrollTo(index)
        self.tree.viewport().update()

    def _chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self._wanted = None
            self.place_chosen.emit(index.data(PLACE_ROLE))

    def _menu(self, at: QPoint) -> None:
        index = self.tree.indexAt(at)
        if index.isValid():
            self.menu_requested.emit(index.data(PLACE_ROLE), self.tree.viewport().mapToGlobal(at))


class EditionsTree(QTreeView):
    """The tree itself: quiet arrows, whole-row selection, no default decoration."""

    returned = Signal()

    def __init__(self, model: EditionsModel, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setModel(model)
        self.setItemDelegate(_PlacePainter(look, self))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        arrow = arrow_rect(self.visualRect(index), depth(index)).adjusted(-6, 0, 4, 0)
        left = event.button() == Qt.MouseButton.LeftButton
        at = event.position().toPoint()
        if left and index.isValid() and index.model().hasChildren(index) and arrow.contains(at):
            self.setExpanded(index, not self.isExpanded(index))
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.returned.emit()
            return
        super().keyPressEvent(event)

    def drawRow(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self.itemDelegate().paint(painter, option, index)


class _PlacePainter(QStyledItemDelegate):
    def __init__(self, look: Look, tree: EditionsTree) -> None:
        super().__init__(tree)
        self._look = look
        self._tree = tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, _ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = self._tree.visualRect(index)
        row = QRect(0, row.y(), self._tree.viewport().width(), row.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, row, index)
        self._paint_arrow(painter, row, index)
        self._paint_words(painter, row, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, row: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        current = index == self._tree.currentIndex()
        under = self._tree.indexAt(self._tree.viewport().mapFromGlobal(self._tree.cursor().pos())) == index
        if current:
            painter.setBrush(self._look.colour("selection"))
        elif under and self._tree.underMouse():
            painter.setBrush(self._look.colour("hover"))
        else:
            return
        focused = current and self._tree.hasFocus()
        painter.setPen(self._look.colour("accent") if focused else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(row.toRectF().adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)

    def _paint_arrow(self, painter: QPainter, row: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        if not index.model().hasChildren(index):
            return
        middle = arrow_rect(row, depth(index)).center().toPointF() + QPointF(0, 1.5)
        arrow = QPainterPath()
        points = _DOWN if self._tree.isExpanded(index) else _RIGHT
        arrow.moveTo(middle.x() + points[0][0], middle.y() + points[0][1])
        for x, y in points[1:]:
            arrow.lineTo(middle.x() + x, middle.y() + y)
        arrow.closeSubpath()
        painter.fillPath(arrow, self._look.colour("muted"))

    def _paint_words(self, painter: QPainter, row: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        counted: PlaceCount = index.data(COUNT_ROLE)
        figure = _figure(counted)
        small = with_even_figures(self._look.sans(SMALL))
        painter.setFont(small)
        painter.setPen(self._look.colour("muted"))
        inner = row.adjusted(_PAD, 0, -_PAD - 2, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inner, middle | Qt.AlignmentFlag.AlignRight, figure)
        room = painter.fontMetrics().horizontalAdvance(figure) + 10
        left = arrow_rect(row, depth(index)).right() + 5 if _has_arrow_column(counted.place) else _PAD
        words = QRect(left, row.y(), inner.right() - room - left, row.height())
        painter.setFont(self._look.sans())
        painter.setPen(self._look.colour("ink"))
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle | Qt.AlignmentFlag.AlignLeft, text)


def _figure(counted: PlaceCount) -> str:
    place = counted.place
    if place.newspaper is not None and place.year is None:
        return labels.issues(counted.issues)
    return labels.number(counted.issues if place.year is not None and place.day is None else counted.articles)


def _has_arrow_column(place: Place) -> bool:
    return place.newspaper is not None


def depth(index: QModelIndex | QPersistentModelIndex) -> int:
    """How deep a line stands in the tree, from 0."""
    deep = 0
    while index.parent().isValid():
        index = index.parent()
        deep += 1
    return deep


def arrow_rect(row: QRect, deep: int) -> QRect:
    """Where the arrow of a line stands."""
    return QRect(_PAD - 3 + deep * _INDENT, row.y(), _ARROW, row.height())
