"""The terms of a keyword list as a table that can be written in.

Goes in: terms with their counts. Comes out: rows; `written` with a term as a person wants it. Must not know: archives.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from newsdesk.domain import KeywordTerm
from newsdesk.ui.keyword_lists import ListedTerms
from newsdesk.wording import _, mark

TEXT, ALIASES, NOTES, COUNT = range(4)
_TITLES = (mark("Term"), mark("Also written"), mark("Notes"), mark("Found"))
_BETWEEN = "|"

Index = QModelIndex | QPersistentModelIndex


class KeywordTermsModel(QAbstractTableModel):
    """One row a term."""

    written = Signal(object)  # KeywordTerm

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shown = ListedTerms(0, (), {})

    def show_terms(self, listed: ListedTerms) -> None:
        """Show the terms of a list."""
        self.beginResetModel()
        self._shown = listed
        self.endResetModel()

    def term_at(self, row: int) -> KeywordTerm:
        """The term in a row."""
        return self._shown.terms[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's form
        return 0 if parent.isValid() else len(self._shown.terms)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's form
        return 0 if parent.isValid() else len(_TITLES)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole}:
            return None
        term = self._shown.terms[index.row()]
        match index.column():
            case 0:
                return term.text
            case 1:
                return f" {_BETWEEN} ".join(term.aliases)
            case 2:
                return term.notes
            case _:
                count = self._shown.counts.get(term.id)
                return str(count.occurrences) if count else ""

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _(_TITLES[section])
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() != COUNT else flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        term, text = self._shown.terms[index.row()], str(value).strip()
        wanted = {
            TEXT: lambda: replace(term, text=text),
            ALIASES: lambda: replace(term, aliases=aliases_in(text)),
            NOTES: lambda: replace(term, notes=text),
        }[index.column()]()
        if wanted != term:
            self.written.emit(wanted)
        return True


def aliases_in(text: str) -> tuple[str, ...]:
    """The ways to write a term, as they stand in one field."""
    return tuple(part for part in (one.strip() for one in text.split(_BETWEEN)) if part)
