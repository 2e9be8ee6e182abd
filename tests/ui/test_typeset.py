"""How the painted list breaks a headline over two lines."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from newsdesk.ui.typeset import SetText


def lines_of(text: str, ems: float) -> list[str]:
    """A headline set in a column of that many ems, line by line."""
    font = QFont("Noto Serif CJK SC")
    font.setPixelSize(15)
    layout = SetText(text, font, ems * 15, lines=2, leading=22, even=True)._layout
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [text[line.textStart() : line.textStart() + line.textLength()].strip() for line in lines]


@pytest.mark.parametrize(
    ("headline", "ems", "lines"),
    [
        # One sign would be left for the second line: it breaks at the space instead.
        (
            "守好每一段堤防 护好每一户人家 渡过今年第一场大水",
            22,
            ["守好每一段堤防 护好每一户人家", "渡过今年第一场大水"],
        ),
        ("渡口大桥通过荷载试验", 24, ["渡口大桥通过荷载试验"]),
    ],
)
def test_a_headline_breaks_at_its_space_rather_than_in_a_phrase(
    qtbot: QtBot, headline: str, ems: float, lines: list[str]
) -> None:
    assert lines_of(headline, ems) == lines


def test_a_headline_without_spaces_breaks_evenly(qtbot: QtBot) -> None:
    first, last = lines_of("柳溪县图书馆夜间开放满月迎来读者两万多人次了", 21)
    assert len(last) > 5
    assert len(first) + len(last) == 22
