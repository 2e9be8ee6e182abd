"""Terms found in rows of tokens: the automaton is compared with looking for each term at each place."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.keywords.matching import Automaton, Found, apart

ROWS = st.lists(st.lists(st.sampled_from("甲乙丙"), max_size=4), max_size=8)


def everywhere(terms: Sequence[tuple[int, Sequence[str]]], tokens: Sequence[str]) -> list[Found]:
    return [
        Found(first, first + len(row), number)
        for number, row in terms
        for first in range(len(tokens))
        if row and list(tokens[first : first + len(row)]) == list(row)
    ]


@given(ROWS, st.lists(st.sampled_from("甲乙丙丁"), max_size=30))
def test_every_place_of_every_term_is_found(rows: list[list[str]], tokens: list[str]) -> None:
    terms = list(enumerate(rows))
    assert sorted(Automaton(terms).find(tokens)) == sorted(everywhere(terms, tokens))


@given(ROWS, st.lists(st.sampled_from("甲乙丙丁"), max_size=30))
def test_of_overlapping_places_the_first_and_longest_stays(rows: list[list[str]], tokens: list[str]) -> None:
    found = everywhere(list(enumerate(rows)), tokens)
    kept, at = [], 0
    while here := [place for place in found if place.first >= at]:
        first = min(place.first for place in here)
        longest = max(place.end for place in here if place.first == first)
        kept.append(min(place for place in here if (place.first, place.end) == (first, longest)))
        at = longest
    assert list(apart(found)) == kept


def test_no_terms_stand_nowhere() -> None:
    assert list(Automaton([]).find(["甲"])) == []
    assert list(Automaton([(0, [])]).find(["甲"])) == []


def test_long_terms_inside_each_other() -> None:
    automaton = Automaton([(size, ["一"] * size) for size in range(1, 51)])
    assert len(list(automaton.find(["一"] * 100))) == sum(100 - size + 1 for size in range(1, 51))
