"""The export flow: articles → one neutral document → a writer → a temporary file → its name.

In: articles one after the other, a format's name, a path. Out: a whole file, or none. Must not know the archive, nor
hold more than one article at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from newsdesk.domain import Article
from newsdesk.errors import ExportFailed
from newsdesk.export.document import compose
from newsdesk.export.formats import FORMATS
from newsdesk.export.whole_file import write_whole
from newsdesk.tasks import CancelToken, Progress, ProgressCallback, silent

_EVERY = 20  # articles between two reports of progress


class _Tally:
    """The articles as they pass by: counted, reported, and stopped when the person says so."""

    def __init__(
        self, articles: Iterable[Article], total: int, progress: ProgressCallback, cancel: CancelToken | None
    ) -> None:
        self.written = 0
        self._articles = articles
        self._total = total
        self._progress = progress
        self._cancel = cancel or CancelToken()

    def __iter__(self) -> Iterator[Article]:
        for article in self._articles:
            self._cancel.check()
            yield article
            self.written += 1
            if self.written % _EVERY == 0 or self.written == self._total:
                self._progress(Progress(self.written, self._total, article.headline))
        self._cancel.check()


def export(
    articles: Iterable[Article],
    count: int,
    kind: str,
    out: Path,
    *,
    progress: ProgressCallback = silent,
    cancel: CancelToken | None = None,
) -> tuple[int, str]:
    """Write articles to the file `out` in the format `kind` (a name in `formats.FORMATS`).

    `count` is how many are expected, for the progress. Returns how many were written, and the SHA-256 (hex) of the
    file. Raises ExportFailed (also where there is not one article), Cancelled; then no half-written file stays, and
    an earlier file is as it was.
    """
    write = FORMATS.get(kind)
    if write is None:
        raise ExportFailed("export_unknown_format", format=kind, known=", ".join(FORMATS))
    tally = _Tally(articles, count, progress, cancel)

    def fill(file: BinaryIO) -> None:
        write(compose(tally, count), file)
        if not tally.written:
            raise ExportFailed("export_nothing", file=out.name)

    sha256 = write_whole(out, fill)
    return tally.written, sha256
