"""Whole invented pages and what is read in them, as golden outlines beside the pages (`tests/golden/pages`).

An outline is written for reading: fields, then each article with its roles, the beginnings and ends of its elements,
its dateline and its authors, then the furniture. After a change that is meant, write them anew with
NEWSDESK_WRITE_GOLDEN=1 and read the difference before committing it.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.domain import Found, ParsedArticle, ParsedEdition
from newsdesk.importing.parse import parse_text

PAGES = sorted((Path(__file__).resolve().parents[1] / "golden" / "pages").glob("*.txt"))
SHOWN = 22  # characters of an element at its beginning and at its end


def outline(edition: ParsedEdition) -> str:
    """An edition as an editor would jot it down."""
    return "\n".join(_lines(edition)) + "\n"


def _lines(edition: ParsedEdition) -> Iterator[str]:
    yield f"newspaper  {_found(edition.newspaper)}"
    yield f"date       {_found(edition.date)}"
    yield "pages      " + (", ".join(f"{page.number} {page.name or ''}".strip() for page in edition.pages) or "-")
    for article in edition.articles:
        yield ""
        yield from _article(article)
    yield ""
    for piece in edition.furniture:
        yield f"[{piece.role}] {piece.text}"


def _article(article: ParsedArticle) -> Iterator[str]:
    yield f"= page {article.page or '-'}"
    for element in article.elements:
        text = element.text
        if len(text) > 2 * SHOWN + 2:
            text = f"{text[:SHOWN]} … {text[-SHOWN:]}"
        yield f"{element.role:<9} {len(element.spans)} {text}"
    if article.dateline:
        line = article.dateline
        yield "          from " + ", ".join(one or "-" for one in (line.agency, line.place, line.day))
    if article.authors:
        yield "          by " + ", ".join(f"{author.name} ({author.function})" for author in article.authors)


def _found(found: Found | None) -> str:
    return f"{found.value} ({found.evidence})" if found else "-"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.stem))
def test_page_is_read_as_its_outline_says(page: Path) -> None:
    # As bytes: the line ends, and characters that no text should hold, are what some of these pages are about.
    text = page.read_bytes().decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    got = outline(parse_text(text)).encode("utf-8", "backslashreplace").decode("utf-8")
    golden = page.with_suffix(".outline")
    if os.environ.get("NEWSDESK_WRITE_GOLDEN"):
        golden.write_text(got, encoding="utf-8")
    want = golden.read_text(encoding="utf-8")
    difference = "\n".join(difflib.unified_diff(want.splitlines(), got.splitlines(), "golden", "read", lineterm=""))
    assert not difference, f"{page.name} is read otherwise:\n{difference}"


def test_there_are_pages() -> None:
    assert len(PAGES) >= 14
