from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import Element, Role, Snippet
from newsdesk.search.match import hits, matches
from newsdesk.search.query import parse
from newsdesk.search.snippet import snippet
from newsdesk.search.tree import Query, Words

FAMILY = "👨‍👩‍👧"


class Story:
    """An article of one headline and some paragraphs."""

    newspaper = date = page = section = None
    authors = ()

    def __init__(self, *paragraphs: str, headline: str = "渡口") -> None:
        roles = [Role.HEADLINE] + [Role.PARAGRAPH] * len(paragraphs)
        self.elements = tuple(
            Element(role, text, ()) for role, text in zip(roles, (headline, *paragraphs), strict=True)
        )


def shown_of(query: Query, story: Story, length: int = 70) -> Snippet:
    return snippet(story.elements, hits(query, story), length)


def test_a_short_paragraph_is_shown_whole() -> None:
    shown = shown_of(parse("渡口"), Story("河湾渡口复航。"))
    assert shown.text == "河湾渡口复航。"
    assert [shown.text[span.start : span.end] for span in shown.spans] == ["渡口"]


def test_the_stretch_lies_around_the_first_hit() -> None:
    shown = shown_of(parse("渡口"), Story("一" * 100 + "渡口" + "二" * 100), 30)
    assert shown.text == "…" + "一" * 10 + "渡口" + "二" * 18 + "…"
    assert [shown.text[span.start : span.end] for span in shown.spans] == ["渡口"]


def test_the_paragraph_with_the_most_terms_is_shown() -> None:
    assert shown_of(parse("渡口 复航"), Story("渡口。", "渡口复航。", "渡口再复航。")).text == "渡口复航。"


@pytest.mark.parametrize("far", ["一" * 100, "一" * 22])
def test_the_stretch_with_the_most_terms_is_shown(far: str) -> None:
    shown = shown_of(parse("渡口 复航"), Story(f"渡口{far}复航{'二' * 100}渡口复航{'三' * 100}"), 30)
    assert [shown.text[span.start : span.end] for span in shown.spans] == ["渡口", "复航"]


def test_without_hits_in_the_body_its_opening_is_shown() -> None:
    shown = shown_of(parse("标题:渡口"), Story("一" * 100, "二"), 20)
    assert shown.text == "一" * 20 + "…"
    assert shown.spans == ()


def test_an_article_without_a_body_has_an_empty_snippet() -> None:
    assert shown_of(parse("渡口"), Story()).text == ""


@pytest.mark.parametrize("whole", [FAMILY, "🇨🇳", "👍🏽", "葛\U000e0100", "e\u0301", "2019", "か\u3099"])
@pytest.mark.parametrize("shift", range(8))
def test_nothing_that_belongs_together_is_cut(whole: str, shift: int) -> None:
    text = "一" * shift + whole * 1 + "二" * 20 + "渡口" + "三" * shift + whole + "四" * 20
    for length in range(4, 40):
        shown = shown_of(parse("渡口"), Story(text), length).text.strip("…")
        assert shown in text
        assert shown.replace(whole, "").strip("一二三四渡口") == ""


@given(st.text(alphabet="渡口一2é\u0301𠮷😀\u200d🏽🇨。 ", max_size=200), st.integers(1, 60))
def test_spans_mark_the_terms_in_the_stretch(text: str, length: int) -> None:
    story = Story(text)
    shown = shown_of(Words("渡口"), story, length)
    assert shown.text.strip("…") in text
    for span in shown.spans:
        assert 0 <= span.start < span.end <= len(shown.text)
    if matches(Words("渡口"), Story(text, headline="")) and length >= 20:
        assert shown.spans


def test_a_hit_at_the_end_of_a_long_text_stands_in_the_first_half() -> None:
    """A narrow list shows less than the whole snippet."""
    shown = shown_of(parse("渡口"), Story("水" * 200 + "渡口。"))
    assert shown.spans[0].start == 36
