"""Writes what was read in a source: an edition with its findings, pages, furniture, articles and authors.

What goes in is a parsed edition and the number of its source; what comes out are rows, inside the caller's transaction.
Must not know what a person gave or corrected: `newsdesk.db.layers` lays that over it afterwards, and then gives the
articles their places in the archive's order and in the index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from newsdesk.db import identity
from newsdesk.db.layers import page_order
from newsdesk.db.schema import Article, Authorship, Base, Edition, Element, Field, Finding, Furniture, Page, Person
from newsdesk.domain import (
    HEAD_ROLES,
    Author,
    Dateline,
    Evidence,
    Found,
    ParsedArticle,
    ParsedEdition,
    Role,
    Span,
    headline_of,
)
from newsdesk.domain import Element as ReadElement
from newsdesk.domain import Page as ReadPage

_OPENING = 120  # characters of the text that a list shows
_AT_ONCE = 500  # values in one question to SQLite

Row = dict[str, Any]  # a row's values by column, as SQLAlchemy takes them


def write(connection: Connection, source_id: int, source_sha256: str, edition: ParsedEdition) -> tuple[int, str]:
    """Write an edition; returns the archive's number of it and its uid."""
    uid = identity.edition_uid(source_sha256)
    values = {"uid": uid, "source_id": source_id, "number": 0, "articles": len(edition.articles)}
    added = insert(Edition).values(**values, first_page=page_order(None)).returning(Edition.id)
    edition_id = connection.execute(added).scalar_one()
    _insert(connection, Finding, _findings(edition_id, edition))
    _insert(connection, Furniture, _furniture(edition_id, edition))
    pages = _write_pages(connection, edition_id, edition)
    _write_articles(connection, edition_id, source_sha256, edition, pages)
    return edition_id, uid


def _insert(connection: Connection, table: type[Base], rows: list[Row]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _findings(edition_id: int, edition: ParsedEdition) -> list[Row]:
    found = {Field.NEWSPAPER: edition.newspaper, Field.DAY: edition.date}
    rows = [
        _finding(edition_id, field, one.value, one.evidence, one.span)
        for field, one in found.items()
        if one and _was_read(one)
    ]
    pages = _pages(edition)
    if len(pages) == 1:
        page = pages[0]
        values = {Field.PAGE: page.number, Field.SECTION: page.name}
        rows += [_finding(edition_id, field, value, page.evidence) for field, value in values.items() if value]
    return rows


def _finding(edition_id: int, field: Field, value: str, evidence: Evidence | None, span: Span | None = None) -> Row:
    spans = (span,) if span else ()
    return {"edition_id": edition_id, "field": field, "value": value, "evidence": evidence, "spans": spans}


def _was_read(found: Found) -> bool:
    """Whether a field comes from the source: what a person gave belongs to the layer above."""
    return found.evidence not in (Evidence.GIVEN, Evidence.CORRECTED)


def _furniture(edition_id: int, edition: ParsedEdition) -> list[Row]:
    return [
        {"edition_id": edition_id, "place": place, "role": piece.role, "text": piece.text, "spans": piece.spans}
        for place, piece in enumerate(edition.furniture)
    ]


def _pages(edition: ParsedEdition) -> list[ReadPage]:
    """The pages an edition names, and those that only its articles name; each number once."""
    pages: dict[str, ReadPage] = {}
    for page in (*edition.pages, *(ReadPage(article.page) for article in edition.articles if article.page)):
        pages.setdefault(page.number, page)
    return list(pages.values())


def _write_pages(connection: Connection, edition_id: int, edition: ParsedEdition) -> dict[str, int]:
    """Write an edition's pages; returns their row ids by their numbers."""
    rows: dict[str, int] = {}
    for place, page in enumerate(_pages(edition)):
        values = {"place": place, "number": page.number, "name": page.name, "evidence": page.evidence}
        added = insert(Page).values(edition_id=edition_id, **values).returning(Page.id)
        rows[page.number] = connection.execute(added).scalar_one()
    return rows


# ---------------------------------------------------------------- articles


def _write_articles(
    connection: Connection, edition_id: int, source_sha256: str, edition: ParsedEdition, pages: dict[str, int]
) -> None:
    """Write the stories, a table at a time: one by one, those of a huge source would keep other writers waiting."""
    spans = [[span for element in article.elements for span in element.spans] for article in edition.articles]
    uids = identity.article_uids(source_sha256, spans)
    persons = _person_ids(connection, (author.name for article in edition.articles for author in article.authors))
    own = [
        {"uid": uid, "place": place, "page_id": pages[article.page] if article.page else None}
        for place, (article, uid) in enumerate(zip(edition.articles, uids, strict=True))
    ]
    shared = {"edition_id": edition_id, "splitter": edition.splitter}
    _insert(
        connection,
        Article,
        [shared | one | _article(article) for one, article in zip(own, edition.articles, strict=True)],
    )
    written = select(Article.id).where(Article.edition_id == edition_id).order_by(Article.place)
    stories = list(zip(connection.scalars(written).all(), edition.articles, strict=True))
    _insert(connection, Element, [row for number, one in stories for row in _elements(number, one.elements)])
    _insert(
        connection, Authorship, [row for number, one in stories for row in _authorships(number, one.authors, persons)]
    )


def _article(article: ParsedArticle) -> Row:
    """What a list paints of an article, and its dateline."""
    return {
        "headline": headline_of(article.elements),
        "kicker": _texts(article.elements, Role.KICKER),
        "deck": _texts(article.elements, Role.DECK),
        "opening": _opening(article.elements),
        "authors": "\n".join(author.name for author in article.authors),
        "characters": sum(len("".join(element.text.split())) for element in article.elements),
        "confidence": article.confidence,
    } | _dateline(article.dateline)


def _dateline(dateline: Dateline | None) -> Row:
    """As it is printed; every article has these columns, because many are written by one statement."""
    return {
        "dateline_agency": dateline.agency if dateline else None,
        "dateline_place": dateline.place if dateline else None,
        "dateline_day": dateline.day if dateline else None,
        "dateline_spans": dateline.spans if dateline else None,
    }


def _texts(elements: Sequence[ReadElement], role: Role) -> str:
    return " ".join(element.text for element in elements if element.role is role)


def _opening(elements: Sequence[ReadElement]) -> str:
    """The first words of the text: of its first paragraph, or else of whatever stands below the heads."""
    below = [element for element in elements if element.role not in HEAD_ROLES]
    paragraphs = [element for element in below if element.role is Role.PARAGRAPH]
    return next((element.text[:_OPENING] for element in paragraphs or below), "")


def _elements(article_id: int, elements: Sequence[ReadElement]) -> list[Row]:
    return [
        {"article_id": article_id, "place": place, "role": element.role, "text": element.text, "spans": element.spans}
        for place, element in enumerate(elements)
    ]


# ---------------------------------------------------------------- authors


def _authorships(article_id: int, authors: Sequence[Author], persons: dict[str, int]) -> list[Row]:
    return [
        {
            "article_id": article_id,
            "place": place,
            "person_id": persons[author.name],
            "printed": author.name,
            "function": author.function,
        }
        for place, author in enumerate(authors)
    ]


def _person_ids(connection: Connection, names: Iterable[str]) -> dict[str, int]:
    """The persons of these names whom nobody has told apart, entered where they are new."""
    wanted = sorted(set(names))
    known: dict[str, int] = {}
    for start in range(0, len(wanted), _AT_ONCE):
        asked = Person.name.in_(wanted[start : start + _AT_ONCE])
        rows = connection.execute(select(Person.name, Person.id).where(asked, Person.distinction == ""))
        known.update((name, person) for name, person in rows)
    for name in wanted:
        if name not in known:
            added = insert(Person).values(name=name, distinction="").returning(Person.id)
            known[name] = connection.execute(added).scalar_one()
    return known
