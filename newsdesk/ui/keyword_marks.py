"""The marks of keyword lists in an article: which stretch, in which colour and line, and what to say of it.

Goes in: the library and an article, in a worker thread; later a painter and the boxes of a mark. Comes out: marks, and
lines below words. Must not know: the reader's document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from newsdesk.domain import Article, KeywordList, KeywordTerm, Tint, Underline

if TYPE_CHECKING:
    from newsdesk.library import Library

_WIDTH = 2.0
_PENS = {
    Underline.SOLID: Qt.PenStyle.SolidLine,
    Underline.DOUBLE: Qt.PenStyle.SolidLine,
    Underline.DOTTED: Qt.PenStyle.DotLine,
    Underline.DASHED: Qt.PenStyle.DashLine,
}
_WAVE, _STEP = 1.6, 3.0  # height and half length of a wave, in pixels


@dataclass(frozen=True, slots=True)
class KeywordMark:
    """A term in an element: code points of the element's text, half-open."""

    element: int
    start: int
    end: int
    tint: Tint
    underline: Underline
    tip: str


def read_marks(library: Library, article: Article) -> tuple[KeywordMark, ...]:
    """The marks of the active lists in an article, in reading order. Runs in a worker thread."""
    found = library.marking.marks(article)
    if not found:
        return ()
    lists = {one.id: one for one in library.marking.lists()}
    wanted = {mark.list for element in found for mark in element.marks}
    terms = {term.id: term for one in wanted for term in library.marking.terms(one)}
    return tuple(
        KeywordMark(one.element, mark.start, mark.end, *_look_of(lists[mark.list], terms[mark.term]))
        for one in found
        for mark in one.marks
        if mark.list in lists and mark.term in terms  # a person may just have deleted it
    )


def _look_of(held: KeywordList, term: KeywordTerm) -> tuple[Tint, Underline, str]:
    says = [f"{held.name} · {term.text}", *([" / ".join(term.aliases)] if term.aliases else []), term.notes, held.notes]
    return term.tint or held.tint, held.underline, "\n".join(line for line in says if line)


def paint_line(painter: QPainter, box: QRectF, underline: Underline, colour: QColor) -> None:
    """A line below a word, at the foot of its box."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(colour, _WIDTH, _PENS.get(underline, Qt.PenStyle.SolidLine))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    y = box.bottom() + 0.5
    if underline is Underline.WAVE:
        pen.setWidthF(_WIDTH * 0.7)
        painter.setPen(pen)
        painter.drawPath(_wave(box.left(), box.right(), y))
        return
    if underline is Underline.DOUBLE:
        pen.setWidthF(_WIDTH / 2)
        painter.setPen(pen)
        painter.drawLine(QPointF(box.left(), y - 2), QPointF(box.right(), y - 2))
    painter.setPen(pen)
    painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _wave(left: float, right: float, y: float) -> QPainterPath:
    path = QPainterPath(QPointF(left, y))
    x, up = left, True
    while x < right:
        bend = y - 2 * _WAVE if up else y + 2 * _WAVE
        path.quadTo(QPointF(x + _STEP / 2, bend), QPointF(min(x + _STEP, right), y))
        x, up = x + _STEP, not up
    return path
