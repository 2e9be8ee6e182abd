"""Import, export and correction in a real window: dropped and named files, reports, stopping, failing, undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.domain import Article, ImportStatus
from newsdesk.library import Library
from newsdesk.ui import files
from newsdesk.ui.articles_model import ID_ROLE
from newsdesk.ui.corrections import Subject
from newsdesk.ui.intake_report import RefusedPanel
from newsdesk.ui.sheets import EditionFields, EditionSheet, ImportSheet
from newsdesk.ui.sources import evidence_name
from newsdesk.ui.window import MainWindow

LONG = 60_000
Settle = Callable[[MainWindow], None]
Dialog = TypeVar("Dialog", bound=QDialog)


def shown_article(window: MainWindow) -> Article:
    assert window.desk.opened is not None
    return window.desk.opened.article


def library_of(window: MainWindow) -> Library:
    assert window.desk.library is not None
    return window.desk.library


def press(window: QWidget, keys: str) -> None:
    """A shortcut, wherever the focus is."""
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))


def dialog_of(window: MainWindow, kind: type[Dialog]) -> Dialog:
    (shown,) = (one for one in window.findChildren(kind) if one.isVisible())
    return shown


def drop(window: MainWindow, *paths: Path) -> None:
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    coming = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, what, buttons, keys)
    window.dragEnterEvent(coming)
    assert coming.isAccepted()
    window.dropEvent(QDropEvent(QPoint(300, 300), Qt.DropAction.CopyAction, what, buttons, keys))


def test_the_invitation_to_drop_goes_when_the_drag_does(open_at: Callable[[], MainWindow], page: Path) -> None:
    window = open_at()
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(page))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    window.dragEnterEvent(QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, what, buttons, keys))
    assert window.parts.status.word.text() == "Drop to import"
    window.dragLeaveEvent(QDragLeaveEvent())
    assert window.parts.status.word.text() == ""
    window.parts.status.say("Something else")
    window.dragLeaveEvent(QDragLeaveEvent())
    assert window.parts.status.word.text() == "Something else"


def test_the_end_of_the_list_is_forgotten_at_the_next_move(filled: MainWindow, settle: Settle) -> None:
    word, actions = filled.parts.status.word, filled.parts.actions
    actions["previous_article"].trigger()
    settle(filled)
    assert word.text() == "The beginning of the list"
    actions["next_article"].trigger()
    settle(filled)
    assert word.text() == ""


def test_files_can_be_dropped_and_named(
    open_at: Callable[[], MainWindow], settle: Settle, qtbot: QtBot, page: Path
) -> None:
    window = open_at()
    drop(window, page)
    assert window.parts.status.word.text() == ""
    settle(window)
    sheet = dialog_of(window, ImportSheet)
    sheet.newspaper.setEditText("渡口晚报")
    sheet.date.setText("1987.5.7")
    with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    settle(window)
    article = shown_article(window)
    assert (article.newspaper, article.date) == ("渡口晚报", date(1987, 5, 7))


def test_a_date_that_is_none_cannot_be_given(open_at: Callable[[], MainWindow], settle: Settle, page: Path) -> None:
    window = open_at()
    drop(window, page)
    settle(window)
    sheet = dialog_of(window, ImportSheet)
    sheet.date.setText("gestern")
    assert not sheet.accept_button.isEnabled()
    assert sheet.problem.isVisible()
    sheet.date.setText("")
    assert sheet.accept_button.isEnabled()
    assert sheet.given() is None
    sheet.reject()


def test_refused_files_are_named_with_their_reasons(
    open_at: Callable[[], MainWindow], settle: Settle, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    window = open_at()
    empty = tmp_path / "leer <b>'𠮷.txt"
    empty.write_bytes(b"")
    with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG):
        window.parts.deeds.intake.begin([page, empty], None)
    settle(window)
    assert window.parts.notices.isVisible()
    assert "1 imported" in window.parts.notices.words.text()
    window.parts.notices.button.click()
    panel = dialog_of(window, RefusedPanel)
    assert empty.name in panel.list.toPlainText()
    panel.close()


def test_an_import_can_be_stopped(
    open_at: Callable[[], MainWindow], settle: Settle, qtbot: QtBot, page: Path, tmp_path: Path
) -> None:
    window = open_at()
    many = []
    text = page.read_text(encoding="gb18030")
    for number in range(4):
        file = tmp_path / f"渡口日报-1987050{number + 1}.txt"
        file.write_text(text.replace("5月6日", f"5月{number + 1}日").replace("大桥", f"大桥{number}"), encoding="utf-8")
        many.append(file)
    intake = window.parts.deeds.intake
    with qtbot.waitSignal(intake.finished, timeout=LONG) as finished:
        intake.begin(many, None)
        assert window.parts.actions["stop_work"].isEnabled()
        assert not window.parts.actions["import_files"].isEnabled()
        window.parts.actions["stop_work"].trigger()
    settle(window)
    report = finished.args[0]
    assert report.stopped
    assert window.desk.holdings.editions == report.count(ImportStatus.IMPORTED) < 4
    assert window.parts.actions["import_files"].isEnabled()
    assert not window.parts.status.bar.isVisible()


def test_importing_again_says_duplicate(open_at: Callable[[], MainWindow], qtbot: QtBot, page: Path) -> None:
    window = open_at()
    for _ in range(2):
        with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG):
            window.parts.deeds.intake.begin([page], None)
    assert window.parts.status.word.text() == "1 held already."


def test_an_edition_is_corrected(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    before = shown_article(filled)
    filled.parts.articles.view.setFocus()
    press(filled, "Ctrl+I")
    settle(filled)
    sheet = dialog_of(filled, EditionSheet)
    assert sheet.newspaper.currentText() == (before.newspaper or "")
    assert sheet.focusWidget() is sheet.newspaper
    line = sheet.newspaper.lineEdit()
    assert line is not None
    assert line.selectedText() == (before.newspaper or "")
    held = library_of(filled).edition(before.edition)
    said = sheet.sources.text().splitlines()
    assert said[0] == f"Newspaper: {held.newspaper} ({evidence_name(held.newspaper_evidence)})"
    assert said[-2:] == [f"{held.source_name} · {held.encoding.upper()}", f"SHA-256 {held.source_sha256}"]
    sheet.newspaper.setEditText("正名日报")
    with qtbot.waitSignal(filled.parts.deeds.corrections.corrected, timeout=LONG):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    settle(filled)
    names = [one.name for one in library_of(filled).children()]
    assert "正名日报" in names
    assert library_of(filled).article(before.uid).newspaper == "正名日报"
    with qtbot.waitSignal(filled.parts.deeds.corrections.undone, timeout=LONG):
        filled.parts.notices.button.click()
    settle(filled)
    assert library_of(filled).article(before.uid).newspaper == before.newspaper


def test_corrections_are_taken_back_one_by_one(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    corrections, undo = filled.parts.deeds.corrections, filled.parts.actions["undo_correction"]
    before = shown_article(filled)
    read = library_of(filled).edition(before.edition)
    assert not undo.isEnabled()
    for name in ("正名日报", "又名日报"):
        fields = EditionFields(newspaper=name, day=None, page=None)
        subject = Subject((read.uid,), fields, one_day=True, one_page=False, held=(read,))
        with qtbot.waitSignal(corrections.corrected, timeout=LONG):
            corrections.correct(subject, fields)
        settle(filled)
    for expected in ("正名日报", read.newspaper):
        assert undo.isEnabled()
        filled.parts.reader.sheet.setFocus()
        with qtbot.waitSignal(corrections.undone, timeout=LONG):
            press(filled, "Ctrl+Z")
        settle(filled)
        assert library_of(filled).edition(read.uid).newspaper == expected
        assert not filled.parts.notices.isVisible()
    assert not undo.isEnabled()


def test_undo_in_the_search_field_is_the_fields_own(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    corrections = filled.parts.deeds.corrections
    read = library_of(filled).edition(shown_article(filled).edition)
    fields = EditionFields(newspaper="正名日报", day=None, page=None)
    with qtbot.waitSignal(corrections.corrected, timeout=LONG):
        corrections.correct(Subject((read.uid,), fields, one_day=True, one_page=False, held=(read,)), fields)
    settle(filled)
    line = filled.parts.top.search.line
    line.setFocus()
    qtbot.keyClicks(line, "ab")
    press(filled, "Ctrl+Z")
    settle(filled)
    assert line.text() != "ab"
    assert library_of(filled).edition(read.uid).newspaper == "正名日报"


def test_another_archive_has_nothing_to_take_back(
    filled: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    corrections = filled.parts.deeds.corrections
    read = library_of(filled).edition(shown_article(filled).edition)
    fields = EditionFields(newspaper="正名日报", day=None, page=None)
    with qtbot.waitSignal(corrections.corrected, timeout=LONG):
        corrections.correct(Subject((read.uid,), fields, one_day=True, one_page=False, held=(read,)), fields)
    with qtbot.waitSignal(filled.desk.archive_opened, timeout=LONG):
        filled.desk.open_archive(tmp_path / "another.archive")
    settle(filled)
    assert not filled.parts.actions["undo_correction"].isEnabled()


def test_everything_of_a_place_is_exported(
    filled: MainWindow, settle: Settle, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "alles.md"
    monkeypatch.setattr(files, "ask_export", lambda _parent, _folder, _name: (out, "md"))
    with qtbot.waitSignal(filled.parts.deeds.outgoing.finished, timeout=LONG) as finished:
        filled.parts.actions["export_place"].trigger()
    assert finished.args[0] == filled.desk.holdings.articles
    assert out.stat().st_size > 1000


def test_an_export_that_fails_says_so_and_leaves_nothing(
    filled: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    out = tmp_path / "not-there" / "alles.txt"
    monkeypatch.setattr(files, "ask_export", lambda _parent, _folder, _name: (out, "txt"))
    with qtbot.waitSignal(filled.parts.deeds.outgoing.failed, timeout=LONG):
        filled.parts.actions["export_list"].trigger()
    assert filled.parts.notices.isVisible()
    assert not out.exists()


def test_an_import_meanwhile_disturbs_nobody(filled: MainWindow, settle: Settle, qtbot: QtBot, page: Path) -> None:
    view, sheet = filled.parts.articles.view, filled.parts.reader.sheet
    filled.parts.articles.step(2)
    settle(filled)
    view.verticalScrollBar().setValue(5 * 256 + 40)
    settle(filled)
    top = view.indexAt(QPoint(20, 2)).data(ID_ROLE)
    read = shown_article(filled).uid
    sheet.selectAll()
    selected = sheet.textCursor().selectedText()
    with qtbot.waitSignal(filled.parts.deeds.intake.finished, timeout=LONG):
        filled.parts.deeds.intake.begin([page], None)
    settle(filled)
    assert filled.desk.holdings.editions == 5
    assert view.indexAt(QPoint(20, 2)).data(ID_ROLE) == top
    assert shown_article(filled).uid == read
    assert sheet.textCursor().selectedText() == selected
