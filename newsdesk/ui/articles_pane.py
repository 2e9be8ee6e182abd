"""The articles pane: what is listed, the list, and what to do where it is empty.

Goes in: listings. Comes out: `article_chosen`, `article_activated`, and the selection's numbers.
Must not know: the archive, the reader.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from newsdesk.domain import EVERYWHERE
from newsdesk.errors import QueryError
from newsdesk.query_words import remark_sentences
from newsdesk.ui import labels
from newsdesk.ui.article_painter import ArticlePainter
from newsdesk.ui.articles_model import ID_ROLE, ArticlesModel
from newsdesk.ui.articles_view import ArticlesView
from newsdesk.ui.barren_list import BarrenList
from newsdesk.ui.desk import Listing
from newsdesk.ui.list_head import ListHead
from newsdesk.ui.look import Look
from newsdesk.ui.surveying import Surveyed
from newsdesk.ui.widgets import named
from newsdesk.wording import _, sentence

_MANY_REMARKS = 2
_MANY_CHOSEN = 200  # more are not chosen again when the list is read anew


class ArticlesPane(QWidget):
    """The middle pane: a head, and below it the list, or what stands where it is empty."""

    article_chosen = Signal(int)  # by mouse or arrow keys
    article_activated = Signal(int)  # by Enter or a double click: go on to the reader
    selection_changed = Signal()
    query_requested = Signal(str)  # another way to write the query
    menu_requested = Signal(QPoint)

    def __init__(self, model: ArticlesModel, look: Look) -> None:
        super().__init__()
        named(self, "listPane")
        self._model = model
        self._listing = Listing(EVERYWHERE, "", (), 0.0)
        self._place_name = ""
        self.surveyed: Surveyed | None = None  # what is shown around the search
        self._refused: QueryError | None = None
        self.head = ListHead(look)
        self.view = ArticlesView(ArticlePainter(look, self))
        self.view.setModel(model)
        self.barren = BarrenList()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.barren)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.selectionModel().selectionChanged.connect(self._selected)
        self.view.returned.connect(self._activated)
        self.view.doubleClicked.connect(self._activated)
        self.view.customContextMenuRequested.connect(
            lambda at: self.menu_requested.emit(self.view.viewport().mapToGlobal(at))
        )
        self.barren.query_chosen.connect(self.query_requested)
        look.changed.connect(self.view.measure_again)
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_listing(self, listing: Listing, place_name: str) -> None:
        """List these articles."""
        same = (listing.place, listing.query) == (self._listing.place, self._listing.query)
        kept = self.current_article() if same else None
        place = self._scrolled_to() if same else None
        chosen = self.selected_articles()[:_MANY_CHOSEN] if same else []
        self._listing, self._place_name, self._refused = listing, place_name, None
        self._model.show(listing)
        self._stack.setCurrentWidget(self.view if listing.ids else self.barren)
        self.barren.show_listing(listing)
        self._clear_around(same=same)
        self._entitle()
        if kept is not None:
            self.make_current(kept)
        self._choose_again(chosen)
        self._scroll_back(place)

    def show_survey(self, surveyed: Surveyed) -> None:
        """Show what lies around the search whose results are listed."""
        if (surveyed.place, surveyed.query) == (self._listing.place, self._listing.query):
            self.surveyed = surveyed
            self.head.show_survey(surveyed)
            self._entitle()

    def show_refusal(self, error: QueryError) -> None:
        """Say what is wrong with the query, and whose results the list still shows."""
        self._refused = error
        self._entitle()

    def name_place(self, name: str) -> None:
        """The place's name, once the tree knows it."""
        if name != self._place_name:
            self._place_name = name
            self._entitle()

    def lists(self, article: int) -> bool:
        """Whether an article is in the list."""
        return self._model.row_of(article) is not None

    def make_current(self, article: int) -> None:
        """Make an article's row current, if it is listed, without opening it again."""
        row = self._model.row_of(article)
        if row is None or (row == self.view.currentIndex().row() and self.any_selected()):
            return  # Qt makes a row current without selecting it, when the list gets the focus
        chosen = self.view.selectionModel()
        blocked = chosen.blockSignals(True)
        self.view.setCurrentIndex(self._model.index(row))
        chosen.blockSignals(blocked)
        self.view.bring_into_sight(self._model.index(row))
        self.view.viewport().update()
        self.selection_changed.emit()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self.view.setAccessibleName(_("Articles"))
        self._model.retranslate()
        self.barren.retranslate()
        if self.surveyed is not None:
            self.head.show_survey(self.surveyed)
        self._entitle()

    def _entitle(self) -> None:
        if self._refused is not None:
            listed = f"{self._title()} · {labels.articles(len(self._listing.ids))}"
            former = _("Still listed: {listed}", listed=listed)
            self.head.say(_("Check the query"), sentence(self._refused.problem), former, grave=True)
        else:
            explained = self._listing.explained
            remarks = remark_sentences(explained) if explained is not None else []
            self.head.say(self._title(), self._counts(), "\n".join(remarks[:_MANY_REMARKS]))

    def _title(self) -> str:
        return self._listing.query or self._place_name or _("All editions")

    def _counts(self) -> str:
        """17 篇，在 217 期中 · 缺 2 天; what was searched as soon as that is known."""
        listing, found = self._listing, labels.articles(len(self._listing.ids))
        if not listing.query:
            return found if listing.ids else ""
        parts = [found]
        if self.surveyed is not None:
            searched = self.surveyed.survey.coverage
            issues, missing = labels.issues(searched.issues), labels.days(searched.missing)
            parts = [_("{articles}, {issues} searched", articles=found, issues=issues)]
            parts += [_("{days} missing", days=missing)] if searched.missing else []
        return " · ".join(parts + ([self._place_name] if listing.place != EVERYWHERE else []))

    def _clear_around(self, *, same: bool) -> None:
        """No survey of another search above a list; the one of this search stays until it is made anew."""
        if same and self.surveyed is not None:
            return
        self.surveyed = None
        if self._listing.query and self._listing.ids:
            self.head.wait()
        else:
            self.head.show_nothing_around()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    # ------------------------------------------------------------ where one is

    def current_article(self) -> int | None:
        """The number of the article whose row is current."""
        index = self.view.currentIndex()
        return index.data(ID_ROLE) if index.isValid() else None

    def selected_articles(self) -> list[int]:
        """The numbers of the selected articles, in the list's order."""
        parts = self.view.selectionModel().selection().toList()
        rows = sorted(row for part in parts for row in range(part.top(), part.bottom() + 1))
        return [self._listing.ids[row] for row in rows if row < len(self._listing.ids)]

    def any_selected(self) -> bool:
        """Whether an article is selected; quicker than asking which, where all of a million are."""
        return self.view.selectionModel().hasSelection()

    def step(self, rows: int) -> bool:
        """Go on by so many rows; False at the end."""
        row = self.view.currentIndex().row() + rows
        if not 0 <= row < len(self._listing.ids):
            return False
        self.view.setCurrentIndex(self._model.index(row))
        return True

    def _scrolled_to(self) -> tuple[int, float] | None:
        """The article at the upper edge, and how much of its row is above it."""
        row, part = self.view.scrolled_to()
        return (self._listing.ids[row], part) if row < len(self._listing.ids) else None

    def _scroll_back(self, place: tuple[int, float] | None) -> None:
        row = self._model.row_of(place[0]) if place is not None else None
        if place is not None and row is not None:
            self.view.scroll_back(row, place[1])

    def _choose_again(self, articles: list[int]) -> None:
        rows = [row for row in map(self._model.row_of, articles) if row is not None] if len(articles) > 1 else []
        for row in rows:
            select = QItemSelectionModel.SelectionFlag.Select
            self.view.selectionModel().select(self._model.index(row), select)

    def _chosen(self) -> None:
        article = self.current_article()
        if article is not None:
            self.article_chosen.emit(article)

    def _activated(self) -> None:
        article = self.current_article()
        if article is not None:
            self.article_activated.emit(article)

    def _selected(self, _now: QItemSelection, _before: QItemSelection) -> None:
        self.selection_changed.emit()
        self.view.viewport().update()
