"""The two models under Qt's own tester, through everything that happens to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from newsdesk.domain import EVERYWHERE, ArticleRow, Place, PlaceCount
from newsdesk.ui.articles_model import CARD_ROLE, GROUP_ROLE, ID_ROLE, PAGE, ArticlesModel
from newsdesk.ui.cards import Card
from newsdesk.ui.desk import Listing
from newsdesk.ui.editions_model import COUNT_ROLE, PLACE_ROLE, EditionsModel

NO_INDEX = QModelIndex()


Watch = Callable[[QAbstractItemModel], None]


@pytest.fixture
def watch(qtlog: object) -> Iterator[Watch]:
    """Puts models under Qt's own tester, which warns (and so fails the test) of whatever breaks the rules."""
    testers: list[tuple[QAbstractItemModelTester, QAbstractItemModel]] = []
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    yield lambda model: testers.append((QAbstractItemModelTester(model, mode), model))
    for tester, _model in testers:
        delete(tester)  # before its model goes


class Shelf:
    """Answers, when it is told to, what the archive would answer in the background."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []
        self.children: dict[Place, list[PlaceCount]] = {}
        self.asked: list[Place] = []

    def ask(self, place: Place, answer: Callable[[list[PlaceCount]], None]) -> None:
        self.asked.append(place)
        self.waiting.append(lambda: answer(self.children.get(place, [])))

    def deliver(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()

    def put(self, parent: Place, *counted: tuple[Place, str | None, int]) -> None:
        self.children[parent] = [
            PlaceCount(place, name, number, number, number * 10) for place, name, number in counted
        ]


@pytest.fixture
def shelf() -> Shelf:
    made = Shelf()
    made.put(EVERYWHERE, (Place(1), "渡口日报", 3), (Place(2), "山城晚报", 1))
    made.put(Place(1), (Place(1, 2021), None, 2), (Place(1, 2020), None, 1))
    made.put(Place(1, 2021), (Place(1, 2021, 8), None, 2))
    return made


def names(model: EditionsModel, parent: QModelIndex = NO_INDEX) -> list[str]:
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def opened(shelf: Shelf, watch: Watch) -> EditionsModel:
    model = EditionsModel(shelf.ask)
    watch(model)
    model.read_again()
    shelf.deliver()
    return model


@pytest.mark.usefixtures("look")
def test_each_level_is_read_when_it_is_opened(shelf: Shelf, watch: Watch) -> None:
    model = opened(shelf, watch)
    assert names(model) == ["All editions", "渡口日报", "山城晚报"]
    paper = model.index(1, 0)
    model.fetchMore(paper)
    shelf.deliver()
    assert names(model, paper) == ["2021", "2020"]
    assert model.index(0, 0).data(COUNT_ROLE) == PlaceCount(EVERYWHERE, None, 4, 4, 40)
    assert not model.hasChildren(model.index(0, 0))


@pytest.mark.usefixtures("look")
def test_counting_again_changes_rows_in_place(shelf: Shelf, watch: Watch) -> None:
    model = opened(shelf, watch)
    paper = model.index(1, 0)
    model.fetchMore(paper)
    shelf.deliver()
    resets: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    shelf.put(EVERYWHERE, (Place(3), "晨报", 1), (Place(2), "山城晚报", 5), (Place(1), "渡口日报", 9))
    shelf.put(Place(1), (Place(1, 2022), None, 6), (Place(1, 2021), None, 3))
    model.read_again()
    shelf.deliver()
    assert names(model) == ["All editions", "晨报", "山城晚报", "渡口日报"]
    assert names(model, model.find(Place(1))) == ["2022", "2021"]
    assert model.find(Place(2)).data(COUNT_ROLE).editions == 5
    assert not model.find(Place(1, 2020)).isValid()
    assert not resets


@pytest.mark.usefixtures("look")
def test_an_archive_that_is_emptied_and_another_one(shelf: Shelf, watch: Watch) -> None:
    model = opened(shelf, watch)
    shelf.children.clear()
    model.read_again()
    shelf.deliver()
    assert names(model) == []
    shelf.put(EVERYWHERE, (Place(1), "晨报", 1))
    model.read_again()
    shelf.deliver()
    model.clear()
    assert model.rowCount() == 0
    model.read_again()
    shelf.deliver()
    assert names(model) == ["All editions", "晨报"]


@pytest.mark.usefixtures("look")
def test_an_answer_for_a_branch_that_is_gone_is_dropped(shelf: Shelf, watch: Watch) -> None:
    model = EditionsModel(shelf.ask)
    model.read_again()
    shelf.deliver()
    model.fetchMore(model.index(1, 0))
    late = shelf.waiting.pop()
    shelf.put(EVERYWHERE, (Place(2), "山城晚报", 1))
    model.read_again()
    shelf.deliver()
    late()
    assert names(model) == ["All editions", "山城晚报"]


@pytest.mark.usefixtures("look")
def test_a_place_knows_its_ancestors(shelf: Shelf, watch: Watch) -> None:
    model = opened(shelf, watch)
    assert not model.find(Place(1, 2021, 8, 6)).isValid()
    model.fetchMore(model.find(Place(1)))
    shelf.deliver()
    model.fetchMore(model.find(Place(1, 2021)))
    shelf.deliver()
    month = model.find(Place(1, 2021, 8))
    assert month.data(PLACE_ROLE) == Place(1, 2021, 8)
    assert [counted.place for counted in model.ancestors(month)] == [Place(1), Place(1, 2021), Place(1, 2021, 8)]


# ---------------------------------------------------------------- articles


def card(number: int) -> Card:
    row = ArticleRow(
        id=number,
        uid=f"u{number}",
        headline=f"第{number}条",
        kicker="",
        deck="",
        opening="正文",
        authors=(),
        characters=10,
        newspaper="渡口日报",
        date=date(2021, 8, 1 + number // 3 % 28),
        page="1",
        section=None,
    )
    return Card(row, row.opening)


class Counter:
    """Reads cards, at once or when it is told to."""

    def __init__(self, *, at_once: bool = True) -> None:
        self.asked: list[tuple[str, list[int]]] = []
        self.waiting: list[Callable[[], None]] = []
        self.at_once = at_once

    def ask(self, lane: str, ids: Sequence[int], query: str, answer: Callable[[dict[int, Card]], None]) -> None:
        self.asked.append((lane, list(ids)))
        self.waiting.append(lambda: answer({number: card(number) for number in ids if number != 13}))
        if self.at_once:
            self.waiting.pop()()


def listing(numbers: Sequence[int]) -> Listing:
    return Listing(EVERYWHERE, "", numbers, 1.0)


def test_cards_are_read_a_page_at_a_time(qtbot: QtBot, watch: Watch) -> None:
    counter = Counter(at_once=False)
    model = ArticlesModel(counter.ask)
    model.show(listing(range(PAGE * 2)))
    assert model.index(3).data(CARD_ROLE) is None
    assert model.index(4).data(CARD_ROLE) is None
    assert [ids for _lane, ids in counter.asked] == [list(range(PAGE))]
    with qtbot.waitSignal(model.dataChanged) as changed:
        counter.waiting.pop()()
    assert (changed.args[0].row(), changed.args[1].row()) == (0, PAGE)  # the next row's heading may depend on it
    assert model.index(3).data(CARD_ROLE) == card(3)


def test_rows_come_and_go(watch: Watch) -> None:
    model = ArticlesModel(Counter().ask)
    watch(model)
    model.show(listing([5, 3, 1]))
    assert [model.index(row).data() for row in range(3)] == ["第5条", "第3条", "第1条"]
    assert model.row_of(3) == 1
    assert model.row_of(9) is None
    assert model.index(2).data(ID_ROLE) == 1
    model.show(listing([]))
    assert model.rowCount() == 0


def test_an_article_that_is_gone_is_asked_for_once(qapp: object) -> None:
    counter = Counter()
    model = ArticlesModel(counter.ask)
    model.show(listing([12, 13]))
    for _ in range(3):
        assert model.index(1).data(CARD_ROLE) is None
    assert len(counter.asked) == 1


def test_a_page_of_an_older_listing_is_dropped(qapp: object) -> None:
    counter = Counter(at_once=False)
    model = ArticlesModel(counter.ask)
    model.show(listing([1]))
    model.index(0).data(CARD_ROLE)
    old = counter.waiting.pop()
    model.show(listing([2]))
    old()
    assert model.index(0).data(CARD_ROLE) is None


def test_a_heading_stands_where_day_or_page_change(look: object) -> None:
    model = ArticlesModel(Counter().ask)
    model.show(listing([0, 1, 2, 3, 4]))
    model.index(0).data(CARD_ROLE)
    groups = [model.index(row).data(GROUP_ROLE) for row in range(5)]
    assert [bool(group) for group in groups] == [True, False, False, True, False]
    assert groups[0] == "渡口日报 · 1 August 2021 · Page 01"


def test_a_list_of_one_newspaper_does_not_repeat_its_name(look: object) -> None:
    model = ArticlesModel(Counter().ask)
    model.show(Listing(Place(1), "", [0], 1.0))
    model.index(0).data(CARD_ROLE)
    assert model.index(0).data(GROUP_ROLE) == "1 August 2021 · Page 01"


def test_a_million_rows_are_only_numbers(qapp: object) -> None:
    counter = Counter()
    model = ArticlesModel(counter.ask)
    model.show(listing(range(1_000_000)))
    assert model.rowCount() == 1_000_000
    assert counter.asked == []
    model.index(999_999).data(Qt.ItemDataRole.DisplayRole)
    assert len(counter.asked) == 1
