"""What an article is about: its words weighed by how few articles of this archive hold them.

Articles go in; keywords come out. What is worked out is kept in memory for the articles read last, not in the archive:
reading does not write. May be used from several threads.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from newsdesk.db import keyword_lists, queries
from newsdesk.db.engine import Archive
from newsdesk.domain import HEAD_ROLES, Article, ArticleKeywords, Element, Keyword, ListKind, Role
from newsdesk.keywords.cutting import Tagger
from newsdesk.keywords.extracting import CHOSEN, Candidate, candidates, tag_of, weigh
from newsdesk.search.terms import Passage, occurrences
from newsdesk.search.tree import Words
from newsdesk.search.writing import write
from newsdesk.tasks import CancelToken

_KEPT_ARTICLES, _KEPT_WORDS = 300, 20_000
Count = Callable[[str, CancelToken | None], int]
_State = tuple[tuple[int, int], ...]  # of each list in the dictionary: its number and its state


@dataclass(frozen=True, slots=True)
class _Own:
    """The person's own words at one moment, with what cuts by them."""

    state: _State
    words: dict[str, ListKind]
    tagger: Tagger


class About:
    """Says what articles are about. `articles_with` counts the articles that a query's text finds."""

    def __init__(self, archive: Archive, articles_with: Count) -> None:
        self._archive = archive
        self._articles_with = articles_with
        self._turn = threading.Lock()
        self._own: _Own | None = None
        self._cut: OrderedDict[tuple[str, _State, tuple[Element, ...]], list[Candidate]] = OrderedDict()
        self._held = (0, 0)  # the newest article and how many there are
        self._counts: dict[str, int] = {}

    def keywords(self, article: Article, cancel: CancelToken | None) -> ArticleKeywords:
        """What `article` is about. Raises Cancelled between two words."""
        total = self._look_at_archive()
        weighed = []
        for candidate in self._candidates(article):
            if cancel:
                cancel.check()
            articles = self._count(candidate.text, cancel)
            weighed.append(_keyword(candidate, article, articles, weigh(candidate, articles, total)))
        chosen = {kind: _best(weighed, kind) for kind in ListKind}
        return ArticleKeywords(*(chosen[kind] for kind in _ORDER))

    def _candidates(self, article: Article) -> list[Candidate]:
        own = self._own_words()
        key = (article.uid, own.state, article.elements)
        with self._turn:
            if key in self._cut:
                self._cut.move_to_end(key)
                return self._cut[key]
        signed = {author.name for author in article.authors}
        parts = [
            (own.tagger.tag(element.text), element.role in HEAD_ROLES)
            for element in article.elements
            if element.role is not Role.BYLINE
        ]
        found = candidates(parts, own.words, signed)
        with self._turn:
            self._cut[key] = found
            if len(self._cut) > _KEPT_ARTICLES:
                self._cut.popitem(last=False)
        return found

    def _own_words(self) -> _Own:
        """The lists in the dictionary as they are now; made again only where one of them changed."""
        with self._archive.reading() as connection:
            state = tuple((number, at) for number, at, _, listed in keyword_lists.states(connection) if listed)
            with self._turn:
                if self._own is None or self._own.state != state:
                    kinds = {one.id: one.kind for one in keyword_lists.lists(connection)}
                    terms = keyword_lists.terms(connection, [number for number, _ in state])
                    words = {text: kinds[term.list] for term in terms for text in (term.text, *term.aliases)}
                    tagger = Tagger({word: tag_of(kind) for word, kind in words.items()})
                    self._own = _Own(state, words, tagger)
                return self._own

    def _look_at_archive(self) -> int:
        """How many articles are held; what was counted before the newest of them came in is forgotten."""
        with self._archive.reading() as connection:
            newest = queries.newest_article(connection)
            with self._turn:
                if newest != self._held[0] or not newest:
                    self._held = (newest, queries.holdings(connection).articles)
                    self._counts = {}  # another one: whoever is counting by the old one goes on with that
                return self._held[1]

    def _count(self, word: str, cancel: CancelToken | None) -> int:
        counts = self._counts
        articles = counts.get(word)
        if articles is None:
            articles = self._articles_with(write(Words(word, quoted=True)), cancel)
            if len(counts) < _KEPT_WORDS:
                counts[word] = articles
        return articles


_ORDER = (ListKind.TERM, ListKind.PERSON, ListKind.PLACE, ListKind.ORGANISATION)


def _keyword(candidate: Candidate, article: Article, articles: int, weight: float) -> Keyword:
    term = Words(candidate.text, quoted=True)
    places = sum(len(occurrences(term, Passage(element.text))) for element in article.elements)
    return Keyword(candidate.text, candidate.kind, places, articles, weight)


def _best(weighed: Sequence[Keyword], kind: ListKind) -> tuple[Keyword, ...]:
    of_kind = (one for one in weighed if one.kind is kind)
    return tuple(sorted(of_kind, key=lambda one: (-one.weight, one.text))[: CHOSEN[kind]])
