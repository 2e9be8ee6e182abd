"""Fits the table of weights by which pages are read (`newsdesk/importing/weights.tsv`).

    python tools/fit_weights.py FOLDER                      fits on all editions and writes the table
    python tools/fit_weights.py FOLDER --folds 5 --out DIR  writes a table a fold, each fitted without that fold
    python tools/read_folds.py FOLDER DIR                   reads each edition with the tables it was not fitted to

FOLDER holds measured editions (`measured.py`). Each is also set again in other layouts (`resetting.py`).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from measured import Edition, Place, folds_of, read_editions, read_invented
from random_field import Example, Field
from resetting import reset

from newsdesk.importing.evidence import evidence
from newsdesk.importing.labels import ALL, BODY, FOLLOWERS, Label
from newsdesk.importing.lines import Line, find_lines
from newsdesk.importing.page import Page
from newsdesk.importing.roles import allowed_labels
from newsdesk.importing.sheets import Stretch, lay_out
from newsdesk.importing.two_heads import pair_of
from newsdesk.importing.weights import Pair

RARE = 8  # evidence seen less often than this is left out
INVENTED_WEIGHT = 1  # how often each invented page is set again: they are of other papers than the measured ones
ROLE_LABELS = {
    "kicker": (Label.KICKER, Label.KICKER_ON),
    "headline": (Label.HEADLINE, Label.HEADLINE_ON),
    "deck": (Label.DECK, Label.DECK_ON),
    "byline": (Label.BYLINE, Label.BYLINE_ON),
    "body": (Label.PARAGRAPH, Label.PARAGRAPH_ON),
}
WEIGHTS_HEAD = "evidence\tlabel\tweight"
PAIRS_HEAD = "upper\tlower\tcompared\tkicker and headline\theadline and deck"
MOST_RETURNS = 3  # to an element that was left: a stray byline, a picture's caption between two columns
HEAD_LINES = ("kicker", "headline", "deck")
TARGET = Path(__file__).resolve().parent.parent / "newsdesk" / "importing" / "weights.tsv"


def right_labels(lines: Sequence[Line], edition: Edition, owner: dict[int, Place], seen: set[Place]) -> list[Label]:
    """The labels of these lines according to the truth; none where it gives them no legal row."""
    labels: list[Label] = []
    for line in lines:
        mine = owner[line.start]
        first, further = ROLE_LABELS[edition.articles[mine[0]][mine[1]].role]
        label = further if mine in seen else first
        if label is Label.HEADLINE and labels and labels[-1] in (Label.KICKER, Label.KICKER_ON):
            label = Label.UNDER_KICKER
        if label is Label.BYLINE and labels and labels[-1] in BODY:
            label = Label.STRAY_BYLINE
        labels.append(label)
        seen.add(mine)
    legal = all(label in FOLLOWERS[before] for before, label in pairwise(labels))
    return labels if legal and _in_order([owner[line.start] for line in lines]) else []


def _in_order(places: Sequence[Place]) -> bool:
    """Whether the text comes as one reads it: columns that stayed zipped together teach nothing."""
    left: set[Place] = set()
    returns = 0
    for before, place in pairwise(places):
        if place != before:
            left.add(before)
            returns += place in left
    return returns <= MOST_RETURNS


Seen = tuple[Page, list[tuple[str, ...]], list[Label], bool]


def stretches(edition: Edition) -> list[Seen]:
    """The stretches of an edition for which the truth has legal labels, with the evidence on each line."""
    owner, seen = edition.owners(), set[Place]()
    found: list[Seen] = []
    for part in lay_out([line for line in find_lines(edition.text) if line.words]):
        if isinstance(part, Stretch):
            # Furniture that reading does not recognise teaches nothing about stories.
            kept = [line for line in part.lines if line.start in owner]
            labels = right_labels(kept, edition, owner, seen)
            if labels:
                page = Page(kept)
                lines = [evidence(page, at) for at in range(len(kept))]
                found.append((page, lines, labels, part.continued))
    return found


def examples(editions: Sequence[Edition]) -> tuple[list[Example], dict[str, int]]:
    """All stretches ready for fitting, and the numbers of the pieces of evidence that are not rare."""
    ready = [stretch for edition in editions for stretch in stretches(edition)]
    counts = Counter(one for _, lines, _, _ in ready for line in lines for one in line)
    kept = sorted(one for one, count in counts.items() if count >= RARE)
    known = {one: number for number, one in enumerate(kept)}
    return [_example(stretch, known) for stretch in ready], known


def _example(stretch: Seen, known: dict[str, int]) -> Example:
    page, lines, labels, continued = stretch
    allowed = [[int(label) for label in options] for options in allowed_labels(page, continued=continued)]
    for options, label in zip(allowed, labels, strict=True):
        if label not in options:
            options.append(int(label))
    return Example(
        features=[tuple(known[one] for one in line if one in known) for line in lines],
        joints=page.joints,
        allowed=allowed,
        right=[int(label) for label in labels],
    )


def fit(editions: Sequence[Edition], asked: argparse.Namespace, note: str) -> list[str]:
    """Fit on these editions; returns the rows of the table."""
    invented = read_invented()
    more = [reset(edition, f"{edition.name}-{turn}") for turn in range(asked.reset) for edition in editions]
    more += [reset(edition, f"{edition.name}-{turn}") for turn in range(INVENTED_WEIGHT) for edition in invented]
    ready, known = examples([*editions, *invented, *more])
    field = Field(len(known), asked.rate, asked.penalty)
    shuffler = random.Random(7)  # noqa: S311 - the same order every time is what is wanted
    for turn in range(asked.rounds):
        shuffler.shuffle(ready)
        doubt = sum(field.learn(example) for example in ready)
        print(f"{note}, round {turn + 1}: {doubt:.0f} labels in doubt", file=sys.stderr, flush=True)
    return rows_of(field, known, asked.smallest)


def count_pairs(editions: Sequence[Edition]) -> list[str]:
    """How often heads of two lines were kicker and headline, or headline and deck, as rows of a table."""
    counts: dict[Pair, list[int]] = {}
    seen = set()
    for edition in editions:
        for article in edition.articles:
            heads = [(e.role, " ".join(edition.text[s:t] for s, t in e.spans)) for e in article if e.role in HEAD_LINES]
            words = tuple(words for _, words in heads)
            if len(heads) == 2 and words not in seen:
                seen.add(words)
                counts.setdefault(pair_of(*words), [0, 0])[heads[0][0] == "headline"] += 1
    return ["\t".join((*pair, *map(str, count))) for pair, count in sorted(counts.items())]


def rows_of(field: Field, known: dict[str, int], smallest: float) -> list[str]:
    """The weights that count for something, as rows of the table."""
    weights_of, steps = field.fitted()
    named = [(one, weights_of[number]) for one, number in known.items()] + list(steps.items())
    return sorted(
        f"{one}\t{label.name.lower()}\t{weights[label]:.2f}"
        for one, weights in named
        for label in ALL
        if abs(weights[label]) >= smallest
    )


def write(head: str, rows: Sequence[str], target: Path) -> None:
    """Write a table under the line that names its columns."""
    target.write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    print(f"{len(rows)} rows in {target}", file=sys.stderr)


def options() -> argparse.Namespace:
    """What is asked on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=TARGET, help="the table, or with --folds a folder for the tables")
    parser.add_argument("--reset", type=int, default=1, help="how often each edition is set again in another layout")
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--rate", type=float, default=0.1)
    parser.add_argument("--penalty", type=float, default=0.003, help="the greater, the smaller the table")
    parser.add_argument("--smallest", type=float, default=0.02, help="weights nearer to nothing are left out")
    asked = parser.parse_args()
    if asked.folds and asked.out == TARGET:
        parser.error("--folds needs --out, a folder for the tables")
    return asked


def main() -> None:
    """Fit and write."""
    asked = options()
    editions = read_editions(asked.folder)
    if not asked.folds:
        write(WEIGHTS_HEAD, fit(editions, asked, "all"), asked.out)
        write(PAIRS_HEAD, count_pairs([*editions, *read_invented()]), asked.out.with_name("two_heads.tsv"))
        return
    asked.out.mkdir(parents=True, exist_ok=True)
    placed = folds_of(editions, asked.folds)
    for fold in range(asked.folds):
        others = [edition for edition in editions if placed[edition.name] != fold]
        write(WEIGHTS_HEAD, fit(others, asked, f"fold {fold}"), asked.out / f"fold-{fold}.tsv")
        write(PAIRS_HEAD, count_pairs([*others, *read_invented()]), asked.out / f"fold-{fold}-two-heads.tsv")
    (asked.out / "folds.json").write_text(json.dumps(placed), encoding="utf-8")


if __name__ == "__main__":
    main()
