"""Mending: the printed lines of one element → what a reader should see, on one line.

A word or sentence that a line or a column broke is joined again. Knows nothing of roles but whether they are heads.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_HEAD_SPACE = "\u3000"


def mend(pieces: Sequence[str], *, head: bool = False) -> str:
    """The pieces as one text: Han joined as they are, Latin words with a space, lines of a head with a wide space."""
    shown = [piece for piece in pieces if piece]
    if head:
        return _HEAD_SPACE.join(shown)
    mended = shown[0] if shown else ""
    parts = [mended]
    for before, after in pairwise(shown):
        parts.append(" " if _letter(before[-1]) and _letter(after[0]) else "")
        parts.append(after)
    return "".join(parts)


def _letter(character: str) -> bool:
    """Whether it is a letter of an alphabet whose words are set apart by spaces."""
    return character.isalpha() and character < "\u1100"
