"""Giving roles: lines → stretches of story text between the page's furniture → a label for every line.

The evidence of a whole stretch is weighed together: the best legal row of labels wins. Knows what evidence and weights
are called, but no newspaper's habits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdesk.importing.decoding import Lattice, Reading, read
from newsdesk.importing.evidence import Page, evidence
from newsdesk.importing.folios import read_date
from newsdesk.importing.labels import ALL, BODY, CARRIED_OVER, FIRST, FIRST_AFTER_JUMP, SIGNED, Label
from newsdesk.importing.lines import Line
from newsdesk.importing.sheets import Stretch
from newsdesk.importing.two_heads import counted, weigh_two_heads
from newsdesk.importing.weights import Weights

_LONGEST_DATE = 16


def give_roles(stretch: Stretch, weights: Weights) -> Reading:
    """The best labels for the lines of a stretch, and how sure they are."""
    page = Page(stretch.lines)
    reading = read(lattice(page, weights, continued=stretch.continued))
    return weigh_two_heads(stretch.lines, reading, counted())


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
    """Which labels are weighed at all for each line.

    A sentence is no head, a mark that cannot stand first begins nothing, `本报记者 甲` is no headline.
    """
    allowed = [_weighed(page, at) for at in range(len(page.lines))]
    if allowed:
        allowed[0] = FIRST_AFTER_JUMP if continued else FIRST
    return allowed


def _weighed(page: Page, at: int) -> Sequence[Label]:
    if page.bodily[at]:
        return BODY
    if _dates_a_notice(page, at):
        return (Label.PARAGRAPH,)
    if page.starts[at] == "carried over":
        return CARRIED_OVER
    return SIGNED if "byline" in page.signs(at) else ALL


def _dates_a_notice(page: Page, at: int) -> bool:
    """Whether a line is a date alone under a line that stops short: the end of a notice, below who signed it."""
    if not at or not page.setting.wrapped or page.fills[at - 1] not in ("half", "short"):
        return False
    words = page.lines[at].words
    dated = read_date(words) if len(words) <= _LONGEST_DATE else None
    return dated is not None and dated[1] == (0, len(words))
