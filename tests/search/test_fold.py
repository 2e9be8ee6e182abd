from __future__ import annotations

import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.search.fold import FOLDS, KINDS, Kind, classes, fingerprint, fold, fold_lightly

EVERY_CHARACTER = [c for c in map(chr, range(sys.maxunicode + 1)) if category(c) not in {"Cn", "Co", "Cs"}]


@pytest.mark.parametrize(
    "members",
    [
        "后後", "发發髮", "台臺檯颱", "里裏裡", "为為爲", "着著", "峰峯", "群羣", "线線綫", "户戶户",
        "说說説", "众眾衆", "台", "干乾幹榦", "并並併", "秘祕", "国國", "么麼麽", "启啟啓", "回迴",
        "历歷曆", "系係繫", "征徵", "制製", "叹嘆歎", "布佈", "内內", "录錄録", "温溫", "查査",
        "真眞", "既旣", "长長⻓⻑", "文⽂", "一⼀", "民⺠", "海海", "ａＡAa", "１1", "，,",
        "广廣広", "泽澤沢", "德徳", "艺藝", "〇○◯", "，﹐", "（︵", "」﹂",
        "（(", "！!", "％%", "カｶ", "Kk", "Ωω", "ßẞ",
    ],
)  # fmt: skip
def test_a_class_is_one_character_to_a_search(members: str) -> None:
    assert {fold(member) for member in members} == {fold(members[0])}


@pytest.mark.parametrize(
    "different",
    [
        "后候",
        "发友",
        "己已",
        "末未",
        "士土",
        "复覆",
        "予豫",
        "欠缺",
        "，。",
        ",.",
        "“”",
        "、，",
        "éê",
        "eé",
        "①1",
        "²2",
        "〇零",
        "芸艺",
        "o○",
        "の之",
    ],
)
def test_characters_of_different_classes_stay_apart(different: str) -> None:
    assert fold(different[0]) != fold(different[1])


def test_every_class_is_named_by_one_of_its_members() -> None:
    named = classes()
    assert len(named) > 4000
    assert not [name for name in named.values() if name in named]


def test_folding_twice_is_folding_once_for_every_character() -> None:
    assert not [character for character in EVERY_CHARACTER if fold(FOLDS[character]) != FOLDS[character]]


def test_folding_keeps_the_kind_of_every_character() -> None:
    counting = {Kind.HAN, Kind.RUN, Kind.SYMBOL, Kind.PUNCTUATION, Kind.MARK}
    assert not [
        character
        for character in EVERY_CHARACTER
        if KINDS[character] in counting
        and (
            KINDS[FOLDS[character][0]] is not KINDS[character]
            or any(KINDS[part] not in {KINDS[character], Kind.MARK} for part in FOLDS[character])
        )
    ]


def test_folded_text_has_no_ascii_but_small_letters_and_digits() -> None:
    counting = [c for c in EVERY_CHARACTER if KINDS[c] not in {Kind.SPACE, Kind.INVISIBLE}]
    ascii_left = {part for character in counting for part in FOLDS[character] if part.isascii()}
    assert ascii_left == set("abcdefghijklmnopqrstuvwxyz0123456789")


@given(st.text())
def test_folding_any_text_twice_is_folding_it_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("character", "kind"),
    [
        ("疫", Kind.HAN), ("𠮷", Kind.HAN), ("\U00031350", Kind.HAN),
        ("豈", Kind.HAN), ("⼀", Kind.HAN), ("の", Kind.HAN),
        ("ｶ", Kind.HAN), ("ー", Kind.HAN), ("々", Kind.HAN), ("〇", Kind.HAN), ("ㄅ", Kind.HAN), ("\ue000", Kind.HAN),
        ("a", Kind.RUN), ("Ａ", Kind.RUN), ("９", Kind.RUN), ("é", Kind.RUN), ("Ⅲ", Kind.RUN), ("²", Kind.RUN),
        ("한", Kind.RUN), ("٣", Kind.RUN),
        ("😀", Kind.SYMBOL), ("℃", Kind.SYMBOL), ("①", Kind.SYMBOL), ("￥", Kind.SYMBOL), ("\ufffd", Kind.SYMBOL),
        ("，", Kind.PUNCTUATION), ("+", Kind.PUNCTUATION), ("＋", Kind.PUNCTUATION), ("_", Kind.PUNCTUATION),
        ("·", Kind.PUNCTUATION), ("…", Kind.PUNCTUATION), ("\u037e", Kind.PUNCTUATION),
        ("\u0301", Kind.MARK), ("ﾞ", Kind.MARK),
        (" ", Kind.SPACE), ("\u3000", Kind.SPACE), ("\n", Kind.SPACE), ("\xa0", Kind.SPACE), ("\u2028", Kind.SPACE),
        ("\u200b", Kind.INVISIBLE), ("\u200d", Kind.INVISIBLE), ("\ufeff", Kind.INVISIBLE), ("\xad", Kind.INVISIBLE),
        ("\0", Kind.INVISIBLE), ("\ufe0f", Kind.INVISIBLE), ("\U000e0100", Kind.INVISIBLE), ("\ud800", Kind.INVISIBLE),
    ],
)  # fmt: skip
def test_kinds(character: str, kind: Kind) -> None:
    assert KINDS[character] is kind


def test_light_folding_knows_case_and_width_but_no_variants() -> None:
    assert fold_lightly("ＡbＣ１，") == fold_lightly("aBc1,")
    assert fold_lightly("后") != fold_lightly("後")


def test_the_fingerprint_names_the_rules() -> None:
    assert len(fingerprint()) == 16
    assert fingerprint() == fingerprint()
    int(fingerprint(), 16)
