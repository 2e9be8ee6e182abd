"""The articles pane: what is listed, the list, and what to do where it is empty.

Goes in: listings. Comes out: `article_chosen`, `article_activated`, and the selection's numbers.
Must not know: the archive, the reader.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from newsdesk.domain import EVERYWHERE
from newsdesk.errors import QueryError
from newsdesk.ui import labels
from newsdesk.ui.article_painter import ArticlePainter
from newsdesk.ui.articles_model import ID_ROLE, ArticlesModel
from newsdesk.ui.articles_view import ArticlesView
from newsdesk.ui.desk import Listing
from newsdesk.ui.look import Look
from newsdesk.ui.widgets import ElidedLabel, label, named, push_button
from newsdesk.wording import _, sentence

_MANY_READINGS = 5
_MANY_CHOSEN = 200  # more are not chosen again when the list is read anew


class ArticlesPane(QWidget):
    """The middle pane. Room is kept in its head for hits by month and for facets."""

    article_chosen = Signal(int)  # by mouse or arrow keys
    article_activated = Signal(int)  # by Enter or a double click: go on to the reader
    selection_changed = Signal()
    reading_requested = Signal(str)  # another way to write the query
    menu_requested = Signal(QPoint)

    def __init__(self, model: ArticlesModel, look: Look) -> None:
        super().__init__()
        named(self, "listPane")
        self._model = model
        self._listing = Listing(EVERYWHERE, "", (), 0.0)
        self._place_name = ""
        self._issues = 0
        self.head = ListHead()
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
        self.barren.reading_requested.connect(self.reading_requested)
        look.changed.connect(self.view.measure_again)
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_listing(self, listing: Listing, place_name: str, issues: int) -> None:
        """List these articles; `issues` is how many issues were looked through."""
        same = (listing.place, listing.query) == (self._listing.place, self._listing.query)
        kept = self.current_article() if same else None
        place = self._scrolled_to() if same else None
        chosen = self.selected_articles()[:_MANY_CHOSEN] if same else []
        self._listing, self._place_name, self._issues = listing, place_name, issues
        self._model.show(listing)
        self._stack.setCurrentWidget(self.view if listing.ids else self.barren)
        self.barren.show_listing(listing)
        self._entitle()
        if kept is not None:
            self.make_current(kept)
        self._choose_again(chosen)
        self._scroll_back(place)

    def show_refusal(self, error: QueryError) -> None:
        """Say what is wrong with the query; the list stays as it was."""
        self.head.say(_("Search"), sentence(error.problem))

    def name_place(self, name: str) -> None:
        """The place's name, once the tree knows it."""
        if name != self._place_name:
            self._place_name = name
            self._entitle()

    def count_issues(self, issues: int) -> None:
        """How many issues the archive holds now."""
        if issues != self._issues:
            self._issues = issues
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
        self.barren.show_listing(self._listing)
        self._entitle()

    def _entitle(self) -> None:
        listing, found = self._listing, len(self._listing.ids)
        if listing.query:
            where = labels.issues(self._issues)
            counts = _("{articles}, {issues} searched", articles=labels.articles(found), issues=where)
            if listing.place != EVERYWHERE:
                counts = f"{counts} · {self._place_name}"
            self.head.say(listing.query, counts)
        else:
            self.head.say(self._place_name or _("All editions"), labels.articles(found) if found else "")

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


class ListHead(QWidget):
    """What is listed, and how many."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "listHead")
        self._title = ElidedLabel("title")
        self._counts = label("counts", wrapped=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 10)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._counts)

    def say(self, title: str, counts: str) -> None:
        """Show a title and the counts below it."""
        self._title.setText(title)
        self._counts.setText(counts)
        self._counts.setVisible(bool(counts))


class BarrenList(QWidget):
    """Nothing found: says so, and offers other ways to write the query."""

    reading_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._title = label("emptyTitle", wrapped=True)
        self._text = label("emptyText", wrapped=True)
        self._readings = QVBoxLayout()
        self._readings.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 36, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        column.addLayout(self._readings)
        column.addStretch(1)

    def show_listing(self, listing: Listing) -> None:
        """Speak of an empty listing."""
        while (item := self._readings.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.deleteLater()
        if not listing.query:
            self._title.setText(_("No articles here"))
            self._text.setText(_("Choose another place on the left, or import editions."))
            return
        self._title.setText(_("Nothing found"))
        if listing.readings:
            self._text.setText(_("As written it stands nowhere. Read differently:"))
        else:
            self._text.setText(_("Punctuation inside quotation marks has to stand in the text; fewer words find more."))
        for reading, found in listing.readings[:_MANY_READINGS]:
            button = push_button(f"{reading}\u2002·\u2002{labels.articles(found)}")
            button.clicked.connect(lambda _checked=False, text=reading: self.reading_requested.emit(text))
            self._readings.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
