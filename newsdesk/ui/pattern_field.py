"""The field in which file name patterns are written, one a line; and the buttons that write their words.

Goes in: patterns, and which of them cannot be used. Comes out: patterns. Must not know: what a pattern means.
"""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics, QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QToolButton, QWidget

from newsdesk.domain import LONGEST_PATTERN
from newsdesk.errors import PatternRefused
from newsdesk.ui.look import Look
from newsdesk.ui.utf16 import Utf16Places
from newsdesk.ui.widgets import named
from newsdesk.wording import _, mark

_WORDS = re.compile(r"\{[^{}]*\}|[*?=]")
# What the buttons write (braces stand twice in texts that are translated), and what it is.
_BUTTONS = (
    (mark("{{newspaper}}"), mark("The newspaper's name")),
    (mark("{{year}}"), mark("The year, four digits")),
    (mark("{{month}}"), mark("The month")),
    (mark("{{day}}"), mark("The day")),
    (mark("{{page}}"), mark("The page: 2, 02 or A3")),
    (mark("{{year2 from 1950}}"), mark("A year of two digits; here 50 is 1950, and 49 is 2049")),
    ("*", mark("Anything, within the name of one folder or file")),
    ("?", mark("Any one character")),
    (" = ", mark("The newspaper's name, where the files have only a code for it")),
)
EXAMPLES = (
    mark("{{newspaper}}-{{year}}{{month}}{{day}}-{{page}}"),
    mark("{{newspaper}}/{{year}}-{{month}}-{{day}}/{{page}}"),
    mark("ns{{year}}{{month}}{{day}}_{{page}} = Northern Star"),
)


class PatternField(QPlainTextEdit):
    """Patterns, the first one first."""

    patterns_changed = Signal()  # unlike Qt's own signal not sent when only colours changed

    def __init__(self, look: Look, patterns: tuple[str, ...]) -> None:
        super().__init__("\n".join(patterns))
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setPlaceholderText("\n".join(_(example).format() for example in EXAMPLES))
        self._colouring = _Colouring(self, look)
        self._known = self.patterns()
        self.textChanged.connect(self._tell)

    def patterns(self) -> tuple[str, ...]:
        """The patterns as they stand there now; lines without one are passed over."""
        return tuple(line for line in map(str.strip, self.toPlainText().split("\n")) if line)

    def _tell(self) -> None:
        now = self.patterns()
        if now != self._known:
            self._known = now
            self.patterns_changed.emit()

    def write(self, words: str) -> None:
        """Write words where the cursor stands, as if they were typed."""
        self.insertPlainText(words)
        self.setFocus()

    def mark_refused(self, refused: PatternRefused | None) -> int:
        """Underline the place that cannot be read. Returns the number of its line, from 1; 0 where there is none."""
        self._colouring.refused = refused
        self._colouring.rehighlight()
        lines = [line.strip() for line in self.toPlainText().split("\n")]
        return lines.index(refused.pattern) + 1 if refused and refused.pattern in lines else 0


class _Colouring(QSyntaxHighlighter):
    """Sets a pattern's words apart from what stands for itself."""

    def __init__(self, field: PatternField, look: Look) -> None:
        super().__init__(field.document())
        self._look = look
        self.refused: PatternRefused | None = None
        look.changed.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        word = QTextCharFormat()
        word.setBackground(self._look.colour("selection"))
        place = Utf16Places(text)
        indent = len(text) - len(text.lstrip())
        for found in _WORDS.finditer(text, indent, indent + LONGEST_PATTERN):  # what is longer is refused anyway
            self._set(place, *found.span(), word)
        if self.refused is not None and text.strip() == self.refused.pattern:
            start, end = self.refused.start, max(self.refused.end, self.refused.start + 1)
            self._set(place, indent + start, indent + end, self._wrong())

    def _wrong(self) -> QTextCharFormat:
        wrong = QTextCharFormat()
        wrong.setForeground(self._look.colour("accent"))
        wrong.setBackground(self._look.colour("paper"))
        wrong.setUnderlineColor(self._look.colour("accent"))
        wrong.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        return wrong

    def _set(self, place: Utf16Places, start: int, end: int, how: QTextCharFormat) -> None:
        self.setFormat(place(start), place(end) - place(start), how)


class WordButtons(QWidget):
    """A row of buttons, each of which writes a word of the language of patterns."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for words, tip in _BUTTONS:
            row.addWidget(self._button(_(words).format(), _(tip)))
        row.addStretch(1)

    def _button(self, words: str, tip: str) -> QToolButton:
        button = named(QToolButton(), "word")
        button.setText(words.strip())
        button.setToolTip(tip)
        button.clicked.connect(lambda: self.pressed.emit(words))
        return button


def rows_high(field: QPlainTextEdit, rows: int) -> int:
    """How high a field of so many lines is."""
    return rows * QFontMetrics(field.font()).lineSpacing() + 24
