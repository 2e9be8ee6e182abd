"""Writes a source and all that was read in it into the archive, index included, in one transaction; or nothing of it.

What goes in is a `ReadSource` and what the person gave for the import; what comes out is the import's line about it.
Must not know files or parsing.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePath

from sqlalchemy import Connection, insert, select

from newsdesk.db import editions, layers
from newsdesk.db.engine import Archive
from newsdesk.db.provenance import pack
from newsdesk.db.schema import Edition, Field, Source, SourceContent
from newsdesk.domain import Evidence, Found, Given, ImportOutcome, ImportStatus, ParsedEdition, ReadSource


@dataclass(frozen=True, slots=True)
class _Held:
    """An edition that stands in the archive."""

    id: int
    uid: str
    encoding: str
    articles: int


def store(archive: Archive, source: ReadSource, given: Given | None = None) -> ImportOutcome:
    """Take a source in, or say that its bytes are held; the archive holds all of it afterwards, or is as it was.

    What is `given` is kept as a person's decision, above what was read and below what was corrected. Raises
    ArchiveUnusable.
    """
    packed = pack(source.content)  # before the transaction: nobody waits for it
    given = _all_given(source.edition, given)
    with archive.writing() as connection:
        held = _held(connection, source.sha256)
        if held:
            return _again(connection, held, source.path, source.sha256, given)
        held = _store_source(connection, source, packed)
        _decide_given(connection, held, given)
        counts = layers.settle(connection, held.id)
        return _outcome(ImportStatus.IMPORTED, held, source.path, source.sha256, counts)


def store_again(archive: Archive, path: str, sha256: str, given: Given | None = None) -> ImportOutcome | None:
    """The import's line about bytes that are held already, without reading them again; None where they are not.

    Where something is given that does not count yet, it does from now on. Raises ArchiveUnusable.
    """
    given = given or Given()
    with archive.reading() as connection:
        held = _held(connection, sha256)
        if held is None:
            return None
        if not _news(connection, held, given):  # the usual case: nothing to write, so no turn to wait for
            return _outcome(ImportStatus.DUPLICATE, held, path, sha256, layers.standing(connection, held.id))
    with archive.writing() as connection:
        return _again(connection, held, path, sha256, given)


# ---------------------------------------------------------------- bytes that are held


def _held(connection: Connection, sha256: str) -> _Held | None:
    found = connection.execute(
        select(Edition.id, Edition.uid, Source.encoding, Edition.articles)
        .join(Source, Source.id == Edition.source_id)
        .where(Source.sha256 == sha256, Edition.number == 0)
    ).first()
    return _Held(*found) if found else None


def _again(connection: Connection, held: _Held, path: str, sha256: str, given: Given) -> ImportOutcome:
    news = _news(connection, held, given)
    for field, value in news.items():
        layers.decide(connection, held.uid, field, value, Evidence.GIVEN)
    counts = layers.settle(connection, held.id) if news else layers.standing(connection, held.id)
    status = ImportStatus.UPDATED if news else ImportStatus.DUPLICATE
    return _outcome(status, held, path, sha256, counts)


def _news(connection: Connection, held: _Held, given: Given) -> dict[Field, str]:
    """What is given and does not count yet; corrections made afterwards, which go before it, aside."""
    counted = layers.standing(connection, held.id, below_corrections=True)
    return {field: value for field, value in _fields(given).items() if value != counted[field].value}


def _fields(given: Given) -> dict[Field, str]:
    """What is given, as text; a blank newspaper says nothing, and blanks around a name are none of its own."""
    fields = {
        Field.NEWSPAPER: given.newspaper.strip() if given.newspaper else None,
        Field.DAY: given.date.isoformat() if given.date else None,
    }
    return {field: value for field, value in fields.items() if value}


def _decide_given(connection: Connection, held: _Held, given: Given) -> None:
    for field, value in _fields(given).items():
        layers.decide(connection, held.uid, field, value, Evidence.GIVEN)


def _all_given(edition: ParsedEdition, given: Given | None) -> Given:
    """What the person gave, also where the reader has put it into the edition already."""
    given = given or Given()
    newspaper, day = edition.newspaper, edition.date
    return Given(
        given.newspaper or (newspaper.value if _is_given(newspaper) and newspaper else None),
        given.date or (layers.calendar_day(day.value) if _is_given(day) and day else None),
    )


def _is_given(found: Found | None) -> bool:
    return found is not None and found.evidence is Evidence.GIVEN


def _outcome(
    status: ImportStatus, held: _Held, path: str, sha256: str, counts: dict[Field, layers.Standing]
) -> ImportOutcome:
    newspaper, day = counts[Field.NEWSPAPER], counts[Field.DAY]
    calendar_day = layers.calendar_day(day.value)
    return ImportOutcome(
        path,
        status,
        edition=held.uid,
        articles=held.articles,
        encoding=held.encoding,
        sha256=sha256,
        newspaper=newspaper.value,
        newspaper_from=newspaper.evidence if newspaper.value else None,
        date=calendar_day,
        date_from=day.evidence if calendar_day else None,
    )


# ---------------------------------------------------------------- bytes that are new


def _store_source(connection: Connection, source: ReadSource, packed: tuple[str, bytes]) -> _Held:
    path = os.path.abspath(source.path)  # noqa: PTH100 - Path.absolute keeps `..`
    source_id = connection.execute(
        insert(Source)
        .values(
            sha256=source.sha256,
            name=PurePath(path).name,
            path=path,
            imported_at=datetime.now(UTC),
            encoding=source.decoded.encoding,
            encoding_reason=source.decoded.reason,
            encoding_doubtful=source.decoded.doubtful,
            characters=len(source.decoded.text),
            size=len(source.content),
        )
        .returning(Source.id)
    ).scalar_one()
    coding, content = packed
    connection.execute(insert(SourceContent).values(source_id=source_id, coding=coding, content=content))
    edition_id, uid = editions.write(connection, source_id, source.sha256, source.edition)
    return _Held(edition_id, uid, source.decoded.encoding, len(source.edition.articles))
