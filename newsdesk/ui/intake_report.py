"""The report of an import: how many came in, and each refused file with its reason.

Goes in: an IntakeReport. Comes out: one sentence, or a panel a person can copy from. Must not know: the archive.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from newsdesk.domain import ImportOutcome, ImportStatus
from newsdesk.ui import labels
from newsdesk.ui.intake import IntakeReport
from newsdesk.ui.widgets import closing_buttons, label
from newsdesk.wording import _, sentence, visible


def summary(report: IntakeReport) -> str:
    """What became of the import, in one sentence: 已导入 3 份，共 17 篇；已有 1 份。"""
    imported = report.count(ImportStatus.IMPORTED)
    parts = []
    if report.stopped:
        parts.append(_("Stopped; what was finished stays"))
    if imported or not report.outcomes:
        parts.append(
            _(
                "{sources} imported, {articles}",
                sources=labels.number(imported),
                articles=labels.articles(report.articles),
            )
        )
    for status, words in (
        (ImportStatus.UPDATED, _("{count} updated")),
        (ImportStatus.DUPLICATE, _("{count} held already")),
        (ImportStatus.REFUSED, _("{count} refused")),
    ):
        if report.count(status):
            parts.append(words.format(count=labels.number(report.count(status))))
    return _("; ").join(parts) + _(".")


def reason(outcome: ImportOutcome) -> str:
    """Why a file was refused, in a sentence that names it."""
    words = sentence(outcome.problem) if outcome.problem else ""
    return words if visible(Path(outcome.path).name) in words else f"{visible(outcome.path)}\n{words}"


def file_of(path: Path) -> Path:
    """The file to import again: for a text in a zip file, whose path goes on inside it, the zip file."""
    return next((one for one in (path, *path.parents) if one.is_file()), path)


class RefusedPanel(QDialog):
    """Each refused file with its reason, to read, to copy, and to try again."""

    again_requested = Signal(list)  # paths

    def __init__(self, parent: QWidget | None, report: IntakeReport) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Import Report"))
        self.resize(620, 380)
        self._paths = list(dict.fromkeys(file_of(Path(one.path)) for one in report.refused))
        title = label("dialogTitle", summary(report), wrapped=True)
        text = _("These files were not taken in. Nothing of them stays in the archive.")
        words = label("quiet", text, wrapped=True)
        self.list = QPlainTextEdit(readOnly=True)
        self.list.setPlainText("\n\n".join(reason(one) for one in report.refused))
        copy, again = QPushButton(_("Copy Report")), QPushButton(_("Try These Again"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.list.toPlainText()))
        again.clicked.connect(self._again)
        buttons = closing_buttons(self, copy, again)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(12)
        for widget in (title, words, self.list, buttons):
            column.addWidget(widget)

    def _again(self) -> None:
        self.again_requested.emit(self._paths)
        self.close()
