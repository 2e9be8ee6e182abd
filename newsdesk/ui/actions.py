"""Every action of the window in one registry: text, icon, shortcut, tip, and what has to be there for it.

Menus, top bar, context menus, the shortcut list and the tests read it. Must not know: what an action does; the window
connects them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from newsdesk.ui.deed import SEPARATOR, Deed, MenuPlan, Need
from newsdesk.ui.look import Look
from newsdesk.ui.search_actions import SEARCH_DEEDS
from newsdesk.wording import _, mark

__all__ = ["SEPARATOR", "Actions", "Deed", "MenuPlan", "Need", "plain"]


_WRITE = Need.ARCHIVE | Need.IDLE

DEEDS = (
    Deed(
        "import_files",
        mark("&Import Files…"),
        mark("Take in text editions"),
        "import",
        ("Ctrl+O",),
        _WRITE,
        "",
        mark("Import"),
    ),
    Deed(
        "import_folder",
        mark("Import &Folder…"),
        mark("Take in every text in a folder"),
        "folder",
        ("Ctrl+Shift+O",),
        _WRITE,
    ),
    Deed(
        "import_samples",
        mark("Import &Sample Editions"),
        mark("Take in the editions that come with the program"),
        "paper",
        (),
        _WRITE,
    ),
    Deed("file_names", mark("File &Names…"), mark("How files are named, and what is read in their names")),
    Deed(
        "export",
        mark("&Export…"),
        mark("Write the selected articles to a file"),
        "export",
        ("Ctrl+E",),
        Need.SELECTED | Need.IDLE,
        "",
        mark("Export"),
    ),
    Deed(
        "export_article",
        mark("Export &Article…"),
        mark("Write the article being read to a file"),
        "",
        (),
        Need.ARTICLE | Need.IDLE,
    ),
    Deed(
        "export_list",
        mark("Export &List or Result…"),
        mark("Write every article in the list to a file"),
        "",
        ("Ctrl+Shift+E",),
        Need.LISTED | Need.IDLE,
    ),
    Deed(
        "export_place",
        mark("Export Edition or &Place…"),
        mark("Write everything the chosen place holds to a file"),
        "",
        (),
        _WRITE,
    ),
    Deed(
        "open_archive",
        mark("Open &Other Archive…"),
        mark("Work in another archive, or begin a new one"),
        "",
        (),
        Need.IDLE,
    ),
    Deed(
        "stop_work",
        mark("S&top"),
        mark("Stop what is under way; what is finished stays"),
        "close",
        ("Ctrl+.",),
        Need.WORK,
    ),
    Deed("quit", mark("&Quit"), "", "", ("Ctrl+Q",)),
    Deed(
        "undo_correction",
        mark("&Undo Correction"),
        mark("Take back the last correction of this session"),
        "",
        ("Ctrl+Z",),
        Need.CORRECTED | Need.IDLE,
    ),
    Deed("copy", mark("&Copy"), "", "copy", ("Ctrl+C",), Need.ARTICLE),
    Deed("select_all", mark("Select &All Articles"), "", "", ("Ctrl+Shift+A",), Need.LISTED),
    Deed(
        "correct_edition",
        mark("Correct &Newspaper, Date, Page…"),
        mark("Correct what was read of this edition"),
        "edit",
        ("Ctrl+I",),
        Need.ARTICLE | Need.IDLE,
    ),
    Deed(
        "correct_place",
        mark("Correct &Newspaper, Date, Page…"),
        mark("Correct what was read of these editions"),
        "",
        (),
        _WRITE,
    ),
    Deed(
        "keyword_lists",
        mark("&Keyword Lists…"),
        mark("People, places and terms that are underlined in every article"),
        "",
        ("Ctrl+L",),
        Need.ARCHIVE,
    ),
    Deed("find", mark("&Search"), mark("Search the archive"), "search", ("Ctrl+F", "/"), Need.ARCHIVE),
    Deed("clear_query", mark("&Clear Search"), "", "", ("Ctrl+Shift+F",), Need.QUERY),
    *SEARCH_DEEDS,
    Deed(
        "next_hit", mark("&Next Hit"), mark("Next hit, on into the next article"), "down", ("F3", "Ctrl+G"), Need.HITS
    ),
    Deed(
        "previous_hit",
        mark("&Previous Hit"),
        mark("Previous hit, back into the article before"),
        "up",
        ("Shift+F3", "Ctrl+Shift+G"),
        Need.HITS,
    ),
    Deed("newest_first", mark("Ne&west First"), "", "", (), Need.ARCHIVE, "sort"),
    Deed("oldest_first", mark("&Oldest First"), "", "", (), Need.ARCHIVE, "sort"),
    Deed("most_relevant", mark("Most &Relevant First"), "", "", (), Need.QUERY, "sort"),
    Deed("back", mark("&Back"), mark("Where you were before"), "back", ("Alt+Left",), Need.BACK),
    Deed("forward", mark("&Forward"), mark("Where you came back from"), "forward", ("Alt+Right",), Need.FORWARD),
    Deed("next_article", mark("Next A&rticle"), "", "", ("Alt+Down", "Ctrl+J"), Need.LISTED),
    Deed("previous_article", mark("Previous Ar&ticle"), "", "", ("Alt+Up", "Ctrl+K"), Need.LISTED),
    Deed("next_pane", mark("Next P&ane"), "", "", ("F6",)),
    Deed("previous_pane", mark("Previous Pa&ne"), "", "", ("Shift+F6",)),
    Deed("larger", mark("&Larger Text"), "", "", ("Ctrl++", "Ctrl+=")),
    Deed("smaller", mark("S&maller Text"), "", "", ("Ctrl+-",)),
    Deed("normal_size", mark("Normal Text Si&ze"), "", "", ("Ctrl+0",)),
    Deed("theme_system", mark("As the System"), "", "", (), Need.NOTHING, "theme"),
    Deed("theme_light", mark("Light"), "", "", (), Need.NOTHING, "theme"),
    Deed("theme_dark", mark("Dark"), "", "", (), Need.NOTHING, "theme"),
    Deed("language_system", mark("As the System"), "", "", (), Need.NOTHING, "language"),
    Deed("language_zh_CN", "简体中文", "", "", (), Need.NOTHING, "language"),
    Deed("language_zh_TW", "繁體中文", "", "", (), Need.NOTHING, "language"),
    Deed("language_en", "English", "", "", (), Need.NOTHING, "language"),
    Deed("shortcuts", mark("&Keyboard Shortcuts"), "", "", ("F1",)),
    Deed("open_log", mark("Open &Log File"), mark("What the program wrote down about its work"), "", ()),
    Deed("about", mark("&About Newsdesk"), "", "info", ()),
)

THEME_MENU = MenuPlan(mark("&Theme"), ("theme_system", "theme_light", "theme_dark"))
LANGUAGE_MENU = MenuPlan(mark("Langua&ge"), ("language_system", "language_zh_CN", "language_zh_TW", "language_en"))
SIZES = ("larger", "smaller", "normal_size")

MENUS = (
    MenuPlan(
        mark("&File"),
        (
            *("import_files", "import_folder", "import_samples", "file_names", SEPARATOR),
            *("export", "export_article", "export_list", "export_place", SEPARATOR),
            *("stop_work", "open_archive", SEPARATOR, "quit"),
        ),
    ),
    MenuPlan(
        mark("&Edit"),
        (
            *("undo_correction", SEPARATOR, "copy", "select_all", SEPARATOR, "correct_edition", SEPARATOR),
            "keyword_lists",
        ),
    ),
    MenuPlan(
        mark("&Search"),
        (
            *("find", "clear_query", SEPARATOR, "recent_searches", "save_search", "forget_searches", SEPARATOR),
            *("next_hit", "previous_hit", SEPARATOR, "newest_first", "oldest_first", "most_relevant", SEPARATOR),
            "recount",
        ),
    ),
    MenuPlan(
        mark("&Go"),
        (*("back", "forward", SEPARATOR, "next_article", "previous_article", SEPARATOR), "next_pane", "previous_pane"),
    ),
    MenuPlan(mark("&View"), (*SIZES, SEPARATOR, THEME_MENU, LANGUAGE_MENU)),
    MenuPlan(mark("&Help"), ("shortcuts", "open_log", SEPARATOR, "about")),
)
APPEARANCE_MENU = MenuPlan("", (*SIZES, SEPARATOR, THEME_MENU, LANGUAGE_MENU))
ARTICLE_MENU = MenuPlan("", ("copy", SEPARATOR, "export", "export_list", SEPARATOR, "correct_edition"))


class Actions(QObject):
    """The registry come to life for one window."""

    def __init__(self, window: QWidget, look: Look) -> None:
        super().__init__(window)
        self._look = look
        self._titled: list[tuple[QMenu, str]] = []
        self._made = {deed.name: self._make(deed, window) for deed in DEEDS}
        look.changed.connect(self._tint)
        self._tint()
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._made[name]

    def connect_to(self, slots: dict[str, Callable[[], object]]) -> None:
        """Give actions their deeds."""
        for name, slot in slots.items():
            self._made[name].triggered.connect(lambda _checked=False, call=slot: call())

    def allow(self, have: Need) -> None:
        """Enable what has all it needs."""
        for deed in DEEDS:
            self._made[deed.name].setEnabled(deed.needs & have == deed.needs)

    def choose(self, name: str) -> None:
        """Tick one action of its group."""
        group = next(deed.group for deed in DEEDS if deed.name == name)
        for deed in DEEDS:
            if deed.group == group:
                self._made[deed.name].setChecked(deed.name == name)

    def fill(self, menu: QMenu, plan: MenuPlan) -> QMenu:
        """Put a plan's actions into a menu."""
        for item in plan.items:
            if isinstance(item, MenuPlan):
                self.add_menu(menu, item)
            elif item == SEPARATOR:
                menu.addSeparator()
            else:
                menu.addAction(self._made[item])
        return menu

    def add_menu(self, to: QMenu | QMenuBar, plan: MenuPlan) -> None:
        """Add a menu of its own, whose title changes with the language."""
        menu = to.addMenu(_(plan.title))
        self._titled.append((menu, plan.title))
        self.fill(menu, plan)

    def retranslate(self) -> None:
        """Speak the language spoken now."""
        for menu, title in self._titled:
            menu.setTitle(_(title))
        for deed in DEEDS:
            action = self._made[deed.name]
            action.setText(_(deed.text))
            action.setIconText(_(deed.short) if deed.short else plain(_(deed.text)))
            words = _(deed.tip) if deed.tip else plain(_(deed.text))
            key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{words} ({key})" if key else words)

    def _make(self, deed: Deed, window: QWidget) -> QAction:
        action = QAction(window)
        action.setObjectName(deed.name)
        action.setShortcuts([QKeySequence(key) for key in deed.keys])
        action.setCheckable(bool(deed.group))
        action.setIconVisibleInMenu(False)
        window.addAction(action)
        return action

    def _tint(self) -> None:
        for deed in DEEDS:
            if deed.icon:
                self._made[deed.name].setIcon(self._look.icon(deed.icon))


def plain(text: str) -> str:
    """A menu's text without its mnemonic and its dots: 导入文件(&I)… becomes 导入文件."""
    head, mnemonic, tail = text.partition("(&")
    if mnemonic:
        text = head + tail[2:]
    return text.replace("&", "").rstrip("…")
