"""Reads what a search looks at in articles: texts, authors, newspaper, day and page. Never writes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date as day

from sqlalchemy import Connection, select

from newsdesk.db.schema import Article, ArticleOrder, Authorship, Edition, Newspaper, Page
from newsdesk.db.schema import Element as StoredElement
from newsdesk.domain import Author, Element

AT_ONCE = 200  # articles read together; some thousand elements


@dataclass(frozen=True, slots=True)
class Held:
    """An article as a search sees it (`newsdesk.search.match.Searchable`). Its elements have no spans."""

    id: int
    position: int  # see `newsdesk.db.order`
    newspaper: str | None
    date: day | None
    page: str | None
    section: str | None
    authors: tuple[Author, ...]
    elements: tuple[Element, ...]


def held_articles(connection: Connection, ids: Sequence[int]) -> list[Held]:
    """These articles, in the order asked for. Ask for AT_ONCE at most."""
    elements: dict[int, list[Element]] = defaultdict(list)
    for article_id, role, text in connection.execute(
        select(StoredElement.article_id, StoredElement.role, StoredElement.text)
        .where(StoredElement.article_id.in_(ids))
        .order_by(StoredElement.article_id, StoredElement.place)
    ):
        elements[article_id].append(Element(role, text, ()))
    authors: dict[int, list[Author]] = defaultdict(list)
    for article_id, printed, function in connection.execute(
        select(Authorship.article_id, Authorship.printed, Authorship.function)
        .where(Authorship.article_id.in_(ids))
        .order_by(Authorship.article_id, Authorship.place)
    ):
        authors[article_id].append(Author(printed, function))
    edges = {
        row[0]: row
        for row in connection.execute(
            select(Article.id, ArticleOrder.position, Newspaper.name, Edition.day, Page.number, Page.name)
            .join(ArticleOrder, ArticleOrder.article_id == Article.id)
            .join(Edition, Edition.id == Article.edition_id)
            .outerjoin(Newspaper, Newspaper.id == Edition.newspaper_id)
            .outerjoin(Page, Page.id == Article.page_id)
            .where(Article.id.in_(ids))
        )
    }
    return [Held(*edges[one], tuple(authors[one]), tuple(elements[one])) for one in ids if one in edges]
