"""What a person does with whole searches: takes up an old one, keeps one, calls it otherwise, keeps it no longer.

Goes in: the window's parts that show searches. Comes out: `search_requested`, sheets, notices. Must not know: the
archive, what a query means.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from newsdesk.domain import SavedSearch
from newsdesk.ui.actions import Actions
from newsdesk.ui.desk import Desk
from newsdesk.ui.look import Look
from newsdesk.ui.notices import Notices
from newsdesk.ui.recent_queries import RecentQueries
from newsdesk.ui.saved_searches import SavedSearches
from newsdesk.ui.search_actions import SAVED_MENU
from newsdesk.ui.search_popup import SearchPopup
from newsdesk.ui.sheets import Sheet
from newsdesk.wording import _


class NameSheet(Sheet):
    """Asks what a saved search is called."""

    def __init__(self, parent: QWidget, title: str, query: str, name: str) -> None:
        super().__init__(parent, title, query, _("Save"))
        self.name = QLineEdit(name)
        self.name.selectAll()
        self.name.textChanged.connect(lambda text: self.accept_button.setEnabled(bool(text.strip())))
        self.fields.addRow(_("Name"), self.name)
        self.name.setFocus()

    def chosen(self) -> str:
        """The name as it was written."""
        return self.name.text().strip()


class SearchDeeds(QObject):
    """Saved and recent searches, from the wish to what is said of it."""

    search_requested = Signal(str)
    told = Signal(str)  # a passing word

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        look: Look,
        actions: Actions,
        notices: Notices,
        *,
        recent: RecentQueries,
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._actions = desk, window, actions
        self._notices, self.recent = notices, recent
        self.saved = SavedSearches(desk, self)
        self.popup = SearchPopup(look, actions, window)
        self._pointed_at: SavedSearch | None = None
        self.saved.saved.connect(self._tell_saved)
        self.saved.deleted.connect(self._offer_undo)
        self.popup.query_chosen.connect(self.take_up)
        self.popup.saved_chosen.connect(self.take_up_saved)
        self.popup.query_forgotten.connect(self.recent.forget)

    def drop_down(self, field: QWidget) -> None:
        """Show below the field what was searched for before."""
        self.popup.open_below(field, self.saved.kept, self.recent.queries)

    def take_up(self, query: str) -> None:
        """Search again for something one searched for before."""
        self.recent.sent(query)
        self.search_requested.emit(query)

    def take_up_saved(self, number: int) -> None:
        """Search for what is kept; nothing of it is new from then on."""
        saved = self.saved.find(number)
        if saved is not None:
            self.search_requested.emit(saved.query)
            if not saved.unreadable:
                self.saved.look_at(saved)

    def save(self) -> None:
        """Keep the search whose results are listed, under a name; one that is kept already can get another."""
        query = self._desk.listing.query
        kept = next((one for one in self.saved.kept if one.query == query), None)
        if kept is not None:
            self.rename(kept.id)
        elif query:
            sheet = NameSheet(self._window, _("Save Search"), query, query)
            sheet.accepted.connect(lambda: self.saved.save(query, sheet.chosen()))
            self._open(sheet)

    def rename(self, number: int | None = None) -> None:
        """Call a saved search otherwise: the one with this number, or the one a menu was opened for."""
        saved = self._meant(number)
        if saved is not None:
            sheet = NameSheet(self._window, _("Rename Saved Search"), saved.query, saved.name)
            sheet.accepted.connect(lambda: self.saved.rename(saved, sheet.chosen()))
            self._open(sheet)

    def delete(self, number: int | None = None) -> None:
        """Keep a saved search no longer."""
        saved = self._meant(number)
        if saved is not None:
            self.saved.delete(saved)

    def show_menu(self, number: int, at: QPoint) -> None:
        """What can be done with a saved search."""
        self._pointed_at = self.saved.find(number)
        menu = self._actions.fill(QMenu(self._window), SAVED_MENU)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _meant(self, number: int | None) -> SavedSearch | None:
        return self._pointed_at if number is None else self.saved.find(number)

    @staticmethod
    def _open(sheet: NameSheet) -> None:
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _tell_saved(self, saved: SavedSearch) -> None:
        self.told.emit(_("Saved: {name}", name=saved.name))

    def _offer_undo(self, saved: SavedSearch) -> None:
        words = _("The saved search {name} is deleted.", name=saved.name)
        self._notices.say(words, _("Undo"), lambda: self.saved.restore(saved))
