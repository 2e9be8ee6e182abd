"""Which of two head lines is the headline: kicker over headline, or headline over deck.

The row of labels knows where a head stands; what its two lines are like decides between these two readings. The table
`two_heads.tsv` counts how often a pair of such lines was the one or the other (`tools/fit_weights.py` writes it).
Goes in: labels with their sureness. Comes out: the same labels, heads of two lines weighed again. Knows no layout.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from newsdesk.importing.decoding import Reading
from newsdesk.importing.labels import Label
from newsdesk.importing.lines import Line
from newsdesk.importing.signs import SIGNS
from newsdesk.importing.weights import Pair, PairCounts

KICKER_FIRST = (Label.KICKER, Label.UNDER_KICKER)
HEADLINE_FIRST = (Label.HEADLINE, Label.DECK)
# What counts in the upper and in the lower line, the most telling first.
UPPER = ("code first", "dash last", "row of clauses", "reporting end", "says when", "column name last")
LOWER = ("dash first", "agenda", "column name last", "row of clauses", "attends", "by how much", "question")
_READING = 0.55  # how much the sureness of the row of labels counts beside the table


def pair_of(upper: str, lower: str) -> Pair:
    """What two head lines are like."""
    ratio = len(lower) / (len(upper) or 1)
    compared = "longer below" if ratio > 1.6 else "alike" if ratio > 0.8 else "shorter below"
    return _likeness(upper, UPPER), _likeness(lower, LOWER), compared


def _likeness(words: str, wanted: Sequence[str]) -> str:
    return next((name for name in wanted if SIGNS[name](words)), "plain")


def weigh_two_heads(lines: Sequence[Line], reading: Reading, counts: PairCounts) -> Reading:
    """The reading with every head of two lines as its pair makes it likelier; how sure a label is stays as it was."""
    labels, sureness = list(reading.labels), list(reading.sureness)
    for at in range(len(labels) - 1):
        here = (labels[at], labels[at + 1])
        further = labels[at + 2] if at + 2 < len(labels) else Label.PARAGRAPH
        if here not in (KICKER_FIRST, HEADLINE_FIRST) or further.role is here[1].role or further is Label.DECK:
            continue
        odds = kicker_odds(pair_of(lines[at].words, lines[at + 1].words), counts)
        sure = min(max(min(sureness[at], sureness[at + 1]), 0.01), 0.99)
        leaning = log(sure / (1 - sure))
        total = odds + _READING * (leaning if here == KICKER_FIRST else -leaning)
        labels[at : at + 2] = KICKER_FIRST if total > 0 else HEADLINE_FIRST
    return Reading(tuple(labels), tuple(sureness), reading.starts)


def kicker_odds(pair: Pair, counts: PairCounts) -> float:
    """The logarithm of the odds that such a pair is kicker and headline; other lengths count a little too."""
    upper, lower, _ = pair
    kickers, decks = counts.get(pair, (0, 0))
    alike = [count for other, count in counts.items() if other[:2] == (upper, lower) and other != pair]
    kickers_alike = sum(count[0] for count in alike)
    decks_alike = sum(count[1] for count in alike)
    return log((kickers + 0.2 * kickers_alike + 0.5) / (decks + 0.2 * decks_alike + 0.5))
