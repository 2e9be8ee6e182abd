"""Finding blocks: lines → how they are set. Which measure a column has, how far each line fills it, whether paragraphs
are indented, whether the text keeps its printed lines at all.

Goes in: the lines of one page or more. Comes out: a `Setting`. Knows no words, only white space and widths.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.importing.characters import is_han
from newsdesk.importing.lines import Line

CHUNK = 8
FULL = 1.6  # a line this close to the measure fills it: punctuation is pushed in or hangs over
_SHORTEST_COLUMN = 6
_KEPT_LINES = 0.45
_SOME_INDENTED = 0.04
_NEARLY_ALL = 0.85
_HARDLY_ANY = 0.01


@dataclass(frozen=True, slots=True)
class Setting:
    """How a stretch of lines is set.

    `widths` and `measures` have one number a line: its width with its indent, and the measure of the column around it,
    both in ems or both in characters, whichever is steadier here. `wrapped` says that printed lines were kept;
    otherwise a line is a paragraph or a part of one. `indented` says that paragraphs begin with white space; `dropped`
    that the white space was lost and their first lines are two characters short of the measure instead; `spaced`
    that blank lines stand between nearly all lines, `tight` that there are hardly any: then they tell nothing.
    """

    widths: tuple[float, ...]
    measures: tuple[float, ...]
    wrapped: bool
    indented: bool
    dropped: bool
    spaced: bool
    tight: bool

    @property
    def manner(self) -> str:
        """How the lines are set, in a word: kept, flow, spaced or tight."""
        if self.wrapped:
            return "kept"
        return "spaced" if self.spaced else "tight" if self.tight else "flow"

    def slack(self, at: int) -> float:
        """By how much a line falls short of its column's measure; negative where it hangs over."""
        return self.measures[at] - self.widths[at]


def find_setting(lines: Sequence[Line]) -> Setting:
    """Measure `lines`. Linear in their number."""
    in_ems = [line.width + line.indent for line in lines]
    in_characters = [len(line.words) + line.indent for line in lines]
    by_ems, by_characters = _measures(in_ems), _measures(in_characters)
    steady_ems, steady_characters = _steadiness(in_ems, by_ems), _steadiness(in_characters, by_characters)
    ems_it_is = steady_ems >= steady_characters
    gaps = sum(line.gap > 0 for line in lines)
    indents = sum(line.indent >= 1 for line in lines)
    widths, measures = (in_ems, by_ems) if ems_it_is else (in_characters, by_characters)
    wrapped = max(steady_ems, steady_characters) >= _KEPT_LINES
    indented = indents >= max(2, _SOME_INDENTED * len(lines))
    return Setting(
        widths=tuple(widths),
        measures=tuple(measures),
        wrapped=wrapped,
        indented=indented,
        dropped=wrapped and not indented and _drops_indents(lines, widths, measures),
        spaced=gaps >= _NEARLY_ALL * len(lines) - 1,
        tight=gaps <= _HARDLY_ANY * len(lines),
    )


def _measures(widths: Sequence[float]) -> list[float]:
    """For every line the commonest width of the lines around it, chunk by chunk."""
    rounded = [min(int(width + 0.5), 200) for width in widths]
    measures: list[float] = []
    for first in range(0, len(rounded), CHUNK):
        around = Counter(rounded[max(0, first - CHUNK) : first + 2 * CHUNK])
        best = max(around, key=lambda width: (_weight(around, width), width))
        measures.extend([float(best)] * min(CHUNK, len(rounded) - first))
    return measures


def _weight(around: Counter[int], width: int) -> float:
    if width < _SHORTEST_COLUMN:
        return 0.0
    return around[width] + 0.5 * (around.get(width - 1, 0) + around.get(width + 1, 0))


def _drops_indents(lines: Sequence[Line], widths: Sequence[float], measures: Sequence[float]) -> bool:
    """Whether lines in the midst of a sentence are two characters short more often than any other way."""
    short = Counter(
        int(measure - width + 0.5)
        for line, width, measure in zip(lines, widths, measures, strict=True)
        if is_han(line.words[-1])
    )
    return short[2] >= max(2, 0.04 * len(lines)) and short[2] > 1.5 * short[3] and short[2] > 0.5 * short[1]


def _steadiness(widths: Sequence[float], measures: Sequence[float]) -> float:
    """The share of longer lines that fill their measure."""
    longer = [abs(w - m) <= FULL for w, m in zip(widths, measures, strict=True) if w >= _SHORTEST_COLUMN]
    return sum(longer) / len(longer) if len(longer) >= 3 else 0.0
