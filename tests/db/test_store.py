"""Storing a source: all of it comes back, the same bytes come in once, and what is given goes before what was read."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from newsdesk.db import articles, provenance, queries
from newsdesk.db.engine import Archive
from newsdesk.db.opening import open_archive
from newsdesk.db.schema import Edition, Furniture, Person, Source
from newsdesk.db.store import store, store_again
from newsdesk.domain import (
    EVERYWHERE,
    Author,
    Dateline,
    Element,
    Evidence,
    Found,
    FurnitureRole,
    Given,
    ImportStatus,
    Page,
    ParsedArticle,
    ParsedEdition,
    ReadSource,
    Role,
    Sort,
    Span,
)
from newsdesk.domain import Furniture as Piece

MakeSource = Callable[..., ReadSource]
RowsIn = Callable[[Archive], dict[str, int]]
JUNE_13 = date(2024, 6, 13)


# ---------------------------------------------------------------- what went in comes out

text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\n"), min_size=1, max_size=12)
span = st.tuples(st.integers(0, 9999), st.integers(1, 99)).map(lambda pair: Span(pair[0], sum(pair)))
spans = st.lists(span, min_size=1, max_size=3).map(tuple)
elements = st.lists(st.builds(Element, st.sampled_from(Role), text, spans), min_size=1, max_size=5).map(tuple)
authors = st.lists(st.builds(Author, text, text), max_size=3).map(tuple)
pages = st.sampled_from([None, "1", "02", "A3"])
datelines = st.none() | st.builds(Dateline, st.none() | text, st.none() | text, st.none() | text, spans)
stories = st.lists(st.builds(ParsedArticle, elements, authors, pages, st.floats(0, 1), datelines), max_size=4).map(
    tuple
)
furniture = st.lists(st.builds(Piece, st.sampled_from(FurnitureRole), text, spans), max_size=3).map(tuple)
names = st.none() | st.builds(Found, text, st.just(Evidence.MASTHEAD), st.none() | span)
days = st.none() | st.dates().map(lambda day: Found(day.isoformat(), Evidence.FILE_NAME))
sequence = itertools.count()
parsed = st.builds(ParsedEdition, stories, furniture, names, days, st.just(()), text)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(parsed, st.binary())
def test_an_edition_comes_back_as_it_was_read(
    archive: Archive, make_source: MakeSource, edition: ParsedEdition, drawn: bytes
) -> None:
    content = b"%d %s" % (next(sequence), drawn)
    sha256 = hashlib.sha256(content).hexdigest()
    source = replace(make_source(), content=content, sha256=sha256, edition=edition)
    outcome = store(archive, source)
    assert outcome.edition
    with archive.reading() as connection:
        held = provenance.edition(connection, outcome.edition)
        numbers = connection.scalars(select(Edition.id).where(Edition.uid == held.uid)).all()
        ids = connection.exec_driver_sql("SELECT id FROM article WHERE edition_id = ? ORDER BY place", (numbers[0],))
        whole = articles.articles(connection, [number for (number,) in ids])
        kept = connection.execute(
            select(Furniture.role, Furniture.text, Furniture.spans)
            .where(Furniture.edition_id == numbers[0])
            .order_by(Furniture.place)
        ).all()
        assert provenance.original(connection, held.uid) == content
    held_as = [ParsedArticle(one.elements, one.authors, one.page, one.confidence, one.dateline) for one in whole]
    assert held_as == list(edition.articles)
    assert [Piece(*piece) for piece in kept] == list(edition.furniture)
    assert held.newspaper == (edition.newspaper.value if edition.newspaper else None)
    assert held.date == (date.fromisoformat(edition.date.value) if edition.date else None)
    assert len({one.uid for one in whole}) == len(whole) == held.articles == outcome.articles


def test_a_source_is_kept_with_its_provenance(archive: Archive, make_source: MakeSource) -> None:
    source = make_source("one.txt")
    outcome = store(archive, source)
    assert outcome.status is ImportStatus.IMPORTED
    assert (outcome.newspaper, outcome.date, outcome.articles) == ("河湾日报", JUNE_13, 1)
    assert (outcome.sha256, outcome.encoding) == (source.sha256, "utf-8")
    with archive.reading() as connection:
        held = provenance.edition(connection, outcome.edition or "")
    assert (held.source_name, held.source_path, held.source_sha256) == ("one.txt", "/scans/one.txt", source.sha256)
    assert (held.newspaper_evidence, held.date_evidence) == (Evidence.MASTHEAD, Evidence.FOLIO)
    assert (held.encoding_reason, held.encoding_doubtful, held.source_size) == ("strict", False, len(source.content))
    assert held.pages == (Page("1", "第1版", Evidence.FOLIO),)


def test_a_list_line_tells_the_article(archive: Archive, make_source: MakeSource) -> None:
    heads = [Element(role, f"{role}的话", (Span(0, 1),)) for role in (Role.KICKER, Role.HEADLINE, Role.DECK)]
    body = [
        Element(Role.NOTE, "编者的话", (Span(9, 10),)),
        Element(Role.PARAGRAPH, "正文　 二十字" * 30, (Span(1, 2),)),
    ]
    story = ParsedArticle((*heads, *body), (Author("林晚舟", "记者"), Author("何 汀", "通讯员")))
    source = make_source()
    store(archive, replace(source, edition=replace(source.edition, articles=(story,))))
    with archive.reading() as connection:
        (line,) = queries.rows(connection, queries.article_ids(connection, EVERYWHERE, Sort.DATE_DESC))
    assert (line.kicker, line.headline, line.deck) == ("kicker的话", "headline的话", "deck的话")
    assert line.opening == ("正文　 二十字" * 30)[:120]
    assert line.authors == ("林晚舟", "何 汀")
    assert line.characters == len("kicker的话headline的话deck的话编者的话") + 30 * 5
    assert (line.newspaper, line.date, line.page) == ("河湾日报", JUNE_13, None)


def test_an_article_without_heads_is_called_by_its_first_words(archive: Archive, make_source: MakeSource) -> None:
    story = ParsedArticle((Element(Role.CAPTION, "渡" * 100, (Span(0, 100),)),))
    source = make_source()
    store(archive, replace(source, edition=replace(source.edition, articles=(story,))))
    with archive.reading() as connection:
        (line,) = queries.rows(connection, queries.article_ids(connection, EVERYWHERE, Sort.DATE_DESC))
    assert line.headline == "渡" * 40 + "…"
    assert line.opening == "渡" * 100


def test_a_persons_name_is_entered_once(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source("one.txt", pages=("1", "1")))
    store(archive, make_source("two.txt"))
    with archive.reading() as connection:
        assert connection.execute(select(Person.name, Person.distinction)).all() == [("林晚舟", "")]


@pytest.mark.parametrize("name", ["quo'te\".txt", "new\nline.txt", "𠮷.txt", "; DROP TABLE source.txt", "100%.txt"])
def test_any_file_name_is_kept(archive: Archive, make_source: MakeSource, name: str) -> None:
    store(archive, replace(make_source(), path=f"/scans/{name}"))
    with archive.reading() as connection:
        assert connection.scalars(select(Source.name)).all() == [name]


# ---------------------------------------------------------------- the same bytes again


def test_the_same_bytes_change_nothing(archive: Archive, make_source: MakeSource, rows_in: RowsIn) -> None:
    first = store(archive, make_source("one.txt"))
    before = rows_in(archive)
    again = store(archive, replace(make_source("one.txt"), path="/elsewhere/copy.txt"))
    assert again == replace(first, path="/elsewhere/copy.txt", status=ImportStatus.DUPLICATE)
    assert rows_in(archive) == before


def test_bytes_that_are_held_need_not_be_read(archive: Archive, make_source: MakeSource) -> None:
    source = make_source("one.txt")
    assert store_again(archive, source.path, source.sha256) is None
    store(archive, source)
    again = store_again(archive, source.path, source.sha256)
    assert again is not None
    assert again.status is ImportStatus.DUPLICATE


def given_again(archive: Archive, source: ReadSource, given_now: Given) -> tuple[ImportStatus, str | None, date | None]:
    outcome = store(archive, source, given_now)
    return outcome.status, outcome.newspaper, outcome.date


def test_what_is_given_goes_before_what_was_read(archive: Archive, make_source: MakeSource) -> None:
    given_now = Given("山前晚报", date(1999, 1, 2))
    assert given_again(archive, make_source(), given_now) == (ImportStatus.IMPORTED, "山前晚报", date(1999, 1, 2))


def test_what_the_reader_was_given_counts_as_given(archive: Archive, make_source: MakeSource) -> None:
    source = make_source()
    edition = replace(
        source.edition, newspaper=Found("山前晚报", Evidence.GIVEN), date=Found("1999-01-02", Evidence.GIVEN)
    )
    outcome = store(archive, replace(source, edition=edition))
    with archive.reading() as connection:
        held = provenance.edition(connection, outcome.edition or "")
    assert (held.newspaper, held.newspaper_evidence) == ("山前晚报", Evidence.GIVEN)
    assert (held.date, held.date_evidence) == (date(1999, 1, 2), Evidence.GIVEN)


@pytest.mark.parametrize(
    ("first", "then", "expected"),
    [
        (Given(), Given(), (ImportStatus.DUPLICATE, "河湾日报", JUNE_13)),
        (Given(), Given("河湾日报", JUNE_13), (ImportStatus.DUPLICATE, "河湾日报", JUNE_13)),
        (Given(), Given("山前晚报"), (ImportStatus.UPDATED, "山前晚报", JUNE_13)),
        (Given(), Given(date=date(1999, 1, 2)), (ImportStatus.UPDATED, "河湾日报", date(1999, 1, 2))),
        (Given("山前晚报"), Given(), (ImportStatus.DUPLICATE, "山前晚报", JUNE_13)),
        (Given("山前晚报"), Given("山前晚报"), (ImportStatus.DUPLICATE, "山前晚报", JUNE_13)),
        (Given("山前晚报"), Given("河湾日报"), (ImportStatus.UPDATED, "河湾日报", JUNE_13)),
        (Given("　 "), Given("　 "), (ImportStatus.DUPLICATE, "河湾日报", JUNE_13)),
        (Given(" 山前晚报　"), Given("山前晚报 "), (ImportStatus.DUPLICATE, "山前晚报", JUNE_13)),
    ],
)
def test_giving_something_else_updates(
    archive: Archive,
    make_source: MakeSource,
    first: Given,
    then: Given,
    expected: tuple[ImportStatus, str | None, date | None],
) -> None:
    store(archive, make_source(), first)
    assert given_again(archive, make_source(), then) == expected
    assert given_again(archive, make_source(), then)[0] is ImportStatus.DUPLICATE


def test_an_archive_moves_to_another_place(archive: Archive, make_source: MakeSource, tmp_path: Path) -> None:
    """The same bytes give the same identities wherever they are imported, in whatever order."""
    for name in ("one.txt", "two.txt"):
        store(archive, make_source(name))
    other = open_archive(tmp_path / "other.archive")
    for name in ("two.txt", "one.txt"):
        store(other, make_source(name))
    uids = []
    for one in (archive, other):
        with one.reading() as connection:
            uids.append(sorted(connection.exec_driver_sql("SELECT uid FROM article").scalars()))
    other.close()
    assert uids[0] == uids[1]


def test_a_duplicate_need_not_wait_for_a_writer(archive: Archive, make_source: MakeSource) -> None:
    source = make_source("one.txt")
    store(archive, source)
    with archive.writing():
        again = store_again(archive, source.path, source.sha256, Given("河湾日报"))
    assert again is not None
    assert again.status is ImportStatus.DUPLICATE
