"""A conditional random field over rows of lines, fitted by stochastic gradient (AdaGrad) with a penalty on weights.

Goes in: examples (numbered evidence, permitted and right labels). Comes out: weights. Standard library only, so that
anybody can fit again. Knows no text.
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

Row = list[float]


@dataclass(frozen=True)
class Example:
    """A stretch ready for fitting."""

    features: list[tuple[int, ...]]
    joints: list[Joint]
    allowed: list[list[int]]
    right: list[int]


class Field:
    """The weights while they are being fitted, with AdaGrad's memory of past gradients."""

    def __init__(self, features: int, rate: float, penalty: float) -> None:
        self.rate = rate
        self.penalty = penalty
        self.weights: list[Row] = [[0.0] * COUNT for _ in range(features)]
        self.steps: dict[str, Row] = defaultdict(lambda: [0.0] * COUNT)
        self._remembered = 0
        self._totals: list[Row] = [[0.0] * COUNT for _ in range(features)]
        self._step_totals: dict[str, Row] = defaultdict(lambda: [0.0] * COUNT)
        self._squares: list[Row] = [[1e-3] * COUNT for _ in range(features)]
        self._step_squares: dict[str, Row] = defaultdict(lambda: [1e-3] * COUNT)

    def learn(self, example: Example) -> float:
        """One step on one stretch; returns how many of its labels were in doubt before it."""
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

    def remember(self) -> None:
        """Count the weights as they are now into their average."""
        self._remembered += 1
        for weights, total in zip(self.weights, self._totals, strict=True):
            for label, weight in enumerate(weights):
                total[label] += weight
        for name, weights in self.steps.items():
            total = self._step_totals[name]
            for label, weight in enumerate(weights):
                total[label] += weight

    def average(self) -> tuple[list[Row], dict[str, Row]]:
        """The average of the remembered weights, of evidence and of steps: it errs less on other papers."""
        count = self._remembered
        mean = [[total / count for total in row] for row in self._totals]
        return mean, {name: [total / count for total in row] for name, row in self._step_totals.items()}

    def _score(self, features: Sequence[int]) -> Row:
        rows = [self.weights[feature] for feature in features]
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * COUNT

    def _moves(self, joint: Joint) -> list[Row]:
        """For each label, how much each label is favoured after it."""
        rows = [[self.steps[name] for name in order_evidence(before, joint)] for before in ALL]
        return [[exp(sum(column)) for column in zip(*row, strict=True)] for row in rows]

    def _move_labels(self, features: Sequence[int], right: int, share: dict[int, float]) -> None:
        gradient = [(x, p - (x == right)) for x, p in share.items() if p > NOTHING or x == right]
        for feature in features:
            weights, squares = self.weights[feature], self._squares[feature]
            for label, slope in gradient:
                self._descend(weights, squares, label, slope)

    def _move_steps(self, joint: Joint, right: tuple[int, int], pairs: dict[tuple[int, int], float]) -> None:
        total = sum(pairs.values())
        if not total or pairs.get(right, 0.0) > CERTAIN * total:
            return
        for (before, label), mass in pairs.items():
            slope = mass / total - ((before, label) == right)
            if abs(slope) > NOTHING:
                for name in order_evidence(Label(before), joint):
                    self._descend(self.steps[name], self._step_squares[name], label, slope)

    def _descend(self, weights: Row, squares: Row, label: int, slope: float) -> None:
        slope += self.penalty * weights[label]
        squares[label] += slope * slope
        weights[label] -= self.rate * slope / sqrt(squares[label])


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
