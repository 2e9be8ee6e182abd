"""Weighing begins here: for each line, the evidence on the page for what it is, as short phrases.

The phrases are the rows of the table of weights (`weights.tsv`). Layout speaks of every line; the signs in the words
are looked for only where a line could be more than the inside of a paragraph. Knows no weights and no legal orders.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.importing.blocks import FULL, Setting, find_setting
from newsdesk.importing.characters import end_of, start_of
from newsdesk.importing.lines import Line
from newsdesk.importing.signs import SIGNS
from newsdesk.importing.weights import Joint

INSIDE = "inside"  # the first piece of evidence of a line in the midst of a column
RUNNING = "running text"  # and of one that is a sentence or more
_FULL = frozenset(("full", "1 short"))
_FILLED = frozenset(("full", "over", "1 short"))
_BRIEF = 20
LONGEST_HEAD = 120
_TAIL = 2


class Page:
    """A stretch of lines with everything that is seen of them, ready to be weighed."""

    __slots__ = ("_signs", "bodily", "ends", "fills", "gaps", "inside", "joints", "lines", "setting", "starts")

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.setting = find_setting(lines)
        self.ends = [end_of(line.words) for line in lines]
        self.starts = [start_of(line.words) for line in lines]
        self.gaps = [str(min(line.gap, 2)) for line in lines]
        self.fills = _fills(self.setting)
        self.joints = [_joint(self, at) for at in range(len(lines))]
        self._signs: list[tuple[str, ...] | None] = [None] * len(lines)
        self.inside = [self._is_inside(at) for at in range(len(lines))]
        self.bodily = [inside or running_text(line.words) for inside, line in zip(self.inside, lines, strict=True)]

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
        """Whether a line is inside a column that runs on: as wide as the one before, which ended in a sentence."""
        line = self.lines[at]
        return (
            self.setting.wrapped
            and at > 0
            and line.gap == 0
            and line.indent < 1
            and self.fills[at] in _FULL
            and self.fills[at - 1] in _FULL
            and self.ends[at - 1] in ("word", "comma", "latin")
        )


def evidence(page: Page, at: int) -> tuple[str, ...]:
    """Everything that speaks about the line with this number."""
    if page.inside[at]:
        return (INSIDE, *_layout(page, at))
    if page.bodily[at]:
        return (RUNNING, *_layout(page, at), *_opening(page, at))
    return (*_layout(page, at), *_wording(page, at), *_neighbours(page, at))


def running_text(words: str) -> bool:
    """Whether these words can be nothing but body: a full stop in them, a clause's end, or far too long for a head."""
    return "。" in words or words[-1:] in "；;、" or len(words) > LONGEST_HEAD


def _fills(setting: Setting) -> list[str]:
    """For each line how far it fills its column: over, full, 1, 2 or 3 short of it, half, or short."""
    return [
        _fill(measure - width, width, measure) for width, measure in zip(setting.widths, setting.measures, strict=True)
    ]


def _joint(page: Page, at: int) -> Joint:
    """What joins a line to the one before: how the page is set, the gap, and how the line before ended."""
    if not at:
        return page.setting.manner, page.gaps[0], "top"
    short = page.fills[at - 1] not in _FILLED if page.setting.wrapped else page.setting.widths[at - 1] <= _BRIEF
    return page.setting.manner, page.gaps[at], f"{page.ends[at - 1]}{' short' if short else ''}"


def _fill(slack: float, width: float, measure: float) -> str:
    if slack < -FULL:
        return "over"
    if slack <= 0.6:
        return "full"
    if slack <= 3.6:
        return f"{int(slack + 0.4)} short"
    return "half" if width * 2 > measure else "short"


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
    kept = page.setting.manner
    gap, fill = page.gaps[at], page.fills[at]
    after, end, start = (page.ends[at - 1] if at else "top"), page.ends[at], page.starts[at]
    fill_before = page.fills[at - 1] if at else "top"
    fill_next = page.fills[at + 1] if at < last else "end"
    gap_next = page.gaps[at + 1] if at < last else "end"
    if page.setting.indented:
        indent = "indented" if line.indent >= 1 else "set out"
    else:
        indent = "indents dropped" if page.setting.dropped else "no indents"
    widths = page.setting.widths
    step = _step(widths[at], widths[at - 1]) if at else "top"
    step_next = _step(widths[at + 1], widths[at]) if at < last else "end"
    return (
        f"{kept}: gap {gap} after {after}",
        f"{kept}: {fill} after {fill_before} {after}",
        f"{kept}: {indent} gap {gap}",
        f"{kept}: {indent} after {fill_before} {after}",
        f"{kept}: {indent} {fill} {end} after {after}",
        f"{kept}: {indent} {fill} {end} after {fill_before} {after}",
        f"{kept}: {indent} after {after} gap {gap}",
        f"{kept}: gaps {gap} {gap_next}",
        f"{kept}: {fill} then {fill_next}",
        f"{kept}: {step} then {step_next}",
        f"starts {start}",
        f"{kept}: starts {start} after {after} {fill_before}",
        f"ends {end}",
        f"{kept}: before width {width_class(page.lines[at - 1].width) if at else 'top'} ends {after}, gap {gap}",
        f"{kept}: ends {end} {fill} gap {gap_next}",
    )


def _wording(page: Page, at: int) -> list[str]:
    line = page.lines[at]
    words = line.words
    kept = page.setting.manner
    size = width_class(line.width)
    gap = page.gaps[at]
    found = [f"width {size}", f"{kept}: width {size} gap {gap}", f"width {size} ends {page.ends[at]}"]
    for name in page.signs(at):
        found.append(name)
        found.append(f"{name}, gap {gap}")
    if len(words) <= LONGEST_HEAD:
        found.append(f"last words {words[-_TAIL:]}")
        found.append(f"first words {words[:_TAIL]}")
    return found


def _opening(page: Page, at: int) -> list[str]:
    """How a line of running text opens; the rest of its words says nothing about where a paragraph begins."""
    words = page.lines[at].words
    gap = page.gaps[at]
    found = [f"first words {words[:_TAIL]}", f"width {width_class(page.lines[at].width)}, gap {gap}"]
    if at == 0 or page.ends[at - 1] not in ("word", "comma", "latin") or gap != "0":
        for name in page.signs(at):
            if name in _OPENING_SIGNS:
                found.append(name)
                found.append(f"{name}, gap {gap}")
    return found


def _pair(page: Page, upper: int, lower: int, place: str) -> list[str]:
    """What two lines are like if they are two head lines: it tells kicker and headline from headline and deck."""
    likeness = f"{_first_of(page.signs(upper), _UPPER)} over {_first_of(page.signs(lower), _LOWER)}"
    length = page.lines[lower].width / (page.lines[upper].width or 1)
    compared = "longer below" if length > 1.6 else "alike" if length > 0.8 else "shorter below"
    return [f"{place}: {likeness}", f"{place}: {likeness}, {compared}"]


def _first_of(signs: Sequence[str], wanted: Sequence[str]) -> str:
    return next((name for name in wanted if name in signs), "plain")


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
    if at < last and not page.bodily[at + 1]:
        found += _pair(page, at, at + 1, "over")
    if at:
        if not page.bodily[at - 1]:
            found += _pair(page, at - 1, at, "under")
        before = page.lines[at - 1]
        found.append(f"before width {width_class(before.width)}")
        found.append(f"before {_ratio(page.lines[at].width, before.width)}, gap {page.gaps[at]}")
        found.append(f"before ends {page.ends[at - 1]}, width {width_class(page.lines[at].width)}")
        found.append(f"before width {width_class(before.width)} ends {page.ends[at - 1]}, gap {page.gaps[at]}")
    return found


# What counts in the upper and in the lower of two head lines, the most telling first.
_UPPER = (
    "code first",
    "dash last",
    "byline",
    "names only",
    "row of clauses",
    "reporting end",
    "says when",
    "column name last",
)
_LOWER = (
    "dash first",
    "dateline",
    "byline",
    "names only",
    "agenda",
    "column name last",
    "row of clauses",
    "attends",
    "by how much",
    "question",
)
_OPENING_SIGNS = frozenset(
    ("dateline", "according to", "dated opening", "numbered", "note", "label first", "quoted", "caption")
)
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
