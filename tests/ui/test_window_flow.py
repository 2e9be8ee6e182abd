"""The main job by keyboard alone in a real window: import, browse, search, read, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.domain import EVERYWHERE, ImportStatus
from newsdesk.ui import files
from newsdesk.ui.articles_model import ID_ROLE
from newsdesk.ui.intake_report import RefusedPanel
from newsdesk.ui.sheets import EditionSheet, ImportSheet
from newsdesk.ui.window import MainWindow

LONG = 60_000
Settle = Callable[[MainWindow], None]

PAGE = """渡口日报

1987年5月6日 星期三 第01版：要闻

渡口大桥昨日通车

两岸居民步行过江

本报讯（记者 陈望）5月5日上午，渡口大桥正式通车。两岸居民步行过江，许多人带着孩子来看这座桥。
市长在通车仪式上说，大桥修了三年零四个月，比计划提前了两个月。

大桥全长一千二百米，有四条车道。工程师介绍，施工最难的是冬天打桩，江水又急又冷。
"""

OTHER_PAGE = """渡口日报

1987年5月6日 星期三 第02版：综合

水位下降施工队抢修堤岸

本报讯（记者 李采之）入春以来江水水位连续下降，施工队抓紧抢修北岸堤防。
到昨天为止，已经完成土方三万立方米，护坡石料全部运到工地。

水利局提醒沿江居民，施工期间不要在堤上停车，也不要在取土坑附近放牛。
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "渡口日报-19870506-01.txt"
    file.write_text(PAGE, encoding="gb18030")
    return file


@pytest.fixture
def other_page(tmp_path: Path) -> Path:
    file = tmp_path / "渡口日报-19870506-02.txt"
    file.write_text(OTHER_PAGE, encoding="utf-8")
    return file


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
    article = desk.opened.article.uid
    hits = parts.reader.sheet.hits
    assert hits > 0
    for number in range(hits):
        press(window, "F3")
        assert parts.reader.sheet.hit == number
    assert parts.reader.foot.words.text() == f"Hit {hits} of {hits}"
    press(window, "F3")
    settle(window)
    assert desk.opened.article.uid != article
    assert parts.reader.sheet.hit == 0
    press(window, "Shift+F3")
    settle(window)
    assert desk.opened.article.uid == article
    assert parts.reader.sheet.hit == hits - 1

    # export: what is selected
    out = tmp_path / "out.txt"
    monkeypatch.setattr(files, "ask_export", lambda _parent, _folder, _name: (out, "txt"))
    with qtbot.waitSignal(parts.deeds.outgoing.finished, timeout=LONG):
        press(window, "Ctrl+E")
    text = out.read_text(encoding="utf-8-sig")
    assert desk.opened.article.headline in text
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
    first = desk.opened.article.uid
    qtbot.keyClick(view, Qt.Key.Key_Down)
    settle(filled)
    second = desk.opened.article.uid
    filled.parts.top.search.show_query("渡")
    desk.search("渡")
    settle(filled)
    for keys, article, query in (("Alt+Left", second, ""), ("Alt+Left", first, ""), ("Alt+Right", second, "")):
        press(filled, keys)
        settle(filled)
        assert (desk.opened.article.uid, desk.query) == (article, query)
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
    search, asked = filled.parts.top.search, []
    filled.desk.search_started.connect(asked.append)
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


def drop(window: MainWindow, *paths: Path) -> None:
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    coming = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, what, buttons, keys)
    window.dragEnterEvent(coming)
    assert coming.isAccepted()
    window.dropEvent(QDropEvent(QPoint(300, 300), Qt.DropAction.CopyAction, what, buttons, keys))


def test_files_can_be_dropped_and_named(
    open_at: Callable[[], MainWindow], settle: Settle, qtbot: QtBot, page: Path
) -> None:
    window = open_at()
    drop(window, page)
    settle(window)
    sheet = dialog_of(window, ImportSheet)
    sheet.newspaper.setEditText("渡口晚报")
    sheet.date.setText("1987.5.7")
    with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    settle(window)
    article = window.desk.opened.article
    assert (article.newspaper, article.date.isoformat()) == ("渡口晚报", "1987-05-07")


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
    open_at: Callable[[], MainWindow], settle: Settle, qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_at()
    many = []
    for number in range(4):
        file = tmp_path / f"渡口日报-1987050{number + 1}.txt"
        file.write_text(PAGE.replace("5月6日", f"5月{number + 1}日").replace("大桥", f"大桥{number}"), encoding="utf-8")
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
    before = filled.desk.opened.article
    filled.parts.articles.view.setFocus()
    press(filled, "Ctrl+I")
    settle(filled)
    sheet = dialog_of(filled, EditionSheet)
    assert sheet.newspaper.currentText() == (before.newspaper or "")
    sheet.newspaper.setEditText("正名日报")
    with qtbot.waitSignal(filled.parts.deeds.corrections.corrected, timeout=LONG):
        qtbot.keyClick(sheet, Qt.Key.Key_Return)
    settle(filled)
    names = [one.name for one in filled.desk.library.children()]
    assert "正名日报" in names
    assert filled.desk.library.article(before.uid).newspaper == "正名日报"
    with qtbot.waitSignal(filled.parts.deeds.corrections.undone, timeout=LONG):
        filled.parts.notices.button.click()
    settle(filled)
    assert filled.desk.library.article(before.uid).newspaper == before.newspaper


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
    read = filled.desk.opened.article.uid
    sheet.selectAll()
    selected = sheet.textCursor().selectedText()
    with qtbot.waitSignal(filled.parts.deeds.intake.finished, timeout=LONG):
        filled.parts.deeds.intake.begin([page], None)
    settle(filled)
    assert filled.desk.holdings.editions == 5
    assert view.indexAt(QPoint(20, 2)).data(ID_ROLE) == top
    assert filled.desk.opened.article.uid == read
    assert sheet.textCursor().selectedText() == selected
