"""The best reading of a page: scores of lines and of the steps between them → the best legal row of labels (Viterbi),
and how sure each label and each start of a story is (forward and backward sums over all legal rows).

Goes in: scores. Comes out: a `Reading`. Knows no text. Linear in the number of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from newsdesk.importing.labels import ALL, Label
from newsdesk.importing.weights import LEGAL, Scores

_LOW = -1e30


@dataclass(frozen=True, slots=True)
class Lattice:
    """All readings that are allowed: for each line its scores and permitted labels, and the scores of each step.

    `steps[i]` leads from line i - 1 to line i; `steps[0]` is not looked at.
    """

    scores: Sequence[Scores]
    allowed: Sequence[Sequence[Label]]
    steps: Sequence[Sequence[Scores]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The best labels; for each line how likely its label is, and how likely it is that a story starts there."""

    labels: tuple[Label, ...]
    sureness: tuple[float, ...]
    starts: tuple[float, ...]


# For each label the labels that may stand before it.
_BEFORE: tuple[tuple[Label, ...], ...] = tuple(tuple(b for b in ALL if label in LEGAL[b]) for label in ALL)


def best_labels(lattice: Lattice) -> tuple[Label, ...]:
    """The legal row of labels with the greatest total score; of equal ones the first in the order of labels."""
    if not lattice.scores:
        return ()
    first = lattice.scores[0]
    best = {label: first[label] for label in lattice.allowed[0]}
    back: list[dict[Label, Label]] = []
    for at in range(1, len(lattice.scores)):
        best, chosen = _advance(best, lattice, at)
        back.append(chosen)
    label = max(best, key=lambda one: best[one])
    row = [label]
    for chosen in reversed(back):
        label = chosen[label]
        row.append(label)
    return tuple(reversed(row))


def _advance(best: dict[Label, float], lattice: Lattice, at: int) -> tuple[dict[Label, float], dict[Label, Label]]:
    scores, step = lattice.scores[at], lattice.steps[at]
    reached: dict[Label, float] = {}
    chosen: dict[Label, Label] = {}
    for label in lattice.allowed[at]:
        top, source = _LOW, None
        for before in _BEFORE[label]:
            if before in best:
                total = best[before] + step[before][label]
                if total > top:
                    top, source = total, before
        if source is not None:
            reached[label] = top + scores[label]
            chosen[label] = source
    return reached, chosen


def read(lattice: Lattice) -> Reading:
    """The best labels, and how sure they are."""
    labels = best_labels(lattice)
    forward, backward = _forward(lattice), _backward(lattice)
    sureness, starts = [], []
    for at, label in enumerate(labels):
        here, there = forward[at], backward[at]
        total = sum(here[one] * there[one] for one in here) or 1.0
        sureness.append(min(1.0, here[label] * there[label] / total))
        starts.append(min(1.0, _start_mass(lattice, forward, there, at) / total))
    return Reading(labels, tuple(sureness), tuple(starts))


def _start_mass(lattice: Lattice, forward: list[dict[Label, float]], there: dict[Label, float], at: int) -> float:
    """The weight of all readings in which a story starts at this line, in the units of forward times backward."""
    here = forward[at]
    mass = here.get(Label.KICKER, 0.0) * there.get(Label.KICKER, 0.0)
    if Label.HEADLINE in here:
        mass += _headline_share(lattice, forward, at) * here[Label.HEADLINE] * there[Label.HEADLINE]
    return mass


def _headline_share(lattice: Lattice, forward: list[dict[Label, float]], at: int) -> float:
    """Of the readings with a headline here, the share in which no kicker stands before it."""
    if at == 0:
        return 1.0
    step = lattice.steps[at]
    body = whole = 0.0
    for before in _BEFORE[Label.HEADLINE]:
        part = forward[at - 1].get(before, 0.0) * exp(step[before][Label.HEADLINE])
        whole += part
        if before.in_body:
            body += part
    return body / whole if whole else 0.0


def _forward(lattice: Lattice) -> list[dict[Label, float]]:
    sums: list[dict[Label, float]] = []
    for at, scores in enumerate(lattice.scores):
        row: dict[Label, float] = {}
        top = max(scores[label] for label in lattice.allowed[at])
        for label in lattice.allowed[at]:
            if at == 0:
                arriving = 1.0
            else:
                step, before = lattice.steps[at], sums[-1]
                arriving = sum(before[one] * exp(step[one][label]) for one in _BEFORE[label] if one in before)
            if arriving:
                row[label] = arriving * exp(max(-60.0, scores[label] - top))
        sums.append(_scaled(row))
    return sums


def _backward(lattice: Lattice) -> list[dict[Label, float]]:
    count = len(lattice.scores)
    sums: list[dict[Label, float]] = [{} for _ in range(count)]
    if not count:
        return sums
    sums[-1] = {label: 1.0 for label in lattice.allowed[-1]}
    for at in range(count - 2, -1, -1):
        scores, step, after = lattice.scores[at + 1], lattice.steps[at + 1], sums[at + 1]
        top = max(scores[label] for label in after)
        leaving = {label: value * exp(max(-60.0, scores[label] - top)) for label, value in after.items()}
        row = {
            label: sum(leaving[one] * exp(step[label][one]) for one in LEGAL[label] if one in leaving)
            for label in lattice.allowed[at]
        }
        sums[at] = _scaled(row)
    return sums


def _scaled(row: dict[Label, float]) -> dict[Label, float]:
    total = sum(row.values())
    return {label: value / total for label, value in row.items()} if total else row
