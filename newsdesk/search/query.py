"""Reads the text of a query into a query tree. Text goes in, a tree comes out; knows neither articles nor SQL.

    a b, a AND b    both                 "a phrase"    with its punctuation        标题: title:    正文: body:
    a OR b          either               =后           without folding             记者: author:   报纸: paper:
    -a, NOT a       without              19*           going on to the right       日期: date:     版: page:
    ( )             together             a NEAR/20 b   close to each other         版名: section:

Fields have further names (`newsdesk.search.fields`). They bind closest, then NEAR, NOT, AND, OR. A sign without what it
needs is text: a word, or punctuation.
"""

from __future__ import annotations

from functools import lru_cache

from newsdesk.errors import QueryError
from newsdesk.search.lexer import Mark, Sign, lex
from newsdesk.search.tree import Near, Nothing, Or, Query, Words, both, either, inner_parts, negated, within

DEEPEST = 100  # how deep groups may mean something in each other; brackets that change nothing are free

_PREFIXES = {Sign.NOT, Sign.MINUS, Sign.FIELD}


@lru_cache(maxsize=64)
def parse(text: str) -> Query:
    """The tree of a query; Nothing where there is no term in it.

    Raises QueryError with the place of what cannot be read (`date_unreadable`, `date_without_year`, `dates_reversed`,
    `page_unreadable`, `near_needs_terms`, `query_too_deep`).
    """
    groups: list[list[Query | Mark]] = [[]]
    for item in lex(text):
        sign = item.sign if isinstance(item, Mark) else None
        if sign is Sign.OPEN:
            groups.append([])
        elif sign is not Sign.CLOSE:
            groups[-1].append(item)
        elif len(groups) > 1 and (inner := _Row(groups.pop()).bound()):
            groups[-1].append(inner)
    # What is still open was never closed: those brackets are text.
    query = _Row([part for group in groups for part in group]).bound() or Nothing()
    _check_depth(query, text)
    return query


class _Row:
    """What stands between two brackets, inner brackets bound already, and how far it was read."""

    def __init__(self, parts: list[Query | Mark]) -> None:
        self._parts = parts
        self._at = 0
        # Whether an operand starts at a place; worked out backwards once, so that long rows of signs stay quick.
        self._leads = [False] * (len(parts) + 1)
        for place in range(len(parts) - 1, -1, -1):
            part = parts[place]
            self._leads[place] = not isinstance(part, Mark) or (part.sign in _PREFIXES and self._leads[place + 1])

    def bound(self) -> Query | None:
        """The whole row as a tree; None where nothing is in it."""
        options: list[list[Query]] = [[]]
        while self._at < len(self._parts):
            mark = self._mark()
            if mark is None or self._leads[self._at]:
                options[-1].append(self._operand())
                continue
            self._at += 1
            if not (mark.sign in {Sign.AND, Sign.OR} and options[-1] and self._leads[self._at]):
                options[-1].extend(_as_text(mark))
            elif mark.sign is Sign.OR:
                options.append([])
        return either([both(parts) for parts in options]) if options[0] else None

    def _mark(self) -> Mark | None:
        part = self._parts[self._at] if self._at < len(self._parts) else None
        return part if isinstance(part, Mark) else None

    def _operand(self) -> Query:
        negative, scope = False, None
        while isinstance(part := self._parts[self._at], Mark):
            negative ^= part.sign is not Sign.FIELD
            scope = part.scope if part.sign is Sign.FIELD else scope
            self._at += 1
        self._at += 1
        operand = self._pairs(part if scope is None else within(scope, part))
        return negated(operand) if negative else operand

    def _pairs(self, left: Query) -> Query:
        """`left`, or what it makes with the NEAR after it; in a NEAR b NEAR c, b is near to both."""
        pairs: list[Query] = []
        while (near := self._mark()) and near.sign is Sign.NEAR and self._leads[self._at + 1]:
            right = self._parts[self._at + 1]
            if isinstance(right, Mark):
                raise QueryError("near_needs_terms", near.start, near.end)
            pairs.append(Near(_terms(left, near), _terms(right, near), near.distance))
            left = right
            self._at += 2
        return both(pairs) if pairs else left


def _as_text(mark: Mark) -> list[Query]:
    """A sign as the word it looks like; in quotation marks, where it would be read as a sign again."""
    if mark.sign is Sign.MINUS:
        return []
    if mark.sign is Sign.FIELD:
        return [Words(mark.text, start=mark.start, end=mark.end - 1)]
    word, _, number = mark.text.partition("/")
    end = mark.start + len(word)
    written: list[Query] = [Words(word, quoted=True, start=mark.start, end=end)]
    return written + ([Words(number, start=end + 1, end=mark.end)] if number else [])


def _terms(part: Query, near: Mark) -> tuple[Words, ...]:
    options = part.parts if isinstance(part, Or) else (part,)
    words = tuple(option for option in options if isinstance(option, Words))
    if len(words) < len(options):
        raise QueryError("near_needs_terms", near.start, near.end)
    return words


def _check_depth(query: Query, text: str) -> None:
    """Raise QueryError for a tree so deep that working on it would not be safe."""
    level: list[Query] = [query]
    for _ in range(DEEPEST):
        level = [inner for part in level for inner in inner_parts(part)]
        if not level:
            return
    raise QueryError("query_too_deep", 0, len(text), deepest=DEEPEST)
