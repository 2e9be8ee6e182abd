"""Asks a person for files and folders. One place, so that tests can answer instead.

Goes in: what is wanted. Comes out: paths, or nothing where the person changed their mind. Must not know: the archive.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from newsdesk.wording import _, mark

KINDS = {
    "txt": mark("Plain text (*.txt)"),
    "md": mark("Markdown (*.md)"),
    "html": mark("Web page (*.html)"),
}


def ask_files(parent: QWidget, folder: str) -> list[Path]:
    """Files to import."""
    kinds = f"{_('Text editions (*.txt *.zip)')};;{_('All files (*)')}"
    return [Path(name) for name in QFileDialog.getOpenFileNames(parent, _("Import Files"), folder, kinds)[0]]


def ask_folder(parent: QWidget, folder: str) -> Path | None:
    """A folder to import."""
    named = QFileDialog.getExistingDirectory(parent, _("Import Folder"), folder)
    return Path(named) if named else None


def ask_export(parent: QWidget, folder: str, name: str) -> tuple[Path, str] | None:
    """Where to export to, and as which kind."""
    words = {_(text): kind for kind, text in KINDS.items()}
    start = str(Path(folder) / name) if folder else name
    named, chosen = QFileDialog.getSaveFileName(parent, _("Export"), start, ";;".join(words))
    if not named:
        return None
    out = Path(named)
    ending = out.suffix.lower().lstrip(".").replace("htm", "html").replace("htmll", "html")
    kind = ending if ending in KINDS else words.get(chosen, "txt")
    return (out if ending in KINDS else out.with_name(f"{out.name}.{kind}")), kind


def ask_archive(parent: QWidget, path: str) -> Path | None:
    """Another archive; one that is not there yet is begun."""
    words = f"{_('Archives (*.archive)')};;{_('All files (*)')}"
    dialog = QFileDialog(parent, _("Open Other Archive"), path, words)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Open"))
    dialog.setDefaultSuffix("archive")
    if not dialog.exec():
        return None
    return Path(dialog.selectedFiles()[0])
