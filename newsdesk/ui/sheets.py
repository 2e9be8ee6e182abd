"""Small sheets a person fills in: what is known about an import, and what an edition really is.

Goes in: names of newspapers to choose from. Comes out: plain values. Must not know: the archive.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from newsdesk.domain import Given
from newsdesk.ui import labels
from newsdesk.ui.actions import plain
from newsdesk.ui.widgets import label
from newsdesk.wording import _

_WIDTH = 440


class Sheet(QDialog):
    """A title, a sentence, fields, and two buttons."""

    def __init__(self, parent: QWidget | None, title: str, text: str, accept: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        heading = label("dialogTitle", title)
        words = label("quiet", text, wrapped=True)
        self.fields = QFormLayout()
        self.fields.setHorizontalSpacing(16)
        self.fields.setVerticalSpacing(10)
        self.fields.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.problem = label("problem", wrapped=True)
        self.problem.hide()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.accept_button = self.buttons.addButton(accept, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(words)
        column.addLayout(self.fields)
        column.addWidget(self.problem)
        column.addSpacing(6)
        column.addWidget(self.buttons)
        self.accept_button.setDefault(True)  # only now: a button that is in no dialog yet becomes nobody's default

    def newspaper_field(self, names: list[str], hint: str) -> QComboBox:
        """A field to write a newspaper's name in, or to choose one that is known."""
        field = QComboBox(editable=True)
        field.addItems(names)
        field.setCurrentIndex(-1)
        field.setEditText("")
        line = QLineEdit(placeholderText=hint)
        field.setLineEdit(line)
        self.fields.addRow(_("Newspaper"), field)
        return field

    def date_field(self, hint: str) -> QLineEdit:
        """A field for a date; it stays a line of text, because it may be empty."""
        field = QLineEdit(placeholderText=hint)
        field.textChanged.connect(lambda: self.check_date(field))
        self.fields.addRow(_("Date"), field)
        return field

    def check_date(self, field: QLineEdit) -> None:
        """Say at once whether what stands there is a date."""
        try:
            read_date(field.text())
        except ValueError:
            self.problem.setText(_("Write the date as year-month-day, for example 2021-08-06."))
            self.problem.show()
            self.accept_button.setEnabled(False)
        else:
            self.problem.hide()
            self.accept_button.setEnabled(True)


class ImportSheet(Sheet):
    """What the person knows about all files of an import."""

    names_requested = Signal()  # what would be read in the files' names?

    def __init__(self, parent: QWidget | None, paths: list[Path], newspapers: list[str]) -> None:
        named = paths[0].name if len(paths) == 1 else _("{count} files or folders", count=labels.number(len(paths)))
        super().__init__(parent, _("Import"), named, _("Import"))
        self.newspaper = self.newspaper_field(newspapers, _("as the text says"))
        self.date = self.date_field(_("as the text says"))
        names = QPushButton(plain(_("File &Names…")) + "…", autoDefault=False)
        names.clicked.connect(self.names_requested)
        self.fields.addRow("", names)
        names.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.accept_button.setFocus()

    def given(self) -> Given | None:
        """What was filled in; None where nothing was."""
        newspaper, day = self.newspaper.currentText().strip() or None, read_date(self.date.text())
        return Given(newspaper, day) if newspaper or day else None


@dataclass(frozen=True, slots=True)
class EditionFields:
    """What a person says an edition is; None leaves a field as it is."""

    newspaper: str | None
    day: date | None
    page: str | None

    @property
    def changes(self) -> bool:
        """Whether anything is said at all."""
        return self != EditionFields(None, None, None)


class EditionSheet(Sheet):
    """Corrects the newspaper, date and page of one or several editions."""

    def __init__(
        self,
        parent: QWidget | None,
        editions: int,
        before: EditionFields,
        newspapers: list[str],
        *,
        one_day: bool,
        one_page: bool,
        sources: Sequence[str] = (),
    ) -> None:
        text = _("Your correction is kept above what was read; importing again never overwrites it.")
        if editions > 1:
            text = f"{_('This changes {count} editions.', count=labels.number(editions))} {text}"
        super().__init__(parent, _("Correct Edition"), text, _("Correct"))
        self._before = before
        self.newspaper = self.newspaper_field(newspapers, _("unchanged"))
        self.newspaper.setEditText(before.newspaper or "")
        self.date = self.date_field(_("unchanged"))
        self.date.setText(before.day.isoformat() if before.day else "")
        self.fields.setRowVisible(self.date, one_day)
        self.page = QLineEdit(before.page or "", placeholderText=_("unchanged"))
        self.fields.addRow(_("Page"), self.page)
        self.fields.setRowVisible(self.page, one_page)
        self._one_page = one_page
        self.sources = label("quiet", "\n".join(sources), wrapped=True)
        self.sources.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sources.setAccessibleName(_("Where this was read"))
        self.fields.addRow(self.sources)
        self.fields.setRowVisible(self.sources, bool(sources))
        self.newspaper.setFocus(Qt.FocusReason.TabFocusReason)  # and selects what stands there

    def changed(self) -> EditionFields:
        """The fields that differ from before."""
        newspaper = self.newspaper.currentText().strip() or None
        day = read_date(self.date.text())
        page = (self.page.text().strip() or None) if self._one_page else None
        return EditionFields(
            newspaper if newspaper != self._before.newspaper else None,
            day if day != self._before.day else None,
            page if page != self._before.page else None,
        )


def read_date(text: str) -> date | None:
    """2021-08-06, 2021.8.6, 2021/8/6 or 2021年8月6日 as a date, None for nothing. Raises ValueError otherwise."""
    text = text.strip()
    if not text:
        return None
    for sign in "年月./":
        text = text.replace(sign, "-")
    year, month, day = (int(part) for part in text.rstrip("日").split("-"))
    return date(year, month, day)
