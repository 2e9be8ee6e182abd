"""Where one was, like a browser: back and forward over places, queries and articles.

Goes in: visits. Comes out: the visit before or after. Must not know: Qt, how to get there.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.domain import Place

_KEPT = 200


@dataclass(frozen=True, slots=True)
class Visit:
    """A place, the query in it, and the article that was open (its uid)."""

    place: Place
    query: str
    article: str


class History:
    """Visits in order, and where among them one stands."""

    def __init__(self) -> None:
        self._visits: list[Visit] = []
        self._here = -1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a visit before this one."""
        return self._here > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one came back from somewhere."""
        return self._here < len(self._visits) - 1

    def record(self, visit: Visit) -> None:
        """One is here now. What lay ahead is forgotten, unless one went there by back or forward."""
        if self._here >= 0 and self._visits[self._here] == visit:
            return
        self._visits = [*self._visits[: self._here + 1], visit][-_KEPT:]
        self._here = len(self._visits) - 1

    def go(self, step: int) -> Visit | None:
        """The visit `step` away (-1 or 1), where one then stands; None where there is none."""
        if not 0 <= self._here + step < len(self._visits):
            return None
        self._here += step
        return self._visits[self._here]

    def clear(self) -> None:
        """Forget everything (another archive)."""
        self._visits, self._here = [], -1
