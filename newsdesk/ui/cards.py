"""What a line of the articles list shows: the article's row, its snippet and the hits in head and snippet.

Goes in: a Library, numbers of articles, a query. Comes out: cards, made in a worker thread.
Must not know: Qt. Spans are code points of the text they mark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsdesk.domain import Article, ArticleRow, ElementHits, HitSpan, Role, Snippet

if TYPE_CHECKING:
    from newsdesk.library import Library
    from newsdesk.tasks import CancelToken


@dataclass(frozen=True, slots=True)
class Card:
    """One line of the list. Without a query `snippet` is the article's opening, nothing is marked and `hits` is 0."""

    row: ArticleRow
    snippet: str
    snippet_marks: tuple[HitSpan, ...] = ()
    headline_marks: tuple[HitSpan, ...] = ()
    deck_marks: tuple[HitSpan, ...] = ()
    hits: int = 0


def read_cards(library: Library, ids: Sequence[int], query: str, cancel: CancelToken) -> dict[int, Card]:
    """The cards of these articles by number; those that are gone from the archive are missing."""
    cards = {row.id: Card(row, row.opening) for row in library.rows(ids)}
    if query:
        for article, hits, snippet in library.searches.found(query, list(cards), cancel):
            cards[article.id] = _searched_card(cards[article.id].row, article, hits, snippet)
    return cards


def _searched_card(row: ArticleRow, article: Article, hits: Sequence[ElementHits], snippet: Snippet) -> Card:
    return Card(
        row,
        snippet.text or row.opening,
        snippet.spans if snippet.text else (),
        _marks_in(article, hits, Role.HEADLINE, row.headline),
        _marks_in(article, hits, Role.DECK, row.deck),
        sum(len(one.spans) for one in hits),
    )


def _marks_in(article: Article, hits: Sequence[ElementHits], role: Role, shown: str) -> tuple[HitSpan, ...]:
    """The marks of the element that the row shows; a row that shows something else is not marked."""
    for one in hits:
        element = article.elements[one.element]
        if element.role is role and element.text == shown:
            return one.spans
    return ()
