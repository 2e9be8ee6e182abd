"""A person's keyword lists, what they mark in articles, and what an article is about: a part of the library's API.

May be used from several threads, off the window's own. Every method may raise ArchiveUnusable. What a person does is
one transaction each; deleting only marks as deleted, so that it can be undone. Every method delegates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from newsdesk.db.engine import Archive
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
from newsdesk.marking.about import About
from newsdesk.marking.editing import Editing
from newsdesk.marking.marks import Marker, counts
from newsdesk.search.tree import Words, either
from newsdesk.search.writing import write
from newsdesk.searches import Searches
from newsdesk.tasks import CancelToken, ProgressCallback, silent


class Marking:
    """`library.marking`."""

    def __init__(self, archive: Archive, searches: Searches) -> None:
        self._editing = Editing(archive)
        self._marker = Marker(archive)
        self._about = About(archive, lambda query, cancel: searches.search(query, limit=0, cancel=cancel).total)

    # ------------------------------------------------------------ lists

    def lists(self) -> list[KeywordList]:
        """All keyword lists, in the person's order."""
        return self._editing.lists()

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

        Raises KeywordsRefused (keyword_list_blank, keyword_list_name_too_long, keyword_list_taken).
        """
        return self._editing.make_list(
            name, kind, tint, underline, active=active, in_dictionary=in_dictionary, notes=notes
        )

    def change_list(self, wanted: KeywordList) -> KeywordList:
        """Make the list with this number what `wanted` says (its id, uid, state and number of terms aside).

        A new `place` moves it before the list that stands there. Returns it as it was, so that changing to that undoes
        it. Raises KeywordsRefused, NotInArchive.
        """
        return self._editing.change_list(wanted)

    def activate(self, lists: Sequence[int], *, active: bool = True) -> tuple[int, ...]:
        """Switch marking by these lists on or off; returns the numbers of those that were not so before."""
        return self._editing.activate(lists, active=active)

    def delete_list(self, list_id: int) -> KeywordList:
        """Delete a list with its terms; returns it as it was. Undone by `restore_list`. Raises NotInArchive."""
        return self._editing.delete_list(list_id)

    def restore_list(self, list_id: int) -> KeywordList:
        """Bring a deleted list back, at its place. Raises NotInArchive; KeywordsRefused where its name is taken."""
        return self._editing.restore_list(list_id)

    # ------------------------------------------------------------ terms

    def terms(self, list_id: int) -> list[KeywordTerm]:
        """The terms of a list, in order. Raises NotInArchive."""
        return self._editing.terms(list_id)

    def add_terms(self, list_id: int, new: Iterable[NewTerm]) -> AddedTerms:
        """Add terms behind the others of a list. Raises NotInArchive."""
        return self._editing.add_terms(list_id, enumerate(new, 1))

    def change_term(self, wanted: KeywordTerm) -> KeywordTerm:
        """Make the term with this number what `wanted` says (its list and place aside); returns it as it was.

        Raises KeywordsRefused (keyword_term_blank, keyword_term_too_long, keyword_term_held: another of the list is the
        same to a search), NotInArchive.
        """
        return self._editing.change_term(wanted)

    def delete_terms(self, terms: Sequence[int]) -> tuple[int, ...]:
        """Delete terms; returns the numbers of those that were there. Undone by `restore_terms`."""
        return self._editing.delete_terms(terms)

    def restore_terms(self, terms: Sequence[int]) -> tuple[int, ...]:
        """Bring deleted terms back at their places; returns the numbers of those that were deleted."""
        return self._editing.restore_terms(terms)

    def import_terms(self, list_id: int, source: Path | str) -> AddedTerms:
        """Add the terms in a file (a path), or in text as it was pasted: CSV, or one term a line.

        CSV has a first line that names its columns, in English or Chinese: term 词语, aliases 别名, colour 颜色, notes
        备注; in a file called .csv without one they come in this order. Otherwise a line is a term, with its aliases
        behind `|`, `;` or a tab. Raises SourceRefused where the file cannot be read, KeywordsRefused where it is no
        text, NotInArchive.
        """
        return self._editing.import_terms(list_id, source)

    def export_terms(self, list_id: int, out: Path) -> tuple[int, str]:
        """Write a list as CSV that spreadsheets open and `import_terms` reads; returns how many terms, and the SHA-256.

        Raises ExportFailed, NotInArchive.
        """
        return self._editing.export_terms(list_id, out)

    def query(self, term: KeywordTerm) -> str:
        """The query that finds a term as it is marked: itself or one of its aliases."""
        return write(either([Words(text, quoted=True) for text in (term.text, *term.aliases)]))

    # ------------------------------------------------------------ marks

    def marks(self, article: Article) -> tuple[ElementMarks, ...]:
        """Where the terms of the active lists stand in an article; elements without a mark are left out.

        A term stands where a search for it finds it. Of the terms of one list that overlap, the first and longest is
        marked. The first call after a change of the lists takes longer.
        """
        return self._marker.marks([element.text for element in article.elements])

    def counts(self, marks: Sequence[ElementMarks]) -> dict[int, TermCount]:
        """How often each term (by its number) stands in one article, by its marks; terms that do not are left out."""
        return counts(marks)

    def count_edition(
        self, edition: str | Place, *, progress: ProgressCallback = silent, cancel: CancelToken | None = None
    ) -> Mapping[int, TermCount]:
        """The same over all articles of an edition (by its uid) or of a place in the tree. Raises Cancelled."""
        return self._marker.count_place(edition, progress, cancel)

    def count_articles(
        self, articles: Sequence[int], *, progress: ProgressCallback = silent, cancel: CancelToken | None = None
    ) -> Mapping[int, TermCount]:
        """The same over these articles; those that are gone are passed over. Raises Cancelled."""
        return self._marker.count(articles, progress, cancel)

    # ------------------------------------------------------------ what an article is about

    def keywords(self, article: Article, cancel: CancelToken | None = None) -> ArticleKeywords:
        """What an article is about, by jieba's words and those of the lists that are in its dictionary.

        A word weighs the more, the fewer articles of this archive hold it, as a search counts them. Loads jieba; the
        first article takes a second longer. Raises Cancelled.
        """
        return self._about.keywords(article, cancel)
