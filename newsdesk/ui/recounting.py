"""A search counted again without the index (核对): every article is read and judged by the definition of a match.

Goes in: the listing on the desk. Comes out: progress, and `finished` with what the index and the definition say.
Must not know: panes, how either of them counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import Recount
from newsdesk.ui import labels
from newsdesk.ui.desk import Desk, Listing
from newsdesk.ui.long_work import LongWork
from newsdesk.wording import _, mark


@dataclass(frozen=True, slots=True)
class Recounted:
    """A search and its recount."""

    query: str
    recount: Recount


class Recounting(LongWork):
    """One recount at a time."""

    finished = Signal(object)  # Recounted

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(desk, mark("Counting again without the index"), parent)

    def begin(self, listing: Listing) -> None:
        """Count the search of this listing again."""
        library = self._desk.library
        if library is None or self.running or not listing.query:
            return
        searches, query, place = library.searches, listing.query, listing.place
        self._start(
            lambda cancel, report: searches.recount(query, place, progress=report, cancel=cancel),
            lambda recount: self.finished.emit(Recounted(query, recount)),
        )


def verdict(recounted: Recounted) -> str:
    """What came out, in a sentence."""
    recount, query = recounted.recount, recounted.query
    counted = labels.articles(recount.articles)
    if recount.agrees:
        return _("“{query}”: {articles}, read one by one. The index says the same.", query=query, articles=counted)
    return _(
        "“{query}”: {articles}, read one by one. The index leaves out {missed} and finds {wrong} too many.",
        query=query,
        articles=counted,
        missed=labels.number(len(recount.missed)),
        wrong=labels.number(len(recount.wrongly_found)),
    )
