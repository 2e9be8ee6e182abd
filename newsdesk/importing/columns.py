"""Setting columns apart that an extraction zipped together: A1 B1 A2 B2 … → A1 A2 … B1 B2 …

For each line it is decided which of two streams it carries on. What tells is the pair of characters where two lines
would meet: a pair that the page uses elsewhere in the midst of a line is probably one word broken in two. The best
reading of the whole stretch wins. Goes in: lines. Comes out: the same lines in reading order. Linear in their number.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from newsdesk.importing.blocks import find_setting
from newsdesk.importing.characters import CLOSERS, COMMAS, STOPS, is_han
from newsdesk.importing.lines import Line

_KNOWN = 2.0  # logarithm of how much likelier a known pair is where a sentence runs on than where it does not
_UNKNOWN = -0.45
_TURN = -0.15  # each line of the other column, as it should be in a zipped region
_STAY = -2.0  # two lines of one column in a row
_OPEN = -7.0  # a second column begins
_CLOSE = -2.0
_FARTHEST = 5  # lines of one column in a row at most
_SHORTEST = 6  # lines in which two columns can be told apart at all


def set_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines in reading order; as they came where nothing is zipped.

    Only lines kept as printed and without indents are looked at: indents show that no page was taken from a PDF.
    """
    if len(lines) < 2 * _SHORTEST:
        return list(lines)
    setting = find_setting(lines)
    if not setting.wrapped or setting.indented:
        return list(lines)
    known = _pairs(lines)
    follows = _best_path(lines, known)
    return _reordered(lines, follows)


def _pairs(lines: Sequence[Line]) -> set[str]:
    """All pairs of characters that stand side by side within a line."""
    pairs: set[str] = set()
    for line in lines:
        pairs.update(map("".join, pairwise(line.words)))
    return pairs


def _meeting(before: Line, after: Line, known: set[str]) -> float:
    """How much speaks for `after` carrying `before` on, against its being any other line."""
    last, first = before.words[-1], after.words[0]
    if last in STOPS or last in CLOSERS or last in COMMAS or not is_han(last) or not is_han(first):
        return 0.0
    return _KNOWN if last + first in known else _UNKNOWN


def _best_path(lines: Sequence[Line], known: set[str]) -> list[int]:
    """For each line, which state it is in: 0 for one column, d for two whose other one ended d lines before."""
    scores = {0: 0.0}
    back: list[dict[int, int]] = []
    for at in range(1, len(lines)):
        reached: dict[int, tuple[float, int]] = {}
        for state, score in scores.items():
            for new, gain in _moves(lines, at, state, known):
                if new not in reached or score + gain > reached[new][0]:
                    reached[new] = (score + gain, state)
        scores = {state: score for state, (score, _) in reached.items()}
        back.append({state: source for state, (_, source) in reached.items()})
    scores = {state: score + (_CLOSE if state else 0.0) for state, score in scores.items()}
    state = max(scores, key=lambda one: scores[one])
    path = [state]
    for sources in reversed(back):
        state = sources[state]
        path.append(state)
    return path[::-1]


def _moves(lines: Sequence[Line], at: int, state: int, known: set[str]) -> list[tuple[int, float]]:
    """The states that line `at` can lead to, each with what speaks for it."""
    running = _meeting(lines[at - 1], lines[at], known)
    if state == 0:
        return [(0, running), (1, _OPEN)]
    moves = [(0, _CLOSE + running)]
    if state < _FARTHEST:
        moves.append((state + 1, _STAY + running))
    other = at - 1 - state
    moves.append((1, _TURN + _meeting(lines[other], lines[at], known)))
    return moves


def _reordered(lines: Sequence[Line], states: Sequence[int]) -> list[Line]:
    """One column's lines before the other's wherever two ran side by side."""
    ordered: list[Line] = []
    columns: tuple[list[Line], list[Line]] = ([], [])
    side = 0
    for at, (line, state) in enumerate(zip(lines, states, strict=True)):
        before = states[at - 1] if at else 0
        if state == 0:
            if before:
                ordered += columns[0] + columns[1]
                columns, side = ([], []), 0
            ordered.append(line)
            continue
        if before == 0:
            # The line before was the first of the left-hand column: the second one opens beside it.
            columns, side = ([ordered.pop()] if ordered else [], []), 0
        side = 1 - side if state == 1 else side
        columns[side].append(line)
    return ordered + columns[0] + columns[1]
