"""Most relevant first: ten queries, and what a reader expects on top of each: the story that is about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdesk.domain import Sort

if TYPE_CHECKING:
    from tests.flows.conftest import Archive

FIRST = {
    "渡口": "渡口大桥通过荷载试验 月底具备通车条件",
    "演练": "颱風季前演練　三條街半小時裝妥防水閘",
    "防汛": "二十六支队伍闻令而动 四十分钟转移三百余人",
    "图书馆": "市图书馆旧报数字化 百年云棹可检索",
    "大桥": "渡口大桥通过荷载试验 月底具备通车条件",
    "低洼": "这些低洼路段雨天请绕行",
    "通车": "渡口大桥通过荷载试验 月底具备通车条件",
    "学校": "石桥小学把菜园搬进课程表",
    "水位 OR 涨水": "棹河平稳度过今年第一次涨水",
    "借书": "電車公司推「讀書車廂」　上車可借書下車可還書",
}


@pytest.mark.parametrize("query", FIRST)
def test_the_story_that_is_about_it_comes_first(archive: Archive, query: str) -> None:
    found = archive.library.searches.search(query, sort=Sort.RELEVANCE)
    assert archive.library.rows(found.ids[:1])[0].headline == FIRST[query]


def test_relevance_is_another_order_than_the_newest_first(archive: Archive) -> None:
    searches = archive.library.searches
    newest = [archive.library.rows(searches.search(query, limit=1).ids)[0].headline for query in FIRST]
    assert sum(one != first for one, first in zip(newest, FIRST.values(), strict=True)) >= 6
