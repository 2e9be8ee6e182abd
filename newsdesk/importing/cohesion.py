"""Cohesion: whether the text below a line goes on with what the text above it speaks of.

A story keeps to its people, places and matters; a new one brings its own. Pairs of characters stand for words, and
those that the page uses everywhere (的时候, 记者) weigh little (Hearst 1997, TextTiling, with the page itself as the
measure of how rare a word is). Goes in: the lines of a page. Comes out: how much two neighbouring texts share, as a
number from 0 to 1. Knows no roles. A text's length does not count: only the nearest characters are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log

from newsdesk.importing.characters import HAN
from newsdesk.importing.lines import Line

REACH = 260  # characters above and below that are compared
_RUNS = re.compile(f"[{HAN}]{{2,}}")
_CHUNK = 160  # characters in which a pair is counted once

Pairs = set[str]


@dataclass(frozen=True, slots=True)
class Matter:
    """What a line and the texts around it share, each 0 to 1: the text above with the text `across` the line, the line
    itself with the text `above` and with the text `below`. None where there is too little to tell by.
    """

    across: float | None
    above: float | None
    below: float | None


class Cohesion:
    """The words of a page and how rare they are there."""

    __slots__ = ("_chunks", "_firsts", "_lasts", "_lengths", "_seen")

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lengths = [len(line.words) for line in lines]
        # A long line counts with the characters nearest to what is compared.
        self._firsts = [pairs_in(line.words[:REACH]) for line in lines]
        self._lasts = [
            pairs_in(line.words[-REACH:]) if length > REACH else first
            for line, length, first in zip(lines, self._lengths, self._firsts, strict=True)
        ]
        self._seen: Counter[str] = Counter()
        self._chunks = 0
        self._count(lines)

    def _count(self, lines: Sequence[Line]) -> None:
        chunk: Pairs = set()
        room = _CHUNK
        for line in lines:
            chunk |= pairs_in(line.words)
            room -= len(line.words)
            if room <= 0:
                self._close(chunk)
                chunk, room = set(), _CHUNK
        self._close(chunk)

    def _close(self, chunk: Pairs) -> None:
        self._chunks += 1
        self._seen.update(chunk)

    def knows(self, pair: str) -> bool:
        """Whether the page has these two characters side by side within some line."""
        return pair in self._seen

    def around(self, at: int) -> Matter:
        """What line `at` and the texts above and below it share."""
        above = self._near(self._lasts, range(at - 1, -1, -1))
        below = self._near(self._firsts, range(at + 1, len(self._lengths)))
        mine = self._firsts[at]
        return Matter(self._shared(above, below), self._found(mine, above), self._found(mine, below))

    def _near(self, pairs: Sequence[Pairs], places: Iterable[int]) -> Pairs:
        found: Pairs = set()
        room = REACH
        for place in places:
            found |= pairs[place]
            room -= self._lengths[place]
            if room <= 0:
                break
        return found

    def _weight(self, pairs: Pairs) -> float:
        chunks, seen = self._chunks, self._seen
        return sum([log(chunks / seen[pair]) for pair in pairs]) if chunks > 1 else float(len(pairs))

    def _shared(self, one: Pairs, other: Pairs) -> float | None:
        least = min(self._weight(one), self._weight(other))
        return self._weight(one & other) / least if least > 0 else None

    def _found(self, mine: Pairs, text: Pairs) -> float | None:
        whole = self._weight(mine)
        return self._weight(mine & text) / whole if whole > 0 and text else None


def pairs_in(words: str) -> Pairs:
    """All pairs of Han characters that stand side by side."""
    return {pair for run in _RUNS.findall(words) for pair in map("".join, pairwise(run))}
