"""Why a page was read as it was: for each cut and each role, the evidence that spoke for it and against it.

Reads the text again as `parse` does and compares, line by line, what was chosen with what the line would have been
instead. Pieces of evidence that tell the same (a theme) are added up. Goes in: decoded text. Comes out: values;
the words are made where people read them. Weights are natural logarithms of odds: 0.7 doubles a likelihood.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newsdesk.domain import FurnitureRole
from newsdesk.importing.decoding import Reading
from newsdesk.importing.evidence import evidence
from newsdesk.importing.labels import FOLLOWERS, Label, starts_story
from newsdesk.importing.lines import find_lines
from newsdesk.importing.other_texts import KINDS, other_kind
from newsdesk.importing.page import HEADLIKE, Page
from newsdesk.importing.roles import allowed_labels, give_roles
from newsdesk.importing.sheets import Stretch, lay_out
from newsdesk.importing.signs import SIGNS
from newsdesk.importing.weights import Weights, fitted, order_evidence

Seen = Callable[[Page, int], tuple[str, ...]]

SLIGHT = 0.15  # what weighs less is not told
_MOST = 4  # grounds on either side

# A piece of evidence tells of the first theme whose pattern it begins with; each sign is a theme of its own.
_THEMES = (
    (re.compile(r"after \w+"), "order"),
    (re.compile(r"next but one: |next: "), "below"),
    (re.compile(r"before: "), "above"),
    (re.compile(r"title \d"), "title_row"),
    (re.compile(r"(?:as (?:some )?sure heads|unlike them|no sure heads)"), "alike"),
    (re.compile(r"\w+ \w+: look "), "alike"),
    (re.compile(r"(?:[\w ]+ )?shares |echoed "), "matter"),
    (re.compile(r"under a roof"), "roofed"),
    (re.compile(r"meets "), "meets"),
    (re.compile(r"(?:kept |flow )?row: "), "row"),
    (re.compile(r"(?:over|under): "), "pair"),
    (re.compile(r"(?:first|last) words "), "words"),
    (
        re.compile(r"(?:kept|flow) \w+: (?:gap|gaps|\w+ (?:indented|set out)|indents dropped|ends|before width)"),
        "joint",
    ),
    (re.compile(r"(?:above|before) (?:width|ends)"), "joint"),
    (re.compile(r"(?:starts|ends) "), "words"),
    (re.compile(r"(?:inside|running text)$"), "running"),
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What spoke for a reading (`weight` above 0) or against it: a theme, and the facts it rests on as codes."""

    theme: str
    facts: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """One line and what it was taken for. `number` counts the file's lines from 1; `sure` is 0 to 1; `instead` the
    likeliest other reading. `grounds` are sorted, the heaviest first.
    """

    number: int
    start: int
    words: str
    label: Label
    sure: float
    instead: Label | None
    grounds: tuple[Ground, ...]

    @property
    def starts(self) -> bool:
        """Whether an article begins here."""
        return starts_story(self.label)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A line that belongs to the page and not to a story."""

    number: int
    start: int
    words: str
    role: FurnitureRole


@dataclass(frozen=True, slots=True)
class Explanation:
    """All verdicts of a text in the order in which it is read; `kind` names a text that is no newspaper page."""

    kind: str | None
    lines: tuple[Verdict | Recognised, ...]


def explain(text: str, *, weights: Weights | None = None) -> Explanation:
    """Explain how `text` is read. Never raises, whatever the text."""
    table = weights or fitted()
    shown = [line for line in find_lines(text) if line.words]
    kind = other_kind(shown)
    if kind is not None:
        return Explanation(next(name for name, one in KINDS.items() if one is kind), ())
    found: list[Verdict | Recognised] = []
    for part in lay_out(shown):
        if isinstance(part, Stretch):
            found += _verdicts(part, give_roles(part, table), table)
        else:
            found += [Recognised(line.number, line.start, line.words, part.role) for line in part.lines]
    return Explanation(None, tuple(found))


def _verdicts(stretch: Stretch, reading: Reading, table: Weights) -> Iterator[Verdict]:
    """A verdict for every line that begins something, or that carries on below a blank line."""
    page = Page(stretch.lines)
    allowed = allowed_labels(page, continued=stretch.continued)
    for at, line in enumerate(stretch.lines):
        label = reading.labels[at]
        if not (label.begins or line.gap):
            continue
        before = reading.labels[at - 1] if at else None
        instead = _instead(page, at, label, before, allowed=allowed[at], table=table)
        sure = reading.starts[at] if starts_story(label) else reading.sureness[at]
        grounds = _grounds(page, at, (label, instead), before, table) if instead is not None else ()
        yield Verdict(line.number, line.start, line.words, label, sure, instead, grounds)


def _instead(
    page: Page, at: int, label: Label, before: Label | None, *, allowed: Sequence[Label], table: Weights
) -> Label | None:
    """What the line would be if it were not what it is: a start that is none, or another role."""
    scores = table.score(evidence(page, at))
    steps = table.order(page.joints[at])[before] if before is not None else (0.0,) * len(scores)
    others = [
        other
        for other in allowed
        if (before is None or other in FOLLOWERS[before])
        and (starts_story(other) != starts_story(label) if starts_story(label) else other is not label)
    ]
    return max(others, key=lambda one: scores[one] + steps[one], default=None)


def _grounds(
    page: Page, at: int, pair: tuple[Label, Label], before: Label | None, table: Weights
) -> tuple[Ground, ...]:
    """What spoke for the first of two labels against the second, theme by theme."""
    sums: dict[tuple[str, tuple[str, ...]], float] = defaultdict(float)
    told = [*evidence(page, at), *(order_evidence(before, page.joints[at]) if before is not None else ())]
    for one in told:
        weight = table.leaning(one, *pair)
        if weight:
            theme = _theme_of(one)
            sums[theme, _facts(page, at, theme, before)] += weight
    grounds = [
        Ground(theme, facts, round(weight, 2)) for (theme, facts), weight in sums.items() if abs(weight) >= SLIGHT
    ]
    grounds.sort(key=lambda ground: -abs(ground.weight))
    spoke_for = [ground for ground in grounds if ground.weight > 0][:_MOST]
    against = [ground for ground in grounds if ground.weight < 0][:_MOST]
    return tuple(sorted([*spoke_for, *against], key=lambda ground: -abs(ground.weight)))


def _theme_of(one: str) -> str:
    sign = one.partition(", gap ")[0]
    if sign in SIGNS:
        return f"sign {sign}"
    return next((theme for pattern, theme in _THEMES if pattern.match(one)), "measure")


def _facts(page: Page, at: int, theme: str, before: Label | None) -> tuple[str, ...]:
    """What can be seen on the page about a theme."""
    seen = _SEEN.get(theme)
    if theme == "order":
        return (before.name.lower(),) if before is not None else ()
    return seen(page, at) if seen else ()


def _joint(page: Page, at: int) -> tuple[str, ...]:
    line = page.lines[at]
    above = page.ends[at - 1] if at else "top"
    return ("gap" if line.gap else "no gap", "set in" if line.indent >= 1 else "set out", above)


def _measure(page: Page, at: int) -> tuple[str, ...]:
    return (page.fills[at] if page.setting.wrapped else "own line", f"{page.lines[at].width:g}")


def _row(page: Page, at: int) -> tuple[str, ...]:
    return (page.kind(at - 1), page.kind(at + 1))


def _title_row(page: Page, at: int) -> tuple[str, ...]:
    above, below = page.titles_around(at)
    return (str(above + 1), str(above + below + 1))


def _alike(page: Page, at: int) -> tuple[str, ...]:
    return (page.habits.resemblance(page.look(at)),)


def _matter(page: Page, at: int) -> tuple[str, ...]:
    """Whether its words come again, and whether the text goes on with the same matter."""
    if page.kind(at) not in HEADLIKE:
        return ()
    above, below = page.cohesion.echo(at)
    across = page.cohesion.across(at)
    return (
        "again above" if (above or 0) > 0.15 else "not above",
        "again below" if (below or 0) > 0.15 else "not below",
        "same matter" if (across or 0) > 0.09 else "other matter",
    )


def _words(page: Page, at: int) -> tuple[str, ...]:
    return (page.lines[at].words[:2], page.lines[at].words[-2:])


def _signs_of(step: int) -> Seen:
    def seen(page: Page, at: int) -> tuple[str, ...]:
        return tuple(name for name in page.signs(at + step) if name in SIGNS)[:2]

    return seen


_SEEN: dict[str, Seen] = {
    "joint": _joint,
    "measure": _measure,
    "words": _words,
    "row": _row,
    "title_row": _title_row,
    "alike": _alike,
    "matter": _matter,
    "pair": _row,
    "above": _signs_of(-1),
    "below": _signs_of(1),
}
