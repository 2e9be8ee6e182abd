"""Searching: the part of the library's API that finds articles and looks after the index.

Query texts go in; numbers of articles, hits and what lies around them come out. Delegates; knows neither SQL nor Qt.
"""

from __future__ import annotations

import logging
import threading
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TypeVar

from newsdesk.db import articles as whole
from newsdesk.db import index, saved_searches
from newsdesk.db.engine import Archive
from newsdesk.domain import (
    EVERYWHERE,
    Article,
    ElementHits,
    Explained,
    Facet,
    HitsOn,
    Place,
    Recount,
    SavedSearch,
    SearchResult,
    Snippet,
    Sort,
    Survey,
)
from newsdesk.errors import ArchiveUnusable
from newsdesk.keywords.cutting import cut, cut_by_dictionary
from newsdesk.search import explaining, match, narrowing
from newsdesk.search.nearest import nearest
from newsdesk.search.query import parse
from newsdesk.search.readings import readings
from newsdesk.search.snippet import snippet
from newsdesk.search.writing import write
from newsdesk.tasks import CancelToken, Progress, ProgressCallback, silent

T = TypeVar("T")
_log = logging.getLogger(__name__)
_LOOK = 0.1  # seconds between two looks at a cancel token


class Searches:
    """What can be asked of an open archive. May be used from several threads, as the library."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._index_is_current = False  # known only when it was looked at: that loads the folding classes
        self._looking_at_index = threading.Lock()
        self._listening: list[ProgressCallback] = []

    def search(
        self,
        query: str,
        *,
        place: Place = EVERYWHERE,
        sort: Sort = Sort.DATE_DESC,
        offset: int = 0,
        limit: int | None = None,
        oracle: bool = False,
        cancel: CancelToken | None = None,
    ) -> SearchResult:
        """Find articles. `oracle` scans every article with the definition of a match instead of using the index.

        Raises QueryError with the place in the query, Cancelled.
        """
        wanted = parse(query)
        find = index.scan if oracle else index.search

        def ask() -> SearchResult:
            started = time.perf_counter()  # the search itself: not what is loaded or looked at once, before the first
            with self._archive.reading(cancel) as connection:
                total, ids = find(connection, wanted, place, sort=sort, offset=offset, limit=limit, cancel=cancel)
            return SearchResult(total, array("q", ids), (time.perf_counter() - started) * 1000)

        return ask() if oracle else self._with_index(ask, cancel)

    def hits(self, query: str, article: Article) -> tuple[ElementHits, ...]:
        """Where the query's terms stand in an article, element by element, in reading order."""
        return match.hits(parse(query), article)

    def found(
        self, query: str, ids: Sequence[int], cancel: CancelToken | None = None
    ) -> Iterator[tuple[Article, tuple[ElementHits, ...], Snippet]]:
        """The articles that a search found, a few read at a time, each with its hits and its snippet.

        Those that are gone by now are left out. Raises QueryError, Cancelled.
        """
        wanted = parse(query)
        for article in self._articles(ids, cancel):
            hits = match.hits(wanted, article)
            yield article, hits, snippet(article.elements, hits)

    def _articles(self, ids: Sequence[int], cancel: CancelToken | None) -> Iterator[Article]:
        for start in range(0, len(ids), whole.AT_ONCE):
            with self._archive.reading(cancel) as connection:
                articles = whole.articles(connection, ids[start : start + whole.AT_ONCE])
            for article in articles:
                if cancel:
                    cancel.check()
                yield article

    def readings(self, query: str, cancel: CancelToken | None = None) -> list[tuple[str, int]]:
        """For a query that finds nothing: other ways to write it, cut by jieba, and how many articles each finds.

        Raises QueryError, Cancelled.
        """
        offered = [write(reading) for reading in readings(parse(query), cut, cut_by_dictionary)]
        return [(reading, self.search(reading, limit=0, cancel=cancel).total) for reading in offered]

    def nearest(self, query: str, cancel: CancelToken | None = None) -> list[tuple[str, int]]:
        """For a query that finds nothing: it with a name put right by one character, and how many articles that finds.

        The likeliest first, by what stands in the archive. Raises QueryError, Cancelled.
        """

        def texts_of(text: str, limit: int) -> Iterator[str]:
            ids = self.search(text, limit=limit, cancel=cancel).ids
            return ("\n".join(_printed(article)) for article in self._articles(ids, cancel))

        def count(text: str) -> int:
            return self.search(text, limit=0, cancel=cancel).total

        return nearest(parse(query), texts_of, count)

    # ------------------------------------------------------------ around a search

    def survey(self, query: str, place: Place = EVERYWHERE, cancel: CancelToken | None = None) -> Survey:
        """The articles found by newspaper, year, page, section, author and day, and what was searched.

        Raises QueryError, Cancelled.
        """
        wanted = parse(query)

        def ask() -> Survey:
            with self._archive.reading(cancel) as connection:
                return index.survey(connection, wanted, place, cancel)

        return self._with_index(ask, cancel)

    def strip(self, query: str, place: Place = EVERYWHERE, cancel: CancelToken | None = None) -> tuple[HitsOn, ...]:
        """The strip of a survey alone. Raises QueryError, Cancelled."""
        wanted = parse(query)

        def ask() -> tuple[HitsOn, ...]:
            with self._archive.reading(cancel) as connection:
                return index.strip(connection, wanted, place, cancel)

        return self._with_index(ask, cancel)

    def recount(
        self,
        query: str,
        place: Place = EVERYWHERE,
        *,
        progress: ProgressCallback = silent,
        cancel: CancelToken | None = None,
    ) -> Recount:
        """Search by the index and by the definition alone, in one state of the archive, and compare.

        Looks at every article in `place`: minutes, where there are a million. Raises QueryError, Cancelled.
        """
        wanted = parse(query)

        def ask() -> Recount:
            with self._archive.reading(cancel) as connection:
                found = index.search(connection, wanted, place, cancel=cancel)[1]
                matching = index.scan(connection, wanted, place, progress=progress, cancel=cancel)[1]
            return Recount(len(matching), tuple(sorted({*matching} - {*found})), tuple(sorted({*found} - {*matching})))

        return self._with_index(ask, cancel)

    @staticmethod
    def explain(query: str) -> Explained:
        """What a query asks for, for `newsdesk.query_words` to say. Raises QueryError."""
        return explaining.explain(query)

    @staticmethod
    def asking_for(word: str) -> str:
        """The text of a query for a word as it stands, in quotation marks where it would come apart."""
        return write(narrowing.name_words(word))

    @staticmethod
    def narrowed(query: str, facet: Facet, value: str) -> str:
        """The query's text with a facet's value asked for, or, where it stands there, no longer. Raises QueryError."""
        return narrowing.narrowed(query, facet, value)

    @staticmethod
    def with_dates(query: str, first: date | None, last: date | None) -> str:
        """The query's text with its dates replaced; both None asks for every day. Raises QueryError."""
        return narrowing.with_dates(query, first, last)

    @staticmethod
    def standing_facets(query: str) -> dict[Facet, str]:
        """The values that the query asks for. Raises QueryError."""
        return narrowing.standing_facets(query)

    @staticmethod
    def standing_dates(query: str) -> tuple[date | None, date | None] | None:
        """The days that the query asks for, None where a side is open; None for every day. Raises QueryError."""
        return narrowing.standing_dates(query)

    @staticmethod
    def stands(query: str, facet: Facet, value: str) -> bool:
        """Whether the query asks for this value of a facet, however it is written. Raises QueryError."""
        return narrowing.stands(query, facet, value)

    # ------------------------------------------------------------ saved searches

    def saved(self, cancel: CancelToken | None = None) -> list[SavedSearch]:
        """The searches that a person keeps, each with how much is new. Raises Cancelled."""
        with self._archive.reading(cancel) as connection:
            if not saved_searches.any_saved(connection):
                return []  # without waiting for the index

        def ask() -> list[SavedSearch]:
            with self._archive.reading(cancel) as connection:
                return saved_searches.saved(connection, cancel)

        return self._with_index(ask, cancel)

    def save(self, query: str, name: str) -> SavedSearch:
        """Keep a search. Raises QueryError, SearchNotSaved."""
        parse(query)
        with self._archive.writing() as connection:
            return saved_searches.save(connection, query, name)

    def rename_saved(self, number: int, name: str) -> SavedSearch:
        """Call a kept search something else. Raises NotInArchive, SearchNotSaved."""
        with self._archive.writing() as connection:
            return saved_searches.rename(connection, number, name)

    def delete_saved(self, number: int) -> None:
        """Keep a search no longer; `restore_saved` takes it back. Raises NotInArchive."""
        with self._archive.writing() as connection:
            saved_searches.delete(connection, number)

    def restore_saved(self, number: int) -> SavedSearch:
        """Keep a deleted search again. Raises NotInArchive, SearchNotSaved."""
        with self._archive.writing() as connection:
            return saved_searches.restore(connection, number)

    def looked_at(self, number: int) -> SavedSearch:
        """Nothing that is held now is new in a kept search any more. Raises NotInArchive."""
        with self._archive.writing() as connection:
            return saved_searches.look_at(connection, number)

    # ------------------------------------------------------------ the index

    def rebuild_index(self, *, progress: ProgressCallback = silent, cancel: CancelToken | None = None) -> None:
        """Make the search index again from the text, as after damage; the old one serves until it is done.

        Raises Cancelled, with the old one kept.
        """
        with self._archive.writing() as connection:
            index.rebuild(connection, progress, cancel)
        _log.info("index made again")

    def bring_index_up_to_date(self, *, progress: ProgressCallback = silent, cancel: CancelToken | None = None) -> bool:
        """Make the index again where it is missing or by other rules than this program's. Returns whether it was.

        Searching and importing do so before they rely on it; whoever can show progress asks for it after opening: with
        a million articles it takes minutes, which others who need the index wait for. Raises Cancelled, with the old
        one kept.
        """
        with self._telling(progress), self._turn_at_index(cancel):
            if self._index_is_current:
                return False
            with self._archive.reading() as connection:
                stale = index.stale(connection)
            if stale:
                self.rebuild_index(progress=self._tell, cancel=cancel)
            self._index_is_current = True
            return stale

    def _with_index(self, ask: Callable[[], T], cancel: CancelToken | None) -> T:
        """What the index answers; one that turns out to be damaged is made again, as the text is what counts."""
        self.bring_index_up_to_date(cancel=cancel)
        try:
            return ask()
        except ArchiveUnusable as error:
            if error.problem.code != "index_damaged":
                raise
        _log.warning("the index is damaged: made again")
        with self._turn_at_index(cancel):
            try:
                return ask()  # while this thread waited, another one may have mended it
            except ArchiveUnusable as error:
                if error.problem.code != "index_damaged":
                    raise
            self.rebuild_index(progress=self._tell, cancel=cancel)
        return ask()

    @contextmanager
    def _telling(self, progress: ProgressCallback) -> Iterator[None]:
        """Whoever waits for the index hears how far it is, whichever thread it is that makes it."""
        self._listening.append(progress)
        try:
            yield
        finally:
            self._listening.remove(progress)

    def _tell(self, progress: Progress) -> None:
        for tell in tuple(self._listening):
            tell(progress)

    @contextmanager
    def _turn_at_index(self, cancel: CancelToken | None) -> Iterator[None]:
        """One thread looks after the index at a time; those that wait can be stopped."""
        while not self._looking_at_index.acquire(timeout=_LOOK):
            if cancel:
                cancel.check()
        try:
            yield
        finally:
            self._looking_at_index.release()


def _printed(article: Article) -> Iterator[str]:
    """All of an article in which a name may stand."""
    yield from (name for name in (article.newspaper, article.section) if name)
    yield from (author.name for author in article.authors)
    yield from (element.text for element in article.elements)
