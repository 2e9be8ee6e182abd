"""A query as an expression of FTS5. A tree goes in; text in FTS5's own language comes out.

An expression is asked for from one of two sides: with MOST it finds every article that the query matches, and perhaps
others; with LEAST only articles that it matches, and perhaps not all. Where both are the same, the index knows the
answer; what lies between is looked at by `newsdesk.search.match`. What the index cannot know for every article are
distances beyond NEAREST, the ends of words in them, and which of several forms of a character stands where.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product

from newsdesk.db.index import forms
from newsdesk.db.index.tables import LONGEST, NEAREST, fillers
from newsdesk.search.terms import needle
from newsdesk.search.tokens import Token
from newsdesk.search.tree import And, Near, Not, Or, Query, Scope, Within, Words

_COLUMNS = {
    Scope.ELEMENTS: "{heads byline body}",
    Scope.TITLE: "{heads}",
    Scope.BODY: "{body}",
    Scope.AUTHOR: "{people}",
}
_MOST_PAIRS = 100  # of the terms on both sides of NEAR
_MOST_TOKENS = 200  # of a term; the index is asked for its beginning


class Side(Enum):
    """From which side an answer is bounded."""

    MOST = "most"
    LEAST = "least"

    @property
    def other(self) -> Side:
        """What bounds the negation."""
        return Side.LEAST if self is Side.MOST else Side.MOST


@dataclass(frozen=True, slots=True)
class Expression:
    """Text in FTS5's language."""

    text: str
    exact: bool  # it would be the same from the other side


def expression(query: Query, side: Side, scope: Scope = Scope.ELEMENTS) -> Expression | None:
    """What FTS5 can be asked for `query`; None where it cannot (dates, pages, papers, negation by itself)."""
    match query:
        case Words():
            return _term(query, side, scope)
        case Near():
            return _near(query, side, scope)
        case And(parts):
            found, rest = conjunction(parts, side, scope)
            return None if rest else found
        case Or(parts):
            return _joined("OR", [expression(part, side, scope) for part in parts])
        case Within(inner, part):
            return expression(part, side, inner)
        case _:
            return None


def conjunction(parts: Sequence[Query], side: Side, scope: Scope) -> tuple[Expression | None, list[Query]]:
    """What FTS5 can be asked for all of `parts` together, and the parts that it cannot be asked for."""
    asked = {part: expression(part, side, scope) for part in parts}
    found = _joined("AND", [one for one in asked.values() if one])
    rest = [part for part in parts if asked[part] is None]
    without = {part: expression(part.part, side.other, scope) for part in rest if isinstance(part, Not)}
    negative = {part: one for part, one in without.items() if one}
    if found is None or not negative:
        return found, rest
    left_out = _joined("OR", list(negative.values()))
    assert left_out  # noqa: S101 - there is at least one; tells the type checker
    expressed = Expression(f"({found.text}) NOT ({left_out.text})", found.exact and left_out.exact)
    return expressed, [part for part in rest if part not in negative]


def _term(term: Words, side: Side, scope: Scope) -> Expression | None:
    phrase = _phrase(term)
    if scope not in _COLUMNS or phrase is None or not (phrase.whole or side is Side.MOST):
        return None
    asked = Expression(f"{_COLUMNS[scope]} : {phrase.text}", phrase.whole)
    return _strictly(asked, phrase, side) if term.strict else asked


def _strictly(asked: Expression, phrase: _Phrase, side: Side) -> Expression | None:
    """The same in the very forms that the term is written in, by what the index knows of an article's forms.

    Of a word that goes on it knows none: that would be another word.
    """
    if phrase.goes_on or not all(map(forms.known, phrase.tokens)):
        return Expression(asked.text, exact=False) if side is Side.MOST else None
    tokens = dict.fromkeys((token.folded, token.raw) for token in phrase.tokens)
    text = f"({asked.text})"
    for folded, raw in tokens:
        others, several = forms.unusual(folded), forms.mixed(folded)
        if raw != folded:
            text = f"({text} AND {forms.written(raw)})"
            text = f"({text} NOT {several})" if side is Side.LEAST else text
        else:
            text = f"({text} NOT {others})" if side is Side.LEAST else f"({text} NOT ({others} NOT {several}))"
    return Expression(text, exact=False)


def _near(near: Near, side: Side, scope: Scope) -> Expression | None:
    """FTS5's NEAR, which counts tokens. Up to NEAREST it is as exact as the terms are.

    Beyond, it counts too little in long words and reaches over the borders of elements: it finds too much, if anything.
    Where it cannot be asked, each side has to stand in the article.
    """
    if scope not in _COLUMNS:
        return None
    sides = [[phrase for term in terms if (phrase := _phrase(term))] for terms in (near.left, near.right)]
    plain = not any(term.strict for term in near.left + near.right)
    known = all(phrase.whole and not phrase.goes_on for side_ in sides for phrase in side_)
    pairs = list(product(*sides))
    if known and len(pairs) <= _MOST_PAIRS and (plain or side is Side.MOST):
        distance = near.distance if side is Side.MOST else min(near.distance, NEAREST)
        exact = plain and near.distance <= NEAREST
        column = _COLUMNS[scope]
        asked = [f"{column} : NEAR({left.with_room} {right.with_room}, {distance})" for left, right in pairs]
        return _joined("OR", [Expression(one, exact) for one in asked])
    if side is Side.LEAST:
        return None
    either = [
        _joined("OR", [Expression(f"{_COLUMNS[scope]} : {phrase.text}", exact=False) for phrase in side_])
        for side_ in sides
    ]
    return _joined("AND", either)


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A term as FTS5's phrase of tokens, with fillers between them as in the index."""

    text: str
    with_room: str  # with those behind its last token as well, as distances are counted
    whole: bool  # rather than its beginning
    goes_on: bool  # the last token may be longer
    tokens: tuple[Token, ...]


def _phrase(term: Words) -> _Phrase | None:
    """A term as a phrase. Its tokens hold no quotation marks: all ASCII punctuation is full width."""
    wanted = needle(term)
    if wanted is None:
        return None
    tokens = [token.folded for token in wanted.tokens[:_MOST_TOKENS]]
    cut = next((place for place, token in enumerate(tokens) if len(token) > LONGEST), None)
    if cut is not None:
        tokens = [*tokens[:cut], tokens[cut][:LONGEST]]
    whole = cut is None and len(tokens) == len(wanted.tokens)
    goes_on = cut is not None or (whole and wanted.open_end)
    spaced = "".join(f" {token}{fillers(len(token))}" for token in tokens[:-1])
    text = f'"{spaced} {tokens[-1]}"{" *" * goes_on}'
    return _Phrase(text, f'"{spaced} {tokens[-1]}{fillers(len(tokens[-1]))}"', whole, goes_on, wanted.tokens)


def _joined(operator: str, parts: Sequence[Expression | None]) -> Expression | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    if len(known) == 1:
        return known[0]
    return Expression(f" {operator} ".join(f"({part.text})" for part in known), all(part.exact for part in known))
