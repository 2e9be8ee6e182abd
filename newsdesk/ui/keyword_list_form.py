"""What a keyword list is: its name, kind, colour, line and notes, as a form.

Goes in: a list. Comes out: the list as a person wants it. Must not know: the archive, the list's terms.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLineEdit, QWidget

from newsdesk.domain import KeywordList, ListKind, Tint, Underline
from newsdesk.ui.keyword_marks import paint_line
from newsdesk.ui.look import Look
from newsdesk.wording import _, mark

_KINDS = {
    ListKind.PERSON: mark("People"),
    ListKind.PLACE: mark("Places"),
    ListKind.ORGANISATION: mark("Organisations"),
    ListKind.TERM: mark("Terms"),
}
_TINTS = {
    Tint.ORANGE: mark("Orange"),
    Tint.SKY: mark("Sky blue"),
    Tint.GREEN: mark("Green"),
    Tint.YELLOW: mark("Yellow"),
    Tint.BLUE: mark("Blue"),
    Tint.VERMILION: mark("Vermilion"),
    Tint.PURPLE: mark("Purple"),
    Tint.GREY: mark("Grey"),
}
_LINES = {
    Underline.SOLID: mark("Solid"),
    Underline.DOTTED: mark("Dotted"),
    Underline.DASHED: mark("Dashed"),
    Underline.DOUBLE: mark("Double"),
    Underline.WAVE: mark("Wave"),
}
_SWATCH = QSize(34, 16)


def swatch(look: Look, tint: Tint, underline: Underline) -> QIcon:
    """A line as it stands below words."""
    ratio = 2.0
    picture = QPixmap(_SWATCH * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_line(painter, QRectF(2, 0, _SWATCH.width() - 4, _SWATCH.height() - 5), underline, look.tint(tint))
    painter.end()
    return QIcon(picture)


class KeywordListForm(QWidget):
    """The fields; each says at once what it was changed to."""

    written = Signal(object)  # KeywordList

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._list: KeywordList | None = None
        self.name, self.notes = QLineEdit(), QLineEdit()
        self.kind, self.tint, self.underline = QComboBox(), QComboBox(), QComboBox()
        self.in_dictionary = QCheckBox(_("Its terms are words when articles are cut into words"))
        for tint, words in _TINTS.items():
            self.tint.addItem(swatch(look, tint, Underline.SOLID), _(words), tint)
        for underline, words in _LINES.items():
            self.underline.addItem(swatch(look, Tint.GREY, underline), _(words), underline)
        for kind, words in _KINDS.items():
            self.kind.addItem(_(words), kind)
        for field in (self.tint, self.underline):
            field.setIconSize(_SWATCH)
        self._lay_out()
        for line in (self.name, self.notes):
            line.editingFinished.connect(self._write)
        for box in (self.kind, self.tint, self.underline):
            box.activated.connect(self._write)
        self.in_dictionary.clicked.connect(self._write)
        self.show_list(None)

    def _lay_out(self) -> None:
        rows = QFormLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setVerticalSpacing(8)
        rows.setHorizontalSpacing(16)
        rows.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for title, field in (
            (_("Name"), self.name),
            (_("Holds"), self.kind),
            (_("Colour"), self.tint),
            (_("Line"), self.underline),
            (_("Notes"), self.notes),
            ("", self.in_dictionary),
        ):
            rows.addRow(title, field)

    def show_list(self, held: KeywordList | None) -> None:
        """Show a list, or none."""
        self._list = held
        self.setEnabled(held is not None)
        self.name.setText(held.name if held else "")
        self.notes.setText(held.notes if held else "")
        self.in_dictionary.setChecked(bool(held and held.in_dictionary))
        if held is not None:
            for box, value in ((self.kind, held.kind), (self.tint, held.tint), (self.underline, held.underline)):
                box.setCurrentIndex(box.findData(value))

    def _write(self) -> None:
        if self._list is None:
            return
        wanted = replace(
            self._list,
            name=self.name.text(),
            notes=self.notes.text(),
            kind=ListKind(self.kind.currentData()),
            tint=Tint(self.tint.currentData()),
            underline=Underline(self.underline.currentData()),
            in_dictionary=self.in_dictionary.isChecked(),
        )
        if wanted != self._list:
            self.written.emit(wanted)
