"""What a window is at its start and keeps for the next: first start, errors, languages, themes, places."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from newsdesk import settings as settings_module
from newsdesk import wording
from newsdesk.domain import Article, Place
from newsdesk.library import Library
from newsdesk.settings import Settings
from newsdesk.ui import crash
from newsdesk.ui.about import AboutBox, ShortcutSheet
from newsdesk.ui.actions import DEEDS
from newsdesk.ui.colours import DARK, LIGHT
from newsdesk.ui.start import _keep
from newsdesk.ui.window import MainWindow

LONG = 60_000
OpenWindow = Callable[..., MainWindow]
Settle = Callable[[MainWindow], None]


def library_of(window: MainWindow) -> Library:
    assert window.desk.library is not None
    return window.desk.library


def shown_article(window: MainWindow) -> Article:
    assert window.desk.opened is not None
    return window.desk.opened.article


def test_a_first_start_says_what_to_do(open_at: OpenWindow, settle: Settle, qtbot: QtBot) -> None:
    window = open_at()
    welcome = window.parts.welcome
    assert welcome.isVisible()
    assert not window.parts.editions.isVisible()
    with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG) as finished:
        welcome.other_button.click()
    settle(window)
    assert finished.args[0].refused == []
    assert window.parts.editions.isVisible()
    assert window.desk.opened is not None


@pytest.mark.parametrize("kind", ["folder", "not a database"])
def test_an_archive_that_cannot_be_used_is_explained(
    open_at: OpenWindow, settle: Settle, tmp_path: Path, kind: str, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "my.archive"
    path.mkdir() if kind == "folder" else path.write_text("no database at all" * 100)
    window = open_at(path)
    assert window.parts.welcome.isVisible()
    words = " ".join(label.text() for label in window.parts.welcome.findChildren(QLabel))
    assert "my.archive" in words
    assert not window.parts.actions["import_files"].isEnabled()
    if kind == "folder":
        path.rmdir()
        window.parts.welcome.other_button.click()
        settle(window)
        assert window.parts.actions["import_files"].isEnabled()


def test_the_last_session_comes_back(filled: MainWindow, open_at: OpenWindow, settle: Settle) -> None:
    desk = filled.desk
    paper = library_of(filled).children()[0].place
    year = library_of(filled).children(paper)[0].place
    filled.panes.setSizes([260, 380, 640])
    desk.show(year, "的")
    settle(filled)
    filled.parts.articles.step(1)
    settle(filled)
    filled.conduct.read_at(21)
    kept = filled.to_keep(Settings())
    read = shown_article(filled).uid
    filled.desk.close()
    again = open_at(desk.path, kept)
    assert (again.desk.place, again.desk.query) == (year, "的")
    assert shown_article(again).uid == read
    assert again.parts.editions.place() == year
    assert again.parts.top.search.query() == "的"
    assert again.parts.articles.current_article() == shown_article(again).id
    assert again.conduct.reading_size == 21
    assert again.panes.sizes()[:2] == filled.panes.sizes()[:2]
    assert again.size() == filled.size()


def test_a_damaged_state_harms_nothing(open_at: OpenWindow) -> None:
    window = open_at(kept=Settings(geometry="%%%", panes=(0, -1), place="x/y", article="gone"))
    assert window.desk.place == Place()


def test_an_article_that_is_gone_is_no_reason_to_complain(
    filled: MainWindow, open_at: OpenWindow, caplog: pytest.LogCaptureFixture
) -> None:
    kept = replace(filled.to_keep(Settings()), article="gone")
    path = filled.desk.path
    filled.desk.close()
    window = open_at(path, kept)
    assert not window.parts.notices.isVisible()
    assert window.desk.opened is not None


def test_settings_are_written_when_the_window_closes(filled: MainWindow) -> None:
    _keep(filled)
    kept = settings_module.load()
    assert kept.archive == str(filled.desk.path)
    assert kept.article == shown_article(filled).uid


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_everything_speaks_another_language_at_once(filled: MainWindow, settle: Settle, language: str) -> None:
    english, passing = shown_words(filled), filled.parts.status.word.text()
    filled.parts.actions[f"language_{language}"].trigger()
    settle(filled)
    QApplication.sendPostedEvents()
    assert wording.language() == language
    left = {text for text in shown_words(filled) & english if any(sign.isalpha() and sign.isascii() for sign in text)}
    assert left <= {"Newsdesk", "English", "F1", "F3"}
    filled.parts.actions["language_en"].trigger()
    settle(filled)
    QApplication.sendPostedEvents()
    assert shown_words(filled) == english - {passing}


def shown_words(window: MainWindow) -> set[str]:
    """Every word of the interface: labels, buttons, menus, tips, the tree; not what the newspapers say."""
    words = {label.text() for label in window.findChildren(QLabel)}
    words |= {window.parts.actions[deed.name].text() for deed in DEEDS if deed.text not in wording.LANGUAGES.values()}
    words |= {window.parts.actions[deed.name].toolTip().split(" (")[0] for deed in DEEDS if deed.group != "language"}
    words |= {menu.title() for menu in window.menuBar().findChildren(QMenu)}
    words |= {widget.toolTip().split(" (")[0] for widget in window.findChildren(QWidget)}
    words |= {widget.accessibleName() for widget in window.findChildren(QWidget)}
    words.add(window.parts.top.search.line.placeholderText())
    tree = window.parts.editions.model
    words.add(tree.index(0, 0).data())
    return words - {""}


def test_qts_own_words_are_chinese_too(filled: MainWindow) -> None:
    filled.conduct.use_language("zh_CN")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"
    filled.conduct.use_language("en")
    assert QApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_a_theme_reaches_every_corner(filled: MainWindow, settle: Settle) -> None:
    for name, colours in (("theme_dark", DARK), ("theme_light", LIGHT)):
        filled.parts.actions[name].trigger()
        settle(filled)
        picture = filled.grab().toImage()
        seen = {
            "window": picture.pixelColor(picture.width() // 2, 40 + filled.menuBar().height()).name(),
            "side": corner_of(filled, filled.parts.editions),
            "list": corner_of(filled, filled.parts.articles.view),
            "paper": corner_of(filled, filled.parts.reader.sheet.viewport()),
        }
        assert seen["side"] == colours.side
        assert seen["paper"] == colours.paper
        assert seen["list"] in {colours.list, colours.selection, colours.hover}
        assert filled.parts.actions[name].isChecked()


def corner_of(window: MainWindow, widget: QWidget) -> str:
    at = widget.mapTo(window, widget.rect().bottomLeft())
    return window.grab().toImage().pixelColor(at.x() + 2, at.y() - 2).name()


def test_reading_size_has_ends(filled: MainWindow) -> None:
    for _ in range(40):
        filled.parts.actions["larger"].trigger()
    assert filled.conduct.reading_size == 40
    for _ in range(40):
        filled.parts.actions["smaller"].trigger()
    assert filled.conduct.reading_size == 12
    filled.parts.actions["normal_size"].trigger()
    assert filled.parts.reader.sheet.lineWrapColumnOrWidth() == 34 * 17


def test_panes_follow_one_another_with_f6(filled: MainWindow, qtbot: QtBot) -> None:
    parts = filled.parts
    stations = [parts.top.search.line, parts.editions.tree, parts.articles.view, parts.reader.sheet]
    stations[0].setFocus()
    for station in [*stations[1:], stations[0]]:
        parts.actions["next_pane"].trigger()
        assert filled.focusWidget() is station
    parts.actions["previous_pane"].trigger()
    assert filled.focusWidget() is stations[-1]


@pytest.mark.parametrize("kind", [AboutBox, ShortcutSheet])
def test_about_and_shortcuts(filled: MainWindow, kind: type[QWidget]) -> None:
    filled.parts.actions["about" if kind is AboutBox else "shortcuts"].trigger()
    (shown,) = filled.findChildren(kind)
    text = " ".join(label.text() for label in shown.findChildren(QLabel))
    assert str(filled.desk.path) in text if kind is AboutBox else "Ctrl+F" in text
    shown.close()


def test_a_crash_is_shown_with_a_report_to_copy(
    filled: MainWindow, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.watch()
    error = ZeroDivisionError("on purpose")
    sys.excepthook(type(error), error, error.__traceback__)
    sys.excepthook(type(error), error, error.__traceback__)
    (dialog,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, crash.CrashDialog))
    assert "ZeroDivisionError: on purpose" in dialog.report.toPlainText()
    assert "Qt 6" in dialog.report.toPlainText()
    assert "uncaught" in caplog.text
    dialog.close()
    QApplication.sendPostedEvents(dialog, QEvent.Type.DeferredDelete.value)


def test_an_import_shows_its_progress_in_the_status_line(filled: MainWindow) -> None:
    from newsdesk.tasks import Progress  # noqa: PLC0415

    status = filled.parts.status
    status.begin_work("Importing")
    status.show_progress(Progress(3, 40, "/a/b/1987 \n05.txt"))
    assert status.work.text().startswith("Importing · 3 / 40")
    assert "\n" not in status.work.text()
    assert (status.bar.value(), status.bar.maximum()) == (3, 40)
    status.end_work()
    assert not status.bar.isVisible()
