"""The fitted tables: how much each piece of evidence speaks for each label, and what pairs of head lines were.

A row of `weights.tsv` is: evidence, label, weight (natural logarithm of odds). Evidence that begins with `after …` is
about the order of two lines. A row of `two_heads.tsv` counts a pair of head lines. `tools/fit_weights.py` writes both.
Goes in: the tables. Comes out: scores and counts. Knows no text.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from math import exp

from newsdesk.importing.labels import ALL, FOLLOWERS, Label

Scores = tuple[float, ...]
Row = tuple[str, str, float]
Pair = tuple[str, str, str]  # what the upper of two head lines is like, what the lower, how their lengths compare
PairCounts = Mapping[Pair, tuple[int, int]]  # how often kicker and headline, and how often headline and deck
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
    """The fitted tables, ready to score lines and the steps between them; `pairs` is the table of two head lines."""

    def __init__(self, rows: Iterable[Row], pairs: PairCounts | None = None) -> None:
        self.pairs: PairCounts = pairs or {}
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


def read_pairs(table: str) -> PairCounts:
    """The counts of a table as text: tab-separated, the first line naming the columns."""
    counts = {}
    for line in table.splitlines()[1:]:
        upper, lower, compared, kickers, decks = line.split("\t")
        counts[upper, lower, compared] = int(kickers), int(decks)
    return counts


@cache
def fitted() -> Weights:
    """The weights that come with the program."""
    return Weights(read_rows(_table("weights.tsv")), read_pairs(_table("two_heads.tsv")))


def _table(name: str) -> str:
    return files("newsdesk.importing").joinpath(name).read_text(encoding="utf-8")


LEGAL: tuple[tuple[Label, ...], ...] = tuple(FOLLOWERS[label] for label in ALL)
