"""The one place for what goes on: what the archive holds, a passing word, and long work with its way to stop.

Goes in: holdings, words, progress. Comes out: `stop_requested`. Must not know: what the work is.
"""

from __future__ import annotations

from time import monotonic

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from newsdesk.domain import Holdings
from newsdesk.tasks import Progress
from newsdesk.ui import labels
from newsdesk.ui.look import Look
from newsdesk.ui.widgets import label, named
from newsdesk.wording import _

_PASSING = 8000  # milliseconds a passing word stays
_SOON = 3.0  # seconds of work before a time left is guessed


class StatusLine(QWidget):
    """The lowest line of the window."""

    stop_requested = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        named(self, "statusLine")
        self.setFixedHeight(27)
        self._look = look
        self._holdings: Holdings | None = None
        self._title, self._began = "", 0.0
        self._holds, self.word, self.work = label(), label(), label()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(150, 4)
        self._stop = QToolButton()
        self._stop.setFixedSize(22, 20)
        self._stop.setStyleSheet("padding: 0")
        self._stop.clicked.connect(self.stop_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 0, 10, 0)
        row.setSpacing(16)
        row.addWidget(self._holds)
        row.addWidget(self.word)
        row.addStretch(1)
        row.addWidget(self.work)
        row.addWidget(self.bar)
        row.addWidget(self._stop)
        self._passing = QTimer(self, singleShot=True, interval=_PASSING)
        self._passing.timeout.connect(self.word.clear)
        look.changed.connect(self._tint)
        self._tint()
        self.end_work()
        self.retranslate()

    def show_holdings(self, holdings: Holdings) -> None:
        """Say how much the archive holds."""
        self._holdings = holdings
        self._holds.setText(f"{labels.issues(holdings.issues)} · {labels.articles(holdings.articles)}")

    def say(self, word: str) -> None:
        """A passing word."""
        self.word.setText(word)
        self._passing.start()

    def unsay(self, *words: str) -> None:
        """Take back a passing word that holds no longer; any other stays."""
        if self.word.text() in words:
            self.word.clear()

    def begin_work(self, title: str) -> None:
        """Long work begins; its title is marked for translation, as the language may change meanwhile."""
        self._title, self._began = title, monotonic()
        self.work.setText(_(title))
        self.bar.setRange(0, 0)
        for widget in (self.work, self.bar, self._stop):
            widget.show()

    def show_progress(self, progress: Progress) -> None:
        """How far it has come, and a guess at the time left."""
        parts = [_(self._title)]
        if progress.total:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
            parts.append(f"{labels.number(progress.done)} / {labels.number(progress.total)}")
        passed = monotonic() - self._began
        if progress.total and progress.done and passed > _SOON:
            parts.append(labels.time_left(passed / progress.done * (progress.total - progress.done)))
        elif progress.item:
            parts.append(self._shortened(progress.item))
        self.work.setText(" · ".join(parts))

    def end_work(self) -> None:
        """Nothing is under way any more."""
        self.work.clear()
        for widget in (self.work, self.bar, self._stop):
            widget.hide()

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        self._stop.setToolTip(_("Stop what is under way; what is finished stays"))
        self._stop.setAccessibleName(_("Stop"))
        self.word.clear()
        if self._holdings is not None:
            self.show_holdings(self._holdings)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _shortened(self, item: str) -> str:
        name = item.replace("\\", "/").rsplit("/", 1)[-1].replace("\n", " ")
        return self.work.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 260)

    def _tint(self) -> None:
        self._stop.setIcon(self._look.icon("close", size=12))
        self._stop.setIconSize(QSize(12, 12))
