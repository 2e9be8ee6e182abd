"""Cohesion: whether the text below a line goes on with what the text above it speaks of.

A story keeps to its people, places and matters; a new one brings its own. Pairs of characters stand for words, and
those that the page uses everywhere (的时候, 记者) weigh little (Hearst 1997, TextTiling, with the page itself as the
measure of how rare a word is). Goes in: the lines of a page. Comes out: how much two neighbouring texts share, as a
number from 0 to 1. Knows no roles. A text's length does not count: only the nearest characters are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from math import log

from newsdesk.importing.characters import HAN
from newsdesk.importing.lines import Line

REACH = 260  # characters above and below that are compared
_RUNS = re.compile(f"[{HAN}]{{2,}}")
_CHUNK = 160  # characters in which a pair is counted once


class Cohesion:
    """The words of a page and how rare they are there."""

    __slots__ = ("_chunks", "_lines", "_seen")

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._seen: Counter[str] = Counter()
        self._chunks = 0
        waiting = ""
        for line in lines:
            waiting += line.words
            if len(waiting) >= _CHUNK:
                self._count(waiting)
                waiting = ""
        self._count(waiting)

    def _count(self, words: str) -> None:
        self._chunks += 1
        self._seen.update(_pairs(words))

    def knows(self, pair: str) -> bool:
        """Whether the page has these two characters side by side in some line."""
        return pair in self._seen

    def across(self, at: int) -> float | None:
        """What the text above line `at` shares with the text below it; None where one of them is too short to tell."""
        return self._shared(self._above(at), self._below(at + 1))

    def echo(self, at: int) -> tuple[float | None, float | None]:
        """How much of line `at` itself is found again in the text above, and in the text below."""
        mine = _pairs(self._lines[at].words)
        return self._found(mine, self._above(at)), self._found(mine, self._below(at + 1))

    def _above(self, at: int) -> set[str]:
        found: set[str] = set()
        room = REACH
        while at > 0 and room > 0:
            at -= 1
            words = self._lines[at].words
            found |= _pairs(words[-room:])
            room -= len(words)
        return found

    def _below(self, at: int) -> set[str]:
        found: set[str] = set()
        room = REACH
        while at < len(self._lines) and room > 0:
            words = self._lines[at].words
            found |= _pairs(words[:room])
            room -= len(words)
            at += 1
        return found

    def _weight(self, pairs: set[str]) -> float:
        chunks, seen = self._chunks, self._seen
        return sum([log(chunks / seen[pair]) for pair in pairs]) if chunks > 1 else float(len(pairs))

    def _shared(self, one: set[str], other: set[str]) -> float | None:
        least = min(self._weight(one), self._weight(other))
        return self._weight(one & other) / least if least > 0 else None

    def _found(self, mine: set[str], text: set[str]) -> float | None:
        whole = self._weight(mine)
        return self._weight(mine & text) / whole if whole > 0 and text else None


def _pairs(words: str) -> set[str]:
    """All pairs of Han characters that stand side by side."""
    return {pair for run in _RUNS.findall(words) for pair in map("".join, pairwise(run))}
