"""Our own failures: logged, shown in plain words, with a report that can be copied. Nothing in the archive is lost.

Goes in: an exception nobody caught. Comes out: a log record and a dialog. Must not know: the archive.
"""

from __future__ import annotations

import logging
import platform
import sys
import traceback
from types import TracebackType

import PySide6
from PySide6.QtCore import QLibraryInfo, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsdesk import __version__
from newsdesk.ui.widgets import closing_buttons, label
from newsdesk.wording import _

_log = logging.getLogger(__name__)


class CrashDialog(QDialog):
    """Says that something of ours broke, and shows the details."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Newsdesk")
        self.resize(640, 420)
        title = label("dialogTitle", _("Something went wrong inside Newsdesk"), wrapped=True)
        text = _(
            "The archive is safe: a change is stored whole or not at all. The report holds no text of your editions."
        )
        words = label("quiet", text, wrapped=True)
        self.report = QPlainTextEdit(report, readOnly=True)
        copy = QPushButton(_("Copy Report"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        buttons = closing_buttons(self, copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for widget in (title, words, self.report, buttons):
            column.addWidget(widget)


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What the makers need: versions, and where it broke; frames without values, which may be a newspaper's text."""
    frames = "".join(traceback.format_tb(trace))
    return f"{versions()}\n\n{frames}{kind.__name__}: {str(error)[:200]}"


def versions() -> str:
    """The program, Python, Qt and the system, on one line each."""
    lines = (
        f"Newsdesk {__version__}",
        f"Python {platform.python_version()}",
        f"PySide6 {PySide6.__version__}, Qt {QLibraryInfo.version().toString()}",
        f"{platform.system()} {platform.release()} {platform.machine()}",
    )
    return "\n".join(lines)


def watch() -> None:
    """From now on show what nobody caught."""
    sys.excepthook = _show


def _show(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        QApplication.exit(130)
        return
    _log.critical("uncaught", exc_info=(kind, error, trace))
    if not any(isinstance(widget, CrashDialog) for widget in QApplication.topLevelWidgets()):
        CrashDialog(report_of(kind, error, trace), QApplication.activeWindow()).open()
