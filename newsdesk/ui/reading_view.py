"""The sheet of paper: a read-only text of one measure, however wide the window, with hits marked behind the words.

Goes in: an article with hits. Comes out: where one is among the hits, and wishes to go beyond the first or last one.
Must not know: the archive, the list.
"""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from newsdesk.ui.desk import Landing, Opened
from newsdesk.ui.hit_scroll_bar import HitScrollBar
from newsdesk.ui.keyword_marks import paint_line
from newsdesk.ui.look import Look
from newsdesk.ui.reading_document import MarkedSpan, Setting, measure_width, set_article
from newsdesk.ui.widgets import tip

_TOP, _BOTTOM, _LEAST = 34, 40, 24
_OUTLINE = 2  # pixels around the hit one stands at


class ReadingView(QTextEdit):
    """One article."""

    left = Signal()  # Escape
    hit_reached = Signal(int, int)  # which (from 1; 0 for none yet), of how many

    def __init__(self, look: Look, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._size = size
        self._opened: Opened | None = None
        self._setting = Setting((), 0)
        self._boxes: list[list[QRectF]] = []
        self._lines: list[list[QRectF]] = []  # of the keywords
        self._hit = -1
        self.setReadOnly(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QTextEdit.Shape.NoFrame)
        self.setAcceptDrops(False)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.edge = HitScrollBar(look)
        self.setVerticalScrollBar(self.edge)
        self.edge.mark_chosen.connect(self.go_to_hit)
        self._fit()

    # ------------------------------------------------------------ what is shown

    def show_article(self, opened: Opened) -> None:
        """Set an article. The same one, set again, keeps its place; one that has not changed is left alone."""
        before = self._opened
        if opened.landing is Landing.TOP and before is not None and _alike(before, opened):
            return  # what is selected, and where one is, stays
        same = before is not None and before.article.uid == opened.article.uid
        kept = self.verticalScrollBar().value() if same and opened.landing is Landing.TOP else 0
        self._opened = opened
        self._set()
        last = len(self._setting.marks) - 1
        if opened.landing is Landing.TOP or last < 0:
            self._hit = -1
            self.verticalScrollBar().setValue(kept)
            self._tell()
        else:
            self.go_to_hit(0 if opened.landing is Landing.FIRST_HIT else last)

    def clear_article(self) -> None:
        """Show an empty sheet."""
        self._opened, self._setting, self._boxes, self._hit = None, Setting((), 0), [], -1
        self._lines = []
        self.document().clear()
        self.edge.show_marks([], 1)

    def redraw(self) -> None:
        """Colours, fonts or the language changed: set the article anew."""
        self.set_at(self._size)

    def set_at(self, size: int) -> None:
        """Set the article with a body of `size` pixels."""
        self._size = size
        part = self.verticalScrollBar().value() / max(1, self.verticalScrollBar().maximum())
        self._fit()
        if self._opened is not None:
            self._set()
            self.verticalScrollBar().setValue(round(part * self.verticalScrollBar().maximum()))

    # ------------------------------------------------------------ hits

    @property
    def hits(self) -> int:
        """How many hits the article has."""
        return len(self._setting.marks)

    @property
    def hit(self) -> int:
        """The hit one stands at, from 0; -1 before the first step."""
        return self._hit

    def marks(self) -> tuple[MarkedSpan, ...]:
        """The hits' places in the document, in reading order."""
        return self._setting.marks

    def step_hit(self, step: int) -> bool:
        """Go to the next (1) or previous (-1) hit; False where the article has no more that way."""
        if self._hit < 0:
            wanted = self._first_in_sight() if step > 0 else len(self._setting.marks) - 1
        else:
            wanted = self._hit + step
        if not 0 <= wanted < len(self._setting.marks):
            return False
        self.go_to_hit(wanted)
        return True

    def go_to_hit(self, number: int) -> None:
        """Stand at a hit and bring it into sight, a third down the pane."""
        self._hit = number
        boxes = self._boxes[number]
        bar, low = self.verticalScrollBar(), self.viewport().height()
        if boxes:
            top = boxes[0].top()
            if not bar.value() + 20 <= top <= bar.value() + low - 60:
                bar.setValue(round(top - low / 3))
        self.viewport().update()
        self._tell()

    def _first_in_sight(self) -> int:
        tops = [boxes[0].top() if boxes else 0.0 for boxes in self._boxes]
        first = bisect_right(tops, self.verticalScrollBar().value() - 1)
        return first if first < len(tops) else 0

    def _tell(self) -> None:
        self.hit_reached.emit(self._hit + 1, len(self._setting.marks))
        keywords = [
            (boxes[0].top(), self._look.tint(span.mark.tint))
            for span, boxes in zip(self._setting.keywords, self._lines, strict=True)
            if boxes
        ]
        self.edge.show_marks(self._heights(), max(1.0, self.document().size().height()), self._hit, keywords)

    # ------------------------------------------------------------ setting and painting

    def _set(self) -> None:
        if self._opened is None:
            return
        article, hits, keywords = self._opened.article, self._opened.hits, self._opened.marks
        width = self.lineWrapColumnOrWidth()
        self._setting = set_article(
            self.document(), article, hits, self._look, size=self._size, width=width, keywords=keywords
        )
        frame = self.document().rootFrame()
        form = frame.frameFormat()
        form.setTopMargin(_TOP)
        form.setBottomMargin(_BOTTOM)
        frame.setFrameFormat(form)
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.document().size()  # lay out now: the marks' places are wanted
        self._boxes = [self._boxes_of(mark.start, mark.end) for mark in self._setting.marks]
        self._lines = [self._boxes_of(span.start, span.end) for span in self._setting.keywords]
        self._hit = min(self._hit, len(self._setting.marks) - 1)
        self._tell()

    def _heights(self) -> list[float]:
        return [boxes[0].top() if boxes else 0.0 for boxes in self._boxes]

    def _boxes_of(self, first: int, beyond: int) -> list[QRectF]:
        block = self.document().findBlock(first)
        origin = self.document().documentLayout().blockBoundingRect(block).topLeft()
        layout, base = block.layout(), block.position()
        boxes = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            start = max(first - base, line.textStart())
            end = min(beyond - base, line.textStart() + line.textLength())
            if start < end:
                left, right = (_x(line.cursorToX(place)) for place in (start, end))
                size = self._pixels(block)
                foot = origin.y() + line.y() + line.ascent() + 0.19 * size
                boxes.append(QRectF(origin.x() + left - 0.5, foot - 1.2 * size, right - left + 1, 1.26 * size))
        return boxes

    @staticmethod
    def _pixels(block: QTextBlock) -> int:
        return block.charFormat().font().pixelSize()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.verticalScrollBar().value())
        sheet = QRectF(event.rect()).translated(0, self.verticalScrollBar().value())
        for number, boxes in enumerate(self._boxes):
            for box in boxes:
                if box.intersects(sheet):
                    self._paint_mark(painter, box, self._setting.marks[number].term, here=number == self._hit)
        for span, boxes in zip(self._setting.keywords, self._lines, strict=True):
            for box in boxes:
                if box.intersects(sheet):
                    paint_line(painter, box, span.mark.underline, self._look.tint(span.mark.tint))
        self._paint_rule(painter)
        painter.end()
        super().paintEvent(event)

    def _paint_mark(self, painter: QPainter, box: QRectF, term: int, *, here: bool) -> None:
        painter.setPen(QPen(self._look.colour("accent"), _OUTLINE) if here else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("hit_here") if here else self._look.hit(term))
        painter.drawRoundedRect(box, 2.5, 2.5)

    def _paint_rule(self, painter: QPainter) -> None:
        if self._opened is None:
            return
        block = self.document().findBlockByNumber(self._setting.source_block)
        box = self.document().documentLayout().blockBoundingRect(block)
        y = round(box.top() + block.layout().boundingRect().height() + 0.85 * self._size)
        painter.fillRect(QRectF(0, y, measure_width(self._size), 1), self._look.colour("line"))

    def _fit(self) -> None:
        wanted = measure_width(self._size)
        room = self.width() - self.edge.sizeHint().width()
        width = max(120, min(wanted, room - 2 * _LEAST))
        side = max(_LEAST, (room - width) // 2)
        self.setViewportMargins(side, 0, max(0, room - side - width), 0)
        if self.lineWrapColumnOrWidth() != width:
            self.setLineWrapColumnOrWidth(width)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QWheelEvent):  # on the margins beside the text; Qt minds the text's own wheel alone
            self.wheelEvent(event)
            return event.isAccepted()
        if isinstance(event, QHelpEvent):
            tips = self._tips_at(event.pos())
            QToolTip.showText(event.globalPos(), tips, self)
            return True
        return super().event(event)

    def _tips_at(self, at: QPoint) -> str:
        """What is to be said of the keywords below a point."""
        place = QPointF(self.viewport().mapFrom(self, at)) + QPointF(0, self.verticalScrollBar().value())
        found = [
            span.mark.tip
            for span, boxes in zip(self._setting.keywords, self._lines, strict=True)
            if any(box.adjusted(0, 0, 0, 4).contains(place) for box in boxes)
        ]
        return tip("\n".join(found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        before = self.lineWrapColumnOrWidth()
        self._fit()
        super().resizeEvent(event)
        if self.lineWrapColumnOrWidth() != before:
            self.redraw()


def _alike(one: Opened, other: Opened) -> bool:
    return (one.article, one.hits, one.marks) == (other.article, other.hits, other.marks)


def _x(answer: object) -> float:
    """QTextLine.cursorToX answers x, or x and the place it rounded to."""
    return float(answer[0] if isinstance(answer, tuple) else answer)  # type: ignore[arg-type]
