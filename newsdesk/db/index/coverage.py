"""What a search searched: the issues held of the newspapers it asks for, and the days between them that are missing.

A query and a place go in; the domain's `Coverage` comes out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import islice

from sqlalchemy import ColumnElement, Connection, func, select

from newsdesk.db.places import editions_in
from newsdesk.db.schema import Edition, Newspaper
from newsdesk.domain import Coverage, Place
from newsdesk.search.match import matches_text
from newsdesk.search.tree import And, Dates, Query, Scope, Within

_NAMED = 15  # missing days worth naming
_FAR = 366  # days from what is held, from which on a date says no more than "from the beginning", "to the end"
_DAY = timedelta(days=1)


def coverage(connection: Connection, query: Query, place: Place) -> Coverage:
    """What is held of the days and newspapers that `query` asks for in `place`, by its parts that all have to match.

    Without a first or last day asked for, or with one that is years away from all that is held, it is from the first
    or to the last day that is held.
    """
    parts = query.parts if isinstance(query, And) else (query,)
    conditions = [*editions_in(place), *_papers(connection, parts), Edition.day.is_not(None)]
    first, last = _asked(parts)
    if first:
        conditions.append(Edition.day >= first)
    if last:
        conditions.append(Edition.day <= last)
    issues = select(Edition.newspaper_id, Edition.day).where(*conditions).distinct().subquery()
    number = connection.scalar(select(func.count()).select_from(issues)) or 0
    held = connection.scalars(select(Edition.day).where(*conditions).distinct().order_by(Edition.day)).all()
    days = [day for day in held if day is not None]
    if not days:
        return Coverage(0, None, None, 0)
    first, last = _near(first, days[0]), _near(last, days[-1])
    missing = (last - first).days + 1 - len(days)
    return Coverage(number, first, last, missing, tuple(islice(_missing(first, last, days), _NAMED)))


def _near(asked: date | None, held: date) -> date:
    """A side of the range: the day asked for, or, where that is none or far from all that is held, the day held."""
    return held if asked is None or abs((asked - held).days) > _FAR else asked


def _asked(parts: Iterable[Query]) -> tuple[date | None, date | None]:
    """The first and the last day that the parts leave."""
    dates = [part for part in parts if isinstance(part, Dates)]
    first = max((one.first for one in dates if one.first), default=None)
    last = min((one.last for one in dates if one.last), default=None)
    return first, last


def _papers(connection: Connection, parts: Iterable[Query]) -> Iterator[ColumnElement[bool]]:
    asked = [part.part for part in parts if isinstance(part, Within) and part.scope is Scope.PAPER]
    if asked:
        names = connection.execute(select(Newspaper.id, Newspaper.name))
        yield Edition.newspaper_id.in_([one for one, name in names if all(matches_text(p, name) for p in asked)])


def _missing(first: date, last: date, held: Iterable[date]) -> Iterator[date]:
    """The days from `first` to `last` that are not among those held, which are in order."""
    expected = first
    for day in (*held, last + _DAY):
        while expected < day:
            yield expected
            expected += _DAY
        expected = day + _DAY
