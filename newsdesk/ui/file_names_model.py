"""The table of what files' names say. Goes in: a NamesRead. Comes out: rows for a view.

Must not know: patterns, files, the archive.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsdesk.domain import NamedBy, NamedFile
from newsdesk.ui.look import Look
from newsdesk.ui.naming import NamesRead
from newsdesk.ui.widgets import tip
from newsdesk.wording import NAMED_BY, _, mark, visible

NAME, NEWSPAPER, DATE, PAGE, BY = range(5)
_TITLES = (mark("File"), mark("Newspaper"), mark("Date"), mark("Page"), mark("Read by"))
_NONE = "—"
Index = QModelIndex | QPersistentModelIndex


class FileNamesModel(QAbstractTableModel):
    """A row a file; all of them, or those that one thing has read."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._read = NamesRead((), {})
        self._rows: Sequence[NamedFile] = ()
        self._by: NamedBy | None = None
        self._above = ""  # what all paths begin with, and nobody needs to read in each row
        look.changed.connect(self._repaint)

    def show_read(self, read: NamesRead, above: str = "") -> None:
        """Show what was read; `above` is left out in front of the paths."""
        self._read, self._above = read, above
        self.show_only(self._by)

    def show_only(self, by: NamedBy | None) -> None:
        """Show those that one thing has read; with None all."""
        self.beginResetModel()
        self._by = by
        self._rows = self._read.by.get(by, ()) if by else self._read.files
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as above
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        file, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(file, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(visible(file.path if column == NAME else self._text(file, column)))
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._look.colour(self._colour(file, column))
        return None

    def _text(self, file: NamedFile, column: int) -> str:
        if column == NAME:
            return visible(file.path.removeprefix(self._above))
        if column == BY:
            return file.pattern or _(NAMED_BY[file.by])
        return {NEWSPAPER: file.fields.newspaper, DATE: file.fields.date, PAGE: file.fields.page}[column] or _NONE

    def _colour(self, file: NamedFile, column: int) -> str:
        if column == BY and file.by is NamedBy.NOTHING:
            return "accent"
        return "muted" if column == BY or self._text(file, column) == _NONE else "ink"

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, BY))


def folder_above(paths: Sequence[Path]) -> str:
    """The folder that all these lie in, as their names begin with it; empty where there is none."""
    try:
        common = os.path.commonpath([path.absolute().parent for path in paths])
    except ValueError:  # on several drives, or none at all
        return ""
    return os.path.join(common, "")  # noqa: PTH118 - ends with the separator, whichever it is
