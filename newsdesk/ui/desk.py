"""What lies on the desk: the open archive, the place, the query, the list and the article. The window's one state.

Goes in: wishes (show this place, search for this, open this article). Comes out: facts, as signals in the past tense,
once the archive has answered in the background. Must not know: panes, widgets, dialogs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import EVERYWHERE, Article, ElementHits, Explained, Holdings, Place, Sort
from newsdesk.errors import NewsdeskError, NotInArchive, QueryError
from newsdesk.ui.background import Background
from newsdesk.ui.keyword_marks import KeywordMark, read_marks

if TYPE_CHECKING:
    from newsdesk.library import Library
    from newsdesk.tasks import CancelToken


class Landing(Enum):
    """Where a reader starts in an article."""

    TOP = "top"
    FIRST_HIT = "first hit"
    LAST_HIT = "last hit"


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles shown in the list, how they were found, and what the query was understood to ask for."""

    place: Place
    query: str
    ids: Sequence[int]
    milliseconds: float
    explained: Explained | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An article on the reading pane, with the query's hits in it."""

    article: Article
    hits: tuple[ElementHits, ...]
    landing: Landing
    marks: tuple[KeywordMark, ...] = ()  # of the keyword lists that are switched on


class Desk(QObject):
    """The state all panes show. Every reading of the archive runs in the background."""

    archive_opened = Signal()
    archive_refused = Signal(object)  # NewsdeskError
    contents_changed = Signal()  # articles or editions came, went or were corrected
    holdings_changed = Signal(object)  # Holdings
    listed = Signal(object)  # Listing
    query_refused = Signal(object)  # QueryError
    place_changed = Signal(object)  # Place
    article_opened = Signal(object)  # Opened
    article_closed = Signal()

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.background = background
        background.setParent(self)
        self.library: Library | None = None
        self.path: Path | None = None
        self._wanted: Path | None = None
        self.place = EVERYWHERE
        self._place_before = EVERYWHERE  # where one was before the search
        self.query = ""
        self.sort = Sort.DATE_DESC
        self.holdings = Holdings(0, 0, 0)
        self.listing = Listing(EVERYWHERE, "", (), 0.0)
        self.opened: Opened | None = None

    # ------------------------------------------------------------ the archive

    def open_archive(self, path: Path) -> None:
        """Open an archive in the background; the one that is open stays until the new one is."""
        self._wanted = path

        def opened(library: Library) -> None:
            self._let_go()
            if self.path is not None:
                self.place, self.query = EVERYWHERE, ""
            self.library, self.path = library, path
            self.archive_opened.emit()
            self.read_again()

        self.background.ask("archive", lambda _cancel: _open(path), opened, self.archive_refused.emit)

    def try_again(self) -> None:
        """Open the archive that was refused once more."""
        if self._wanted is not None:
            self.open_archive(self._wanted)

    def close(self) -> None:
        """Stop all work and let go of the archive."""
        self.background.close()
        self._let_go()

    def _let_go(self) -> None:
        if self.library is not None:
            self.library.close()
            self.library = None

    # ------------------------------------------------------------ wishes

    def show(self, place: Place, query: str | None = None) -> None:
        """List a place's articles, those that match the query where there is one."""
        self.place = place
        if query is not None:
            self.query = query.strip()
        self.place_changed.emit(place)
        self._list()

    def search(self, query: str) -> None:
        """Search everywhere; an empty query goes back to the place where one was."""
        query = query.strip()
        if query and not self.query:
            self._place_before = self.place
            self._go_to(EVERYWHERE)
        elif self.query and not query and self.place == EVERYWHERE:
            self._go_to(self._place_before)
        self.query = query
        self._list()

    def order_by(self, sort: Sort) -> None:
        """List in another order."""
        self.sort = sort
        self._list()

    def open_article(self, article: int | str, landing: Landing = Landing.TOP, spare: int | None = None) -> None:
        """Put an article on the reading pane; `spare` in its stead, or nothing, where it is gone from the archive."""
        library = self.library
        query = self.listing.query  # what stands in the field may be unreadable, or not found yet
        if library is None:
            return

        def read(_cancel: CancelToken) -> Opened | None:
            for wanted in (article, spare):
                found = _article(library, wanted)
                if found is not None:
                    hits = library.searches.hits(query, found) if query else ()
                    return Opened(found, hits, landing, read_marks(library, found))
            return None

        self.background.ask("article", read, self._have_opened)

    @property
    def opening(self) -> bool:
        """Whether an article is on its way to the reading pane."""
        return self.background.busy_with("article")

    def close_article(self) -> None:
        """Clear the reading pane."""
        self.background.drop("article")
        self.opened = None
        self.article_closed.emit()

    def read_again(self) -> None:
        """The archive's contents changed: count, list and read again."""
        library = self.library
        if library is None:
            return
        self.background.ask("holdings", lambda _cancel: library.holdings(), self._have_holdings)
        self.contents_changed.emit()
        self._list()
        if self.opened is not None:
            self.open_article(self.opened.article.uid)

    def _go_to(self, place: Place) -> None:
        if place != self.place:
            self.place = place
            self.place_changed.emit(place)

    # ------------------------------------------------------------ answers

    def _have_holdings(self, holdings: Holdings) -> None:
        self.holdings = holdings
        self.holdings_changed.emit(holdings)

    def _have_opened(self, opened: Opened | None) -> None:
        if opened is None:
            self.close_article()
            return
        self.opened = opened
        self.article_opened.emit(opened)

    def _list(self) -> None:
        library, place, query, sort = self.library, self.place, self.query, self.sort
        if library is None:
            return
        self.background.ask(
            "list", lambda cancel: _find(library, place, query, sort, cancel), self._have_listing, self._refused
        )

    def _have_listing(self, listing: Listing) -> None:
        self.listing = listing
        self.listed.emit(listing)

    def _refused(self, error: NewsdeskError) -> None:
        """The list stays as it was, and so does what it shows: a query that cannot be read is none."""
        self.query = self.listing.query
        self._go_to(self.listing.place)
        if isinstance(error, QueryError):
            self.query_refused.emit(error)
        else:
            self.background.failed.emit(error)


def _open(path: Path) -> Library:
    """Opens, and loads the database's machinery only now, off the UI thread: the window is on screen already."""
    from newsdesk.library import Library  # noqa: PLC0415 - see above

    path.parent.mkdir(parents=True, exist_ok=True)
    return Library(path)


def _article(library: Library, article: int | str | None) -> Article | None:
    if article is None:
        return None
    try:
        return library.article(article)
    except NotInArchive:
        return None


def _find(library: Library, place: Place, query: str, sort: Sort, cancel: CancelToken) -> Listing:
    started = perf_counter()
    if not query:
        ids = library.article_ids(place, sort)
        return Listing(place, query, ids, (perf_counter() - started) * 1000)
    result = library.searches.search(query, place=place, sort=sort, cancel=cancel)
    return Listing(place, query, result.ids, result.milliseconds, library.searches.explain(query))
