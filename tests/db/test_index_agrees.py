"""The index finds what the definition of a match says: compared on random archives with random queries.

NEWSDESK_EXAMPLES sets the number of archives; each is asked QUERIES_EACH queries, so that by default there are more
than 20,000 pairs of an archive and a query.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from newsdesk.db import index
from newsdesk.db.engine import Archive
from newsdesk.db.index.texts import Held, held_articles
from newsdesk.db.opening import open_archive
from newsdesk.db.store import store
from newsdesk.domain import (
    EVERYWHERE,
    Author,
    Decoded,
    Element,
    Evidence,
    Facet,
    Found,
    Page,
    ParsedArticle,
    ParsedEdition,
    Place,
    ReadSource,
    Role,
    Sort,
    Span,
    Survey,
)
from newsdesk.errors import QueryError
from newsdesk.search.fields import page_label
from newsdesk.search.query import parse
from newsdesk.search.writing import write_label

EXAMPLES = int(os.environ.get("NEWSDESK_EXAMPLES", "100"))
QUERIES_EACH = 220

TEXT = st.text(
    alphabet='疫情防后後发發髮aAbＢ１19-，,。" 　\n\u200b\ufe0f\u0301é𠮷😀（)=*¶长⻓①²\ue000Eｅ○〇﹐︵', max_size=12
)
SPAN = (Span(0, 1),)
PAPERS = ["河湾日报", "河灣晚報", "ab", None]
DAYS = ["2021-08-06", "2021-09-01", "1963-01-01", None]
NUMBERS = ["01", "2", "A2", "头", None]
SECTIONS = ["要闻", "体育", "體育 1", None]

ELEMENT = st.builds(Element, st.sampled_from(Role), TEXT, st.just(SPAN))
AUTHOR = st.builds(Author, st.sampled_from(["王丹", "王發", "發", "ab 1"]), st.just("记者"))
ARTICLE = st.builds(
    ParsedArticle,
    st.lists(ELEMENT, max_size=4).map(tuple),
    st.lists(AUTHOR, max_size=2).map(tuple),
    st.sampled_from(NUMBERS),
)
EDITION = st.builds(
    lambda articles, paper, day, sections: ParsedEdition(
        articles,
        (),
        Found(paper, Evidence.MASTHEAD) if paper else None,
        Found(day, Evidence.MASTHEAD) if day else None,
        tuple(Page(number, name) for number, name in zip(NUMBERS[:-1], sections, strict=True) if number),
    ),
    st.lists(ARTICLE, max_size=5).map(tuple),
    st.sampled_from(PAPERS),
    st.sampled_from(DAYS),
    st.tuples(*[st.sampled_from(SECTIONS)] * 4),
)
PIECES = [
    *'疫情防后後发發aAb１19，。-（()）"“”=*¶𠮷😀①²é长⻓\ue000 　',
    *[" ", " "],
    *[
        "疫情",
        "1*",
        "19",
        "a*",
        "=后",
        "=後",
        "=发",
        "=發",
        "=A",
        "=a后",
        "=A*",
        "=e*",
        '"，"',
        '"a，b"',
        '"疫 情"',
        "é*",
        '"¶"',
        '"\u0301"',
    ],
    *[
        " AND ",
        " OR ",
        " NOT ",
        " -",
        " NEAR ",
        " NEAR/0 ",
        " NEAR/2 ",
        " NEAR/20 ",
        " NEAR/99 ",
        "(",
        ")",
        "NEAR",
        "OR",
    ],
    *[
        "标题:",
        "正文:",
        "记者:",
        "报纸:",
        "版名:",
        "记者:王",
        "记者:發*",
        "报纸:日报",
        "报纸:河湾",
        "版名:体育",
        "版名:1",
    ],
    *["日期:2021 ", "日期:2021-08..2021-08 ", "日期:..2000 ", "版:1 ", "版:A1..A9 ", "版:2..3 "],
]
QUERY = st.lists(st.sampled_from(PIECES), min_size=1, max_size=9).map("".join) | TEXT
WAYS = ["page", "survey", *Sort]
PLACES = [EVERYWHERE, EVERYWHERE, Place(1), Place(0), Place(1, 2021), Place(2, 0), Place(1, 2021, 8, 6, "2")]


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a new archive, to be copied: making one takes longer than filling it."""
    path = tmp_path_factory.mktemp("empty") / "empty.archive"
    open_archive(path).close()
    return path


def filled(empty: Path, path: Path, editions: list[ParsedEdition]) -> Archive:
    """A new archive with these editions."""
    shutil.copyfile(empty, path)
    archive = open_archive(path)
    for number, edition in enumerate(editions):
        content = str(number).encode()
        decoded = Decoded(content.decode(), "utf-8", "strict")
        store(archive, ReadSource(f"{number}.txt", content, hashlib.sha256(content).hexdigest(), decoded, edition))
    return archive


def counted(articles: list[Held]) -> list[dict[str, int]]:
    """How many of the articles have each value of each facet, and how many are dated."""
    pages = [page_label(one.page or "") for one in articles]
    values: dict[Facet, Iterable[str | None]] = {
        Facet.NEWSPAPER: (one.newspaper for one in articles),
        Facet.YEAR: (str(one.date.year) if one.date else None for one in articles),
        Facet.PAGE: (write_label(label) if label else None for label in pages),
        Facet.SECTION: (one.section for one in articles),
        Facet.AUTHOR: (name for one in articles for name in {author.name for author in one.authors}),
    }
    dated = sum(one.date is not None for one in articles)
    counts: list[Counter[str]] = [Counter(value for value in values[facet] if value) for facet in Facet]
    return [*map(dict, counts), {"all": len(articles), "dated": dated, "undated": len(articles) - dated}]


def surveyed(survey: Survey) -> list[dict[str, int]]:
    """The same, as a survey has it; its strip leaves out no day that has a hit."""
    counts = [{one.value: one.articles for one in survey.facets[facet]} for facet in Facet]
    dated = sum(bar.articles for bar in survey.strip)
    assert all(after.first - before.last == timedelta(days=1) for before, after in pairwise(survey.strip))
    return [*counts, {"all": survey.articles, "dated": dated, "undated": survey.undated}]


def agrees(connection: Connection, text: str, place: Place, way: str) -> bool:
    """Whether the index says the same as the definition, asked in one of WAYS."""
    query = parse(text)
    total, ids = index.scan(connection, query, place)
    if way == "survey":
        return surveyed(index.survey(connection, query, place)) == counted(held_articles(connection, ids))
    if way == "page":
        return index.search(connection, query, place, offset=1, limit=2) == (total, ids[1:3])
    sort = Sort(way)
    found, in_order = index.search(connection, query, place, sort=sort)
    return found == total and (in_order == ids if sort is Sort.DATE_DESC else sorted(in_order) == sorted(ids))


@settings(max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
@given(
    st.lists(EDITION, min_size=1, max_size=4),
    st.lists(
        st.tuples(QUERY, st.sampled_from(PLACES), st.sampled_from(WAYS)), min_size=QUERIES_EACH, max_size=QUERIES_EACH
    ),
)
def test_index_and_definition_find_the_same(
    empty: Path, tmp_path: Path, editions: list[ParsedEdition], questions: list[tuple[str, Place, str]]
) -> None:
    archive = filled(empty, tmp_path / "random.archive", editions)
    try:
        with archive.reading() as connection:
            for text, place, way in questions:
                try:
                    assert agrees(connection, text, place, way), text
                except QueryError as error:
                    assert 0 <= error.start < error.end <= len(text)
            assert index.check(connection) == []
    finally:
        archive.close()
