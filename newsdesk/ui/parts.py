"""The window's parts by name, so that what acts on several of them need not know the window.

Goes in: a desk, a look, settings. Comes out: the parts, made but not yet laid out or wired. Must not know: behaviour.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsdesk.domain import Place, PlaceCount
from newsdesk.settings import Settings
from newsdesk.ui.actions import Actions
from newsdesk.ui.articles_model import ArticlesModel
from newsdesk.ui.articles_pane import ArticlesPane
from newsdesk.ui.cards import Card, read_cards
from newsdesk.ui.deeds import Deeds
from newsdesk.ui.desk import Desk
from newsdesk.ui.editions_model import EditionsModel
from newsdesk.ui.editions_pane import EditionsPane
from newsdesk.ui.keyword_lists import KeywordLists
from newsdesk.ui.look import Look
from newsdesk.ui.notices import Notices
from newsdesk.ui.reader import Reader
from newsdesk.ui.recent_queries import RecentQueries
from newsdesk.ui.search_deeds import SearchDeeds
from newsdesk.ui.status_line import StatusLine
from newsdesk.ui.surveying import Surveying
from newsdesk.ui.top_bar import TopBar
from newsdesk.ui.welcome import Welcome

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class Parts:
    """Everything that is in the window."""

    def __init__(self, window: QWidget, desk: Desk, look: Look, settings: Settings) -> None:
        self.desk, self.look = desk, look
        self.actions = Actions(window, look)
        self.top = TopBar(self.actions, look)
        self.editions = EditionsPane(EditionsModel(self._ask_children, window), look)
        self.surveying = Surveying(desk, window)
        self.keyword_lists = KeywordLists(desk, window)
        self.articles = ArticlesPane(ArticlesModel(self._ask_cards, window), look)
        self.reader = Reader(look, self.actions, settings.reading_size)
        self.welcome = Welcome()
        self.notices = Notices(look)
        self.status = StatusLine(look)
        self.recent = RecentQueries(settings.recent_queries, window)
        self.searches = SearchDeeds(desk, window, look, self.actions, self.notices, recent=self.recent)
        self.deeds = Deeds(desk, window, look, self.status, self.notices, folder=settings.last_folder)

    def _ask_children(self, place: Place, answer: Callable[[list[PlaceCount]], None]) -> None:
        library = self.desk.library
        if library is not None:
            self.desk.background.ask(f"children of {place}", lambda _cancel: library.children(place), answer)

    def _ask_cards(self, lane: str, ids: Sequence[int], query: str, answer: Callable[[dict[int, Card]], None]) -> None:
        library = self.desk.library
        if library is not None:
            self.desk.background.ask(lane, lambda cancel: read_cards(library, ids, query, cancel), answer)
