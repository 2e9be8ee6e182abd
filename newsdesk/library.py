"""The whole API that the window and the commands may use. Every method delegates; nothing here knows SQL or Qt.

A `Library` may be used from several threads: reading methods may run side by side, writing methods take turns. Every
method may raise ArchiveUnusable: a disk fills up, another program holds the file too long, a page of it is damaged.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from newsdesk.db import articles as whole
from newsdesk.db import corrections, fixity, index, provenance, queries
from newsdesk.db.opening import open_archive
from newsdesk.db.schema import Field
from newsdesk.domain import (
    EVERYWHERE,
    Article,
    ArticleRow,
    Edition,
    ElementHits,
    FixityReport,
    Given,
    Holdings,
    NamedFile,
    Place,
    PlaceCount,
    SearchResult,
    Snippet,
    Sort,
)
from newsdesk.errors import ArchiveUnusable
from newsdesk.export import names, whole_file, writing
from newsdesk.importing import name_preview
from newsdesk.keywords.cutting import cut, cut_by_dictionary
from newsdesk.marking import Marking
from newsdesk.search import match
from newsdesk.search.query import parse
from newsdesk.search.readings import readings
from newsdesk.search.snippet import snippet
from newsdesk.search.writing import write
from newsdesk.tasks import CancelToken, ProgressCallback, silent

if TYPE_CHECKING:
    from newsdesk.intake import ImportRun

T = TypeVar("T")
_log = logging.getLogger(__name__)
_LOOK = 0.1  # seconds between two looks at a cancel token


class Library:
    """An open archive. A context manager: closes itself."""

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`, creating or migrating it as needed. Raises ArchiveUnusable."""
        self._archive = open_archive(path)
        _log.info("archive opened: %r", str(path))
        self._index_is_current = False  # known only when it was looked at: that loads the folding classes
        self._looking_at_index = threading.Lock()
        self.marking = Marking(self._archive)

    def close(self) -> None:
        """Let go of the archive's file."""
        self._archive.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_raised: object) -> None:
        self.close()

    # ------------------------------------------------------------ import

    def import_paths(
        self,
        paths: Sequence[Path],
        given: Given | None = None,
        *,
        name_patterns: Sequence[str] = (),
        jobs: int = 1,
        progress: ProgressCallback = silent,
        cancel: CancelToken | None = None,
    ) -> ImportRun:
        """Take in files, and every `*.txt` in folders and zip files. Iterate over the run for a line for each source.

        Each source is stored in a transaction of its own, its index included, before its line comes. `jobs` is the
        number of worker processes that read and split; 0 does it in this thread. The run knows how many sources there
        are (`total`) and how many other files were passed over (`skipped`). Raises Cancelled, with all finished
        sources kept; PatternRefused before anything is read.
        """
        from newsdesk.intake import ImportRun  # noqa: PLC0415 - loads the splitter, which browsing never needs

        self.bring_index_up_to_date(progress=progress, cancel=cancel)
        return ImportRun(
            self._archive, paths, given, name_patterns=name_patterns, jobs=jobs, progress=progress, cancel=cancel
        )

    def correct_editions(
        self, editions: Sequence[str], *, newspaper: str | None = None, day: date | None = None, page: str | None = None
    ) -> list[int]:
        """Correct the newspaper, date or (for editions of one page) page number of editions; None leaves it as it is.

        All of them are corrected, or none. Returns the numbers of the corrections made, for `take_back_corrections`;
        what counts already needs none. A person's correction is a layer of its own above what was read: a re-import
        never overwrites it. Raises NotInArchive, CorrectionRefused (a blank name, no page number, a page for
        an edition of several).
        """
        with self._archive.writing() as connection:
            made = corrections.correct(connection, editions, newspaper=newspaper, day=day, page=page)
        _log.info("%d corrections of %d editions", len(made), len(editions))
        return made

    def take_back_corrections(self, made: Sequence[int]) -> None:
        """Undo exactly these corrections: what counted before them counts again. Raises NotInArchive."""
        with self._archive.writing() as connection:
            corrections.take_back(connection, made)
        _log.info("%d corrections taken back", len(made))

    def undo_edition_fields(
        self, edition: str, *, newspaper: bool = False, day: bool = False, page: bool = False
    ) -> bool:
        """Undo what a person said last of the fields that are named: what counted before it counts again.

        Corrections are undone first, then what was given for an import, down to what was read. Returns whether there
        was anything to undo. Raises NotInArchive.
        """
        named = {Field.NEWSPAPER: newspaper, Field.DAY: day, Field.PAGE: page}
        with self._archive.writing() as connection:
            undone = corrections.undo(connection, edition, [field for field, wanted in named.items() if wanted])
        _log.info("corrections of edition %s undone: %s", edition, undone)
        return undone

    # ------------------------------------------------------------ browse

    def holdings(self, place: Place = EVERYWHERE) -> Holdings:
        """What the archive, or a place in it, holds."""
        with self._archive.reading() as connection:
            return queries.holdings(connection, place)

    def children(self, place: Place = EVERYWHERE) -> list[PlaceCount]:
        """The places one level below `place`, in the tree's order (newspapers by name, days newest first)."""
        with self._archive.reading() as connection:
            return queries.children(connection, place)

    def article_ids(self, place: Place = EVERYWHERE, sort: Sort = Sort.DATE_DESC) -> Sequence[int]:
        """The numbers of all articles in a place, in order: by date, then newspaper, page and place on the page."""
        with self._archive.reading() as connection:
            return queries.article_ids(connection, place, sort)

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The list lines of these articles, in the order asked for; those that are gone are left out."""
        with self._archive.reading() as connection:
            return queries.rows(connection, ids)

    def article(self, article: int | str) -> Article:
        """One article by its number or its uid. Raises NotInArchive."""
        with self._archive.reading() as connection:
            return whole.article(connection, article)

    def edition(self, edition: str) -> Edition:
        """An edition by its uid: what counts for it, on what evidence, and its source. Raises NotInArchive."""
        with self._archive.reading() as connection:
            return provenance.edition(connection, edition)

    def editions(self, place: Place) -> list[Edition]:
        """The editions that lie in a place, by date; for a page those that have an article on it."""
        with self._archive.reading() as connection:
            return provenance.editions(connection, place)

    def original(self, edition: str) -> bytes:
        """The bytes of an edition's source, proved to be exactly those that were taken in. Raises NotInArchive."""
        with self._archive.reading() as connection:
            return provenance.original(connection, edition)

    # ------------------------------------------------------------ search

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
            return SearchResult(total, tuple(ids), (time.perf_counter() - started) * 1000)

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
        for start in range(0, len(ids), whole.AT_ONCE):
            with self._archive.reading(cancel) as connection:
                articles = whole.articles(connection, ids[start : start + whole.AT_ONCE])
            for article in articles:
                if cancel:
                    cancel.check()
                hits = match.hits(wanted, article)
                yield article, hits, snippet(article.elements, hits)

    def readings(self, query: str, cancel: CancelToken | None = None) -> list[tuple[str, int]]:
        """For a query that finds nothing: other ways to write it, cut by jieba, and how many articles each finds.

        Raises QueryError, Cancelled.
        """
        offered = [write(reading) for reading in readings(parse(query), cut, cut_by_dictionary)]
        return [(reading, self.search(reading, limit=0, cancel=cancel).total) for reading in offered]

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
        with self._turn_at_index(cancel):
            if self._index_is_current:
                return False
            with self._archive.reading() as connection:
                stale = index.stale(connection)
            if stale:
                self.rebuild_index(progress=progress, cancel=cancel)
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
            self.rebuild_index(cancel=cancel)
        return ask()

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

    # ------------------------------------------------------------ export, fixity

    def export(
        self,
        articles: Sequence[int | str],
        kind: str,
        out: Path,
        *,
        progress: ProgressCallback = silent,
        cancel: CancelToken | None = None,
    ) -> tuple[int, str]:
        """Write articles to the file `out`, in the order given. Returns how many, and the file's SHA-256 (hex).

        Raises ExportFailed, NotInArchive, Cancelled; nothing half-written stays.
        """
        written = writing.export(self._each(articles), len(articles), kind, out, progress=progress, cancel=cancel)
        _log.info("export written: %r, %s, %d articles, SHA-256 %s", str(out), kind, *written)
        return written

    def _each(self, articles: Sequence[int | str]) -> Iterator[Article]:
        """Whole articles one after the other, a few read at a time."""
        for start in range(0, len(articles), whole.AT_ONCE):
            with self._archive.reading() as connection:
                found = whole.named(connection, articles[start : start + whole.AT_ONCE])
            yield from found

    def verify(
        self,
        *,
        sources: bool = True,
        index: bool = True,
        progress: ProgressCallback = silent,
        cancel: CancelToken | None = None,
    ) -> FixityReport:
        """Check every kept source against its SHA-256, the database itself, and the index against the text."""
        return fixity.verify(self._archive, sources=sources, index_too=index, progress=progress, cancel=cancel)


def write_file(out: Path, content: bytes) -> str:
    """Put `content` at `out` whole or not at all; returns its SHA-256 (hex). Raises ExportFailed, as an export does."""

    def fill(file: BinaryIO) -> None:
        file.write(content)

    return whole_file.write_whole(out, fill)


def list_names(paths: Sequence[Path], cancel: CancelToken | None = None) -> list[str]:
    """The names, from the root on, of the texts that importing `paths` would find. Raises Cancelled."""
    return name_preview.list_names(paths, cancel)


def preview_names(names: Sequence[str], patterns: Sequence[str], cancel: CancelToken | None = None) -> list[NamedFile]:
    """What an import would read in files' names, reading no file. Raises PatternRefused, Cancelled."""
    return name_preview.preview(names, patterns, cancel)


def suggested_name(words: str) -> str:
    """A file's name without its ending, made of a headline, a query or a place: good on every system."""
    return names.clean_name(words)
