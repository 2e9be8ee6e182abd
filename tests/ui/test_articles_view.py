"""The list of rows that differ in height: what it measures, where it scrolls, what is chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget
from pytestqt.qtbot import QtBot

from newsdesk.domain import EVERYWHERE, ArticleRow
from newsdesk.ui.article_painter import ArticlePainter
from newsdesk.ui.articles_model import PAGE, ArticlesModel
from newsdesk.ui.articles_view import ArticlesView
from newsdesk.ui.cards import Card
from newsdesk.ui.desk import Listing
from newsdesk.ui.look import Look

MILLION = 1_000_000


def card_of(number: int) -> Card:
    """Cards of different heights, three to a day."""
    row = ArticleRow(
        id=number,
        uid=f"u{number}",
        headline="渡口大桥通车，两岸居民步行过江" * (1 + number % 2),
        kicker="",
        deck="市长到场" if number % 3 else "",
        opening="",
        authors=("陈望",),
        characters=100,
        newspaper="渡口日报",
        date=date.fromordinal(700_000 + number // 3 % 30_000),
        page="1",
        section=None,
    )
    return Card(row, "本报讯 昨日" * (number % 4))


class Listed:
    """A view of so many rows, and what it asked for."""

    def __init__(self, look: Look, qtbot: QtBot, rows: int) -> None:
        self.pages = 0
        self.model = ArticlesModel(self._ask)
        self._keeper = QWidget()
        qtbot.addWidget(self._keeper)
        self.view = ArticlesView(ArticlePainter(look, self._keeper))
        qtbot.addWidget(self.view)
        self.view.setModel(self.model)
        self.view.resize(400, 620)
        self.view.show()
        self.model.show(Listing(EVERYWHERE, "", range(rows), 1.0))
        self.paint()

    def _ask(self, _lane: str, ids: Sequence[int], _query: str, answer: Callable[[dict[int, Card]], None]) -> None:
        self.pages += 1
        answer({number: card_of(number) for number in ids})

    def paint(self) -> None:
        self.view.grab()
        self.view.grab()

    def shown(self) -> range:
        """The rows in sight, wholly or in part."""
        first = self.view.indexAt(QPoint(10, 0)).row()
        last = self.view.indexAt(QPoint(10, self.view.viewport().height() - 1)).row()
        return range(first, (last if last >= 0 else self.model.rowCount() - 1) + 1)


@pytest.fixture
def listed(look: Look, qtbot: QtBot) -> Callable[[int], Listed]:
    return lambda rows: Listed(look, qtbot, rows)


def test_rows_lie_one_below_the_other(listed: Callable[[int], Listed]) -> None:
    view = listed(30).view
    boxes = [view.visualRect(view.model().index(row, 0)) for row in range(4)]
    assert boxes[0].top() == 0
    assert all(one.top() + one.height() == other.top() for one, other in pairwise(boxes))
    assert len({box.height() for box in boxes}) > 1
    assert all(view.indexAt(box.center()).row() == row for row, box in enumerate(boxes))


def test_a_million_rows_are_scrolled_without_being_measured(listed: Callable[[int], Listed]) -> None:
    list_ = listed(MILLION)
    list_.view.verticalScrollBar().setValue(list_.view.verticalScrollBar().maximum())
    list_.paint()
    assert list_.shown()[-1] == MILLION - 1
    assert len(list_.view._heights) < 10 * PAGE
    assert list_.pages <= 6


def test_the_last_row_ends_at_the_lower_edge(listed: Callable[[int], Listed]) -> None:
    list_ = listed(50)
    list_.view.scrollToBottom()
    list_.paint()
    list_.view.verticalScrollBar().setValue(list_.view.verticalScrollBar().maximum())
    last = list_.view.visualRect(list_.model.index(49))
    assert abs(last.bottom() - list_.view.viewport().height()) <= 2


@pytest.mark.parametrize("row", [0, 7, 25, 48, 499_999])
def test_what_is_scrolled_to_is_wholly_in_sight(listed: Callable[[int], Listed], row: int) -> None:
    list_ = listed(MILLION)
    for hint in QAbstractItemView.ScrollHint:
        list_.view.scrollTo(list_.model.index(row), hint)
        list_.paint()
        list_.view.scrollTo(list_.model.index(row), hint)
        box = list_.view.visualRect(list_.model.index(row))
        assert box.top() >= -1
        assert box.bottom() <= list_.view.viewport().height() + 1


def test_few_rows_need_no_scroll_bar(listed: Callable[[int], Listed]) -> None:
    assert listed(2).view.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Qt.Key.Key_Down] * 3, 3),
        ([Qt.Key.Key_End], 199),
        ([Qt.Key.Key_End, Qt.Key.Key_Up], 198),
        ([Qt.Key.Key_Down, Qt.Key.Key_Home], 0),
        ([Qt.Key.Key_Up], 0),
    ],
)
def test_keys_move_about(listed: Callable[[int], Listed], qtbot: QtBot, keys: list[Qt.Key], row: int) -> None:
    list_ = listed(200)
    list_.view.setCurrentIndex(list_.model.index(0))
    for key in keys:
        qtbot.keyClick(list_.view, key)
    assert list_.view.currentIndex().row() == row
    assert row in list_.shown()


def test_pages_by_keys(listed: Callable[[int], Listed], qtbot: QtBot) -> None:
    list_ = listed(200)
    list_.view.setCurrentIndex(list_.model.index(0))
    qtbot.keyClick(list_.view, Qt.Key.Key_PageDown)
    there = list_.view.currentIndex().row()
    qtbot.keyClick(list_.view, Qt.Key.Key_PageUp)
    assert there > 2
    assert list_.view.currentIndex().row() == 0


def test_several_are_chosen_by_keys(listed: Callable[[int], Listed], qtbot: QtBot) -> None:
    list_ = listed(200)
    list_.view.setCurrentIndex(list_.model.index(4))
    for _ in range(3):
        qtbot.keyClick(list_.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(list_) == [4, 5, 6, 7]


def test_several_are_chosen_by_the_mouse(listed: Callable[[int], Listed], qtbot: QtBot) -> None:
    list_ = listed(200)
    at = [list_.view.visualRect(list_.model.index(row)).center() for row in range(4)]
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    qtbot.mouseClick(list_.view.viewport(), left, none, at[1])
    qtbot.mouseClick(list_.view.viewport(), left, Qt.KeyboardModifier.ShiftModifier, at[3])
    assert chosen(list_) == [1, 2, 3]
    qtbot.mouseClick(list_.view.viewport(), left, Qt.KeyboardModifier.ControlModifier, at[2])
    assert chosen(list_) == [1, 3]


def test_all_of_a_million_are_chosen_at_once(listed: Callable[[int], Listed]) -> None:
    list_ = listed(MILLION)
    list_.view.selectAll()
    (part,) = list_.view.selectionModel().selection().toList()
    assert (part.top(), part.bottom()) == (0, MILLION - 1)


def chosen(list_: Listed) -> list[int]:
    model: QItemSelectionModel = list_.view.selectionModel()
    return sorted(index.row() for index in model.selectedIndexes())


def test_the_wheel_scrolls_by_pixels(listed: Callable[[int], Listed], qtbot: QtBot) -> None:
    list_ = listed(200)
    before = list_.view.visualRect(list_.model.index(2)).top()
    list_.view._scroll_to_row(0, 30)
    assert before - list_.view.visualRect(list_.model.index(2)).top() == pytest.approx(30, abs=1)


def test_a_narrower_list_is_measured_anew(listed: Callable[[int], Listed]) -> None:
    list_ = listed(10)
    wide = list_.view.visualRect(list_.model.index(2)).height()
    list_.view.resize(230, 620)
    list_.paint()
    assert list_.view.visualRect(list_.model.index(2)).height() > wide
