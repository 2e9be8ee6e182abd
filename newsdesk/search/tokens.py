"""The text of an element as a search sees it: tokens, with where they stand. Text goes in, tokens or words come out.

A Han character, a run of letters and digits, a symbol and a punctuation mark are a token each; white space only ends a
run, and invisible characters do not count at all. The same rules cut the query's terms, and nothing else decides what
is a match: a term matches where its tokens follow each other in the text. Knows nothing of queries, articles or SQL.

Texts are long and there are many, so that characters are looked up with `str.translate` and tokens found with a regular
expression over the kinds of the characters, a letter each.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from newsdesk.search.fold import FOLDS, KINDS, Kind, fold, is_selector

_LETTERS = {
    Kind.HAN: "h",
    Kind.RUN: "r",
    Kind.SYMBOL: "s",
    Kind.PUNCTUATION: "p",
    Kind.MARK: "m",
    Kind.SPACE: " ",
    Kind.INVISIBLE: "i",
}
_SELECTOR = "v"  # invisible as well, but part of a token that it stands directly behind
_TOKEN = re.compile("r(?:[iv]*[rm])*v*|[hspm](?:[iv]*m)*v*")
_ATTACH = "\x01"  # among words, before a mark that has to be put to the token before it
_KIND_OF = {letter: kind for kind, letter in _LETTERS.items()} | {"m": Kind.SYMBOL}  # a mark after nothing


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text that a search compares whole.

    `folded` is what is compared; `raw` the visible characters themselves, for terms written strictly. `start` and `end`
    are code points of the text, half-open, with the marks and selectors that belong to the last character.
    """

    kind: Kind
    folded: str
    raw: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """The tokens of `text` in order."""
    kinds = text.translate(_KINDS)
    return [_token(_KIND_OF[kinds[start]], text, start, end) for start, end in _spans(kinds)]


def spans(text: str) -> list[tuple[int, int]]:
    """Where the tokens of `text` start and end."""
    return _spans(text.translate(_KINDS))


def words(text: str, *, strict: bool = False) -> str:
    """The tokens of `text`, folded unless `strict`, with a space before, between and after them.

    This is what the index is fed with. A term is found by looking for its own words in these; it is the same as joining
    `tokens`, and twenty times as quick.
    """
    spaced = text.translate(_RAW if strict else _FOLDED)
    if _ATTACH in spaced:
        return f" {' '.join(token.raw if strict else token.folded for token in tokens(text))} "
    joined = f" {' '.join(spaced.split())} "
    return joined if strict else unicodedata.normalize("NFC", joined)


def _spans(kinds: str) -> list[tuple[int, int]]:
    return [found.span() for found in _TOKEN.finditer(kinds)]


def _token(kind: Kind, text: str, start: int, end: int) -> Token:
    if end - start == 1:
        return Token(kind, FOLDS[text[start]], text[start], start, end)
    raw = "".join(character for character in text[start:end] if KINDS[character] is not Kind.INVISIBLE)
    return Token(kind, fold(raw), raw, start, end)


class _Letters(dict[int, str]):
    """For `str.translate`: a character's kind as a letter."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        self[point] = letter = _SELECTOR if is_selector(character) else _LETTERS[KINDS[character]]
        return letter


class _Spaced(dict[int, str]):
    """For `str.translate`: a character as it stands among the words, folded or not."""

    def __init__(self, *, folded: bool) -> None:
        super().__init__()
        self._folded = folded

    def __missing__(self, point: int) -> str:
        character = chr(point)
        self[point] = spaced = _spaced(KINDS[character], FOLDS[character] if self._folded else character)
        return spaced


def _spaced(kind: Kind, form: str) -> str:
    match kind:
        case Kind.INVISIBLE:
            return ""
        case Kind.SPACE:
            return " "
        case Kind.MARK:
            return _ATTACH
        case Kind.RUN:
            return form
        case _:
            return f" {form} "


_KINDS = _Letters()
_FOLDED = _Spaced(folded=True)
_RAW = _Spaced(folded=False)
