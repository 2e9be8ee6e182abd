"""The registry of actions: complete, unambiguous, translated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from newsdesk import wording
from newsdesk.resources import resource
from newsdesk.ui.actions import APPEARANCE_MENU, ARTICLE_MENU, DEEDS, MENUS, SEPARATOR, Actions, MenuPlan, Need, plain
from newsdesk.ui.look import Look
from newsdesk.ui.search_actions import SAVED_MENU
from newsdesk.ui.window import MainWindow
from newsdesk.wording import _

NAMES = [deed.name for deed in DEEDS]


@pytest.fixture(params=list(wording.LANGUAGES))
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    yield wording.use_language(request.param)
    wording.use_language("en")


def menus(plan: MenuPlan) -> Iterator[MenuPlan]:
    yield plan
    for item in plan.items:
        if isinstance(item, MenuPlan):
            yield from menus(item)


EVERY_MENU = [menu for plan in (*MENUS, APPEARANCE_MENU, SAVED_MENU, ARTICLE_MENU) for menu in menus(plan)]


def test_names_are_unique_and_menus_name_what_there_is() -> None:
    assert len(set(NAMES)) == len(NAMES)
    named = {item for menu in EVERY_MENU for item in menu.items if isinstance(item, str)} - {SEPARATOR}
    assert named <= set(NAMES)
    assert set(NAMES) - named == {"correct_place"}  # in the tree's context menu alone


def test_no_key_means_two_things() -> None:
    keys = Counter(key.lower() for deed in DEEDS for key in deed.keys)
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("icon", sorted({deed.icon for deed in DEEDS if deed.icon}))
def test_icons_are_there(icon: str) -> None:
    assert "currentColor" in resource("icons", f"{icon}.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize("menu", EVERY_MENU[: len(EVERY_MENU) - 1], ids=lambda menu: menu.title or "appearance")
def test_no_mnemonic_stands_twice_in_a_menu(menu: MenuPlan, language: str) -> None:
    texts = {deed.name: deed.text for deed in DEEDS}
    shown = [_(item.title if isinstance(item, MenuPlan) else texts[item]) for item in menu.items if item != SEPARATOR]
    letters = Counter(text[text.index("&") + 1].lower() for text in shown if "&" in text)
    assert [letter for letter, times in letters.items() if times > 1] == []


def test_menu_titles_have_mnemonics_of_their_own(language: str) -> None:
    letters = [_(menu.title)[_(menu.title).index("&") + 1].lower() for menu in MENUS]
    assert len(set(letters)) == len(letters)


def test_texts_change_with_the_language(look: Look, qtbot: QtBot, language: str) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, look)
    wording.use_language(language)
    actions.retranslate()
    expected = {"en": "Search", "zh_CN": "检索", "zh_TW": "檢索"}[language]
    assert plain(actions["find"].text()) == expected
    assert "Ctrl+F" in actions["find"].toolTip()


def test_actions_are_enabled_when_all_they_need_is_there(look: Look, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    actions = Actions(window, look)
    actions.allow(Need.NOTHING)
    assert actions["quit"].isEnabled()
    assert not actions["export"].isEnabled()
    actions.allow(Need.SELECTED)
    assert not actions["export"].isEnabled()
    actions.allow(Need.SELECTED | Need.IDLE)
    assert actions["export"].isEnabled()


def test_every_action_does_something(filled: MainWindow) -> None:
    deaf = [name for name in NAMES if not filled.parts.actions[name].receivers("2triggered(bool)")]
    assert deaf == []
