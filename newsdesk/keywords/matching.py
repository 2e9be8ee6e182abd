"""Finds thousands of terms in a text at once. Rows of tokens go in, their places come out; knows no text and no list.

An automaton after Aho and Corasick: a tree of all terms, a token a step, in which every node knows where to go on when
the next token does not fit, namely at the longest end of what was read that begins a term as well. So a text is read
once, whatever the number of terms. What a token is, its maker decides (`newsdesk.search.tokens`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple


class Found(NamedTuple):
    """A place of a term, by its number: its first token, and the first one beyond it."""

    first: int
    end: int
    term: int


class Automaton:
    """Terms, each a row of tokens with the number to call it by; several may have the same tokens or number."""

    def __init__(self, terms: Iterable[tuple[int, Sequence[str]]]) -> None:
        self._codes: dict[str, int] = {}  # of a token, so that a step in the tree is a number as well
        rows = [(number, [self._code(token) for token in row]) for number, row in terms if row]
        self._width = len(self._codes) + 1
        self._steps: dict[int, int] = {}  # node × width + code → node; a dictionary for each node takes ten times more
        self._ends: list[list[tuple[int, int]]] = [[]]  # by node: the length and number of the terms that end there
        for number, row in rows:
            self._ends[self._walk(row)].append((len(row), number))
        self._falls = [0] * len(self._ends)  # by node: where to go on when the next token does not fit
        self._link()

    def find(self, tokens: Sequence[str]) -> Iterator[Found]:
        """Every place of every term, overlapping ones too, in the order of their ends."""
        steps, falls, ends, width = self._steps, self._falls, self._ends, self._width
        codes = self._codes
        node = 0
        for position, token in enumerate(tokens, 1):
            code = codes.get(token)
            if code is None:
                node = 0
                continue
            following = steps.get(node * width + code)
            while following is None and node:
                node = falls[node]
                following = steps.get(node * width + code)
            node = following or 0
            for length, number in ends[node]:
                yield Found(position - length, position, number)

    def _code(self, token: str) -> int:
        return self._codes.setdefault(token, len(self._codes))

    def _walk(self, row: Sequence[int]) -> int:
        node = 0
        for code in row:
            step = node * self._width + code
            following = self._steps.get(step)
            if following is None:
                self._steps[step] = following = len(self._ends)
                self._ends.append([])
            node = following
        return node

    def _link(self) -> None:
        """Find where every node falls to, level by level; it ends what the node it falls to ends."""
        below: list[list[tuple[int, int]]] = [[] for _ in self._ends]
        for step, node in self._steps.items():
            below[step // self._width].append((step % self._width, node))
        waiting = deque(node for _, node in below[0])
        while waiting:
            node = waiting.popleft()
            for code, following in below[node]:
                self._falls[following] = fall = self._fall(node, code)
                self._ends[following] += self._ends[fall]
                waiting.append(following)

    def _fall(self, node: int, code: int) -> int:
        while node:
            node = self._falls[node]
            following = self._steps.get(node * self._width + code)
            if following is not None:
                return following
        return 0


def apart(found: Iterable[Found]) -> Iterator[Found]:
    """Of places that overlap the first from the left, and of those that begin together the longest.

    Of several terms at the same place, that of the lowest number.
    """
    beyond = 0
    for _, together in groupby(sorted(found), key=lambda place: place.first):
        place = max(together, key=lambda place: (place.end, -place.term))
        if place.first >= beyond:
            beyond = place.end
            yield place
