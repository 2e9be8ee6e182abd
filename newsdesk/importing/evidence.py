"""Weighing begins here: for each line, the evidence on the page for what it is, as short phrases.

The phrases are the rows of the table of weights (`weights.tsv`). Layout speaks of every line; the signs in the words
are looked for only where a line could be more than the inside of a paragraph. Knows no weights and no legal orders.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.importing.blocks import FULL, Setting, find_setting
from newsdesk.importing.characters import BULLETS, CLOSERS, COMMAS, DASHES, NO_LINE_START, OPENERS, STOPS, is_han
from newsdesk.importing.lines import Line
from newsdesk.importing.signs import SIGNS

INSIDE = "inside"  # the first piece of evidence of a line that can only be inside a paragraph or begin one
_LONGEST_HEAD = 90
_TAIL = 2


class Page:
    """A stretch of lines with everything that is seen of them, ready to be weighed."""

    __slots__ = ("_signs", "ends", "fills", "gaps", "inside", "lines", "setting", "starts")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.setting = find_setting(lines)
        self.ends = [end_of(line.words) for line in lines]
        self.starts = [start_of(line.words) for line in lines]
        self.gaps = [str(min(line.gap, 2)) for line in lines]
        self.fills = _fills(self.setting)
        self._signs: list[tuple[str, ...] | None] = [None] * len(lines)
        self.inside = [self._is_inside(at) for at in range(len(lines))]

    def signs(self, at: int) -> tuple[str, ...]:
        """The names of the signs in a line's words; of none outside the page."""
        if not 0 <= at < len(self.lines):
            return ("edge",)
        found = self._signs[at]
        if found is None:
            words = self.lines[at].words
            found = tuple([name for name, sign in SIGNS.items() if sign(words)]) if words else ()
            self._signs[at] = found
        return found

    def _is_inside(self, at: int) -> bool:
        """Whether a line can be nothing but body: inside a column that runs on, or far too long for a head."""
        line = self.lines[at]
        if self.setting.wrapped:
            return (
                at > 0
                and line.gap == 0
                and line.indent < 1
                and self.fills[at] == "full"
                and self.fills[at - 1] == "full"
                and self.ends[at - 1] in ("word", "comma", "latin")
            )
        return len(line.words) > _LONGEST_HEAD


def evidence(page: Page, at: int) -> tuple[str, ...]:
    """Everything that speaks about the line with this number."""
    if page.inside[at]:
        return (INSIDE, *_layout(page, at))
    return (*_layout(page, at), *_wording(page, at), *_neighbours(page, at))


def end_of(words: str) -> str:
    """How a line ends: stop, quoted stop, closed, comma, colon, dash, word, latin or other."""
    if not words:
        return "other"
    last = words[-1]
    if last in STOPS:
        return "stop"
    if last in CLOSERS:
        return "quoted stop" if len(words) > 1 and words[-2] in STOPS else "closed"
    if last in COMMAS:
        return "comma"
    if last in "：:":
        return "colon"
    if last in DASHES:
        return "dash"
    if is_han(last):
        return "word"
    return "latin" if last.isalnum() else "other"


def start_of(words: str) -> str:
    """How a line starts: carried over (a mark that cannot begin a sentence), open, dash, bullet, digit, word, latin …"""
    if not words:
        return "other"
    first = words[0]
    if first in NO_LINE_START:
        return "carried over"
    if first in OPENERS:
        return "open"
    if first in DASHES:
        return "dash"
    if first in BULLETS:
        return "bullet"
    if is_han(first):
        return "word"
    if first.isdigit():
        return "digit"
    return "latin" if first.isalpha() else "other"


def _fills(setting: Setting) -> list[str]:
    """For each line how far it fills its column: short, half, near, full, over."""
    fills = []
    for width, measure in zip(setting.widths, setting.measures, strict=True):
        slack = measure - width
        if slack < -FULL:
            fills.append("over")
        elif slack <= FULL:
            fills.append("full")
        elif slack <= 3.1:
            fills.append("near")
        else:
            fills.append("half" if width * 2 > measure else "short")
    return fills


def _step(one: float, other: float) -> str:
    """How much wider one line is than another, roughly."""
    more = one - other
    if abs(more) <= 0.6:
        return "same"
    if abs(more) <= FULL:
        return "about"
    if more > 0:
        return "wider" if more <= 5 else "much wider"
    return "narrower" if more >= -5 else "much narrower"


_WIDTHS = ((4, "4"), (7, "7"), (11, "11"), (16, "16"), (22, "22"), (30, "30"), (45, "45"), (90, "90"))


def width_class(width: float) -> str:
    """A line's width in steps an editor would name: up to 4, 7, 11, 16, 22, 30, 45, 90 ems, or more."""
    for limit, name in _WIDTHS:
        if width <= limit:
            return name
    return "more"


def _layout(page: Page, at: int) -> tuple[str, ...]:
    line = page.lines[at]
    last = len(page.lines) - 1
    kept = "kept" if page.setting.wrapped else "flow"
    gap, fill = page.gaps[at], page.fills[at]
    after, end, start = (page.ends[at - 1] if at else "top"), page.ends[at], page.starts[at]
    fill_before = page.fills[at - 1] if at else "top"
    fill_next = page.fills[at + 1] if at < last else "end"
    gap_next = page.gaps[at + 1] if at < last else "end"
    indent = ("indented" if line.indent >= 1 else "set out") if page.setting.indented else "no indents"
    widths = page.setting.widths
    step = _step(widths[at], widths[at - 1]) if at else "top"
    step_next = _step(widths[at + 1], widths[at]) if at < last else "end"
    return (
        f"{kept}: gap {gap} after {after}",
        f"{kept}: {fill} after {fill_before} {after}",
        f"{kept}: {indent} gap {gap}",
        f"{kept}: {indent} after {fill_before} {after}",
        f"{kept}: {indent} after {after} gap {gap}",
        f"{kept}: gaps {gap} {gap_next}",
        f"{kept}: {fill} then {fill_next}",
        f"{kept}: {step} then {step_next}",
        f"starts {start}",
        f"{kept}: starts {start} after {after} {fill_before}",
        f"ends {end}",
        f"{kept}: ends {end} {fill} gap {gap_next}",
    )


def _wording(page: Page, at: int) -> list[str]:
    line = page.lines[at]
    words = line.words
    kept = "kept" if page.setting.wrapped else "flow"
    size = width_class(line.width)
    gap = page.gaps[at]
    found = [f"width {size}", f"{kept}: width {size} gap {gap}", f"width {size} ends {page.ends[at]}"]
    for name in page.signs(at):
        found.append(name)
        found.append(f"{name}, gap {gap}")
    if len(words) <= _LONGEST_HEAD:
        found.append(f"last words {words[-_TAIL:]}")
        found.append(f"last character {words[-1:]}")
        found.append(f"first words {words[:_TAIL]}")
    return found


def _neighbours(page: Page, at: int) -> list[str]:
    found = [f"before: {name}" for name in page.signs(at - 1)]
    found += [f"next: {name}" for name in page.signs(at + 1)]
    found += [f"next but one: {name}" for name in page.signs(at + 2) if name in _OPENINGS]
    last = len(page.lines) - 1
    if at < last:
        other = page.lines[at + 1]
        found.append(f"next width {width_class(other.width)}")
        found.append(f"next starts {page.starts[at + 1]}, gap {page.gaps[at + 1]}")
        found.append(f"next {_ratio(page.lines[at].width, other.width)}, gap {page.gaps[at + 1]}")
        if page.setting.indented:
            found.append("next indented" if other.indent >= 1 else "next set out")
    if at:
        before = page.lines[at - 1]
        found.append(f"before width {width_class(before.width)}")
        found.append(f"before {_ratio(page.lines[at].width, before.width)}, gap {page.gaps[at]}")
        found.append(f"before ends {page.ends[at - 1]}, width {width_class(page.lines[at].width)}")
    return found


_OPENINGS = frozenset(
    ("dateline", "byline", "names only", "according to", "dated opening", "dash first", "edge", "sentence inside")
)


def _ratio(mine: float, other: float) -> str:
    """How a line's width compares with another's."""
    ratio = mine / other if other else 9.0
    for limit, name in (
        (0.3, "far longer"),
        (0.6, "longer"),
        (0.9, "rather longer"),
        (1.1, "as long"),
        (1.6, "rather shorter"),
        (3, "shorter"),
    ):
        if ratio <= limit:
            return name
    return "far shorter"
