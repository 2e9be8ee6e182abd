"""Where one term stands in one text. Terms and texts go in, stretches of the text come out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from newsdesk.search.fold import Kind, fold_lightly
from newsdesk.search.tokens import Token, spans, tokens, words
from newsdesk.search.tree import Near, Words


class Stretch(NamedTuple):
    """Where a term stands: code points of the text, half-open. `folded` as in `domain.HitSpan`."""

    start: int
    end: int
    folded: bool


Place = tuple[int, int]  # the first token of a stretch, and the one after its last


class Passage:
    """A text that terms are looked for in, cut only as far as they ask."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> str:
        """Its words, folded (see `tokens.words`)."""
        return words(self.text)

    @cached_property
    def strictly(self) -> str:
        """Its words as they stand."""
        return words(self.text, strict=True)

    @cached_property
    def spans(self) -> list[Place]:
        """Where its tokens stand."""
        return spans(self.text)

    @cached_property
    def widths(self) -> list[int]:
        """How many characters its tokens count up to each of them, each as its folded form."""
        return list(accumulate(map(len, self.words.split()), initial=0))


@dataclass(frozen=True, slots=True)
class Needle:
    """A term ready to be looked for: its tokens, and its words (see `tokens.words`), folded and, if strict, not.

    Words are looked for in the words of a text; they have no space at the end where the term may go on.
    """

    tokens: tuple[Token, ...]
    words: str
    strictly: str | None
    open_end: bool


@lru_cache(maxsize=16384)
def needle(term: Words) -> Needle | None:
    """What to look for; None for a term without a single token, which stands nowhere."""
    found = tuple(tokens(term.text))
    if not found:
        return None
    open_end = term.prefix and found[-1].kind is Kind.RUN
    folded, raw = words(term.text), words(term.text, strict=True)
    end = -1 if open_end else None
    return Needle(found, folded[:end], raw[:end] if term.strict else None, open_end)


def stands_in(term: Words, passage: Passage) -> bool:
    """Whether the term stands in the text."""
    wanted = needle(term)
    if wanted is None:
        return False
    if wanted.strictly is None:
        return wanted.words in passage.words
    if not all(character in passage.text for token in wanted.tokens for character in token.raw):
        return False
    return wanted.strictly in passage.strictly and (not wanted.open_end or bool(_stands(term, passage)))


def occurrences(term: Words, passage: Passage) -> list[Stretch]:
    """Every place where the term stands in the text, from left to right, without those that overlap one before."""
    return _told(term, passage, _apart(_stands(term, passage)))


def are_near(near: Near, passage: Passage) -> bool:
    """Whether a pair of NEAR stands in the text."""
    if not _may_be_near(near, passage):
        return False
    pairs = _Pairs(near, passage)
    return any(map(pairs.is_near_to_right, pairs.lefts.all))


def near_occurrences(near: Near, passage: Passage) -> Iterator[tuple[Words, list[Stretch]]]:
    """Each term of NEAR with the places that are near enough to one of the other side, without overlapping ones."""
    if not _may_be_near(near, passage):
        return
    pairs = _Pairs(near, passage)
    for term, places in zip(near.left, pairs.lefts.each, strict=True):
        yield term, _told(term, passage, _apart(filter(pairs.is_near_to_right, places)))
    for term, places in zip(near.right, pairs.rights.each, strict=True):
        yield term, _told(term, passage, _apart(filter(pairs.is_near_to_left, places)))


def _may_be_near(near: Near, passage: Passage) -> bool:
    """Whether a term of each side stands in the text at all."""
    return all(any(stands_in(term, passage) for term in side) for side in (near.left, near.right))


class _Side:
    """The places of the terms on one side of NEAR."""

    def __init__(self, terms: Sequence[Words], passage: Passage) -> None:
        self.each = [_stands(term, passage) for term in terms]
        self.all = sorted(place for places in self.each for place in places)
        self.starts = [start for start, _ in self.all]
        self.furthest = list(accumulate((end for _, end in self.all), max))


class _Pairs:
    """Both sides of NEAR in a text, and how far places are from each other."""

    def __init__(self, near: Near, passage: Passage) -> None:
        self.lefts, self.rights = _Side(near.left, passage), _Side(near.right, passage)
        self._distance = near.distance
        self._passage = passage

    def is_near_to_left(self, place: Place) -> bool:
        return self._is_near(place, self.lefts)

    def is_near_to_right(self, place: Place) -> bool:
        return self._is_near(place, self.rights)

    def _is_near(self, place: Place, side: _Side) -> bool:
        start, end = place
        after = bisect_right(side.starts, start)
        if after and self._fits(side.furthest[after - 1], start):
            return True
        return after < len(side.starts) and self._fits(end, side.starts[after])

    def _fits(self, end: int, start: int) -> bool:
        """Whether no more characters than allowed stand between; none do where places overlap."""
        return start <= end or self._passage.widths[start] - self._passage.widths[end] <= self._distance


def _stands(term: Words, passage: Passage) -> list[Place]:
    """Every place where the term stands, overlapping ones too."""
    wanted = needle(term)
    if wanted is None:
        return []
    firsts = list(_places(wanted.words, passage.words))
    if firsts and wanted.strictly is not None:
        # In both: a star reaches no further than it would without strictness, and é is another letter than e.
        strictly = set(_places(wanted.strictly, passage.strictly))
        firsts = [first for first in firsts if first in strictly]
    return [(first, first + len(wanted.tokens)) for first in firsts]


def _told(term: Words, passage: Passage, places: Iterable[Place]) -> list[Stretch]:
    wanted, spans = needle(term), passage.spans
    stretches = [(spans[first][0], spans[beyond - 1][1]) for first, beyond in places]
    return [
        Stretch(start, end, wanted is not None and _is_folded(wanted, passage.text[start:end]))
        for start, end in stretches
    ]


def _apart(places: Iterable[Place]) -> Iterator[Place]:
    beyond = 0
    for start, end in places:
        if start >= beyond:
            beyond = end
            yield start, end


def _places(wanted: str, held: str) -> Iterator[int]:
    """The numbers of the tokens in `held` where the words `wanted` begin."""
    number, counted, position = 0, 0, held.find(wanted)
    while position >= 0:
        number += held.count(" ", counted, position)
        counted = position
        yield number
        position = held.find(wanted, position + 1)


def _is_folded(wanted: Needle, stretch: str) -> bool:
    term = " ".join(fold_lightly(token.raw) for token in wanted.tokens)
    text = " ".join(fold_lightly(token.raw) for token in tokens(stretch))
    return not (text.startswith(term) if wanted.open_end else text == term)
