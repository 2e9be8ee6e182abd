"""The search field in the top bar: a magnifier, the query as plain text, and what the search found.

Goes in: what a search found. Comes out: `query_changed`, a moment after the last key or at once on Enter.
Must not know: the archive. Room is kept for tokens.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from newsdesk.ui.look import Look
from newsdesk.ui.widgets import label, named
from newsdesk.wording import _

_PAUSE = 180  # milliseconds without a key before a search starts


class SearchField(QWidget):
    """One line to search in."""

    query_changed = Signal(str)
    down_requested = Signal()  # Enter or the down key: on to the list
    left = Signal()  # Escape in an empty field

    def __init__(self, look: Look) -> None:
        super().__init__()
        named(self, "searchField")
        self.setFixedHeight(34)
        self.setMaximumWidth(620)
        self.setMinimumWidth(260)
        self._look = look
        self._sent = ""
        self._glass = QLabel()
        self.line = QLineEdit()
        self.line.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.found = label()
        self._clear = QToolButton()
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 0)
        row.setSpacing(8)
        for widget in (self._glass, self.line, self.found, self._clear):
            row.addWidget(widget)
        row.setStretchFactor(self.line, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._send)
        self.line.textEdited.connect(self._typed)
        self._clear.clicked.connect(self.clear)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        look.changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def query(self) -> str:
        """The text as it stands."""
        return self.line.text()

    def show_query(self, query: str) -> None:
        """Put a query into the field without searching."""
        self._pause.stop()
        self._sent = query
        self.line.setText(query)
        self._adapt()

    def say(self, found: str, *, wrong: bool = False) -> None:
        """Show what the search found, or what is wrong with the query."""
        self.found.setText(found)
        self.setProperty("wrong", wrong)
        self.style().polish(self.found)

    def clear(self) -> None:
        """Empty the field and say so."""
        self.line.clear()
        self._send()

    def take_focus(self) -> None:
        """Begin to write: what stands there is selected."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self.line.setPlaceholderText(_("Search all newspapers"))
        self.line.setAccessibleName(_("Search"))
        self._clear.setToolTip(_("Clear Search"))
        self._clear.setAccessibleName(_("Clear Search"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.setProperty("focused", event.type() == QEvent.Type.FocusIn)
            self.style().polish(self)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._send()
            self.down_requested.emit()
            return True
        if event.key() == Qt.Key.Key_Escape:
            if self.line.text():
                self.clear()
            else:
                self.left.emit()
            return True
        return False

    def _typed(self) -> None:
        self._adapt()
        self._pause.start()

    def _send(self) -> None:
        self._pause.stop()
        self._adapt()
        if self.line.text() != self._sent:
            self._sent = self.line.text()
            self.query_changed.emit(self._sent)

    def _adapt(self) -> None:
        self._clear.setVisible(bool(self.line.text()))
        if not self.line.text():
            self.say("")

    def _tint(self) -> None:
        self._glass.setPixmap(self._look.icon("search").pixmap(QSize(17, 17), self.devicePixelRatioF()))
        self._clear.setIcon(self._look.icon("close", size=14))
