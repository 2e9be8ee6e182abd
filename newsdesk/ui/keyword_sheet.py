"""The sheet of keyword lists: the lists on the left, what the chosen one is and its terms on the right.

Goes in: lists and terms as they are kept. Comes out: wishes, each done at once and taken back by Undo.
Must not know: the archive, how terms are marked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from newsdesk.domain import AddedTerms, KeywordList, KeywordTerm, ListKind, NewTerm, PassedOver
from newsdesk.errors import NewsdeskError
from newsdesk.ui.keyword_list_form import KeywordListForm, swatch
from newsdesk.ui.keyword_lists import Counted, KeywordLists, ListedTerms
from newsdesk.ui.keyword_terms_model import KeywordTermsModel, aliases_in
from newsdesk.ui.look import Look
from newsdesk.ui.widgets import label
from newsdesk.wording import _, mark, sentence

if TYPE_CHECKING:
    from newsdesk.marking import Marking

_SIZE = (940, 640)
_LISTS_WIDE = 240
_NUMBER = Qt.ItemDataRole.UserRole
_COUNTED = {
    Counted.ARTICLE: mark("Count in this article"),
    Counted.EDITION: mark("Count in its edition"),
    Counted.SELECTION: mark("Count in the selected articles"),
}
_REPORTED = 3  # lines of a report that are shown in the sheet
Undo = Callable[["Marking"], object]


class KeywordSheet(QDialog):
    """A person's lists, and their terms."""

    def __init__(
        self,
        parent: QWidget | None,
        lists: KeywordLists,
        look: Look,
        folder: str,
        *,
        word: str = "",
        selected: Sequence[int] = (),
    ) -> None:
        """`word` is one to be put into a list, `selected` the articles in which terms can be counted."""
        super().__init__(parent)
        self._selected = selected
        self.setWindowTitle(_("Keyword Lists"))
        self._lists, self._look, self._folder, self._word = lists, look, folder, word
        self._chosen = 0
        self._undo: Undo | None = None
        self.names = QListWidget()
        self.names.setIconSize(QSize(34, 16))
        self.names.setFixedWidth(_LISTS_WIDE)
        self.names.setAccessibleName(_("Keyword Lists"))
        self.form = KeywordListForm(look)
        self.model = KeywordTermsModel(self)
        self.table = self._table()
        self.new_term = QLineEdit(placeholderText=_("A term, with other ways to write it behind |"))
        self.counted = QComboBox()
        for where, words in _COUNTED.items():
            self.counted.addItem(_(words), where)
        self.said = label("quiet", wrapped=True)
        self.buttons = self._buttons()
        self._lay_out()
        self._wire()
        self.resize(*_SIZE)
        self._show_lists()

    # ------------------------------------------------------------ put together

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.model)
        table.setAccessibleName(_("Terms"))
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return table

    def _buttons(self) -> dict[str, QPushButton]:
        words = {
            "new_list": _("New List"),
            "delete_list": _("Delete List"),
            "add": _("Add"),
            "delete": _("Delete Terms"),
            "import": _("Import…"),
            "export": _("Export…"),
            "undo": _("Undo"),
            "close": _("Close"),
        }
        made = {name: QPushButton(text) for name, text in words.items()}
        for button in made.values():
            button.setAutoDefault(False)  # Enter belongs to the fields
        return made

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(24, 20, 24, 18)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.addWidget(label("dialogTitle", _("Keyword Lists")), 0, 0, 1, 2)
        hint = _("Terms of the lists that are ticked are underlined in every article.")
        grid.addWidget(label("quiet", hint, wrapped=True), 1, 0, 1, 2)
        grid.addWidget(self.names, 2, 0)
        grid.addLayout(self._in_a_row("new_list", "delete_list"), 3, 0)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addWidget(self.form)
        right.addWidget(self.table, 1)
        grid.addLayout(right, 2, 1)
        below = self._in_a_row("add", "delete", "import", "export")
        below.insertWidget(0, self.new_term, 1)
        grid.addLayout(below, 3, 1)
        grid.addWidget(self.said, 4, 0, 1, 2)
        last = self._in_a_row("undo", "close")
        last.insertStretch(0, 1)
        last.insertWidget(0, self.counted)
        grid.addLayout(last, 5, 0, 1, 2)
        grid.setColumnStretch(1, 1)

    def _in_a_row(self, *names: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name in names:
            row.addWidget(self.buttons[name])
        return row

    def _wire(self) -> None:
        deeds = {
            "new_list": self._make_list,
            "delete_list": self._delete_list,
            "add": self._add_term,
            "delete": self._delete_terms,
            "import": self._import,
            "export": self._export,
            "undo": self._take_back,
            "close": self.accept,
        }
        for name, deed in deeds.items():
            self.buttons[name].clicked.connect(lambda _checked=False, deed=deed: deed())
        self.new_term.returnPressed.connect(self._add_term)
        self.counted.activated.connect(lambda: self._choose(self.names.currentItem()))
        self.names.currentItemChanged.connect(lambda now, _before: self._choose(now))
        self.names.itemChanged.connect(self._switch)
        self.form.written.connect(self._change_list)
        self.model.written.connect(self._change_term)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._allow())
        self._lists.changed.connect(self._show_lists)
        self._lists.terms_read.connect(self._show_terms)
        self._lists.refused.connect(self._tell_refusal)

    # ------------------------------------------------------------ what is shown

    def _show_lists(self) -> None:
        blocked = self.names.blockSignals(True)
        self.names.clear()
        for one in self._lists.lists:
            item = QListWidgetItem(swatch(self._look, one.tint, one.underline), f"{one.name}  {one.terms:,}")
            item.setData(_NUMBER, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if one.active else Qt.CheckState.Unchecked)
            self.names.addItem(item)
            if one.id == self._chosen:
                self.names.setCurrentItem(item)
        if self.names.currentItem() is None and self.names.count():
            self.names.setCurrentRow(0)
        self.names.blockSignals(blocked)
        self._choose(self.names.currentItem())

    def _choose(self, item: QListWidgetItem | None) -> None:
        self._chosen = item.data(_NUMBER) if item is not None else 0
        self.form.show_list(self._lists.find(self._chosen))
        if self._chosen:
            self._lists.read_terms(self._chosen, Counted(self.counted.currentData()), self._selected)
        else:
            self.model.show_terms(ListedTerms(0, (), {}))
        self._allow()

    def _show_terms(self, listed: ListedTerms) -> None:
        if listed.list == self._chosen:
            self.model.show_terms(listed)
            if self._word:
                self.new_term.setText(self._word)
                self._word = ""
            self._allow()

    def _allow(self) -> None:
        for name in ("delete_list", "add", "import", "export"):
            self.buttons[name].setEnabled(bool(self._chosen))
        self.new_term.setEnabled(bool(self._chosen))
        self.buttons["delete"].setEnabled(self.table.selectionModel().hasSelection())
        self.buttons["undo"].setEnabled(self._undo is not None)

    def _tell(self, words: str, undo: Undo | None = None) -> None:
        self.said.setText(words)
        self._undo = undo
        self._allow()

    def _tell_refusal(self, error: NewsdeskError) -> None:
        self._tell(sentence(error.problem))

    # ------------------------------------------------------------ wishes

    def _make_list(self) -> None:
        taken = {one.name for one in self._lists.lists}
        name = next(f"{_('List')} {number}" for number in range(1, 10_000) if f"{_('List')} {number}" not in taken)

        def made(held: KeywordList) -> None:
            self._chosen = held.id
            self._tell("", lambda marking: marking.delete_list(held.id))
            self.form.name.setFocus()
            self.form.name.selectAll()

        self._lists.do(lambda marking: marking.make_list(name, ListKind.TERM), made)

    def _delete_list(self) -> None:
        number = self._chosen

        def deleted(held: KeywordList) -> None:
            self._tell(_("{name} was deleted.", name=held.name), lambda marking: marking.restore_list(number))

        self._lists.do(lambda marking: marking.delete_list(number), deleted)

    def _change_list(self, wanted: KeywordList) -> None:
        def changed(before: KeywordList) -> None:
            self._tell("", lambda marking: marking.change_list(before))

        self._lists.do(lambda marking: marking.change_list(wanted), changed)

    def _switch(self, item: QListWidgetItem) -> None:
        held = self._lists.find(item.data(_NUMBER))
        active = item.checkState() is Qt.CheckState.Checked
        if held is None or held.active == active:
            return

        def switched(lists: Sequence[int]) -> None:
            self._tell("", lambda marking: marking.activate(lists, active=not active))

        self._lists.do(lambda marking: marking.activate([held.id], active=active), switched)

    def _add_term(self) -> None:
        ways = aliases_in(self.new_term.text())
        if ways and self._chosen:
            self.new_term.clear()
            new = NewTerm(ways[0], ways[1:])
            self._lists.do(partial(_add, number=self._chosen, new=[new]), self._tell_added)

    def _change_term(self, wanted: KeywordTerm) -> None:
        def changed(before: KeywordTerm) -> None:
            self._tell("", lambda marking: marking.change_term(before))

        self._lists.do(lambda marking: marking.change_term(wanted), changed)

    def _delete_terms(self) -> None:
        rows = {index.row() for index in self.table.selectionModel().selectedRows()}
        terms = [self.model.term_at(row).id for row in sorted(rows)]

        def deleted(gone: Sequence[int]) -> None:
            told = _("{count} terms were deleted.", count=len(gone))
            self._tell(told, lambda marking: marking.restore_terms(gone))

        self._lists.do(lambda marking: marking.delete_terms(terms), deleted)

    def _import(self) -> None:
        number = self._chosen
        chosen, _kind = QFileDialog.getOpenFileName(
            self, _("Import Terms"), self._folder, _("Lists (*.csv *.txt);;All files (*)")
        )
        if chosen:
            self._lists.do(lambda marking: marking.import_terms(number, Path(chosen)), self._tell_added)

    def _export(self) -> None:
        number, held = self._chosen, self._lists.find(self._chosen)
        name = str(Path(self._folder) / f"{held.name if held else ''}.csv")
        chosen, _kind = QFileDialog.getSaveFileName(self, _("Export Terms"), name, "CSV (*.csv)")

        def written(told: tuple[int, str]) -> None:
            self._tell(_("{count} terms were written to {file}.", count=told[0], file=chosen))

        if chosen:
            self._lists.do(lambda marking: marking.export_terms(number, Path(chosen)), written)

    def _tell_added(self, added: AddedTerms) -> None:
        counts = _(
            "Added: {added}. In the list already: {repeated}. Passed over: {passed}.",
            added=len(added.added),
            repeated=len(added.repeated),
            passed=len(added.passed_over),
        )
        lines = [counts, *map(_line, (*added.passed_over, *added.doubtful)[:_REPORTED])]
        terms = [term.id for term in added.added]
        self._tell("\n".join(lines), (lambda marking: marking.delete_terms(terms)) if terms else None)

    def _take_back(self) -> None:
        undo = self._undo
        if undo is not None:
            self._lists.do(undo, lambda _answer: self._tell(""))


def _add(marking: Marking, number: int, new: Sequence[NewTerm]) -> AddedTerms:
    return marking.add_terms(number, new)


def _line(passed: PassedOver) -> str:
    return _("Line {line}: {reason}", line=passed.line, reason=sentence(passed.problem))
