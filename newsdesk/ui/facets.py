"""Facets: how what was found spreads over newspapers, years, pages, sections and authors, as chips one can press.

Goes in: a survey, and which facets the query has. Comes out: `facet_chosen`. Must not know: queries, the archive.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from newsdesk.domain import Facet, Survey
from newsdesk.ui import labels
from newsdesk.ui.chips import Chip, lines, set_out
from newsdesk.ui.look import Look
from newsdesk.ui.widgets import menu_text, named
from newsdesk.wording import _

_LINES = 2
_MOST_CHIPS = 14  # more never fit into two lines of a pane one reads lists in


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet that can be chosen, or that the query has and can be let go."""

    facet: Facet
    value: str
    articles: int
    standing: bool = False


def choices(survey: Survey, standing: Mapping[Facet, str]) -> list[Choice]:
    """What can be chosen, what matters most first: what the query has, then the facets' first values, their second …

    A value that every article has narrows nothing and is left out.
    """
    counts = {facet: {one.value: one.articles for one in values} for facet, values in survey.facets.items()}
    had = [
        Choice(facet, value, counts.get(facet, {}).get(value, survey.articles), standing=True)
        for facet, value in standing.items()
    ]
    rows = [
        [
            Choice(facet, one.value, one.articles)
            for one in survey.facets.get(facet, ())
            if one.articles < survey.articles and standing.get(facet) != one.value
        ]
        for facet in Facet
    ]
    return had + [one for rank in zip_longest(*rows) for one in rank if one is not None]


def in_order(chosen: Sequence[Choice]) -> list[Choice]:
    """Facet by facet, what the query has before everything else."""
    order = list(Facet)
    return sorted(chosen, key=lambda one: (not one.standing, order.index(one.facet)))


class FacetChips(QWidget):
    """Up to two lines of chips; what finds no room is in the menu of the last one."""

    facet_chosen = Signal(object, str)  # Facet, value; one the query has is to be let go

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._choices: list[Choice] = []
        self._more: Mapping[Facet, int] = {}
        self._made: list[tuple[Choice, Chip]] = []
        self._rest = Chip(look, "")
        self._rest.setParent(self)
        self._rest.clicked.connect(self._open_menu)
        self.menu = named(QMenu(self), "facetsMenu")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._make)
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_survey(self, survey: Survey, standing: Mapping[Facet, str]) -> None:
        """Offer what the survey found."""
        self._choices, self._more = choices(survey, standing), survey.more
        self._make()

    def clear(self) -> None:
        """Offer nothing; the room stays, for the answer that is under way."""
        for _choice, chip in self._made:
            chip.hide()
        self._rest.hide()
        self._choices, self._more = [], {}

    def chips(self) -> list[Chip]:
        """The chips in sight, in their order."""
        return [chip for _choice, chip in self._made if not chip.isHidden()]

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self.setAccessibleName(_("Narrow the search"))
        self._make()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_out()

    # ------------------------------------------------------------ inside

    def _make(self) -> None:
        """Make the chips that may find room, in reading order, which is the order of the Tab key too."""
        for chip in [self._rest, *(chip for _choice, chip in self._made)]:
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        self._made = [(one, self._chip(one)) for one in in_order(self._choices[:_MOST_CHIPS])]
        self._rest = Chip(self._look, _("more…"), hint=_("More to narrow the search by"))
        self._rest.setParent(self)
        self._rest.clicked.connect(self._open_menu)
        self._set_out()

    def _chip(self, choice: Choice) -> Chip:
        value = labels.facet_value(choice.facet, choice.value)
        name = f"{labels.facet_name(choice.facet)}: {value}"
        counted = labels.articles(choice.articles)
        hint = _("{facet} – let go", facet=name) if choice.standing else f"{name} · {counted}"
        count = labels.number(choice.articles)
        chip = Chip(self._look, value, count, chosen=choice.standing, hint=hint)
        chip.setParent(self)
        chip.clicked.connect(lambda: self.facet_chosen.emit(choice.facet, choice.value))
        return chip

    def _set_out(self) -> None:
        shown = self._fitting()
        left = len(shown) < len(self._choices) or any(self._more.values())
        row = [chip for choice, chip in self._made if choice in shown]
        for _choice, chip in self._made:
            chip.setVisible(chip in row)
        self._rest.setVisible(left)
        self.setFixedHeight(set_out([*row, *([self._rest] if left else [])], self.width()))

    def _fitting(self) -> list[Choice]:
        """As many of the choices that matter most as have room, together with the last chip."""
        wide = {choice: chip.sizeHint().width() for choice, chip in self._made}
        for most in range(min(_MOST_CHIPS, len(self._choices)), 0, -1):
            shown = self._choices[:most]
            widths = [wide[choice] for choice in in_order(shown)]
            if most < len(self._choices) or any(self._more.values()):
                widths.append(self._rest.sizeHint().width())
            if lines(widths, self.width())[-1][1] < _LINES:
                return shown
        return []

    def _open_menu(self) -> None:
        self.fill_menu()
        self.menu.popup(self._rest.mapToGlobal(self._rest.rect().bottomLeft()))

    def fill_menu(self) -> None:
        """Put what is not in sight into the menu, facet by facet under headings."""
        self.menu.clear()
        shown = {choice for choice, chip in self._made if not chip.isHidden()}
        for facet in Facet:
            rest = [one for one in self._choices if one.facet is facet and one not in shown]
            if rest or self._more.get(facet):
                self._add(facet, rest)

    def _add(self, facet: Facet, rest: Sequence[Choice]) -> None:
        if not self.menu.isEmpty():
            self.menu.addSeparator()
        self.menu.addAction(labels.facet_name(facet)).setEnabled(False)
        for one in rest:
            words = menu_text(labels.facet_value(facet, one.value))
            action = self.menu.addAction(f"{words}\t{labels.number(one.articles)}")
            action.triggered.connect(lambda _on=False, one=one: self.facet_chosen.emit(one.facet, one.value))
        if self._more.get(facet):
            left = _("{count} more, of fewer articles", count=labels.number(self._more[facet]))
            self.menu.addAction(left).setEnabled(False)
