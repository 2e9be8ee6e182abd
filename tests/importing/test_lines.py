"""Finding lines and mending them: spans, gaps, indents, and the pieces that a jump notice cuts off."""

from __future__ import annotations

import pytest

from newsdesk.importing.characters import ems
from newsdesk.importing.lines import find_lines
from newsdesk.importing.mending import mend


def test_each_line_knows_its_span_gap_and_indent() -> None:
    text = "\n\n　　甲乙丙\r\n丁\n \n戊　\n"
    lines = find_lines(text)
    assert [text[line.start : line.end] for line in lines] == ["甲乙丙", "丁", "戊"]
    assert [line.gap for line in lines] == [2, 0, 1]
    assert [line.indent for line in lines] == [2, 0, 0]
    assert [line.number for line in lines] == [3, 4, 6]


def test_invisible_characters_are_owned_but_not_read() -> None:
    (line,) = find_lines("晨\u200b报\ufeff")
    assert (line.start, line.end, line.words, line.width) == (0, 4, "晨报", 2)


@pytest.mark.parametrize(
    ("printed", "pieces"),
    [
        ("（上接第四版）　　新渡口要建得起、守得", ["（上接第四版）", "新渡口要建得起、守得"]),
        ("渡口两岸都亮起了灯。（下转第二版）", ["渡口两岸都亮起了灯。", "（下转第二版）"]),
        ("▶下转05版", ["▶下转05版"]),
        ("他说，这条街上接码头、下转新区。", ["他说，这条街上接码头、下转新区。"]),
        ("上接第三版的读者来信很多。", ["上接第三版的读者来信很多。"]),
    ],
)
def test_a_jump_notice_is_a_line_of_its_own(printed: str, pieces: list[str]) -> None:
    assert [printed[line.start : line.end] for line in find_lines(printed)] == pieces


@pytest.mark.parametrize(
    ("pieces", "mended"),
    [
        (["各区负责人作表", "态发言。"], "各区负责人作表态发言。"),
        (["a new", "bridge"], "a new bridge"),
        (["全长13", "8米"], "全长138米"),
        (["用AI", "辅助"], "用AI辅助"),
        ([], ""),
    ],
)
def test_paragraphs_are_mended(pieces: list[str], mended: str) -> None:
    assert mend(pieces) == mended


def test_lines_of_a_head_keep_a_space_between_them() -> None:
    assert mend(["两岸摆渡老人", "守望一江灯火"], head=True) == "两岸摆渡老人　守望一江灯火"


@pytest.mark.parametrize(("words", "width"), [("晨报", 2), ("2026年", 3), ("AI", 1), ("“晨报”", 4)])
def test_widths_are_in_ems(words: str, width: float) -> None:
    assert ems(words) == width
