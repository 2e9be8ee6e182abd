"""What the actions that ask a person something do: import, export, correct, open another archive, help.

Goes in: the window's parts. Comes out: sheets, file dialogs, and the work they lead to. Must not know: the panes'
insides, the database.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from newsdesk import settings
from newsdesk.domain import Article, Place
from newsdesk.tasks import CancelToken
from newsdesk.ui import files, labels
from newsdesk.ui.corrections import Corrections, Subject
from newsdesk.ui.desk import Desk
from newsdesk.ui.file_names_sheet import FileNamesSheet
from newsdesk.ui.intake import Intake, IntakeReport, sample_paths
from newsdesk.ui.intake_report import RefusedPanel, summary
from newsdesk.ui.long_work import LongWork
from newsdesk.ui.look import Look
from newsdesk.ui.naming import Naming
from newsdesk.ui.notices import Notices
from newsdesk.ui.outgoing import Outgoing
from newsdesk.ui.recounting import Recounted, Recounting, verdict
from newsdesk.ui.sheets import EditionSheet, ImportSheet
from newsdesk.ui.sources import source_lines
from newsdesk.ui.status_line import StatusLine
from newsdesk.ui.upkeep import Upkeep
from newsdesk.wording import _


class Deeds(QObject):
    """Asks, and sets work going. `work_changed` says that long work began or ended."""

    work_changed = Signal()

    def __init__(
        self, desk: Desk, window: QWidget, look: Look, status: StatusLine, notices: Notices, *, folder: str
    ) -> None:
        super().__init__(window)
        self._desk, self._window, self._look, self._status, self._notices = desk, window, look, status, notices
        self.folder = folder
        self.intake = Intake(desk, self)
        self.outgoing = Outgoing(desk, self)
        self.upkeep, self.recounting = Upkeep(desk, self), Recounting(desk, self)
        self._works = (self.intake, self.outgoing, self.upkeep, self.recounting)
        self.corrections = Corrections(desk, self)
        self._wire()

    @property
    def working(self) -> bool:
        """Whether long work is under way."""
        return any(work.running for work in self._works)

    # ------------------------------------------------------------ import

    @property
    def may_import(self) -> bool:
        """Whether there is an archive to import into, and nothing else under way."""
        return self._desk.library is not None and not self.working

    def import_files(self) -> None:
        """Choose files, then say what is known of them."""
        self.import_paths(files.ask_files(self._window, self.folder))

    def import_folder(self) -> None:
        """Choose a folder, then say what is known of it."""
        chosen = files.ask_folder(self._window, self.folder)
        self.import_paths([chosen] if chosen else [])

    def import_samples(self) -> None:
        """The sample editions say everything themselves."""
        self.intake.begin(sample_paths(), None)

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Ask what is known of these files, then take them in."""
        if not paths or not self.may_import:
            return
        self.folder = str(paths[0].parent)
        self._with_newspapers(lambda names: self._ask_given(list(paths), names))

    def show_file_names(self, paths: Sequence[Path] = (), above: QWidget | None = None) -> None:
        """Show a person's file name patterns, and what is read in the names of these files."""
        naming = Naming(self._desk.background)
        sheet = FileNamesSheet(above or self._window, naming, self._look, settings.load().name_patterns, self.folder)
        sheet.show_files(paths)
        sheet.accepted.connect(lambda: self._keep_patterns(sheet.patterns()))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _keep_patterns(self, patterns: tuple[str, ...]) -> None:
        try:
            settings.save(replace(settings.load(), name_patterns=patterns))
        except OSError as error:
            words = _("The patterns could not be kept: {reason}", reason=error.strerror or error)
            self._notices.say(words, grave=True)
        else:
            self._status.say(_("Imports now read files' names by these patterns; what is held stays as it is."))

    def stop(self) -> None:
        """Stop what is under way."""
        for work in self._works:
            work.stop()

    def _ask_given(self, paths: list[Path], newspapers: list[str]) -> None:
        sheet = ImportSheet(self._window, paths, newspapers)
        sheet.accepted.connect(lambda: self.intake.begin(paths, sheet.given()))
        sheet.names_requested.connect(lambda: self.show_file_names(paths, sheet))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _import_finished(self, report: IntakeReport) -> None:
        if not report.refused:
            self._status.say(summary(report))
        else:
            self._notices.say(summary(report), _("Show Refused Files"), lambda: self._show_refused(report), grave=True)

    def _show_refused(self, report: IntakeReport) -> None:
        panel = RefusedPanel(self._window, report)
        panel.again_requested.connect(lambda paths: self.intake.begin(paths, report.given))
        panel.open()

    # ------------------------------------------------------------ export

    def export(self, what: Sequence[int] | Place, name: str) -> None:
        """Ask where to and as what, then write."""
        if not isinstance(what, Place) and not what:
            return
        from newsdesk.library import suggested_name  # noqa: PLC0415 - the window shows before the library is loaded

        chosen = files.ask_export(self._window, self.folder, suggested_name(name))
        if chosen is not None:
            out, kind = chosen
            self.folder = str(out.parent)
            self.outgoing.begin(what, out, kind)

    def _export_finished(self, written: int, out: Path) -> None:
        words = _("{articles} written to {file}", articles=labels.articles(written), file=out.name)
        self._notices.say(words, _("Show in Folder"), lambda: self._show_folder(out.parent))

    @staticmethod
    def _show_folder(folder: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # ------------------------------------------------------------ count again

    def recount(self) -> None:
        """Count the search whose results are listed again, without the index."""
        self.recounting.begin(self._desk.listing)

    def _tell_recount(self, recounted: Recounted) -> None:
        if recounted.recount.agrees:
            self._notices.say(verdict(recounted))
        else:
            self._notices.say(verdict(recounted), _("Make the Index Again"), self.upkeep.make_anew, grave=True)

    # ------------------------------------------------------------ correct

    def correct(self, what: Place | Article | None) -> None:
        """Correct the editions of a place, or the one an article stands in."""
        if what is not None:
            self.corrections.prepare(what)

    def _ask_correction(self, subject: Subject) -> None:
        if subject.editions:
            self._with_newspapers(lambda names: self._show_correction(subject, names))

    def _show_correction(self, subject: Subject, newspapers: list[str]) -> None:
        sheet = EditionSheet(
            self._window,
            len(subject.editions),
            subject.before,
            newspapers,
            one_day=subject.one_day,
            one_page=subject.one_page,
            sources=source_lines(subject.held),
        )
        sheet.accepted.connect(lambda: self.corrections.correct(subject, sheet.changed()))
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _offer_undo(self, editions: int, made: list[int]) -> None:
        words = _("{count} corrected", count=labels.issues(editions))
        self._notices.say(words, _("Undo"), lambda: self.corrections.undo(made))

    def _tell_undone(self) -> None:
        if self._notices.button.text() == _("Undo"):  # what the notice offered is done
            self._notices.hide()
        self._status.say(_("The correction is taken back."))

    def _with_newspapers(self, show: Callable[[list[str]], None]) -> None:
        """Read the newspapers' names in the background, then go on."""
        library = self._desk.library
        if library is None:
            return

        def names(_cancel: CancelToken) -> list[str]:
            return [one.name for one in library.children() if one.name]

        self._desk.background.ask("newspapers", names, show)

    # ------------------------------------------------------------ archive and help

    def open_other_archive(self) -> None:
        """Choose another archive, or begin a new one."""
        chosen = files.ask_archive(self._window, self._desk.path or settings.default_archive())
        if chosen is not None:
            self._desk.open_archive(chosen)

    def open_log(self) -> None:
        """Show the log file in whatever the system shows text with."""
        log = settings.log_file()
        shown = log.is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(log)))
        if not shown:
            self._notices.say(_("The log file is {file}", file=log))

    # ------------------------------------------------------------ inside

    def _wire(self) -> None:
        for work in self._works:
            work.began.connect(partial(self._begin_work, work))
            work.came_on.connect(self._status.show_progress)
            work.failed.connect(self._notices.show_error)
            work.ended.connect(self._end_work)
        self.intake.finished.connect(self._import_finished)
        self.outgoing.finished.connect(self._export_finished)
        self.recounting.finished.connect(self._tell_recount)
        self.corrections.ready.connect(self._ask_correction)
        self.corrections.corrected.connect(self._offer_undo)
        self.corrections.undone.connect(self._tell_undone)

    def _begin_work(self, work: LongWork) -> None:
        self._notices.hide()
        self._status.begin_work(work.title)
        self.work_changed.emit()

    def _end_work(self) -> None:
        if not self.working:
            self._status.end_work()
        self.work_changed.emit()
