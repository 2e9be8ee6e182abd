"""A person's keyword lists, what they mark in articles, and what an article is about: a part of the library's API.

May be used from several threads, off the window's own. Every method may raise ArchiveUnusable. What a person does is
one transaction each; deleting only marks as deleted, so that it can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from newsdesk.domain import (
    AddedTerms,
    Article,
    ArticleKeywords,
    ElementMarks,
    KeywordList,
    KeywordTerm,
    ListKind,
    NewTerm,
    Place,
    TermCount,
    Tint,
    Underline,
)
from newsdesk.tasks import CancelToken, ProgressCallback, silent


class Marking(Protocol):
    """`library.marking`."""

    # ------------------------------------------------------------ lists

    def lists(self) -> list[KeywordList]:
        """All keyword lists, in the person's order."""

    def make_list(
        self,
        name: str,
        kind: ListKind = ListKind.TERM,
        *,
        tint: Tint | None = None,
        underline: Underline | None = None,
        active: bool = True,
        in_dictionary: bool = False,
        notes: str = "",
    ) -> KeywordList:
        """Make a list, behind all others. Without a tint or an underline it gets those that fewest lists have.

        Raises KeywordsRefused (list_blank, list_taken).
        """

    def change_list(self, wanted: KeywordList) -> KeywordList:
        """Make the list with this number what `wanted` says (its id, uid, state and number of terms aside).

        A new `place` moves it before the list that stands there. Returns it as it was, so that changing to that undoes
        it. Raises KeywordsRefused, NotInArchive.
        """

    def activate(self, lists: Sequence[int], active: bool = True) -> tuple[int, ...]:
        """Switch marking by these lists on or off; returns the numbers of those that were not so before."""

    def delete_list(self, list_id: int) -> KeywordList:
        """Delete a list with its terms; returns it as it was. Undone by `restore_list`. Raises NotInArchive."""

    def restore_list(self, list_id: int) -> KeywordList:
        """Bring a deleted list back, at its place. Raises NotInArchive; KeywordsRefused where its name is taken."""

    # ------------------------------------------------------------ terms

    def terms(self, list_id: int) -> list[KeywordTerm]:
        """The terms of a list, in order. Raises NotInArchive."""

    def add_terms(self, list_id: int, new: Iterable[NewTerm]) -> AddedTerms:
        """Add terms behind the others of a list. Raises NotInArchive."""

    def change_term(self, wanted: KeywordTerm) -> KeywordTerm:
        """Make the term with this number what `wanted` says (its list and place aside); returns it as it was.

        Raises KeywordsRefused (term_blank, term_too_long, term_held: another of the list is the same to a search),
        NotInArchive.
        """

    def delete_terms(self, terms: Sequence[int]) -> tuple[int, ...]:
        """Delete terms; returns the numbers of those that were there. Undone by `restore_terms`."""

    def restore_terms(self, terms: Sequence[int]) -> tuple[int, ...]:
        """Bring deleted terms back at their places; returns the numbers of those that were deleted."""

    def import_terms(self, list_id: int, source: Path | str) -> AddedTerms:
        """Add the terms in a file (a path), or in text as it was pasted: CSV, or one term a line.

        CSV has a first line that names its columns, in English or Chinese: term 词语, aliases 别名, colour 颜色, notes
        备注; in a file called .csv without one they come in this order. Otherwise a line is a term, with its aliases
        behind `|`, `;` or a tab. Raises KeywordsRefused where the file cannot be read or is no text, NotInArchive.
        """

    def export_terms(self, list_id: int, out: Path) -> tuple[int, str]:
        """Write a list as CSV that spreadsheets open and `import_terms` reads; returns how many terms, and the SHA-256.

        Raises ExportFailed, NotInArchive.
        """

    def query(self, term: KeywordTerm) -> str:
        """The query that finds a term as it is marked: itself or one of its aliases."""

    # ------------------------------------------------------------ marks

    def marks(self, article: Article) -> tuple[ElementMarks, ...]:
        """Where the terms of the active lists stand in an article; elements without a mark are left out.

        A term stands where a search for it finds it. Of the terms of one list that overlap, the first and longest is
        marked. The first call after a change of the lists takes longer.
        """

    def counts(self, marks: Sequence[ElementMarks]) -> dict[int, TermCount]:
        """How often each term (by its number) stands in one article, by its marks; terms that do not are left out."""

    def count_edition(
        self, edition: str | Place, *, progress: ProgressCallback = silent, cancel: CancelToken | None = None
    ) -> Mapping[int, TermCount]:
        """The same over all articles of an edition (by its uid) or of a place in the tree. Raises Cancelled."""

    def count_articles(
        self, articles: Sequence[int], *, progress: ProgressCallback = silent, cancel: CancelToken | None = None
    ) -> Mapping[int, TermCount]:
        """The same over these articles; those that are gone are passed over. Raises Cancelled."""

    # ------------------------------------------------------------ what an article is about

    def keywords(self, article: Article, cancel: CancelToken | None = None) -> ArticleKeywords:
        """What an article is about, by jieba and the frequencies of this archive; kept, so that asking again is quick.

        The first call loads jieba, which takes most of a second. Raises Cancelled.
        """
