"""What a query asks for, as plain values to be put into words. Text goes in, a structure comes out; no sentence here.

Terms that are looked for in the same place are told together. Knows neither articles nor SQL.
"""

from __future__ import annotations

from collections.abc import Iterable

from newsdesk.domain import (
    Asked,
    AskedAll,
    AskedAny,
    AskedDates,
    AskedNear,
    AskedNot,
    AskedPages,
    AskedTerm,
    AskedTerms,
    Explained,
    SearchedIn,
)
from newsdesk.search.query import parse
from newsdesk.search.remarks import remarks
from newsdesk.search.terms import needle
from newsdesk.search.tree import And, Dates, Near, Not, Nothing, Or, Pages, Query, Scope, Within, Words
from newsdesk.search.writing import write, write_label

_WHERE = {
    Scope.ELEMENTS: SearchedIn.ARTICLE,
    Scope.TITLE: SearchedIn.TITLE,
    Scope.BODY: SearchedIn.BODY,
    Scope.AUTHOR: SearchedIn.AUTHOR,
    Scope.PAPER: SearchedIn.PAPER,
    Scope.SECTION: SearchedIn.SECTION,
}


def explain(text: str) -> Explained:
    """What the query `text` asks for. Raises QueryError where it cannot be read."""
    tree = parse(text)
    asks = None if isinstance(tree, Nothing) else _asked(tree, Scope.ELEMENTS)
    return Explained(write(tree), asks, tuple(remarks(text)))


def _asked(query: Query, scope: Scope) -> Asked:
    match query:
        case And(parts):
            return _all(_asked(part, scope) for part in parts)
        case Or(parts):
            return _any(_asked(part, scope) for part in parts)
        case Not(part):
            return AskedNot(_asked(part, scope))
        case Within(inner, part):
            return _asked(part, inner)
        case _:
            return _leaf(query, scope)


def _leaf(query: Words | Near | Dates | Pages | Nothing, scope: Scope) -> Asked:
    match query:
        case Words():
            return AskedTerms(_WHERE[scope], (_term(query),))
        case Near(left, right, distance):
            return AskedNear(_WHERE[scope], tuple(map(_term, left)), tuple(map(_term, right)), distance)
        case Dates(first, last):
            return AskedDates(first, last)
        case Pages(first, last):
            return AskedPages(write_label(first), write_label(last))
        case Nothing():
            raise ValueError("a part of a query that asks for nothing")


def _term(words: Words) -> AskedTerm:
    wanted = needle(words)
    return AskedTerm(words.text, words.strict, wanted is not None and wanted.open_end)


def _all(parts: Iterable[Asked]) -> Asked:
    flat = (inner for part in parts for inner in (part.parts if isinstance(part, AskedAll) else (part,)))
    told = _told_together(flat, any_of_them=False)
    return told[0] if len(told) == 1 else AskedAll(tuple(told))


def _any(parts: Iterable[Asked]) -> Asked:
    flat = (inner for part in parts for inner in (part.parts if isinstance(part, AskedAny) else (part,)))
    told = _told_together(flat, any_of_them=True)
    return told[0] if len(told) == 1 else AskedAny(tuple(told))


def _told_together(parts: Iterable[Asked], *, any_of_them: bool) -> list[Asked]:
    """`parts`, with the terms beside each other that are looked for in the same place and in the same way as one."""
    told: list[Asked] = []
    run: list[AskedTerms] = []
    for part in parts:
        fits = isinstance(part, AskedTerms) and (len(part.terms) == 1 or part.any_of_them is any_of_them)
        if run and not (fits and isinstance(part, AskedTerms) and part.where is run[0].where):
            told.append(_one(run, any_of_them=any_of_them))
            run = []
        if isinstance(part, AskedTerms) and fits:
            run.append(part)
        else:
            told.append(part)
    return [*told, _one(run, any_of_them=any_of_them)] if run else told


def _one(run: list[AskedTerms], *, any_of_them: bool) -> AskedTerms:
    if len(run) == 1:
        return run[0]
    return AskedTerms(run[0].where, tuple(term for part in run for term in part.terms), any_of_them)
