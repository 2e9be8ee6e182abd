"""A person corrects what an edition is: which editions are meant, what they say now, and the change.

Goes in: a place or an article. Comes out: `ready` to fill in a sheet, `corrected`. Must not know: panes, the database.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from newsdesk.domain import Article, Edition, Place
from newsdesk.tasks import CancelToken
from newsdesk.ui.desk import Desk
from newsdesk.ui.sheets import EditionFields

if TYPE_CHECKING:
    from newsdesk.library import Library

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Subject:
    """The editions a correction is about, and what they have in common."""

    editions: tuple[str, ...]
    before: EditionFields
    one_day: bool
    one_page: bool
    held: tuple[Edition, ...]  # the same editions, whole: what they say rests on what


class Corrections(QObject):
    """Finds the editions, and changes them."""

    ready = Signal(object)  # Subject
    corrected = Signal(int, object)  # how many editions were meant, and the corrections made, to be taken back
    undone = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk

    def prepare(self, what: Place | Article) -> None:
        """Find what is meant; `ready` follows."""
        library = self._desk.library
        if library is not None:
            self._desk.background.ask("subject", lambda _cancel: _subject(library, what), self.ready.emit)

    def correct(self, subject: Subject, changed: EditionFields) -> None:
        """Change the editions."""
        library = self._desk.library
        if library is None or not changed.changes:
            return

        def change(_cancel: CancelToken) -> list[int]:
            return library.correct_editions(
                subject.editions, newspaper=changed.newspaper, day=changed.day, page=changed.page
            )

        def changed_now(made: list[int]) -> None:
            self._desk.read_again()
            self.corrected.emit(len(subject.editions), made)

        self._desk.background.ask("correct", change, changed_now)

    def undo(self, made: list[int]) -> None:
        """Take corrections back: what counted before them counts again."""
        library = self._desk.library
        if library is None:
            return

        def undone(_nothing: None) -> None:
            self._desk.read_again()
            self.undone.emit()

        self._desk.background.ask("correct", lambda _cancel: library.take_back_corrections(made), undone)


def _subject(library: Library, what: Place | Article) -> Subject:
    """Runs in a worker thread."""
    editions = library.editions(what) if isinstance(what, Place) else [library.edition(what.edition)]
    newspaper = _common([edition.newspaper for edition in editions])
    day = _common([edition.date for edition in editions])
    one_page = len(editions) == 1 and len(editions[0].pages) <= 1
    page = editions[0].pages[0].number if one_page and editions[0].pages else None
    before = EditionFields(newspaper, day, page)
    one_day = len(editions) == 1 or day is not None
    return Subject(tuple(edition.uid for edition in editions), before, one_day, one_page, tuple(editions))


def _common(values: list[T]) -> T | None:
    """What all have in common, None where they differ."""
    return values[0] if values and all(value == values[0] for value in values) else None
