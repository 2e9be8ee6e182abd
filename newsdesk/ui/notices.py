"""The one door for errors of the world: one sentence, in a quiet strip above the status line, with a next step.

Goes in: errors with a code, or a sentence. Comes out: a strip that can be closed. Must not know: where errors come
from.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from newsdesk.errors import NewsdeskError
from newsdesk.ui.look import Look
from newsdesk.ui.widgets import label, named, push_button
from newsdesk.wording import _, sentence


class Notices(QWidget):
    """Shows the last notice until it is closed or another takes its place."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        named(self, "notice")
        self._look = look
        self._step: Callable[[], None] | None = None
        self._error: NewsdeskError | None = None
        self._sign = QLabel()
        self.words = label(wrapped=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = push_button()
        self.button.clicked.connect(self._take_step)
        self._close = QToolButton()
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(12)
        row.addWidget(self._sign)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        row.addWidget(self._close)
        look.changed.connect(self._tint)
        self._tint()
        self.retranslate()
        self.hide()

    def show_error(self, error: NewsdeskError, offer: str = "", step: Callable[[], None] | None = None) -> None:
        """Say what went wrong, and offer what to do next."""
        self.say(sentence(error.problem), offer, step, grave=True)
        self._error = error

    def say(self, words: str, offer: str = "", step: Callable[[], None] | None = None, *, grave: bool = False) -> None:
        """Show a sentence; `offer` is the text of the button that takes `step`."""
        self._error, self._step = None, step
        self.words.setText(words)
        self.button.setText(offer)
        self.button.setVisible(step is not None)
        self.setProperty("grave", grave)
        self.style().polish(self)
        self._tint()
        self.show()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self._close.setToolTip(_("Close"))
        self._close.setAccessibleName(_("Close"))
        if self._error is not None:
            self.words.setText(sentence(self._error.problem))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _take_step(self) -> None:
        self.hide()
        if self._step is not None:
            self._step()

    def _tint(self) -> None:
        colour = "accent" if self.property("grave") else "muted"
        self._sign.setPixmap(self._look.icon("info", colour).pixmap(QSize(18, 18), self.devicePixelRatioF()))
        self._close.setIcon(self._look.icon("close", size=14))
