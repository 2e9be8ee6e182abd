"""The queries a person worked with last: not every one that stood in the field for a moment while it was typed.

Goes in: what is listed, sent by Enter, read from. Comes out: `changed`, and the queries, the newest first.
Must not know: widgets, settings, the archive.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal

MOST = 50
_KEPT = 4000  # milliseconds: a query that stands so long was meant


class RecentQueries(QObject):
    """A query is kept that was sent by Enter, that led to an article, or that stood for some seconds."""

    changed = Signal()

    def __init__(self, recent: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.queries: tuple[str, ...] = tuple(recent)[:MOST]
        self._listed = self._sent = ""
        self._pause = QTimer(self, singleShot=True, interval=_KEPT)
        self._pause.timeout.connect(self.used)

    def listed(self, query: str) -> None:
        """The results of this query are listed now; "" for none."""
        if query == self._listed:
            return
        self._listed = query
        self._pause.stop()
        if query and query == self._sent:
            self.used()
        elif query:
            self._pause.start()

    def sent(self, query: str) -> None:
        """This query was sent by Enter; whether it can be read shows when it is listed."""
        self._sent = query.strip()
        if self._sent and self._sent == self._listed:
            self.used()

    def used(self) -> None:
        """Somebody works with what is listed."""
        self._pause.stop()
        kept = remembered(self.queries, self._listed)
        if kept != self.queries:
            self.queries = kept
            self.changed.emit()

    def forget(self, query: str | None = None) -> None:
        """Forget one query, or all of them."""
        self.queries = () if query is None else tuple(one for one in self.queries if one != query)
        self.changed.emit()


def remembered(recent: tuple[str, ...], query: str) -> tuple[str, ...]:
    """The queries with this one in front, without what it only goes on typing: 疫 and 疫情防 before 疫情防控."""
    if not query:
        return recent
    rest = [one for one in recent if _alike(one) != _alike(query)]
    if rest and _was_on_the_way(rest[0], query):
        rest = rest[1:]
    return (query, *rest)[:MOST]


def _alike(query: str) -> str:
    return " ".join(query.casefold().split())


def _was_on_the_way(before: str, query: str) -> bool:
    """Whether the last word of `before` was not finished yet."""
    return query.startswith(before) and query[len(before)].isalnum() and before[-1].isalnum()
