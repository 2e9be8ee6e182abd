"""A reporter has a word in mind: what is found, in both scripts, and where the hits stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from newsdesk.domain import Place
from newsdesk.errors import QueryError

if TYPE_CHECKING:
    from tests.flows.conftest import Archive


SIMPLIFIED = {
    "借书不打烊 阅读到家门",
    "有轨电车二号线 今起试乘",
    "石桥小学把菜园搬进课程表",
    "渡口大桥桥名征集收到来信九千件",
    "市图书馆旧报数字化 百年云棹可检索",
}
TRADITIONAL = {
    "海傍圖書館下月啟用",
    "「紙皮婆婆」的二手書攤　讓客人自己定價",
    "電車公司推「讀書車廂」　上車可借書下車可還書",
    "山城中學天文台　學生拍得罕見綠閃光",
}


@pytest.mark.parametrize("query", ["图书馆", "圖書館", "图書馆"])
def test_a_word_is_found_in_both_scripts(archive: Archive, query: str) -> None:
    assert archive.headlines(query) == SIMPLIFIED | TRADITIONAL


def test_written_strictly_it_is_found_as_it_is_written(archive: Archive) -> None:
    assert archive.headlines("=圖書館") == TRADITIONAL
    assert archive.headlines("=图书馆") == SIMPLIFIED


@pytest.mark.parametrize(
    "query",
    [
        "图书馆",
        "防汛",
        "水",
        "桥",
        "𠮷",
        "🍵",
        "二号线",
        "=后",
        "后",
        "防汛 演练",
        "电车 OR 渡轮",
        "防汛 -演练",
        '"何 田"',
        "19*",
        "1912",
    ],
)
def test_the_index_says_what_the_definition_says(archive: Archive, query: str) -> None:
    found = archive.library.searches.search(query)
    assert found.ids == archive.library.searches.search(query, oracle=True).ids
    assert found.total == len(found.ids) > 0


def test_terms_meet_in_an_article_and_exclude_one_another(archive: Archive) -> None:
    assert "颱風季前演練　三條街半小時裝妥防水閘" in archive.headlines("防汛 演练")
    assert "颱風季前演練　三條街半小時裝妥防水閘" not in archive.headlines("防汛 -演练")
    assert archive.headlines("归棹桥 OR 綠閃光") == {
        "渡口大桥桥名征集收到来信九千件",
        "山城中學天文台　學生拍得罕見綠閃光",
    }


def test_white_space_in_a_name_does_not_count(archive: Archive) -> None:
    assert "青埠水厂出水更清了" in archive.headlines("何田")
    assert "二十六支队伍闻令而动 四十分钟转移三百余人" in archive.headlines("何田")


def test_hits_stand_where_the_words_stand(archive: Archive) -> None:
    article = archive.named("磨坊街百年茶樓「𠮷祥」重開　老茶客憑舊茶牌免費一盅")
    query = "茶楼 OR 茶啦 OR 𠮷祥"
    marked = [
        article.elements[hits.element].text[span.start : span.end]
        for hits in archive.library.searches.hits(query, article)
        for span in hits.spans
    ]
    assert set(marked) == {"茶樓", "𠮷祥", "茶啦"}
    assert len(marked) == "".join(element.text for element in article.elements).count("茶樓") + 4


def test_a_hit_says_that_it_was_reached_by_folding(archive: Archive) -> None:
    article = archive.named("海傍圖書館下月啟用")
    assert {span.folded for hits in archive.library.searches.hits("图书馆", article) for span in hits.spans} == {True}
    assert {span.folded for hits in archive.library.searches.hits("圖書館", article) for span in hits.spans} == {False}


def test_a_snippet_shows_the_first_hit_of_the_body(archive: Archive) -> None:
    article = archive.named("青埠码头开通至澄湾的定期货运班轮")
    ((_article, _hits, snippet),) = archive.library.searches.found("准点", [article.id])
    assert [snippet.text[span.start : span.end] for span in snippet.spans] == ["准点"]
    assert len(snippet.text) <= 90


def test_searching_in_a_place(archive: Archive) -> None:
    newspaper = next(each.place for each in archive.library.children() if each.name == "澄灣日報")
    rows = archive.library.rows(archive.library.searches.search("图书馆", place=newspaper).ids)
    assert {row.newspaper for row in rows} == {"澄灣日報"}
    assert len(rows) == 4
    day = Place(newspaper.newspaper, 2024, 6, 13)
    assert archive.library.searches.search("图书馆", place=day).total == 2


def test_pages_of_a_result_fit_together(archive: Archive) -> None:
    everything = archive.library.searches.search("的")
    assert everything.total > 10
    parts = [
        archive.library.searches.search("的", offset=start, limit=7).ids for start in range(0, everything.total, 7)
    ]
    assert [number for part in parts for number in part] == list(everything.ids)
    assert {archive.library.searches.search("的", offset=start, limit=7).total for start in (0, 7)} == {
        everything.total
    }


def test_nothing_found_is_offered_word_by_word(archive: Archive) -> None:
    assert archive.library.searches.search("图书馆防汛演练").total == 0
    readings = archive.library.searches.readings("图书馆防汛演练")
    assert all(archive.library.searches.search(query).total == count for query, count in readings)
    assert any(count for _, count in readings)


@pytest.mark.parametrize("query", ['"没有收尾', "（", "a OR", "日期:昨天", "NEAR/", "🚋", "，", "=", "-", "标题:"])
def test_any_text_is_an_answer_or_an_error_with_its_place(archive: Archive, query: str) -> None:
    try:
        archive.library.searches.search(query)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(query)
