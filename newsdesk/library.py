"""The whole API that the window and the commands may use. Every method delegates; nothing here knows SQL or Qt.

A `Library` may be used from several threads: reading methods may run side by side, writing methods take turns.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from newsdesk.domain import (
    EVERYWHERE,
    Article,
    ArticleRow,
    ElementHits,
    FixityReport,
    Given,
    Holdings,
    ImportOutcome,
    Place,
    PlaceCount,
    ReadSource,
    SearchResult,
    Snippet,
    Sort,
)
from newsdesk.importing import sources
from newsdesk.importing.sources import SourceFile, Sources
from newsdesk.tasks import CancelToken, ProgressCallback, silent


class Library:
    """An open archive."""

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`, creating or migrating it as needed. Raises ArchiveUnusable."""

    def close(self) -> None:
        """Let go of the archive's file."""

    # ------------------------------------------------------------ import

    def import_paths(
        self,
        paths: Sequence[Path],
        given: Given | None = None,
        *,
        jobs: int = 1,
        progress: ProgressCallback = silent,
        cancel: CancelToken | None = None,
    ) -> Iterator[ImportOutcome]:
        """Take in files, and every `*.txt` in folders and zip files. Yields a line for each source as it is stored.

        Each source is stored in a transaction of its own, its index included. `jobs` is the number of worker
        processes that read and split; 0 does it in this thread. Raises Cancelled, with all finished sources kept.
        """

    def set_edition_fields(
        self, edition: str, *, newspaper: str | None = None, day: date | None = None, page: str | None = None
    ) -> None:
        """Correct an edition's newspaper, date or (for an edition of one page) page number; None leaves it as it is.

        A person's correction is a layer of its own above what was read: a re-import never overwrites it.
        """

    # ------------------------------------------------------------ browse

    def holdings(self) -> Holdings:
        """What the archive holds."""

    def children(self, place: Place = EVERYWHERE) -> list[PlaceCount]:
        """The places one level below `place`, in the tree's order (newspapers by name, days newest first)."""

    def article_ids(self, place: Place = EVERYWHERE, sort: Sort = Sort.DATE_DESC) -> Sequence[int]:
        """The numbers of all articles in a place, in order: by date, then newspaper, page and place on the page."""

    def rows(self, ids: Sequence[int]) -> list[ArticleRow]:
        """The list lines of these articles, in the order asked for; those that are gone are left out."""

    def article(self, article: int | str) -> Article:
        """One article by its number or its uid. Raises NotInArchive."""

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

    def hits(self, query: str, article: Article) -> tuple[ElementHits, ...]:
        """Where the query's terms stand in an article, element by element, in reading order."""

    def snippet(self, query: str, article: Article, length: int = 70) -> Snippet:
        """A stretch of about `length` characters of the article around its first hits in the body."""

    def readings(self, query: str) -> list[tuple[str, int]]:
        """For a query that finds nothing: other ways to write it, cut by jieba, and how many articles each finds."""

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
        """Write articles to one file, or into a folder where `out` is one. Returns how many, and the SHA-256 (hex).

        Raises ExportFailed, Cancelled; nothing half-written stays.
        """

    def verify(
        self,
        *,
        sources: bool = True,
        index: bool = True,
        progress: ProgressCallback = silent,
        cancel: CancelToken | None = None,
    ) -> FixityReport:
        """Check every kept source against its SHA-256, the database itself, and the index against the text."""


def read_source(path: Path, given: Given | None = None) -> ReadSource:
    """Read and split one file without touching any archive. Raises SourceRefused."""
    from newsdesk.importing import reading  # noqa: PLC0415 - the rules of splitting are loaded when something is split

    return reading.read_source(SourceFile(path), given)


def find_sources(paths: Sequence[Path]) -> Sources:
    """List the texts an import of `paths` would take in, and how many other files it would skip."""
    return sources.find_sources(paths)
