"""Page numbers as people write them."""

from __future__ import annotations

import pytest

from newsdesk.domain import page_number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("第1版", "1"),
        ("第一版", "1"),
        ("01", "1"),
        ("A3版", "A3"),
        ("第a03版", "A3"),
        ("Ａ１２", "A12"),
        ("第十版", "10"),
        ("十七", "17"),
        ("二十一版", "21"),
        ("一〇", "10"),
        ("特1", "特1"),
        ("第 2 頁", "2"),
        ("12B", "12B"),
    ],
)
def test_a_number_is_read(written: str, number: str) -> None:
    assert page_number(written) == number
    assert page_number(number) == number


@pytest.mark.parametrize(
    "written", ["", "要闻", "0", "第版", "第第1版版", "1-2", "第1版 要闻", "十十", "一十二三", "2021年8月", "12345"]
)
def test_what_is_no_number(written: str) -> None:
    assert page_number(written) is None
