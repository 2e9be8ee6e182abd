"""The sample editions are cut exactly as their truth says: starts, heads, paragraphs, authors, furniture, fields."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import lay_out_samples
import pytest

from newsdesk.domain import Role
from newsdesk.importing.reading import read_source
from newsdesk.importing.sources import SourceFile

MARKED = sorted(lay_out_samples.MARKED.glob("*.marked"))
BODY = {Role.PARAGRAPH, Role.SUBHEAD, Role.CAPTION, Role.CREDIT, Role.NOTE}  # these are one to the measure

Truth = dict[str, Any]


@pytest.fixture(scope="module", params=MARKED, ids=lambda marked: str(marked.stem))
def read(request: pytest.FixtureRequest) -> tuple[Any, Truth]:
    """A sample as it is read, and the truth about it."""
    marked: Path = request.param
    fields, _, _ = lay_out_samples.lay_out(marked.read_text(encoding="utf-8"))
    source = read_source(SourceFile(lay_out_samples.SAMPLES / fields["file"]))
    return source, json.loads(marked.with_suffix(".truth.json").read_text(encoding="utf-8"))


def visible(text: str, spans: Any) -> str:
    """The visible characters of these spans, each with its place, so that equal words elsewhere do not count."""
    return " ".join(
        f"{place}{text[place]}" for start, end in spans for place in range(start, end) if text[place].strip()
    )


def shown(text: str, elements: Any) -> list[tuple[str, str]]:
    """Roles (all of the body as one) and words of elements."""
    return [
        ("body" if Role(role) in BODY else str(role), "".join(text[start:end] for start, end in spans))
        for role, spans in elements
    ]


def test_articles_and_their_elements(read: tuple[Any, Truth]) -> None:
    source, truth = read
    text = source.decoded.text
    want = [
        shown(text, [(each["role"], each["spans"]) for each in article["elements"]]) for article in truth["articles"]
    ]
    have = [shown(text, [(each.role, each.spans) for each in article.elements]) for article in source.edition.articles]
    assert have == want


def test_every_visible_character_is_owned_once(read: tuple[Any, Truth]) -> None:
    source, _ = read
    text = source.decoded.text
    parts = [each for article in source.edition.articles for each in article.elements] + list(source.edition.furniture)
    owned = sorted(
        place for part in parts for start, end in part.spans for place in range(start, end) if text[place].strip()
    )
    assert owned == [place for place, character in enumerate(text) if character.strip()]


def test_fields_of_the_edition(read: tuple[Any, Truth]) -> None:
    source, truth = read
    edition = source.edition
    assert edition.newspaper is not None
    assert edition.date is not None
    assert edition.newspaper.value == truth["edition"]["newspaper"]
    assert edition.date.value == truth["edition"]["date"]
    assert [int(page.number) for page in edition.pages] == truth["edition"]["pages"]
    assert [article.page.lstrip("0") for article in edition.articles] == [each["page"] for each in truth["articles"]]


def test_people(read: tuple[Any, Truth]) -> None:
    source, truth = read
    for article, told in zip(source.edition.articles, truth["articles"], strict=True):
        found = {author.name.replace(" ", "") for author in article.authors}
        assert found >= {each["name"].replace(" ", "") for each in told["authors"]}


def test_furniture(read: tuple[Any, Truth]) -> None:
    source, truth = read
    text = source.decoded.text
    have = {visible(text, each.spans): str(each.role) for each in source.edition.furniture}
    want = {visible(text, each["spans"]): each["role"] for each in truth["furniture"]}
    assert " ".join(have) == " ".join(want)
