"""A query as an expression of FTS5. A tree goes in; text in FTS5's own language, and whether it is exact, comes out.

An expression finds every article that the query matches, and no other where it is `exact`. What the index cannot know
(the distance in NEAR, characters before folding) is left out of it; `newsdesk.search.match` then looks at what was
found.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from newsdesk.db.index.tables import LONGEST
from newsdesk.search.terms import needle
from newsdesk.search.tree import And, Near, Not, Or, Query, Scope, Within, Words

_COLUMNS = {
    Scope.ELEMENTS: "{heads byline body}",
    Scope.TITLE: "{heads}",
    Scope.BODY: "{body}",
    Scope.AUTHOR: "{people}",
}
_MOST_PAIRS = 100  # of the terms on both sides of NEAR
_MOST_TOKENS = 200  # of a term; the index is asked for its beginning


@dataclass(frozen=True, slots=True)
class Expression:
    """Text in FTS5's language."""

    text: str
    exact: bool


def expression(query: Query, scope: Scope = Scope.ELEMENTS) -> Expression | None:
    """What FTS5 can be asked for `query`; None where it cannot (dates, pages, papers, negation by itself)."""
    match query:
        case Words():
            return _term(query, scope)
        case Near():
            return _near(query, scope)
        case And(parts):
            found, rest = conjunction(parts, scope)
            return None if rest else found
        case Or(parts):
            return _joined("OR", [expression(part, scope) for part in parts])
        case Within(inner, part):
            return expression(part, inner)
        case _:
            return None


def conjunction(parts: Sequence[Query], scope: Scope) -> tuple[Expression | None, list[Query]]:
    """What FTS5 can be asked for all of `parts` together, and the parts that it cannot be asked for."""
    asked = {part: expression(part, scope) for part in parts}
    found = _joined("AND", [one for one in asked.values() if one])
    rest = [part for part in parts if asked[part] is None]
    without = {part: expression(part.part, scope) for part in rest if isinstance(part, Not)}
    negative = {part: one for part, one in without.items() if one and one.exact}
    if found is None or not negative:
        return found, rest
    left_out = _joined("OR", list(negative.values()))
    assert left_out  # noqa: S101 - there is at least one; tells the type checker
    expressed = Expression(f"({found.text}) NOT ({left_out.text})", found.exact)
    return expressed, [part for part in rest if part not in negative]


def _term(term: Words, scope: Scope) -> Expression | None:
    phrase = _phrase(term)
    if scope not in _COLUMNS or phrase is None:
        return None
    return Expression(f"{_COLUMNS[scope]} : {phrase.text}", phrase.whole and not term.strict)


def _near(near: Near, scope: Scope) -> Expression | None:
    """FTS5's NEAR counts tokens, of which there are never more than characters, and also over the borders of elements.

    So it finds too much, if anything. A term of which it is only asked the beginning has to stand in the article.
    """
    if scope not in _COLUMNS:
        return None
    sides = [[phrase for term in side if (phrase := _phrase(term))] for side in (near.left, near.right)]
    pairs = list(product(*sides))
    column = _COLUMNS[scope]
    if len(pairs) <= _MOST_PAIRS and all(phrase.whole for side in sides for phrase in side):
        asked = [f"{column} : NEAR({left.text} {right.text}, {near.distance})" for left, right in pairs]
        return _joined("OR", [Expression(one, exact=False) for one in asked])
    either = [
        _joined("OR", [Expression(f"{column} : {phrase.text}", exact=False) for phrase in side]) for side in sides
    ]
    return _joined("AND", either)


@dataclass(frozen=True, slots=True)
class _Phrase:
    text: str
    whole: bool  # rather than its beginning


def _phrase(term: Words) -> _Phrase | None:
    """A term as a phrase of its tokens. These hold no quotation marks: all ASCII punctuation is full width."""
    wanted = needle(term)
    if wanted is None:
        return None
    phrase = [token.folded for token in wanted.tokens[:_MOST_TOKENS]]
    cut = next((place for place, token in enumerate(phrase) if len(token) > LONGEST), None)
    if cut is not None:
        phrase = [*phrase[:cut], phrase[cut][:LONGEST]]
    whole = cut is None and len(phrase) == len(wanted.tokens)
    goes_on = cut is not None or (whole and wanted.open_end)
    return _Phrase(f'"{" ".join(phrase)}"{" *" * goes_on}', whole)


def _joined(operator: str, parts: Sequence[Expression | None]) -> Expression | None:
    known = [part for part in parts if part is not None]
    if len(known) < len(parts) or not known:
        return None
    if len(known) == 1:
        return known[0]
    return Expression(f" {operator} ".join(f"({part.text})" for part in known), all(part.exact for part in known))
