"""The bar at the top: back and forward, import, the search field, export, the appearance.

Goes in: actions. Must not know: what they do.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from newsdesk.ui.actions import APPEARANCE_MENU, Actions
from newsdesk.ui.look import Look
from newsdesk.ui.search_field import SearchField
from newsdesk.ui.widgets import named
from newsdesk.wording import _


class TopBar(QWidget):
    """A row of quiet buttons around the search field."""

    def __init__(self, actions: Actions, look: Look) -> None:
        super().__init__()
        named(self, "topBar")
        self.setFixedHeight(52)
        self._actions = actions
        self._look = look
        self.search = SearchField(look)
        self._appearance = named(QToolButton(), "appearance")
        self._appearance.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._appearance)
        self._appearance.setMenu(actions.fill(self._menu, APPEARANCE_MENU))
        left, right = QHBoxLayout(), QHBoxLayout()
        for button in (self._button("back"), self._button("forward"), self._button("import_files", words=True)):
            left.addWidget(button)
        left.addStretch(1)
        right.addStretch(1)
        for button in (self._button("export", words=True), self._appearance):
            right.addWidget(button)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.setSpacing(8)
        row.addLayout(left, 2)
        row.addWidget(self.search, 5)
        row.addLayout(right, 2)
        look.changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self._appearance.setText(_("Aa"))
        self._appearance.setToolTip(_("Text size, theme, language"))
        self._appearance.setAccessibleName(_("Text size, theme, language"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _button(self, name: str, *, words: bool = False) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[name])
        button.setIconSize(QSize(17, 17))
        button.setMinimumHeight(32)
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        button.setToolButtonStyle(style)
        return button

    def _tint(self) -> None:
        self._appearance.setFont(self._look.serif(15, QFont.Weight.DemiBold))
