"""Keyword lists in the window: marks in the reader, what an article is about, and the sheet in which lists are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from newsdesk.domain import (
    ArticleKeywords,
    Keyword,
    KeywordList,
    KeywordTerm,
    ListKind,
    NewTerm,
    TermCount,
    Tint,
    Underline,
)
from newsdesk.library import Library
from newsdesk.ui.keyword_chips import KeywordChips
from newsdesk.ui.keyword_lists import Counted, ListedTerms
from newsdesk.ui.keyword_marks import paint_line, read_marks
from newsdesk.ui.keyword_sheet import KeywordSheet
from newsdesk.ui.keyword_terms_model import ALIASES, COUNT, NOTES, TEXT, KeywordTermsModel
from newsdesk.ui.look import Look
from newsdesk.ui.window import MainWindow

Settle = Callable[[MainWindow], None]
LONG = 20_000


def library_of(window: MainWindow) -> Library:
    assert window.desk.library is not None
    return window.desk.library


@pytest.fixture
def listed(filled: MainWindow, settle: Settle) -> MainWindow:
    """A window whose archive has a list with two terms, one of them in the article that is read."""
    marking = library_of(filled).marking
    bridges = marking.make_list("桥梁", ListKind.PLACE, tint=Tint.BLUE, underline=Underline.DOTTED)
    marking.add_terms(bridges.id, [NewTerm("渡口大桥", ("𠮷桥",), None, "两岸之间"), NewTerm("无此桥")])
    filled.parts.keyword_lists.read()
    (bridge,) = library_of(filled).searches.search("渡口大桥 桥名").ids[:1]
    filled.desk.open_article(bridge)
    settle(filled)
    return filled


@pytest.fixture
def sheet(listed: MainWindow, settle: Settle) -> Iterator[KeywordSheet]:
    """The sheet of keyword lists, opened by its action."""
    listed.parts.actions["keyword_lists"].trigger()
    settle(listed)
    shown = listed.findChild(KeywordSheet)
    assert shown is not None
    yield shown
    shown.accept()


def texts(model: QAbstractItemModel, column: int) -> list[str]:
    """What stands in a column."""
    return [model.index(row, column, QModelIndex()).data() for row in range(model.rowCount(QModelIndex()))]


def test_terms_of_active_lists_are_marked_in_the_article(listed: MainWindow, settle: Settle) -> None:
    sheet = listed.parts.reader.sheet
    document = sheet.document().toPlainText().encode("utf-16-le")
    marked = [document[2 * span.start : 2 * span.end].decode("utf-16-le") for span in sheet._setting.keywords]
    assert marked
    assert set(marked) == {"渡口大桥"}
    marking = library_of(listed).marking
    listed.parts.keyword_lists.do(lambda _marking: marking.activate([marking.lists()[0].id], active=False))
    settle(listed)
    assert sheet._setting.keywords == ()


def test_a_mark_says_what_it_is(listed: MainWindow) -> None:
    article = listed.desk.opened
    assert article is not None
    (first, *_rest) = read_marks(library_of(listed), article.article)
    assert (first.tint, first.underline) == (Tint.BLUE, Underline.DOTTED)
    assert first.tip == "桥梁 · 渡口大桥\n𠮷桥\n两岸之间"
    box = listed.parts.reader.sheet._lines[0][0]
    at = box.center().toPoint()
    at.setY(at.y() - listed.parts.reader.sheet.verticalScrollBar().value())
    sheet = listed.parts.reader.sheet
    assert sheet._tips_at(sheet.viewport().mapTo(sheet, at)) == first.tip


@pytest.mark.parametrize("underline", Underline)
def test_every_line_is_drawn_in_its_colour_and_differs(qapp: object, underline: Underline) -> None:
    drawn = {}
    for one in Underline:
        image = QImage(60, 24, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        paint_line(painter, image.rect().toRectF().adjusted(4, 0, -4, -8), one, QColor("#0067a6"))
        painter.end()
        drawn[one] = bytes(image.constBits())
    assert sum(other == drawn[underline] for other in drawn.values()) == 1
    assert set(drawn[underline]) != {255}


def test_what_an_article_is_about_stands_in_the_foot_and_searches(listed: MainWindow, settle: Settle) -> None:
    chips = listed.parts.reader.foot.chips
    words = [word.text for word in chips.words()]
    assert "桥名" in words
    chips.word_chosen.emit("桥名")
    settle(listed)
    assert listed.desk.query == "桥名"
    chips.word_chosen.emit("A+B")
    settle(listed)
    assert listed.desk.query == '"A+B"'


def test_a_word_is_put_into_a_list(listed: MainWindow, settle: Settle) -> None:
    chips = listed.parts.reader.foot.chips
    assert [one.name for one in chips.lists] == ["桥梁"]
    chips.word_listed.emit(chips.lists[0].id, "桥名")
    settle(listed)
    assert [term.text for term in library_of(listed).marking.terms(chips.lists[0].id)][-1] == "桥名"


def test_chips_that_have_no_room_stand_behind_one(qtbot: QtBot, look: Look) -> None:
    chips = KeywordChips(look)
    qtbot.addWidget(chips)
    about = tuple(Keyword(f"关键词{number}", ListKind.TERM, 1, 1, 1.0) for number in range(12))
    chips.resize(2000, 30)
    chips.show()
    chips.show_keywords(ArticleKeywords(about, (), (), ()))
    assert len(chips.shown()) == 12
    chips.resize(300, 30)
    assert 0 < len(chips.shown()) < 12
    chips.show_keywords(None)
    assert chips.words() == []


# ---------------------------------------------------------------- the sheet


def test_the_sheet_shows_lists_and_terms(sheet: KeywordSheet) -> None:
    assert sheet.names.item(0).text() == "桥梁  2"
    assert texts(sheet.model, TEXT) == ["渡口大桥", "无此桥"]
    assert texts(sheet.model, ALIASES)[0] == "𠮷桥"
    assert int(texts(sheet.model, COUNT)[0]) > 0
    assert texts(sheet.model, COUNT)[1] == ""


def test_terms_are_counted_in_more_than_the_article(sheet: KeywordSheet, listed: MainWindow, settle: Settle) -> None:
    article = int(texts(sheet.model, COUNT)[0])
    counts = {}
    for number in range(sheet.counted.count()):
        sheet.counted.setCurrentIndex(number)
        sheet.counted.activated.emit(number)
        settle(listed)
        counts[sheet.counted.currentData()] = int(texts(sheet.model, COUNT)[0] or 0)
    assert counts[Counted.ARTICLE] == article > 0
    assert counts[Counted.EDITION] >= article
    marking, opened = library_of(listed).marking, listed.desk.opened
    assert opened is not None
    (term, _other) = marking.terms(marking.lists()[0].id)
    assert counts[Counted.EDITION] == marking.count_edition(opened.article.edition)[term.id].occurrences
    selected = listed.parts.articles.selected_articles()
    told = marking.count_articles(selected).get(term.id)
    assert counts[Counted.SELECTION] == (told.occurrences if told else 0)


def test_lists_are_made_changed_switched_off_and_deleted(
    sheet: KeywordSheet, listed: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    marking = library_of(listed).marking
    qtbot.mouseClick(sheet.buttons["new_list"], Qt.MouseButton.LeftButton)
    settle(listed)
    assert [one.name for one in marking.lists()] == ["桥梁", "List 1"]
    sheet.form.name.setText("人物")
    sheet.form.name.editingFinished.emit()
    settle(listed)
    assert [one.name for one in marking.lists()] == ["桥梁", "人物"]
    item = sheet.names.item(1)
    item.setCheckState(Qt.CheckState.Unchecked)
    settle(listed)
    assert [one.active for one in marking.lists()] == [True, False]
    qtbot.mouseClick(sheet.buttons["delete_list"], Qt.MouseButton.LeftButton)
    settle(listed)
    assert [one.name for one in marking.lists()] == ["桥梁"]
    qtbot.mouseClick(sheet.buttons["undo"], Qt.MouseButton.LeftButton)
    settle(listed)
    assert [one.name for one in marking.lists()] == ["桥梁", "人物"]


def test_a_name_that_is_taken_is_refused_and_put_back(
    sheet: KeywordSheet, listed: MainWindow, settle: Settle, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    qtbot.mouseClick(sheet.buttons["new_list"], Qt.MouseButton.LeftButton)
    settle(listed)
    sheet.form.name.setText("桥梁")
    sheet.form.name.editingFinished.emit()
    settle(listed)
    assert "桥梁" in sheet.said.text()
    assert sheet.form.name.text() == "List 1"
    assert "keyword_list_taken" in caplog.text


def test_terms_are_added_changed_and_deleted(
    sheet: KeywordSheet, listed: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    sheet.new_term.setText("铁桥 | 老铁桥")
    qtbot.keyClick(sheet.new_term, Qt.Key.Key_Return)
    settle(listed)
    assert texts(sheet.model, TEXT) == ["渡口大桥", "无此桥", "铁桥"]
    assert texts(sheet.model, ALIASES)[2] == "老铁桥"
    sheet.model.setData(sheet.model.index(2, NOTES), "1912 年")
    settle(listed)
    assert texts(sheet.model, NOTES)[2] == "1912 年"
    sheet.table.selectRow(2)
    qtbot.mouseClick(sheet.buttons["delete"], Qt.MouseButton.LeftButton)
    settle(listed)
    assert texts(sheet.model, TEXT) == ["渡口大桥", "无此桥"]
    qtbot.mouseClick(sheet.buttons["undo"], Qt.MouseButton.LeftButton)
    settle(listed)
    assert texts(sheet.model, TEXT) == ["渡口大桥", "无此桥", "铁桥"]


def test_a_file_is_taken_in_and_reported(
    sheet: KeywordSheet, listed: MainWindow, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "terms.txt"
    file.write_text("铁桥\n\n铁桥\n桥\n", encoding="utf-8")
    chosen: tuple[str, str] = (str(file), "")
    monkeypatch.setattr("newsdesk.ui.keyword_sheet.QFileDialog.getOpenFileName", lambda *_anything: chosen)
    sheet._import()
    settle(listed)
    assert texts(sheet.model, TEXT)[2:] == ["铁桥", "桥"]
    assert sheet.said.text().startswith("Added: 2. In the list already: 1.")


def test_the_table_is_a_model_in_order(qtbot: QtBot) -> None:
    model = KeywordTermsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_terms(ListedTerms(1, (KeywordTerm(7, 1, "甲", ("乙",)),), {7: TermCount(3, 1)}))
    assert texts(model, COUNT) == ["3"]
    with qtbot.assertNotEmitted(model.written):
        model.setData(model.index(0, TEXT), " 甲 ")
    with qtbot.waitSignal(model.written, timeout=LONG) as written:
        model.setData(model.index(0, ALIASES), "丙 |丁| ")
    assert written.args == [KeywordTerm(7, 1, "甲", ("丙", "丁"))]
    assert not model.flags(model.index(0, COUNT)) & Qt.ItemFlag.ItemIsEditable
    assert tester.model() is model


def test_lists_are_those_of_the_archive(listed: MainWindow) -> None:
    (held,) = listed.parts.keyword_lists.lists
    assert isinstance(held, KeywordList)
    assert listed.parts.keyword_lists.find(held.id) == held
    assert listed.parts.keyword_lists.find(held.id + 1) is None
