"""The invented pages that the weights are fitted on: every line is marked, and what is read of them is not rubble."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import lay_out_samples
import measured
import pytest

from newsdesk.importing.parse import parse_text

PAGES = sorted(measured.INVENTED.glob("*.marked"))
EDITIONS = {edition.name: edition for edition in measured.read_invented()}
FEWEST_RIGHT = 0.8  # of all characters of their head lines
FEWEST_FOUND = 0.9  # of all articles' starts on these pages: fitted on, so a fall means that something broke


@pytest.mark.parametrize("marked", PAGES, ids=lambda marked: str(marked.stem))
def test_every_line_is_marked_and_owned_once(marked: Path) -> None:
    fields, content, told = lay_out_samples.lay_out(marked.read_text(encoding="utf-8"))
    text, truth = content.decode(fields["encoding"]), json.loads(lay_out_samples.as_json(told))
    parts = [element for article in truth["articles"] for element in article["elements"]] + truth["furniture"]
    owned = Counter(place for part in parts for start, end in part["spans"] for place in range(start, end))
    assert {place for place, times in owned.items() if times > 1} == set()
    assert {place for place, character in enumerate(text) if not character.isspace()} <= set(owned)


def test_articles_are_found_where_they_start() -> None:
    wanted = found = 0
    for edition in EDITIONS.values():
        starts = {
            min(span.start for one in article.elements for span in one.spans)
            for article in parse_text(edition.text).articles
        }
        true = {min(start for element in article for start, _ in element.spans) for article in edition.articles}
        wanted += len(true)
        found += len(true & starts)
    assert found >= FEWEST_FOUND * wanted


def test_head_lines_are_given_the_roles_that_they_are_marked_with() -> None:
    """Of all characters of head lines, by the role of the element that owns them."""
    asked = right = 0
    for edition in EDITIONS.values():
        read = {
            place: str(element.role)
            for article in parse_text(edition.text).articles
            for element in article.elements
            for start, end in element.spans
            for place in range(start, end)
        }
        for element in (one for article in edition.articles for one in article if one.role in measured.HEADS):
            for start, end in element.spans:
                asked += end - start
                right += sum(read.get(place) == element.role for place in range(start, end))
    assert right >= FEWEST_RIGHT * asked
