"""The habits of a page: what its white space means here, which no line can tell alone.

On one page every paragraph has a blank line above it and the gap says nothing; on another only stories have one. Told
by the lines that can be nothing but running text, and by the heads that stand above datelines, which are sure heads.
Goes in: lines with what is seen of them. Comes out: words for the table of weights. Knows no roles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from newsdesk.importing.lines import Line

FEWEST = 2  # joints between paragraphs from which a habit can be told
UNTOLD = "untold"
_SHARES = ((0.06, "never"), (0.35, "seldom"), (0.85, "often"))
_ALIKE, _SOME_ALIKE = 0.5, 0.15

Look = tuple[int, bool, int]  # gap above, set in from the margin, gap below


@dataclass(frozen=True, slots=True)
class Habits:
    """`gaps` and `indents`: whether paragraphs have a blank line above, or are set in: never, seldom, often, always;
    `untold` where too few can be seen. `sure_looks`: each way in which heads above datelines are set, and its share.
    """

    gaps: str
    indents: str
    sure_looks: tuple[tuple[Look, float], ...]

    def resemblance(self, look: Look) -> str:
        """How far a line is set like the page's sure heads: as most, as some, as none of them; or there are none."""
        if not self.sure_looks:
            return "no sure heads"
        share = next((share for one, share in self.sure_looks if one == look), 0.0)
        return "as sure heads" if share >= _ALIKE else "as some sure heads" if share >= _SOME_ALIKE else "unlike them"


def find_habits(below: Iterable[Line], looks: Iterable[Look]) -> Habits:
    """`below`: lines of running text right below the end of a paragraph; `looks` of the first lines of sure heads."""
    lines = list(below)
    counts = Counter(looks)
    return Habits(
        gaps=_share([line.gap > 0 for line in lines]),
        indents=_share([line.indent >= 1 for line in lines]),
        sure_looks=tuple((look, count / counts.total()) for look, count in counts.items()),
    )


def _share(seen: list[bool]) -> str:
    if len(seen) < FEWEST:
        return UNTOLD
    share = sum(seen) / len(seen)
    return next((name for limit, name in _SHARES if share <= limit), "always")
