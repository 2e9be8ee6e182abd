"""Breaks a long headline where a newspaper would: at its spaces, into lines of about equal length.

Goes in: a headline on one line, the room in ems. Comes out: the same text, as long, with line separators in place of
some spaces. Must not know: fonts, Qt.
"""

from __future__ import annotations

import unicodedata
from itertools import combinations, pairwise
from math import ceil

LINE_SEPARATOR = "\u2028"
_MOST_SPACES = 12


def balanced(text: str, room: float) -> str:
    """Break at spaces so that no line is wider than `room` ems and the widest is as narrow as can be.

    A headline that fits on one line, or that spaces alone cannot break, is returned as it is.
    """
    if ems(text) <= room:
        return text
    spaces = [at for at, sign in enumerate(text) if sign.isspace()]
    if not spaces or len(spaces) > _MOST_SPACES:
        return text
    for breaks in range(1, len(spaces) + 1):
        settings = [chosen for chosen in combinations(spaces, breaks) if _widest(text, chosen) <= room]
        if settings:
            best = min(settings, key=lambda chosen: _widest(text, chosen))
            return "".join(LINE_SEPARATOR if at in best else sign for at, sign in enumerate(text))
    return text


def even_width(text: str, room: float) -> float:
    """How wide to set a text, in ems, that does not fit on one line of `room`, so that its last line is no orphan."""
    widest = max(ems(line) for line in text.split(LINE_SEPARATOR))
    lines = 1 if widest <= room else ceil(widest / max(1, int(room)))  # whole characters a line
    return room if lines <= 1 else min(room, widest / lines + 1.2)


def ems(text: str) -> float:
    """About how wide a text is, in ems: a Han character 1, a Latin one about a half."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else 0.55 for sign in text)


def _widest(text: str, chosen: tuple[int, ...]) -> float:
    edges = [-1, *chosen, len(text)]
    return max(ems(text[start + 1 : end]) for start, end in pairwise(edges))
