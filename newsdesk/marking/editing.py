"""What a person does with keyword lists, a transaction each. Wishes go in, what changed comes out. Knows no article."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, TypeVar

from newsdesk.db import keyword_lists
from newsdesk.db.engine import Archive
from newsdesk.domain import AddedTerms, KeywordList, KeywordTerm, ListKind, NewTerm, PassedOver, Tint, Underline
from newsdesk.errors import KeywordsRefused
from newsdesk.export.whole_file import write_whole
from newsdesk.keywords.term_files import read_terms, written
from newsdesk.marking.checking import Admission, changed, checked_name, storable

_log = logging.getLogger(__name__)
_Choice = TypeVar("_Choice", Tint, Underline)


class Editing:
    """The keyword lists of an archive. See `newsdesk.marking.Marking` for what every method does."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    def lists(self) -> list[KeywordList]:
        """All lists."""
        with self._archive.reading() as connection:
            return keyword_lists.lists(connection)

    def make_list(
        self,
        name: str,
        kind: ListKind,
        tint: Tint | None,
        underline: Underline | None,
        *,
        active: bool,
        in_dictionary: bool,
        notes: str,
    ) -> KeywordList:
        """Make a list."""
        name = checked_name(name)
        with self._archive.writing() as connection:
            held = keyword_lists.lists(connection)
            return keyword_lists.make(
                connection,
                name,
                kind,
                tint or _rarest(Tint, [one.tint for one in held]),
                underline or _rarest(Underline, [one.underline for one in held]),
                active=active,
                in_dictionary=in_dictionary,
                notes=storable(notes),
            )

    def change_list(self, wanted: KeywordList) -> KeywordList:
        """Change a list; returns it as it was."""
        wanted = replace(wanted, name=checked_name(wanted.name), notes=storable(wanted.notes))
        with self._archive.writing() as connection:
            return keyword_lists.change(connection, wanted)

    def activate(self, lists: Sequence[int], *, active: bool) -> tuple[int, ...]:
        """Switch lists on or off."""
        with self._archive.writing() as connection:
            return keyword_lists.activate(connection, lists, active=active)

    def delete_list(self, list_id: int) -> KeywordList:
        """Delete a list."""
        with self._archive.writing() as connection:
            return keyword_lists.delete_list(connection, list_id)

    def restore_list(self, list_id: int) -> KeywordList:
        """Bring a list back."""
        with self._archive.writing() as connection:
            return keyword_lists.restore_list(connection, list_id)

    def terms(self, list_id: int) -> list[KeywordTerm]:
        """A list's terms."""
        with self._archive.reading() as connection:
            keyword_lists.one(connection, list_id)
            return keyword_lists.terms(connection, [list_id])

    def add_terms(
        self, list_id: int, new: Iterable[tuple[int, NewTerm]], passed_over: Sequence[PassedOver] = ()
    ) -> AddedTerms:
        """Add terms, each with its line; `passed_over` are lines that hold none."""
        with self._archive.writing() as connection:
            keyword_lists.one(connection, list_id)
            admission = Admission(keyword_lists.terms(connection, [list_id]))
            for line, wanted in new:
                admission.admit(line, wanted)
            report = admission.report(keyword_lists.add(connection, list_id, admission.terms), passed_over)
        _log.info("keyword list %d: %d terms added, %d not", list_id, len(report.added), len(report.passed_over))
        return report

    def change_term(self, wanted: KeywordTerm) -> KeywordTerm:
        """Change a term; returns it as it was."""
        with self._archive.writing() as connection:
            former = keyword_lists.term(connection, wanted.id)
            others = [one for one in keyword_lists.terms(connection, [former.list]) if one.id != former.id]
            return keyword_lists.change_term(connection, changed(wanted, others))

    def delete_terms(self, terms: Sequence[int]) -> tuple[int, ...]:
        """Delete terms."""
        with self._archive.writing() as connection:
            return keyword_lists.delete_terms(connection, terms)

    def restore_terms(self, terms: Sequence[int]) -> tuple[int, ...]:
        """Bring terms back."""
        with self._archive.writing() as connection:
            return keyword_lists.restore_terms(connection, terms)

    def import_terms(self, list_id: int, source: Path | str) -> AddedTerms:
        """Add the terms of a file or a text."""
        if isinstance(source, Path):
            read = read_terms(_text_of(source), as_csv=source.suffix.lower() == ".csv")
        else:
            read = read_terms(source)
        report = self.add_terms(list_id, read.terms, read.passed_over)
        return replace(report, doubtful=tuple(sorted([*report.doubtful, *read.doubtful], key=lambda one: one.line)))

    def export_terms(self, list_id: int, out: Path) -> tuple[int, str]:
        """Write a list as CSV."""
        terms = self.terms(list_id)

        def fill(file: BinaryIO) -> None:
            file.write(written(terms))

        return len(terms), write_whole(out, fill)


def _rarest(choices: type[_Choice], used: Sequence[_Choice]) -> _Choice:
    """The first of the choices that is used least."""
    counts = Counter(used)
    return min(choices, key=lambda choice: counts[choice])


def _text_of(path: Path) -> str:
    """A file's text, decoded as a source is. Raises SourceRefused, KeywordsRefused where it is no text."""
    from newsdesk.importing.decode import NotText, decode  # noqa: PLC0415 - lists are hardly ever imported
    from newsdesk.importing.sources import SourceFile, read_bytes  # noqa: PLC0415 - as above

    try:
        return decode(read_bytes(SourceFile(path))).text
    except NotText:
        raise KeywordsRefused("keyword_file_not_text", file=path.name) from None
