"""Code points into UTF-16 units. Python and the archive count characters, QTextDocument counts UTF-16 units.

Goes in: a text and places in code points. Comes out: the same places in UTF-16 units. One 𠮷 or emoji before a hit
shifts it by one. Must not know: Qt, what the places mean.
"""

from __future__ import annotations

from bisect import bisect_left

_LAST_BASIC = 0xFFFF


class Utf16Places:
    """Converts places in one text; quick also for many places in a long text."""

    def __init__(self, text: str) -> None:
        beyond = [] if text.isascii() else [at for at, sign in enumerate(text) if ord(sign) > _LAST_BASIC]
        self._beyond = beyond

    def __call__(self, place: int) -> int:
        """The UTF-16 place of the code point place `place`."""
        return place + bisect_left(self._beyond, place)


def utf16_length(text: str) -> int:
    """How many UTF-16 units `text` has."""
    return Utf16Places(text)(len(text))
