"""What a piece of evidence tells of, so that pieces that tell the same can be added up and put into words.

Goes in: evidence as the table of weights names it, and the page it was found on. Comes out: a theme, and the facts it
rests on as codes. Knows no weights.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsdesk.importing.evidence import matter_of
from newsdesk.importing.labels import Label
from newsdesk.importing.page import Page
from newsdesk.importing.signs import SIGNS

Facts = tuple[str, ...]

# A piece of evidence tells of the first theme whose pattern it begins with; each sign is a theme of its own.
_THEMES = (
    (re.compile(r"after \w+"), "order"),
    (re.compile(r"title \d"), "title_row"),
    (re.compile(r"(?:as (?:some )?sure heads|unlike them|no sure heads)|\w+ \w+: look "), "alike"),
    (re.compile(r"(?:[\w ]+ )?shares |echoed "), "matter"),
    (re.compile(r"under a roof"), "roofed"),
    (re.compile(r"meets "), "meets"),
    (re.compile(r"(?:kept |flow )?row: "), "row"),
    (re.compile(r"(?:over|under): "), "pair"),
    (re.compile(r"(?:first|last) words |(?:starts|ends) "), "words"),
    (re.compile(r"next |\w+: next "), "shape_below"),
    (re.compile(r"before (?:width|far|rather|longer|as|shorter)"), "shape_above"),
    (
        re.compile(r"(?:kept|flow) \w+: (?:gap|\w+ (?:indented|set out)|indents dropped|ends|before width|starts)"),
        "joint",
    ),
    (re.compile(r"above width|before ends"), "joint"),
    (re.compile(r"(?:kept|flow) \w+: |width "), "measure"),
    (re.compile(r"(?:inside|running text)$"), "running"),
)
_NEIGHBOUR = re.compile(r"(?P<where>before|next but one|next): (?P<sign>.+)")
_WHERE = {"before": "above", "next": "below", "next but one": "further_below"}
_AGAIN = frozenset(("some", "much", "most"))  # grades of `matter_of` that count as found again
_NOT_TOLD = "untold"


def theme_of(one: str) -> str:
    """The theme of a piece of evidence; `sign NAME` for a sign in the line's own words."""
    neighbour = _NEIGHBOUR.match(one)
    if neighbour:
        return _WHERE[neighbour["where"]]
    sign = one.partition(", gap ")[0]
    if sign in SIGNS:
        return f"sign {sign}"
    return next(theme for pattern, theme in _THEMES if pattern.match(one))


def facts_of(page: Page, at: int, one: str, before: Label | None) -> Facts:
    """What a piece of evidence about line `at` rests on, as far as it can be seen on the page."""
    neighbour = _NEIGHBOUR.match(one)
    if neighbour:
        return (neighbour["sign"],)
    theme = theme_of(one)
    if theme == "order":
        return (before.name.lower(),) if before is not None else ()
    seen = _SEEN.get(theme)
    return seen(page, at) if seen else ()


def _joint(page: Page, at: int) -> Facts:
    line = page.lines[at]
    above = page.ends[at - 1] if at else "top"
    return ("gap" if line.gap else "no gap", "set in" if line.indent >= 1 else "set out", above)


def _measure(page: Page, at: int) -> Facts:
    return (page.fills[at] if page.setting.wrapped else "own line", f"{page.lines[at].width:g}")


def _row(page: Page, at: int) -> Facts:
    return (page.kind(at - 1), page.kind(at + 1))


def _title_row(page: Page, at: int) -> Facts:
    above, below = page.titles_around(at)
    return (str(above + 1), str(above + below + 1))


def _alike(page: Page, at: int) -> Facts:
    return (page.habits.resemblance(page.look(at)),)


def _matter(page: Page, at: int) -> Facts:
    """Whether its words come again, and whether the text goes on with the same matter; nothing that cannot be told."""
    across, up, down = matter_of(page, at)
    told = (
        (up, "again above" if up in _AGAIN else "not above"),
        (down, "again below" if down in _AGAIN else "not below"),
        (across, "same matter" if across in _AGAIN else "other matter"),
    )
    return tuple(fact for grade, fact in told if grade != _NOT_TOLD)


def _words(page: Page, at: int) -> Facts:
    return (page.lines[at].words[:2], page.lines[at].words[-2:])


_SEEN: dict[str, Callable[[Page, int], Facts]] = {
    "joint": _joint,
    "measure": _measure,
    "words": _words,
    "row": _row,
    "title_row": _title_row,
    "alike": _alike,
    "matter": _matter,
    "pair": _row,
}
