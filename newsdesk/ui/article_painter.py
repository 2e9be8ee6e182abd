"""Paints one line of the articles list as a newspaper's contents would print it.

Goes in: a card and whether it is chosen. Comes out: paint, and a height. Cards that are not read yet are quiet bars.
Must not know: the archive, how the list scrolls.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from newsdesk.ui import labels
from newsdesk.ui.articles_model import CARD_ROLE, GROUP_ROLE
from newsdesk.ui.cards import Card
from newsdesk.ui.fonts import form_of, with_even_figures
from newsdesk.ui.look import SMALL, Look
from newsdesk.ui.typeset import SetText

PLACEHOLDER = 104
_SIDE, _ABOVE, _BELOW, _GROUP = 16, 10, 12, 30
_GAP, _FOOT = 4, 18
_KEPT = 400


@dataclass(frozen=True, slots=True)
class _Set:
    """A card as it was set for one width."""

    headline: SetText
    deck: SetText | None
    snippet: SetText | None
    foot: str
    height: int


class ArticlePainter(QStyledItemDelegate):
    """Headline, deck, two lines of text, and a footer of authors, length and hits."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._made: OrderedDict[tuple[int, int], _Set] = OrderedDict()

    def forget(self) -> None:
        """Colours, fonts, language or contents changed: set every card anew."""
        self._made.clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = option.rect.width()
        card = index.data(CARD_ROLE)
        if card is None:
            return QSize(width, PLACEHOLDER)
        group = _GROUP if index.data(GROUP_ROLE) else 0
        return QSize(width, group + self._setting(card, width).height)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        box = QRectF(option.rect)
        card = index.data(CARD_ROLE)
        group = index.data(GROUP_ROLE) if card is not None else ""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if group:
            self._paint_group(painter, box, group)
            box.setTop(box.top() + _GROUP)
        self._paint_ground(painter, box, option.state)
        if card is None:
            self._paint_placeholder(painter, box)
        else:
            self._paint_card(painter, box, self._setting(card, int(box.width())))
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._look.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._look.colour("hover"))
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 1), self._look.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height() - 1), self._look.colour("accent"))

    def _paint_group(self, painter: QPainter, box: QRectF, text: str) -> None:
        painter.setFont(self._look.sans(SMALL))
        painter.setPen(self._look.colour("muted"))
        line = QRectF(box.left() + _SIDE, box.top() + 6, box.width() - 2 * _SIDE, _GROUP - 6)
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_card(self, painter: QPainter, box: QRectF, card: _Set) -> None:
        ink, muted, hit = self._look.colour("ink"), self._look.colour("muted"), self._look.hit
        at = QPointF(box.left() + _SIDE, box.top() + _ABOVE)
        card.headline.paint(painter, at, ink, hit, ink)
        at.setY(at.y() + card.headline.height)
        if card.deck is not None:
            card.deck.paint(painter, at, muted, hit, ink)
            at.setY(at.y() + card.deck.height)
        if card.snippet is not None:
            at.setY(at.y() + _GAP)
            card.snippet.paint(painter, at, ink, hit, ink)
            at.setY(at.y() + card.snippet.height)
        painter.setFont(with_even_figures(self._look.sans(SMALL)))
        painter.setPen(muted)
        foot = QRectF(at.x(), at.y() + _GAP, box.width() - 2 * _SIDE, _FOOT)
        painter.drawText(foot, Qt.AlignmentFlag.AlignVCenter, card.foot)

    def _paint_placeholder(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("chip"))
        for top, part, high in ((14, 0.62, 13), (42, 0.92, 9), (60, 0.8, 9), (84, 0.3, 8)):
            width = (box.width() - 2 * _SIDE) * part
            painter.drawRoundedRect(QRectF(box.left() + _SIDE, box.top() + top, width, high), 3, 3)

    def _setting(self, card: Card, width: int) -> _Set:
        key = (card.row.id, width)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._set(card, width)
            if len(self._made) > _KEPT:
                self._made.popitem(last=False)
        return made

    def _set(self, card: Card, width: int) -> _Set:
        inner = max(80, width - 2 * _SIDE)
        form = form_of(card.row.headline + card.snippet)
        bold = self._look.serif(15, QFont.Weight.DemiBold, form=form)
        headline = SetText(card.row.headline, bold, inner, lines=2, leading=22, marks=card.headline_marks, even=True)
        small, plain = self._look.sans(SMALL, form=form), self._look.sans(form=form)
        deck = (
            SetText(card.row.deck, small, inner, lines=1, leading=19, marks=card.deck_marks) if card.row.deck else None
        )
        text = (
            SetText(card.snippet, plain, inner, lines=2, leading=20, marks=card.snippet_marks) if card.snippet else None
        )
        foot = QFontMetrics(small).elidedText(_foot(card), Qt.TextElideMode.ElideRight, inner)
        height = _ABOVE + headline.height + _GAP + _FOOT + _BELOW
        height += deck.height if deck else 0
        height += _GAP + text.height if text else 0
        return _Set(headline, deck, text, foot, round(height))


def _foot(card: Card) -> str:
    parts = [" ".join(card.row.authors), labels.characters(card.row.characters)]
    if card.hits:
        parts.append(labels.hits(card.hits))
    return "\u2002".join(part for part in parts if part)
