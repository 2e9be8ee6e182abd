"""Why a page was read as it was: for each cut and each role, the evidence that spoke for it and against it.

Reads the text again as `parse` does and compares, line by line, what was chosen with what the line would have been
instead. Pieces of evidence that tell the same (a theme, `themes.py`) are added up. Goes in: decoded text. Comes out:
values; the words are made where people read them. Weights are natural logarithms of odds: 0.7 doubles a likelihood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdesk.domain import FurnitureRole
from newsdesk.importing.decoding import Reading
from newsdesk.importing.evidence import evidence
from newsdesk.importing.labels import FOLLOWERS, Label, starts_story
from newsdesk.importing.lines import find_lines
from newsdesk.importing.other_texts import KINDS, other_kind
from newsdesk.importing.page import Page
from newsdesk.importing.roles import allowed_labels, give_roles
from newsdesk.importing.sheets import Stretch, lay_out
from newsdesk.importing.themes import facts_of, theme_of
from newsdesk.importing.two_heads import HEADLINE_FIRST, KICKER_FIRST, kicker_odds, pair_of
from newsdesk.importing.weights import Weights, fitted, order_evidence

SLIGHT = 0.15  # what weighs less is not told
RULED = 10.0  # stands for certainty where a rule and no weight decided
_MOST = 6  # grounds on either side


@dataclass(frozen=True, slots=True)
class Ground:
    """What spoke for a reading (`weight` above 0) or against it: a theme, and the facts it rests on as codes."""

    theme: str
    facts: tuple[str, ...]
    weight: float


_RULE = Ground("rule", (), RULED)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line and what it was taken for. `number` counts the lines of the file from 1; `start` is a code point;
    `sure` is 0 to 1. `instead` is what the line would rather have been by itself and by the joint above it, None where
    a rule allowed nothing else. `grounds` are sorted, the heaviest first.
    """

    number: int
    start: int
    words: str
    label: Label
    sure: float
    instead: Label | None
    grounds: tuple[Ground, ...]

    @property
    def starts(self) -> bool:
        """Whether an article begins here."""
        return starts_story(self.label)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A line that belongs to the page and not to a story."""

    number: int
    start: int
    words: str
    role: FurnitureRole


@dataclass(frozen=True, slots=True)
class Explanation:
    """All verdicts of a text in the order in which it is read; `kind` names a text that is no newspaper page."""

    kind: str | None
    lines: tuple[Verdict | Recognised, ...]


def explain(text: str, *, weights: Weights | None = None) -> Explanation:
    """Explain how `text` is read. Never raises, whatever the text."""
    table = weights or fitted()
    shown = [line for line in find_lines(text) if line.words]
    kind = other_kind(shown)
    if kind is not None:
        return Explanation(next(name for name, one in KINDS.items() if one is kind), ())
    found: list[Verdict | Recognised] = []
    for part in lay_out(shown):
        if isinstance(part, Stretch):
            found += _verdicts(part, give_roles(part, table), table)
        else:
            found += [Recognised(line.number, line.start, line.words, part.role) for line in part.lines]
    return Explanation(None, tuple(found))


def _verdicts(stretch: Stretch, reading: Reading, table: Weights) -> Iterator[Verdict]:
    """A verdict for every line that begins something, or that carries on below a blank line."""
    page = Page(stretch.lines)
    allowed = allowed_labels(page, continued=stretch.continued)
    for at, line in enumerate(stretch.lines):
        label = reading.labels[at]
        if not (label.begins or line.gap):
            continue
        before = reading.labels[at - 1] if at else None
        instead = _instead(page, at, label, before, allowed=allowed[at], table=table)
        sure = reading.starts[at] if starts_story(label) else reading.sureness[at]
        grounds = _grounds(page, at, (label, instead), before, table) if instead is not None else (_RULE,)
        grounds = (*_two_heads(stretch, reading, at, table), *grounds)
        yield Verdict(line.number, line.start, line.words, label, sure, instead, _sorted(grounds))


def _two_heads(stretch: Stretch, reading: Reading, at: int, table: Weights) -> tuple[Ground, ...]:
    """What the table of pairs said at the second line of a head of two, where it has the last word."""
    heads = tuple(reading.labels[at - 1 : at + 1]) if at else ()
    if heads not in (KICKER_FIRST, HEADLINE_FIRST):
        return ()
    odds = kicker_odds(pair_of(stretch.lines[at - 1].words, stretch.lines[at].words), table.pairs)
    told = "kicker and headline" if odds > 0 else "headline and deck"
    return (Ground("two_heads", (told,), round(odds if heads == KICKER_FIRST else -odds, 2)),) if odds else ()


def _instead(
    page: Page, at: int, label: Label, before: Label | None, *, allowed: Sequence[Label], table: Weights
) -> Label | None:
    """What the line would be if it were not what it is: a start that is none, or another role."""
    scores = table.score(evidence(page, at))
    steps = table.order(page.joints[at])[before] if before is not None else (0.0,) * len(scores)
    others = [
        other
        for other in allowed
        if (before is None or other in FOLLOWERS[before])
        and (starts_story(other) != starts_story(label) if starts_story(label) else other is not label)
    ]
    return max(others, key=lambda one: scores[one] + steps[one], default=None)


def _grounds(
    page: Page, at: int, pair: tuple[Label, Label], before: Label | None, table: Weights
) -> tuple[Ground, ...]:
    """What spoke for the first of two labels against the second, theme by theme, the heaviest on either side."""
    sums: dict[tuple[str, tuple[str, ...]], float] = defaultdict(float)
    for one in (*evidence(page, at), *(order_evidence(before, page.joints[at]) if before is not None else ())):
        weight = table.leaning(one, *pair)
        if weight:
            sums[theme_of(one), facts_of(page, at, one, before)] += weight
    told = [(weight, theme, facts) for (theme, facts), weight in sums.items() if abs(weight) >= SLIGHT]
    grounds = _sorted([Ground(theme, facts, round(weight, 2)) for weight, theme, facts in told])
    spoke_for = [ground for ground in grounds if ground.weight > 0][:_MOST]
    against = [ground for ground in grounds if ground.weight < 0][:_MOST]
    return (*spoke_for, *against)


def _sorted(grounds: Sequence[Ground]) -> tuple[Ground, ...]:
    return tuple(sorted(grounds, key=lambda ground: -abs(ground.weight)))
