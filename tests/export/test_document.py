"""The neutral document: heads, source line, body, script."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from newsdesk.domain import Article, Role
from newsdesk.export.document import compose, entry_of, page_number
from newsdesk.export.script import script_of

ArticleOf = Callable[..., Article]


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "《云棹晚报》 2024年6月14日 第2版：民生"),
        ({"newspaper": "《云棹晚报》"}, "《云棹晚报》 2024年6月14日 第2版：民生"),
        ({"section": None, "page": "A03"}, "《云棹晚报》 2024年6月14日 第A3版"),
        ({"page": None}, "《云棹晚报》 2024年6月14日 版次不详：民生"),
        ({"newspaper": None, "day": datetime.date(1909, 1, 2)}, "报纸不详 1909年1月2日 第2版：民生"),
        ({"newspaper": None, "day": None, "page": None, "section": None}, "报纸不详 日期不详 版次不详"),
    ],
)
def test_source_line_says_what_is_known_and_what_is_not(article_of: ArticleOf, fields: Any, line: str) -> None:
    assert entry_of(article_of((Role.PARAGRAPH, "这是一篇报道。"), **fields)).source_line == line


@pytest.mark.parametrize(
    ("page", "number"), [("01", "1"), ("10", "10"), ("A03", "A3"), ("0", "0"), ("100", "100"), ("", "")]
)
def test_page_numbers_as_they_are_cited(page: str, number: str) -> None:
    assert page_number(page) == number


def test_heads_end_where_the_body_begins(waterworks: Article) -> None:
    entry = entry_of(waterworks)
    assert [part.role for part in entry.heads] == [Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE]
    assert entry.title is not None
    assert entry.title.text == "青埠水厂出水更清了"
    assert [part.text for part in (*entry.heads, *entry.body)] == [each.text for each in waterworks.elements]


def test_a_kicker_names_an_article_without_a_headline(article_of: ArticleOf) -> None:
    entry = entry_of(article_of((Role.BYLINE, "何田"), (Role.KICKER, "短讯"), (Role.PARAGRAPH, "文")))
    assert entry.title is not None
    assert entry.title.text == "短讯"


def test_elements_without_text_are_left_out(article_of: ArticleOf) -> None:
    assert entry_of(article_of((Role.HEADLINE, " \n"), (Role.PARAGRAPH, "文"))).heads == ()


def test_one_article_gives_its_name_to_the_document(waterworks: Article, teahouse: Article) -> None:
    assert compose([waterworks], 1).title == "青埠水厂出水更清了"
    assert compose([waterworks, teahouse], 2).title == "剪报"
    assert compose([teahouse, waterworks], 2).title == "剪報"
    assert compose([teahouse], 1).title == "剪報"
    assert compose([], 0).title == "剪报"
    assert list(compose([], 1).entries) == []


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("这座图书馆下月开馆", "zh-Hans"),
        ("這座圖書館下月開館", "zh-Hant"),
        ("", "zh-Hans"),
        ("山水人口", "zh-Hans"),
        ("記者說：「简体字」", "zh-Hant"),
    ],
)
def test_script(text: str, script: str) -> None:
    assert script_of(text) == script
