"""For a name that finds nothing: the names of the archive with one character wrong, missing or too many.

A query tree goes in, and two ways to ask the archive; query texts with their numbers of articles come out. Traditional
and variant forms are no difference. Knows neither articles nor SQL, and no dictionary: what stands in articles counts.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from newsdesk.search.fold import FOLDS, KINDS, Kind
from newsdesk.search.lexer import is_bare
from newsdesk.search.tokens import tokens
from newsdesk.search.tree import And, Near, Or, Query, Scope, Within, Words, scoped_terms, within
from newsdesk.search.writing import write

TextsOf = Callable[[str, int], Iterable[str]]
Count = Callable[[str], int]

MOST = 8  # names worth offering
SHORTEST, LONGEST = 2, 6  # characters of a name that has near ones
_TEXTS = 300  # of the newest articles that are looked at for each place where a character may be wrong
_WORTH_COUNTING = 16
_NAMES_MISSED = 3  # in one query

_OTHER, _GAP = "\0", " "
_HAN = f"[^{_OTHER}{_GAP}]"
# In the place of another character: what stands around names in running text is hardly ever in one.
_ANY = f"[^{_OTHER}{_GAP}的了是说在到与等将对向从被把也都就称及或而]"


def nearest(query: Query, texts_of: TextsOf, count: Count) -> list[tuple[str, int]]:
    """What `query` may have been meant for, with the number of articles of each: MOST at most, the likeliest first.

    Each is `query` with one of its names put right, or, where that finds nothing either, the name by itself. Names that
    begin with the same character, the surname, come first, then those of most articles. `texts_of` gives, for a query's
    text, the newest articles that it finds, so many at most: each article's names and elements with line feeds between.
    `count` says how many articles a query's text finds. Whatever these raise goes through.
    """
    found: dict[str, _Near] = {}
    for scope, term in _missed(query, count):
        for name in _ranked(_names_near(scope, term, texts_of))[:_WORTH_COUNTING]:
            right = replace(term, text=name.text, quoted=not is_bare(name.text))
            whole, alone = write(_put_right(query, term, right)), write(within(scope, right))
            text, articles = (whole, n) if (n := count(whole)) else (alone, count(alone))
            if articles:
                found.setdefault(text, replace(name, articles=articles, alone=not n))
    ranked = sorted(found.items(), key=lambda one: one[1].rank)
    return [(text, name.articles) for text, name in ranked[:MOST]]


@dataclass(frozen=True, slots=True)
class _Near:
    """A name of the archive near to one that was asked for."""

    text: str
    same_surname: bool
    articles: int
    alone: bool = False  # found only without the rest of the query

    @property
    def rank(self) -> tuple[bool, bool, int]:
        """The likelier, the smaller."""
        return self.alone, not self.same_surname, -self.articles


def _ranked(names: Iterable[_Near]) -> list[_Near]:
    return sorted(names, key=lambda name: (name.rank, name.text))


def _missed(query: Query, count: Count) -> list[tuple[Scope, Words]]:
    """The names of `query` that stand nowhere in the archive."""
    named = {
        (scope, term): None
        for scope, part in scoped_terms(query)
        for term in ((part,) if isinstance(part, Words) else part.left + part.right)
        if _characters(term)
    }
    missed = ((scope, term) for scope, term in named if not count(write(within(scope, term))))
    return [one for one, _ in zip(missed, range(_NAMES_MISSED), strict=False)]


def _characters(term: Words) -> list[str]:
    """The folded characters of a term that may be a name; none where it cannot be one."""
    found = tokens(term.text)
    if not SHORTEST <= len(found) <= LONGEST:
        return []
    if any(token.kind is not Kind.HAN or len(token.folded) != 1 for token in found):
        return []
    return [token.folded for token in found]


def _put_right(query: Query, wrong: Words, right: Words) -> Query:
    """`query` with one term in the place of another; what was excluded stays as it was written."""
    match query:
        case Words():
            return right if query == wrong else query
        case Near(left, _, _):
            return replace(
                query,
                left=tuple(right if term == wrong else term for term in left),
                right=tuple(right if term == wrong else term for term in query.right),
            )
        case And(parts):
            return And(tuple(_put_right(part, wrong, right) for part in parts))
        case Or(parts):
            return Or(tuple(_put_right(part, wrong, right) for part in parts))
        case Within(scope, part):
            return Within(scope, _put_right(part, wrong, right))
        case _:
            return query


# ------------------------------------------------------------ what is near


@dataclass(frozen=True)
class Shape:
    """What a near name looks like: folded characters, None where any Han character may stand.

    `whole` names have to be all of a row of Han characters: of what has lost a character at an end, or has but two,
    any text is full.
    """

    characters: tuple[str | None, ...]
    whole: bool

    @property
    def asks(self) -> Words | Near:
        """What the index has to be asked for, to find all articles that have such a name, and few others."""
        if None not in self.characters:
            return Words("".join(character or "" for character in self.characters))
        gap = self.characters.index(None)
        left, right = ("".join(filter(None, side)) for side in (self.characters[:gap], self.characters[gap + 1 :]))
        return Near((Words(left),), (Words(right),), 1) if left and right else Words(left or right)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        first, *rest = (_ANY if one is None else re.escape(one) for one in self.characters)
        # Looked for ahead, so that one may begin within another; the first character not, which is quicker to find.
        before, after = (f"(?<!{_HAN})", f"(?!{_HAN})") if self.whole else ("", "")
        return re.compile(f"{before}{first}(?={''.join(f'{_GAP}*{one}' for one in rest)}{after}())")

    def stretches(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where such names stand in a text, which `_FOLDED` has prepared."""
        if all(one in folded for one in self.characters if one):
            yield from ((found.start(), found.end(1)) for found in self._pattern.finditer(folded))


def shapes(characters: list[str]) -> list[Shape]:
    """All shapes with one character wrong, one missing, or one too many, each once."""
    size = len(characters)
    wrong = [(*characters[:at], None, *characters[at + 1 :]) for at in range(size)]
    more = [(*characters[:at], None, *characters[at:]) for at in range(1, size)]  # at an end it would have been found
    found = [Shape(one, whole=size == SHORTEST) for one in wrong] + [Shape(one, whole=False) for one in more]
    if size > SHORTEST:
        for at in range(size):
            fewer = (*characters[:at], *characters[at + 1 :])
            found.append(Shape(fewer, whole=at in {0, size - 1} or len(fewer) == SHORTEST))
    return list(dict.fromkeys(found))


def _names_near(scope: Scope, term: Words, texts_of: TextsOf) -> Iterator[_Near]:
    characters = _characters(term)
    wanted = shapes(characters)
    asked = dict.fromkeys(write(within(scope, shape.asks)) for shape in wanted)
    texts = dict.fromkeys(text for query in asked for text in texts_of(query, _TEXTS))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for folded, form in _names_in(text, wanted).items():
            forms[folded][form] += 1
    forms.pop("".join(characters), None)
    for folded, counted in forms.items():
        form = min(counted, key=lambda form: (-counted[form], form))
        yield _Near(form, folded[0] == characters[0], counted.total())


def _names_in(text: str, wanted: Iterable[Shape]) -> dict[str, str]:
    """The names of these shapes in a text, folded, with how each is first written; none that is a part of another."""
    folded = text.translate(_FOLDED)
    places = sorted({place for shape in wanted for place in shape.stretches(folded)}, key=lambda one: (one[0], -one[1]))
    found: dict[str, str] = {}
    reached = 0
    for start, end in places:
        if end > reached:
            reached = end
            form = "".join(character for character in text[start:end] if KINDS[character] is Kind.HAN)
            found.setdefault(folded[start:end].replace(_GAP, ""), form)
    return found


class _Folded(dict[int, str]):
    """For `str.translate`: a Han character folded, what does not count as a gap, all else as what no name has in it."""

    def __missing__(self, point: int) -> str:
        character = chr(point)
        self[point] = told = _as_told(character)
        return told


def _as_told(character: str) -> str:
    kind = KINDS[character]
    if kind is Kind.HAN:
        return FOLDS[character] if len(FOLDS[character]) == 1 else _OTHER
    return _GAP if kind in {Kind.SPACE, Kind.INVISIBLE} and character != "\n" else _OTHER


_FOLDED = _Folded()
