"""The articles list as Qt wants to read it: a model of numbers, whose cards are read in pages when they are painted.

Goes in: the numbers of a listing, and a function that reads cards and answers later. Comes out: rows; a row whose card
is not there yet answers None and is painted as a placeholder. Must not know: threads, the archive, how a card looks.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from newsdesk.ui import labels
from newsdesk.ui.cards import Card
from newsdesk.ui.desk import Listing

CARD_ROLE = Qt.ItemDataRole.UserRole + 1
ID_ROLE = Qt.ItemDataRole.UserRole + 2
GROUP_ROLE = Qt.ItemDataRole.UserRole + 3  # the heading above the row: "" where it goes on as the row before

PAGE = 40
_KEPT = 2000
_LANES = 4

Index = QModelIndex | QPersistentModelIndex
AskCards = Callable[[str, Sequence[int], str, Callable[[dict[int, Card]], None]], None]


class ArticlesModel(QAbstractListModel):
    """One row an article. `ask(lane, ids, query, answer)` reads a page of cards."""

    def __init__(self, ask: AskCards, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._ids: Sequence[int] = ()
        self._query = ""
        self._one_newspaper = False  # the list's place names the newspaper already
        self._cards: OrderedDict[int, Card | None] = OrderedDict()
        self._asked: dict[int, int] = {}  # by lane, the page it reads
        self._edition = 0  # counts listings, so that a page of an older one is dropped

    # ------------------------------------------------------------ what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's form
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        if not index.isValid() or row >= len(self._ids):
            return None
        if role == ID_ROLE:
            return self._ids[row]
        if role == CARD_ROLE:
            return self._card(row)
        if role == GROUP_ROLE:
            return self._group(row)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            card = self._card(row)
            return card.row.headline if card else ""
        return None

    # ------------------------------------------------------------ what the pane says

    def show(self, listing: Listing) -> None:
        """Show another listing, or the same one after the archive changed."""
        self.beginResetModel()
        self._edition += 1
        self._ids = listing.ids
        self._query = listing.query
        self._one_newspaper = listing.place.newspaper is not None
        self._cards.clear()
        self._asked.clear()
        self.endResetModel()

    def row_of(self, article: int) -> int | None:
        """The row of an article, by its number."""
        try:
            return self._ids.index(article)
        except ValueError:
            return None

    def retranslate(self) -> None:
        """Dates and lengths are made anew in the language spoken now."""
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    # ------------------------------------------------------------ inside

    def _card(self, row: int) -> Card | None:
        card = self._cards.get(self._ids[row])
        if card is not None:
            self._cards.move_to_end(self._ids[row])
        elif self._ids[row] not in self._cards:
            self._want(row // PAGE)
        return card

    def _group(self, row: int) -> str:
        card = self._card(row)
        if card is None:
            return ""
        before = self._cards.get(self._ids[row - 1]) if row else None
        name = self._heading(card)
        return "" if before is not None and self._heading(before) == name else name

    def _heading(self, card: Card) -> str:
        row = card.row
        newspaper = "" if self._one_newspaper else row.newspaper
        page = labels.page_name(row.page, row.section) if row.page or row.section else ""
        return " · ".join(part for part in (newspaper, labels.day_name(row.date), page) if part)

    def _want(self, page: int) -> None:
        lane = page % _LANES
        if self._asked.get(lane) == page:
            return
        self._asked[lane] = page  # new work in a lane drops the page that was asked for before
        edition, first = self._edition, page * PAGE
        ids = list(self._ids[first : first + PAGE])
        self._ask(f"cards {lane}", ids, self._query, lambda cards: self._take(edition, page, ids, cards))

    def _take(self, edition: int, page: int, ids: list[int], cards: dict[int, Card]) -> None:
        if edition != self._edition:
            return
        self._asked.pop(page % _LANES, None)
        for one in ids:
            self._cards[one] = cards.get(one)
        while len(self._cards) > _KEPT:
            self._cards.popitem(last=False)
        first = page * PAGE
        last = min(first + len(ids), len(self._ids) - 1)  # one row on: its heading may depend on this page
        self.dataChanged.emit(self.index(first), self.index(last))
