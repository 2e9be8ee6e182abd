"""Suggested file names are good on every system, whatever a headline holds."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.export.names import clean_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("青埠水厂出水更清了", "青埠水厂出水更清了"),
        ("“悬空”的老人下楼了", "“悬空”的老人下楼了"),
        ("颱風季前演練　三條街", "颱風季前演練 三條街"),
        ('a/b\\c:d*e?f"g<h>i|j', "a／b＼c：d＊e？f＂g＜h＞i｜j"),
        ("../../etc/passwd", "／..／etc／passwd"),
        ("..", "newsdesk"),
        (" . ", "newsdesk"),
        ("", "newsdesk"),
        (".hidden", "hidden"),
        ("-rf", "rf"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("Com¹ .x", "_Com¹ .x"),
        ("CONTENTS", "CONTENTS"),
        ("甲\n乙\0丙\u202e丁\ud800", "甲 乙 丙 丁"),
        ("第一、", "第一、"),
        ("句号.", "句号"),
        ("𠮷祥🍵", "𠮷祥🍵"),
        ("e\u0301te\u0301", "été"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert clean_name(text) == name


def test_a_long_name_ends_between_characters() -> None:
    assert clean_name("报" * 100) == "报" * 40
    assert clean_name("a" * 119 + "q\u0323" + "b") == "a" * 119


@given(st.text())
def test_every_name_can_be_a_file_and_stays_what_it_is(text: str) -> None:
    name = clean_name(text)
    assert name
    assert name == clean_name(name)
    assert len(name.encode()) <= 121
    assert Path(name).name == name
    assert not set(name) & set('<>:"/\\|?*')
    assert name[0] not in " .-"
    assert name[-1] not in " ."
    assert not {unicodedata.category(each) for each in name} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text(min_size=1))
def test_a_name_given_for_want_of_another_is_used_only_then(text: str) -> None:
    assert (clean_name(text, "甲") == "甲") == (clean_name(text, "乙") == "乙" and text.strip() != "乙") or text == "甲"
