"""An empty archive, and editions of an invented newspaper to put into it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy import func, select

from newsdesk.db.engine import Archive
from newsdesk.db.keyword_schema import Base
from newsdesk.db.opening import open_archive
from newsdesk.db.store import store
from newsdesk.domain import (
    Author,
    Decoded,
    Element,
    Evidence,
    Found,
    Page,
    ParsedArticle,
    ParsedEdition,
    ReadSource,
    Role,
    Span,
)

MakeSource = Callable[..., ReadSource]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    """A new archive that does not wait long for others."""
    opened = open_archive(tmp_path / "new.archive", patience=0.2)
    yield opened
    opened.close()


def _article(number: int, page: str | None, words: str) -> ParsedArticle:
    start = number * 100
    head = Element(Role.HEADLINE, f"{words}新事之{number}", (Span(start, start + 8),))
    body = Element(
        Role.PARAGRAPH, f"{words}的第{number}段。", (Span(start + 9, start + 20), Span(start + 30, start + 40))
    )
    return ParsedArticle((head, body), (Author("林晚舟", "记者"),), page, 0.75)


@pytest.fixture(scope="session")
def make_source() -> MakeSource:
    """Makes sources. Different names give different bytes; `pages` are the page numbers of the articles, in order."""

    def make(
        name: str = "one.txt",
        *,
        newspaper: str | None = "河湾日报",
        day: str | None = "2024-06-13",
        pages: Sequence[str | None] = ("1",),
        words: str = "渡口",
    ) -> ReadSource:
        content = f"{name}: {words}".encode()
        articles = tuple(_article(number, page, words) for number, page in enumerate(pages))
        named = dict.fromkeys(page for page in pages if page)
        edition = ParsedEdition(
            articles,
            (),
            Found(newspaper, Evidence.MASTHEAD, Span(0, 4)) if newspaper else None,
            Found(day, Evidence.FOLIO, Span(5, 15)) if day else None,
            tuple(Page(number, f"第{number}版", Evidence.FOLIO) for number in named),
            "rules 1",
        )
        decoded = Decoded(content.decode(), "utf-8", "strict")
        return ReadSource(f"/scans/{name}", content, hashlib.sha256(content).hexdigest(), decoded, edition)

    return make


@pytest.fixture(scope="session")
def rows_in() -> Callable[[Archive], dict[str, int]]:
    """Counts the rows of every table of an archive, the index included."""

    def count(archive: Archive) -> dict[str, int]:
        with archive.reading() as connection:
            counts = {
                name: connection.scalar(select(func.count()).select_from(table)) or 0
                for name, table in Base.metadata.tables.items()
            }
            counts["index"] = connection.exec_driver_sql("SELECT count(*) FROM article_index").scalar_one()
            return counts

    return count


@pytest.fixture
def filled(archive: Archive, make_source: MakeSource) -> Archive:
    """Three editions of two papers, one without a date; every article says 渡口 or 航標."""
    store(archive, make_source("old.txt", day="1963-01-01", pages=("1", "2", "2")))
    store(archive, make_source("new.txt", newspaper="汀洲晚报", pages=("1", "A3"), words="航標"))
    store(archive, make_source("undated.txt", day=None, pages=("1", None)))
    return archive
