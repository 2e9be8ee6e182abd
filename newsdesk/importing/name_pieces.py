"""The pieces a file name pattern is made of, and whether they fit a name. Goes in: pieces, a name. Comes out: spans.

A name is looked at folded: letters small, what is full-width half-width, each character still in its place. The work
grows with the length of the name times that of the pattern, whatever stands in them. Must not know how patterns are
written.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsdesk.domain import number
from newsdesk.importing.characters import NUMERALS

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_DIGITS = frozenset("0123456789")
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")


def fold(name: str) -> str:
    """The name as patterns see it; a character for each character."""
    return "".join(_small(char) for char in name.translate(_HALF_WIDTH))


def _small(char: str) -> str:
    small = char.lower()
    return small if len(small) == 1 else char


@dataclass(frozen=True, slots=True)
class Words:
    """These very characters."""

    text: str  # folded

    def ends(self, name: str, at: int) -> Iterator[int]:
        """Where it may end if it starts at `at`, the likeliest end first."""
        if name.startswith(self.text, at):
            yield at + len(self.text)


@dataclass(frozen=True, slots=True)
class One:
    """Any one character."""

    def ends(self, name: str, at: int) -> Iterator[int]:
        """Where it may end."""
        if at < len(name):
            yield at + 1


@dataclass(frozen=True, slots=True)
class Anything:
    """Any characters, as few as will do; as a field at least one."""

    field: str = ""

    def ends(self, name: str, at: int) -> Iterator[int]:
        """Where it may end: the nearest place first."""
        yield from range(at + bool(self.field), len(name) + 1)


@dataclass(frozen=True, slots=True)
class Figures:
    """A number: as many digits as `widths` allows, or Chinese numerals, between `least` and `most`.

    Beside something that may be anything it is a whole number: no digit stands right before or after it.
    """

    field: str
    widths: tuple[int, ...]  # the longest first
    numerals: tuple[int, ...] = ()  # as many Chinese ones, the longest first
    least: int = 0
    most: int = 999
    lettered: bool = False  # a letter may stand before the digits: A3
    century: int = 0  # two digits are those of a year in the hundred years from this one on
    added: int = 0  # to what is written, for years counted from another one than ours
    loose_before: bool = False
    loose_after: bool = False

    def ends(self, name: str, at: int) -> Iterator[int]:
        """Where it may end: the longest number first."""
        digits = at + (self.lettered and name[at : at + 1] in _LETTERS and self._may_start(name, at, _LETTERS))
        if self._may_start(name, digits, _DIGITS):
            yield from self._ends_of(name, digits, self.widths, _DIGITS)
        if digits == at:
            yield from self._ends_of(name, at, self.numerals, frozenset(NUMERALS))

    def value(self, written: str) -> int:
        """The number that is meant."""
        meant = number(written) or 0
        return self.century + (meant - self.century) % 100 if self.century else meant + self.added

    def _may_start(self, name: str, at: int, kind: frozenset[str]) -> bool:
        return not (self.loose_before and at and name[at - 1] in kind)

    def _ends_of(self, name: str, at: int, widths: Sequence[int], kind: frozenset[str]) -> Iterator[int]:
        for end in (at + width for width in widths if at + width <= len(name)):
            whole = not (self.loose_after and name[end : end + 1] in _DIGITS)
            if whole and kind.issuperset(name[at:end]) and self.least <= self.value(name[at:end]) <= self.most:
                yield end


Piece = Words | One | Anything | Figures


def fit(pieces: Sequence[Piece], name: str) -> list[int] | None:
    """Where each of the pieces ends in `name`, which they fill to its end; None where they do not fit."""
    return _fit(pieces, name, 0, 0, set())


def _fit(pieces: Sequence[Piece], name: str, place: int, at: int, hopeless: set[tuple[int, int]]) -> list[int] | None:
    """The same for the pieces from `place` on and the name from `at` on, with what was tried in vain before."""
    if place == len(pieces):
        return [] if at == len(name) else None
    if (place, at) in hopeless:
        return None
    for end in pieces[place].ends(name, at):
        rest = _fit(pieces, name, place + 1, end, hopeless)
        if rest is not None:
            return [end, *rest]
    # What may be anything has tried every later start as well: without this the work would grow with the square.
    last = len(name) if isinstance(pieces[place], Anything) else at
    hopeless.update((place, later) for later in range(at, last + 1))
    return None


def composed(name: str) -> str:
    """The name with its accents in one piece: a Mac takes them apart."""
    return unicodedata.normalize("NFC", name)
