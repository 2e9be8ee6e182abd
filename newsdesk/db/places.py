"""Places of the editions tree as conditions on rows, and lists of articles in order. Used by queries and the index."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from sqlalchemy import ColumnElement

from newsdesk.db.order import UNDATED, Scale
from newsdesk.db.schema import ArticleOrder, Edition
from newsdesk.domain import Place

Listed = tuple[int, int]  # an article's position and number


def editions_in(place: Place) -> list[ColumnElement[bool]]:
    """What an edition must fulfil to lie in a place; its page, if it names one, aside (see `articles_in`)."""
    conditions: list[ColumnElement[bool]] = []
    if place.newspaper is not None:
        conditions.append(Edition.newspaper_id.is_not_distinct_from(place.newspaper or None))
    if place.year is not None:
        days = days_of(place)
        conditions.append(Edition.day.between(*days) if days else Edition.day.is_(None))
    return conditions


def articles_in(place: Place) -> list[ColumnElement[bool]]:
    """What an article must fulfil to lie in a place, its time aside (see `positions_in`): conditions on its order."""
    conditions: list[ColumnElement[bool]] = []
    if place.newspaper is not None:
        conditions.append(ArticleOrder.newspaper_id.is_not_distinct_from(place.newspaper or None))
    if place.page is not None:
        conditions.append(ArticleOrder.page.is_not_distinct_from(place.page or None))
    return conditions


def positions_in(place: Place, scale: Scale) -> tuple[int, int] | None:
    """The lowest and the highest position that an article in a place can have; None where it can have any."""
    if place.year is None:
        return None
    days = days_of(place)
    return scale.between(*days) if days else (UNDATED, 2 * UNDATED)


def days_of(place: Place) -> tuple[date, date] | None:
    """The first and the last day of a place that names a year; None where it stands for what is undated."""
    year, month, day = place.year, place.month, place.day
    if not year:
        return None
    first_month, last_month = (month, month) if month else (1, 12)
    first_day, last_day = (day, day) if day else (1, calendar.monthrange(year, last_month)[1])
    return date(year, first_month, first_day), date(year, last_month, last_day)


def oldest_first(backwards: Iterable[Listed], scale: Scale) -> Iterator[Listed]:
    """Dated articles from the oldest day on, each day from its first page on; they come by falling position."""
    for _, of_a_day in groupby(backwards, key=lambda listed: listed[0] >> scale.bits):
        yield from reversed(list(of_a_day))
