"""Any text at all is read without an error and without losing a character, in time that grows with its length alone."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsdesk.domain import Element, Furniture, ParsedEdition, Span
from newsdesk.importing.parse import parse_text

PHRASES = (
    "本报讯(记者 何田 通讯员 梅小舟)6月13日,",
    "（下转第三版）",
    "（上接第一版）",
    "▶下转02版",
    "2024年6月13日 星期四 第02版：要闻",
    "云棹晚报",
    "本版责编：温 岚",
    "今日导读",
    "本报记者 温　岚",
    "大桥月底通车",
    "——渡口两岸见闻",
    "渡口大桥的灯亮了。",
    "\u3000\u3000",
    "\n",
    "\n\n",
    "\r\n",
    "”",
    "。",
    "\u200b",
    "\ufeff",
    "\u202eabc",
    "\ud800",
    "𠮷",
    "\x00",
    "\x1c",
    "\u2028",
    "\x85",
)
newspaper_like = st.lists(st.sampled_from(PHRASES), max_size=60).map("".join)
anything = st.text(st.characters(), max_size=300)  # lone surrogates too


def spans_of(edition: ParsedEdition) -> list[Span]:
    elements = [element for article in edition.articles for element in article.elements]
    parts: list[Element | Furniture] = [*elements, *edition.furniture]
    return [span for part in parts for span in part.spans]


def assert_lossless(text: str) -> ParsedEdition:
    edition = parse_text(text)
    spans = spans_of(edition)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    owned = Counter(at for span in spans for at in range(span.start, span.end) if not text[at].isspace())
    assert set(owned.values()) <= {1}
    assert set(owned) == {at for at, character in enumerate(text) if not character.isspace()}
    return edition


@given(anything)
@example("")
@example("\n\n\n")
@example("\ud800\udfff")
@example("\u200b\n\u200b")
def test_any_text_is_lossless(text: str) -> None:
    assert_lossless(text)


@given(newspaper_like)
def test_any_row_of_newspaper_phrases_is_lossless(text: str) -> None:
    edition = assert_lossless(text)
    assert all(0 <= article.confidence <= 1 for article in edition.articles)
    assert all("\n" not in element.text for article in edition.articles for element in article.elements)


@given(st.lists(st.text("晨报讯，。 ", max_size=40), max_size=80))
def test_any_lines_are_lossless(lines: list[str]) -> None:
    assert_lossless("\n".join(lines))


@pytest.mark.parametrize(
    "text",
    [
        "渡口大桥通车" * 200_000,
        "（" * 300_000,
        "本报记者 " * 100_000,
        "报" * 300_000,
        "2024年" * 100_000,
        "一\n" * 60_000,
        " \n" * 100_000,
        "—" * 300_000,
        "下转" * 100_000,
    ],
    ids=["one line", "brackets", "bylines", "one character", "dates", "short lines", "blank lines", "dashes", "jumps"],
)
def test_long_and_monotonous_text_is_read(text: str) -> None:
    assert_lossless(text)


def test_an_empty_text_has_no_articles() -> None:
    edition = parse_text("")
    assert (edition.articles, edition.furniture, edition.newspaper, edition.date, edition.pages) == (
        (),
        (),
        None,
        None,
        (),
    )


def test_nothing_is_invented() -> None:
    edition = parse_text("大桥月底通车\n\n本报讯 渡口大桥今天试通车。")
    assert (edition.newspaper, edition.date, edition.pages) == (None, None, ())
    assert edition.articles[0].page is None
