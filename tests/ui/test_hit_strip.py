"""Hits over time: bars that stand true, and dates chosen by mouse and by key."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from newsdesk import wording
from newsdesk.domain import HitsOn
from newsdesk.ui import strip_scale as scale
from newsdesk.ui.hit_strip import HitStrip
from newsdesk.ui.look import Look

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def months(first: date, *articles: int) -> tuple[HitsOn, ...]:
    bars = []
    for count in articles:
        beyond = date(first.year + first.month // 12, first.month % 12 + 1, 1)
        bars.append(HitsOn(first, beyond - timedelta(1), count))
        first = beyond
    return tuple(bars)


def days(first: date, *articles: int) -> tuple[HitsOn, ...]:
    return tuple(HitsOn(first + timedelta(n), first + timedelta(n), count) for n, count in enumerate(articles))


HALF_A_YEAR = months(date(2021, 3, 1), 4, 0, 1, 9, 2, 31)


@pytest.fixture
def strip(look: Look, qtbot: QtBot) -> HitStrip:
    made = HitStrip(look)
    qtbot.addWidget(made)
    made.resize(368, made.sizeHint().height())
    made.show_bars(HALF_A_YEAR)
    made.show()
    return made


def at(strip: HitStrip, bar: int) -> QPoint:
    return QPoint(strip.bar_rect(bar).center().x(), 20)


# ---------------------------------------------------------------- how bars stand


@pytest.mark.parametrize("width", [200, 368, 371, 700])
@pytest.mark.parametrize("bars", [1, 2, 5, 31, 60, 200, 480, 1200])
def test_bars_fill_the_width_in_order(bars: int, width: int) -> None:
    stands = [scale.edges(bar, bars, width) for bar in range(bars)]
    assert all(right > left >= 0 for left, right in stands)
    assert stands[-1][1] <= max(width, stands[-1][0] + 1)
    assert stands == sorted(stands)
    if bars <= width:
        assert all(before[1] <= after[0] for before, after in itertools.pairwise(stands))


def test_many_bars_leave_no_gaps() -> None:
    stands = [scale.edges(bar, 480, 500) for bar in range(480)]
    assert all(before[1] == after[0] for before, after in itertools.pairwise(stands))


@pytest.mark.parametrize("bars", [1, 7, 44, 365, 480])
@pytest.mark.parametrize("width", [240, 480])
def test_the_bar_under_the_mouse_is_the_one_drawn_there(bars: int, width: int) -> None:
    if bars <= width:
        assert [scale.bar_at(scale.edges(bar, bars, width)[0] + 0.5, bars, width) for bar in range(bars)] == list(
            range(bars)
        )
    assert (scale.bar_at(-9, bars, width), scale.bar_at(9999, bars, width)) == (0, bars - 1)


@pytest.mark.parametrize(("articles", "high"), [(0, 0), (1, 2), (500, 19), (1000, 38)])
def test_few_hits_are_low_and_never_nought(articles: int, high: int) -> None:
    assert scale.height(articles, 1000, 38) == high


@pytest.mark.parametrize(
    ("bars", "axis"),
    [
        ((), ("", "", "")),
        (days(date(2021, 8, 6), 3), ("2021-08-06", "", "")),
        (days(date(2021, 8, 6), 3, 1), ("2021-08-06", "", "08-07")),
        (HALF_A_YEAR, ("2021-03", "06", "08")),
        (months(date(2020, 12, 1), 1, 1, 1), ("2020-12", "2021-01", "2021-02")),
        (tuple(HitsOn(date(y, 1, 1), date(y, 12, 31), 1) for y in range(1949, 1952)), ("1949", "1950", "1951")),
    ],
)
def test_the_axis_says_each_thing_once(bars: tuple[HitsOn, ...], axis: tuple[str, str, str]) -> None:
    assert scale.axis(bars) == axis


@pytest.mark.parametrize(
    ("bars", "first", "last", "words"),
    [
        (HALF_A_YEAR, 5, 5, "2021 年 8 月 · 31 篇"),
        (HALF_A_YEAR, 3, 5, "2021-06 – 2021-08 · 42 篇"),
        (days(date(2021, 8, 6), 3), 0, 0, "2021 年 8 月 6 日 · 3 篇"),
        ((HitsOn(date(1949, 10, 1), date(1949, 12, 31), 7),), 0, 0, "1949 · 7 篇"),
    ],
)
def test_bars_are_told_in_words(bars: tuple[HitsOn, ...], first: int, last: int, words: str) -> None:
    wording.use_language("zh_CN")
    try:
        assert scale.reading(bars, first, last) == words
    finally:
        wording.use_language("en")


# ---------------------------------------------------------------- by mouse


def test_dragging_chooses_from_bar_to_bar(strip: HitStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.dates_chosen) as chosen:
        QTest.mousePress(strip, Qt.MouseButton.LeftButton, NONE, at(strip, 4))
        QTest.mouseMove(strip, at(strip, 3))
        QTest.mouseMove(strip, at(strip, 1))
        assert strip.marked() == (1, 4)
        QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, NONE, at(strip, 1))
    assert chosen.args == [date(2021, 4, 1), date(2021, 7, 31)]
    assert strip.marked() is None


def test_a_click_chooses_one_bar(strip: HitStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.dates_chosen) as chosen:
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, NONE, at(strip, 5))
    assert chosen.args == [date(2021, 8, 1), date(2021, 8, 31)]


def test_a_drag_beyond_the_edge_takes_the_last_bar(strip: HitStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.dates_chosen) as chosen:
        QTest.mousePress(strip, Qt.MouseButton.LeftButton, NONE, at(strip, 4))
        QTest.mouseMove(strip, QPoint(5000, 10))
        QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, NONE, QPoint(5000, 10))
    assert chosen.args == [date(2021, 7, 1), date(2021, 8, 31)]


def test_a_double_click_clears(strip: HitStrip, qtbot: QtBot) -> None:
    with qtbot.waitSignal(strip.dates_cleared):
        QTest.mouseDClick(strip, Qt.MouseButton.LeftButton, NONE, at(strip, 2))
    assert strip.marked() is None


def test_another_survey_lets_go_of_what_is_dragged(strip: HitStrip, qtbot: QtBot) -> None:
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, NONE, at(strip, 4))
    strip.show_bars(HALF_A_YEAR[:2])
    with qtbot.assertNotEmitted(strip.dates_chosen):
        QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, NONE, at(strip, 1))


def test_the_tip_names_the_month_and_its_articles(strip: HitStrip) -> None:
    place = at(strip, 5)
    QApplication.sendEvent(strip, QHelpEvent(QEvent.Type.ToolTip, place, strip.mapToGlobal(place)))
    assert QToolTip.text() == "August 2021 · 31 articles"
    QToolTip.hideText()


# ---------------------------------------------------------------- by key


def test_arrows_move_and_enter_chooses(strip: HitStrip, qtbot: QtBot) -> None:
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.marked() == (5, 5)  # the newest is where one begins
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Left, SHIFT)
    qtbot.keyClick(strip, Qt.Key.Key_Left, SHIFT)
    assert strip.marked() == (2, 4)
    assert strip.accessibleDescription() == "2021-05 – 2021-07 · 12 articles"
    with qtbot.waitSignal(strip.dates_chosen) as chosen:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert chosen.args == [date(2021, 5, 1), date(2021, 7, 31)]


def test_home_and_end_reach_the_ends(strip: HitStrip, qtbot: QtBot) -> None:
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert strip.marked() == (0, 0)
    qtbot.keyClick(strip, Qt.Key.Key_End, SHIFT)
    assert strip.marked() == (0, 5)


def test_escape_lets_go_first_and_clears_then(strip: HitStrip, qtbot: QtBot) -> None:
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    with qtbot.assertNotEmitted(strip.dates_cleared):
        qtbot.keyClick(strip, Qt.Key.Key_Escape)
    with qtbot.waitSignal(strip.dates_cleared):
        qtbot.keyClick(strip, Qt.Key.Key_Escape)


def test_enter_without_a_choice_chooses_nothing(strip: HitStrip, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(strip.dates_chosen):
        qtbot.keyClick(strip, Qt.Key.Key_Return)


# ---------------------------------------------------------------- what is drawn


def colour_of(strip: HitStrip, bar: int) -> QColor:
    """The colour in which a bar is drawn."""
    picture = strip.grab().toImage()
    return picture.pixelColor(strip.bar_rect(bar).center())


def test_bars_within_the_querys_own_dates_stand_out(strip: HitStrip, look: Look) -> None:
    strip.show_bars(HALF_A_YEAR, (date(2021, 6, 1), date(2021, 8, 31)))
    assert [bar for bar in range(6) if strip.is_chosen(bar)] == [3, 4, 5]
    assert (colour_of(strip, 5), colour_of(strip, 0)) == (look.colour("accent"), look.colour("bar"))


def test_an_empty_strip_hears_keys_and_clicks_in_peace(strip: HitStrip, qtbot: QtBot) -> None:
    strip.show_bars(())
    assert not strip.grab().isNull()
    assert strip.accessibleDescription() == ""
    with qtbot.assertNotEmitted(strip.dates_chosen):
        QTest.mouseClick(strip, Qt.MouseButton.LeftButton, NONE, QPoint(30, 20))
        qtbot.keyClick(strip, Qt.Key.Key_Right)
        qtbot.keyClick(strip, Qt.Key.Key_Return)


def test_bars_without_any_hits_are_drawn_as_none(strip: HitStrip) -> None:
    strip.show_bars(months(date(2021, 1, 1), 0, 0, 0))
    assert [strip.bar_rect(bar).height() for bar in range(3)] == [0, 0, 0]
    assert not strip.grab().isNull()
