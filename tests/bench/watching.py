"""Watches the program's window from inside its event loop: when it can be used, and when it does not answer."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from newsdesk.ui.intake import IntakeReport
from newsdesk.ui.window import MainWindow

BEAT = 5  # milliseconds


def told(word: str) -> None:
    """To whoever measures."""
    print(word, flush=True)


class Usable(QObject):
    """Watches the list being painted until it shows headlines and the window has nothing more to do."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._list = window.parts.articles.view.viewport()
        self._shown = self._done = False

    def begin(self) -> None:
        """Look at every painting of the list, and whenever the background falls quiet."""
        self._list.installEventFilter(self)
        self._window.desk.background.quiet.connect(self._look)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            if not self._shown:
                self._shown = True
                QTimer.singleShot(0, lambda: told("shown"))
            QTimer.singleShot(0, self._look)
        return False

    def _look(self) -> None:
        view = self._window.parts.articles.view
        first = view.model().index(0, 0)
        if self._done or self._window.desk.background.busy or not first.data(Qt.ItemDataRole.DisplayRole):
            return
        self._done = True
        told("usable")
        QApplication.exit(0)


class Heartbeat(QObject):
    """A timer on the UI thread; where it beats late, something held the thread up."""

    def __init__(self, window: MainWindow, editions: Path) -> None:
        super().__init__(window)
        self._window = window
        self._editions = editions
        self._gaps: list[float] = []
        self._last = self._begun = 0.0
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def begin(self) -> None:
        """Import as soon as the window has come to rest."""
        self._window.desk.background.quiet.connect(self._import)

    def _import(self) -> None:
        if self._window.desk.background.busy or self._begun:
            return
        intake = self._window.parts.deeds.intake
        intake.finished.connect(self._finished)
        intake.failed.connect(self._failed)
        self._begun = self._last = perf_counter()
        self._timer.start()
        intake.begin([self._editions], None)

    def _failed(self, error: Exception) -> None:
        sys.stderr.write(f"{error}\n")
        QApplication.exit(1)

    def _beat(self) -> None:
        now = perf_counter()
        self._gaps.append((now - self._last) * 1000)
        self._last = now

    def _finished(self, report: IntakeReport) -> None:
        self._report = report
        self._took = perf_counter() - self._begun
        QTimer.singleShot(1000, self._tell)  # what the window does about it counts as well

    def _tell(self) -> None:
        gaps = sorted(self._gaps)
        figures = {
            "sources": len(self._report.outcomes),
            "articles": self._report.articles,
            "seconds": round(self._took, 2),
            "beats": len(gaps),
            "median": round(gaps[len(gaps) // 2], 1),
            "p99": round(gaps[len(gaps) * 99 // 100], 1),
            "worst": [round(gap, 1) for gap in gaps[:-6:-1]],
        }
        told(json.dumps(figures))
        QApplication.exit(0)
