"""Proves what the archive holds: every source against its SHA-256, the database, the index against the text.

What goes in is an archive, what comes out is a list of what is damaged, each with a code. Looks only; mends nothing.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from newsdesk.db import index
from newsdesk.db.engine import Archive
from newsdesk.db.provenance import unpack
from newsdesk.db.schema import Article, Edition, Source, SourceContent
from newsdesk.domain import Damage, FixityReport
from newsdesk.errors import ArchiveUnusable
from newsdesk.tasks import CancelToken, Progress, ProgressCallback, silent

_AT_ONCE = 50  # sources read together; each snapshot is short, so that the write-ahead log does not grow meanwhile


def verify(
    archive: Archive,
    *,
    sources: bool = True,
    index_too: bool = True,
    progress: ProgressCallback = silent,
    cancel: CancelToken | None = None,
) -> FixityReport:
    """Check the database and, as asked, every source and the index.

    `checked` counts sources, or, where only the index is asked for, articles. Raises Cancelled, ArchiveUnusable.
    """
    cancel = cancel or CancelToken()
    damaged = _database(archive, cancel)
    checked = 0
    if sources:
        checked, damaged_sources = _sources(archive, progress, cancel)
        damaged += damaged_sources
    if index_too:
        with archive.reading(cancel) as connection:
            damaged += index.check(connection, cancel)
            checked = checked if sources else connection.scalar(select(func.count(Article.id))) or 0
    return FixityReport(checked, tuple(damaged))


def _database(archive: Archive, cancel: CancelToken) -> list[Damage]:
    """What SQLite itself says of its file: pages, indexes, and rows that refer to nothing."""
    name = archive.path.name
    with archive.reading(cancel) as connection:
        try:
            told = [str(line) for (line,) in connection.exec_driver_sql("PRAGMA integrity_check")]
        except ArchiveUnusable as error:
            return [Damage("database", name, error.problem.code)]
        orphans = {str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
        miscounted = _miscounted(connection)
    return [
        *(Damage("database", name, line) for line in told if line != "ok"),
        *(Damage("database", table, "refers_to_nothing") for table in sorted(orphans)),
        *(Damage("database", uid, "articles_miscounted") for uid in miscounted),
    ]


def _miscounted(connection: Connection) -> Sequence[str]:
    """The editions that do not hold as many articles as they say; the tree goes by what they say."""
    held = select(func.count()).where(Article.edition_id == Edition.id).scalar_subquery()
    return connection.scalars(select(Edition.uid).where(Edition.articles != held)).all()


def _sources(archive: Archive, progress: ProgressCallback, cancel: CancelToken) -> tuple[int, list[Damage]]:
    damaged: list[Damage] = []
    with archive.reading() as connection:
        ids = connection.scalars(select(Source.id).order_by(Source.id)).all()
    for start in range(0, len(ids), _AT_ONCE):
        with archive.reading(cancel) as connection:
            for source_id in ids[start : start + _AT_ONCE]:
                damaged += _source(connection, source_id)
        done = min(start + _AT_ONCE, len(ids))
        progress(Progress(done, len(ids)))
    return len(ids), damaged


def _source(connection: Connection, source_id: int) -> Iterator[Damage]:
    asked = (
        select(Source.name, Source.sha256, Source.size, SourceContent.coding, SourceContent.content)
        .outerjoin(SourceContent, SourceContent.source_id == Source.id)
        .where(Source.id == source_id)
    )
    try:
        name, sha256, size, coding, content = connection.execute(asked).one()
    except ArchiveUnusable as error:  # the database's own pages are damaged here; the others may still be read
        yield Damage("source", f"#{source_id}", error.problem.code)
        return
    problem = "content_missing" if content is None else _problem(content, coding, sha256, size)
    if problem:
        yield Damage("source", name, problem)


def _problem(content: bytes, coding: str, sha256: str, size: int) -> str | None:
    try:
        unpacked = unpack(content, coding)
    except (zlib.error, ValueError):
        return "content_unreadable"
    return None if len(unpacked) == size and hashlib.sha256(unpacked).hexdigest() == sha256 else "content_changed"
