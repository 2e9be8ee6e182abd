"""A person opens the tree down to a day and a page, runs through the list, and reads a story that jumps."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from newsdesk.domain import EVERYWHERE, Place, Role, Sort
from newsdesk.errors import NotInArchive

if TYPE_CHECKING:
    from tests.flows.conftest import Archive


def test_the_tree_goes_from_newspaper_to_page(archive: Archive) -> None:
    newspapers = archive.library.children(EVERYWHERE)
    assert {(each.name, each.editions, each.articles) for each in newspapers} == {
        ("云棹晚报", 3, 22),
        ("澄灣日報", 2, 10),
    }
    place = next(each.place for each in newspapers if each.name == "云棹晚报")
    (year,) = archive.library.children(place)
    (month,) = archive.library.children(year.place)
    days = archive.library.children(month.place)
    assert (year.place.year, month.place.month, [each.place.day for each in days]) == (2024, 6, [14, 13, 12])
    assert [each.articles for each in days] == [11, 6, 5]
    pages = archive.library.children(days[0].place)
    assert [(each.place.page, each.name, each.articles) for each in pages] == [
        ("1", "要闻", 3),
        ("2", "民生", 4),
        ("3", "综合", 2),
        ("4", "副刊", 2),
    ]


def test_a_page_lists_its_stories_in_the_order_of_the_page(archive: Archive) -> None:
    newspaper = archive.named("棹河平稳度过今年第一次涨水")
    place = next(each.place for each in archive.library.children() if each.name == newspaper.newspaper)
    front = Place(place.newspaper, 2024, 6, 14, "1")
    rows = archive.library.rows(archive.library.article_ids(front))
    assert [row.headline for row in rows] == [
        "棹河平稳度过今年第一次涨水",
        "渡口大桥桥名征集收到来信九千件",
        "市图书馆旧报数字化 百年云棹可检索",
    ]
    assert [row.authors for row in rows] == [("沈砚秋", "骆长风", "罗小满"), ("韦一鸣",), ("孟寄舟", "潘如许")]
    assert {(row.newspaper, row.date, row.page, row.section) for row in rows} == {
        ("云棹晚报", date(2024, 6, 14), "1", "要闻")
    }
    assert rows[0].kicker == "入汛首场强降雨来袭"
    assert rows[0].deck == "全市转移群众一百一十二人 无人员伤亡"
    assert rows[0].opening.startswith("本报讯（记者 沈砚秋 骆长风 通讯员 罗小满）6月12日夜间")


@pytest.mark.parametrize(("sort", "first"), [(Sort.DATE_DESC, date(2024, 6, 14)), (Sort.DATE_ASC, date(2024, 6, 12))])
def test_the_list_runs_by_date(archive: Archive, sort: Sort, first: date) -> None:
    rows = archive.library.rows(archive.library.article_ids(EVERYWHERE, sort))
    days = [row.date for row in rows if row.date]
    assert len(days) == len(rows)
    assert days == sorted(days, reverse=sort is Sort.DATE_DESC)
    assert days[0] == first


def test_a_story_that_jumps_is_read_as_one(archive: Archive) -> None:
    article = archive.named("棹河平稳度过今年第一次涨水")
    paragraphs = [element.text for element in article.elements if element.role is Role.PARAGRAPH]
    assert len(paragraphs) == 6
    assert "洪峰水位降低了约七十厘米。" in paragraphs[3]
    assert paragraphs[5].endswith("听从转移安排。")
    assert "下转" not in "".join(paragraphs)
    assert article.page == "1"


def test_columns_are_mended(archive: Archive) -> None:
    article = archive.named("二十六支队伍闻令而动 四十分钟转移三百余人")
    paragraphs = [element.text for element in article.elements if element.role is Role.PARAGRAPH]
    assert "前后共用四十分钟,比去年缩短了十一分钟。" in paragraphs[0]
    assert [element.text for element in article.elements if element.role is not Role.PARAGRAPH] == [
        "全市防汛应急演练在青埠区举行",
        "二十六支队伍闻令而动 四十分钟转移三百余人",
        "河道水位自动预警今年首次启用",
    ]


def test_an_article_is_known_by_number_and_by_uid(archive: Archive) -> None:
    article = archive.named("补纸记")
    assert archive.library.article(article.uid) == article
    with pytest.raises(NotInArchive):
        archive.library.article("no such uid")


def test_rows_come_in_the_order_asked_for_and_leave_out_what_is_gone(archive: Archive) -> None:
    ids = list(archive.library.article_ids())
    asked = [ids[3], 10**9, ids[0]]
    assert [row.id for row in archive.library.rows(asked)] == [ids[3], ids[0]]
