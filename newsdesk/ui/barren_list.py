"""What stands where the list is empty: that nothing was found, how the query was understood, what else it could mean.

Goes in: an empty listing, and what the archive offers instead. Comes out: `query_chosen`. Must not know: the archive.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from newsdesk.domain import EVERYWHERE
from newsdesk.query_words import asked_sentence
from newsdesk.ui import labels
from newsdesk.ui.desk import Listing
from newsdesk.ui.surveying import Found, Offers
from newsdesk.ui.widgets import label, menu_text, push_button
from newsdesk.wording import _

_MANY = 5


class BarrenList(QWidget):
    """Says so, and offers other ways to write the query."""

    query_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._listing = Listing(EVERYWHERE, "", (), 0.0)
        self._offers: Offers | None = None
        self._title = label("emptyTitle", wrapped=True)
        self._text = label("emptyText", wrapped=True)
        self._understood = label("quiet", wrapped=True)
        self._groups = [(label("emptyText", wrapped=True), QVBoxLayout()) for _ in range(2)]
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 32, 16, 16)
        column.setSpacing(8)
        for widget in (self._title, self._understood, self._text):
            column.addWidget(widget)
        for heading, buttons in self._groups:
            buttons.setSpacing(6)
            column.addWidget(heading)
            column.addLayout(buttons)
        column.addStretch(1)
        self.show_listing(self._listing)

    def show_listing(self, listing: Listing) -> None:
        """Speak of an empty listing."""
        self._listing, self._offers = listing, None
        self._say()

    def offer(self, offers: Offers) -> None:
        """Offer what else could be meant; what was found for another query is passed over."""
        if offers.query == self._listing.query:
            self._offers = offers
            self._say()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self._say()

    def _say(self) -> None:
        offers, query = self._offers, self._listing.query
        self._title.setText(_("Nothing found") if query else _("No articles here"))
        explained = self._listing.explained
        self._understood.setText(asked_sentence(explained) if explained is not None else "")
        self._understood.setVisible(explained is not None)
        self._text.setText(self._advice())
        self._text.setVisible(bool(self._text.text()))
        found = (offers.nearest, offers.readings) if offers is not None else ((), ())
        words = (_("Did you mean"), _("As written it stands nowhere. Read differently:"))
        for (heading, buttons), text, queries in zip(self._groups, words, found, strict=True):
            heading.setText(text)
            heading.setVisible(bool(queries))
            self._fill(buttons, queries)

    def _advice(self) -> str:
        """What to do; nothing while what else could be meant is still being looked for, or is there."""
        if not self._listing.query:
            return _("Choose another place on the left, or import editions.")
        if self._offers is None or self._offers.readings or self._offers.nearest:
            return ""
        return _("Punctuation inside quotation marks has to stand in the text; fewer words find more.")

    def _fill(self, buttons: QVBoxLayout, queries: Found) -> None:
        while (item := buttons.takeAt(0)) is not None:
            button = item.widget()
            if button is not None:
                button.hide()
                button.deleteLater()
        for query, found in queries[:_MANY]:
            button = push_button(menu_text(f"{query}\u2002·\u2002{labels.articles(found)}"))
            button.clicked.connect(lambda _checked=False, text=query: self.query_chosen.emit(text))
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
