"""Starts the window: before anything is shown only what is shown is loaded; the archive opens in the background.

Goes in: what the command line asked for. Comes out: an exit status, and a picture where one was asked for.
Must not know: commands, the archive's insides.
"""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from collections.abc import MutableMapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QBuffer, QIODevice, QObject, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from newsdesk import settings as settings_module
from newsdesk.errors import ExportFailed, NewsdeskError
from newsdesk.settings import Settings
from newsdesk.ui import crash
from newsdesk.ui.background import Background
from newsdesk.ui.desk import Desk
from newsdesk.ui.fonts import make_chinese_readable
from newsdesk.ui.icons import program_icon
from newsdesk.ui.look import Look
from newsdesk.ui.window import MainWindow

_log = logging.getLogger(__name__)
_TURN = 0.001  # seconds a thread keeps Python while another wants it: the window asks anew for each thing it paints
DONE = 0


def run_window(
    archive: Path | None = None,
    *,
    query: str | None = None,
    screenshot: Path | None = None,
    size: tuple[int, int] | None = None,
    theme: str | None = None,
    language: str | None = None,
) -> int:
    """Show the window until it is closed; with `screenshot` draw it once it is ready, and leave.

    `archive` None is the one opened last, else the default one. `theme` is system, light or dark, `language` system or
    one of wording.LANGUAGES; None means as the person chose. Returns 0. Where a picture was asked for, raises
    ArchiveUnusable (the picture shows it too) and ExportFailed.
    """
    app = application()
    kept = settings_module.load()
    if not make_chinese_readable():
        _log.warning("no Chinese font")
    look = Look(app, theme or kept.theme, language or kept.language)
    wanted = (archive or Path(kept.archive or settings_module.default_archive())).absolute()
    left = taken_up(kept, wanted) if screenshot is None else Settings(theme=look.theme)
    window = open_window(look, wanted, left, query)
    if size is not None:
        window.resize(*size)
    photographer = Photographer(window, screenshot) if screenshot is not None else None
    if photographer is None:
        crash.watch()
        window.closing.connect(lambda: _keep(window))
    window.show()
    calm_collector()
    sys.setswitchinterval(_TURN)
    app.exec()
    window.desk.close()
    return photographer.leave() if photographer is not None else DONE


def calm_collector() -> None:
    """Let Python look for garbage less often, and never again among what the start has made.

    Each look at a large heap stops every thread, the window's too, for tens of milliseconds during an import.
    """
    gc.freeze()
    gc.set_threshold(20_000, 30, 30)


def application() -> QApplication:
    """The one QApplication; drawn into memory where there is no display."""
    choose_platform(os.environ)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(["newsdesk"])
    app.setApplicationName("newsdesk")
    app.setApplicationDisplayName("Newsdesk")
    app.setDesktopFileName("newsdesk")
    app.setStyle("Fusion")
    app.setWindowIcon(program_icon())
    return app


def choose_platform(environment: MutableMapping[str, str]) -> None:
    """Have Qt draw into memory where there is no display; a variable that is set to nothing says nothing."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY")
    headless = sys.platform.startswith("linux") and not any(environment.get(name) for name in displays)
    if not environment.get("QT_QPA_PLATFORM"):
        environment.pop("QT_QPA_PLATFORM", None)  # Qt would look for a platform without a name, and abort
        if headless:
            environment["QT_QPA_PLATFORM"] = "offscreen"


def taken_up(kept: Settings, archive: Path) -> Settings:
    """What the last session left; without its place, query and article where they were those of another archive."""
    here = not kept.archive or Path(kept.archive) == archive
    return kept if here else replace(kept, place="", query="", article="")


def open_window(look: Look, archive: Path, kept: Settings, query: str | None = None) -> MainWindow:
    """A window with its archive opening behind it."""
    desk = Desk(Background())
    window = MainWindow(desk, look, kept)
    desk.setParent(window)
    desk.background.failed.connect(window.parts.notices.show_error)
    window.restore(kept)
    if query is not None:
        desk.query = query.strip()
        window.parts.top.search.show_query(desk.query)
    QTimer.singleShot(0, desk, lambda: desk.open_archive(archive))
    return window


def _keep(window: MainWindow) -> None:
    try:
        settings_module.save(window.to_keep(settings_module.load()))
    except OSError as error:
        _log.warning("settings not kept: %s", error)


def _as_png(picture: QPixmap) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


class Photographer(QObject):
    """Waits until everything asked for is on screen, draws the window into a file, and ends the program."""

    def __init__(self, window: MainWindow, target: Path) -> None:
        super().__init__(window)
        self._window, self._target = window, target
        self._done = False
        self._error: BaseException | None = None
        sys.excepthook = self._give_up
        window.desk.archive_refused.connect(self._refused)
        window.desk.background.quiet.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def leave(self) -> int:
        """The exit status; raises what kept the archive from being opened or the picture from being written."""
        sys.excepthook = sys.__excepthook__
        if self._error is not None:
            raise self._error
        return DONE

    def _refused(self, error: NewsdeskError) -> None:
        self._error = error

    def _look(self) -> None:
        picture = self._window.grab()  # painting asks for the rows in sight; then this is not the last look
        if self._window.desk.background.busy or self._done:
            return
        self._done = True
        from newsdesk.library import write_file  # noqa: PLC0415 - long since loaded, but not before the window shows

        with contextlib.suppress(OSError):  # whether there is a folder, writing says
            self._target.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_file(self._target, _as_png(picture))
        except ExportFailed as error:
            self._error = error
        QApplication.exit(0)

    def _give_up(self, _kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """A defect of ours: nobody sits there to close the window, so leave, and let it be known."""
        self._error = error
        QApplication.exit(1)
