"""A conditional random field over rows of lines, fitted by regularised dual averaging (Xiao 2010; AdaGrad's steps).

Every weight is worked out from the sum of its gradients less a penalty that grows with time, so most of them are
nothing and the table stays small: what counts is what many pages need. Goes in: examples (numbered evidence, permitted
and right labels). Comes out: weights. Standard library only, so that anybody can fit again. Knows no text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, sqrt

from newsdesk.importing.labels import ALL, FOLLOWERS, Label
from newsdesk.importing.weights import Joint, order_evidence

COUNT = len(ALL)
BEFORE = [[int(before) for before in ALL if label in FOLLOWERS[before]] for label in ALL]
AFTER = [[int(after) for after in FOLLOWERS[label]] for label in ALL]
CERTAIN = 0.999  # what is likelier than this teaches nothing
NOTHING = 1e-4
FIRST_SQUARE = 1e-3  # keeps the first steps finite

Row = list[float]


@dataclass(frozen=True)
class Example:
    """A stretch ready for fitting."""

    features: list[tuple[int, ...]]
    joints: list[Joint]
    allowed: list[list[int]]
    right: list[int]


class Weighed:
    """The weights of one piece of evidence for all labels, and the gradients that led to them."""

    __slots__ = ("slopes", "squares", "time", "weights")

    def __init__(self) -> None:
        self.slopes = [0.0] * COUNT
        self.squares = [FIRST_SQUARE] * COUNT
        self.weights = [0.0] * COUNT
        self.time = 0


class Field:
    """The weights while they are being fitted. `penalty` is what a weight's gradients must exceed in each example."""

    def __init__(self, features: int, rate: float, penalty: float) -> None:
        self.rate = rate
        self.penalty = penalty
        self.time = 0  # examples seen
        self.features = [Weighed() for _ in range(features)]
        self.steps: dict[str, Weighed] = defaultdict(Weighed)

    def learn(self, example: Example) -> float:
        """One step on one stretch; returns how many of its labels were in doubt before it."""
        self.time += 1
        scores = [self._score(features) for features in example.features]
        moves = {joint: self._moves(joint) for joint in set(example.joints)}
        forward = _forward(example, scores, moves)
        backward = _backward(example, scores, moves)
        doubt = 0.0
        for at in range(len(scores)):
            share = _shares(example.allowed[at], forward[at], backward[at])
            right = example.right[at]
            doubt += 1 - share[right]
            if share[right] < CERTAIN:
                self._move_labels(example.features[at], right, share)
            if at:
                pairs = _pairs(example, at, (forward[at - 1], backward[at]), scores[at], moves)
                self._move_steps(example.joints[at], (example.right[at - 1], right), pairs)
        return doubt

    def fitted(self) -> tuple[list[Row], dict[str, Row]]:
        """The weights of evidence and of steps as they are now."""
        self.time += 1
        return [self._row(one) for one in self.features], {name: self._row(one) for name, one in self.steps.items()}

    def _row(self, one: Weighed) -> Row:
        """The weights of this evidence in this example, worked out once."""
        if one.time != self.time:
            one.time = self.time
            free = self.penalty * self.time
            for label, slope in enumerate(one.slopes):
                beyond = abs(slope) - free
                size = beyond * self.rate / sqrt(one.squares[label]) if beyond > 0 else 0.0
                one.weights[label] = -size if slope > 0 else size
        return one.weights

    def _score(self, features: Sequence[int]) -> Row:
        rows = [self._row(self.features[feature]) for feature in features]
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * COUNT

    def _moves(self, joint: Joint) -> list[Row]:
        """For each label, how much each label is favoured after it."""
        rows = [[self._row(self.steps[name]) for name in order_evidence(before, joint)] for before in ALL]
        return [[exp(sum(column)) for column in zip(*row, strict=True)] for row in rows]

    def _move_labels(self, features: Sequence[int], right: int, share: dict[int, float]) -> None:
        gradient = [(x, p - (x == right)) for x, p in share.items() if p > NOTHING or x == right]
        for feature in features:
            for label, slope in gradient:
                _descend(self.features[feature], label, slope)

    def _move_steps(self, joint: Joint, right: tuple[int, int], pairs: dict[tuple[int, int], float]) -> None:
        total = sum(pairs.values())
        if not total or pairs.get(right, 0.0) > CERTAIN * total:
            return
        for (before, label), mass in pairs.items():
            slope = mass / total - ((before, label) == right)
            if abs(slope) > NOTHING:
                for name in order_evidence(Label(before), joint):
                    _descend(self.steps[name], label, slope)


def _descend(one: Weighed, label: int, slope: float) -> None:
    one.slopes[label] += slope
    one.squares[label] += slope * slope


def _shares(allowed: Sequence[int], here: Row, there: Row) -> dict[int, float]:
    total = sum(here[x] * there[x] for x in allowed) or 1e-300
    return {x: here[x] * there[x] / total for x in allowed}


def _forward(example: Example, scores: list[Row], moves: dict[Joint, list[Row]]) -> list[Row]:
    rows: list[Row] = []
    for at, score in enumerate(scores):
        top = max(score[x] for x in example.allowed[at])
        row = [0.0] * COUNT
        for x in example.allowed[at]:
            arriving = 1.0
            if at:
                move, before = moves[example.joints[at]], rows[-1]
                arriving = sum(before[b] * move[b][x] for b in BEFORE[x])
            row[x] = arriving * exp(score[x] - top)
        rows.append(_scaled(row))
    return rows


def _backward(example: Example, scores: list[Row], moves: dict[Joint, list[Row]]) -> list[Row]:
    rows = [[0.0] * COUNT for _ in scores]
    rows[-1] = [1.0 if x in example.allowed[-1] else 0.0 for x in range(COUNT)]
    for at in range(len(scores) - 2, -1, -1):
        score, move, after = scores[at + 1], moves[example.joints[at + 1]], rows[at + 1]
        top = max(score[x] for x in example.allowed[at + 1])
        leaving = [0.0] * COUNT
        for x in example.allowed[at + 1]:
            leaving[x] = after[x] * exp(score[x] - top)
        row = [0.0] * COUNT
        for b in example.allowed[at]:
            row[b] = sum(leaving[x] * move[b][x] for x in AFTER[b])
        rows[at] = _scaled(row)
    return rows


def _scaled(row: Row) -> Row:
    total = sum(row) or 1e-300
    return [value / total for value in row]


def _pairs(
    example: Example, at: int, around: tuple[Row, Row], score: Row, moves: dict[Joint, list[Row]]
) -> dict[tuple[int, int], float]:
    """How likely each step from the line before to this one is, not yet summing to 1."""
    before, there = around
    move = moves[example.joints[at]]
    top = max(score[x] for x in example.allowed[at])
    pairs: dict[tuple[int, int], float] = {}
    for x in example.allowed[at]:
        leaving = there[x] * exp(score[x] - top)
        for b in BEFORE[x]:
            mass = before[b] * move[b][x] * leaving
            if mass > 0:
                pairs[b, x] = mass
    return pairs
