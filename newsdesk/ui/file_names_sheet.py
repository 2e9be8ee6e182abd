"""The sheet of file name patterns: writing them on the left, names to try on the right, below what is read in them.

Goes in: the patterns of the settings, files to look at. Comes out: patterns, once the sheet is accepted.
Must not know: the archive, how names are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QTreeView,
    QWidget,
)

from newsdesk.domain import NamedBy
from newsdesk.errors import PatternRefused
from newsdesk.ui import files, labels
from newsdesk.ui.file_names_model import BY, DATE, NAME, NEWSPAPER, PAGE, FileNamesModel, folder_above
from newsdesk.ui.look import Look
from newsdesk.ui.naming import NamesRead, Naming
from newsdesk.ui.pattern_field import PatternField, WordButtons, rows_high
from newsdesk.ui.sheets import Sheet
from newsdesk.ui.widgets import ElidedLabel, label, named
from newsdesk.wording import _, mark, sentence

_SIZE, _LEAST = (980, 700), (950, 520)
_ROWS = 5  # lines of the two fields
_WIDTHS = {NEWSPAPER: 130, DATE: 96, PAGE: 56, BY: 270}
_PAUSE = 150  # milliseconds without a key, after which names are read anew
_SHOWN = (
    (None, mark("All {count}")),
    (NamedBy.PATTERN, mark("By patterns {count}")),
    (NamedBy.BUILT_IN, mark("Built in {count}")),
    (NamedBy.NOTHING, mark("Nothing read {count}")),
)


class FileNamesSheet(Sheet):
    """A person's patterns, and live what they give."""

    def __init__(
        self, parent: QWidget | None, naming: Naming, look: Look, patterns: tuple[str, ...], folder: str
    ) -> None:
        text = _(
            "What a page does not say itself, its file's name may: the first pattern that fits is used, and where none "
            "does, what Newsdesk reads by itself."
        )
        super().__init__(parent, _("File Names"), text, _("Save"))
        naming.setParent(self)
        self._naming, self._folder = naming, folder
        self._listed: list[str] = []
        self._above = ""
        self._leaving = False  # to be accepted as soon as the patterns are known to be good
        self.model = FileNamesModel(look, self)
        self.pattern_field = PatternField(look, patterns)
        self.names_field = QPlainTextEdit(lineWrapMode=QPlainTextEdit.LineWrapMode.NoWrap, tabChangesFocus=True)
        self.words = WordButtons()
        self.source = ElidedLabel("quiet")
        self.table = self._table()
        self.filters = self._filters()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._lay_out()
        self._wire()
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self.pattern_field.setFocus()
        self._tell_counts(NamesRead((), {}))
        self._read()

    def patterns(self) -> tuple[str, ...]:
        """The patterns as they are written now."""
        return self.pattern_field.patterns()

    def show_files(self, paths: Sequence[Path]) -> None:
        """Read the names of these files, and of all texts in these folders and zip files."""
        if paths:
            self._folder = str(paths[0].parent)
            self._above = folder_above(paths)
            self.source.setText(_("Looking for files…"))
            self._naming.list_files(paths)

    def accept(self) -> None:
        """Only with patterns that were looked at as they are now."""
        if self._pause.isActive() or self._naming.reading:
            self._pause.stop()
            self._leaving = True
            self._naming.read_names([], self.patterns())
        elif self.accept_button.isEnabled():
            super().accept()

    def done(self, result: int) -> None:
        self._pause.stop()
        self._naming.drop()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files.local_paths(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.show_files(files.local_paths(event.mimeData()))

    # ------------------------------------------------------------ put together

    def _lay_out(self) -> None:
        choose_folder, choose_files = QPushButton(_("Choose Folder…")), QPushButton(_("Choose Files…"))
        choose_folder.clicked.connect(self._choose_folder)
        choose_files.clicked.connect(self._choose_files)
        self.names_field.setPlaceholderText(_("Write or paste names here,\nor choose a folder or files"))
        head = QGridLayout()
        head.setHorizontalSpacing(16)
        head.setVerticalSpacing(6)
        head.setColumnStretch(0, 3)
        head.setColumnStretch(1, 2)
        head.addWidget(_titled(_("Patterns, one a line"), self.pattern_field), 0, 0)
        head.addWidget(_titled(_("Names to try, one a line"), self.names_field), 0, 1)
        for field in (self.pattern_field, self.names_field):
            field.setAcceptDrops(False)  # files that are dropped are the sheet's, not text
            field.setFixedHeight(rows_high(field, _ROWS))
        head.addWidget(self.pattern_field, 1, 0)
        head.addWidget(self.names_field, 1, 1)
        head.addWidget(self.words, 2, 0)
        head.addLayout(_row(choose_folder, choose_files), 2, 1)
        at = self.column.indexOf(self.fields)
        self.column.insertLayout(at, head)
        self.column.insertLayout(at + 1, _row(*self.filters.buttons(), self.source))
        self.column.insertWidget(at + 2, self.table, 1)
        for button in (choose_folder, choose_files):
            button.setAutoDefault(False)

    def _table(self) -> QTreeView:
        table = named(QTreeView(rootIsDecorated=False, uniformRowHeights=True, allColumnsShowFocus=True), "namesTable")
        table.setModel(self.model)
        table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        table.setAccessibleName(_("What is read in the names"))
        header = table.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        return table

    def _filters(self) -> QButtonGroup:
        group = QButtonGroup(self)
        for number, _shown in enumerate(_SHOWN):
            button = named(QToolButton(), "filter")
            button.setCheckable(True)
            button.setChecked(number == 0)
            group.addButton(button, number)
        return group

    def _wire(self) -> None:
        self._naming.listed.connect(self._have_listed)
        self._naming.read.connect(self._have_read)
        self._naming.refused.connect(self._have_refused)
        self.words.pressed.connect(self.pattern_field.write)
        self.pattern_field.patterns_changed.connect(self._pause.start)
        self.names_field.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._read)
        self.filters.idClicked.connect(lambda number: self.model.show_only(_SHOWN[number][0]))

    # ------------------------------------------------------------ what happens

    def _read(self) -> None:
        typed = [name for name in map(str.strip, self.names_field.toPlainText().split("\n")) if name]
        self._naming.read_names([*typed, *self._listed], self.patterns())

    def _choose_folder(self) -> None:
        chosen = files.ask_folder(self, self._folder)
        self.show_files([chosen] if chosen else [])

    def _choose_files(self) -> None:
        self.show_files(files.ask_files(self, self._folder))

    def _have_listed(self, names: list[str]) -> None:
        self._listed = names
        self.source.setText(f"{labels.files(len(names))} · {self._above}" if names else _("No texts there"))
        self._read()

    def _have_read(self, read: NamesRead) -> None:
        self._say_wrong(None)
        if self._leaving and self._pause.isActive():  # more was written meanwhile: it is to be looked at as well
            self.accept()
            return
        if self._leaving:
            super().accept()
            return
        self.model.show_read(read, self._above)
        self._tell_counts(read)

    def _tell_counts(self, read: NamesRead) -> None:
        for number, (by, words) in enumerate(_SHOWN):
            count = len(read.by.get(by, ()) if by else read.files)
            button = self.filters.button(number)
            button.setText(_(words, count=labels.number(count)))
            button.setProperty("grave", by is NamedBy.NOTHING and count > 0)
            button.style().polish(button)

    def _have_refused(self, refused: PatternRefused) -> None:
        self._say_wrong(refused)
        if self._leaving:  # the names are still to be read
            self._leaving = False
            self.pattern_field.setFocus()

    def _say_wrong(self, refused: PatternRefused | None) -> None:
        line = self.pattern_field.mark_refused(refused)
        self.accept_button.setEnabled(refused is None)
        self.problem.setVisible(refused is not None)
        if refused is not None:
            self.problem.setText(_("Line {number}: {what}", number=line, what=sentence(refused.problem)))


def _titled(title: str, field: QPlainTextEdit) -> QWidget:
    field.setAccessibleName(title)
    return label("quiet", title)


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget, int(isinstance(widget, ElidedLabel)))
    if not any(isinstance(widget, ElidedLabel) for widget in widgets):
        row.addStretch(1)
    return row
