"""How a file name pattern is written. Goes in: the pattern as it was typed. Comes out: its pieces, or PatternRefused.

`{newspaper}`, `{year}`, `{month}`, `{day}` and `{page}` are what the name says; `*` is anything within one folder's
name, `?` any one character, `/` goes down a folder; everything else stands for itself. `= 云州日报` behind it names the
newspaper. What may be anything is as short as it can be; two of a kind without a sign between them, numbers that could
be cut in two ways and half a date are refused or do not fit, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from newsdesk.domain import LONGEST_PATTERN
from newsdesk.errors import PatternRefused
from newsdesk.importing.name_pieces import Anything, Figures, One, Piece, Words, composed, fold

_OLDEST, _NEWEST = 1600, 2099  # the first newspapers are of 1605
_PIECES: dict[str, Anything | Figures] = {
    "newspaper": Anything("newspaper"),
    "year": Figures("year", (4,), (4,), _OLDEST, _NEWEST),
    "year2": Figures("year", (2,), (), _OLDEST, _NEWEST),  # its century is written behind it
    "minguo": Figures("year", (3, 2, 1), (3, 2, 1), 1912, _NEWEST, added=1911),
    "month": Figures("month", (2, 1), (2, 1), 1, 12),
    "day": Figures("day", (2, 1), (3, 2, 1), 1, 31),
    "page": Figures("page", (3, 2, 1), (3, 2, 1), lettered=True),
}
_CHINESE = {
    "报纸": "newspaper",
    "報紙": "newspaper",
    "年": "year",
    "两位年": "year2",
    "兩位年": "year2",
    "民国年": "minguo",
    "民國年": "minguo",
    "月": "month",
    "日": "day",
    "版": "page",
}
_DATE = ("year", "month", "day")
_PARTS = re.compile(r"\{[^{}]*\}|[{}*?]|[/\\]+|[^{}*?/\\]+")
# White space in it is joined: as much as one likes, in three places, would take the cube of its length.
_INSIDE = re.compile(r"(?P<name>.*?)\s?(?:from|自|从|從)?\s?(?P<century>[0-9]{4})?\s?起?")


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a pattern, and where it was typed."""

    piece: Piece
    text: str
    start: int
    end: int

    @property
    def field(self) -> str:
        """The field it stands for."""
        return field_of(self.piece)


def field_of(piece: Piece) -> str:
    """The field that a piece stands for; none is empty."""
    return piece.field if isinstance(piece, Anything | Figures) else ""


def read_pattern(written: str) -> tuple[tuple[tuple[Piece, ...], ...], str | None]:
    """The pieces, a tuple a folder, and the newspaper it names itself. Raises PatternRefused: pattern_…"""
    if len(written) > LONGEST_PATTERN:
        raise PatternRefused("pattern_too_long", written, LONGEST_PATTERN, len(written), limit=LONGEST_PATTERN)
    end, newspaper = _newspaper_behind(written)
    if not written[:end].strip(" \t/\\"):
        raise PatternRefused("pattern_blank", written, 0, len(written))
    folders = _folders(written, end)
    parts = [part for folder in folders for part in folder]
    _check_fields(written, parts, newspaper)
    for folder in folders:
        _check_borders(written, folder)
    return _without_endings([_side_by_side([part.piece for part in folder]) for folder in folders]), newspaper


def _newspaper_behind(written: str) -> tuple[int, str | None]:
    """Where the pattern for the path ends, and the newspaper behind the `=`."""
    path, sign, name = written.partition("=")
    newspaper = " ".join(name.split())
    if sign and (not newspaper or "=" in name):
        raise PatternRefused("pattern_newspaper_unclear", written, len(path), len(written))
    return len(path), newspaper or None


def _folders(written: str, end: int) -> list[list[_Part]]:
    folders: list[list[_Part]] = [[]]
    start = len(written[:end]) - len(written[:end].lstrip())
    for found in _PARTS.finditer(written, start, len(written[:end].rstrip())):
        if found[0][0] in "/\\":
            folders.append([])
        else:
            folders[-1].append(_Part(_piece(found[0], written, found.start()), found[0], *found.span()))
    return [folder for folder in folders if folder]


def _piece(text: str, written: str, start: int) -> Piece:
    if text in ("{", "}"):
        raise PatternRefused("pattern_brace_open", written, start, start + 1)
    if text[0] == "{":
        return _between_braces(text, written, start)
    return Anything() if text == "*" else One() if text == "?" else Words(fold(composed(text)))


def _between_braces(text: str, written: str, start: int) -> Piece:
    inside = _INSIDE.fullmatch(" ".join(fold(text[1:-1]).split()))
    name, century = (inside["name"], int(inside["century"] or 0)) if inside else ("", 0)
    name = _CHINESE.get(name, name)
    if name not in _PIECES or (century and name != "year2"):
        raise PatternRefused("pattern_unknown", written, start, start + len(text), part=text)
    piece = _PIECES[name]
    if name != "year2" or isinstance(piece, Anything):
        return piece
    if not _OLDEST <= century < _NEWEST:
        raise PatternRefused("pattern_century", written, start, start + len(text), part=text)
    return replace(piece, century=century, most=century + 99)


def _check_fields(written: str, parts: Sequence[_Part], newspaper: str | None) -> None:
    said: dict[str, _Part] = {}
    for part in parts:
        if part.field in said:
            raise PatternRefused("pattern_repeated", written, part.start, part.end, part=part.text)
        if part.field:
            said[part.field] = part
    if newspaper and "newspaper" in said:
        raise PatternRefused("pattern_newspaper_twice", written, said["newspaper"].start, said["newspaper"].end)
    if not said and not newspaper:
        raise PatternRefused("pattern_says_nothing", written, 0, len(written))
    dated = [said[name] for name in _DATE if name in said]
    if 0 < len(dated) < len(_DATE):
        raise PatternRefused("pattern_date_incomplete", written, dated[0].start, dated[-1].end)


def _check_borders(written: str, folder: Sequence[_Part]) -> None:
    for one, following in pairwise(folder):
        if isinstance(one.piece, Anything) and isinstance(following.piece, Anything):
            texts = {"first": one.text, "second": following.text}
            raise PatternRefused("pattern_no_border", written, one.start, following.end, **texts)


# ---------------------------------------------------------------- what the pieces are beside each other


def _side_by_side(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The pieces of a folder, each number knowing what it touches."""
    befores: list[Piece | None] = [None, *pieces[:-1]]
    afters: list[Piece | None] = [*pieces[1:], None]
    return tuple(
        _number_between(before, piece, after) if isinstance(piece, Figures) else piece
        for before, piece, after in zip(befores, pieces, afters, strict=True)
    )


def _number_between(before: Piece | None, piece: Figures, after: Piece | None) -> Figures:
    loose = replace(piece, loose_before=isinstance(before, Anything), loose_after=isinstance(after, Anything))
    if not _may_end_in_digit(before) and not _may_start_with_digit(after):
        return loose
    # Told apart by their widths alone: 2021116 could be two days, so it is none.
    widths = piece.widths if piece.lettered else tuple(width for width in piece.widths if width > 1)
    return replace(loose, widths=widths, numerals=())


def _may_end_in_digit(piece: Piece | None) -> bool:
    return isinstance(piece, Figures | One) or (isinstance(piece, Words) and piece.text[-1].isdecimal())


def _may_start_with_digit(piece: Piece | None) -> bool:
    return isinstance(piece, Figures | One) or (isinstance(piece, Words) and piece.text[0].isdecimal())


def _without_endings(folders: Sequence[tuple[Piece, ...]]) -> tuple[tuple[Piece, ...], ...]:
    """A path is looked at without its ending, and its zip files without theirs: written, they mean nothing."""
    return (*(_without(".zip", folder) for folder in folders[:-1]), _without(".txt", folders[-1]))


def _without(ending: str, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    last = pieces[-1]
    if not isinstance(last, Words) or not last.text.endswith(ending):
        return pieces
    left = last.text.removesuffix(ending)
    return (*pieces[:-1], Words(left)) if left else pieces[:-1]
