"""Finding lines: decoded text → the lines with something on them, each knowing its span and what was around it.

A jump notice (上接第一版, 下转第三版) that shares a line with a story is a line of its own here, so that from now on a
line belongs to one element at most. Knows nothing of roles.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newsdesk.importing.characters import INVISIBLE, ems
from newsdesk.importing.jump_notices import notice_at_end, notice_at_start


@dataclass(slots=True, eq=False)
class Line:
    """A line with visible characters, or a piece of one.

    `start` and `end` are code points of the decoded text without the white space around the line. `words` is what is
    printed there (invisible characters left out); `indent` the white space before it in ems, `gap` the number of blank
    lines before it, `number` the line's number in the file counted from 1, `width` the set width in ems.
    """

    start: int
    end: int
    words: str
    indent: float
    gap: int
    number: int
    width: float


def find_lines(text: str) -> list[Line]:
    """All lines of `text` that show something, in order. Line ends are those of `str.splitlines`."""
    lines: list[Line] = []
    position = gap = 0
    cluttered = INVISIBLE.search(text) is not None
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        rest = raw.lstrip()
        if rest:
            start = position + len(raw) - len(rest)
            words = rest.rstrip()
            indent = ems(raw[: len(raw) - len(rest)]) if rest is not raw else 0.0
            for first, piece in _pieces(words):
                shown = INVISIBLE.sub("", piece) if cluttered else piece
                lines.append(Line(start + first, start + first + len(piece), shown, indent, gap, number, ems(shown)))
                indent, gap = 0.0, 0
        else:
            gap += 1
        position += len(raw)
    return lines


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """A line cut where a jump notice begins or ends, as offsets and texts; nearly always the line itself."""
    start = notice_at_start(words)
    end = notice_at_end(words)
    cuts = [0]
    if start is not None:
        cuts.append(start)
    if end is not None and end > cuts[-1]:
        cuts.append(end)
    cuts.append(len(words))
    for first, last in pairwise(cuts):
        piece = words[first:last]
        inner = piece.lstrip()
        if inner:
            yield first + len(piece) - len(inner), inner.rstrip()
