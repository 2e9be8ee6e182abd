from __future__ import annotations

import pytest

from newsdesk.search.query import parse
from newsdesk.search.readings import MOST, readings
from newsdesk.search.writing import write


def cut(text: str) -> list[str]:
    """Words of two characters, as a dictionary might know them; it knows Simplified characters alone."""
    assert "灣" not in text
    return [text[place : place + 2] for place in range(0, len(text), 2)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("河湾渡口", ["河湾 渡口", "河湾", "渡口"]),
        ("河灣渡口", ["河灣 渡口", "河灣", "渡口"]),
        ("标题:河湾渡口 -汛期", ["标题:(河湾 渡口) -汛期", "标题:河湾", "标题:渡口"]),
        ('"河湾，，渡口"', ["河湾 渡口", "河湾", "渡口"]),
        ("=河湾渡口*", ["=河湾 =渡口*", "=河湾", "=渡口*"]),
        ("河湾 渡口", ["河湾", "渡口"]),
        ("河湾 NEAR/3 渡口", ["河湾 渡口", "河湾", "渡口"]),
        ("河湾渡口 日期:2024", ["河湾 渡口 日期:2024", "河湾", "渡口"]),
        ("河湾", []),
        ("-河湾渡口", []),
        ("日期:2024", []),
        ("", []),
        ("甲AND", ["甲A ND", "甲A", "ND"]),
    ],
)
def test_readings(query: str, expected: list[str]) -> None:
    assert [write(reading) for reading in readings(parse(query), cut)] == expected


def test_every_way_to_cut_is_offered_once() -> None:
    ways = (cut, list, cut)
    offered = [write(reading) for reading in readings(parse("河湾渡口"), *ways)]
    assert offered == ["河湾 渡口", "河 湾 渡 口", "河湾", "渡口"]


def test_no_more_readings_than_anybody_looks_at() -> None:
    assert len(readings(parse("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"), cut)) == MOST


def test_a_dictionary_that_loses_text_harms_nothing() -> None:
    assert readings(parse("河湾渡口"), lambda _text: []) == []
