"""What the article read is about, as chips in the reader's foot: a press searches, a menu puts a word into a list.

Goes in: an article's keywords, the keyword lists. Comes out: words to search for, words for a list.
Must not know: the archive, how keywords are found.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from newsdesk.domain import ArticleKeywords, Keyword, KeywordList, ListKind
from newsdesk.ui import labels
from newsdesk.ui.chips import GAP, Chip
from newsdesk.ui.look import Look
from newsdesk.ui.widgets import label, menu_text
from newsdesk.wording import _, mark

_KINDS = {
    ListKind.PERSON: mark("Person"),
    ListKind.PLACE: mark("Place"),
    ListKind.ORGANISATION: mark("Organisation"),
    ListKind.TERM: mark("Term"),
}
_NONE = ArticleKeywords((), (), (), ())
_NAMES = 2  # of people, of places, of organisations, before all the other words


class KeywordChips(QWidget):
    """One row; what does not fit stands in a menu."""

    word_chosen = Signal(str)
    word_listed = Signal(int, str)  # for the list with this number
    list_wanted = Signal(str)  # for a list that is still to be made

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._keywords = _NONE
        self.lists: tuple[KeywordList, ...] = ()
        self._title = label("quiet")
        self._chips: list[Chip] = []
        self._more: Chip | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._title)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        look.changed.connect(self._fill)
        self._fill()

    def show_keywords(self, keywords: ArticleKeywords | None) -> None:
        """Show what an article is about; None while nobody knows."""
        self._keywords = keywords or _NONE
        self._fill()

    def words(self) -> list[Keyword]:
        """Every word in the order of the row: some names of each kind, what it is about, the other names."""
        names = (self._keywords.people, self._keywords.places, self._keywords.organisations)
        first = [word for some in names for word in some[:_NAMES]]
        return [
            *self._keywords.about[:4],
            *first,
            *self._keywords.about[4:],
            *(w for some in names for w in some[_NAMES:]),
        ]

    def shown(self) -> list[str]:
        """The words of the chips that are in the row."""
        return [chip.words for chip in self._chips if not chip.isHidden()]

    def _fill(self) -> None:
        for chip in (*self._chips, *([self._more] if self._more else [])):
            self._row.removeWidget(chip)
            chip.setParent(None)
            chip.deleteLater()
        words = self.words()
        self._title.setText(_("Keywords"))
        self._title.setVisible(bool(words))
        self._chips = [self._chip(word) for word in words]
        self._more = Chip(self._look, "…", hint=_("More keywords")) if words else None
        for place, chip in enumerate((*self._chips, *([self._more] if self._more else [])), 1):
            self._row.insertWidget(place, chip)
        if self._more is not None:
            self._more.clicked.connect(self._show_more)
        self._fit()

    def _chip(self, word: Keyword) -> Chip:
        hint = f"{_(_KINDS[word.kind])} · {labels.hits(word.occurrences)} · {labels.articles(word.articles)}"
        chip = Chip(self._look, word.text, hint=hint)
        chip.clicked.connect(partial(self._choose, word.text))
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(partial(self._show_menu, chip, word.text))
        return chip

    def _choose(self, word: str, _checked: bool = False) -> None:
        self.word_chosen.emit(word)

    def _fit(self) -> None:
        """Show as many chips as there is room for, and the one for the rest where some have none."""
        room = self.width() - self._title.sizeHint().width() - GAP
        widths = [chip.sizeHint().width() + GAP for chip in self._chips]
        rest = self._more.sizeHint().width() + GAP if self._more else 0
        fits = sum(widths) <= room
        used = 0
        for chip, width in zip(self._chips, widths, strict=True):
            used += width
            chip.setVisible(used <= (room if fits else room - rest))
        if self._more is not None:
            self._more.setVisible(not fits)

    def _show_more(self) -> None:
        menu = QMenu(self)
        for chip in self._chips:
            if chip.isHidden():
                menu.addAction(menu_text(chip.words), partial(self._choose, chip.words))
        self._pop_up(menu, self._more, QPoint(0, 0))

    def _show_menu(self, chip: Chip, word: str, at: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(_("Search for It"), partial(self._choose, word))
        lists = menu.addMenu(_("Put into Keyword List"))
        for one in self.lists:
            lists.addAction(menu_text(one.name), partial(self.word_listed.emit, one.id, word))
        if self.lists:
            lists.addSeparator()
        lists.addAction(_("New List…"), partial(self.list_wanted.emit, word))
        self._pop_up(menu, chip, at)

    @staticmethod
    def _pop_up(menu: QMenu, beside: QWidget | None, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        if beside is not None:
            menu.popup(beside.mapToGlobal(at))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._fill()
