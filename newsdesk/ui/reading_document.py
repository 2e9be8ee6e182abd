"""Sets an article the way a newspaper does: kicker, headline and deck, a source line, then the body.

Goes in: an article with its hits, a look, a size. Comes out: a QTextDocument filled through a cursor (a newspaper's
text is never read as HTML), and where the hits stand in it, in UTF-16 units. Must not know: the view, the archive.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from newsdesk.domain import Article, Element, ElementHits, Folding, HitSpan, Role
from newsdesk.ui import labels
from newsdesk.ui.fonts import form_of
from newsdesk.ui.headline_lines import balanced, even_width
from newsdesk.ui.keyword_marks import KeywordMark
from newsdesk.ui.look import Look
from newsdesk.ui.utf16 import Utf16Places, utf16_length

MEASURE = 34  # characters a line
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_SMALLEST = 10  # pixels
_JUSTIFY = Qt.AlignmentFlag.AlignJustify


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A hit in the document: half-open, in UTF-16 units of the whole document."""

    start: int
    end: int
    term: int
    folded: bool
    through: Folding | None = None


@dataclass(frozen=True, slots=True)
class KeywordSpan:
    """A keyword list's mark in the document: half-open, in UTF-16 units of the whole document."""

    start: int
    end: int
    mark: KeywordMark


@dataclass(frozen=True, slots=True)
class Setting:
    """What a document holds: hits and keywords in reading order, and the block after which the head's rule is drawn."""

    marks: tuple[MarkedSpan, ...]
    source_block: int
    keywords: tuple[KeywordSpan, ...] = ()


@dataclass(frozen=True, slots=True)
class _Style:
    """How a kind of element is set. Sizes are parts of the body's size, lines parts of the element's own."""

    size: float
    line: float
    serif: bool = True
    weight: QFont.Weight = QFont.Weight.Normal
    colour: str = "ink"
    align: Qt.AlignmentFlag = _JUSTIFY
    indent: float = 0.0
    above: float = 0.0
    below: float = 0.0
    inset: float = 0.0


_STYLES = {
    Role.KICKER: _Style(15 / 17, 1.6, serif=False, colour="muted", align=_CENTRE, below=0.35),
    Role.HEADLINE: _Style(27 / 17, 1.42, weight=QFont.Weight.Bold, align=_CENTRE, below=0.4),
    Role.DECK: _Style(16 / 17, 1.6, align=_CENTRE, below=0.35),
    Role.BYLINE: _Style(15 / 17, 1.7, colour="muted", align=_CENTRE, below=0.5),
    Role.PARAGRAPH: _Style(1.0, 1.92, indent=2.0, below=0.35),
    Role.SUBHEAD: _Style(1.0, 1.92, weight=QFont.Weight.Bold, indent=2.0, above=0.5, below=0.2),
    Role.CAPTION: _Style(14 / 17, 1.7, serif=False, colour="muted", below=0.5, inset=2.0),
    Role.CREDIT: _Style(14 / 17, 1.7, serif=False, colour="muted", align=Qt.AlignmentFlag.AlignRight, below=0.5),
    Role.NOTE: _Style(15 / 17, 1.8, serif=False, indent=2.0, above=0.2, below=0.6, inset=2.0),
}
_SOURCE = _Style(12 / 17, 1.7, serif=False, colour="muted", align=_CENTRE, above=0.35, below=2.0)
_HEADS = (Role.KICKER, Role.HEADLINE, Role.DECK)


def measure_width(size: int) -> int:
    """The width of a line of `MEASURE` characters, in pixels."""
    return MEASURE * size


def set_article(
    document: QTextDocument,
    article: Article,
    hits: tuple[ElementHits, ...],
    look: Look,
    *,
    size: int,
    width: int,
    keywords: tuple[KeywordMark, ...] = (),
) -> Setting:
    """Fill the document. The heads come first as they were printed, then the source line, then everything else.

    `size` is the body's and `width` the measure, in pixels; the heads are broken to fit it.
    """
    document.clear()
    document.setUndoRedoEnabled(False)
    document.setDocumentMargin(0)
    hits_of = {one.element: one.spans for one in hits}
    form = form_of("".join(element.text for element in article.elements[:6]))
    setter = _Setter(document, look, form, keywords, size=size, width=width)
    numbered = list(enumerate(article.elements))
    heads = [(n, e) for n, e in numbered if e.role in _HEADS]
    marks: list[MarkedSpan] = []
    for number, element in heads:
        marks += setter.set_element(number, element, hits_of.get(number, ()))
    source_block = setter.set_text(source_line(article), _SOURCE)
    for number, element in numbered:
        if element.role not in _HEADS:
            marks += setter.set_element(number, element, hits_of.get(number, ()))
    return Setting(tuple(marks), source_block, tuple(setter.keywords))


def source_line(article: Article) -> str:
    """Newspaper, date, page with section, authors."""
    parts = [
        labels.newspaper_name(article.newspaper),
        labels.day_name(article.date),
        labels.page_name(article.page, article.section) if article.page or article.section else "",
        labels.author_names(article.authors),
    ]
    return "\u2003".join(part for part in parts if part)


class _Setter:
    """Writes blocks one after another."""

    def __init__(
        self,
        document: QTextDocument,
        look: Look,
        form: str,
        keywords: tuple[KeywordMark, ...],
        *,
        size: int,
        width: int,
    ) -> None:
        self._form = form
        self._keyword_marks = keywords
        self._width = width
        self._cursor = QTextCursor(document)
        self._look = look
        self._size = size
        self._empty = True
        self.keywords: list[KeywordSpan] = []

    def set_element(self, number: int, element: Element, spans: tuple[HitSpan, ...]) -> list[MarkedSpan]:
        style = _STYLES[element.role]
        start = self._write(element.text, style)
        places = Utf16Places(element.text)
        self.keywords += [
            KeywordSpan(start + places(mark.start), start + places(mark.end), mark)
            for mark in self._keyword_marks
            if mark.element == number
        ]
        marks = [MarkedSpan(start + places(s.start), start + places(s.end), *s[2:]) for s in spans]
        if style.colour != "ink":
            self._darken(marks)
        return marks

    def _darken(self, marks: list[MarkedSpan]) -> None:
        """Words in a lighter colour would be too faint on a mark."""
        letters = QTextCharFormat()
        letters.setForeground(self._look.colour("ink"))
        for mark in marks:
            self._cursor.setPosition(mark.start)
            self._cursor.setPosition(mark.end, QTextCursor.MoveMode.KeepAnchor)
            self._cursor.mergeCharFormat(letters)
        self._cursor.movePosition(QTextCursor.MoveOperation.End)

    def set_text(self, text: str, style: _Style) -> int:
        self._write(text, style)
        return self._cursor.blockNumber()

    def _write(self, text: str, style: _Style) -> int:
        pixels = max(_SMALLEST, round(self._size * style.size))
        block = self._block(style, pixels)
        if style.align is _CENTRE:
            room = self._width / pixels
            text = balanced(text, room)
            side = (room - even_width(text, room)) / 2 * pixels
            block.setLeftMargin(side)
            block.setRightMargin(side)
        letters = QTextCharFormat()
        letters.setFont(self._font(style, pixels))
        letters.setForeground(self._look.colour(style.colour))
        if self._empty:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(letters)
            self._empty = False
        else:
            self._cursor.insertBlock(block, letters)
        start = self._cursor.position()
        self._cursor.insertText(_one_block(text), letters)
        assert self._cursor.position() - start == utf16_length(text)  # noqa: S101 - or every mark stands wrong
        return start

    def _font(self, style: _Style, pixels: int) -> QFont:
        if style.serif:
            return self._look.serif(pixels, style.weight, form=self._form)
        return self._look.sans(pixels, form=self._form)

    def _block(self, style: _Style, pixels: int) -> QTextBlockFormat:
        block = QTextBlockFormat()
        block.setAlignment(style.align)
        block.setTextIndent(style.indent * pixels)
        block.setTopMargin(style.above * self._size)
        block.setBottomMargin(style.below * self._size)
        block.setLeftMargin(style.inset * self._size)
        block.setRightMargin(style.inset * self._size)
        block.setLineHeight(round(pixels * style.line), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return block


def _one_block(text: str) -> str:
    """Keep a text in one block: Qt would begin another at each of these, and the marks behind it would slip."""
    return text.translate({0x0A: " ", 0x0D: " ", 0x2029: " ", 0xFDD0: " ", 0xFDD1: " ", 0xFFFC: "\ufffd"})
