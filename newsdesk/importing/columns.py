"""Setting columns apart that an extraction zipped together: A1 B1 A2 B2 … → A1 A2 … B1 B2 …

For each line it is decided which of two streams it carries on. What tells is where two lines would meet: a pair of
characters that the page uses elsewhere in the midst of a line is probably one word broken in two; below the short last
line of a paragraph comes a line that is set in, below a full line none. The best reading of the whole stretch wins
(Viterbi). Goes in: lines. Comes out: the same lines in reading order. Linear in their number.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsdesk.importing.blocks import Setting, find_setting
from newsdesk.importing.characters import STOPS, end_of, is_han
from newsdesk.importing.cohesion import pairs_in
from newsdesk.importing.lines import Line

# Logarithms of how much likelier such a joint is where the text runs on than between any two lines, measured on pages
# out of PDFs and rounded.
_KNOWN, _UNKNOWN = 2.7, -0.5
_JOINTS = {
    # (the line above ended in, how it filled its column, the line below): weight
    ("stop", "short", "set in"): 1.4,
    ("stop", "short", "full"): -2.3,
    ("stop", "full", "set in"): 0.6,
    ("stop", "full", "full"): -0.7,
    ("word", "full", "set in"): -1.8,
    ("word", "short", "full"): -0.3,
    ("comma", "full", "set in"): -1.3,
}
_TURN = -0.15  # each line of the other column, as it should be in a zipped region
_STAY = -2.0  # two lines of one column in a row
_OPEN = -11.0  # a second column begins in the midst of a block
_OPEN_BLOCK = -7.0  # or with the first or second line below a blank one
_CLOSE = -2.5  # both columns end in the midst of a block
_TAIL = -1.0  # the right-hand column is at its end and the left-hand one goes on alone
_GAP = -1.5  # a blank line within a zipped region
_FARTHEST = 5  # lines of one column in a row at most
_FULL = 2.6  # ems by which a line falls short of its column at most where the paragraph goes on
_LONGEST_STRAY = 12
_SHORTEST = 6  # lines in which two columns can be told apart at all


@dataclass(frozen=True, slots=True)
class State:
    """Where a line stands: in the only column (`far` 0); in the left or right one of two, the last line of the other
    being `far` lines above; or in what is left of the left one below the end of the right one (`alone`).
    """

    left: bool = False
    far: int = 0
    alone: bool = False


_ONE = State()
_REST = State(left=True, alone=True)


def set_apart(lines: Sequence[Line]) -> list[Line]:
    """The lines in reading order; as they came where nothing is zipped.

    Only lines kept as printed and without indents are looked at: indents show that no page was taken from a PDF.
    """
    if len(lines) < 2 * _SHORTEST:
        return list(lines)
    setting = find_setting(lines)
    if not setting.wrapped or setting.indented:
        return list(lines)
    running = [at for at in range(len(lines)) if not _is_stray(lines, setting, at)]
    states = _best_path(_Joints(lines, running, setting))
    return _reordered(lines, dict(zip(running, states, strict=True)))


def _is_stray(lines: Sequence[Line], setting: Setting, at: int) -> bool:
    """Whether a line breaks a sentence in two: a byline that the extraction put below its story's first column."""
    if not 0 < at < len(lines) - 1 or not lines[at].gap or lines[at].width > _LONGEST_STRAY:
        return False
    above = lines[at - 1].words
    return is_han(above[-1]) and setting.slack(at - 1) <= _FULL and lines[at].words[-1] not in STOPS


class _Joints:
    """How well any two lines of a page meet."""

    def __init__(self, lines: Sequence[Line], running: Sequence[int], setting: Setting) -> None:
        self.lines = [lines[at] for at in running]
        self._slack = [setting.slack(at) for at in running]
        # Whether a block begins at a line: below a blank line, or below a line that was left out.
        self.begins = [
            line.gap > 0 or (at > 0 and running[at] - running[at - 1] > 1) for at, line in enumerate(self.lines)
        ]
        self._known = set().union(*(pairs_in(line.words) for line in lines))

    def meeting(self, before: int, after: int) -> float:
        """How much speaks for line `after` carrying line `before` on, against its being any other line."""
        one, other = self.lines[before].words, self.lines[after].words
        end = "stop" if one[-1] in STOPS or end_of(one) == "quoted stop" else end_of(one)
        weight = _JOINTS.get((end, self._filled(before), self._opening(after)), 0.0)
        if is_han(one[-1]) and is_han(other[0]):
            weight += _KNOWN if one[-1] + other[0] in self._known else _UNKNOWN
        return weight

    def _filled(self, at: int) -> str:
        return "full" if self._slack[at] <= _FULL else "short"

    def _opening(self, at: int) -> str:
        slack = self._slack[at]
        return "full" if slack <= 0.6 else "set in" if 1.6 < slack <= 2.6 else "other"


def _best_path(joints: _Joints) -> list[State]:
    """For each line the state it is in."""
    scores = {_ONE: 0.0}
    back: list[dict[State, State]] = []
    for at in range(1, len(joints.lines)):
        reached: dict[State, tuple[float, State]] = {}
        for state, score in scores.items():
            for new, gain in _moves(joints, at, state):
                if new not in reached or score + gain > reached[new][0]:
                    reached[new] = (score + gain, state)
        scores = {state: score for state, (score, _) in reached.items()}
        back.append({state: source for state, (_, source) in reached.items()})
    scores = {state: score + (_CLOSE if state.far else 0.0) for state, score in scores.items()}
    state = max(scores, key=lambda one: scores[one])
    path = [state]
    for sources in reversed(back):
        state = sources[state]
        path.append(state)
    return path[::-1]


def _moves(joints: _Joints, at: int, state: State) -> list[tuple[State, float]]:
    """The states that line `at` can lead to, each with what speaks for it."""
    running = joints.meeting(at - 1, at)
    if state.alone:
        return [(_REST, running), (_ONE, 0.0)]
    if not state.far:
        near = any(joints.begins[max(0, at - 2) : at])
        return [(_ONE, running), (State(left=False, far=1), _OPEN_BLOCK if near else _OPEN)]
    gap, close = (_GAP, 0.0) if joints.begins[at] else (0.0, _CLOSE)
    crossing = joints.meeting(at - 1 - state.far, at)
    moves = [
        (State(not state.left, 1), _TURN + crossing + gap),
        (_ONE, close + (crossing if state.left else running)),
    ]
    if state.left:
        moves.append((_REST, _TAIL + running + gap))
    if state.far < _FARTHEST:
        moves.append((State(state.left, state.far + 1), _STAY + running + gap))
    return moves


def _reordered(lines: Sequence[Line], states: Mapping[int, State]) -> list[Line]:
    """The left-hand column's lines before the right-hand one's wherever two ran side by side; a line without a state
    stays with the one above it.
    """
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    before = _ONE
    for at, line in enumerate(lines):
        state = states.get(at, before)
        if state == _ONE:
            ordered += [*left, *right]
            left, right = [], []
            ordered.append(line)
        elif before == _ONE:
            # The line before was the first of the left-hand column: the second one opens beside it.
            left, right = [ordered.pop()], [line]
        else:
            (left if state.left else right).append(line)
        before = state
    return [*ordered, *left, *right]
