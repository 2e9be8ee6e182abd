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
        self._made: list[list[int]] = []  # this session's corrections of this archive, the last one at the end
        desk.archive_opened.connect(self._forget)

    @property
    def can_undo(self) -> bool:
        """Whether a correction was made in this session that still counts."""
        return bool(self._made)

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
            if made:
                self._made.append(made)
            self._desk.read_again()
            self.corrected.emit(len(subject.editions), made)

        self._desk.background.ask("correct", change, changed_now)

    def undo(self, made: list[int]) -> None:
        """Take corrections back: what counted before them counts again."""
        library = self._desk.library
        if library is None:
            return

        def undone(_nothing: None) -> None:
            self._made = [one for one in self._made if one != made]
            self._desk.read_again()
            self.undone.emit()

        self._desk.background.ask("correct", lambda _cancel: library.take_back_corrections(made), undone)

    def undo_last(self) -> None:
        """Take back the last correction of this session, unless one is being made or taken back this moment."""
        if self._made and not self._desk.background.busy_with("correct"):
            self.undo(self._made[-1])

    def _forget(self) -> None:
        self._made = []


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
