"""The reading pane: the sheet, its foot with the hits' count, and what stands there when nothing is open.

Goes in: opened articles. Comes out: wishes to go beyond the article's hits. Must not know: the archive, the list.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from newsdesk.domain import ArticleKeywords, Folding, KeywordList
from newsdesk.ui import labels
from newsdesk.ui.actions import Actions
from newsdesk.ui.desk import Opened
from newsdesk.ui.keyword_chips import KeywordChips
from newsdesk.ui.look import Look
from newsdesk.ui.reading_view import ReadingView
from newsdesk.ui.widgets import label, named
from newsdesk.wording import _


class Reader(QWidget):
    """The right pane. Room is kept in its foot for keywords."""

    next_article_requested = Signal()  # the next hit stands in the next article
    previous_article_requested = Signal()
    left = Signal()  # Escape: back to the list
    menu_requested = Signal(QPoint)
    word_chosen = Signal(str)  # a keyword, to be searched for
    word_listed = Signal(int, str)  # for the keyword list with this number
    list_wanted = Signal(str)  # for a keyword list that is still to be made

    def __init__(self, look: Look, actions: Actions, size: int) -> None:
        super().__init__()
        named(self, "readPane")
        self._uid = ""
        self.sheet = ReadingView(look, size)
        self._nothing = label("emptyText")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._nothing)
        self.stack.addWidget(self.sheet)
        self.foot = _Foot(actions, KeywordChips(look))
        self.foot.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        self.setFocusProxy(self.sheet)
        self.sheet.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sheet.customContextMenuRequested.connect(lambda at: self.menu_requested.emit(self.sheet.mapToGlobal(at)))
        self.sheet.hit_reached.connect(self._reached)
        self.sheet.left.connect(self.left)
        self.foot.chips.word_chosen.connect(self.word_chosen)
        self.foot.chips.word_listed.connect(self.word_listed)
        self.foot.chips.list_wanted.connect(self.list_wanted)
        look.changed.connect(self.sheet.redraw)
        self.retranslate()

    def show_article(self, opened: Opened) -> None:
        """Put an article on the sheet; what it is about comes later."""
        if opened.article.uid != self._uid:
            self._uid = opened.article.uid
            self.foot.show_keywords(None)
        self.stack.setCurrentWidget(self.sheet)
        self.sheet.show_article(opened)
        self.sheet.setAccessibleDescription(opened.article.headline)

    def show_keywords(self, uid: str, keywords: ArticleKeywords) -> None:
        """Show what an article is about, if it is still the one on the sheet."""
        if uid == self._uid:
            self.foot.show_keywords(keywords)

    def show_lists(self, lists: Sequence[KeywordList]) -> None:
        """The keyword lists that a word can be put into."""
        self.foot.chips.lists = tuple(lists)

    def clear(self) -> None:
        """Clear the sheet."""
        self._uid = ""
        self.sheet.clear_article()
        self.foot.hide()
        self.stack.setCurrentWidget(self._nothing)

    def next_hit(self) -> None:
        """Go to the next hit, on into the next article."""
        if not self.sheet.step_hit(1):
            self.next_article_requested.emit()

    def previous_hit(self) -> None:
        """Go to the hit before, back into the article before."""
        if not self.sheet.step_hit(-1):
            self.previous_article_requested.emit()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self._nothing.setText(_("Choose an article to read it here."))
        self.sheet.setAccessibleName(_("Article"))
        self.sheet.redraw()
        self.foot.retranslate()

    def _reached(self, at: int, of: int) -> None:
        """Count, and say what stands in other characters than were asked for: this hit, or how many of all."""
        marks = self.sheet.marks()
        meant = marks[at - 1 : at] if at else marks
        self.foot.count(at, of, [mark.through for mark in meant if mark.through is not None])

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class _Foot(QWidget):
    """What the article is about; then 第 3 处，共 9 处, through which folding, and the two ways to go."""

    def __init__(self, actions: Actions, chips: KeywordChips) -> None:
        super().__init__()
        named(self, "readFoot")
        self.setFixedHeight(44)
        self.words, self.badge = label(), label("badge")
        self._at, self._of = 0, 0
        self._steps: list[QToolButton] = []
        self._foldings: Sequence[Folding] = ()
        self.chips = chips
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 0, 12, 0)
        row.setSpacing(4)
        row.addWidget(chips, 1)
        row.addSpacing(12)
        row.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self.words)
        row.addSpacing(6)
        for name in ("previous_hit", "next_hit"):
            button = QToolButton()
            button.setDefaultAction(actions[name])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
            row.addWidget(button)
            self._steps.append(button)

    def show_keywords(self, keywords: ArticleKeywords | None) -> None:
        """Show what the article is about; None while nobody knows."""
        self.chips.show_keywords(keywords)
        self._show()

    def _show(self) -> None:
        self.setVisible(self._of > 0 or bool(self.chips.words()))
        for widget in (self.words, *self._steps):
            widget.setVisible(self._of > 0)

    def count(self, at: int, of: int, foldings: Sequence[Folding]) -> None:
        """Show where among the hits one is, and through which foldings the hits meant were reached."""
        self._at, self._of, self._foldings = at, of, foldings
        self._show()
        self.retranslate()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        if self._at:
            self.words.setText(_("Hit {at} of {of}", at=self._at, of=self._of))
        else:
            self.words.setText(_("1 hit") if self._of == 1 else _("{count} hits", count=self._of))
        self.badge.setText(labels.foldings(self._foldings, counted=not self._at))
        self.badge.setToolTip(
            _("It stands there in other forms of its characters. A term behind = is found as written.")
        )
        self.badge.setVisible(bool(self._foldings))
