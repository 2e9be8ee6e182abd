"""The table of weights: how much each piece of evidence speaks for each label, fitted by `tools/fit_weights.py`.

A row of `weights.tsv` is: evidence, label, weight (natural logarithm of odds). Evidence that begins with `after …` is
about the order of two lines. Goes in: the table. Comes out: scores. Knows no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from newsdesk.importing.labels import ALL, FOLLOWERS, Label

Scores = tuple[float, ...]
Row = tuple[str, str, float]
Joint = tuple[str, str, str]  # how the page is set, the gap between two lines, and how the first of them ended

_COUNT = len(ALL)
_KEPT_SCORES = 60_000
_NOTHING: Scores = (0.0,) * _COUNT


def order_evidence(before: Label, joint: Joint) -> tuple[str, ...]:
    """The names under which the table keeps what follows a line with this label, from the general to the exact.

    `after kicker`, `after kicker, gap 1`, `after kicker, flow gap 1`, `after kicker ending word brief, gap 1` …
    """
    manner, gap, end = joint
    name = f"after {before.name.lower()}"
    return (
        name,
        f"{name}, gap {gap}",
        f"{name}, {manner} gap {gap}",
        f"{name} ending {end}",
        f"{name} ending {end}, gap {gap}",
    )


class Weights:
    """The fitted table, ready to score lines and the steps between them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        labels = {label.name.lower(): label for label in ALL}
        table: dict[str, list[float]] = {}
        for evidence, label, weight in rows:
            table.setdefault(evidence, [0.0] * _COUNT)[labels[label]] = weight
        self._table: dict[str, Scores] = {evidence: tuple(row) for evidence, row in table.items()}
        self._scores: dict[tuple[str, ...], Scores] = {}
        self._orders: dict[Joint, tuple[Scores, ...]] = {}
        self._ratios: dict[Joint, tuple[Scores, ...]] = {}

    def score(self, evidence: tuple[str, ...]) -> Scores:
        """How much all the evidence together speaks for each label."""
        known = self._scores.get(evidence)
        if known is None:
            known = self._sum(evidence)
            if len(self._scores) >= _KEPT_SCORES:
                self._scores.clear()
            self._scores[evidence] = known
        return known

    def _sum(self, evidence: Iterable[str]) -> Scores:
        rows = [self._table[one] for one in evidence if one in self._table]
        return tuple(map(sum, zip(*rows, strict=True))) if rows else _NOTHING

    def order(self, joint: Joint) -> Sequence[Scores]:
        """For each label the scores of the labels that may follow it over such a joint (legal ones alone count)."""
        known = self._orders.get(joint)
        if known is None:
            known = tuple(self._sum(order_evidence(label, joint)) for label in ALL)
            self._orders[joint] = known
        return known

    def ratios(self, joint: Joint) -> Sequence[Scores]:
        """The same scores as factors of likelihood."""
        known = self._ratios.get(joint)
        if known is None:
            known = tuple(tuple(map(exp, row)) for row in self.order(joint))
            self._ratios[joint] = known
        return known

    def known(self) -> frozenset[str]:
        """All pieces of evidence that the table has a weight for."""
        return frozenset(self._table)

    def leaning(self, evidence: str, label: Label, other: Label) -> float:
        """How much more one piece of evidence speaks for `label` than for `other`; 0 where it is silent."""
        row = self._table.get(evidence)
        return row[label] - row[other] if row else 0.0


def read_rows(table: str) -> list[Row]:
    """The rows of a table as text: tab-separated, a line a row, the first line naming the columns."""
    rows = []
    for line in table.splitlines()[1:]:
        evidence, label, weight = line.split("\t")
        rows.append((evidence, label, float(weight)))
    return rows


@cache
def fitted() -> Weights:
    """The weights that come with the program."""
    return Weights(read_rows(files("newsdesk.importing").joinpath("weights.tsv").read_text(encoding="utf-8")))


LEGAL: tuple[tuple[Label, ...], ...] = tuple(FOLLOWERS[label] for label in ALL)
