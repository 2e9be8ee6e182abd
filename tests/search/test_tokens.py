from __future__ import annotations

import sys
from unicodedata import category

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsdesk.search.fold import KINDS, Kind
from newsdesk.search.tokens import tokens, words

TRAPS = '疫情后後发發ab１19-，" 　\n\u200b\u200d\ufe0f\U000e0100\u0301\u0345か゛\u3099ﾞ𠮷😀①²é\0ßǰİ한ᄒ\u1161'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \u3000\u200b", []),
        ("周　欢", ["周", "欢"]),
        ("GDP增长5.5％", ["gdp", "增", "长", "5", "．", "5", "％"]),
        ("2019年", ["2019", "年"]),
        ("A\u200bB C", ["ab", "c"]),
        ("後發", ["后", "发"]),
        ("𠮷野家😀", ["𠮷", "野", "家", "😀"]),
        ("①GDP", ["①", "gdp"]),
        ("m²", ["m²"]),
        ("cafe\u0301", ["café"]),
        ("か\u3099ｶﾞ", ["が", "ガ"]),
        ("\u0301中", ["\u0301", "中"]),
        ("don't", ["don", "＇", "t"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert [token.folded for token in tokens(text)] == expected


def test_a_token_ends_with_what_belongs_to_its_last_character() -> None:
    assert [(token.start, token.end) for token in tokens("葛\U000e0100城 e\u0301a")] == [(0, 2), (2, 3), (4, 7)]


@given(st.text(alphabet=TRAPS) | st.text())
@example("".join(map(chr, range(0x3100))))
def test_words_are_the_tokens(text: str) -> None:
    assert words(text).split() == [token.folded for token in tokens(text)]
    assert words(text).startswith(" ")
    assert words(text).endswith(" ")


def test_words_are_the_tokens_for_every_character_alone() -> None:
    every = [c for c in map(chr, range(sys.maxunicode + 1)) if category(c) not in {"Cn", "Co"}]
    assert not [c for c in every if words(c).split() != [token.folded for token in tokens(c)]]


@given(st.text(alphabet=TRAPS) | st.text())
def test_tokens_lie_in_order_and_hold_all_that_counts(text: str) -> None:
    found = tokens(text)
    edges = [edge for token in found for edge in (token.start, token.end)]
    assert edges == sorted(edges)
    inside = {place for token in found for place in range(token.start, token.end)}
    outside = [c for place, c in enumerate(text) if place not in inside]
    assert all(KINDS[c] in {Kind.SPACE, Kind.INVISIBLE} for c in outside)


@given(st.text(alphabet=TRAPS), st.text(alphabet=TRAPS))
def test_white_space_between_two_texts_keeps_their_tokens_apart(one: str, other: str) -> None:
    together = [token.folded for token in tokens(f"{one}。{other}")]
    apart = [token.folded for token in tokens(f"{one}。 {other}")]
    if not other or KINDS[other.lstrip("\u200b\u200d\ufe0f\U000e0100\0")[:1] or "。"] is not Kind.MARK:
        assert together == apart
