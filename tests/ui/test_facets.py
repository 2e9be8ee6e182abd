"""Facets: which chips stand in two lines, what is in the menu, and what a press asks for."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from newsdesk.domain import Coverage, Facet, FacetCount, HitsOn, Survey
from newsdesk.ui.chips import GAP, HEIGHT, lines
from newsdesk.ui.facets import Choice, FacetChips, choices, in_order
from newsdesk.ui.look import Look

DAY = date(2021, 8, 6)


def counted(**values: int) -> tuple[FacetCount, ...]:
    return tuple(FacetCount(name, articles) for name, articles in values.items())


def survey_of(facets: dict[Facet, tuple[FacetCount, ...]], more: dict[Facet, int] | None = None) -> Survey:
    strip = (HitsOn(DAY, DAY, 17),)
    return Survey(17, facets, more or {}, strip, 0, Coverage(217, DAY, DAY, 0))


SURVEY = survey_of(
    {
        Facet.NEWSPAPER: counted(渡口日报=15, 晨江晚报=2),
        Facet.YEAR: (FacetCount("2021", 17),),
        Facet.PAGE: (FacetCount("1", 9), FacetCount("2", 5), FacetCount("A3", 3)),
        Facet.SECTION: counted(要闻=11, 综合=6),
        Facet.AUTHOR: counted(陈望=4, 李采之=3, 周渡=1),
    },
    {Facet.AUTHOR: 6},
)


@pytest.fixture
def chips(look: Look, qtbot: QtBot) -> FacetChips:
    made = FacetChips(look)
    qtbot.addWidget(made)
    made.resize(368, 60)
    made.show()
    return made


def test_first_values_come_before_second_ones_and_what_narrows_nothing_is_left_out() -> None:
    found = [(one.facet, one.value) for one in choices(SURVEY, {})]
    first = [(Facet.NEWSPAPER, "渡口日报"), (Facet.PAGE, "1"), (Facet.SECTION, "要闻"), (Facet.AUTHOR, "陈望")]
    assert found[:4] == first
    assert (Facet.YEAR, "2021") not in found


def test_what_the_query_has_comes_first_and_can_be_let_go() -> None:
    found = choices(SURVEY, {Facet.SECTION: "要闻", Facet.YEAR: "2021"})
    assert found[:2] == [
        Choice(Facet.SECTION, "要闻", 11, standing=True),
        Choice(Facet.YEAR, "2021", 17, standing=True),
    ]
    assert [one.value for one in found].count("要闻") == 1


def test_chips_stand_facet_by_facet() -> None:
    order = list(Facet)
    places = [order.index(one.facet) for one in in_order(choices(SURVEY, {}))]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [120, 240, 368, 900])
def test_chips_never_take_more_than_two_lines(chips: FacetChips, width: int) -> None:
    chips.resize(width, 60)
    chips.show_survey(SURVEY, {})
    assert chips.height() in {HEIGHT, 2 * HEIGHT + GAP}
    assert all(chip.geometry().right() < width for chip in chips.chips())


def test_what_has_no_room_is_in_the_menu(chips: FacetChips) -> None:
    chips.resize(240, 60)
    chips.show_survey(SURVEY, {})
    chips.fill_menu()
    offered = {action.text().partition("\t")[0] for action in chips.menu.actions() if action.isEnabled()}
    shown = {chip.words for chip in chips.chips()}
    assert not offered & shown
    assert {"渡口日报", "晨江晚报", "Page 01", "Page 02", "Page A3", "要闻", "综合", "陈望", "李采之", "周渡"} == (
        shown | offered - {""}
    )
    headings = [action.text() for action in chips.menu.actions() if not action.isEnabled() and action.text()]
    assert headings[-2:] == ["Author", "6 more, of fewer articles"]


def test_a_press_asks_for_the_value_by_mouse_and_by_enter(chips: FacetChips, qtbot: QtBot) -> None:
    chips.show_survey(SURVEY, {})
    first = chips.chips()[0]
    with qtbot.waitSignal(chips.facet_chosen) as chosen:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert chosen.args == [Facet.NEWSPAPER, "渡口日报"]
    with qtbot.waitSignal(chips.facet_chosen) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Return)
    assert chosen.args == [Facet.NEWSPAPER, "渡口日报"]


def test_arrows_go_from_chip_to_chip(chips: FacetChips, qtbot: QtBot) -> None:
    chips.show_survey(SURVEY, {})
    with qtbot.waitActive(chips):
        chips.activateWindow()
    first, second = chips.chips()[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert chips.focusWidget() is second
    qtbot.keyClick(second, Qt.Key.Key_Left)
    assert chips.focusWidget() is first


def test_the_menu_asks_for_the_value_too(chips: FacetChips, qtbot: QtBot) -> None:
    chips.resize(200, 60)
    chips.show_survey(SURVEY, {})
    chips.fill_menu()
    action = next(one for one in chips.menu.actions() if one.text().startswith("李采之"))
    with qtbot.waitSignal(chips.facet_chosen) as chosen:
        action.trigger()
    assert chosen.args == [Facet.AUTHOR, "李采之"]


def test_chips_say_what_they_are(chips: FacetChips) -> None:
    chips.show_survey(SURVEY, {Facet.PAGE: "1"})
    standing, newspaper = chips.chips()[:2]
    assert standing.chosen
    assert standing.accessibleName() == "Page: Page 01 – let go"
    assert (newspaper.accessibleName(), newspaper.count) == ("Newspaper: 渡口日报 · 15 articles", "15")


def test_a_name_that_looks_like_a_menus_markup_is_shown_as_it_is(chips: FacetChips) -> None:
    chips.resize(120, 60)
    names = tuple(FacetCount(f"A&B{n}日报", 9 - n) for n in range(6))
    chips.show_survey(survey_of({Facet.NEWSPAPER: names}), {})
    chips.fill_menu()
    texts = [action.text() for action in chips.menu.actions()]
    assert any(text.startswith("A&&B5日报") for text in texts)


def test_while_a_survey_is_under_way_nothing_is_offered_and_the_room_is_kept(chips: FacetChips) -> None:
    chips.show_survey(SURVEY, {})
    high = chips.height()
    chips.clear()
    assert chips.chips() == []
    assert chips.height() == high


@pytest.mark.parametrize(
    ("widths", "room", "places"),
    [
        ([], 100, []),
        ([40, 40], 86, [(0, 0), (46, 0)]),
        ([40, 40], 85, [(0, 0), (0, 1)]),
        ([200, 10], 100, [(0, 0), (0, 1)]),
    ],
)
def test_chips_are_set_in_lines(widths: list[int], room: int, places: list[tuple[int, int]]) -> None:
    assert lines(widths, room) == places
