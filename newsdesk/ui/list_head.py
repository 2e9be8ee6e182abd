"""The head of the articles list: what is listed and how many, hits over time, what was searched, facets.

Goes in: a listing's words, and what a survey found. Comes out: wishes to narrow the search.
Must not know: the archive, how a query is written.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from newsdesk.domain import Survey
from newsdesk.ui import labels
from newsdesk.ui.facets import FacetChips
from newsdesk.ui.hit_strip import HitStrip
from newsdesk.ui.look import Look
from newsdesk.ui.surveying import Surveyed
from newsdesk.ui.widgets import ElidedLabel, label, named, tip
from newsdesk.wording import _

_NAMED_DAYS, _IN_SHORT = 15, 2  # missing days that the tip names, and the line below the strip
_SIDE = 16
_GAP = 8  # pixels between the title and the counts beside it


class ListHead(QWidget):
    """Title and counts; below them, for a search, its surroundings."""

    dates_chosen = Signal(object, object)
    dates_cleared = Signal()
    facet_chosen = Signal(object, str)  # Facet, value

    def __init__(self, look: Look) -> None:
        super().__init__()
        named(self, "listHead")
        self._title, self._counts = ElidedLabel("title"), label("counts", wrapped=True)
        self.note = label("note", wrapped=True)
        self.strip, self.coverage, self.chips = HitStrip(look), label("coverage", wrapped=True), FacetChips(look)
        self._line = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._line.addWidget(self._title)
        self._line.addWidget(self._counts)
        self._line.addStretch(1)
        self.around = QWidget()
        below = QVBoxLayout(self.around)
        below.setContentsMargins(0, 8, 0, 0)
        below.setSpacing(3)
        for widget in (self.strip, self.coverage, self.chips):
            below.addWidget(widget)
        self.coverage.setContentsMargins(0, 0, 0, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, 12, _SIDE, 10)
        column.setSpacing(2)
        column.addLayout(self._line)
        column.addWidget(self.note)
        column.addWidget(self.around)
        self.strip.dates_chosen.connect(self.dates_chosen)
        self.strip.dates_cleared.connect(self.dates_cleared)
        self.chips.facet_chosen.connect(self.facet_chosen)
        self.show_nothing_around()

    # ------------------------------------------------------------ what is listed

    def say(self, title: str, counts: str, note: str = "", *, grave: bool = False) -> None:
        """Show a title, the counts beside or below it, and what has to be said of the query or of what is listed."""
        self._title.setText(title)
        self._counts.setText(counts)
        self._counts.setVisible(bool(counts))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.note.setProperty("grave", grave)
        self.style().polish(self.note)
        self._arrange()

    def words(self) -> str:
        """What it says, whole, however it is shortened."""
        return f"{self._title.whole} {self._counts.text()}".strip()

    # ------------------------------------------------------------ what lies around it

    def show_nothing_around(self) -> None:
        """No search, or one that found nothing."""
        self.around.hide()

    def wait(self) -> None:
        """A search found something, and its survey is under way: keep the room, show nothing of another search."""
        self.strip.show_bars(())
        self.chips.clear()
        self.coverage.setText(" ")
        self.coverage.setToolTip("")
        self.around.show()

    def show_survey(self, surveyed: Surveyed) -> None:
        """Show what lies around a search."""
        survey = surveyed.survey
        self.strip.show_bars(surveyed.strip, surveyed.dates)
        self.strip.setVisible(bool(surveyed.strip))
        self.chips.show_survey(survey, surveyed.standing)
        self.chips.setVisible(bool(self.chips.chips()))
        self._tell_coverage(survey)
        self.around.setVisible(bool(survey.articles))

    def _tell_coverage(self, survey: Survey) -> None:
        """The counts say how many days are missing; which ones, and what has no bar above, is said here."""
        words = [labels.missing_in_short(survey.coverage, _IN_SHORT)]
        if survey.undated:
            words.append(_("{articles} without a date", articles=labels.articles(survey.undated)))
        self.coverage.setText(" · ".join(filter(None, words)))
        self.coverage.setVisible(any(words))
        self._counts.setToolTip(tip(labels.missing_days(survey.coverage, _NAMED_DAYS)))
        self.coverage.setToolTip(self._counts.toolTip())

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        """The counts beside the title where both have room, else below it."""
        self._counts.ensurePolished()
        room = self.width() - 2 * _SIDE
        wide = self._title.whole_width() + _GAP + self._counts.fontMetrics().horizontalAdvance(self._counts.text())
        beside = bool(self._counts.text()) and wide <= room
        self._counts.setWordWrap(not beside)
        self._title.allow(self._title.whole_width() if beside else None)
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._line.setSpacing(_GAP if beside else 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()
