"""The reader's right edge: a quiet scroll bar that shows where the hits stand.

Goes in: the heights of the hits in the text. Comes out: the hit whose mark was clicked.
Must not know: the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar

from newsdesk.ui.look import Look

_WIDTH, _INSET, _HIT_REACH = 13, 3, 4


class HitScrollBar(QScrollBar):
    """A vertical scroll bar with marks."""

    mark_chosen = Signal(int)

    def __init__(self, look: Look) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._look = look
        self._parts: list[float] = []
        self._here = -1
        self._keywords: list[tuple[float, QColor]] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent, False)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, 80)

    def show_marks(
        self, heights: Sequence[float], whole: float, here: int = -1, keywords: Sequence[tuple[float, QColor]] = ()
    ) -> None:
        """Show hits at these heights of a text that is `whole` high; `here` is the one where the reader stands.

        `keywords` are the heights and colours of quieter marks.
        """
        self._keywords = [(min(1.0, height / whole), colour) for height, colour in keywords]
        self._parts = [min(1.0, height / whole) for height in heights]
        self._here = here
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._look.colour("paper"))
        painter.setPen(Qt.PenStyle.NoPen)
        if self.maximum() > self.minimum():
            painter.setBrush(self._look.colour("thumb"))
            painter.drawRoundedRect(self._thumb(), 3, 3)
        for part, colour in self._keywords:
            painter.setBrush(colour)
            painter.drawRect(QRectF(_INSET + 2, self._y(part) + 0.5, self.width() - 2 * _INSET - 4, 2))
        for number, part in enumerate(self._parts):
            painter.setBrush(self._look.colour("accent" if number == self._here else "hit_edge"))
            painter.drawRoundedRect(QRectF(_INSET - 1, self._y(part), self.width() - 2 * _INSET + 2, 3), 1, 1)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        near = [n for n, part in enumerate(self._parts) if abs(self._y(part) - event.position().y()) <= _HIT_REACH]
        if near and event.button() == Qt.MouseButton.LeftButton:
            self.mark_chosen.emit(near[0])
            return
        super().mousePressEvent(event)

    def _thumb(self) -> QRectF:
        whole = self.maximum() - self.minimum() + self.pageStep()
        high = max(32.0, self.height() * self.pageStep() / whole)
        top = (self.height() - high) * (self.value() - self.minimum()) / (self.maximum() - self.minimum())
        return QRectF(_INSET, top + 2, self.width() - 2 * _INSET, high - 4)

    def _y(self, part: float) -> float:
        return 3 + part * (self.height() - 9)
