"""Where one term stands in one text. Terms and texts go in, stretches of the text come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from newsdesk.search.fold import KINDS, Kind, fold_lightly
from newsdesk.search.tokens import Token, tokens
from newsdesk.search.tree import Near, Words


class Stretch(NamedTuple):
    """Where a term stands: code points of the text, half-open. `folded` as in `domain.HitSpan`."""

    start: int
    end: int
    folded: bool


@dataclass(frozen=True, slots=True)
class Needle:
    """A term ready to be looked for. `words` is looked for in the words of a text (see `tokens.words`)."""

    tokens: tuple[Token, ...]
    words: str
    open_end: bool  # the last token, a run, may go on


@lru_cache(maxsize=16384)
def needle(term: Words) -> Needle | None:
    """What to look for; None for a term without a single token, which stands nowhere."""
    found = tuple(tokens(term.text))
    if not found:
        return None
    open_end = term.prefix and found[-1].kind is Kind.RUN
    inner = " ".join(token.folded for token in found)
    return Needle(found, f" {inner}" if open_end else f" {inner} ", open_end)


def stands_in(term: Words, text: str, words: str) -> bool:
    """Whether the term stands in `text`, whose words are `words`."""
    wanted = needle(term)
    if wanted is None or wanted.words not in words:
        return False
    return not term.strict or next(iter(_places(wanted, tokens(text), strict=True)), None) is not None


def occurrences(term: Words, text: str, *, overlapping: bool = False) -> list[Stretch]:
    """Every place where the term stands in `text`, from left to right, by default without those that overlap others."""
    wanted = needle(term)
    if wanted is None:
        return []
    held = tokens(text)
    found: list[Stretch] = []
    beyond = 0  # the first token that may begin another
    for first in _places(wanted, held, strict=term.strict):
        if first >= beyond or overlapping:
            stretch = held[first : first + len(wanted.tokens)]
            found.append(Stretch(stretch[0].start, stretch[-1].end, _is_folded(wanted, stretch)))
            beyond = first + len(wanted.tokens)
    return found


def near_occurrences(near: Near, text: str) -> tuple[list[list[Stretch]], list[list[Stretch]]]:
    """The places of each term left and right of NEAR, as far as they are near enough to one of the other side."""
    lefts = [occurrences(term, text, overlapping=True) for term in near.left]
    rights = [occurrences(term, text, overlapping=True) for term in near.right]
    visible = list(accumulate((KINDS[c] not in {Kind.SPACE, Kind.INVISIBLE} for c in text), initial=0))
    by_right, by_left = _Neighbours(rights, visible), _Neighbours(lefts, visible)
    return (
        [[stretch for stretch in places if by_right.gap(stretch) <= near.distance] for places in lefts],
        [[stretch for stretch in places if by_left.gap(stretch) <= near.distance] for places in rights],
    )


class _Neighbours:
    """The places of one side of NEAR, for the distance to the nearest of them."""

    def __init__(self, places: Sequence[Sequence[Stretch]], visible: Sequence[int]) -> None:
        ordered = sorted(stretch for stretches in places for stretch in stretches)
        self._visible = visible
        self._starts = [stretch.start for stretch in ordered]
        self._furthest = list(accumulate((stretch.end for stretch in ordered), max))

    def gap(self, stretch: Stretch) -> int:
        """How many visible characters stand between `stretch` and the nearest place; 0 where they overlap."""
        after = bisect_right(self._starts, stretch.start)
        gaps = [len(self._visible)]  # more than any
        if after:
            gaps.append(self._visible[stretch.start] - self._visible[self._furthest[after - 1]])
        if after < len(self._starts):
            gaps.append(self._visible[self._starts[after]] - self._visible[stretch.end])
        return max(min(gaps), 0)


def _places(wanted: Needle, held: Sequence[Token], *, strict: bool) -> list[int]:
    """The numbers of the tokens where the term begins."""
    forms = [token.raw if strict else token.folded for token in held]
    term = [token.raw if strict else token.folded for token in wanted.tokens]
    body, last, size = term[:-1], term[-1], len(term)
    ends = (lambda form: form.startswith(last)) if wanted.open_end else last.__eq__
    return [
        place - size + 1
        for place, form in enumerate(forms)
        if place >= size - 1 and ends(form) and forms[place - size + 1 : place] == body
    ]


def _is_folded(wanted: Needle, stretch: Sequence[Token]) -> bool:
    term = " ".join(fold_lightly(token.raw) for token in wanted.tokens)
    text = " ".join(fold_lightly(token.raw) for token in stretch)
    return not (text.startswith(term) if wanted.open_end else text == term)
