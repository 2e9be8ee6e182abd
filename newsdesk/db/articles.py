"""Reads whole articles, with everything a reader or a writer of files needs. Never writes.

What goes in are the archive's numbers or uids, what comes out are the domain's articles. Every function takes a
connection that is inside a reading transaction.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from newsdesk.db.provenance import edition_id
from newsdesk.db.schema import Article, Authorship, Edition, Element, Newspaper, Page, Source
from newsdesk.domain import Article as WholeArticle
from newsdesk.domain import Author, Dateline, Span
from newsdesk.domain import Element as ReadElement
from newsdesk.errors import NotInArchive

AT_ONCE = 200  # articles read together; some thousand elements


def article(connection: Connection, identity: int | str) -> WholeArticle:
    """One article by its number or its uid. Raises NotInArchive."""
    return named(connection, [identity])[0]


def named(connection: Connection, identities: Sequence[int | str]) -> list[WholeArticle]:
    """Whole articles by their numbers or uids, in the order asked for. Ask for AT_ONCE at most.

    Raises NotInArchive where one of them is not held.
    """
    uids = [identity for identity in identities if isinstance(identity, str)]
    known = connection.execute(select(Article.uid, Article.id).where(Article.uid.in_(uids)))
    numbers: dict[str, int] = dict(known.all())
    ids = [one if isinstance(one, int) else numbers.get(one, 0) for one in identities]  # no article has the number 0
    held = {article.id: article for article in articles(connection, ids)}
    missing = next((one for one, number in zip(identities, ids, strict=True) if number not in held), None)
    if missing is not None:
        raise NotInArchive("article_unknown", article=missing)
    return [held[number] for number in ids]


def articles(connection: Connection, ids: Sequence[int]) -> list[WholeArticle]:
    """Whole articles in the order asked for; those that are gone are left out. Ask for AT_ONCE at most."""
    found = connection.execute(_told().where(Article.id.in_(ids))).all()
    elements = _elements(connection, ids)
    authors = _authors(connection, ids)
    whole = {row[0]: _whole(row, authors[row[0]], elements[row[0]]) for row in found}
    return [whole[one] for one in ids if one in whole]


def texts(connection: Connection, ids: Sequence[int]) -> list[tuple[str, ...]]:
    """The texts of articles' elements alone, an article each, in any order. Ask for AT_ONCE at most."""
    asked = select(Element.article_id, Element.text).where(Element.article_id.in_(ids))
    read: dict[int, list[str]] = defaultdict(list)
    for article_id, text in connection.execute(asked.order_by(Element.article_id, Element.place)):
        read[article_id].append(text)
    return list(map(tuple, read.values()))


def in_edition(connection: Connection, edition: str) -> list[int]:
    """The numbers of an edition's articles, in order. Raises NotInArchive."""
    number = edition_id(connection, edition)
    return list(connection.scalars(select(Article.id).where(Article.edition_id == number).order_by(Article.place)))


def _told() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Article.id,
            Article.uid,
            Newspaper.name,
            Edition.day,
            Page.number,
            Page.name,
            Article.confidence,
            Edition.uid,
            Source.sha256,
            Source.name,
            Article.dateline_agency,
            Article.dateline_place,
            Article.dateline_day,
            Article.dateline_spans,
        )
        .join(Edition, Edition.id == Article.edition_id)
        .join(Source, Source.id == Edition.source_id)
        .outerjoin(Newspaper, Newspaper.id == Edition.newspaper_id)
        .outerjoin(Page, Page.id == Article.page_id)
    )


def _whole(row: Row[*tuple[Any, ...]], authors: list[Author], elements: list[ReadElement]) -> WholeArticle:
    article_id, uid, newspaper, day, page, section, confidence, edition, sha256, name, *dateline = row
    return WholeArticle(
        id=article_id,
        uid=uid,
        newspaper=newspaper,
        date=day,
        page=page,
        section=section,
        authors=tuple(authors),
        elements=tuple(elements),
        confidence=confidence,
        edition=edition,
        source_sha256=sha256,
        source_name=name,
        dateline=_dateline(*dateline),
    )


def _dateline(
    agency: str | None, place: str | None, day: str | None, spans: tuple[Span, ...] | None
) -> Dateline | None:
    """Spans are what every dateline has."""
    return Dateline(agency, place, day, spans) if spans else None


def _elements(connection: Connection, ids: Sequence[int]) -> dict[int, list[ReadElement]]:
    rows = connection.execute(
        select(Element.article_id, Element.role, Element.text, Element.spans)
        .where(Element.article_id.in_(ids))
        .order_by(Element.article_id, Element.place)
    )
    elements: dict[int, list[ReadElement]] = defaultdict(list)
    for article_id, role, text, spans in rows:
        elements[article_id].append(ReadElement(role, text, spans))
    return elements


def _authors(connection: Connection, ids: Sequence[int]) -> dict[int, list[Author]]:
    rows = connection.execute(
        select(Authorship.article_id, Authorship.printed, Authorship.function)
        .where(Authorship.article_id.in_(ids))
        .order_by(Authorship.article_id, Authorship.place)
    )
    authors: dict[int, list[Author]] = defaultdict(list)
    for article_id, printed, function in rows:
        authors[article_id].append(Author(printed, function))
    return authors
