"""Which queries are kept: those that were meant, not every one that stood in the field for a moment."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.ui.recent_queries import MOST, RecentQueries, remembered


@pytest.fixture
def recent(qapp: object) -> RecentQueries:
    return RecentQueries(("大桥",))


def test_a_query_that_is_typed_on_is_not_kept(recent: RecentQueries) -> None:
    for query in ("水", "水位", "水位 防汛", ""):
        recent.listed(query)
    assert recent.queries == ("大桥",)


def test_a_query_that_leads_to_an_article_is_kept(recent: RecentQueries) -> None:
    recent.listed("水位")
    recent.used()
    assert recent.queries == ("水位", "大桥")


def test_a_query_that_stands_for_some_seconds_is_kept(recent: RecentQueries, qtbot: QtBot) -> None:
    recent.listed("水位")
    with qtbot.waitSignal(recent.changed, timeout=20_000):
        pass
    assert recent.queries == ("水位", "大桥")


@pytest.mark.parametrize("enter_first", [True, False])
def test_a_query_sent_by_enter_is_kept_once_it_is_listed(recent: RecentQueries, enter_first: bool) -> None:
    if enter_first:
        recent.sent(" 水位 ")
    recent.listed("水位")
    if not enter_first:
        recent.sent(" 水位 ")
    assert recent.queries == ("水位", "大桥")


def test_a_query_that_cannot_be_read_is_never_listed_and_never_kept(recent: RecentQueries) -> None:
    recent.sent("日期:不是日期")
    recent.listed("水位")
    recent.listed("")
    assert recent.queries == ("大桥",)


def test_without_a_query_nothing_is_kept(recent: RecentQueries, qtbot: QtBot) -> None:
    recent.listed("")
    with qtbot.assertNotEmitted(recent.changed):
        recent.used()
        recent.sent("")


@pytest.mark.parametrize(
    ("before", "query", "after"),
    [
        (("疫",), "疫情", ("疫情",)),
        (("疫情",), "疫情 防控", ("疫情 防控", "疫情")),
        (("疫情", "大桥"), "大桥", ("大桥", "疫情")),
        (("Water  Level",), "water level", ("water level",)),
        (("报纸:",), "报纸:渡口", ("报纸:渡口", "报纸:")),
        (("疫情",), "", ("疫情",)),
        ((), "疫情", ("疫情",)),
    ],
)
def test_what_stands_in_front(before: tuple[str, ...], query: str, after: tuple[str, ...]) -> None:
    assert remembered(before, query) == after


def test_fifty_are_kept() -> None:
    queries: tuple[str, ...] = ()
    for number in range(80):
        queries = remembered(queries, f"第{number}条")
    assert (len(queries), queries[0]) == (MOST, "第79条")


def test_queries_can_be_forgotten(recent: RecentQueries) -> None:
    recent.listed("水位")
    recent.used()
    recent.forget("大桥")
    kept = [recent.queries]
    recent.forget()
    assert [*kept, recent.queries] == [("水位",), ()]
