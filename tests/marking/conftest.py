"""A new archive with what a person may do with keyword lists in it, and articles to mark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdesk.domain import Article, Element, Role
from newsdesk.library import Library
from newsdesk.marking import Marking

MakeArticle = Callable[..., Article]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library."""
    with Library(tmp_path / "new.archive") as opened:
        yield opened


@pytest.fixture
def marking(library: Library) -> Marking:
    """Its keyword lists."""
    return library.marking


@pytest.fixture(scope="session")
def article_of() -> MakeArticle:
    """Makes an article that no archive holds: a headline, then paragraphs."""

    def make(headline: str, *paragraphs: str, uid: str = "article0") -> Article:
        elements = (Element(Role.HEADLINE, headline, ()), *(Element(Role.PARAGRAPH, text, ()) for text in paragraphs))
        return Article(1, uid, None, None, None, None, (), elements, 1.0, "edition0", "", "")

    return make
