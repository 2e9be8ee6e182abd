"""What white space means on a page, and which lines are set like its sure heads."""

from __future__ import annotations

import pytest

from newsdesk.importing.habits import UNTOLD, find_habits
from newsdesk.importing.lines import find_lines
from newsdesk.importing.page import Page

TEXT = "渡口今天复航，乘客站满两岸。船工说，汛期之前还要检修一次，请乘客留意通知，安全第一，不要拥挤。"


def page_of(between: str, indent: str = "", head: str = "渡口复航") -> Page:
    # Of different lengths: lines of one length would be printed lines of a column.
    paragraphs = between.join(indent + TEXT * (1 + turn % 3) + "两岸安好。" * turn for turn in range(6))
    report = f"本报讯（记者 甲）{TEXT}"
    return Page(find_lines(f"{head}\n\n{report}{between}{paragraphs}\n\n{head}\n\n{report}{between}{paragraphs}"))


@pytest.mark.parametrize(
    ("between", "indent", "gaps", "indents"),
    [
        ("\n", "", "never", "never"),
        ("\n\n", "", "always", "never"),
        ("\n", "\u3000\u3000", "never", "always"),
        ("\n\n", "\u3000\u3000", "always", "always"),
    ],
)
def test_paragraphs_tell_what_white_space_means(between: str, indent: str, gaps: str, indents: str) -> None:
    habits = page_of(between, indent).habits
    assert (habits.gaps, habits.indents) == (gaps, indents)


def test_too_few_paragraphs_tell_nothing() -> None:
    assert find_habits([], []).gaps == UNTOLD


def test_lines_above_datelines_are_the_sure_heads() -> None:
    page = page_of("\n")
    assert page.habits.resemblance(page.look(0)) == "as sure heads"
    assert page.habits.resemblance((0, True, 0)) == "unlike them"


def test_page_without_datelines_has_no_sure_heads() -> None:
    page = Page(find_lines(f"渡口复航\n\n{TEXT}"))
    assert page.habits.resemblance(page.look(0)) == "no sure heads"
