"""Marks the terms of the active lists in articles and counts them. Articles go in, spans and numbers come out.

A term stands where a search for it would find it: both are cut into tokens by `newsdesk.search.tokens`. Never writes.
"""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsdesk.db import articles as whole
from newsdesk.db import keyword_lists, queries
from newsdesk.db.engine import Archive
from newsdesk.domain import ElementMarks, KeywordTerm, Mark, Place, Sort, TermCount
from newsdesk.keywords.matching import Automaton, Found, apart
from newsdesk.search.tokens import spans, words
from newsdesk.tasks import CancelToken, Progress, ProgressCallback

_State = tuple[tuple[int, int], ...]  # of each active list: its number and its state


@dataclass(frozen=True, slots=True)
class _Made:
    """The active lists at one moment, ready to mark with. A term's place in `terms` is what the automaton calls it."""

    state: _State
    automaton: Automaton
    terms: tuple[tuple[int, int], ...]  # list and number

    def marks(self, texts: Iterable[str]) -> Iterator[ElementMarks]:
        for element, text in enumerate(texts):
            found = list(self.automaton.find(words(text).split()))
            if found:
                yield ElementMarks(element, tuple(sorted(self._marks(text, found))))

    def _marks(self, text: str, found: Sequence[Found]) -> Iterator[Mark]:
        by_list: dict[int, list[Found]] = defaultdict(list)
        for place in found:
            by_list[self.terms[place.term][0]].append(place)
        where = spans(text)
        for places in by_list.values():
            for first, end, term in apart(places):
                yield Mark(where[first][0], where[end - 1][1], *self.terms[term])


class Marker:
    """Marks with the lists of an archive as they are at the moment. May be used from several threads."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._making = threading.Lock()
        self._made = _make((), ())

    def marks(self, texts: Sequence[str]) -> tuple[ElementMarks, ...]:
        """Where terms stand in the elements with these texts."""
        return tuple(self._now().marks(texts))

    def count_place(
        self, place: str | Place, progress: ProgressCallback, cancel: CancelToken | None
    ) -> dict[int, TermCount]:
        """How often each term stands in the articles of an edition (by its uid) or a place. Raises NotInArchive."""
        with self._archive.reading(cancel) as connection:
            if isinstance(place, str):
                ids: Sequence[int] = whole.in_edition(connection, place)
            else:
                ids = queries.article_ids(connection, place, Sort.DATE_ASC)
        return self.count(ids, progress, cancel)

    def count(self, ids: Sequence[int], progress: ProgressCallback, cancel: CancelToken | None) -> dict[int, TermCount]:
        """How often each term stands in these articles. Raises Cancelled."""
        made = self._now()
        occurrences: Counter[int] = Counter()
        articles: Counter[int] = Counter()
        for start in range(0, len(ids), whole.AT_ONCE):
            progress(Progress(start, len(ids)))
            with self._archive.reading(cancel) as connection:
                read = whole.texts(connection, ids[start : start + whole.AT_ONCE])
            for texts in read:
                if cancel:
                    cancel.check()
                counted = counts(made.marks(texts))
                occurrences.update({term: count.occurrences for term, count in counted.items()})
                articles.update(counted.keys())
        progress(Progress(len(ids), len(ids)))
        return {term: TermCount(number, articles[term]) for term, number in occurrences.items()}

    def _now(self) -> _Made:
        """The active lists as they are now; made again only where one of them changed."""
        with self._archive.reading() as connection:
            state = tuple((number, at) for number, at, active, _ in keyword_lists.states(connection) if active)
            with self._making:
                if self._made.state != state:
                    self._made = _make(state, keyword_lists.terms(connection, [number for number, _ in state]))
                return self._made


def counts(marks: Iterable[ElementMarks]) -> dict[int, TermCount]:
    """How often each term stands in one article."""
    numbers = Counter(mark.term for element in marks for mark in element.marks)
    return {term: TermCount(number, 1) for term, number in numbers.items()}


def _make(state: _State, terms: Sequence[KeywordTerm]) -> _Made:
    rows = ((number, words(text).split()) for number, term in enumerate(terms) for text in (term.text, *term.aliases))
    return _Made(state, Automaton(rows), tuple((term.list, term.id) for term in terms))
