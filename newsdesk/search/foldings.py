"""Through which folding a term reached a stretch of text: both go in, what became of what comes out.

Letter case and width are not spoken of. Knows neither articles nor SQL.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from newsdesk.domain import Folding
from newsdesk.search.fold import fold_lightly
from newsdesk.search.tokens import tokens

_ORDER = (Folding.TO_SIMPLIFIED, Folding.TO_TRADITIONAL, Folding.VARIANT)


class _Converter(Protocol):
    def convert(self, text: str) -> str: ...


def folding(term: str, stretch: str) -> Folding | None:
    """What led from the characters of `stretch` to those of `term`; None where they are the same.

    Where it was several, the one that people ask for first: to Simplified, then to Traditional, then anything else.
    """
    kinds = set(_kinds(term, stretch))
    return next((kind for kind in _ORDER if kind in kinds), None)


def _kinds(term: str, stretch: str) -> Iterator[Folding]:
    """What led from one character to the other, for each pair that differs."""
    for wanted, held in zip(tokens(term), tokens(stretch), strict=False):
        for one, other in zip(fold_lightly(wanted.raw), fold_lightly(held.raw), strict=False):
            if one != other:
                yield _kind(one, other)


@cache
def _kind(wanted: str, held: str) -> Folding:
    if _simplified(held) == wanted:
        return Folding.TO_SIMPLIFIED
    return Folding.TO_TRADITIONAL if _simplified(wanted) == held else Folding.VARIANT


def _simplified(character: str) -> str:
    return _tables().convert(character)


@cache
def _tables() -> _Converter:
    # Loaded here because opening the dictionaries takes longer than any search.
    import opencc  # noqa: PLC0415

    converter: _Converter = opencc.OpenCC("t2s")
    return converter
