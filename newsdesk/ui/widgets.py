"""Small widgets and words about widgets that several panes use.

Goes in: texts. Comes out: labels that show them as plain text, never as HTML. Must not know: what the texts mean.
"""

from __future__ import annotations

from html import escape
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QWidget

W = TypeVar("W", bound=QWidget)
_NARROWEST = 40
_SLACK = 6  # pixels: widths are rounded, and what is a hair too narrow would be shortened
_ANY = 16_777_215  # Qt's own number for no limit


def named(widget: W, name: str) -> W:
    """The widget, under the name by which the style sheet knows it."""
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return widget


def label(name: str = "", text: str = "", *, wrapped: bool = False) -> QLabel:
    """A label that shows its text as it is."""
    made = QLabel()
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrapped)
    made.setText(text)
    return made


def tip(text: str) -> str:
    """What to give Qt as a tip that shows `text` as it is: a tip that could be markup is taken for markup."""
    plain = f'<span style="white-space: pre-wrap">{escape(text)}</span>'
    return plain if "<" in text or "&" in text else text


def menu_text(text: str) -> str:
    """What to give a menu so that it shows `text` as it is: neither & nor a tab means anything."""
    return text.replace("&", "&&").replace("\t", " ")


def push_button(text: str = "") -> QPushButton:
    """A button of the window itself that Enter presses as it does in dialogs, not the space bar alone."""
    made = QPushButton(text)
    made.setAutoDefault(True)
    return made


def closing_buttons(dialog: QDialog, *others: QPushButton) -> QDialogButtonBox:
    """The buttons of a panel one reads: Close, by Enter or Escape, and others that a key never presses by accident."""
    buttons = QDialogButtonBox(dialog)
    for other in others:
        other.setAutoDefault(False)
        buttons.addButton(other, QDialogButtonBox.ButtonRole.ActionRole)
    close = buttons.addButton(QDialogButtonBox.StandardButton.Close)
    close.setDefault(True)
    close.setFocus()
    buttons.rejected.connect(dialog.close)
    return buttons


class ElidedLabel(QLabel):
    """A label that shortens its text instead of widening its pane; the tip says all of it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(_NARROWEST)

    def setText(self, text: str) -> None:
        self.whole = text
        self._fit()

    def allow(self, width: int | None) -> None:
        """Be exactly this wide; with None as wide as there is room."""
        self.setMinimumWidth(_NARROWEST if width is None else width)
        self.setMaximumWidth(_ANY if width is None else width)

    def whole_width(self) -> int:
        """How wide the whole text would be, in the font of the style sheet."""
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self.whole) + _SLACK

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = max(_NARROWEST, self.width() - 2)
        shown = self.fontMetrics().elidedText(self.whole, Qt.TextElideMode.ElideRight, room)
        super().setText(shown)
        self.setToolTip(tip(self.whole) if shown != self.whole else "")
