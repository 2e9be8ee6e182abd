"""Asks a person for files and folders. One place, so that tests can answer instead.

Goes in: what is wanted. Comes out: paths, or nothing where the person changed their mind. Must not know: the archive.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QTreeView, QWidget

from newsdesk.wording import _, mark

KINDS = {
    "txt": mark("Plain text (*.txt)"),
    "md": mark("Markdown (*.md)"),
    "html": mark("Web page (*.html)"),
}
_SIZE, _WIDTHS = (800, 500), {0: 340, 1: 90, 3: 150}  # of Qt's own dialog, in pixels
_KIND_COLUMN = 2  # says "Folder" of folders in English, and of files what their names say already


def ask_files(parent: QWidget, folder: str) -> list[Path]:
    """Files to import."""
    dialog = _dialog(parent, _("Import Files"), folder, [_("Text editions (*.txt *.zip)"), _("All files (*)")])
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    return _chosen(dialog)


def ask_folder(parent: QWidget, folder: str) -> Path | None:
    """A folder to import."""
    dialog = _dialog(parent, _("Import Folder"), folder, [])
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return next(iter(_chosen(dialog)), None)


def ask_export(parent: QWidget, folder: str, name: str) -> tuple[Path, str] | None:
    """Where to export to, and as which kind."""
    words = {_(text): kind for kind, text in KINDS.items()}
    while True:
        dialog = _dialog(parent, _("Export"), folder, list(words))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        named = next(iter(_chosen(dialog)), None)
        if named is None:
            return None
        out, kind = with_ending(named, words.get(dialog.selectedNameFilter(), "txt"))
        if out == named or not out.exists() or may_replace(parent, out):
            return out, kind  # the dialog itself has asked about the name as it was typed, and about no other
        folder, name = str(out.parent), out.name


def with_ending(named: Path, kind: str) -> tuple[Path, str]:
    """The file and its kind: the one its ending says, else `kind`, whose ending it gets."""
    ending = named.suffix.lower().lstrip(".")
    said = "html" if ending == "htm" else ending
    return (named, said) if said in KINDS else (named.with_name(f"{named.name}.{kind}"), kind)


def may_replace(parent: QWidget, out: Path) -> bool:
    """Whether a file that is there already may be written over."""
    question = QMessageBox(parent)
    question.setWindowTitle(_("Export"))
    question.setTextFormat(Qt.TextFormat.PlainText)
    question.setText(_("{file} is there already. Replace it?", file=out.name))
    replace = question.addButton(_("Replace"), QMessageBox.ButtonRole.DestructiveRole)
    question.setDefaultButton(question.addButton(QMessageBox.StandardButton.Cancel))
    question.exec()
    return question.clickedButton() is replace


def ask_archive(parent: QWidget, path: Path) -> Path | None:
    """Another archive; one that is not there yet is begun."""
    dialog = _dialog(parent, _("Open Other Archive"), str(path.parent), [_("Archives (*.archive)"), _("All files (*)")])
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, _("Open"))
    dialog.setDefaultSuffix("archive")
    dialog.selectFile(path.name)
    return next(iter(_chosen(dialog)), None)


def local_paths(dropped: QMimeData) -> list[Path]:
    """The files and folders of this machine among what is dropped."""
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]


def start_folder(folder: str) -> Path:
    """The folder to begin in: this one, or where people keep documents while there is none."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((Path(one) for one in (folder, documents) if one and Path(one).is_dir()), Path.home())


def _dialog(parent: QWidget, title: str, folder: str, kinds: list[str]) -> QFileDialog:
    dialog = QFileDialog(parent, title, str(start_folder(folder)))
    dialog.setNameFilters(kinds)
    # Where the system has no dialog of its own, Qt's is shown, whose catalogues lack these words.
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, _("Folder:"))
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, _("Kind:"))
    listed = dialog.findChild(QTreeView, "treeView")
    if listed is not None:
        listed.header().hideSection(_KIND_COLUMN)
        for column, width in _WIDTHS.items():
            listed.setColumnWidth(column, width)
        dialog.resize(*_SIZE)
    return dialog


def _chosen(dialog: QFileDialog) -> list[Path]:
    """Show the dialog, and take it away."""
    accepted = dialog.exec()
    dialog.deleteLater()
    return [Path(name) for name in dialog.selectedFiles()] if accepted else []
