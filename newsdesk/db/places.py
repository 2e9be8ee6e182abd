"""Places of the editions tree as conditions on rows, and the order of article lists. Used by queries and the index."""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression

from newsdesk.db.schema import Article, Edition, Page
from newsdesk.domain import Place, Sort


def editions_in(place: Place) -> list[ColumnElement[bool]]:
    """What an edition must fulfil to lie in a place; its page, if it names one, aside (see `articles_in`)."""
    conditions: list[ColumnElement[bool]] = []
    if place.newspaper is not None:
        conditions.append(Edition.newspaper_id.is_not_distinct_from(place.newspaper or None))
    if place.year is not None:
        conditions.append(_days(place))
    return conditions


def articles_in(place: Place) -> list[ColumnElement[bool]]:
    """What an article must fulfil to lie in a place: conditions on Edition and, where `needs_page`, on Page."""
    conditions = editions_in(place)
    if place.page is not None:
        conditions.append(Page.number == place.page if place.page else Article.page_id.is_(None))
    return conditions


def needs_page(place: Place) -> bool:
    """Whether `articles_in` speaks of Page, which then has to be joined to Article."""
    return bool(place.page)


def list_order(sort: Sort) -> Sequence[SQLColumnExpression[Any]]:
    """The order of a list of articles: by day, then newspaper, the edition's first page, and place in the edition.

    Undated editions come last going back in time, and first going forward; who lists them puts them last. RELEVANCE is
    known to the index alone, and newest first here. SQLite walks this order in `ix_edition_newest` and
    `ix_edition_oldest` without sorting.
    """
    day = Edition.day.asc() if sort is Sort.DATE_ASC else Edition.day.desc()
    return (day, Edition.newspaper_id, Edition.first_page, Edition.id, Article.place)


def _days(place: Place) -> ColumnElement[bool]:
    year, month, day = place.year, place.month, place.day
    if not year:
        return Edition.day.is_(None)
    first_month, last_month = (month, month) if month else (1, 12)
    first_day, last_day = (day, day) if day else (1, calendar.monthrange(year, last_month)[1])
    return Edition.day.between(date(year, first_month, first_day), date(year, last_month, last_day))
