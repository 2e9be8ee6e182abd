"""How the window behaves: what follows from a listing, an opened article, a step back, a change of size.

Goes in: facts from the desk and wishes from actions. Comes out: what the parts are told to show.
Must not know: layout, painting, the archive's insides.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import EVERYWHERE, Holdings, NewTerm, Sort
from newsdesk.errors import NewsdeskError, QueryError
from newsdesk.query_words import in_words
from newsdesk.ui import labels
from newsdesk.ui.actions import Need
from newsdesk.ui.desk import Landing, Listing, Opened
from newsdesk.ui.history import History, Visit
from newsdesk.ui.parts import Parts
from newsdesk.wording import _

SORTS = {"newest_first": Sort.DATE_DESC, "oldest_first": Sort.DATE_ASC, "most_relevant": Sort.RELEVANCE}
NORMAL_SIZE = 17
_SMALLEST, _LARGEST = 12, 40


class Conduct(QObject):
    """The window's manners."""

    empty_changed = Signal(bool)  # the archive holds nothing, or cannot be used
    title_changed = Signal(str)

    def __init__(self, parts: Parts, size: int, language: str, parent: QObject) -> None:
        super().__init__(parent)
        self._parts, self._desk = parts, parts.desk
        self.history = History()
        self.reading_size = size
        self.language = language  # as it was chosen: system, or one of wording.LANGUAGES
        self.wanted_article = ""  # to be opened with the next listing (restored, or gone back to)
        self._landing = Landing.TOP
        self._listed = (EVERYWHERE, "")

    # ------------------------------------------------------------ facts

    def archive_opened(self) -> None:
        """Another archive lies on the desk."""
        self.history.clear()
        self._parts.editions.model.clear()
        self._parts.notices.hide()
        self._parts.top.search.show_query(self._desk.query)
        self._desk.close_article()
        self._parts.editions.show_place(self._desk.place)
        self.allow()

    def archive_refused(self, error: NewsdeskError) -> None:
        """The archive cannot be used; if another one is open, it stays."""
        if self._desk.library is not None:
            self._parts.notices.show_error(error)
            return
        self._parts.welcome.show_error(error)
        self.empty_changed.emit(True)
        self._parts.welcome.setFocus()

    def show_holdings(self, holdings: Holdings) -> None:
        """Say what the archive holds; an empty one gets a welcome."""
        self._parts.status.show_holdings(holdings)
        empty = not holdings.editions
        if empty:
            self._parts.welcome.show_empty()
        self.empty_changed.emit(empty)
        self._tell_counts()
        self.allow()

    def show_listing(self, listing: Listing) -> None:
        """Show a listing. The same one again, or a search cleared, goes on with what is read; else begin at its top."""
        before, self._listed = self._listed, (listing.place, listing.query)
        going_on = before == self._listed or (before[1] and not listing.query)
        self._parts.articles.show_listing(listing, self.place_name())
        self._tell_counts()
        self._explain()
        wanted, self.wanted_article = self.wanted_article, ""
        opened = self._desk.opened
        if wanted:
            self._desk.open_article(wanted, spare=listing.ids[0] if listing.ids else None)
        elif going_on and opened is not None and self._lists(opened.article.id):
            self._parts.articles.make_current(opened.article.id)
            self._desk.open_article(opened.article.uid)
        elif listing.ids:
            self._desk.open_article(listing.ids[0])
        else:
            self._desk.close_article()
        self.tick_choices()
        self.allow()

    def show_article(self, opened: Opened) -> None:
        """Put an article on the sheet, and its row under the cursor."""
        self._parts.reader.show_article(opened)
        self._parts.articles.make_current(opened.article.id)
        listing = self._desk.listing
        self.history.record(Visit(listing.place, listing.query, opened.article.uid))
        self.title_changed.emit(opened.article.headline)
        self.allow()

    def article_closed(self) -> None:
        """Nothing is being read."""
        self._parts.reader.clear()
        self.title_changed.emit("")
        self.allow()

    def query_refused(self, error: QueryError) -> None:
        """The query cannot be read: say where and why, and leave the list as it was."""
        self._parts.top.search.say(_("Check the query"), wrong=True)
        self._parts.articles.show_refusal(error)

    def name_place(self) -> None:
        """The tree has read more: the place may have its name now."""
        self._parts.articles.name_place(self.place_name())

    def allow(self) -> None:
        """Enable the actions that make sense now."""
        parts, desk = self._parts, self._desk
        working = parts.deeds.working
        facts = {
            Need.ARCHIVE: desk.library is not None,
            Need.LISTED: bool(desk.listing.ids),
            Need.SELECTED: parts.articles.any_selected(),
            Need.ARTICLE: desk.opened is not None,
            Need.HITS: bool(desk.query and desk.listing.ids),
            Need.QUERY: bool(desk.query),
            Need.BACK: self.history.can_go_back,
            Need.FORWARD: self.history.can_go_forward,
            Need.WORK: working,
            Need.IDLE: not working,
            Need.CORRECTED: parts.deeds.corrections.can_undo,
        }
        have = Need.NOTHING
        for need, there in facts.items():
            have |= need if there else Need.NOTHING
        parts.actions.allow(have)

    # ------------------------------------------------------------ wishes

    def choose_article(self, article: int) -> None:
        """A row was chosen: read it."""
        self._parts.status.unsay(_("The end of the list"), _("The beginning of the list"))
        self._desk.open_article(article, self._landing)  # also the one that is open: another may be on its way

    def neighbour(self, step: int, landing: Landing) -> None:
        """Read the next or previous article of the list."""
        self._landing = landing
        if not self._parts.articles.step(step):
            self._parts.status.say(_("The end of the list") if step > 0 else _("The beginning of the list"))
        self._landing = Landing.TOP

    def go_on_to_hits(self, step: int, landing: Landing) -> None:
        """The article read has no more hits that way: on to its neighbour, unless that one is on its way already."""
        if not self._desk.opening:
            self.neighbour(step, landing)

    def search_for(self, query: str) -> None:
        """Search for something that was offered."""
        self._parts.top.search.show_query(query)
        self._desk.search(query)

    def search_for_word(self, word: str) -> None:
        """Search for a keyword, as it stands in the text."""
        library = self._desk.library
        if library is not None:
            self.search_for(library.searches.asking_for(word))

    def list_word(self, number: int, word: str) -> None:
        """Put a keyword into a list."""
        told = _("{word} stands in the list now.", word=word)
        self._parts.keyword_lists.do(
            lambda marking: marking.add_terms(number, [NewTerm(word)]), lambda _added: self._parts.status.say(told)
        )

    def order_by(self, name: str) -> None:
        """List in another order."""
        self._desk.order_by(SORTS[name])
        self.tick_choices()

    def go(self, step: int) -> None:
        """Back or forward."""
        visit = self.history.go(step)
        if visit is None:
            return
        self._parts.top.search.show_query(visit.query)
        self.wanted_article = visit.article
        if (visit.place, visit.query) == (self._desk.place, self._desk.query):
            self.wanted_article = ""
            self._desk.open_article(visit.article)
        else:
            self._desk.show(visit.place, visit.query)
        self.allow()

    def cycle_panes(self, step: int) -> None:
        """Move the focus on to the next pane."""
        parts = self._parts
        if not parts.editions.isVisible():
            parts.welcome.setFocus()
            return
        stations = [
            parts.top.search.line,
            parts.editions.shelf.view,
            parts.editions.tree,
            parts.articles.view,
            parts.reader.sheet,
        ]
        shown = [station for station in stations if station.isVisible()]
        focus = parts.top.window().focusWidget()
        here = next((at for at, station in enumerate(shown) if station is focus), -1 if step > 0 else 0)
        shown[(here + step) % len(shown)].setFocus()

    def read_at(self, size: int) -> None:
        """Set the reader's text at another size."""
        self.reading_size = min(_LARGEST, max(_SMALLEST, size))
        self._parts.reader.sheet.set_at(self.reading_size)

    def use_language(self, language: str) -> None:
        """Speak another language at once."""
        self.language = language
        self._parts.look.use_language(language)

    def tick_choices(self) -> None:
        """Tick the theme, the language and the order in the menus."""
        actions = self._parts.actions
        actions.choose(f"theme_{self._parts.look.theme}")
        actions.choose(f"language_{self.language}")
        by_date = self._desk.sort is Sort.RELEVANCE and not self._desk.query  # relevant to what? newest first then
        order = Sort.DATE_DESC if by_date else self._desk.sort
        actions.choose(next(name for name, sort in SORTS.items() if sort is order))

    def export_article(self) -> None:
        """Write the article being read to a file."""
        opened = self._desk.opened
        if opened is not None:
            self._parts.deeds.export([opened.article.id], opened.article.headline)

    def export_name(self) -> str:
        """What a file of the selected articles might be called."""
        opened, selected = self._desk.opened, self._parts.articles.selected_articles()
        if opened is not None and selected == [opened.article.id]:
            return opened.article.headline
        return self._desk.query or self.place_name()

    def place_name(self) -> str:
        """The place with its parents, as far as the tree has read them."""
        tree = self._parts.editions.model
        return labels.place_path(tree.ancestors(tree.find(self._desk.place)))

    # ------------------------------------------------------------ inside

    def retranslate(self) -> None:
        """Say again, in the language spoken now, what was said in another."""
        self._tell_counts()
        self._explain()
        self.name_place()

    def _tell_counts(self) -> None:
        listing = self._desk.listing
        if listing.query and listing.query == self._desk.query:
            found = f"{labels.articles(len(listing.ids))} · {labels.milliseconds(listing.milliseconds)}"
            self._parts.top.search.say(found)

    def _explain(self) -> None:
        explained = self._desk.listing.explained
        self._parts.top.search.explain(in_words(explained) if explained is not None else "")

    def _lists(self, article: int) -> bool:
        return self._parts.articles.lists(article)
