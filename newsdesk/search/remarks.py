"""What in a query's text is overlooked, or means something else than it may have been meant for: remarks, no errors.

Text goes in, remarks with their places come out. What a query means is not decided here: this only looks at what the
reading of it (`newsdesk.search.lexer`, `newsdesk.search.query`) left.
"""

from __future__ import annotations

from collections.abc import Iterator

from newsdesk.domain import Overlooked, Remark
from newsdesk.search.fields import FIELDS, NEAREST_FIELD, ONLY_BEFORE_DATES
from newsdesk.search.fold import KINDS, Kind
from newsdesk.search.lexer import COLONS, MINUSES, OPENING, STARS, Mark, Sign, lex, passed_over
from newsdesk.search.query import parse
from newsdesk.search.terms import needle
from newsdesk.search.tree import Near, Query, Words, inner_parts

_SIGNS = frozenset({"AND", "OR", "NOT", "NEAR"})
_QUOTES = frozenset('"＂“”「」『』')
_LONGEST_FIELD = 8  # a longer word before a colon is none that anybody took for a field


def remarks(text: str) -> Iterator[Remark]:
    """Remarks on a query that can be read, in the order of their kinds. Raises QueryError where it cannot."""
    words = sorted(_words_in(parse(text)), key=lambda word: word.start)
    of_fields = [remark for word in words for remark in _on_field(text, word)]
    colons = {remark.end for remark in of_fields}
    yield from _distinct(of_fields)
    yield from _distinct([remark for word in words for remark in _on_word(text, word)])
    yield from _on_passed_over(text, colons)
    yield from _on_brackets(text)


def _words_in(query: Query) -> Iterator[Words]:
    """All terms of a query, negated ones too."""
    match query:
        case Words():
            yield query
        case Near(left, right):
            yield from left + right
        case _:
            for part in inner_parts(query):
                yield from _words_in(part)


def _on_field(text: str, word: Words) -> Iterator[Remark]:
    """A word before a colon that looks like a field."""
    if not _looks_like_field(text, word):
        return
    name = word.text.casefold()

    def remark(about: Overlooked, instead: str = "") -> Remark:
        return Remark(about, word.text, word.start, word.end, instead)

    if name not in FIELDS:
        yield remark(Overlooked.NO_SUCH_FIELD, NEAREST_FIELD.get(name, ""))
    elif not _stands_free(text, word):
        yield remark(Overlooked.FIELD_NEEDS_SPACE)
    elif name in ONLY_BEFORE_DATES and text[word.end + 1 :].strip():
        yield remark(Overlooked.FIELD_WITHOUT_DATE)
    else:
        yield remark(Overlooked.FIELD_EMPTY)


def _looks_like_field(text: str, word: Words) -> bool:
    if not _is_bare(text, word) or text[word.end : word.end + 1] not in tuple(COLONS):
        return False
    if word.text.casefold() in FIELDS:
        return True
    value = text[word.end + 1 : word.end + 3]
    return (
        len(word.text) <= _LONGEST_FIELD
        and any(character.isalpha() for character in word.text)
        and _stands_free(text, word)
        and bool(value[:1].strip())
        and value != "//"  # of an address
    )


def _stands_free(text: str, word: Words) -> bool:
    """Whether a field could begin there: after nothing, a space or a bracket, whatever minuses between."""
    at = word.start
    while at and text[at - 1] in MINUSES:
        at -= 1
    return not at or text[at - 1] in OPENING or KINDS[text[at - 1]] is Kind.SPACE


def _is_bare(text: str, word: Words) -> bool:
    return text[word.start : word.end] == word.text


def _on_word(text: str, word: Words) -> Iterator[Remark]:
    wanted = needle(word)
    if word.prefix and wanted is not None and not wanted.open_end:
        yield Remark(Overlooked.STAR_IDLE, word.text, word.start, word.end)
    if not _is_bare(text, word):
        return
    if word.text in _SIGNS:
        yield Remark(Overlooked.SIGN_AS_WORD, word.text, word.start, word.end)
    elif (sign := word.text.upper()) in _SIGNS:
        yield Remark(Overlooked.SMALL_SIGN, word.text, word.start, word.end, sign)


def _on_passed_over(text: str, colons: set[int]) -> Iterator[Remark]:
    """A remark for each kind of what counts for nothing, naming its characters. `colons` are told of already."""
    stretches = [stretch for stretch in passed_over(text) if stretch[0] not in colons]
    kinds: dict[Overlooked, list[tuple[int, int]]] = {}
    for start, end in stretches:
        kinds.setdefault(_kind_of(text[start:end]), []).append((start, end))
    for about, places in kinds.items():
        characters = dict.fromkeys(character for start, end in places for character in text[start:end])
        yield Remark(about, "".join(characters), *places[0])


def _kind_of(stretch: str) -> Overlooked:
    if stretch in STARS:
        return Overlooked.STAR_ALONE
    if stretch[0] not in _QUOTES:
        return Overlooked.PUNCTUATION
    return Overlooked.QUOTE_ALONE if len(stretch) == 1 else Overlooked.QUOTES_EMPTY


def _on_brackets(text: str) -> Iterator[Remark]:
    """The brackets without a partner."""
    alone: list[tuple[str, int]] = []
    open_ones: list[tuple[str, int]] = []
    for bracket, place in _brackets(text):
        if bracket in OPENING:
            open_ones.append((bracket, place))
        elif open_ones:
            open_ones.pop()
        else:
            alone.append((bracket, place))
    alone = sorted(alone + open_ones, key=lambda one: one[1])
    if alone:
        first = alone[0][1]
        yield Remark(Overlooked.BRACKET_ALONE, "".join(dict.fromkeys(one for one, _ in alone)), first, first + 1)


def _brackets(text: str) -> Iterator[tuple[str, int]]:
    for item in lex(text):
        if isinstance(item, Mark) and item.sign in {Sign.OPEN, Sign.CLOSE}:
            yield item.text, item.start


def _distinct(found: list[Remark]) -> Iterator[Remark]:
    """The first remark of those that say the same."""
    first: dict[tuple[Overlooked, str], Remark] = {}
    for remark in found:
        first.setdefault((remark.about, remark.value), remark)
    yield from first.values()
