"""Windows to test: a look, an archive with invented editions, and a way to wait until nothing is under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.settings import Settings
from newsdesk.ui.intake import sample_paths
from newsdesk.ui.look import Look
from newsdesk.ui.start import open_window
from newsdesk.ui.window import MainWindow

LONG = 60_000  # milliseconds: a limit against hanging, never a measure


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen of Qt says of every dialog that it cannot keep it from being resized; nobody minds."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    qapp.setStyle("Fusion")
    made = Look(qapp, "light", "en")
    yield made
    made.use_language("en")
    made.deleteLater()


OpenWindow = Callable[..., MainWindow]
Settle = Callable[[MainWindow], None]


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Waits until everything that was asked for is there, what painting asks for included."""

    def wait(window: MainWindow) -> None:
        window.grab()
        while window.desk.background.busy:
            with qtbot.waitSignal(window.desk.background.quiet, timeout=LONG):
                pass
            window.grab()

    return wait


@pytest.fixture
def open_at(qtbot: QtBot, look: Look, settle: Settle, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens windows at an archive (an empty one of its own where none is named) and waits until they are ready."""
    windows: list[MainWindow] = []

    def open_it(archive: Path | None = None, kept: Settings | None = None, query: str | None = None) -> MainWindow:
        window = open_window(look, archive or tmp_path / "own.archive", kept or Settings(), query)
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        with qtbot.waitSignal(window.desk.background.quiet, timeout=LONG):
            pass
        settle(window)
        window.activateWindow()
        return window

    yield open_it
    for window in windows:
        window.close()
        window.desk.close()
        window.deleteLater()


@pytest.fixture
def filled(qtbot: QtBot, open_at: OpenWindow, settle: Settle) -> MainWindow:
    """A window at an archive that holds the sample editions."""
    window = open_at()
    with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG):
        window.parts.deeds.intake.begin([path for path in sample_paths() if path.is_file()][:4], None)
    settle(window)
    return window
