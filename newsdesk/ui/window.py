"""The main window: lays the parts out and wires them, all in one method.

Goes in: a desk, a look, settings. Comes out: a window that can say what to keep for the next start.
Must not know: SQL, how anything is painted or found, what follows from what (that is `conduct`).
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QByteArray, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from newsdesk.domain import Place
from newsdesk.settings import Settings
from newsdesk.ui import files
from newsdesk.ui.about import AboutBox, ShortcutSheet
from newsdesk.ui.actions import ARTICLE_MENU, MENUS, MenuPlan
from newsdesk.ui.conduct import NORMAL_SIZE, SORTS, Conduct
from newsdesk.ui.desk import Desk, Landing
from newsdesk.ui.editions_model import place_as_text, place_from_text
from newsdesk.ui.icons import program_icon
from newsdesk.ui.keyword_sheet import KeywordSheet
from newsdesk.ui.look import THEMES, Look
from newsdesk.ui.parts import Parts
from newsdesk.wording import LANGUAGES, _

_SIZE, _LEAST = (1280, 800), (860, 520)
_PANES = [232, 400, 648]
_NARROWEST = (170, 260, 320)


class MainWindow(QMainWindow):
    """Three panes below a search field."""

    closing = Signal()

    def __init__(self, desk: Desk, look: Look, settings: Settings) -> None:
        super().__init__()
        self.desk, self.look = desk, look
        self.parts = Parts(self, desk, look, settings)
        self.conduct = Conduct(self.parts, settings.reading_size, settings.language, self)
        self.setWindowTitle("Newsdesk")
        self.setWindowIcon(program_icon())
        self.setAcceptDrops(True)
        self.setMinimumSize(*_LEAST)
        self.resize(*_SIZE)
        self._lay_out()
        self._wire()
        self._wire_searches()
        self._wire_actions()
        self._fill_menus()
        self.conduct.tick_choices()
        self.conduct.allow()
        self.parts.articles.view.setFocus()

    # ------------------------------------------------------------ put together

    def _lay_out(self) -> None:
        parts = self.parts
        self.panes = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=1)
        for pane, narrowest in zip((parts.editions, parts.articles, parts.reader), _NARROWEST, strict=True):
            pane.setMinimumWidth(narrowest)
            self.panes.addWidget(pane)
        self.panes.setStretchFactor(0, 0)
        self.panes.setStretchFactor(1, 0)
        self.panes.setStretchFactor(2, 1)
        self.panes.setSizes(_PANES)
        self.middle = QStackedWidget()
        self.middle.addWidget(self.panes)
        self.middle.addWidget(parts.welcome)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (parts.top, self.middle, parts.notices, parts.status):
            column.addWidget(part)
        column.setStretchFactor(self.middle, 1)
        self.setCentralWidget(whole)

    def _wire(self) -> None:
        """Every connection between the parts but those around searching."""
        parts, desk, conduct = self.parts, self.desk, self.conduct
        desk.archive_opened.connect(conduct.archive_opened)
        desk.archive_refused.connect(conduct.archive_refused)
        desk.contents_changed.connect(parts.editions.model.read_again)
        desk.holdings_changed.connect(conduct.show_holdings)
        desk.place_changed.connect(parts.editions.show_place)
        desk.listed.connect(conduct.show_listing)
        desk.query_refused.connect(conduct.query_refused)
        desk.article_opened.connect(conduct.show_article)
        desk.article_closed.connect(conduct.article_closed)

        parts.editions.place_chosen.connect(desk.show)
        parts.editions.place_activated.connect(lambda _place: parts.articles.view.setFocus())
        parts.editions.menu_requested.connect(self._place_menu)
        parts.editions.model.answered.connect(lambda _place: conduct.name_place())
        parts.articles.article_chosen.connect(conduct.choose_article)
        parts.articles.article_activated.connect(lambda _article: parts.reader.sheet.setFocus())
        parts.articles.selection_changed.connect(conduct.allow)
        parts.articles.menu_requested.connect(self._article_menu)
        parts.reader.menu_requested.connect(self._article_menu)
        parts.reader.word_chosen.connect(conduct.search_for_word)
        parts.reader.word_listed.connect(conduct.list_word)
        parts.reader.list_wanted.connect(self._show_keyword_lists)
        parts.keyword_lists.keywords_found.connect(parts.reader.show_keywords)
        parts.keyword_lists.changed.connect(lambda: parts.reader.show_lists(parts.keyword_lists.lists))
        parts.keyword_lists.refused.connect(parts.notices.show_error)
        parts.reader.left.connect(parts.articles.view.setFocus)
        parts.reader.next_article_requested.connect(partial(conduct.go_on_to_hits, 1, Landing.FIRST_HIT))
        parts.reader.previous_article_requested.connect(partial(conduct.go_on_to_hits, -1, Landing.LAST_HIT))

        parts.welcome.import_requested.connect(parts.deeds.import_files)
        parts.welcome.samples_requested.connect(parts.deeds.import_samples)
        parts.welcome.other_archive_requested.connect(parts.deeds.open_other_archive)
        parts.welcome.retry_requested.connect(desk.try_again)
        parts.status.stop_requested.connect(parts.deeds.stop)
        parts.deeds.work_changed.connect(conduct.allow)
        parts.deeds.corrections.corrected.connect(lambda _editions, _made: conduct.allow())
        parts.deeds.corrections.undone.connect(conduct.allow)
        conduct.empty_changed.connect(self._show_welcome)
        conduct.title_changed.connect(self._entitle)
        self.look.changed.connect(conduct.tick_choices)

    def _wire_searches(self) -> None:
        """The connections around searching."""
        parts, desk, conduct = self.parts, self.desk, self.conduct
        parts.top.search.query_changed.connect(desk.search)
        parts.top.search.down_requested.connect(parts.articles.view.setFocus)
        parts.top.search.left.connect(parts.articles.view.setFocus)
        parts.top.search.entered.connect(parts.recent.sent)
        parts.top.search.searches_requested.connect(partial(parts.searches.drop_down, parts.top.search))

        parts.articles.query_requested.connect(conduct.search_for)
        parts.articles.head.facet_chosen.connect(parts.surveying.narrow)
        parts.articles.head.dates_chosen.connect(parts.surveying.choose_dates)
        parts.articles.head.dates_cleared.connect(partial(parts.surveying.choose_dates, None, None))
        parts.surveying.surveyed.connect(parts.articles.show_survey)
        parts.surveying.offered.connect(parts.articles.barren.offer)
        parts.surveying.refined.connect(conduct.search_for)

        searches, shelf = parts.searches, parts.editions.shelf
        searches.search_requested.connect(conduct.search_for)
        searches.saved.changed.connect(lambda: shelf.show_saved(searches.saved.kept))
        shelf.chosen.connect(searches.take_up_saved)
        shelf.removal_requested.connect(searches.delete)
        shelf.menu_requested.connect(searches.show_menu)
        desk.listed.connect(lambda listing: parts.recent.listed(listing.query))
        desk.listed.connect(lambda listing: shelf.mark(listing.query))
        parts.articles.article_chosen.connect(lambda _article: parts.recent.used())
        searches.told.connect(parts.status.say)

    def _wire_actions(self) -> None:
        deeds, desk, conduct, parts = self.parts.deeds, self.desk, self.conduct, self.parts
        reader, search = parts.reader, parts.top.search
        parts.actions.connect_to({f"theme_{one}": partial(self.look.use_theme, one) for one in THEMES})
        parts.actions.connect_to(
            {f"language_{one}": partial(conduct.use_language, one) for one in ("system", *LANGUAGES)}
        )
        parts.actions.connect_to({one: partial(conduct.order_by, one) for one in SORTS})
        parts.actions.connect_to(
            {
                "import_files": deeds.import_files,
                "import_folder": deeds.import_folder,
                "import_samples": deeds.import_samples,
                "file_names": deeds.show_file_names,
                "export": lambda: deeds.export(parts.articles.selected_articles(), conduct.export_name()),
                "export_article": conduct.export_article,
                "export_list": lambda: deeds.export(desk.listing.ids, desk.query or conduct.place_name()),
                "export_place": lambda: deeds.export(desk.place, conduct.place_name()),
                "open_archive": deeds.open_other_archive,
                "stop_work": deeds.stop,
                "quit": self.close,
                "undo_correction": deeds.corrections.undo_last,
                "copy": reader.sheet.copy,
                "select_all": parts.articles.view.selectAll,
                "correct_edition": lambda: deeds.correct(desk.opened.article if desk.opened else None),
                "correct_place": lambda: deeds.correct(desk.place),
                "keyword_lists": self._show_keyword_lists,
                "find": search.take_focus,
                "clear_query": search.clear,
                "recent_searches": partial(parts.searches.drop_down, search),
                "save_search": parts.searches.save,
                "rename_search": parts.searches.rename,
                "delete_search": parts.searches.delete,
                "forget_searches": parts.recent.forget,
                "recount": deeds.recount,
                "next_hit": reader.next_hit,
                "previous_hit": reader.previous_hit,
                "back": partial(conduct.go, -1),
                "forward": partial(conduct.go, 1),
                "next_article": partial(conduct.neighbour, 1, Landing.TOP),
                "previous_article": partial(conduct.neighbour, -1, Landing.TOP),
                "next_pane": partial(conduct.cycle_panes, 1),
                "previous_pane": partial(conduct.cycle_panes, -1),
                "larger": lambda: conduct.read_at(conduct.reading_size + 1),
                "smaller": lambda: conduct.read_at(conduct.reading_size - 1),
                "normal_size": lambda: conduct.read_at(NORMAL_SIZE),
                "shortcuts": lambda: ShortcutSheet(self, parts.actions).open(),
                "open_log": deeds.open_log,
                "about": lambda: AboutBox(self, desk.path).open(),
            }
        )

    def _fill_menus(self) -> None:
        for plan in MENUS:
            self.parts.actions.add_menu(self.menuBar(), plan)

    # ------------------------------------------------------------ from start to start

    def restore(self, kept: Settings) -> None:
        """Take up where the last session ended: size, panes, place, query, article."""
        if kept.geometry:
            self.restoreGeometry(QByteArray.fromBase64(QByteArray(kept.geometry.encode("ascii", "ignore"))))
        if len(kept.panes) == len(_PANES) and all(width > 0 for width in kept.panes):
            self.panes.setSizes(list(kept.panes))
        self.desk.place, self.desk.query = place_from_text(kept.place), kept.query
        self.parts.top.search.show_query(kept.query)
        self.conduct.wanted_article = kept.article

    def to_keep(self, kept: Settings) -> Settings:
        """The settings with what the next start should know."""
        opened = self.desk.opened
        return replace(
            kept,
            geometry=bytes(self.saveGeometry().toBase64().data()).decode("ascii"),
            panes=tuple(self.panes.sizes()) if self.parts.editions.isVisible() else kept.panes,
            place=place_as_text(self.desk.place),
            query=self.desk.query,
            article=opened.article.uid if opened else self.conduct.wanted_article,
            archive=str(self.desk.path or kept.archive),
            theme=self.look.theme,
            language=self.conduct.language,
            reading_size=self.conduct.reading_size,
            last_folder=self.parts.deeds.folder,
            recent_queries=self.parts.recent.queries,
        )

    # ------------------------------------------------------------ inside

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.parts.actions.retranslate()
            self.conduct.retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files.local_paths(event.mimeData()) and self.parts.deeds.may_import:
            event.acceptProposedAction()
            self.parts.status.say(_("Drop to import"))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.parts.status.unsay(_("Drop to import"))
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.parts.status.unsay(_("Drop to import"))
        paths = files.local_paths(event.mimeData())
        event.acceptProposedAction()
        self.parts.deeds.import_paths(paths)

    def _show_welcome(self, empty: bool) -> None:
        shown, welcome = self.middle.currentWidget(), self.parts.welcome
        now = welcome if empty else self.panes
        if now is shown:
            return
        within = shown is not None and shown.isAncestorOf(self.focusWidget())
        self.middle.setCurrentWidget(now)
        if within:  # else the focus would go wherever Qt finds room for it
            (welcome if empty else self.parts.articles.view).setFocus()

    def _entitle(self, headline: str) -> None:
        self.setWindowTitle(f"{headline} - Newsdesk" if headline else "Newsdesk")

    def _show_keyword_lists(self, word: str = "") -> None:
        """Show the keyword lists; `word` is one to be put into a list."""
        parts = self.parts
        sheet = KeywordSheet(
            self,
            parts.keyword_lists,
            self.look,
            parts.deeds.folder,
            word=word,
            selected=parts.articles.selected_articles(),
        )
        sheet.finished.connect(sheet.deleteLater)
        sheet.open()

    def _place_menu(self, _place: Place, at: QPoint) -> None:
        plan = MenuPlan("", ("export_place", "correct_place"))
        self._pop_up(plan, at)

    def _article_menu(self, at: QPoint) -> None:
        self._pop_up(ARTICLE_MENU, at)

    def _pop_up(self, plan: MenuPlan, at: QPoint) -> None:
        menu = self.parts.actions.fill(QMenu(self), plan)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
