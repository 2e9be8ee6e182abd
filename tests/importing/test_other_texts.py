"""Texts that are no newspaper page: told apart from pages, and taken in as one article that nobody should trust."""

from __future__ import annotations

import pytest

from newsdesk.domain import Role
from newsdesk.importing.lines import find_lines
from newsdesk.importing.other_texts import KINDS, other_kind
from newsdesk.importing.parse import parse_text

SCENE = (
    "　　那年冬天，石师傅从铁匠铺里走出来，看见柳树底下站着一个人。\n　　“你找谁？”石师傅问。\n"
    "　　“我找你。”那人说。\n　　雪下得很大，河面上的渡船早已停了，两岸的灯一盏一盏亮起来。\n"
)
OTHER_TEXTS = {
    "log": "".join(f"2024-06-13 12:{at // 60:02}:{at % 60:02} INFO 渡口水位 {at} 厘米\n" for at in range(200)),
    "table": "".join(f"渡口{at}\t{at * 7}\t{at * 3}\n" for at in range(60)),
    "single characters": "渡口大桥月底通车" * 40,
    "another script": "The ferry did not run that night.\n\nNobody knew why.\n\n" * 30,
    "book": f"渡口纪事\n\n第一章 雪夜\n\n{SCENE * 20}\n第二章 渡口\n\n{SCENE * 20}",
}
OTHER_TEXTS["single characters"] = "\n".join(OTHER_TEXTS["single characters"])
PAGES = {
    "listings": "今晚节目\n" + "".join(f"{hour}:30 渡口纪事\n" for hour in range(10, 23)),
    "a law": "渡口管理条例\n\n第一章 总则\n\n第一条 制定本条例。\n\n第二章 渡船\n\n第二条 渡船每年检验。\n",
    "a serial": "《渡口纪事》连载\n\n本报记者 周 欢\n\n第一章 雪夜\n\n雪下得很大。\n\n第二章 渡口\n\n灯亮了。\n",
    "foreign words": "AI\n\n大桥用上AI巡检系统\n\n本报讯 " + "渡口大桥用上了AI巡检系统。" * 20,
    "half-width commas": "大桥通车\n\n" + "本报讯 渡口大桥,今天通车,两岸都来看。\n" * 6,
    "one line": "渡口大桥月底通车",
}


@pytest.mark.parametrize("name", OTHER_TEXTS)
def test_a_text_that_is_no_page_is_one_doubtful_article(name: str) -> None:
    text = OTHER_TEXTS[name]
    assert other_kind(find_lines(text)) is KINDS[name]
    edition = parse_text(text)
    (article,) = edition.articles
    assert article.confidence < 0.1
    assert not edition.furniture
    assert sum(element.role is Role.HEADLINE for element in article.elements) <= 1


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_told_from_other_texts(name: str) -> None:
    assert other_kind(find_lines(PAGES[name])) is None


def test_paragraphs_of_such_texts_are_kept() -> None:
    counts = {name: len(parse_text(text).articles[0].elements) for name, text in OTHER_TEXTS.items()}
    assert counts == {"log": 200, "table": 60, "single characters": 1, "another script": 60, "book": 163}


def test_nothing_is_no_other_text() -> None:
    assert other_kind([]) is None
