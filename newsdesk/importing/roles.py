"""Giving roles: lines → stretches of story text between the page's furniture → a label for every line.

The evidence of a whole stretch is weighed together: the best legal row of labels wins. Knows what evidence and weights
are called, but no newspaper's habits.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.importing.decoding import Lattice, Reading, read
from newsdesk.importing.evidence import Page, evidence
from newsdesk.importing.labels import ALL, BODY, FIRST, FIRST_AFTER_JUMP, Label
from newsdesk.importing.sheets import Stretch
from newsdesk.importing.weights import Weights


def give_roles(stretch: Stretch, weights: Weights) -> Reading:
    """The best labels for the lines of a stretch, and how sure they are."""
    page = Page(stretch.lines)
    return read(lattice(page, weights, continued=stretch.continued))


def lattice(page: Page, weights: Weights, *, continued: bool = False) -> Lattice:
    """All allowed readings of a page with their scores."""
    kept = "kept" if page.setting.wrapped else "flow"
    allowed: list[Sequence[Label]] = [BODY if inside else ALL for inside in page.inside]
    if allowed:
        allowed[0] = FIRST_AFTER_JUMP if continued else FIRST
    return Lattice(
        scores=[weights.score(evidence(page, at)) for at in range(len(page.lines))],
        allowed=allowed,
        steps=[weights.order(kept, gap) for gap in page.gaps],
    )
