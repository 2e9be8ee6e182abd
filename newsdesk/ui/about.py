"""The about box and the list of shortcuts.

Goes in: where things lie, the actions. Comes out: two dialogs. Must not know: the archive.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from newsdesk import settings
from newsdesk.ui.actions import MENUS, SEPARATOR, Actions, MenuPlan, plain
from newsdesk.ui.crash import versions
from newsdesk.ui.icons import program_sign
from newsdesk.ui.widgets import closing_buttons, label
from newsdesk.wording import _


class AboutBox(QDialog):
    """Versions and folders, to read and to copy."""

    def __init__(self, parent: QWidget, archive: Path | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain(_("&About Newsdesk")))
        sign = QLabel()
        sign.setPixmap(program_sign(64, self.devicePixelRatioF()))
        name = label("dialogTitle", "Newsdesk")
        what = label("quiet", _("An archive browser for newspapers kept as text."))
        head, words = QHBoxLayout(), QVBoxLayout()
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(what)
        words.addStretch(1)
        head.addWidget(sign)
        head.addSpacing(12)
        head.addLayout(words, 1)
        folders = {
            _("Archive"): archive or settings.default_archive(),
            _("Settings"): settings.settings_file(),
            _("Log file"): settings.log_file(),
        }
        self.facts = "\n".join([versions(), "", *(f"{title}: {path}" for title, path in folders.items())])
        facts = label("", self.facts, wrapped=True)
        facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        copy = QPushButton(plain(_("&Copy")))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.facts))
        buttons = closing_buttons(self, copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 18)
        column.setSpacing(16)
        column.addLayout(head)
        column.addWidget(facts)
        column.addWidget(buttons)
        self.setMinimumWidth(460)


class ShortcutSheet(QDialog):
    """Every action that has a key, menu by menu."""

    def __init__(self, parent: QWidget, actions: Actions) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(plain(_("&Keyboard Shortcuts")))
        columns = QHBoxLayout()
        columns.setSpacing(40)
        halves = (MENUS[:2], MENUS[2:])
        for menus in halves:
            columns.addLayout(self._half(menus, actions))
        buttons = closing_buttons(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(16)
        column.addLayout(columns)
        column.addWidget(buttons)

    @staticmethod
    def _half(menus: tuple[MenuPlan, ...], actions: Actions) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        row = 0
        for menu in menus:
            named = [actions[item] for item in menu.items if isinstance(item, str) and item != SEPARATOR]
            keyed = [action for action in named if action.shortcuts()]
            if not keyed:
                continue
            title = label("dialogTitle", plain(_(menu.title)))
            title.setContentsMargins(0, 10 if row else 0, 0, 2)
            grid.addWidget(title, row, 0, 1, 2)
            for action in keyed:
                row += 1
                keys = "  ".join(key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts())
                grid.addWidget(label(text=plain(action.text())), row, 0)
                grid.addWidget(label("quiet", keys), row, 1)
            row += 1
        grid.setRowStretch(row, 1)
        return grid
