"""Proves what the archive holds: every source against its SHA-256, the database, the index against the text.

What goes in is an archive, what comes out is a list of what is damaged, each with a code. Looks only; mends nothing.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, func, select

from newsdesk.db import index, order
from newsdesk.db.engine import Archive
from newsdesk.db.index.checking import NAME
from newsdesk.db.provenance import unpack
from newsdesk.db.schema import Article, Edition, Source, SourceContent
from newsdesk.domain import Damage, FixityReport
from newsdesk.errors import ArchiveUnusable
from newsdesk.tasks import CancelToken, Progress, ProgressCallback, silent

_log = logging.getLogger(__name__)
# What damage makes SQLite say.
_BROKEN = frozenset({"archive_damaged", "archive_disk_failed", "archive_not_database", "index_damaged"})
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
    checked, damaged = 0, _database(archive, cancel)
    if sources:
        checked = _sources(archive, damaged, progress, cancel)
    if index_too:
        with archive.reading(cancel) as connection, _told(damaged, "index", NAME):
            checked = checked if sources else connection.scalar(select(func.count(Article.id))) or 0
            damaged += index.check(connection, cancel)
    return FixityReport(checked, tuple(dict.fromkeys(damaged)))


@contextmanager
def _told(damaged: list[Damage], kind: str, name: str) -> Iterator[None]:
    """A look at something; where the damage itself breaks it off, that is told, and the other looks go on."""
    try:
        yield
    except ArchiveUnusable as error:
        if error.problem.code not in _BROKEN:  # locked, say: nothing is known then
            raise
        damaged.append(Damage(kind, name, "archive_damaged"))
    except (TypeError, ValueError):  # what stands in a column is nothing that belongs there
        _log.info("could not look through %s %s", kind, name, exc_info=True)  # in case it was a fault of ours
        damaged.append(Damage(kind, name, "archive_damaged"))


def _database(archive: Archive, cancel: CancelToken) -> list[Damage]:
    """What SQLite itself says of its file (pages, indexes, rows that refer to nothing), and what is miscounted."""
    name = archive.path.name
    damaged: list[Damage] = []
    with archive.reading(cancel) as connection:
        with _told(damaged, "database", name):
            told = connection.exec_driver_sql("PRAGMA integrity_check").scalars()
            damaged += (Damage("database", name, str(line)) for line in told if line != "ok")
        with _told(damaged, "database", name):
            orphans = {str(row[0]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check")}
            damaged += (Damage("database", table, "refers_to_nothing") for table in sorted(orphans))
        with _told(damaged, "database", name):
            damaged += (Damage("database", uid, "articles_miscounted") for uid in _miscounted(connection))
        with _told(damaged, "database", name):
            damaged += (Damage("database", uid, "article_misplaced") for uid in order.misplaced(connection))
    return damaged


def _miscounted(connection: Connection) -> Sequence[str]:
    """The editions that do not hold as many articles as they say; the tree goes by what they say."""
    held = select(func.count()).where(Article.edition_id == Edition.id).scalar_subquery()
    return connection.scalars(select(Edition.uid).where(Edition.articles != held)).all()


def _sources(archive: Archive, damaged: list[Damage], progress: ProgressCallback, cancel: CancelToken) -> int:
    """Check every source, adding to `damaged`; returns how many there are."""
    ids: Sequence[int] = ()
    with archive.reading() as connection, _told(damaged, "database", archive.path.name):
        ids = connection.scalars(select(Source.id).order_by(Source.id)).all()
    for start in range(0, len(ids), _AT_ONCE):
        with archive.reading(cancel) as connection:
            for source_id in ids[start : start + _AT_ONCE]:
                with _told(damaged, "source", f"#{source_id}"):
                    damaged += _source(connection, source_id)
        done = min(start + _AT_ONCE, len(ids))
        progress(Progress(done, len(ids)))
    return len(ids)


def _source(connection: Connection, source_id: int) -> Iterator[Damage]:
    asked = (
        select(Source.name, Source.sha256, Source.size, SourceContent.coding, SourceContent.content)
        .outerjoin(SourceContent, SourceContent.source_id == Source.id)
        .where(Source.id == source_id)
    )
    found = connection.execute(asked).first()
    if found is None:
        yield Damage("source", f"#{source_id}", "content_missing")
        return
    name, sha256, size, coding, content = found
    problem = "content_missing" if content is None else _problem(content, coding, sha256, size)
    if problem:
        yield Damage("source", name, problem)


def _problem(content: bytes, coding: str, sha256: str, size: int) -> str | None:
    try:
        unpacked = unpack(content, coding)
    except ValueError:
        return "content_unreadable"
    return None if len(unpacked) == size and hashlib.sha256(unpacked).hexdigest() == sha256 else "content_changed"
