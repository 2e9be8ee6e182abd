"""Giving roles: lines → stretches of story text between the page's furniture → a label for every line.

The evidence of a whole stretch is weighed together: the best legal row of labels wins. Knows what evidence and weights
are called, but no newspaper's habits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdesk.importing.decoding import Lattice, Reading, read
from newsdesk.importing.evidence import evidence
from newsdesk.importing.labels import ALL, BODY, CARRIED_OVER, FIRST, FIRST_AFTER_JUMP, IN_A_ROW, SIGNED, Label
from newsdesk.importing.lines import Line
from newsdesk.importing.page import ENDED, Page
from newsdesk.importing.sheets import Stretch
from newsdesk.importing.two_heads import counted, weigh_two_heads
from newsdesk.importing.weights import Weights

# What stands at a story's end and never at its head, whatever surrounds it.
_CLOSING = ("signed", "date alone")
_LONG_ROW = 8  # titles below each other: a table, verse or a list, of which only the first and last may be heads
_TALLEST_HEAD = 4
_LONGEST_VERSE = 16  # ems


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
        first = FIRST_AFTER_JUMP if continued else FIRST
        allowed[0] = [label for label in first if label in allowed[0]] or first
    return allowed


def _weighed(page: Page, at: int) -> Sequence[Label]:
    options = _by_its_words(page, at)
    if _begins_paragraph(page, at):
        return [label for label in options if label is not Label.PARAGRAPH_ON] or options
    return options


def _by_its_words(page: Page, at: int) -> Sequence[Label]:
    if page.bodily[at]:
        return BODY
    signs = page.signs(at)
    if at and any(sign in signs for sign in _CLOSING) and page.kind(at - 1) != "title":
        return (Label.PARAGRAPH,)
    if page.starts[at] == "carried over":
        return CARRIED_OVER
    if "asks or answers" in signs or ("end note" in signs and "all in brackets" in signs):
        return BODY
    if _in_a_long_row(page, at):
        return IN_A_ROW
    # `某街居民 甲乙` right below a finished sentence signs what stands above it.
    signature = at > 0 and "post and name" in signs and page.ends[at - 1] in ENDED and not page.lines[at].gap
    return SIGNED if signature or "byline" in signs else ALL


def _begins_paragraph(page: Page, at: int) -> bool:
    """Whether a line carries no paragraph on: set in below a finished sentence where paragraphs are set in, or right
    below another short line where lines are not kept as printed (verse, lists).
    """
    if not at:
        return False
    set_in = page.setting.indented and page.lines[at].indent >= 1 and page.ends[at - 1] in ENDED
    short = page.lines[at - 1].width <= _LONGEST_VERSE and page.lines[at].width <= _LONGEST_VERSE
    return set_in or (short and not page.setting.wrapped and not page.lines[at].gap)


def _in_a_long_row(page: Page, at: int) -> bool:
    """Whether a line stands in the midst of more titles than any head has."""
    above, below = page.titles_around(at)
    return above + below + 1 >= _LONG_ROW and above >= _TALLEST_HEAD and below >= _TALLEST_HEAD
