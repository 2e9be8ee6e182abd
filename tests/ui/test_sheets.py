"""The sheets a person fills in, by keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.ui.sheets import EditionFields, EditionSheet, ImportSheet


@pytest.mark.parametrize("field", ["newspaper", "date"])
@pytest.mark.parametrize("kind", ["import", "correct"])
def test_enter_in_a_field_accepts_the_sheet(qtbot: QtBot, kind: str, field: str) -> None:
    before = EditionFields("渡口日报", None, None)
    sheet: ImportSheet | EditionSheet = (
        ImportSheet(None, [Path("a.txt")], ["渡口日报"])
        if kind == "import"
        else EditionSheet(None, 1, before, ["渡口日报"], one_day=True, one_page=False)
    )
    qtbot.addWidget(sheet)
    sheet.open()
    getattr(sheet, field).setFocus()
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(getattr(sheet, field), Qt.Key.Key_Return)
