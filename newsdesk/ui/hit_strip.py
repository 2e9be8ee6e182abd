"""Hits over time: a bar for each month (or day, or year), as a picture one can drag on to choose dates.

Goes in: the bars of a survey, and the dates the query asks for. Comes out: `dates_chosen`, `dates_cleared`.
Must not know: queries, the archive.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from newsdesk.ui import strip_scale as scale
from newsdesk.ui.fonts import with_even_figures
from newsdesk.ui.look import Look
from newsdesk.ui.widgets import tip
from newsdesk.wording import _

_TOP, _BARS, _AXIS, _FOOT = 2, 38, 16, 2  # pixels, from above: free, the bars, the words below them, free
_WORDS = 11  # pixels of the axis's letters
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

Dates = tuple[date, date]


class HitStrip(QWidget):
    """The strip. A range of bars is marked while it is being chosen."""

    dates_chosen = Signal(object, object)  # the first and the last day
    dates_cleared = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bars: scale.Bars = ()
        self._chosen: Dates | None = None
        self._anchor = self._here = -1  # the range being chosen; -1 for none
        self._pointed = -1
        self._dragging = False
        self._by_key = False  # the focus is shown, as a line below the bars, to those who came by key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_bars(self, bars: scale.Bars, chosen: Dates | None = None) -> None:
        """Show bars; those inside the `chosen` dates are the query's own. None at all is an empty strip."""
        self._bars, self._chosen = tuple(bars), chosen
        self._forget()
        self._describe()

    def marked(self) -> tuple[int, int] | None:
        """The first and the last bar of the range that is being chosen."""
        if self._here < 0:
            return None
        return min(self._anchor, self._here), max(self._anchor, self._here)

    def is_chosen(self, bar: int) -> bool:
        """Whether a bar lies within the query's own dates."""
        if self._chosen is None:
            return False
        return self._chosen[0] <= self._bars[bar].first and self._bars[bar].last <= self._chosen[1]

    def bar_rect(self, bar: int) -> QRect:
        """Where a bar is drawn; of no height where it has no hits."""
        left, right = scale.edges(bar, len(self._bars), self._room())
        most = max(one.articles for one in self._bars)
        high = scale.height(self._bars[bar].articles, most or 1, _BARS)
        return QRect(left, _TOP + _BARS - high, right - left, high)

    def sizeHint(self) -> QSize:
        return QSize(200, _TOP + _BARS + _AXIS + _FOOT)

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self.setAccessibleName(_("Hits over time"))
        self._describe()

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        focused = self.hasFocus() and self._by_key
        line = self._look.colour("accent" if focused else "line")
        painter.fillRect(0, _TOP + _BARS, self._room(), 2 if focused else 1, line)
        if self._bars:
            self._paint_bars(painter)
            self._paint_axis(painter)
        painter.end()

    def _paint_bars(self, painter: QPainter) -> None:
        marked = self.marked()
        if marked is not None:
            first, last = (self.bar_rect(bar) for bar in marked)
            ground = QRect(first.left() - 1, _TOP, last.right() - first.left() + 3, _BARS)
            painter.fillRect(ground, self._look.colour("selection"))
        for bar in range(len(self._bars)):
            inside = marked is not None and marked[0] <= bar <= marked[1]
            colour = "accent" if inside or (marked is None and self.is_chosen(bar)) else "bar"
            pointed = bar == self._pointed and marked is None
            painter.fillRect(self.bar_rect(bar), self._look.colour("muted" if pointed and colour == "bar" else colour))

    def _paint_axis(self, painter: QPainter) -> None:
        painter.setFont(with_even_figures(self._look.sans(_WORDS)))
        line = QRect(0, _TOP + _BARS + 2, self._room(), _AXIS)
        marked = self.marked()
        if marked is not None:
            painter.setPen(self._look.colour("ink"))
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, scale.reading(self._bars, *marked))
            return
        painter.setPen(self._look.colour("muted"))
        for words, box in self._axis_boxes(painter, line):
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _axis_boxes(self, painter: QPainter, line: QRect) -> list[tuple[str, QRect]]:
        """The words below the bars and where they stand; the middle one only where it has room."""
        first, middle, last = scale.axis(self._bars)
        wide = painter.fontMetrics().horizontalAdvance
        gap = wide("0")
        used = max(scale.used_width(len(self._bars), self._room()), wide(first) + gap + wide(last))
        boxes = [(first, line), (last, line.adjusted(used - wide(last), 0, 0, 0))]
        centre = self.bar_rect(len(self._bars) // 2).center().x() - line.left() - wide(middle) // 2
        if wide(first) + gap < centre < used - wide(last) - wide(middle) - gap:
            boxes.append((middle, line.adjusted(centre, 0, 0, 0)))
        return boxes

    # ------------------------------------------------------------ hands

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._bars:
            self._dragging = True
            self._anchor = self._here = self._bar_at(event.position().x())
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self._bar_at(event.position().x())
        if self._dragging:
            self._here = at
        self._pointed = at
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._dragging:
            self._choose()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._forget()
            self.dates_cleared.emit()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = -1
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self._step_back()
        elif not self._bars:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and self._here >= 0:
            self._choose()
        elif key in {*_STEPS, Qt.Key.Key_Home, Qt.Key.Key_End}:
            self._go(key, stretch=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_key = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._forget()
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event.globalPos(), event.pos().x())
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # ------------------------------------------------------------ inside

    def _room(self) -> int:
        return max(1, self.width())

    def _bar_at(self, x: float) -> int:
        return scale.bar_at(x, len(self._bars), self._room()) if self._bars else -1

    def _go(self, key: Qt.Key, *, stretch: bool) -> None:
        last = len(self._bars) - 1
        self._by_key = True
        if key in _STEPS:  # the first arrow finds the newest bar: that is where one begins to look
            here = last if self._here < 0 else min(last, max(0, self._here + _STEPS[key]))
        else:
            here = 0 if key == Qt.Key.Key_Home else last
        self._anchor = self._anchor if stretch and self._anchor >= 0 else here
        self._here = here
        self._describe()

    def _choose(self) -> None:
        marked = self.marked()
        self._forget()
        if marked is not None:
            self.dates_chosen.emit(self._bars[marked[0]].first, self._bars[marked[1]].last)

    def _step_back(self) -> None:
        """Escape lets go of what is being chosen; with nothing in hand, of the query's dates."""
        held = self.marked() is not None
        self._forget()
        if not held:
            self.dates_cleared.emit()

    def _forget(self) -> None:
        self._anchor = self._here = self._pointed = -1
        self._dragging = False
        self._describe()

    def _tell(self, at: QPoint, x: int) -> None:
        bar = self._bar_at(x)
        if bar < 0:
            QToolTip.hideText()
            return
        QToolTip.showText(at, tip(scale.reading(self._bars, bar, bar)), self)

    def _describe(self) -> None:
        """What is drawn, for those who hear it read."""
        self.update()
        if not self._bars:
            self.setAccessibleDescription("")
            return
        first, last = self.marked() or (0, len(self._bars) - 1)
        self.setAccessibleDescription(scale.reading(self._bars, first, last))
