"""A hasty or mistaken person: keys faster than the archive answers, queries that cannot be read, another archive."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.domain import EVERYWHERE, Article, Place
from newsdesk.errors import ArchiveUnusable
from newsdesk.library import Library
from newsdesk.settings import Settings
from newsdesk.ui import files
from newsdesk.ui.articles_model import ID_ROLE
from newsdesk.ui.upkeep import Upkeep
from newsdesk.ui.window import MainWindow

LONG = 20_000
Settle = Callable[[MainWindow], None]
OpenWindow = Callable[..., MainWindow]


def shown_article(window: MainWindow) -> Article:
    assert window.desk.opened is not None
    return window.desk.opened.article


def library_of(window: MainWindow) -> Library:
    assert window.desk.library is not None
    return window.desk.library


def press(window: MainWindow, keys: str) -> None:
    """A shortcut, wherever the focus is."""
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))


def search(window: MainWindow, query: str) -> None:
    """As if it had been typed."""
    window.parts.top.search.show_query(query)
    window.desk.search(query)


def test_down_and_up_again_reads_what_is_chosen(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    view = filled.parts.articles.view
    view.setFocus()
    first = shown_article(filled).id
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    settle(filled)
    assert view.currentIndex().data(ID_ROLE) == first
    assert shown_article(filled).id == first


def test_f3_held_down_leaves_no_article_out(filled: MainWindow, settle: Settle) -> None:
    search(filled, "的")
    settle(filled)
    first = shown_article(filled).id
    for _ in range(filled.parts.reader.sheet.hits):
        press(filled, "F3")
    press(filled, "F3")
    press(filled, "F3")  # before the next article has come
    settle(filled)
    ids = list(filled.desk.listing.ids)
    assert ids.index(shown_article(filled).id) == ids.index(first) + 1
    assert filled.parts.reader.sheet.hit == 0


def test_an_article_can_be_read_while_the_query_cannot(filled: MainWindow, settle: Settle) -> None:
    search(filled, "日期:不是日期")
    settle(filled)
    filled.parts.articles.step(1)
    settle(filled)
    assert shown_article(filled).id == filled.parts.articles.current_article() == filled.desk.listing.ids[1]
    assert not filled.parts.notices.isVisible()


def test_a_query_that_cannot_be_read_is_not_kept(filled: MainWindow, settle: Settle) -> None:
    place = Place(library_of(filled).children()[0].place.newspaper)
    filled.desk.show(place)
    settle(filled)
    search(filled, "日期:不是日期")
    settle(filled)
    kept = filled.to_keep(Settings())
    assert (kept.query, filled.desk.place) == ("", place)
    assert filled.parts.editions.place() == place


def test_another_archive_begins_without_a_query(filled: MainWindow, settle: Settle, tmp_path: Path) -> None:
    search(filled, "的")
    settle(filled)
    filled.desk.open_archive(tmp_path / "other.archive")
    settle(filled)
    assert filled.parts.top.search.query() == filled.parts.top.search.found.text() == ""
    assert filled.desk.opened is None


def test_the_wheel_scrolls_the_sheet_from_its_margins_too(filled: MainWindow, settle: Settle) -> None:
    sheet = filled.parts.reader.sheet
    filled.resize(1900, 420)
    settle(filled)
    before = sheet.verticalScrollBar().value()
    at = QPointF(10, 60)
    assert not sheet.viewport().geometry().contains(at.toPoint())
    none = Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(
        at,
        sheet.mapToGlobal(at),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(sheet, turn)
    assert sheet.verticalScrollBar().value() > before


def test_enter_presses_the_welcome_and_the_list_has_the_focus_afterwards(
    open_at: OpenWindow, settle: Settle, qtbot: QtBot
) -> None:
    window = open_at()
    samples = window.parts.welcome.other_button
    samples.setFocus()
    with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG):
        qtbot.keyClick(samples, Qt.Key.Key_Return)
    settle(window)
    assert window.focusWidget() is window.parts.articles.view
    assert window.parts.articles.selected_articles() == [shown_article(window).id]


def test_a_defect_during_an_import_leaves_the_window_usable(
    filled: MainWindow, settle: Settle, qtbot: QtBot, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_anything: object, **_named: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(type(filled.desk.library), "import_paths", broken)
    with qtbot.capture_exceptions() as exceptions:
        filled.parts.deeds.intake.begin([page], None)
        settle(filled)
    assert [kind for kind, _error, _trace in exceptions] == [ZeroDivisionError]
    assert not filled.parts.status.bar.isVisible()
    assert filled.parts.actions["import_files"].isEnabled()


def test_the_article_read_is_in_sight_when_a_search_is_cleared(filled: MainWindow, settle: Settle) -> None:
    view = filled.parts.articles.view
    last = filled.desk.listing.ids[-8]
    headline = library_of(filled).rows([last])[0].headline
    search(filled, f'"{headline}"')
    settle(filled)
    assert shown_article(filled).id == last
    search(filled, "")
    settle(filled)
    assert filled.parts.articles.current_article() == last
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_relevance_is_no_order_without_a_query(filled: MainWindow, settle: Settle) -> None:
    search(filled, "的")
    filled.conduct.order_by("most_relevant")
    settle(filled)
    search(filled, "")
    settle(filled)
    actions = filled.parts.actions
    ticked = [name for name in ("newest_first", "oldest_first", "most_relevant") if actions[name].isChecked()]
    assert ticked == ["newest_first"]
    assert filled.desk.place == EVERYWHERE


def test_readings_can_be_chosen_by_enter(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    search(filled, "大桥昨日水厂")
    settle(filled)
    buttons = filled.parts.articles.barren.findChildren(QPushButton)
    if not buttons:
        pytest.skip("nothing offered")
    buttons[0].setFocus()
    with qtbot.waitSignal(filled.parts.articles.query_requested, timeout=LONG):
        qtbot.keyClick(buttons[0], Qt.Key.Key_Return)
    settle(filled)
    assert filled.desk.listing.ids


def test_an_index_of_other_rules_is_made_again_where_one_sees_it(
    filled: MainWindow, open_at: OpenWindow, settle: Settle, qtbot: QtBot
) -> None:
    path = filled.desk.path
    assert path is not None
    filled.desk.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE article_index_made SET version = '0'")
    window = open_at(path)
    assert upkeep_told(window)
    assert not window.parts.deeds.working
    assert not window.parts.status.bar.isVisible()
    search(window, "的")
    settle(window)
    assert window.desk.listing.ids


def test_an_index_in_order_is_not_spoken_of(filled: MainWindow, open_at: OpenWindow) -> None:
    path = filled.desk.path
    filled.desk.close()
    assert not upkeep_told(open_at(path))


def upkeep_told(window: MainWindow) -> bool:
    return any(one.told for one in window.parts.deeds.findChildren(Upkeep))


@pytest.mark.parametrize("replace", [True, False])
def test_a_file_is_replaced_only_when_that_was_said(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, replace: bool
) -> None:
    (tmp_path / "a.txt").write_text("kept")
    answers = iter([[tmp_path / "a"], []])
    asked: list[Path] = []
    monkeypatch.setattr(files, "_chosen", lambda _dialog: next(answers))

    def may_replace(_parent: QWidget, out: Path) -> bool:
        asked.append(out)
        return replace

    monkeypatch.setattr(files, "may_replace", may_replace)
    parent = QWidget()
    qtbot.addWidget(parent)
    chosen = files.ask_export(parent, str(tmp_path), "a")
    assert asked == [tmp_path / "a.txt"]
    assert chosen == ((tmp_path / "a.txt", "txt") if replace else None)


def test_a_list_that_cannot_be_read_is_told_at_the_one_door(
    filled: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def failing(*_anything: object, **_named: object) -> None:
        raise ArchiveUnusable("archive_disk_failed", path="/archive")

    before = filled.desk.listing
    monkeypatch.setattr(type(library_of(filled).searches), "search", failing)
    search(filled, "桥")
    settle(filled)
    assert "/archive" in filled.parts.notices.words.text()
    assert filled.desk.listing is before
