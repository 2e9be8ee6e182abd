"""Where an edition comes from: what counts for it, on what evidence, its source, and that source's own bytes.

What goes in are uids, what comes out are the domain's values. Functions take a connection in a reading transaction.
"""

from __future__ import annotations

import bz2
import hashlib
import zlib
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from newsdesk.db.places import editions_in
from newsdesk.db.schema import Article, Edition, Newspaper, Page, Source, SourceContent
from newsdesk.domain import Edition as HeldEdition
from newsdesk.domain import Page as ReadPage
from newsdesk.domain import Place
from newsdesk.errors import ArchiveUnusable, NotInArchive

_AT_ONCE = 500  # numbers in one question to SQLite
_UNPACK: dict[str, Callable[[bytes], bytes]] = {"zlib": zlib.decompress, "bz2": bz2.decompress}


def pack(content: bytes) -> tuple[str, bytes]:
    """A source's bytes as they are kept, and the coding, whichever makes them smaller."""
    return min((("bz2", bz2.compress(content)), ("zlib", zlib.compress(content))), key=lambda packed: len(packed[1]))


def unpack(content: bytes, coding: str) -> bytes:
    """A source's own bytes. Raises ValueError for a coding nobody knows and for content that is damaged."""
    if coding not in _UNPACK:
        raise ValueError(coding)
    try:
        return _UNPACK[coding](content)
    except (zlib.error, OSError, EOFError) as error:
        raise ValueError(coding) from error


def original(connection: Connection, edition_uid: str) -> bytes:
    """The bytes of an edition's source exactly as they were taken in, proved by their SHA-256.

    Raises NotInArchive, ArchiveUnusable where they are not those any more.
    """
    found = connection.execute(
        select(SourceContent.content, SourceContent.coding, Source.sha256)
        .select_from(Edition)
        .join(Source, Source.id == Edition.source_id)
        .outerjoin(SourceContent, SourceContent.source_id == Source.id)
        .where(Edition.uid == edition_uid)
    ).first()
    if found is None:
        raise NotInArchive("edition_unknown", edition=edition_uid)
    try:
        content = unpack(found.content or b"", found.coding)
    except ValueError:
        content = b""
    if hashlib.sha256(content).hexdigest() != found.sha256:
        raise ArchiveUnusable("archive_damaged", path=connection.engine.url.database)
    return content


def edition_id(connection: Connection, edition_uid: str) -> int:
    """The archive's number of an edition. Raises NotInArchive."""
    found = connection.scalar(select(Edition.id).where(Edition.uid == edition_uid))
    if found is None:
        raise NotInArchive("edition_unknown", edition=edition_uid)
    return found


def edition(connection: Connection, edition_uid: str) -> HeldEdition:
    """An edition as it is held. Raises NotInArchive."""
    found = _editions(connection, [Edition.uid == edition_uid])
    if not found:
        raise NotInArchive("edition_unknown", edition=edition_uid)
    return found[0]


def editions(connection: Connection, place: Place) -> list[HeldEdition]:
    """The editions that have an article in a place, by day, newspaper and first page."""
    conditions = editions_in(place)
    if place.page is not None:
        article = select(Article.id).outerjoin(Page, Page.id == Article.page_id)
        here = Article.edition_id == Edition.id, Page.number.is_not_distinct_from(place.page or None)
        conditions.append(article.where(*here).exists())
    return _editions(connection, conditions)


def _editions(connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> list[HeldEdition]:
    rows = connection.execute(
        select(Edition.__table__, Source.__table__, Newspaper.name.label("newspaper"))
        .join(Source, Source.id == Edition.source_id)
        .outerjoin(Newspaper, Newspaper.id == Edition.newspaper_id)
        .where(*conditions)
        .order_by(Edition.day, Edition.newspaper_id, Edition.first_page, Edition.id)
    )
    found = rows.all()
    pages = _pages(connection, [row.id for row in found])
    return [_held(row, tuple(pages[row.id])) for row in found]


def _held(row: Row[*tuple[Any, ...]], pages: tuple[ReadPage, ...]) -> HeldEdition:
    return HeldEdition(
        uid=row.uid,
        newspaper=row.newspaper,
        newspaper_evidence=row.newspaper_evidence,
        date=row.day,
        date_evidence=row.day_evidence,
        pages=pages,
        articles=row.articles,
        source_name=row.name,
        source_path=row.path,
        source_sha256=row.sha256,
        source_size=row.size,
        imported_at=row.imported_at,
        encoding=row.encoding,
        encoding_reason=row.encoding_reason,
        encoding_doubtful=row.encoding_doubtful,
    )


def _pages(connection: Connection, editions: Sequence[int]) -> dict[int, list[ReadPage]]:
    """The pages of these editions, by the archive's numbers of them."""
    pages: dict[int, list[ReadPage]] = defaultdict(list)
    for start in range(0, len(editions), _AT_ONCE):
        rows = connection.execute(
            select(Page.edition_id, Page.number, Page.name, Page.evidence)
            .where(Page.edition_id.in_(editions[start : start + _AT_ONCE]))
            .order_by(Page.edition_id, Page.place)
        )
        for edition_number, number, name, evidence in rows:
            pages[edition_number].append(ReadPage(number, name, evidence))
    return pages
