"""A chip: a word one can press, with a count beside it, and a layout that sets chips in a few lines.

Goes in: words. Comes out: presses. Must not know: what the words mean.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from newsdesk.ui.fonts import with_even_figures
from newsdesk.ui.look import SMALL, Look
from newsdesk.ui.widgets import tip

HEIGHT, GAP = 22, 6  # pixels
_SIDE, _BETWEEN, _LONGEST = 10, 5, 150
_CROSS = 7  # the size of the cross on a chosen chip


class Chip(QAbstractButton):
    """One chip; a chosen one is in the accent's colour and can be pressed again to be let go."""

    def __init__(self, look: Look, words: str, count: str = "", *, chosen: bool = False, hint: str = "") -> None:
        super().__init__()
        self._look = look
        self.words, self.count, self.chosen = words, count, chosen
        self.setText(words)
        self.setToolTip(tip(hint))
        self.setAccessibleName(hint or words)
        self.setCheckable(chosen)
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(with_even_figures(look.sans(SMALL)))

    def sizeHint(self) -> QSize:
        wide = 2 * _SIDE + self._words_width() + self._tail_width()
        return QSize(wide, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour
        ground = "accent" if self.chosen else "selection" if self.isDown() else "hover" if self.underMouse() else "chip"
        if self.chosen and self.underMouse():
            ground = "accent_hover"
        painter.setPen(colour("ink" if self.chosen else "accent") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), HEIGHT / 2, HEIGHT / 2)
        inner = self.rect().adjusted(_SIDE, 0, -_SIDE, 0)
        painter.setPen(colour("on_accent" if self.chosen else "ink"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, self._shown())
        self._paint_tail(painter, inner)
        painter.end()

    def _paint_tail(self, painter: QPainter, inner: QRect) -> None:
        if self.chosen:
            middle = QPointF(inner.right() - 3, inner.center().y() + 1)
            for corner in (QPointF(3, 3), QPointF(3, -3)):
                painter.drawLine(middle - corner, middle + corner)
        elif self.count:
            painter.setPen(self._look.colour("muted"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.count)

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, _LONGEST)

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._shown())

    def _tail_width(self) -> int:
        if self.chosen:
            return _BETWEEN + _CROSS
        return _BETWEEN + self.fontMetrics().horizontalAdvance(self.count) if self.count else 0


def lines(widths: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Where chips of these widths stand, as (x, line), each line filled before the next one is begun."""
    places: list[tuple[int, int]] = []
    x = line = 0
    for wide in widths:
        if x and x + wide > room:
            x, line = 0, line + 1
        places.append((x, line))
        x += wide + GAP
    return places


def set_out(chips: Sequence[QWidget], room: int) -> int:
    """Put chips in their places, in lines as wide as `room`; returns how high they stand."""
    places = lines([chip.sizeHint().width() for chip in chips], room)
    for chip, (x, line) in zip(chips, places, strict=True):
        chip.setGeometry(x, line * (HEIGHT + GAP), min(room, chip.sizeHint().width()), HEIGHT)
    return (places[-1][1] + 1) * (HEIGHT + GAP) - GAP if places else 0
