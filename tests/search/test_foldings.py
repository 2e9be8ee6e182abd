"""Through which folding a hit was reached."""

from __future__ import annotations

import pytest

from newsdesk.domain import Element, Folding, Role, Span
from newsdesk.search.foldings import folding
from newsdesk.search.match import hits
from newsdesk.search.query import parse


@pytest.mark.parametrize(
    ("term", "stretch", "told"),
    [
        ("后来", "後來", Folding.TO_SIMPLIFIED),
        ("大桥", "大橋", Folding.TO_SIMPLIFIED),
        ("大橋", "大桥", Folding.TO_TRADITIONAL),
        ("頭髮", "头发", Folding.TO_TRADITIONAL),
        ("围", "囲", Folding.VARIANT),  # Japan's form, neither Traditional nor Simplified
        ("二〇", "二○", Folding.VARIANT),
        ("头髮", "頭发", Folding.TO_SIMPLIFIED),  # both ways at once
        ("大桥", "大　桥", None),
        ("abc", "ＡＢＣ", None),
        ("大桥", "大桥", None),
    ],
)
def test_what_became_of_what(term: str, stretch: str, told: Folding | None) -> None:
    assert folding(term, stretch) is told


class OnePage:
    """An article of one paragraph."""

    newspaper = date = page = section = None
    authors = ()

    def __init__(self, text: str) -> None:
        self.elements = (Element(Role.PARAGRAPH, text, (Span(0, len(text)),)),)


def test_a_hit_says_through_which_folding_it_was_reached() -> None:
    (found,) = hits(parse("大桥 水位"), OnePage("大橋下面水位很高，大桥上面没有水。"))
    told = [(span.start, span.folded, span.through) for span in found.spans]
    assert told == [(0, True, Folding.TO_SIMPLIFIED), (4, False, None), (9, False, None)]


@pytest.mark.parametrize("text", ["大橋", "大桥", "囲棋", "⻓江", "二○二四"])
@pytest.mark.parametrize("query", ["大桥", "大橋", "围棋", "长江", "長江", "二〇二四"])
def test_a_hit_is_told_to_be_folded_and_through_what_or_neither(query: str, text: str) -> None:
    for found in hits(parse(query), OnePage(text)):
        assert all(span.folded is (span.through is not None) for span in found.spans)
