"""The sheet of file name patterns: writing, trying, seeing at once what they give, keeping them for the next import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCharFormat
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from newsdesk import settings, wording
from newsdesk.domain import LONGEST_PATTERN, NamedBy, NamedFile, NameFields
from newsdesk.library import preview_names
from newsdesk.settings import Settings
from newsdesk.ui import files, pattern_field
from newsdesk.ui.background import Background
from newsdesk.ui.file_names_model import BY, DATE, NAME, NEWSPAPER, PAGE, FileNamesModel, folder_above
from newsdesk.ui.file_names_sheet import FileNamesSheet
from newsdesk.ui.look import Look
from newsdesk.ui.naming import NamesRead, Naming
from newsdesk.ui.pattern_field import EXAMPLES, PatternField, WordButtons
from newsdesk.ui.sheets import ImportSheet
from newsdesk.ui.utf16 import Utf16Places
from newsdesk.ui.window import MainWindow

LONG = 60_000
OpenWindow = Callable[..., MainWindow]
Settle = Callable[[MainWindow], None]
CODED = "rb{year}{month}{day}_{page} = 云棹日报"
BARE = "渡口试航\n\n　　本报讯（记者 林小满）渡口昨天试航，船上坐了四十人，风浪不大。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of files that are named by a scheme of their own, one that is not, and one that is no text."""
    for name in ("rb20210806_02.txt", "rb20210807_03.txt", "云州日报-20210806-01.txt", "notes.txt", "scan.pdf"):
        file = tmp_path / "编目" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(BARE + name, encoding="utf-8")
    return tmp_path / "编目"


def sheet_of(window: MainWindow) -> FileNamesSheet:
    (sheet,) = (one for one in window.findChildren(FileNamesSheet) if one.isVisible())
    return sheet


def rows(sheet: FileNamesSheet, *columns: int) -> list[tuple[object, ...]]:
    model = sheet.model
    return [tuple(model.index(row, one).data() for one in columns) for row in range(model.rowCount())]


def shown_counts(sheet: FileNamesSheet) -> list[str]:
    return [button.text() for button in sheet.filters.buttons()]


@pytest.fixture
def opened(open_at: OpenWindow, settle: Settle) -> tuple[MainWindow, FileNamesSheet]:
    """A window with the sheet open."""
    settings.save(Settings(name_patterns=(CODED,)))
    window = open_at()
    window.parts.actions["file_names"].trigger()
    settle(window)
    return window, sheet_of(window)


def await_names(window: MainWindow, qtbot: QtBot, settle: Settle) -> None:
    """Wait until what was typed is read."""
    sheet = sheet_of(window)
    qtbot.waitUntil(lambda: not sheet._pause.isActive(), timeout=LONG)
    settle(window)


def test_what_is_chosen_is_listed_and_read(
    opened: tuple[MainWindow, FileNamesSheet], settle: Settle, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, sheet = opened
    monkeypatch.setattr(files, "ask_folder", lambda _parent, _folder: folder)
    sheet._choose_folder()
    settle(window)
    assert rows(sheet, NAME, NEWSPAPER, DATE, PAGE, BY) == [
        ("编目/notes.txt", "—", "—", "—", "nothing read"),
        ("编目/rb20210806_02.txt", "云棹日报", "2021-08-06", "2", CODED),
        ("编目/rb20210807_03.txt", "云棹日报", "2021-08-07", "3", CODED),
        ("编目/云州日报-20210806-01.txt", "云州日报", "2021-08-06", "1", "built in"),
    ]
    assert shown_counts(sheet) == ["All 4", "By patterns 2", "Built in 1", "Nothing read 1"]
    # The folder above depends on the machine, and so does whether there is room for it.
    assert (sheet.source.toolTip() or sheet.source.text()) == f"4 files · {folder_above([folder])}"


def test_names_that_say_nothing_are_seen_at_a_glance(
    opened: tuple[MainWindow, FileNamesSheet], qtbot: QtBot, settle: Settle, folder: Path, look: Look
) -> None:
    window, sheet = opened
    sheet.show_files([folder])
    settle(window)
    nothing = sheet.filters.buttons()[-1]
    assert nothing.property("grave") is True
    assert sheet.model.index(0, BY).data(Qt.ItemDataRole.ForegroundRole) == look.colour("accent")
    qtbot.mouseClick(nothing, Qt.MouseButton.LeftButton)
    assert rows(sheet, NAME) == [("编目/notes.txt",)]
    sheet.pattern_field.setPlainText(f"{CODED}\nnotes = 云州晚报")
    await_names(window, qtbot, settle)
    assert rows(sheet, NAME) == []
    assert nothing.property("grave") is False


def test_names_are_tried_as_they_are_typed(
    opened: tuple[MainWindow, FileNamesSheet], qtbot: QtBot, settle: Settle
) -> None:
    window, sheet = opened
    sheet.names_field.setPlainText("wb870506-2.txt\n\n rb20210806_02 ")
    await_names(window, qtbot, settle)
    assert rows(sheet, NAME, DATE) == [("wb870506-2.txt", "—"), ("rb20210806_02", "2021-08-06")]
    sheet.pattern_field.appendPlainText("wb{year2 from 1950}{month}{day}-{page}")
    await_names(window, qtbot, settle)
    assert rows(sheet, DATE, PAGE) == [("1987-05-06", "2"), ("2021-08-06", "2")]


def test_a_pattern_that_cannot_be_used_is_told_with_its_line_and_not_kept(
    opened: tuple[MainWindow, FileNamesSheet], qtbot: QtBot, settle: Settle
) -> None:
    window, sheet = opened
    sheet.names_field.setPlainText("rb20210806_02.txt")
    await_names(window, qtbot, settle)
    sheet.pattern_field.setPlainText(f"\n{CODED}\n  𠮷{{yaer}}")
    await_names(window, qtbot, settle)
    assert sheet.problem.isVisible()
    assert sheet.problem.text().startswith("Line 3: In the pattern 𠮷{yaer} {yaer} means nothing;")
    assert not sheet.accept_button.isEnabled()
    assert rows(sheet, DATE) == [("2021-08-06",)]  # what was read before stays in sight
    marked = sheet.pattern_field.document().findBlockByNumber(2).layout().formats()
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    wrong = [one for one in marked if one.format.underlineStyle() is wave]
    assert [(one.start, one.length) for one in wrong] == [(4, 6)]  # 𠮷 takes two of Qt's places
    sheet.pattern_field.setPlainText(CODED)
    await_names(window, qtbot, settle)
    assert not sheet.problem.isVisible()
    assert sheet.accept_button.isEnabled()


def test_patterns_are_kept_and_the_next_import_reads_by_them(
    opened: tuple[MainWindow, FileNamesSheet], qtbot: QtBot, settle: Settle, folder: Path
) -> None:
    window, sheet = opened
    sheet.pattern_field.setPlainText(f" {CODED} \n\nnotes = 云州晚报\n")
    await_names(window, qtbot, settle)
    qtbot.mouseClick(sheet.accept_button, Qt.MouseButton.LeftButton)
    assert settings.load().name_patterns == (CODED, "notes = 云州晚报")
    assert window.to_keep(settings.load()).name_patterns == (CODED, "notes = 云州晚报")
    with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG) as finished:
        window.parts.deeds.intake.begin([folder], None)
    settle(window)
    (report,) = finished.args or [None]
    assert report is not None
    assert [one.newspaper for one in report.outcomes] == ["云州晚报", "云棹日报", "云棹日报", "云州日报"]


@pytest.mark.parametrize(("written", "kept"), [("x{page}", ("x{page}",)), ("x{", (CODED,))])
def test_patterns_are_looked_at_before_they_are_kept_however_soon(
    opened: tuple[MainWindow, FileNamesSheet], settle: Settle, written: str, kept: tuple[str, ...]
) -> None:
    window, sheet = opened
    sheet.pattern_field.setPlainText(written)
    sheet.accept()
    settle(window)
    assert settings.load().name_patterns == kept
    assert sheet.isVisible() == (kept == (CODED,))


@pytest.mark.parametrize(("written", "kept"), [("y{page}", ("y{page}",)), ("x{", (CODED,))])
def test_what_is_written_after_save_is_looked_at_too(
    opened: tuple[MainWindow, FileNamesSheet], settle: Settle, written: str, kept: tuple[str, ...]
) -> None:
    window, sheet = opened
    sheet.pattern_field.setPlainText("x{page}")
    sheet.accept()
    sheet.pattern_field.setPlainText(written)
    settle(window)
    assert settings.load().name_patterns == kept
    assert sheet.isVisible() == sheet.problem.isVisible() == (kept == (CODED,))


def test_a_sheet_left_changes_nothing(opened: tuple[MainWindow, FileNamesSheet], qtbot: QtBot, settle: Settle) -> None:
    window, sheet = opened
    sheet.pattern_field.setPlainText("x{page}")
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    settle(window)
    assert settings.load().name_patterns == (CODED,)
    assert not sheet.isVisible()


def test_settings_that_cannot_be_written_are_told(
    opened: tuple[MainWindow, FileNamesSheet], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_settings: Settings) -> None:
        raise OSError(28, "No space left on device")

    window, sheet = opened
    monkeypatch.setattr(settings, "save", full)
    sheet.accept()
    assert window.parts.notices.words.text() == "The patterns could not be kept: No space left on device"


def test_a_pattern_in_the_settings_that_cannot_be_used_is_told(
    open_at: OpenWindow, qtbot: QtBot, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings.save(Settings(name_patterns=("{",)))
    window = open_at()
    intake = window.parts.deeds.intake
    with qtbot.waitSignal(intake.failed, timeout=LONG):
        intake.begin([folder], None)
    assert "In the pattern { a brace stands alone" in window.parts.notices.words.text()
    assert "pattern_brace_open" in caplog.text


def test_files_can_be_dropped(opened: tuple[MainWindow, FileNamesSheet], settle: Settle, folder: Path) -> None:
    window, sheet = opened
    what = QMimeData()
    what.setUrls([QUrl.fromLocalFile(str(folder / "notes.txt")), QUrl.fromLocalFile(str(folder / "rb20210806_02.txt"))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    coming = QDragEnterEvent(QPoint(30, 300), Qt.DropAction.CopyAction, what, buttons, keys)
    sheet.dragEnterEvent(coming)
    assert coming.isAccepted()
    sheet.dropEvent(QDropEvent(QPoint(30, 300), Qt.DropAction.CopyAction, what, buttons, keys))
    settle(window)
    assert rows(sheet, NAME) == [("notes.txt",), ("rb20210806_02.txt",)]


def test_an_import_about_to_begin_can_be_looked_at(open_at: OpenWindow, settle: Settle, folder: Path) -> None:
    window = open_at()
    window.parts.deeds.import_paths([folder])
    settle(window)
    (asked,) = (one for one in window.findChildren(ImportSheet) if one.isVisible())
    asked.names_requested.emit()
    settle(window)
    sheet = sheet_of(window)
    assert sheet.parent() is asked
    assert len(rows(sheet, NAME)) == 4
    sheet.reject()
    asked.reject()


# ---------------------------------------------------------------- parts of it


@pytest.mark.parametrize("language", list(wording.LANGUAGES))
def test_the_buttons_write_what_can_be_read(look: Look, qtbot: QtBot, language: str) -> None:
    wording.use_language(language)
    buttons, field = WordButtons(), PatternField(look, ())
    qtbot.addWidget(buttons)
    qtbot.addWidget(field)
    buttons.pressed.connect(field.write)
    for number, button in enumerate(buttons.findChildren(QToolButton)):
        if number != 1:  # the year of four digits: the one of two is enough
            button.click()
            field.insertPlainText("年报" if button.text() == "=" else "-")
    pattern = field.toPlainText().replace("-= ", "= ")
    wording.use_language("en")
    (named,) = preview_names(["云州日报-5-6-02-87-x-y-.txt"], [pattern.replace(pattern[pattern.index("=") :], "")])
    assert named.fields == NameFields("云州日报", "1987-05-06", "2")


@pytest.mark.parametrize("language", list(wording.LANGUAGES))
def test_the_examples_are_patterns(language: str) -> None:
    wording.use_language(language)
    examples = [wording._(example).format() for example in EXAMPLES]
    wording.use_language("en")
    named = preview_names(["晨报-20210806-02", "晨报/2021-8-6/A3", "ns20210806_2", "rb20210806_2"], examples)
    assert {one.by for one in named[:2]} == {NamedBy.PATTERN}
    assert NamedBy.PATTERN in {one.by for one in named[2:]}


def test_a_long_line_is_coloured_as_far_as_a_pattern_goes(
    look: Look, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Someone pastes a whole text: each place of it is counted once, not once a word."""
    counted: list[str] = []

    def count(text: str) -> Utf16Places:
        counted.append(text)
        return Utf16Places(text)

    monkeypatch.setattr(pattern_field, "Utf16Places", count)
    field = PatternField(look, ())
    qtbot.addWidget(field)
    line = "  " + "𠮷*" * 8_000
    field.setPlainText(f"𠮷{{page}}\n{line}")
    field.mark_refused(None)  # colours once more, and at once
    counted.clear()
    field.mark_refused(None)
    assert counted == ["𠮷{page}", line]
    blocks = [field.document().findBlockByNumber(number) for number in range(2)]
    coloured = [[(one.start, one.length) for one in block.layout().formats()] for block in blocks]
    assert coloured[0] == [(2, 6)]
    assert coloured[1] == [(2 + 3 * number + 2, 1) for number in range(LONGEST_PATTERN // 2)]


def test_names_come_whole_and_counted(qtbot: QtBot) -> None:
    """There may be hundreds of thousands: the window's thread neither copies nor counts them."""
    background = Background()
    naming = Naming(background)
    heard: list[object] = []
    naming.listed.connect(heard.append)
    names = ["x1", "晨报", "scan", "x2"]
    naming.listed.emit(names)
    assert heard[0] is names
    with qtbot.waitSignal(naming.read, timeout=LONG) as answered:
        naming.read_names(names, ["x{page}"])
    (read,) = answered.args or [None]
    assert isinstance(read, NamesRead)
    assert [file.path for file in read.files] == names
    apart = {by: [file.path for file in files] for by, files in read.by.items()}
    assert apart == {NamedBy.PATTERN: ["x1", "x2"], NamedBy.BUILT_IN: ["晨报"], NamedBy.NOTHING: ["scan"]}
    background.close()


def test_the_model_is_one(look: Look) -> None:
    model = FileNamesModel(look)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    named = [NamedFile("/a/<b>\n.txt", NameFields()), NamedFile("/a/c", NameFields(page="2"), "{page}")]
    model.show_read(NamesRead.of(named), "/a/")
    assert model.index(0, NAME).data() == "<b>␊.txt"
    assert "&lt;b&gt;" in model.index(0, NAME).data(Qt.ItemDataRole.ToolTipRole)
    model.show_only(NamedBy.PATTERN)
    look.use_theme("dark")
    assert model.rowCount() == 1
    assert tester.model() is model


def test_the_folder_above(tmp_path: Path) -> None:
    assert folder_above([]) == ""
    assert folder_above([tmp_path / "a", tmp_path / "b" / "c"]) == f"{tmp_path}/".replace("/", str(Path("/"))[-1])
