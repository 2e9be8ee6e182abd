"""What a search finds: articles, and where its terms stand in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Folding(StrEnum):
    """What led from the characters of a text to those that were asked for."""

    TO_SIMPLIFIED = "to simplified"  # 橋 stands there, 桥 was asked for
    TO_TRADITIONAL = "to traditional"
    VARIANT = "variant"  # another form of the character, neither of them the other's Simplified one


class HitSpan(NamedTuple):
    """A stretch of an element's text that a term of the query matched; code points of that text, half-open."""

    start: int
    end: int
    term: int  # the number of the term in the query, for its colour
    folded: bool  # reached through folding other than letter case and width: 繁, 简, variants
    through: Folding | None = None  # which one, where it is folded


@dataclass(frozen=True, slots=True)
class ElementHits:
    """The hits in the element with this number (counted from 0 in the article)."""

    element: int
    spans: tuple[HitSpan, ...]


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of an element's text around its first hits; spans are code points of `text`."""

    text: str
    spans: tuple[HitSpan, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """How many articles match and the asked-for stretch of their numbers, in order: an array, for a million at most."""

    total: int
    ids: Sequence[int]
    milliseconds: float
