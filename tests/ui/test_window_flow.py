"""The main job by keyboard alone in a real window: import, browse, search, read, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.domain import EVERYWHERE, Article, ImportStatus
from newsdesk.ui import files
from newsdesk.ui.sheets import ImportSheet
from newsdesk.ui.window import MainWindow

LONG = 60_000
Settle = Callable[[MainWindow], None]


def shown_article(window: MainWindow) -> Article:
    assert window.desk.opened is not None
    return window.desk.opened.article


def press(window: QWidget, keys: str) -> None:
    """A shortcut, wherever the focus is."""
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))


def dialog_of(window: MainWindow, kind: type[QDialog]) -> QDialog:
    (shown,) = (one for one in window.findChildren(kind) if one.isVisible())
    return shown


def test_import_browse_search_read_export(
    open_at: Callable[[], MainWindow],
    settle: Settle,
    qtbot: QtBot,
    page: Path,
    other_page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_at()
    parts, desk = window.parts, window.desk
    assert parts.welcome.isVisible()

    # import: choose a file, accept the sheet with Enter
    monkeypatch.setattr(files, "ask_files", lambda _parent, _folder: [page, other_page])
    press(window, "Ctrl+O")
    settle(window)
    sheet = dialog_of(window, ImportSheet)
    with qtbot.waitSignal(parts.deeds.intake.finished, timeout=LONG) as finished:
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    settle(window)
    assert finished.args[0].count(ImportStatus.IMPORTED) == 2
    assert parts.editions.isVisible()
    assert desk.holdings.editions == 2
    with qtbot.waitActive(window):
        window.activateWindow()

    # browse: into the tree, open the newspaper and its year, on to the list, on to the reader
    parts.top.search.line.setFocus()
    press(window, "F6")
    assert window.focusWidget() is parts.editions.tree
    for _ in range(4):
        qtbot.keyClick(parts.editions.tree, Qt.Key.Key_Down)
        settle(window)
        qtbot.keyClick(parts.editions.tree, Qt.Key.Key_Right)
        settle(window)
    assert (desk.place.year, desk.place.month, desk.place.day) == (1987, 5, 6)
    qtbot.keyClick(parts.editions.tree, Qt.Key.Key_Return)
    assert window.focusWidget() is parts.articles.view
    qtbot.keyClick(parts.articles.view, Qt.Key.Key_End)
    settle(window)
    last = desk.opened
    qtbot.keyClick(parts.articles.view, Qt.Key.Key_Home)
    settle(window)
    assert desk.opened is not None
    assert desk.opened != last
    qtbot.keyClick(parts.articles.view, Qt.Key.Key_Return)
    assert window.focusWidget() is parts.reader.sheet
    qtbot.keyClick(parts.reader.sheet, Qt.Key.Key_Escape)
    assert window.focusWidget() is parts.articles.view

    # search: a word of one character, from hit to hit and into the next article
    press(window, "Ctrl+F")
    assert window.focusWidget() is parts.top.search.line
    parts.top.search.line.insert("水")
    qtbot.keyClick(parts.top.search.line, Qt.Key.Key_Return)
    settle(window)
    assert desk.query == "水"
    assert desk.place == EVERYWHERE
    assert "article" in parts.top.search.found.text()
    article = shown_article(window).uid
    hits = parts.reader.sheet.hits
    assert hits > 0
    for number in range(hits):
        press(window, "F3")
        assert parts.reader.sheet.hit == number
    assert parts.reader.foot.words.text() == f"Hit {hits} of {hits}"
    press(window, "F3")
    settle(window)
    assert shown_article(window).uid != article
    assert parts.reader.sheet.hit == 0
    press(window, "Shift+F3")
    settle(window)
    assert shown_article(window).uid == article
    assert parts.reader.sheet.hit == hits - 1

    # export: what is selected
    out = tmp_path / "out.txt"
    monkeypatch.setattr(files, "ask_export", lambda _parent, _folder, _name: (out, "txt"))
    with qtbot.waitSignal(parts.deeds.outgoing.finished, timeout=LONG):
        press(window, "Ctrl+E")
    text = out.read_text(encoding="utf-8-sig")
    assert shown_article(window).headline in text
    assert "渡口日报" in text
    assert parts.notices.isVisible()

    # and back where one was
    press(window, "Ctrl+F")
    qtbot.keyClick(parts.top.search.line, Qt.Key.Key_Escape)
    settle(window)
    assert desk.query == ""
    assert desk.place.day == 6


def test_back_and_forward(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    view, desk = filled.parts.articles.view, filled.desk
    view.setFocus()
    first = shown_article(filled).uid
    qtbot.keyClick(view, Qt.Key.Key_Down)
    settle(filled)
    second = shown_article(filled).uid
    filled.parts.top.search.show_query("渡")
    desk.search("渡")
    settle(filled)
    for keys, article, query in (("Alt+Left", second, ""), ("Alt+Left", first, ""), ("Alt+Right", second, "")):
        press(filled, keys)
        settle(filled)
        assert (shown_article(filled).uid, desk.query) == (article, query)
    press(filled, "Alt+Right")
    settle(filled)
    assert desk.query == "渡"
    assert filled.parts.top.search.query() == "渡"


def test_a_slash_begins_a_search_and_can_be_searched_for(filled: MainWindow, qtbot: QtBot) -> None:
    filled.parts.articles.view.setFocus()
    qtbot.keyClick(filled.parts.articles.view, Qt.Key.Key_Slash)
    assert filled.focusWidget() is filled.parts.top.search.line
    qtbot.keyClicks(filled.parts.top.search.line, "1/2")
    assert filled.parts.top.search.query() == "1/2"


def test_a_search_waits_for_a_pause_in_writing(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    search = filled.parts.top.search
    asked: list[str] = []
    search.query_changed.connect(asked.append)
    search.take_focus()
    with qtbot.waitSignal(search.query_changed, timeout=LONG):
        qtbot.keyClicks(search.line, "2024")
    settle(filled)
    assert asked == ["2024"]


def test_what_finds_nothing_says_so(filled: MainWindow, settle: Settle) -> None:
    filled.desk.search("绝无此语也")
    settle(filled)
    assert filled.parts.articles.barren.isVisible()
    assert filled.desk.opened is None
    assert not filled.parts.actions["export"].isEnabled()


def test_a_query_that_cannot_be_read_is_explained(filled: MainWindow, settle: Settle) -> None:
    before = filled.desk.listing
    filled.parts.top.search.show_query("日期:不是日期")
    filled.desk.search("日期:不是日期")
    settle(filled)
    assert filled.desk.listing is before
    assert filled.parts.top.search.property("wrong")
    assert filled.parts.top.search.found.text() == "Check the query"
