"""Keeps a person's keyword lists: reads them, adds, changes, deletes and restores. Values go in and come out.

Every function takes a connection, those that write one that is inside the caller's writing transaction, so that what a
person does is kept as a whole or not at all. What a term means, and which are the same, is not known here.
"""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select, update

from newsdesk.db.keyword_schema import KeywordAlias as Alias
from newsdesk.db.keyword_schema import KeywordList as List
from newsdesk.db.keyword_schema import KeywordTerm as Term
from newsdesk.domain import KeywordList, KeywordTerm, ListKind, NewTerm, Tint, Underline
from newsdesk.errors import KeywordsRefused, NotInArchive

_AT_ONCE = 500  # numbers in one question to SQLite
_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # of an identity: see `newsdesk.db.identity`


# ---------------------------------------------------------------- lists


def lists(connection: Connection) -> list[KeywordList]:
    """All lists that are not deleted, in order."""
    rows = connection.execute(_lists().where(List.deleted_at.is_(None)).order_by(List.place, List.id))
    return [replace(KeywordList(*row), place=place) for place, row in enumerate(rows)]


def states(connection: Connection) -> tuple[tuple[int, int, bool, bool], ...]:
    """The number and state of every list, whether it is active and whether in the dictionary: quicker than `lists`."""
    asked = select(List.id, List.state, List.active, List.in_dictionary)
    rows = connection.execute(asked.where(List.deleted_at.is_(None)).order_by(List.place, List.id))
    return tuple((number, state, active, in_dictionary) for number, state, active, in_dictionary in rows)


def one(connection: Connection, list_id: int) -> KeywordList:
    """A list that is not deleted. Raises NotInArchive."""
    found = next((held for held in lists(connection) if held.id == list_id), None)
    if found is None:
        raise NotInArchive("keyword_list_unknown", list=list_id)
    return found


def make(
    connection: Connection,
    name: str,
    kind: ListKind,
    tint: Tint,
    underline: Underline,
    *,
    active: bool,
    in_dictionary: bool,
    notes: str,
) -> KeywordList:
    """Make a list behind all others. Raises KeywordsRefused where its name is taken."""
    _check_name(connection, name)
    place = connection.scalar(select(func.coalesce(func.max(List.place) + 1, 0)))
    values = {
        "uid": "".join(secrets.choice(_ALPHABET) for _ in range(16)),
        "name": name,
        "kind": kind,
        "tint": tint,
        "underline": underline,
        "active": active,
        "in_dictionary": in_dictionary,
        "notes": notes,
        "place": place,
        "state": 0,
    }
    return one(connection, connection.execute(insert(List).values(values).returning(List.id)).scalar_one())


def change(connection: Connection, wanted: KeywordList) -> KeywordList:
    """Make a list what `wanted` says; returns it as it was. Raises KeywordsRefused, NotInArchive."""
    former = one(connection, wanted.id)
    _check_name(connection, wanted.name, besides=wanted.id)
    values = {
        "name": wanted.name,
        "kind": wanted.kind,
        "tint": wanted.tint,
        "underline": wanted.underline,
        "active": wanted.active,
        "in_dictionary": wanted.in_dictionary,
        "notes": wanted.notes,
        "state": List.state + 1,
    }
    connection.execute(update(List).where(List.id == wanted.id).values(values))
    if wanted.place != former.place:
        _move(connection, wanted.id, wanted.place)
    return former


def activate(connection: Connection, list_ids: Sequence[int], *, active: bool) -> tuple[int, ...]:
    """Switch lists on or off; returns the numbers of those that were not so before."""
    meant = List.id.in_(list_ids), List.active != active, List.deleted_at.is_(None)
    switched = update(List).where(*meant).values(active=active, state=List.state + 1).returning(List.id)
    return tuple(sorted(connection.scalars(switched)))


def delete_list(connection: Connection, list_id: int) -> KeywordList:
    """Mark a list as deleted; returns it as it was. Raises NotInArchive."""
    former = one(connection, list_id)
    connection.execute(update(List).where(List.id == list_id).values(deleted_at=datetime.now(UTC)))
    return former


def restore_list(connection: Connection, list_id: int) -> KeywordList:
    """Bring a deleted list back. Raises NotInArchive, KeywordsRefused where its name is taken by now."""
    name = connection.scalar(select(List.name).where(List.id == list_id, List.deleted_at.is_not(None)))
    if name is not None:
        _check_name(connection, name)
        connection.execute(update(List).where(List.id == list_id).values(deleted_at=None, state=List.state + 1))
    return one(connection, list_id)


def _lists() -> Select[*tuple[Any, ...]]:
    terms = select(func.count()).where(Term.list_id == List.id, Term.deleted_at.is_(None)).scalar_subquery()
    return select(
        List.id,
        List.uid,
        List.name,
        List.kind,
        List.tint,
        List.underline,
        List.active,
        List.in_dictionary,
        List.notes,
        List.place,
        List.state,
        terms,
    )


def _check_name(connection: Connection, name: str, besides: int = 0) -> None:
    taken = select(List.id).where(List.name == name, List.deleted_at.is_(None), List.id != besides)
    if connection.scalar(taken) is not None:
        raise KeywordsRefused("keyword_list_taken", name=name)


def _move(connection: Connection, list_id: int, place: int) -> None:
    order = [held.id for held in lists(connection) if held.id != list_id]
    order.insert(place, list_id)
    for number, moved in enumerate(order):
        connection.execute(update(List).where(List.id == moved).values(place=number))


# ---------------------------------------------------------------- terms


def terms(connection: Connection, list_ids: Sequence[int]) -> list[KeywordTerm]:
    """The terms of lists, in the order of the lists asked for and then their own."""
    held = _read(connection, Term.list_id.in_(list_ids), Term.deleted_at.is_(None))
    order = {list_id: number for number, list_id in enumerate(list_ids)}
    return sorted(held, key=lambda term: (order[term.list], term.place, term.id))


def term(connection: Connection, term_id: int) -> KeywordTerm:
    """A term that is not deleted. Raises NotInArchive."""
    found = _read(connection, Term.id == term_id, Term.deleted_at.is_(None))
    if not found:
        raise NotInArchive("keyword_term_unknown", term=term_id)
    return found[0]


def add(connection: Connection, list_id: int, new: Sequence[NewTerm]) -> list[KeywordTerm]:
    """Add terms behind the others of a list, which must be there."""
    if not new:
        return []
    first = 1 + (connection.scalar(select(func.max(Term.id))) or 0)  # never one used before: rows are never taken out
    place = connection.scalar(select(func.coalesce(func.max(Term.place) + 1, 0)).where(Term.list_id == list_id)) or 0
    added = [
        KeywordTerm(first + number, list_id, one.text, one.aliases, one.tint, one.notes, place + number)
        for number, one in enumerate(new)
    ]
    rows = [
        {"id": one.id, "list_id": list_id, "text": one.text, "tint": one.tint, "notes": one.notes, "place": one.place}
        for one in added
    ]
    connection.execute(insert(Term), rows)
    _write_aliases(connection, added)
    _touch(connection, [list_id])
    return added


def change_term(connection: Connection, wanted: KeywordTerm) -> KeywordTerm:
    """Make a term what `wanted` says, its list and place aside; returns it as it was. Raises NotInArchive."""
    former = term(connection, wanted.id)
    values = {"text": wanted.text, "tint": wanted.tint, "notes": wanted.notes}
    connection.execute(update(Term).where(Term.id == wanted.id).values(values))
    connection.execute(delete(Alias).where(Alias.term_id == wanted.id))
    _write_aliases(connection, [wanted])
    _touch(connection, [former.list])
    return former


def delete_terms(connection: Connection, term_ids: Sequence[int]) -> tuple[int, ...]:
    """Mark terms as deleted; returns the numbers of those that were not."""
    return _set_deleted(connection, term_ids, datetime.now(UTC))


def restore_terms(connection: Connection, term_ids: Sequence[int]) -> tuple[int, ...]:
    """Bring deleted terms back; returns the numbers of those that were deleted."""
    return _set_deleted(connection, term_ids, None)


def _set_deleted(connection: Connection, term_ids: Sequence[int], moment: datetime | None) -> tuple[int, ...]:
    otherwise = Term.deleted_at.is_(None) if moment else Term.deleted_at.is_not(None)
    changed: list[int] = []
    touched: set[int] = set()
    for start in range(0, len(term_ids), _AT_ONCE):
        meant = Term.id.in_(term_ids[start : start + _AT_ONCE]), otherwise
        done = connection.execute(
            update(Term).where(*meant).values(deleted_at=moment).returning(Term.id, Term.list_id)
        ).all()
        changed += [term_id for term_id, _ in done]
        touched |= {list_id for _, list_id in done}
    _touch(connection, touched)
    return tuple(sorted(changed))


def _read(connection: Connection, *wanted: ColumnElement[bool]) -> list[KeywordTerm]:
    aliases: dict[int, list[str]] = defaultdict(list)
    asked = select(Alias.term_id, Alias.text).join(Term, Term.id == Alias.term_id).where(*wanted)
    for term_id, text in connection.execute(asked.order_by(Alias.term_id, Alias.place)):
        aliases[term_id].append(text)
    rows = connection.execute(
        select(Term.id, Term.list_id, Term.text, Term.tint, Term.notes, Term.place).where(*wanted)
    )
    return [
        KeywordTerm(term_id, list_id, text, tuple(aliases.get(term_id, ())), tint, notes, place)
        for term_id, list_id, text, tint, notes, place in rows
    ]


def _write_aliases(connection: Connection, written: Iterable[KeywordTerm]) -> None:
    rows = [
        {"term_id": one.id, "place": place, "text": alias} for one in written for place, alias in enumerate(one.aliases)
    ]
    if rows:
        connection.execute(insert(Alias), rows)


def _touch(connection: Connection, list_ids: Iterable[int]) -> None:
    """Say that lists are no longer what they were."""
    connection.execute(update(List).where(List.id.in_(list(list_ids))).values(state=List.state + 1))
