"""A person's own patterns of file names: `{newspaper}-{year}{month}{day}-{page}`, `rb{year}{month}{day}_* = 云州日报`.

Goes in: a pattern, a path. Comes out: what the pattern says of it, None where it does not fit. A pattern is laid over
the end of the path without its ending, a folder's name for a folder's; where it fits, it alone says what the name says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from newsdesk.domain import NameFields, number
from newsdesk.importing.name_pieces import Figures, Piece, composed, fit, fold
from newsdesk.importing.pattern_language import field_of, read_pattern

_FILE_ENDING = re.compile(r"\.(?=[0-9]*[A-Za-z])[A-Za-z0-9]{1,5}$")  # `2021.8.6` has none
_ZIP_ENDING = re.compile(r"\.zip$", re.IGNORECASE)
_AROUND_A_NAME = " \t-_.,·，、《》"


@dataclass(frozen=True, slots=True)
class Component:
    """A folder's name, or the file's own without its ending: as it stands and as patterns see it."""

    shown: str
    folded: str


def without_ending(name: str) -> str:
    """A file's name, or its whole path, without its ending such as `.txt`."""
    return _FILE_ENDING.sub("", name)


def components(path: str) -> tuple[Component, ...]:
    """A path's folders and the file's own name without its ending; a zip file is a folder without its `.zip`."""
    *folders, own = re.split(r"[/\\]", composed(path))
    names = [*(_ZIP_ENDING.sub("", folder) for folder in folders), without_ending(own)]
    return tuple(Component(name, fold(name)) for name in names)


@dataclass(frozen=True, slots=True)
class NamePattern:
    """A pattern ready to be used."""

    folders: tuple[tuple[Piece, ...], ...]
    newspaper: str | None = None  # the one it names itself

    def read(self, path: Sequence[Component]) -> NameFields | None:
        """What the end of a path says; None where the pattern does not fit, or gives a date that there is not."""
        if len(path) < len(self.folders):
            return None
        words: dict[str, str] = {}
        numbers: dict[str, int] = {}
        for pieces, name in zip(self.folders, path[-len(self.folders) :], strict=True):
            ends = fit(pieces, name.folded)
            if ends is None:
                return None
            for piece, start, end in zip(pieces, [0, *ends], ends, strict=False):
                if field := field_of(piece):
                    words[field] = name.shown[start:end]
                if isinstance(piece, Figures):
                    numbers[piece.field] = piece.value(name.folded[start:end])
        return self._fields(words, numbers)

    def _fields(self, words: Mapping[str, str], numbers: Mapping[str, int]) -> NameFields | None:
        try:
            day = date(numbers["year"], numbers["month"], numbers["day"]).isoformat() if "year" in numbers else None
        except ValueError:
            return None
        newspaper = " ".join(words.get("newspaper", "").strip(_AROUND_A_NAME).split())
        if "newspaper" in words and not any(char.isalpha() for char in newspaper):
            return None  # 2021 is nobody's name
        return NameFields(newspaper or self.newspaper, day, _page(words["page"]) if "page" in words else None)


def _page(written: str) -> str:
    """A page as the built-in reading has it: 02, A3, and 12 for 十二."""
    folded = fold(written).upper()
    return folded if folded.isascii() else str(number(folded))


@lru_cache(maxsize=512)
def name_pattern(written: str) -> NamePattern:
    """Read a pattern, once however many files there are. Raises PatternRefused."""
    return NamePattern(*read_pattern(written))


def check_patterns(patterns: Iterable[str]) -> None:
    """Raise PatternRefused for the first pattern that cannot be used."""
    for pattern in patterns:
        name_pattern(pattern)
