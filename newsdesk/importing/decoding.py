"""The best reading of a page: scores of lines and of the steps between them → the best legal row of labels (Viterbi),
and how sure each label and each start of a story is (forward and backward sums over all legal rows).

Goes in: scores. Comes out: a `Reading`. Knows no text. Linear in the number of lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import exp

from newsdesk.importing.labels import ALL, Label, starts_story
from newsdesk.importing.weights import LEGAL, Scores

_LOW = -1e30
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Lattice:
    """All readings that are allowed: for each line its scores and permitted labels, and the scores of each step.

    `steps[i]` leads from line i - 1 to line i, `ratios[i]` is its exponential; those of line 0 are not looked at.
    """

    scores: Sequence[Scores]
    allowed: Sequence[Sequence[Label]]
    steps: Sequence[Sequence[Scores]]
    ratios: Sequence[Sequence[Scores]]


@dataclass(frozen=True, slots=True)
class Reading:
    """The best labels; for each line how likely its label is, and how likely it is that a story starts there."""

    labels: tuple[Label, ...]
    sureness: tuple[float, ...]
    starts: tuple[float, ...]


# For each label the labels that may stand before it.
_BEFORE: tuple[tuple[Label, ...], ...] = tuple(tuple(b for b in ALL if label in LEGAL[b]) for label in ALL)
STARTS = tuple(label for label in ALL if starts_story(label))


def best_labels(lattice: Lattice) -> tuple[Label, ...]:
    """The legal row of labels with the greatest total score, of equal ones the first; () where no row is legal."""
    if not lattice.scores:
        return ()
    first = lattice.scores[0]
    best = {label: first[label] for label in lattice.allowed[0]}
    back: list[dict[Label, Label]] = []
    for at in range(1, len(lattice.scores)):
        best, chosen = _advance(best, lattice, at)
        if not best:
            return ()
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
    shares = [_shares(here, there) for here, there in zip(_forward(lattice), _backward(lattice), strict=True)]
    starts = tuple(min(1.0, sum(share.get(one, 0.0) for one in STARTS)) for share in shares)
    labels = _agreeing(lattice, best_labels(lattice), starts)
    sureness = tuple(min(1.0, share.get(label, 0.0)) for label, share in zip(labels, shares, strict=True))
    return Reading(labels, sureness, starts)


def _shares(here: dict[Label, float], there: dict[Label, float]) -> dict[Label, float]:
    """How likely each label of a line is, over all legal rows."""
    masses = {label: value * there.get(label, 0.0) for label, value in here.items()}
    total = sum(masses.values()) or 1.0
    return {label: mass / total for label, mass in masses.items()}


def _agreeing(lattice: Lattice, labels: tuple[Label, ...], starts: Sequence[float]) -> tuple[Label, ...]:
    """The best labels that start stories where most of the evidence does.

    A start can be likely although its likeliest single label is not: kicker and headline share what speaks for it.
    """
    doubtful = [at for at, label in enumerate(labels) if starts_story(label) != (starts[at] > _HALF)]
    if not doubtful:
        return labels
    allowed = list(lattice.allowed)
    for at in doubtful:
        wanted = starts[at] > _HALF
        kept = [label for label in allowed[at] if starts_story(label) == wanted]
        allowed[at] = kept or allowed[at]
    return best_labels(replace(lattice, allowed=allowed)) or labels


def _forward(lattice: Lattice) -> list[dict[Label, float]]:
    sums: list[dict[Label, float]] = []
    for at, scores in enumerate(lattice.scores):
        row: dict[Label, float] = {}
        top = max(scores[label] for label in lattice.allowed[at])
        for label in lattice.allowed[at]:
            if at == 0:
                arriving = 1.0
            else:
                step, before = lattice.ratios[at], sums[-1]
                arriving = sum(before[one] * step[one][label] for one in _BEFORE[label] if one in before)
            if arriving:
                row[label] = arriving * exp(max(-60.0, scores[label] - top))
        sums.append(_scaled(row))
    return sums


def _backward(lattice: Lattice) -> list[dict[Label, float]]:
    count = len(lattice.scores)
    sums: list[dict[Label, float]] = [{} for _ in range(count)]
    if not count:
        return sums
    sums[-1] = dict.fromkeys(lattice.allowed[-1], 1.0)
    for at in range(count - 2, -1, -1):
        scores, step, after = lattice.scores[at + 1], lattice.ratios[at + 1], sums[at + 1]
        top = max(scores[label] for label in after)
        leaving = {label: value * exp(max(-60.0, scores[label] - top)) for label, value in after.items()}
        row = {
            label: sum(leaving[one] * step[label][one] for one in LEGAL[label] if one in leaving)
            for label in lattice.allowed[at]
        }
        sums[at] = _scaled(row)
    return sums


def _scaled(row: dict[Label, float]) -> dict[Label, float]:
    total = sum(row.values())
    return {label: value / total for label, value in row.items()} if total else row
