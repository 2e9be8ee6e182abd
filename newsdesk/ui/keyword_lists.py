"""A person's keyword lists as the window knows them: read, changed in the background, and what came of it.

Goes in: the archive on the desk, wishes. Comes out: `changed`, the terms of a list, what an article is about.
Must not know: widgets, how lists are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import ArticleKeywords, KeywordList, KeywordTerm, TermCount
from newsdesk.errors import NewsdeskError
from newsdesk.ui.desk import Desk, Opened

if TYPE_CHECKING:
    from newsdesk.marking import Marking
    from newsdesk.tasks import CancelToken

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ListedTerms:
    """The terms of a list, with how often each stands in what was counted."""

    list: int
    terms: tuple[KeywordTerm, ...]
    counts: Mapping[int, TermCount]


class Counted(Enum):
    """In what terms are counted."""

    ARTICLE = "article"
    EDITION = "edition"
    SELECTION = "selection"


class KeywordLists(QObject):
    """Reads the lists when the archive changes; each wish is done in the background, and then they are read again."""

    changed = Signal()
    terms_read = Signal(object)  # ListedTerms
    keywords_found = Signal(str, object)  # of the article with this uid, ArticleKeywords
    refused = Signal(object)  # NewsdeskError

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._number = 0
        self.lists: tuple[KeywordList, ...] = ()
        desk.archive_opened.connect(self.read)
        desk.article_opened.connect(self._look_into)
        desk.article_closed.connect(lambda: desk.background.drop("keywords"))

    @property
    def marking(self) -> Marking | None:
        """The library's part that keeps them, while an archive is open."""
        return self._desk.library.marking if self._desk.library else None

    def find(self, number: int) -> KeywordList | None:
        """One of them by its number."""
        return next((one for one in self.lists if one.id == number), None)

    def read(self) -> None:
        """Read the lists again."""
        marking = self.marking
        if marking is not None:
            self._desk.background.ask("keyword lists", lambda _cancel: tuple(marking.lists()), self._have)

    def read_terms(self, number: int, counted: Counted = Counted.ARTICLE, selected: Sequence[int] = ()) -> None:
        """Read a list's terms, and count them in the article that is read, its edition, or the selected articles."""
        marking, opened = self.marking, self._desk.opened
        if marking is None:
            return

        def count(cancel: CancelToken) -> Mapping[int, TermCount]:
            if counted is Counted.SELECTION:
                return marking.count_articles(selected, cancel=cancel)
            if opened is None:
                return {}
            if counted is Counted.EDITION:
                return marking.count_edition(opened.article.edition, cancel=cancel)
            return marking.counts(marking.marks(opened.article))

        def read(cancel: CancelToken) -> ListedTerms:
            return ListedTerms(number, tuple(marking.terms(number)), count(cancel))

        self._desk.background.ask("keyword terms", read, self.terms_read.emit, lambda _error: None)

    def do(self, wish: Callable[[Marking], T], done: Callable[[T], object] = lambda _answer: None) -> None:
        """Do what a person wants with the lists; then they, and the article's marks, are read again."""
        marking = self.marking
        if marking is None:
            return

        def finished(answer: T) -> None:
            self.read()
            opened = self._desk.opened
            if opened is not None:
                self._desk.open_article(opened.article.uid)
            done(answer)

        self._number += 1  # a lane of its own: no wish may drop the one before
        self._desk.background.ask(
            f"keyword lists {self._number}", lambda _cancel: wish(marking), finished, self._have_refusal
        )

    def _have(self, lists: tuple[KeywordList, ...]) -> None:
        self.lists = lists
        self.changed.emit()

    def _have_refusal(self, error: NewsdeskError) -> None:
        self.read()  # what stands in a field is not what is kept
        self.refused.emit(error)

    def _look_into(self, opened: Opened) -> None:
        """What the article is about takes longer than reading it: asked for when it is on the sheet."""
        marking, article = self.marking, opened.article
        if marking is None:
            return

        def found(keywords: ArticleKeywords) -> None:
            self.keywords_found.emit(article.uid, keywords)

        self._desk.background.ask("keywords", lambda cancel: marking.keywords(article, cancel), found)
