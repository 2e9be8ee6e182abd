"""The whole API that the window and the commands may use. Every method delegates; nothing here knows SQL or Qt.

A `Library` may be used from several threads: reading methods may run side by side, writing methods take turns. Every
method may raise ArchiveUnusable: a disk fills up, another program holds the file too long, a page of it is damaged.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from newsdesk.db import articles as whole
from newsdesk.db import corrections, fixity, provenance, queries
from newsdesk.db.opening import open_archive
from newsdesk.db.schema import Field
from newsdesk.domain import (
    EVERYWHERE,
    Article,
    ArticleRow,
    Edition,
    FixityReport,
    Given,
    Holdings,
    NamedFile,
    Place,
    PlaceCount,
    Sort,
)
from newsdesk.export import names, whole_file, writing
from newsdesk.importing import name_preview
from newsdesk.marking import Marking
from newsdesk.searches import Searches
from newsdesk.tasks import CancelToken, ProgressCallback, silent

if TYPE_CHECKING:
    from newsdesk.intake import ImportRun

_log = logging.getLogger(__name__)


class Library:
    """An open archive. A context manager: closes itself."""

    def __init__(self, path: Path) -> None:
        """Open the archive at `path`, creating or migrating it as needed. Raises ArchiveUnusable."""
        self._archive = open_archive(path)
        _log.info("archive opened: %r", str(path))
        self.searches = Searches(self._archive)
        self.marking = Marking(self._archive, self.searches)

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

        self.searches.bring_index_up_to_date(progress=progress, cancel=cancel)
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
