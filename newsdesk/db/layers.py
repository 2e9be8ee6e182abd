"""Lays what a person decided over what was read, and writes the result out where lists are sorted by it.

What goes in is an edition's number; what was read (`finding`) and decided (`correction`) is looked up. What comes out
are the effective columns of `edition` and, for an edition of one page, its `page`. Runs after every change to either
layer, so that undoing a correction is no more than marking it undone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from newsdesk.db import index, order
from newsdesk.db.schema import Article, Correction, Edition, Field, Finding, Newspaper, Page, Target
from newsdesk.domain import Evidence

_NO_PAGE = 10_000_000
_ODD_PAGE = _NO_PAGE - 1
_PAGES_A_LETTER = 10_000
_AT_ONCE = 500  # numbers in one question to SQLite


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts for one field: its value as text (None: unknown) and where it comes from."""

    value: str | None
    evidence: Evidence | None


UNKNOWN = Standing(None, None)


def page_order(number: str | None) -> int:
    """A page's place among the pages of a day: 1, 2 … 10, then A1, A2 …, B1 …; then odd numbers; no page last."""
    if number is None:
        return _NO_PAGE
    found = re.fullmatch(r"\s*([A-Za-z]?)\D{0,3}(\d{1,4})\D*", number)
    if not found:
        return _ODD_PAGE
    letter, digits = found.groups()
    return (ord(letter.upper()) - ord("A") + 1 if letter else 0) * _PAGES_A_LETTER + int(digits)


def decide(
    connection: Connection, edition_uid: str, field: Field, value: str | None, evidence: Evidence = Evidence.CORRECTED
) -> int:
    """Add a person's decision on a field of an edition; `value` None says it is unknown. `settle` it afterwards.

    Returns the decision's number, by which it can be taken back.
    """
    added = insert(Correction).values(
        target=Target.EDITION,
        target_uid=edition_uid,
        field=field,
        value=value,
        evidence=evidence,
        made_at=datetime.now(UTC),
    )
    return connection.execute(added.returning(Correction.id)).scalar_one()


def undo(connection: Connection, edition_uid: str, field: Field) -> bool:
    """Mark the decision that counts for this field as undone; False where there is none. `settle` it afterwards.

    Corrections go first, the newest before the others; then what was given for an import; then stands what was read.
    """
    counting = connection.scalar(
        select(Correction.id)
        .where(Correction.target == Target.EDITION, Correction.target_uid == edition_uid)
        .where(Correction.field == field, Correction.undone_at.is_(None))
        .order_by(Correction.evidence != Evidence.CORRECTED, Correction.id.desc())
        .limit(1)
    )
    return counting is not None and bool(take_back(connection, [counting]))


def take_back(connection: Connection, decisions: Sequence[int]) -> list[str]:
    """Mark these decisions as undone; returns the uids of the editions to `settle` afterwards."""
    now = datetime.now(UTC)
    editions: set[str] = set()
    for start in range(0, len(decisions), _AT_ONCE):
        meant = Correction.id.in_(decisions[start : start + _AT_ONCE]), Correction.undone_at.is_(None)
        undone = update(Correction).where(*meant).values(undone_at=now).returning(Correction.target_uid)
        editions.update(connection.scalars(undone))
    return sorted(editions)


def standing(connection: Connection, edition_id: int, *, below_corrections: bool = False) -> dict[Field, Standing]:
    """What counts for each field of an edition; `below_corrections` as if nobody had corrected it after the import."""
    read = connection.execute(
        select(Finding.field, Finding.value, Finding.evidence).where(Finding.edition_id == edition_id)
    )
    layers = {field: Standing(value, evidence) for field, value, evidence in read}
    for kind in (Evidence.GIVEN,) if below_corrections else (Evidence.GIVEN, Evidence.CORRECTED):
        layers.update(_decided(connection, edition_id, kind))
    return {field: layers.get(field, UNKNOWN) for field in Field}


def settle(connection: Connection, edition_id: int) -> dict[Field, Standing]:
    """Write an edition's effective values out, and with them its articles' places in order and index; returns them."""
    counts = standing(connection, edition_id)
    day = calendar_day(counts[Field.DAY].value)
    _settle_page(connection, edition_id, counts)
    connection.execute(
        update(Edition)
        .where(Edition.id == edition_id)
        .values(
            newspaper_id=newspaper_id(connection, counts[Field.NEWSPAPER].value),
            newspaper_evidence=counts[Field.NEWSPAPER].evidence,
            day=day,
            day_evidence=counts[Field.DAY].evidence if day else None,
            first_page=page_order(_first_page(connection, edition_id)),
        )
    )
    index.follow(connection, order.place_edition(connection, edition_id))
    return counts


def newspaper_id(connection: Connection, name: str | None) -> int | None:
    """The archive's number of the newspaper with this name, which is entered if it is new; None for no name."""
    if name is None:
        return None
    known = connection.execute(select(Newspaper.id).where(Newspaper.name == name)).scalar()
    return known or connection.execute(insert(Newspaper).values(name=name).returning(Newspaper.id)).scalar_one()


def calendar_day(value: str | None) -> date | None:
    """The day an ISO 8601 text names, None where it names none: what was read stays, and nothing is made of it."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        return None


def pages(connection: Connection, edition_id: int) -> int:
    """How many pages an edition has; 0 where the text names none."""
    return connection.execute(select(func.count()).where(Page.edition_id == edition_id)).scalar_one()


def _decided(connection: Connection, edition_id: int, kind: Evidence) -> dict[Field, Standing]:
    """The decisions of one kind that stand; of several on a field the newest, as later rows replace earlier ones."""
    rows = connection.execute(
        select(Correction.field, Correction.value)
        .join(Edition, Edition.uid == Correction.target_uid)
        .where(Edition.id == edition_id, Correction.target == Target.EDITION)
        .where(Correction.evidence == kind, Correction.undone_at.is_(None))
        .order_by(Correction.id)
    )
    return {Field(field): Standing(value, kind) for field, value in rows}


def _settle_page(connection: Connection, edition_id: int, counts: Mapping[Field, Standing]) -> None:
    """Give an edition of one page, or of none, the page that counts; the pages of a larger one stay as read."""
    if pages(connection, edition_id) > 1:
        return
    here = Page.edition_id == edition_id
    if counts[Field.PAGE].value is None:
        connection.execute(delete(Page).where(here))
        return
    values = {
        "number": counts[Field.PAGE].value,
        "name": counts[Field.SECTION].value,
        "evidence": counts[Field.PAGE].evidence,
    }
    if connection.execute(update(Page).where(here).values(values)).rowcount == 0:
        added = insert(Page).values(edition_id=edition_id, place=0, **values).returning(Page.id)
        page_id = connection.execute(added).scalar_one()
        connection.execute(update(Article).where(Article.edition_id == edition_id).values(page_id=page_id))


def _first_page(connection: Connection, edition_id: int) -> str | None:
    return connection.execute(
        select(Page.number).where(Page.edition_id == edition_id).order_by(Page.place).limit(1)
    ).scalar()
