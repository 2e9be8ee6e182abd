"""Fits the table of weights by which pages are read (`newsdesk/importing/weights.tsv`).

    python tools/fit_weights.py FOLDER                fits on all editions and writes the table
    python tools/fit_weights.py FOLDER --folds 5      writes a table a fold, each fitted without that fold's editions

FOLDER holds NAME.txt with NAME.truth.json beside it. A conditional random field over the lines of a stretch, fitted by
stochastic gradient (AdaGrad) with a penalty on small weights; standard library only, so that anybody can run it again.
Editions that print one article in common always fall into one fold.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import exp, sqrt
from pathlib import Path

from newsdesk.importing.evidence import Page, evidence
from newsdesk.importing.labels import ALL, BODY, FIRST, FIRST_AFTER_JUMP, FOLLOWERS, Label
from newsdesk.importing.lines import Line, find_lines
from newsdesk.importing.sheets import Stretch, lay_out
from newsdesk.importing.weights import order_evidence

RARE = 3  # evidence seen less often than this is left out
WORDS_RARE = 6  # the same for single words and characters
COUNT = len(ALL)
LEGAL_BEFORE = [[b for b in ALL if label in FOLLOWERS[b]] for label in ALL]
ROLE_LABELS = {"kicker": 0, "headline": 2, "deck": 4, "byline": 6, "body": 8}

TARGET = Path(__file__).resolve().parent.parent / "newsdesk" / "importing" / "weights.tsv"


@dataclass
class Example:
    """A stretch ready for fitting: numbered evidence and permitted labels for each line, and the right labels."""

    edition: str
    features: list[tuple[int, ...]]
    orders: list[str]
    allowed: list[list[int]]
    right: list[int]


@dataclass
class Edition:
    """A measured edition: its name, its text and its truth."""

    name: str
    text: str
    truth: dict[str, object]


def read_editions(folder: Path) -> list[Edition]:
    """All editions of a folder, by name."""
    editions = []
    for path in sorted(folder.glob("*.txt")):
        truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
        text = path.read_bytes().decode(truth.get("encoding", "utf-8")).removeprefix("\ufeff")
        editions.append(Edition(path.stem, text, truth))
    return editions


def owners(truth: dict) -> dict[int, tuple[int, int]]:
    """For each owned code point its article and element."""
    return {
        i: (a, e)
        for a, article in enumerate(truth["articles"])
        for e, element in enumerate(article["elements"])
        for start, end in element["spans"]
        for i in range(start, end)
    }


def right_labels(lines: tuple[Line, ...], owner: dict, truth: dict, seen: set) -> list[int] | None:
    """The labels of these lines according to the truth; None where it gives them no legal row."""
    labels: list[int] = []
    for line in lines:
        mine = owner.get(line.start)
        if mine is None:
            return None
        role = ROLE_LABELS[truth["articles"][mine[0]]["elements"][mine[1]]["role"]]
        labels.append(role + (mine in seen))
        seen.add(mine)
    for before, label in zip(labels, labels[1:], strict=False):
        if Label(label) not in FOLLOWERS[Label(before)]:
            return None
    return labels


def examples(editions: list[Edition], known: dict[str, int] | None) -> tuple[list[Example], dict[str, int]]:
    """Stretches with right labels, and the numbers of the pieces of evidence (those given, or all that are not rare)."""
    raw = []
    counts: Counter[str] = Counter()
    for edition in editions:
        owner, seen = owners(edition.truth), set()
        for part in lay_out([line for line in find_lines(edition.text) if line.words]):
            if not isinstance(part, Stretch):
                continue
            labels = right_labels(part.lines, owner, edition.truth, seen)
            if labels is None:
                continue
            page = Page(part.lines)
            found = [evidence(page, at) for at in range(len(part.lines))]
            raw.append((edition.name, page, found, labels, part.continued))
            for one in found:
                counts.update(one)
    if known is None:
        kept = [e for e, n in counts.items() if n >= (WORDS_RARE if _about_words(e) else RARE)]
        known = {e: n for n, e in enumerate(sorted(kept))}
    return [_example(*one, known) for one in raw], known


def _about_words(name: str) -> bool:
    return name.startswith(("last words", "first words", "last character"))


def _example(name, page, found, labels, continued, known) -> Example:
    kept = "kept" if page.setting.wrapped else "flow"
    allowed = [list(BODY) if inside else list(ALL) for inside in page.inside]
    allowed[0] = list(FIRST_AFTER_JUMP if continued else FIRST)
    for options, label in zip(allowed, labels, strict=True):
        if label not in options:
            options.append(label)
    return Example(
        name,
        [tuple(known[e] for e in one if e in known) for one in found],
        [f"{kept} gap {gap}" for gap in page.gaps],
        [[int(x) for x in options] for options in allowed],
        labels,
    )


class Field:
    """The weights while they are being fitted, with AdaGrad's memory of past gradients."""

    def __init__(self, features: int, rate: float, penalty: float) -> None:
        self.rate, self.penalty = rate, penalty
        self.weights = [[0.0] * COUNT for _ in range(features)]
        self.squares = [[1e-3] * COUNT for _ in range(features)]
        self.steps: dict[str, list[list[float]]] = defaultdict(lambda: [[0.0] * COUNT for _ in ALL])
        self.step_squares: dict[str, list[list[float]]] = defaultdict(lambda: [[1e-3] * COUNT for _ in ALL])

    def learn(self, example: Example) -> float:
        """One step on one stretch; returns the loss before it."""
        scores = [self._score(features) for features in example.features]
        moved = {order: [[exp(w) for w in row] for row in self.steps[order]] for order in set(example.orders)}
        forward, scale = self._forward(example, scores, moved)
        backward = self._backward(example, scores, moved)
        loss = 0.0
        for at in range(len(scores)):
            here, there = forward[at], backward[at]
            total = sum(here[x] * there[x] for x in example.allowed[at])
            share = {x: here[x] * there[x] / total for x in example.allowed[at]}
            right = example.right[at]
            loss += 1 - share[right]
            if share[right] < 0.999:
                gradient = [(x, p - (x == right)) for x, p in share.items() if p > 1e-4 or x == right]
                self._update(example.features[at], gradient)
            if at:
                self._update_step(example, at, forward[at - 1], there, scores[at], moved)
        return loss

    def _score(self, features):
        rows = [self.weights[f] for f in features]
        return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * COUNT

    def _forward(self, example, scores, moved):
        rows, scale = [], []
        for at, score in enumerate(scores):
            top = max(score[x] for x in example.allowed[at])
            row = [0.0] * COUNT
            for x in example.allowed[at]:
                if at == 0:
                    arriving = 1.0
                else:
                    step, before = moved[example.orders[at]], rows[-1]
                    arriving = sum(before[b] * step[b][x] for b in LEGAL_BEFORE[x])
                row[x] = arriving * exp(score[x] - top)
            total = sum(row) or 1e-300
            rows.append([v / total for v in row])
            scale.append(total)
        return rows, scale

    def _backward(self, example, scores, moved):
        rows = [[0.0] * COUNT for _ in scores]
        rows[-1] = [1.0 if x in example.allowed[-1] else 0.0 for x in range(COUNT)]
        for at in range(len(scores) - 2, -1, -1):
            score, step, after = scores[at + 1], moved[example.orders[at + 1]], rows[at + 1]
            top = max(score[x] for x in example.allowed[at + 1])
            leaving = {x: after[x] * exp(score[x] - top) for x in example.allowed[at + 1]}
            row = [0.0] * COUNT
            for b in example.allowed[at]:
                row[b] = sum(leaving[x] * step[b][x] for x in FOLLOWERS[Label(b)] if x in leaving)
            total = sum(row) or 1e-300
            rows[at] = [v / total for v in row]
        return rows

    def _update(self, features, gradient):
        for f in features:
            weights, squares = self.weights[f], self.squares[f]
            for x, g in gradient:
                g += self.penalty * weights[x]
                squares[x] += g * g
                weights[x] -= self.rate * g / sqrt(squares[x])

    def _update_step(self, example, at, before, there, score, moved):
        order = example.orders[at]
        step = moved[order]
        top = max(score[x] for x in example.allowed[at])
        pairs = {}
        total = 0.0
        for x in example.allowed[at]:
            leaving = there[x] * exp(score[x] - top)
            if leaving <= 0:
                continue
            for b in LEGAL_BEFORE[x]:
                mass = before[b] * step[b][x] * leaving
                if mass > 0:
                    pairs[b, x] = mass
                    total += mass
        right = (example.right[at - 1], example.right[at])
        if pairs.get(right, 0.0) > 0.999 * total:
            return
        weights, squares = self.steps[order], self.step_squares[order]
        for (b, x), mass in pairs.items():
            share = mass / total
            g = share - ((b, x) == right)
            if abs(g) < 1e-4:
                continue
            g += self.penalty * weights[b][x]
            squares[b][x] += g * g
            weights[b][x] -= self.rate * g / sqrt(squares[b][x])


def fit(chosen: list[Example], features: int, rounds: int, rate: float, penalty: float, note: str) -> Field:
    """Fit a field to the chosen examples."""
    field = Field(features, rate, penalty)
    order = list(chosen)
    shuffler = random.Random(7)
    for turn in range(rounds):
        shuffler.shuffle(order)
        field.rate = rate * (1.0 if turn < rounds * 0.6 else 0.4)
        loss = sum(field.learn(example) for example in order)
        print(f"{note} round {turn + 1}: {loss:.1f} labels in doubt", file=sys.stderr, flush=True)
    return field


def write(field: Field, known: dict[str, int], target: Path, smallest: float) -> int:
    """Write all weights that count for something; returns how many rows."""
    rows = []
    for name, n in known.items():
        for label in ALL:
            weight = field.weights[n][label]
            if abs(weight) >= smallest:
                rows.append((name, label.name.lower(), weight))
    for order, matrix in field.steps.items():
        kept, _, gap = order.split(" ")
        for before in ALL:
            for label in FOLLOWERS[before]:
                if abs(matrix[before][label]) >= smallest:
                    rows.append((order_evidence(before, kept, gap), label.name.lower(), matrix[before][label]))
    lines = ["evidence\tlabel\tweight", *(f"{e}\t{label}\t{w:.2f}" for e, label, w in sorted(rows))]
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(rows)


def folds_of(editions: list[Edition], count: int) -> dict[str, int]:
    """The fold of each edition; editions that share an article's opening are kept together."""
    parent = {edition.name: edition.name for edition in editions}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    first_seen: dict[str, str] = {}
    for edition in editions:
        for article in edition.truth["articles"]:
            heads = [e for e in article["elements"] if e["role"] == "headline"]
            title = "".join(edition.text[s:t] for e in heads for s, t in e["spans"])
            key = "".join(c for c in title if c.isalnum())[:14]
            if len(key) >= 8:
                other = first_seen.setdefault(key, edition.name)
                parent[root(edition.name)] = root(other)
    groups: dict[str, list[str]] = defaultdict(list)
    for edition in editions:
        groups[root(edition.name)].append(edition.name)
    sizes = [0] * count
    placed = {}
    for group in sorted(groups.values(), key=lambda names: (-len(names), names)):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(group)
        placed |= dict.fromkeys(group, fold)
    return placed


def main() -> None:
    """Fit and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--only-fold", type=int)
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--rate", type=float, default=0.2)
    parser.add_argument("--penalty", type=float, default=0.002)
    parser.add_argument("--smallest", type=float, default=0.05)
    asked = parser.parse_args()
    editions = read_editions(asked.folder)
    if not asked.folds:
        ready, known = examples(editions, None)
        print(
            f"{len(ready)} stretches, {sum(len(e.right) for e in ready)} lines, {len(known)} kinds of evidence",
            file=sys.stderr,
        )
        field = fit(ready, len(known), asked.rounds, asked.rate, asked.penalty, "all")
        print(write(field, known, asked.out, asked.smallest), "rows")
        return
    placed = folds_of(editions, asked.folds)
    for fold in range(asked.folds):
        if asked.only_fold not in (None, fold):
            continue
        ready, known = examples([e for e in editions if placed[e.name] != fold], None)
        field = fit(ready, len(known), asked.rounds, asked.rate, asked.penalty, f"fold {fold}")
        write(field, known, asked.out.with_name(f"fold-{fold}.tsv"), asked.smallest)
    asked.out.with_name("folds.json").write_text(json.dumps(placed, indent=0), encoding="utf-8")


if __name__ == "__main__":
    main()
