"""A few lines of text in a box: wrapped, cut with an ellipsis, hits marked. For the painted list.

Goes in: a text, a font, a width, how many lines at most, marks in code points. Comes out: something with a height that
paints itself. Must not know: articles, the archive.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QTextLayout, QTextOption

from newsdesk.domain import HitSpan
from newsdesk.ui.headline_lines import balanced
from newsdesk.ui.utf16 import Utf16Places

_WIDEST = 10_000.0
_PAIR = 2  # lines
_ORPHAN = 0.2  # a last line shorter than this part of the width looks forgotten


class SetText:
    """Text set once, painted often."""

    def __init__(
        self,
        text: str,
        font: QFont,
        width: float,
        *,
        lines: int,
        leading: float,
        marks: Sequence[HitSpan] = (),
        even: bool = False,
    ) -> None:
        """Set `text`; `even` keeps a second line from holding only a sign or two: it breaks at a space, or evenly."""
        self._leading = leading
        self._metrics = QFontMetricsF(font)
        self._layout, cut = _set(text, font, width, lines)
        if cut is not None:
            self._layout, _none = _set(_shorten(text, cut, self._metrics, width), font, width, lines)
        elif even and self._layout.lineCount() == lines == _PAIR:
            self._even(text, font, width)
        self._count = min(self._layout.lineCount(), lines)
        places = Utf16Places(text)
        self._marks = [(places(mark.start), places(mark.end), mark.term) for mark in marks]

    def _even(self, text: str, font: QFont, width: float) -> None:
        first, last = (self._layout.lineAt(number).naturalTextWidth() for number in range(_PAIR))
        if last >= _ORPHAN * width:
            return
        narrower = (first + last) / 2 + 1.5 * self._metrics.height()
        for broken, room in ((balanced(text, width / font.pixelSize()), width), (text, min(width, narrower))):
            layout, cut = _set(broken, font, room, _PAIR)
            if cut is None and layout.lineCount() == _PAIR and layout.lineAt(1).naturalTextWidth() > last:
                self._layout = layout
                return

    @property
    def height(self) -> float:
        """The height of all lines."""
        return self._count * self._leading

    def paint(self, painter: QPainter, at: QPointF, ink: QColor, mark: Callable[[int], QColor], marked: QColor) -> None:
        """Paint with the upper left corner at `at`: the marks first, then the words, in `marked` where they are hit.

        `mark` says the colour behind the hits of the query's term with a number.
        """
        told = self._boxes(at)
        painter.setPen(Qt.PenStyle.NoPen)
        for box, term in told:
            painter.setBrush(mark(term))
            painter.drawRoundedRect(box, 2, 2)
        boxes = [box for box, _ in told]
        if not boxes or marked == ink:
            self._paint_words(painter, at, ink)
            return
        hit, rest = QPainterPath(), QPainterPath()
        for box in boxes:
            hit.addRect(box)
        rest.addRect(QRectF(at.x(), at.y(), _WIDEST, self.height))
        for where, colour in ((hit, marked), (rest.subtracted(hit), ink)):
            painter.save()
            painter.setClipPath(where)
            self._paint_words(painter, at, colour)
            painter.restore()

    def _paint_words(self, painter: QPainter, at: QPointF, ink: QColor) -> None:
        painter.setPen(ink)
        for number in range(self._count):
            line = self._layout.lineAt(number)
            top = at.y() + number * self._leading + (self._leading - line.height()) / 2
            line.draw(painter, QPointF(at.x(), top - line.y()))

    def _boxes(self, at: QPointF) -> list[tuple[QRectF, int]]:
        boxes = []
        for number in range(self._count):
            line = self._layout.lineAt(number)
            first, last = line.textStart(), line.textStart() + line.textLength()
            for start, end, term in self._marks:
                if start < last and end > first:
                    left, right = (_x(line, place) for place in (max(start, first), min(end, last)))
                    middle = at.y() + (number + 0.5) * self._leading
                    half = self._metrics.ascent() * 0.56
                    box = QRectF(at.x() + left - 0.5, middle - half, right - left + 1, 2 * half)
                    boxes.append((box, term))
        return boxes


def _x(line, place: int) -> float:  # type: ignore[no-untyped-def] # QTextLine.cursorToX answers (x, place) here
    answer = line.cursorToX(place)
    return float(answer[0] if isinstance(answer, tuple) else answer)


def _set(text: str, font: QFont, width: float, lines: int) -> tuple[QTextLayout, int | None]:
    """Set up to `lines` lines; also the place from which on the last line's text did not fit."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    cut = None
    for number in range(lines + 1):
        line = layout.createLine()
        if not line.isValid():
            break
        if number == lines:
            cut = layout.lineAt(lines - 1).textStart()
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * 100.0))
    layout.endLayout()
    return layout, cut


def _shorten(text: str, last_line: int, metrics: QFontMetricsF, width: float) -> str:
    units = text.encode("utf-16-le", "surrogatepass")
    head = units[: last_line * 2].decode("utf-16-le", "surrogatepass")
    tail = units[last_line * 2 :].decode("utf-16-le", "surrogatepass")
    return head + metrics.elidedText(tail[:200], Qt.TextElideMode.ElideRight, width - 1)
