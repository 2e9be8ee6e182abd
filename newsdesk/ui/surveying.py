"""Asks what lies around the search whose results are listed: facets, hits over time, what was searched.

Goes in: listings of the desk. Comes out: `surveyed`, and only ever for the listing on the desk; `refined`, the query's
text narrowed or with other dates. Must not know: widgets, how a query is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import EVERYWHERE, Facet, HitsOn, Place, Survey
from newsdesk.ui.desk import Desk, Listing

if TYPE_CHECKING:
    from newsdesk.library import Library
    from newsdesk.tasks import CancelToken

_FEW = 3  # bars within the query's own dates: fewer are no picture among all the others


@dataclass(frozen=True, slots=True)
class Surveyed:
    """What lies around one search. `dates` are the query's own, `standing` the facets that it has.

    `strip` may go beyond the query's dates, so that one sees what lies before and after.
    """

    place: Place
    query: str
    survey: Survey
    strip: tuple[HitsOn, ...]
    standing: Mapping[Facet, str]
    dates: tuple[date, date] | None
