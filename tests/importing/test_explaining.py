"""Explanations agree with the reading they explain, and have words for everything they may name."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.cli import explained, ground_words
from newsdesk.importing.explaining import Recognised, Verdict, explain
from newsdesk.importing.labels import Label
from newsdesk.importing.other_texts import KINDS as OTHER_KINDS
from newsdesk.importing.page import _KINDS, _TITLES
from newsdesk.importing.parse import parse_text
from newsdesk.importing.signs import SIGNS
from newsdesk.importing.themes import theme_of
from newsdesk.importing.weights import fitted

PAGES = sorted((Path(__file__).parents[1] / "golden" / "pages").glob("*.txt"))
STORY = """防汛演练在南堤举行

本报讯（记者 沈砚秋）6月12日，南堤街道举行防汛演练，三百名居民参加。演练从上午九时开始，沿堤各村同时鸣锣。

新图书馆本周试开放

本报讯（记者 温岚）新图书馆本周起试开放，读者凭身份证入馆，藏书二十万册全部开架。
"""


def verdicts(text: str) -> list[Verdict]:
    return [one for one in explain(text).lines if isinstance(one, Verdict)]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.stem))
def test_explained_starts_are_those_of_the_articles(page: Path) -> None:
    text = page.read_bytes().decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    explanation = explain(text)
    starts = {one.start for one in explanation.lines if isinstance(one, Verdict) and one.starts}
    read = parse_text(text).articles
    articles = {min(span.start for element in article.elements for span in element.spans) for article in read}
    if explanation.kind is not None or not starts:
        assert (len(articles), starts) == (1, set())  # no newspaper page, or nothing that could be a head
    else:
        assert articles == starts


def test_what_spoke_for_a_start_weighs_more_than_what_spoke_against_it() -> None:
    found = [one for one in verdicts(STORY) if one.starts]
    assert [one.number for one in found] == [1, 5]
    for one in found:
        assert one.sure > 0.5
        assert sum(ground.weight for ground in one.grounds) > 0
        assert "below" in {ground.theme for ground in one.grounds}  # the dateline below a head


def test_dateline_below_is_told_in_words() -> None:
    told = [explained.words(ground) for one in verdicts(STORY) for ground in one.grounds if ground.theme == "below"]
    assert any("opens like a report" in one for one in told)


def test_furniture_is_told_with_its_role() -> None:
    lines = explain("2024年6月13日 星期四 第02版：要闻\n\n" + STORY).lines
    assert isinstance(lines[0], Recognised)
    assert str(lines[0].role) == "folio"


def test_text_that_is_no_page_is_named() -> None:
    log = "\n".join(f"2024-06-13 12:00:{second:02} service started" for second in range(30))
    assert explain(log).kind == "log"
    assert next(iter(explained.explained(explain(log)))).strip() == "no newspaper page (a log): taken as one article"


def test_everything_that_can_be_named_has_words() -> None:
    assert set(ground_words.SIGNS) == set(SIGNS)
    assert set(ground_words.LABELS) == set(Label)
    assert set(ground_words.OTHER_TEXTS) == set(OTHER_KINDS)
    kinds = {"edge", "text", "cut text", "dateline", "full line", "ended", "longest", *_KINDS}
    assert set(ground_words.KINDS) == kinds | {name for _, name in _TITLES}
    themes = {theme_of(one) for one in fitted().known()}
    assert {theme for theme in themes if not theme.startswith("sign ")} <= set(explained._PHRASES)


def test_a_first_line_is_told_nothing_of_what_is_not_above_it() -> None:
    first = verdicts(STORY)[0]
    told = " ".join(explained.words(ground) for ground in first.grounds)
    assert "the text above" not in told
    assert "its words stand" not in told


def test_a_rule_is_told_as_one() -> None:
    (date,) = [one for one in verdicts(STORY + "\n2024年6月13日\n") if one.number == 9]
    assert date.instead is None
    assert [explained.words(ground) for ground in date.grounds] == ["a line like this can be nothing else"]


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=300))
def test_any_text_can_be_explained(text: str) -> None:
    explanation = explain(text)
    told = [one for one in explanation.lines if isinstance(one, Verdict)]
    assert all(list(one.grounds) == sorted(one.grounds, key=lambda ground: -abs(ground.weight)) for one in told)
    assert [one.start for one in told] == [one.start for one in told if text[one.start].strip()]
    assert not any(unicodedata.category(char) == "Cc" for line in explained.explained(explanation) for char in line)
