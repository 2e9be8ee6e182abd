"""The search field in the top bar: a magnifier, the query as plain text, and what the search found.

Goes in: what a search found and how the query is understood. Comes out: `query_changed`, a moment after the last key
or at once on Enter. Must not know: the archive. Room is kept for tokens.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from newsdesk.ui.look import Look
from newsdesk.ui.widgets import label, named, tip
from newsdesk.wording import _

_PAUSE = 120  # milliseconds without a key before a search starts: a pause between two keys, none in reading


class SearchField(QWidget):
    """One line to search in."""

    query_changed = Signal(str)
    entered = Signal(str)  # sent by Enter: this is the query that was meant
    searches_requested = Signal()  # the glass, or Alt and the down key: what was searched for before
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
        self._glass = QToolButton()
        self._glass.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._glass.setIconSize(QSize(20, 17))
        self._glass.clicked.connect(self.searches_requested)
        self.line = QLineEdit()
        self.line.setAttribute(Qt.WidgetAttribute.WA_MacShowFocusRect, False)
        self.found = label()
        self._clear = QToolButton()
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(7, 0, 8, 0)
        row.setSpacing(6)
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

    def explain(self, meaning: str) -> None:
        """Say in words, as the field's tip, what the query asks for; nothing for ""."""
        self.line.setToolTip(tip(meaning))
        self.line.setAccessibleDescription(meaning)

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
        self._glass.setToolTip(_("Recent and saved searches (Alt+Down)"))
        self._glass.setAccessibleName(_("Recent and saved searches"))
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
        if isinstance(event, QKeyEvent) and event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}:
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Qt asks first whether a key that is an action's as well (Alt and the down key) is meant for the field."""
        drops_down = event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.type() == QEvent.Type.ShortcutOverride:
            if drops_down:
                event.accept()
            return bool(drops_down)
        if drops_down:
            self.searches_requested.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down}:
            self._go_down(sent=event.key() != Qt.Key.Key_Down)
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            return False
        return True

    def _go_down(self, *, sent: bool) -> None:
        self._send()
        if sent:
            self.entered.emit(self.line.text())
        self.down_requested.emit()

    def _escape(self) -> None:
        if self.line.text():
            self.clear()
        else:
            self.left.emit()

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
        self._glass.setIcon(self._look.icon("search_menu", size=20))
        self._clear.setIcon(self._look.icon("close", size=14))
