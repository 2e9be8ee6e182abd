"""What lies around a search: its hits by newspaper, year, page, section, author and day, and what was searched.

A query and a place go in; the domain's `Survey` comes out. Every number is counted, none estimated. Never writes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import Connection, func, select

from newsdesk.db.index.condition import Condition, condition, leaving_out
from newsdesk.db.index.coverage import coverage
from newsdesk.db.index.expression import Side
from newsdesk.db.index.searching import articles_of, position_of, rejected
from newsdesk.db.order import UNDATED, Scale, scale
from newsdesk.db.schema import ArticleOrder, Authorship, Newspaper
from newsdesk.domain import Coverage, Facet, FacetCount, HitsOn, Place, Survey
from newsdesk.search.fields import page_label
from newsdesk.search.tree import Query
from newsdesk.search.writing import write_label
from newsdesk.tasks import CancelToken

_MOST_VALUES = 30  # of a facet, years aside: all of them
_DAYS, _MONTHS = 62, 480  # up to which the strip is drawn by days, by months
_DAY = timedelta(days=1)
Days = tuple[date, date]


def survey(connection: Connection, query: Query, place: Place, cancel: CancelToken | None = None) -> Survey:
    """Everything about the articles in `place` that match. Raises Cancelled."""
    found, positions = _found(connection, query, place, cancel)
    known_scale, held = scale(connection), coverage(connection, query, place)
    undated = len(positions) - bisect_left(positions, UNDATED)
    counted = {
        **_by_place(connection, found),
        Facet.YEAR: Counter(dict(_by_year(positions, known_scale))),
        Facet.AUTHOR: _by_author(connection, found),
    }
    facets = {facet: _listed(facet, counted[facet]) for facet in Facet}
    more = {facet: len(counted[facet]) - len(facets[facet]) for facet in Facet}
    bars = tuple(_strip(positions, known_scale, held))
    return Survey(len(positions), facets, more, bars, undated, held)


def strip(connection: Connection, query: Query, place: Place, cancel: CancelToken | None = None) -> tuple[HitsOn, ...]:
    """The strip of a survey alone, which costs less than all of it. Raises Cancelled."""
    _, positions = _found(connection, query, place, cancel)
    return tuple(_strip(positions, scale(connection), coverage(connection, query, place)))


def _found(
    connection: Connection, query: Query, place: Place, cancel: CancelToken | None
) -> tuple[Condition, Sequence[int]]:
    """What finds exactly the articles that match, and their positions in order."""
    known = condition(connection, query, place, Side.MOST)
    found = leaving_out(known, rejected(connection, query, place, known, cancel))
    return found, array("q", connection.scalars(articles_of(found).order_by(position_of(found))))


def _listed(facet: Facet, counts: Counter[str]) -> tuple[FacetCount, ...]:
    """The values of most articles first; of as many the shorter one, as of pages the lower number."""
    if facet is Facet.YEAR:
        return tuple(FacetCount(year, counts[year]) for year in sorted(counts, reverse=True))
    ranked = sorted(counts, key=lambda value: (-counts[value], len(value), value))
    return tuple(FacetCount(value, counts[value]) for value in ranked[:_MOST_VALUES])


def _by_place(connection: Connection, found: Condition) -> dict[Facet, Counter[str]]:
    """By newspaper, page and section; what has none is in no count."""
    grouped = (ArticleOrder.newspaper_id, ArticleOrder.page, ArticleOrder.section)
    rows = connection.execute(articles_of(found, *grouped).with_only_columns(*grouped, func.count()).group_by(*grouped))
    names: dict[int, str] = dict(connection.execute(select(Newspaper.id, Newspaper.name)).all())
    papers, pages, sections = Counter[str](), Counter[str](), Counter[str]()
    for paper, page, section, articles in rows:
        for counter, value in ((papers, names.get(paper or 0)), (pages, _page(page)), (sections, section)):
            if value:
                counter[value] += articles
    return {Facet.NEWSPAPER: papers, Facet.PAGE: pages, Facet.SECTION: sections}


def _page(number: str | None) -> str | None:
    """A page's number as a query writes it: 01 and 1 are one page. None for what no query can ask for."""
    label = page_label(number or "")
    return None if label is None else write_label(label)


def _by_author(connection: Connection, found: Condition) -> Counter[str]:
    """By the names of those who signed, as printed."""
    articles = articles_of(found, ArticleOrder.article_id).subquery()
    rows = connection.execute(
        select(Authorship.printed, func.count(Authorship.article_id.distinct()))
        .join(articles, articles.c.article_id == Authorship.article_id)
        .group_by(Authorship.printed)
    )
    return Counter(dict(rows.all()))


def _by_year(positions: Sequence[int], known: Scale) -> Iterator[tuple[str, int]]:
    """A year at a time, found by its first and last position; the positions are in order, the newest first."""
    start = 0
    while start < len(positions) and (day := known.day_of(positions[start])):
        end = bisect_right(positions, known.between(date(day.year, 1, 1), day)[1])
        yield str(day.year), end - start
        start = end


def _strip(positions: Sequence[int], known: Scale, held: Coverage) -> Iterator[HitsOn]:
    """The days that were searched, in bars without a gap; from where on and up to where issues are held."""
    if held.first is None or held.last is None:
        return
    days = (held.last - held.first).days + 1
    months = (held.last.year - held.first.year) * 12 + held.last.month - held.first.month + 1
    unit = "day" if days <= _DAYS else "month" if months <= _MONTHS else "year"
    for first, last in _units(held.first, held.last, unit):
        low, high = known.between(first, last)
        yield HitsOn(first, last, bisect_right(positions, high) - bisect_left(positions, low))


def _units(first: date, last: date, unit: str) -> Iterator[Days]:
    """The days, months or years from the first to the last day; the first and the last of them cut where they end."""
    while first <= last:
        end = min(_end(first, unit), last)
        yield first, end
        if end == last:
            return
        first = end + _DAY


def _end(day: date, unit: str) -> date:
    if unit == "day":
        return day
    if unit == "year":
        return date(day.year, 12, 31)
    return date(day.year, day.month, monthrange(day.year, day.month)[1])
