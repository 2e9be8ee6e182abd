"""What is seen of a stretch of lines before anything is weighed: how each line ends, starts and fills its column, what
kind of line it looks like by itself, and the habits of the page.

Goes in: lines. Comes out: a `Page` to which evidence is asked for. Knows no weights and no labels.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsdesk.importing.blocks import FULL, Setting, find_setting
from newsdesk.importing.characters import end_of, start_of
from newsdesk.importing.cohesion import Cohesion
from newsdesk.importing.habits import UNTOLD, Habits, Look, find_habits
from newsdesk.importing.lines import Line
from newsdesk.importing.names import is_name
from newsdesk.importing.signs import SIGNS, dateline
from newsdesk.importing.weights import Joint

LONGEST_HEAD = 120
HEADLIKE = frozenset(("brief title", "short title", "title", "long title", "longest"))  # kinds that may be heads
_FULL = frozenset(("full", "1 short"))
FILLED = frozenset(("full", "over", "1 short"))  # how lines fill their column where the text runs on
ENDED = frozenset(("stop", "quoted stop"))  # how lines end that finish a sentence
_TITLES = ((5, "brief title"), (10, "short title"), (18, "title"), (34, "long title"))
_KINDS = (
    "byline",
    "names only",
    "body of people",
    "picture positions",
    "caption",
    "all in brackets",
    "post and name",
    "numbered",
)
TALLEST_HEAD = 4  # lines
_FARTHEST_TITLE = 8
_BRIEF = 20
_SPEAKER = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4})[:：]")
_UNDER_ROOF = 24  # lines
_OPENING_WORDS = 60  # characters in which a dateline begins and ends


class Page:
    """A stretch of lines with everything that is seen of them, ready to be weighed."""

    __slots__ = (
        "_cohesion",
        "_kinds",
        "_roofs",
        "_signs",
        "_speakers",
        "bodily",
        "dated",
        "ends",
        "fills",
        "gaps",
        "habits",
        "inside",
        "joints",
        "lines",
        "manner",
        "setting",
        "starts",
    )

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.setting = find_setting(lines)
        self.ends = [end_of(line.words) for line in lines]
        self.starts = [start_of(line.words) for line in lines]
        self.gaps = [str(min(line.gap, 2)) for line in lines]
        self.fills = _fills(self.setting)
        self._signs: list[tuple[str, ...] | None] = [None] * len(lines)
        self._kinds: list[str | None] = [None] * len(lines)
        self._cohesion: Cohesion | None = None
        self._roofs: list[int] | None = None
        self._speakers: frozenset[str] | None = None
        self.inside = [self._is_inside(at) for at in range(len(lines))]
        self.bodily = [inside or running_text(line.words) for inside, line in zip(self.inside, lines, strict=True)]
        self.dated = [
            not inside and dateline(line.words[:_OPENING_WORDS])
            for inside, line in zip(self.inside, lines, strict=True)
        ]
        self.habits = self._find_habits()
        self.manner = f"{'kept' if self.setting.wrapped else 'flow'} {self.habits.gaps}"
        self.joints = [_joint(self, at) for at in range(len(lines))]

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

    @property
    def cohesion(self) -> Cohesion:
        """What the texts above and below a line share; counted when it is first asked for."""
        if self._cohesion is None:
            self._cohesion = Cohesion(self.lines)
        return self._cohesion

    def kind(self, at: int) -> str:
        """What a line looks like by itself, in a word; `edge` outside the page."""
        if not 0 <= at < len(self.lines):
            return "edge"
        known = self._kinds[at]
        if known is None:
            known = self._kinds[at] = _kind(self, at)
        return known

    def titles_around(self, at: int) -> tuple[int, int]:
        """How many titles stand right above and right below a title, some eight at most."""
        return self._reach(at, -1), self._reach(at, 1)

    def _reach(self, at: int, step: int) -> int:
        count = 0
        while count < _FARTHEST_TITLE and self.kind(at + step * (count + 1)) in HEADLIKE:
            count += 1
        return count

    def speaker(self, at: int) -> str | None:
        """The person with whose name and a colon a line opens, as other lines of the page do: `温怀玉：…`."""
        if self._speakers is None:
            names = Counter(found["name"] for line in self.lines if (found := _SPEAKER.match(line.words)))
            self._speakers = frozenset(name for name, count in names.items() if count > 1 and is_name(name))
        found = _SPEAKER.match(self.lines[at].words)
        return found["name"] if found and found["name"] in self._speakers else None

    def roofed(self, at: int) -> bool:
        """Whether a roof (简讯, 环球短波) stands not far above, under which items have titles of their own."""
        if self._roofs is None:
            self._roofs = [number for number, line in enumerate(self.lines) if SIGNS["roof"](line.words)]
        place = bisect_left(self._roofs, at)
        return place > 0 and at - self._roofs[place - 1] <= _UNDER_ROOF

    def look(self, at: int) -> Look:
        """How a line is set: the gap above, whether it is set in, the gap below."""
        below = min(self.lines[at + 1].gap, 1) if at + 1 < len(self.lines) else 1
        return min(self.lines[at].gap, 2), self.lines[at].indent >= 1, below

    def _find_habits(self) -> Habits:
        flow = not self.setting.wrapped
        below = [
            line
            for at, line in enumerate(self.lines)
            if at
            and self.ends[at - 1] in ENDED
            and ((flow and self.bodily[at] and self.bodily[at - 1]) or (not flow and self._opens_paragraph(at)))
        ]
        habits = find_habits(below, self._sure_looks())
        # A small page has too few joints to tell by, but white space before some of its lines is there to be seen.
        return replace(habits, indents="often") if habits.indents == UNTOLD and self.setting.indented else habits

    def _opens_paragraph(self, at: int) -> bool:
        return self.fills[at - 1] not in FILLED and at + 1 < len(self.lines) and self.inside[at + 1]

    def _sure_looks(self) -> Iterator[Look]:
        """How the first lines of heads above datelines are set."""
        for at in range(1, len(self.lines)):
            if self.dated[at]:
                first = at
                while first and at - first < TALLEST_HEAD and self.kind(first - 1) in HEADLIKE:
                    first -= 1
                if first < at:
                    yield self.look(first)

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


def running_text(words: str) -> bool:
    """Whether these words can be nothing but body: a full stop in them, a clause's end, or far too long for a head."""
    return "。" in words or words[-1:] in "；;、" or len(words) > LONGEST_HEAD


def _fills(setting: Setting) -> list[str]:
    """For each line how far it fills its column: over, full, 1 to 4 short of it, half, or short."""
    return [
        _fill(measure - width, width, measure) for width, measure in zip(setting.widths, setting.measures, strict=True)
    ]


def _joint(page: Page, at: int) -> Joint:
    """What joins a line to the one before: how the page is set, the gap, and how the line before ended."""
    if not at:
        return page.manner, page.gaps[0], "top"
    short = page.fills[at - 1] not in FILLED if page.setting.wrapped else page.setting.widths[at - 1] <= _BRIEF
    return page.manner, page.gaps[at], f"{page.ends[at - 1]}{' short' if short else ''}"


def _fill(slack: float, width: float, measure: float) -> str:
    if slack < -FULL:
        return "over"
    if slack <= 0.6:
        return "full"
    if slack <= 3.6:
        return f"{int(slack + 0.4)} short"
    return "half" if width * 2 > measure else "short"


def _kind(page: Page, at: int) -> str:
    """What a line looks like, by what tells most."""
    ended = page.ends[at] in ENDED
    if page.dated[at]:
        return "dateline"
    if page.bodily[at]:
        return "text" if ended or page.inside[at] else "cut text"
    signs = page.signs(at)
    special = next((name for name in _KINDS if name in signs), None)
    if special:
        return special
    if page.setting.wrapped and page.fills[at] in FILLED:
        return "full line"
    return "ended" if ended else _title(page.lines[at].width)


def _title(width: float) -> str:
    return next((name for limit, name in _TITLES if width <= limit), "longest")
