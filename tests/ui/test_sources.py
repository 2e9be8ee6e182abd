"""What the correction sheet says of where an edition was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.domain import Edition, Evidence, Page
from newsdesk.ui.sheets import EditionFields, EditionSheet
from newsdesk.ui.sources import evidence_name, source_lines

HELD = Edition(
    uid="e",
    newspaper="渡口日报",
    newspaper_evidence=Evidence.MASTHEAD,
    date=date(1987, 5, 6),
    date_evidence=Evidence.FILE_NAME,
    pages=(Page("01", None, Evidence.FOLIO),),
    articles=2,
    source_name="<b>渡口</b>.txt",
    source_path="x",
    source_sha256="ab" * 32,
    source_size=9,
    imported_at=datetime(2024, 1, 1, tzinfo=UTC),
    encoding="gb18030",
    encoding_reason="plausible",
    encoding_doubtful=False,
)


def test_one_edition_says_what_each_field_rests_on_and_its_file() -> None:
    assert source_lines([HELD]) == [
        "Newspaper: 渡口日报 (from the masthead)",
        "Date: 6 May 1987 (from the file's name)",
        "Page: 01 (from the page's folio)",
        "<b>渡口</b>.txt · GB18030",
        f"SHA-256 {'ab' * 32}",
    ]


def test_a_field_that_was_read_nowhere_says_so() -> None:
    unread = replace(HELD, date=None, date_evidence=None)
    assert source_lines([unread])[1] == "Date: found nowhere"


def test_several_editions_are_counted_by_evidence() -> None:
    corrected = replace(HELD, newspaper_evidence=Evidence.CORRECTED)
    lines = source_lines([HELD, HELD, corrected])
    assert lines == ["Newspaper: from the masthead 2 · corrected by hand 1", "Date: from the file's name 3"]


def test_no_edition_says_nothing() -> None:
    assert source_lines([]) == []


@pytest.mark.parametrize("evidence", list(Evidence))
def test_every_evidence_has_a_name(evidence: Evidence) -> None:
    assert evidence_name(evidence) != evidence.value


def test_the_sheet_shows_it_as_plain_text_that_can_be_copied(qtbot: QtBot) -> None:
    lines = source_lines([HELD])
    before = EditionFields("渡口日报", HELD.date, "01")
    sheet = EditionSheet(None, 1, before, [], one_day=True, one_page=True, sources=lines)
    qtbot.addWidget(sheet)
    sheet.open()
    assert sheet.sources.isVisible()
    assert sheet.sources.text() == "\n".join(lines)
    assert sheet.sources.textFormat() is Qt.TextFormat.PlainText
    assert sheet.sources.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
