"""The editions tree as Qt wants to read it: newspaper, year, month, day, page, each level read when it is opened.

Goes in: Library.children, asked for through a function that answers later. Comes out: a model whose rows change in
place when the archive does, so that what is open stays open. Must not know: threads, SQL, how a row is painted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from newsdesk.domain import EVERYWHERE, Place, PlaceCount
from newsdesk.ui import labels
from newsdesk.ui.widgets import tip

PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex
AskChildren = Callable[[Place, Callable[[list[PlaceCount]], None]], None]


@dataclass(slots=True, eq=False)
class _Node:
    count: PlaceCount
    parent: _Node | None
    number: int  # what Qt's indexes carry: a number never dangles as a pointer may
    children: list[_Node] = field(default_factory=list)
    asked: bool = False
    known: bool = False

    @property
    def row(self) -> int:
        return self.parent.children.index(self) if self.parent else 0


class EditionsModel(QAbstractItemModel):
    """First row: all editions. Then the newspapers, with what lies below them."""

    answered = Signal(object)  # Place: its children are known now

    def __init__(self, ask: AskChildren, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self._numbers = count(1)
        self._nodes: dict[int, _Node] = {}
        self._root = self._new_node(PlaceCount(EVERYWHERE, None, 0, 0, 0), None)

    # ------------------------------------------------------------ what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's form
        node = self._node(parent)
        if column != 0 or not 0 <= row < len(node.children):
            return QModelIndex()
        return self.createIndex(row, column, node.children[row].number)

    def parent(self, child: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        node = self._node(child)
        return self._index_of(node.parent) if node.parent else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self._node(parent).children)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 1

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        node = self._node(parent)
        if node is self._root:
            return bool(node.children)
        return _may_have_children(node.count.place) and (not node.known or bool(node.children))

    def canFetchMore(self, parent: Index) -> bool:
        node = self._node(parent)
        return node is not self._root and not node.asked and _may_have_children(node.count.place)

    def fetchMore(self, parent: Index) -> None:
        if self.canFetchMore(parent):
            self._read(self._node(parent))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        counted = self._node(index).count
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            name = labels.place_name(counted)
            return tip(name) if role == Qt.ItemDataRole.ToolTipRole else name
        if role == PLACE_ROLE:
            return counted.place
        if role == COUNT_ROLE:
            return counted
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return f"{labels.issues(counted.issues)}, {labels.articles(counted.articles)}"
        return None

    # ------------------------------------------------------------ what the pane asks

    def read_again(self) -> None:
        """Count again whatever is known; open branches stay open."""
        self._read(self._root)
        for node in list(self._known(self._root)):
            self._read(node)

    def clear(self) -> None:
        """Forget everything (another archive)."""
        self.beginResetModel()
        self._nodes.clear()
        self._root = self._new_node(self._root.count, None)
        self.endResetModel()

    def retranslate(self) -> None:
        """Names are made anew in the language spoken now."""
        for node in (self._root, *self._known(self._root)):
            if node.children:
                self.dataChanged.emit(self._index_of(node.children[0]), self._index_of(node.children[-1]))

    def find(self, place: Place) -> QModelIndex:
        """The index of a place, invalid while its parents are not read yet."""
        node: _Node | None = self._root
        for step in lineage(place):
            node = next((child for child in node.children if child.count.place == step), None) if node else None
        return self._index_of(node) if node else QModelIndex()

    def ancestors(self, index: Index) -> list[PlaceCount]:
        """The counts from the newspaper down to this index."""
        node: _Node | None = self._node(index)
        found = []
        while node is not None and node is not self._root:
            found.append(node.count)
            node = node.parent
        return found[::-1]

    # ------------------------------------------------------------ inside

    def _node(self, index: Index) -> _Node:
        return self._nodes.get(index.internalId(), self._root) if index.isValid() else self._root

    def _new_node(self, counted: PlaceCount, parent: _Node | None) -> _Node:
        node = _Node(counted, parent, next(self._numbers))
        self._nodes[node.number] = node
        return node

    def _forget(self, node: _Node) -> None:
        self._nodes.pop(node.number, None)
        for child in node.children:
            self._forget(child)

    def _index_of(self, node: _Node) -> QModelIndex:
        return QModelIndex() if node is self._root else self.createIndex(node.row, 0, node.number)

    def _known(self, node: _Node) -> list[_Node]:
        return [found for child in node.children if child.known for found in (child, *self._known(child))]

    def _read(self, node: _Node) -> None:
        node.asked = True
        self._ask(node.count.place, lambda counts: self._take(node, counts))

    def _take(self, node: _Node, counts: list[PlaceCount]) -> None:
        if not self._stands(node):
            return
        if node is self._root and counts:
            held = zip(*((one.issues, one.editions, one.articles) for one in counts), strict=True)
            counts = [PlaceCount(EVERYWHERE, None, *map(sum, held)), *counts]
        first = not node.known
        node.known = True
        self._remove_gone(node, {one.place for one in counts})
        self._put(node, counts)
        if first and not counts and node is not self._root:
            index = self._index_of(node)
            self.dataChanged.emit(index, index)
        self.answered.emit(node.count.place)

    def _stands(self, node: _Node) -> bool:
        while node.parent is not None:
            if node not in node.parent.children:
                return False
            node = node.parent
        return node is self._root

    def _remove_gone(self, node: _Node, stay: set[Place]) -> None:
        for row in range(len(node.children) - 1, -1, -1):
            if node.children[row].count.place not in stay:
                self.beginRemoveRows(self._index_of(node), row, row)
                self._forget(node.children.pop(row))
                self.endRemoveRows()

    def _put(self, node: _Node, counts: list[PlaceCount]) -> None:
        if not node.children and counts:
            self.beginInsertRows(self._index_of(node), 0, len(counts) - 1)
            node.children = [self._new_node(one, node) for one in counts]
            self.endInsertRows()
            return
        for row, counted in enumerate(counts):
            here = node.children[row] if row < len(node.children) else None
            if here is None or here.count.place != counted.place:
                self._insert_or_move(node, row, counted)
            elif here.count != counted:
                here.count = counted
                index = self._index_of(here)
                self.dataChanged.emit(index, index)

    def _insert_or_move(self, node: _Node, row: int, counted: PlaceCount) -> None:
        parent = self._index_of(node)
        old = next((at for at, child in enumerate(node.children) if child.count.place == counted.place), None)
        if old is not None:
            self.beginMoveRows(parent, old, old, parent, row)
            moved = node.children.pop(old)
            moved.count = counted
            node.children.insert(row, moved)
            self.endMoveRows()
            return
        self.beginInsertRows(parent, row, row)
        node.children.insert(row, self._new_node(counted, node))
        self.endInsertRows()


def lineage(place: Place) -> list[Place]:
    """The places from the top level down to this one; everywhere is a row of its own."""
    if place.newspaper is None:
        return [place]
    steps = [Place(place.newspaper)]
    if place.year is not None:
        steps.append(replace(steps[-1], year=place.year))
    if place.month is not None:
        steps.append(replace(steps[-1], month=place.month))
    if place.day is not None:
        steps.append(replace(steps[-1], day=place.day))
    if place.page is not None:
        steps.append(place)
    return steps


def _may_have_children(place: Place) -> bool:
    return place.newspaper is not None and place.page is None


def place_as_text(place: Place) -> str:
    """A place as the settings keep it: 1/2021/8/6/01."""
    parts = (place.newspaper, place.year, place.month, place.day, place.page)
    return "/".join(str(part) for part in parts if part is not None)


def place_from_text(text: str) -> Place:
    """The place a setting names; everywhere where it names none."""
    parts = text.split("/", 4) if text else []
    try:
        numbers = [int(part) for part in parts[:4]]
    except ValueError:
        return EVERYWHERE
    page = parts[4] if len(parts) > 4 else None
    newspaper, year, month, day = [*numbers, None, None, None, None][:4]
    return Place(newspaper, year, month, day, page)
