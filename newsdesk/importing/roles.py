"""Giving roles: lines → stretches of story text between the page's furniture → a label for every line.

The evidence of a whole stretch is weighed together: the best legal row of labels wins. Knows what evidence and weights
are called, but no newspaper's habits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from newsdesk.importing.decoding import Lattice, Reading, read
from newsdesk.importing.evidence import evidence
from newsdesk.importing.labels import (
    ALL,
    BODY,
    CARRIED_OVER,
    FIRST,
    FIRST_AFTER_JUMP,
    IN_A_ROW,
    SIGNED,
    Label,
    starts_story,
)
from newsdesk.importing.lines import Line
from newsdesk.importing.page import ENDED, HEADLIKE, Page
from newsdesk.importing.sheets import Stretch
from newsdesk.importing.two_heads import weigh_two_heads
from newsdesk.importing.weights import Weights

# What stands at a story's end and, but for a deck below a title, never at its head.
_CLOSING = ("signed", "date alone")
_REST_OF_NUMBER = re.compile(r"\d{1,4}[年月日号時时点分%％]")
_LONG_ROW = 8  # titles below each other: a table, verse or a list, of which only the first and last may be heads
_TALLEST_HEAD = 4
_LONGEST_VERSE = 16  # ems


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
    if at and page.ends[at - 1] == "comma":  # no story starts in the midst of a sentence
        return [label for label in options if not starts_story(label)] or options
    return options


def _by_its_words(page: Page, at: int) -> Sequence[Label]:
    return next((labels for rule, labels in _RULES if rule(page, at)), ALL)


def _breaks_number(page: Page, at: int) -> bool:
    """`…社云州12月3` above `1日电`: a number that the line's end cut in two."""
    return at > 0 and page.lines[at - 1].words[-1].isdecimal() and bool(_REST_OF_NUMBER.match(page.lines[at].words))


def _closes(page: Page, at: int) -> bool:
    return at > 0 and any(sign in page.signs(at) for sign in _CLOSING) and page.kind(at - 1) not in HEADLIKE


def _says_whence(page: Page, at: int) -> bool:
    return "end note" in page.signs(at) and "all in brackets" in page.signs(at)


def _signs_story(page: Page, at: int) -> bool:
    """`某街居民 甲乙` right below a finished sentence signs what stands above it."""
    ended = at > 0 and page.ends[at - 1] in ENDED and not page.lines[at].gap
    return ended and "post and name" in page.signs(at)


def _in_a_long_row(page: Page, at: int) -> bool:
    """Whether a line stands in the midst of more titles than any head has."""
    above, below = page.titles_around(at)
    return above + below + 1 >= _LONG_ROW and above >= _TALLEST_HEAD and below >= _TALLEST_HEAD


# What no weight may overrule: the first rule that holds says which labels are weighed at all.
_RULES: tuple[tuple[Callable[[Page, int], bool], Sequence[Label]], ...] = (
    (_breaks_number, (Label.PARAGRAPH_ON,)),
    (lambda page, at: page.bodily[at], BODY),
    (_closes, (Label.PARAGRAPH,)),
    (lambda page, at: page.starts[at] == "carried over", CARRIED_OVER),
    (lambda page, at: "asks or answers" in page.signs(at), (Label.PARAGRAPH,)),
    (lambda page, at: page.speaks(at), (Label.PARAGRAPH,)),
    (lambda page, at: "letter end" in page.signs(at), BODY),
    (_says_whence, BODY),
    (_in_a_long_row, IN_A_ROW),
    (_signs_story, SIGNED),
    (lambda page, at: "byline" in page.signs(at), SIGNED),
)


def _begins_paragraph(page: Page, at: int) -> bool:
    """Whether a line carries no paragraph on: set in below a finished sentence where paragraphs are set in, or right
    below another short line where lines are not kept as printed (verse, lists).
    """
    if not at:
        return False
    set_in = page.setting.indented and page.lines[at].indent >= 1 and page.ends[at - 1] in ENDED
    short = page.lines[at - 1].width <= _LONGEST_VERSE and page.lines[at].width <= _LONGEST_VERSE
    return set_in or (short and not page.setting.wrapped and not page.lines[at].gap)
