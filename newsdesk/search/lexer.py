"""The text of a query as a row of terms and signs. Text goes in, items with their places come out.

Anything is a query: what is not a sign where it stands is text, and punctuation outside quotation marks only separates
terms. The one thing refused is a date or a page that cannot be read. Knows nothing of how signs bind.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from newsdesk.errors import QueryError
from newsdesk.search.fields import DATE, FIELDS, ONLY_BEFORE_DATES, read_dates, read_pages
from newsdesk.search.fold import KINDS, Kind
from newsdesk.search.tokens import tokens
from newsdesk.search.tree import Dates, Pages, Scope, Words

DEFAULT_DISTANCE = 20  # of NEAR without a number, in characters


class Sign(Enum):
    """What binds terms."""

    AND = auto()
    OR = auto()
    NOT = auto()
    MINUS = auto()
    NEAR = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at its place; `text` is how it is written, `distance` that of NEAR, `scope` that of a field."""

    sign: Sign
    text: str
    start: int
    end: int
    distance: int = DEFAULT_DISTANCE
    scope: Scope = Scope.ELEMENTS


Item = Words | Dates | Pages | Mark

_OPERATORS = {"AND": Sign.AND, "OR": Sign.OR, "NOT": Sign.NOT}
OPENING, CLOSING, COLONS, STARS, MINUSES = "(（", ")）", ":：", "*＊", "-－"
_BRACKETS = dict.fromkeys(OPENING, Sign.OPEN) | dict.fromkeys(CLOSING, Sign.CLOSE)
_STRICT = "=＝"
_TERM = {Kind.HAN, Kind.RUN, Kind.SYMBOL, Kind.MARK, Kind.INVISIBLE}
# A closing mark written twice stands for itself.
_DOUBLE = re.compile('["＂“”]((?:[^"＂“”]|"")*)["＂“”]')
_CORNER = re.compile("「((?:[^」]|」」)*)」")
_WHITE_CORNER = re.compile("『((?:[^』]|』』)*)』")
_QUOTES = {
    **dict.fromkeys('"＂“”', (_DOUBLE, '"')),
    "「": (_CORNER, "」"),
    "『": (_WHITE_CORNER, "』"),
}
_NEAR = re.compile("NEAR(?:/([0-9]{1,9}))?")
_PART = r"""[^\s()（）"＂“”「」『』,，;；、。!！?？:：]+"""
# White space ends a value, but not before .. nor between .. and a year.
_VALUE = re.compile(rf"\s*({_PART}(?:(?:\s+(?=\.\.)|(?<=\.\.)\s+(?=\d{{4}}(?![^\W年]))){_PART})*)")


def lex(text: str) -> list[Item]:
    """The items of a query in order. Raises QueryError for a date or a page that cannot be read."""
    return _Lexer(text).items


def passed_over(text: str) -> list[tuple[int, int]]:
    """Where a query has what counts for nothing: punctuation outside quotation marks, empty quotation marks.

    Punctuation is told character by character. Raises QueryError as `lex` does.
    """
    return _Lexer(text).passed_over


def is_bare(text: str) -> bool:
    """Whether a term of this text needs no quotation marks."""
    return text not in {*_OPERATORS, "NEAR"} and all(KINDS[character] in _TERM for character in text)


class _Lexer:
    def __init__(self, text: str) -> None:
        self.text = text
        self.items: list[Item] = []
        self.passed_over: list[tuple[int, int]] = []
        self._at = 0
        self._fresh = True  # nothing that a sign could belong to stands directly before
        while self._at < len(text):
            self._step()

    def _step(self) -> None:
        character = self.text[self._at]
        kind = KINDS[character]
        if kind is Kind.INVISIBLE:
            self._at += 1
        elif kind is Kind.SPACE:
            self._go(self._at + 1, fresh=True)
        elif character in _BRACKETS:
            sign = _BRACKETS[character]
            self._add(Mark(sign, character, self._at, self._at + 1), fresh=sign is Sign.OPEN)
        elif self._fresh and character in MINUSES and self._solid(self._at + 1):
            self._add(Mark(Sign.MINUS, character, self._at, self._at + 1), fresh=True)
        elif not (self._phrase() or self._bare()):
            self.passed_over.append((self._at, self._at + 1))
            self._go(self._at + 1, fresh=False)

    def _phrase(self) -> bool:
        begin = self._at + self._strict()
        pattern, close = _QUOTES.get(self.text[begin : begin + 1], (None, ""))
        found = pattern.match(self.text, begin) if pattern and self._closes(begin, close) else None
        if found is None:
            return False
        phrase = found.group(1).replace(close * 2, close)
        self._words(phrase, begin, found.end(), quoted=True)
        return True

    def _closes(self, begin: int, close: str) -> bool:
        return close == '"' or self.text.find(close, begin) > 0

    def _bare(self) -> bool:
        begin = end = self._at + self._strict()
        while end < len(self.text) and KINDS[self.text[end]] in _TERM:
            end += 1
        if end == begin:
            return False
        if begin > self._at or not (self._field(end) or self._operator(end)):
            bare = self.text[begin:end]
            self._words(bare, begin, end, quoted=bare == "NEAR")  # so that it is not taken for the sign when written
        return True

    def _words(self, text: str, begin: int, end: int, *, quoted: bool) -> None:
        prefix = self.text[end : end + 1] in tuple(STARS)
        words = Words(text, quoted, begin > self._at, prefix, self._at, end + prefix)
        if tokens(text):
            self.items.append(words)
        else:
            self.passed_over.append((words.start, words.end))
        self._go(words.end, fresh=False)

    def _field(self, end: int) -> bool:
        name = FIELDS.get(self.text[self._at : end].casefold())
        if name is None or not self._fresh or self.text[end : end + 1] not in tuple(COLONS):
            return False
        if isinstance(name, Scope):
            self._add(Mark(Sign.FIELD, self.text[self._at : end], self._at, end + 1, scope=name), fresh=True)
            return True
        return self._value(name, end)

    def _value(self, name: Literal["date", "page"], end: int) -> bool:
        """Take in a date or a page behind the name that ends at `end`; False where there is none."""
        found = _VALUE.match(self.text, end + 1)
        if found is None:
            return False
        read: Callable[[str, int, int], Dates | Pages] = read_dates if name == DATE else read_pages
        try:
            self.items.append(read(found.group(1), found.start(1), found.end(1)))
        except QueryError:
            if self.text[self._at : end] not in ONLY_BEFORE_DATES:
                raise
            return False
        self._go(found.end(), fresh=False)
        return True

    def _operator(self, end: int) -> bool:
        word = self.text[self._at : end]
        near = _NEAR.match(self.text, self._at) if word == "NEAR" else None
        if near is not None and not self._solid(near.end()):
            distance = DEFAULT_DISTANCE if near.group(1) is None else int(near.group(1))
            self._add(Mark(Sign.NEAR, near.group(), self._at, near.end(), distance), fresh=True)
            return True
        if word not in _OPERATORS or self.text[end : end + 1] in tuple(STARS):
            return False
        self._add(Mark(_OPERATORS[word], word, self._at, end), fresh=True)
        return True

    def _solid(self, position: int) -> bool:
        return position < len(self.text) and KINDS[self.text[position]] is not Kind.SPACE

    def _strict(self) -> int:
        return int(self._fresh and self.text[self._at] in _STRICT)

    def _add(self, mark: Mark, *, fresh: bool) -> None:
        self.items.append(mark)
        self._go(mark.end, fresh=fresh)

    def _go(self, position: int, *, fresh: bool) -> None:
        self._at, self._fresh = position, fresh
