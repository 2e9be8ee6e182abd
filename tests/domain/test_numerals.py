"""Numbers in digits and in Chinese numerals: in dates, on pages, in file names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import number

ONES = ("", *"一二三四五六七八九")


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("02", 2),
        ("１７", 17),
        (" 7 ", 7),
        ("十", 10),
        ("十七", 17),
        ("一十七", 17),
        ("二十", 20),
        ("二十八", 28),
        ("廿", 20),
        ("廿八", 28),
        ("卅一", 31),
        ("百", 100),
        ("一百零三", 103),
        ("一百二十", 120),
        ("三百", 300),
        ("二〇二一", 2021),
        ("一九六三", 1963),
        ("一○", 10),
        ("〇", 0),
        ("", None),
        ("甲", None),
        ("十十", None),
        ("一十二三", None),
        ("二三十", None),
        ("廿十", None),
        ("1十", None),
        ("²", None),
        ("1234567890", None),
    ],
)
def test_numbers_are_read(printed: str, value: int | None) -> None:
    assert number(printed) == value


@given(st.integers(1, 999))
def test_whatever_is_spelled_is_read(value: int) -> None:
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    spelled = (ONES[hundreds] + "百") * bool(hundreds) + (ONES[tens] + "十") * bool(tens)
    spelled += "零" * bool(hundreds and not tens and ones) + ONES[ones]
    assert number(spelled) == value
    assert number("".join("〇一二三四五六七八九"[int(digit)] for digit in str(value))) == value


@given(st.text("0１〇○零一九十百廿卅 A", max_size=12))
def test_any_numerals_are_a_number_or_none(printed: str) -> None:
    assert (number(printed) or 0) >= 0
