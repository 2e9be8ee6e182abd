"""A person's corrections of an edition: added above what was read, undone by a mark, never rewritten.

What goes in are uids and values, inside the caller's writing transaction; the effective values are settled at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import Connection

from newsdesk.db import layers
from newsdesk.db.provenance import edition_id
from newsdesk.db.schema import Field
from newsdesk.domain import page_number
from newsdesk.errors import CorrectionRefused


def correct(
    connection: Connection,
    edition_uids: Sequence[str],
    *,
    newspaper: str | None = None,
    day: date | None = None,
    page: str | None = None,
) -> list[int]:
    """Correct the fields of editions; None leaves one as it is.

    Returns the numbers of the corrections made, for `take_back`: a field that says so already is left alone. Raises
    NotInArchive, CorrectionRefused (a blank newspaper or page, what is no page number, a page for an edition of
    several).
    """
    fields = _checked(newspaper, day, page)
    return [number for uid in edition_uids for number in _correct(connection, uid, fields)]


def _correct(connection: Connection, edition_uid: str, fields: Mapping[Field, str]) -> list[int]:
    number = edition_id(connection, edition_uid)
    pages = layers.pages(connection, number)
    if Field.PAGE in fields and pages > 1:
        raise CorrectionRefused("edition_has_pages", edition=edition_uid, pages=pages)
    counts = layers.standing(connection, number)
    news = {field: value for field, value in fields.items() if counts[field].value != value}
    made = [layers.decide(connection, edition_uid, field, value) for field, value in news.items()]
    if made:
        layers.settle(connection, number)
    return made


def take_back(connection: Connection, made: Sequence[int]) -> None:
    """Undo exactly these corrections: what counted before them counts again. Raises NotInArchive."""
    for uid in layers.take_back(connection, made):
        layers.settle(connection, edition_id(connection, uid))


def undo(connection: Connection, edition_uid: str, fields: Iterable[Field]) -> bool:
    """Undo the decision that counts for each of these fields (see `layers.undo`): what counted before counts again.

    Returns whether there was one. Raises NotInArchive.
    """
    number = edition_id(connection, edition_uid)
    undone = [field for field in fields if layers.undo(connection, edition_uid, field)]
    if undone:
        layers.settle(connection, number)
    return bool(undone)


def _checked(newspaper: str | None, day: date | None, page: str | None) -> dict[Field, str]:
    named = {Field.NEWSPAPER: newspaper, Field.PAGE: page}
    fields = {field: value.strip() for field, value in named.items() if value is not None}
    blank = next((field for field, value in fields.items() if not value), None)
    if blank:
        raise CorrectionRefused(f"{blank}_blank")
    if Field.PAGE in fields:
        fields[Field.PAGE] = _page(fields[Field.PAGE])
    return fields if day is None else fields | {Field.DAY: day.isoformat()}


def _page(written: str) -> str:
    """A page's number as importing keeps it: `第1版` is page 1, or a citation would say 第第1版版."""
    number = page_number(written)
    if number is None:
        raise CorrectionRefused("page_no_number", value=written)
    return number
