"""Weighing begins here: for each line, the evidence on the page for what it is, as short phrases.

The phrases are the rows of the table of weights (`weights.tsv`). Layout speaks of every line; the signs in the words
are looked for only where a line could be more than the inside of a paragraph. Knows no weights and no legal orders.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.importing.blocks import FULL
from newsdesk.importing.page import HEADLIKE, LONGEST_HEAD, Page

INSIDE = "inside"  # the first piece of evidence of a line in the midst of a column
RUNNING = "running text"  # and of one that is a sentence or more
_TAIL = 2
_MOST_TITLES = 5  # more in a row are as many to the table


def evidence(page: Page, at: int) -> tuple[str, ...]:
    """Everything that speaks about the line with this number."""
    if page.inside[at]:
        return (INSIDE, *_layout(page, at))
    if page.bodily[at]:
        return (RUNNING, *_layout(page, at), *_opening(page, at))
    return (*_layout(page, at), *_wording(page, at), *_neighbours(page, at), *_rows(page, at), *_matter(page, at))


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
    kept = page.manner
    gap, fill = page.gaps[at], page.fills[at]
    after, end, start = (page.ends[at - 1] if at else "top"), page.ends[at], page.starts[at]
    fill_before = page.fills[at - 1] if at else "top"
    fill_next = page.fills[at + 1] if at < last else "end"
    gap_next = page.gaps[at + 1] if at < last else "end"
    if page.habits.indents == "never" and page.setting.dropped:
        indent = "indents dropped"
    else:
        indent = f"{page.habits.indents} {'indented' if line.indent >= 1 else 'set out'}"
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
        f"above width {width_class(page.lines[at - 1].width) if at else 'top'} ends {after}, gap {gap}",
        f"{kept}: ends {end} {fill} gap {gap_next}",
    )


def _wording(page: Page, at: int) -> list[str]:
    line = page.lines[at]
    words = line.words
    kept = page.manner
    size = width_class(line.width)
    gap = page.gaps[at]
    found = [f"width {size}", f"{kept}: width {size} gap {gap}", f"width {size} ends {page.ends[at]}"]
    for name in page.signs(at):
        found.append(name)
        found.append(f"{name}, gap {gap}")
    found += _meeting(page, at)
    if len(words) <= LONGEST_HEAD:
        found.append(f"last words {words[-_TAIL:]}")
        found.append(f"first words {words[:_TAIL]}")
    return found


def _opening(page: Page, at: int) -> list[str]:
    """How a line of running text opens; the rest of its words says nothing about where a paragraph begins."""
    words = page.lines[at].words
    gap = page.gaps[at]
    found = [f"first words {words[:_TAIL]}", f"width {width_class(page.lines[at].width)}, gap {gap}"]
    found += _meeting(page, at)
    k2, k1, kind = (page.kind(at + step) for step in (-2, -1, 0))
    kept = "kept" if page.setting.wrapped else "flow"
    found += [f"{kept} row: {k1}, [{kind}], gap {gap}", f"row: {k2}, {k1}, [{kind}]", f"row: {k1}, [{kind}]"]
    if at == 0 or page.ends[at - 1] not in ("word", "comma", "latin") or gap != "0":
        for name in page.signs(at):
            if name in _OPENING_SIGNS:
                found.append(name)
                found.append(f"{name}, gap {gap}")
    return found


def _rows(page: Page, at: int) -> list[str]:
    """What stands above and below a line, as a row of kinds; and its place in a row of titles."""
    k2, k1, kind, n1, n2 = (page.kind(at + step) for step in (-2, -1, 0, 1, 2))
    kept = "kept" if page.setting.wrapped else "flow"
    found = [
        f"{kept} row: {k1}, [{kind}], {n1}",
        f"{kept} row: [{kind}], {n1}, {n2}",
        f"row: {k1}, [{kind}], {n1}, {n2}",
        f"row: {k2}, {k1}, [{kind}], {n1}",
    ]
    return found + (_as_title(page, at) if kind in HEADLIKE else [])


def _as_title(page: Page, at: int) -> list[str]:
    """A title's place in a row of titles, and whether it is set like the heads that are sure."""
    above, below = page.titles_around(at)
    place = f"title {min(above + 1, _MOST_TITLES)} of {min(above + below + 1, _MOST_TITLES)}"
    look = page.look(at)
    alike = page.habits.resemblance(look)
    around = f"{page.kind(at - 1)}, {page.kind(at + 1)}"
    set_so = f"look {look[0]} {'in' if look[1] else 'out'} {look[2]}"
    roofed = [f"under a roof, gap {page.gaps[at]}", f"under a roof, {around}"] if page.roofed(at) else []
    return [
        *roofed,
        place,
        f"{place}, then {page.kind(at + below + 1)}",
        f"{place}, gap {page.gaps[at]}",
        alike,
        f"{alike}, {around}",
        f"{page.habits.gaps} {page.habits.indents}: {set_so}, {around}",
    ]


_PARTS = ((0.02, "nothing"), (0.05, "hardly anything"), (0.09, "little"), (0.14, "some"), (0.22, "much"))
_ECHOES = ((0.01, "nothing"), (0.15, "little"), (0.35, "some"), (0.6, "much"))


def matter_of(page: Page, at: int) -> tuple[str, str, str]:
    """How much the texts above and below a title share, and how much of its own words they have, in words:

    nothing, hardly anything, little, some, much, most; `untold` where there is too little text.
    """
    matter = page.cohesion.around(at)
    return _graded(matter.across, _PARTS), _graded(matter.above, _ECHOES), _graded(matter.below, _ECHOES)


def _matter(page: Page, at: int) -> list[str]:
    """Whether the text goes on with its matter below a line that might be a title."""
    if page.kind(at) not in HEADLIKE:
        return []
    across, up, down = matter_of(page, at)
    return [
        f"shares {across} across",
        f"{page.kind(at)} shares {across} across",
        f"echoed {up} above",
        f"echoed {down} below",
        f"echoed {up} above, {down} below",
    ]


def _graded(share: float | None, grades: Sequence[tuple[float, str]]) -> str:
    if share is None:
        return "untold"
    return next((name for limit, name in grades if share <= limit), "most")


def _meeting(page: Page, at: int) -> list[str]:
    """Whether the line above ends and this one begins with the halves of something that the page says elsewhere."""
    if not at or page.ends[at - 1] != "word" or page.starts[at] != "word":
        return []
    known = page.cohesion.knows(page.lines[at - 1].words[-1] + page.lines[at].words[0])
    pair = "a known pair" if known else "no known pair"
    return [f"meets in {pair}", f"meets in {pair}, gap {page.gaps[at]}", f"meets in {pair} after {page.kind(at - 1)}"]


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
        if page.habits.indents != "never":
            found.append(f"{page.habits.indents}: " + ("next indented" if other.indent >= 1 else "next set out"))
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
