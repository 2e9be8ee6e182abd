"""Searching in a real window: what lies around a search, searches one had before, searches that are kept, recounts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from newsdesk.domain import EVERYWHERE, Facet, Recount, SavedSearch
from newsdesk.searches import Searches
from newsdesk.settings import Settings
from newsdesk.tasks import CancelToken
from newsdesk.ui.deeds import Deeds
from newsdesk.ui.search_deeds import NameSheet
from newsdesk.ui.surveying import Surveyed
from newsdesk.ui.window import MainWindow

LONG = 60_000
Settle = Callable[[MainWindow], None]
OpenWindow = Callable[..., MainWindow]


def search(window: MainWindow, query: str, settle: Settle) -> None:
    """As if it had been typed."""
    window.conduct.search_for(query)
    settle(window)


def press(window: MainWindow, keys: str) -> None:
    """A shortcut, wherever the focus is."""
    QTest.keySequence(window.focusWidget() or window, QKeySequence(keys))


def searches_of(window: MainWindow) -> Searches:
    assert window.desk.library is not None
    return window.desk.library.searches


def words_of_head(window: MainWindow) -> str:
    """The title and the counts above the list."""
    return window.parts.articles.head.words()


# ---------------------------------------------------------------- what lies around a search


def test_a_search_shows_what_lies_around_it(filled: MainWindow, settle: Settle) -> None:
    head = filled.parts.articles.head
    assert not head.around.isVisible()
    search(filled, "的", settle)
    survey = searches_of(filled).survey("的", EVERYWHERE, None)
    assert head.strip.isVisible()
    assert f"{survey.coverage.issues} issues searched" in words_of_head(filled)
    names = {chip.words for chip in head.chips.chips()}
    assert {one.value for one in survey.facets[Facet.NEWSPAPER]} <= names
    search(filled, "", settle)
    assert not head.around.isVisible()


def test_a_facet_changes_the_querys_text_and_is_let_go_by_another_press(
    filled: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    search(filled, "的", settle)
    head, everything = filled.parts.articles.head, len(filled.desk.listing.ids)
    chip = head.chips.chips()[0]
    counted = int(chip.count)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    settle(filled)
    assert filled.parts.top.search.query() == filled.desk.query != "的"
    assert len(filled.desk.listing.ids) == counted < everything
    standing = head.chips.chips()[0]
    assert standing.chosen
    qtbot.mouseClick(standing, Qt.MouseButton.LeftButton)
    settle(filled)
    assert filled.desk.query == "的"
    assert len(filled.desk.listing.ids) == everything


def test_dates_are_chosen_on_the_strip_and_cleared(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    search(filled, "的", settle)
    strip, everything = filled.parts.articles.head.strip, len(filled.desk.listing.ids)
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    settle(filled)
    assert 0 < len(filled.desk.listing.ids) < everything
    assert filled.parts.top.search.query() == filled.desk.query != "的"
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    settle(filled)
    assert filled.desk.query == "的"
    assert len(filled.desk.listing.ids) == everything


def test_what_is_drawn_belongs_to_what_is_listed(filled: MainWindow, settle: Settle) -> None:
    pane, seen = filled.parts.articles, []

    def look(surveyed: Surveyed) -> None:
        seen.append((surveyed.query, filled.desk.listing.query))

    filled.parts.surveying.surveyed.connect(look)
    for query in ("的", "防汛", "大桥"):
        filled.conduct.search_for(query)
    settle(filled)
    assert seen[-1] == ("大桥", "大桥")
    assert all(one == other for one, other in seen)
    stale = Surveyed(*(getattr(surveyed_of(filled), name) for name in Surveyed.__slots__))
    search(filled, "水", settle)
    shown = pane.head.strip.accessibleDescription()
    pane.show_survey(stale)  # an answer that comes too late
    assert pane.head.strip.accessibleDescription() == shown


def surveyed_of(window: MainWindow) -> Surveyed:
    """The survey that is shown."""
    surveyed = window.parts.articles.surveyed
    assert surveyed is not None
    return surveyed


def test_while_a_survey_is_under_way_none_is_shown(filled: MainWindow, settle: Settle) -> None:
    search(filled, "的", settle)
    filled.parts.articles.show_listing(filled.desk.listing.__class__(EVERYWHERE, "水", (1,), 1.0), "")
    assert filled.parts.articles.surveyed is None
    assert filled.parts.articles.head.chips.chips() == []
    assert filled.parts.articles.head.strip.accessibleDescription() == ""


def test_a_query_that_cannot_be_read_leaves_no_doubt_whose_results_are_listed(
    filled: MainWindow, settle: Settle
) -> None:
    search(filled, "大桥", settle)
    search(filled, "日期:不是日期", settle)
    head = filled.parts.articles.head
    assert "不是日期 is not a date" in words_of_head(filled)
    assert head.note.isVisible()
    assert "大桥" in head.note.text()
    search(filled, "大桥", settle)
    assert not head.note.isVisible()


def test_a_search_for_a_name_with_one_character_wrong_offers_the_right_one(
    filled: MainWindow, settle: Settle, qtbot: QtBot
) -> None:
    search(filled, "沈砚春", settle)
    barren = filled.parts.articles.barren
    assert barren.isVisible()
    offered = [button for button in barren.findChildren(QPushButton) if "沈砚秋" in button.text()]
    assert offered
    qtbot.mouseClick(offered[0], Qt.MouseButton.LeftButton)
    settle(filled)
    assert "沈砚秋" in filled.desk.query
    assert filled.desk.listing.ids


# ---------------------------------------------------------------- what was searched for before


def test_the_glass_offers_what_was_searched_for(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    field, popup = filled.parts.top.search, filled.parts.searches.popup
    field.take_focus()
    field.line.insert("大桥")
    qtbot.keyClick(field.line, Qt.Key.Key_Return)
    settle(filled)
    search(filled, "水", settle)
    assert filled.parts.recent.queries == ("大桥",)
    field.take_focus()
    press(filled, "Alt+Down")
    assert popup.isVisible()
    qtbot.keyClick(popup.view, Qt.Key.Key_Return)
    settle(filled)
    assert not popup.isVisible()
    assert filled.desk.query == field.query() == "大桥"


def test_recent_searches_are_kept_from_start_to_start(filled: MainWindow, settle: Settle) -> None:
    search(filled, "大桥", settle)
    filled.parts.articles.step(1)
    settle(filled)
    assert filled.to_keep(Settings()).recent_queries == ("大桥",)
    filled.parts.actions["forget_searches"].trigger()
    assert filled.to_keep(Settings()).recent_queries == ()


def test_a_recent_search_is_forgotten_by_its_key(filled: MainWindow, open_at: OpenWindow, qtbot: QtBot) -> None:
    path = filled.desk.path
    filled.desk.close()
    window = open_at(path, Settings(recent_queries=("大桥", "水")))
    press(window, "F4")
    popup = window.parts.searches.popup
    qtbot.keyClick(popup.view, Qt.Key.Key_Delete)
    assert window.parts.recent.queries == ("水",)
    popup.close()


# ---------------------------------------------------------------- searches that are kept


def save(window: MainWindow, query: str, name: str, settle: Settle) -> SavedSearch:
    search(window, query, settle)
    window.parts.actions["save_search"].trigger()
    fill_in(window, name)
    settle(window)
    return next(one for one in window.parts.searches.saved.kept if one.name == name)


def fill_in(window: MainWindow, name: str) -> None:
    """Fill in the sheet that asks for a name."""
    sheet = next(one for one in window.findChildren(NameSheet) if one.isVisible())
    sheet.name.setText(name)
    QTest.keyClick(sheet, Qt.Key.Key_Return)


def names_on_shelf(window: MainWindow) -> list[str]:
    return [row.text for row in window.parts.editions.shelf.view.rows.rows]


def test_a_search_is_saved_and_taken_up_again(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    assert not filled.parts.editions.shelf.isVisible()
    save(filled, "大桥", "桥", settle)
    assert names_on_shelf(filled) == ["桥"]
    search(filled, "水", settle)
    view = filled.parts.editions.shelf.view
    view.setCurrentIndex(view.rows.index(0))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settle(filled)
    assert filled.desk.query == filled.parts.top.search.query() == "大桥"


def test_what_came_in_since_is_new_until_it_is_looked_at(
    filled: MainWindow, settle: Settle, qtbot: QtBot, page: Path
) -> None:
    save(filled, "大桥", "桥", settle)
    search(filled, "", settle)
    with qtbot.waitSignal(filled.parts.deeds.intake.finished, timeout=LONG):
        filled.parts.deeds.intake.begin([page], None)
    settle(filled)
    shelf = filled.parts.editions.shelf
    assert [row.figure for row in shelf.view.rows.rows] == ["+1"]
    shelf.chosen.emit(shelf.view.rows.rows[0].saved)
    settle(filled)
    assert [row.figure for row in shelf.view.rows.rows] == [""]


def test_a_saved_search_is_renamed_and_saving_it_again_renames_it(filled: MainWindow, settle: Settle) -> None:
    saved = save(filled, "大桥", "桥", settle)
    filled.parts.searches.rename(saved.id)
    fill_in(filled, "渡口大桥")
    settle(filled)
    assert names_on_shelf(filled) == ["渡口大桥"]
    filled.parts.actions["save_search"].trigger()
    fill_in(filled, "桥")
    settle(filled)
    assert names_on_shelf(filled) == ["桥"]


def test_a_deleted_search_comes_back(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    save(filled, "大桥", "桥", settle)
    view = filled.parts.editions.shelf.view
    view.setCurrentIndex(view.rows.index(0))
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    settle(filled)
    assert names_on_shelf(filled) == []
    assert "桥" in filled.parts.notices.words.text()
    qtbot.mouseClick(filled.parts.notices.button, Qt.MouseButton.LeftButton)
    settle(filled)
    assert names_on_shelf(filled) == ["桥"]


def test_the_menu_of_a_saved_search_is_about_that_one(filled: MainWindow, settle: Settle) -> None:
    saved = save(filled, "大桥", "桥", settle)
    save(filled, "水", "水", settle)
    filled.parts.editions.shelf.menu_requested.emit(saved.id, QPoint(0, 0))
    filled.parts.actions["delete_search"].trigger()
    settle(filled)
    assert names_on_shelf(filled) == ["水"]


# ---------------------------------------------------------------- counted again


def test_a_recount_says_that_the_index_agrees(filled: MainWindow, settle: Settle, qtbot: QtBot) -> None:
    search(filled, "大桥", settle)
    with qtbot.waitSignal(filled.parts.deeds.recounting.finished, timeout=LONG):
        filled.parts.actions["recount"].trigger()
    settle(filled)
    said = filled.parts.notices.words.text()
    assert said == f"“大桥”: {len(filled.desk.listing.ids)} articles, read one by one. The index says the same."
    assert not filled.parts.notices.button.isVisible()


def test_a_recount_that_differs_offers_to_make_the_index_again(
    filled: MainWindow, settle: Settle, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    search(filled, "大桥", settle)
    found = filled.desk.listing.ids
    told = Recount(len(found) + 1, (99,), ())
    monkeypatch.setattr(Searches, "recount", lambda *_anything, **_named: told)
    with qtbot.waitSignal(filled.parts.deeds.recounting.finished, timeout=LONG):
        filled.parts.actions["recount"].trigger()
    settle(filled)
    notices = filled.parts.notices
    assert "leaves out 1 and finds 0 too many" in notices.words.text()
    with qtbot.waitSignal(filled.parts.deeds.upkeep.ended, timeout=LONG):
        qtbot.mouseClick(notices.button, Qt.MouseButton.LeftButton)
    settle(filled)
    assert not filled.parts.deeds.working
    assert filled.desk.listing.ids == found


def test_a_recount_can_be_stopped(filled: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(*_anything: object, cancel: CancelToken, **_named: object) -> None:
        while True:
            cancel.check()
            sleep(0.001)

    deeds: Deeds = filled.parts.deeds
    search(filled, "的", settle)
    monkeypatch.setattr(Searches, "recount", endless)
    filled.parts.actions["recount"].trigger()
    before = deeds.working
    assert filled.parts.status.work.text() == "Counting again without the index"
    filled.parts.actions["stop_work"].trigger()
    settle(filled)
    assert (before, deeds.working) == (True, False)
    assert not filled.parts.notices.isVisible()


# ---------------------------------------------------------------- through which folding


def test_a_hit_in_other_characters_says_so(filled: MainWindow, settle: Settle, page: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(filled.parts.deeds.intake.finished, timeout=LONG):
        filled.parts.deeds.intake.begin([page], None)
    settle(filled)
    foot = filled.parts.reader.foot
    search(filled, "渡口大橋", settle)
    assert foot.badge.text() == f"{filled.parts.reader.sheet.hits} hits through Simplified → Traditional"
    filled.parts.reader.next_hit()
    assert foot.badge.text() == "through Simplified → Traditional"
    search(filled, "渡口大桥", settle)
    assert not foot.badge.isVisible()
