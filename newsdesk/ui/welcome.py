"""What stands in the window while the archive is empty, or cannot be used: what to do, and buttons for it.

Goes in: nothing, or an error. Comes out: wishes. Must not know: the archive.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from newsdesk.errors import NewsdeskError
from newsdesk.ui.icons import program_sign
from newsdesk.ui.widgets import label, named, push_button
from newsdesk.wording import _, sentence

_WIDTH = 460


class Welcome(QWidget):
    """One sheet with a title, a sentence or two, and the next step."""

    import_requested = Signal()
    samples_requested = Signal()
    other_archive_requested = Signal()
    retry_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "welcome")
        self._error: NewsdeskError | None = None
        self._sign = QLabel()
        self._sign.setPixmap(program_sign(72, self.devicePixelRatioF()))
        self._title = label("emptyTitle", wrapped=True)
        self._text = label("emptyText", wrapped=True)
        self._text.setFixedWidth(_WIDTH)
        self.main_button = named(push_button(), "main")
        self.other_button = push_button()
        self.main_button.clicked.connect(self._main)
        self.other_button.clicked.connect(self._other)
        self._hint = label("quiet", wrapped=True)
        self._hint.setFixedWidth(_WIDTH)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.main_button)
        buttons.addWidget(self.other_button)
        buttons.addStretch(1)
        sheet = QVBoxLayout()
        sheet.setSpacing(12)
        for widget in (self._sign, self._title, self._text):
            sheet.addWidget(widget)
        sheet.addSpacing(6)
        sheet.addLayout(buttons)
        sheet.addWidget(self._hint)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addLayout(sheet)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(self.main_button)
        self.retranslate()

    def show_empty(self) -> None:
        """The archive is open and holds nothing."""
        self._error = None
        self.retranslate()

    def show_error(self, error: NewsdeskError) -> None:
        """The archive cannot be used."""
        self._error = error
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        if self._error is not None:
            self._title.setText(_("This archive cannot be used"))
            self._text.setText(sentence(self._error.problem))
            self.main_button.setText(_("Open Other Archive…"))
            self.other_button.setText(_("Try Again"))
            self._hint.setText("")
            return
        self._title.setText(_("This archive is empty"))
        self._text.setText(
            _(
                "Import the text of newspaper pages or issues. Each file is kept as it is, and the articles in it "
                "are found, so that you can browse, search, read and export them."
            )
        )
        self.main_button.setText(_("Import Files…"))
        self.other_button.setText(_("Open Sample Editions"))
        self._hint.setText(_("You can also drop files and folders onto this window."))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _main(self) -> None:
        (self.other_archive_requested if self._error else self.import_requested).emit()

    def _other(self) -> None:
        (self.retry_requested if self._error else self.samples_requested).emit()
