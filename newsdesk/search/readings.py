"""Other ways to write a query that finds nothing: word by word. A tree and a way to cut text go in, trees come out.

Looser in every reading, never stricter: what stood together may stand apart. Knows no dictionary; whoever calls says
how text is cut (`newsdesk.keywords.cutting`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from newsdesk.search.fold import FOLDS, KINDS, Kind
from newsdesk.search.lexer import is_bare
from newsdesk.search.tree import And, Near, Nothing, Or, Query, Within, Words, both, either, scoped_terms, within

Cut = Callable[[str], list[str]]

MOST = 8  # readings worth offering
_COUNTING = {Kind.HAN, Kind.RUN, Kind.SYMBOL}


def readings(query: Query, *cuts: Cut) -> list[Query]:
    """Looser readings of `query`, the nearest to it first, without `query` itself; MOST at most.

    First all words of its terms together, for each way to cut; then every word of the first way alone. A way to cut is
    given folded text, because dictionaries know Simplified characters, and returns pieces that make up that text; the
    words offered are the query's own text.
    """
    together = [_apart(query, cut) for cut in cuts]
    found = dict.fromkeys([*together, *_alone(query, cuts[0])])
    return [reading for reading in found if reading not in {query, Nothing()}][:MOST]


def _apart(query: Query, cut: Cut) -> Query:
    """`query` with each term as its words, which may stand anywhere."""
    match query:
        case Words():
            return both(_words(query, cut) or [query])
        case Near(left, right):
            return both([either([_apart(term, cut) for term in side]) for side in (left, right)])
        case And(parts):
            return both(list(dict.fromkeys(_apart(part, cut) for part in parts)))
        case Or(parts):
            return either(list(dict.fromkeys(_apart(part, cut) for part in parts)))
        case Within(scope, part):
            return within(scope, _apart(part, cut))
        case _:
            return query  # what was excluded stays excluded as it was written


def _alone(query: Query, cut: Cut) -> Iterator[Query]:
    """Each word by itself, the longest first: they say most."""
    lengths: dict[Query, int] = {
        within(scope, word): len(word.text)
        for scope, part in scoped_terms(query)
        for term in ((part,) if isinstance(part, Words) else part.left + part.right)
        for word in _words(term, cut)
    }
    yield from sorted(lengths, key=lambda word: -lengths[word])


def _words(term: Words, cut: Cut) -> list[Words]:
    """The distinct words of a term, punctuation left out; the last one goes on to the right if the term does."""
    folded = [FOLDS[character] for character in term.text]
    pieces = cut("".join(folded) if all(len(one) == 1 for one in folded) else term.text)
    ends = list(accumulate(map(len, pieces), initial=0))
    words: dict[Words, None] = {}
    for start, end in pairwise(ends):
        text = term.text[start:end]
        if any(KINDS[character] in _COUNTING for character in text):
            prefix = term.prefix and end == len(term.text)
            words[replace(term, text=text, quoted=not is_bare(text), prefix=prefix)] = None
    return list(words)
