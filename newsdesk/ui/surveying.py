"""Asks what lies around the search whose results are listed: facets, hits over time, what was searched; and, where it
found nothing, what else could have been meant.

Goes in: listings of the desk. Comes out: `surveyed` and `offered`, only ever for the listing that is on the desk;
`refined`, the query's text narrowed or with other dates. Must not know: widgets, how a query is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import Facet, HitsOn, Place, Survey
from newsdesk.errors import QueryError
from newsdesk.ui.desk import Desk, Listing

if TYPE_CHECKING:
    from newsdesk.library import Library
    from newsdesk.tasks import CancelToken

_FEW = 3  # bars within the query's own dates: fewer are no picture among all the others

Dates = tuple[date, date]
Found = tuple[tuple[str, int], ...]  # queries, and how many articles each finds


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What lies around one search. `standing` are the facets that its query has, `dates` its own days.

    `strip` may go beyond those days, so that one sees what lies before and after.
    """

    place: Place
    query: str
    survey: Survey
    strip: tuple[HitsOn, ...]
    standing: Mapping[Facet, str]
    dates: Dates | None


@dataclass(frozen=True, slots=True)
class Offers:
    """What else could have been meant by a query that finds nothing: other readings, names that are written alike."""

    query: str
    readings: Found
    nearest: Found


class Surveying(QObject):
    """Follows the desk, each question in a lane of its own: a new listing drops what is asked about the one before."""

    surveyed = Signal(object)  # Surveyed
    offered = Signal(object)  # Offers
    refined = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.listed.connect(self._look_around)

    def narrow(self, facet: Facet, value: str) -> None:
        """Ask for a value of a facet as well; or no longer, where the query has it."""
        library, query = self._desk.library, self._desk.listing.query
        if library is not None:
            self._refine(partial(library.searches.narrowed, query, facet, value))

    def choose_dates(self, first: date | None, last: date | None) -> None:
        """Ask for these days alone; for every day where both are None."""
        library, query = self._desk.library, self._desk.listing.query
        if library is not None:
            self._refine(partial(library.searches.with_dates, query, first, last))

    def _refine(self, write: partial[str]) -> None:
        try:
            query = write()
        except QueryError as error:  # the brackets got too deep
            self._desk.query_refused.emit(error)
            return
        if query != self._desk.listing.query:
            self.refined.emit(query)

    def _look_around(self, listing: Listing) -> None:
        library, background = self._desk.library, self._desk.background
        for lane in ("survey", "offers"):
            background.drop(lane)
        if library is None or not listing.query:
            return
        background.ask("survey", partial(_survey, library, listing), self.surveyed.emit)
        if not listing.ids:
            background.ask("offers", partial(_offers, library, listing.query), self.offered.emit)


def _survey(library: Library, listing: Listing, cancel: CancelToken) -> Surveyed:
    """Runs in a worker thread."""
    searches, query, place = library.searches, listing.query, listing.place
    survey = searches.survey(query, place, cancel)
    asked = searches.standing_dates(query)
    dates, strip = None, survey.strip
    if asked is not None:
        dates = (asked[0] or date.min, asked[1] or date.max)
        around = searches.strip(searches.with_dates(query, None, None), place, cancel)
        strip = around if _inside(around, dates) >= _FEW else strip
    return Surveyed(place, query, survey, strip, _standing(library, query, survey), dates)


def _inside(strip: tuple[HitsOn, ...], dates: Dates) -> int:
    return sum(dates[0] <= bar.first and bar.last <= dates[1] for bar in strip)


def _standing(library: Library, query: str, survey: Survey) -> dict[Facet, str]:
    """The facets that the query has; where the survey counted what it asks for, in the survey's spelling."""
    standing = library.searches.standing_facets(query)
    for facet in standing:
        for one in survey.facets.get(facet, ()):
            if library.searches.stands(query, facet, one.value):
                standing[facet] = one.value
                break
    return standing


def _offers(library: Library, query: str, cancel: CancelToken) -> Offers:
    """Runs in a worker thread."""
    readings = library.searches.readings(query, cancel)
    nearest = library.searches.nearest(query, cancel)
    return Offers(query, *(tuple(one for one in found if one[1]) for found in (readings, nearest)))
