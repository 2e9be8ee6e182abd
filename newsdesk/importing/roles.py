"""Giving roles: lines → stretches of story text between the page's furniture → a label for every line.

The evidence of a whole stretch is weighed together: the best legal row of labels wins. Knows what evidence and weights
are called, but no newspaper's habits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdesk.importing.decoding import Lattice, Reading, read
from newsdesk.importing.evidence import evidence
from newsdesk.importing.labels import BODY, FIRST, FIRST_AFTER_JUMP, Label
from newsdesk.importing.lines import Line
from newsdesk.importing.page import Page
from newsdesk.importing.rules import weighed_labels
from newsdesk.importing.sheets import Stretch
from newsdesk.importing.two_heads import weigh_two_heads
from newsdesk.importing.weights import Weights


def give_roles(stretch: Stretch, weights: Weights) -> Reading:
    """The best labels for the lines of a stretch, and how sure they are."""
    page = Page(stretch.lines)
    reading = read(lattice(page, weights, continued=stretch.continued))
    return weigh_two_heads(stretch.lines, reading, weights.pairs)


def find_paragraphs(lines: Sequence[Line], weights: Weights) -> Reading:
    """The best labels for lines among which no story starts but with the first: a text that is no newspaper page."""
    weighed = lattice(Page(lines), weights)
    allowed = [(Label.HEADLINE, *BODY), *[BODY] * (len(lines) - 1)]
    return read(replace(weighed, allowed=allowed))


def lattice(page: Page, weights: Weights, *, continued: bool = False) -> Lattice:
    """All allowed readings of a page with their scores."""
    return Lattice(
        scores=[weights.score(evidence(page, at)) for at in range(len(page.lines))],
        allowed=allowed_labels(page, continued=continued),
        steps=[weights.order(joint) for joint in page.joints],
        ratios=[weights.ratios(joint) for joint in page.joints],
    )


def allowed_labels(page: Page, *, continued: bool = False) -> list[Sequence[Label]]:
    """Which labels are weighed at all for each line, by the rules that no weight may overrule (`rules.py`)."""
    allowed = [weighed_labels(page, at) for at in range(len(page.lines))]
    if allowed:
        first = FIRST_AFTER_JUMP if continued else FIRST
        allowed[0] = [label for label in first if label in allowed[0]] or first
    return allowed
