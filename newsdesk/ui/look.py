"""How everything looks just now: colours, fonts, icons; and the one signal that says it changed.

Goes in: the theme and language a person chose. Comes out: values that panes paint with, and a dressed application.
Must not know: what is shown.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from newsdesk import wording
from newsdesk.domain import Tint
from newsdesk.ui import icons
from newsdesk.ui.colours import DARK, LIGHT, TINTS, Colours
from newsdesk.ui.fonts import Fonts
from newsdesk.ui.qt_words import QtWords
from newsdesk.ui.theme import qt_palette, style_sheet

THEMES = ("system", "light", "dark")
SMALL, NORMAL = 12, 13  # the interface's two sizes, in pixels


class Look(QObject):
    """The window's appearance. Painted widgets listen to `changed` and draw themselves again."""

    changed = Signal()

    def __init__(self, app: QApplication, theme: str, language: str) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme if theme in THEMES else "system"
        self._qt_words = QtWords(app)
        self.language = wording.use_language(language)
        self._qt_words.speak(self.language)
        self.fonts = Fonts(self.language)
        self.colours = self._chosen_colours()
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> str:
        """The theme as it was chosen: system, light or dark."""
        return self._theme

    def use_theme(self, theme: str) -> None:
        """Change to another theme at once."""
        self._theme = theme if theme in THEMES else "system"
        self._repaint()

    def use_language(self, language: str) -> None:
        """Speak another language (one of wording.LANGUAGES, or system); every widget hears of it as LanguageChange."""
        self.language = wording.use_language(language)
        self._qt_words.speak(self.language)
        self.fonts = Fonts(self.language)
        self._repaint()
        QApplication.sendEvent(self._app, QEvent(QEvent.Type.LanguageChange))

    def sans(self, pixels: int = NORMAL, *, bold: bool = False, form: str = "") -> QFont:
        """The interface's font; `form` as in `fonts`."""
        return self.fonts.sans(pixels, bold=bold, form=form)

    def serif(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal, *, form: str = "") -> QFont:
        """The newspaper's font."""
        return self.fonts.serif(pixels, weight, form=form)

    def colour(self, name: str) -> QColor:
        """A colour of the palette by its name."""
        return QColor(getattr(self.colours, name))

    def hit(self, term: int) -> QColor:
        """What stands behind the hits of the query's term with this number; after some they begin again."""
        return QColor(self.colours.hits[term % len(self.colours.hits)])

    def tint(self, tint: Tint) -> QColor:
        """The colour of a keyword list."""
        return QColor(TINTS[self.colours.dark][tint])

    def icon(self, name: str, colour: str = "muted", size: int = 18) -> QIcon:
        """An icon in a colour of the palette."""
        return icons.icon(name, getattr(self.colours, colour), self.colours.faint, size)

    def _chosen_colours(self) -> Colours:
        if self._theme == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._theme == "dark" else LIGHT

    def _follow_system(self) -> None:
        if self._theme == "system" and self._chosen_colours() != self.colours:
            self._repaint()

    def _repaint(self) -> None:
        self.colours = self._chosen_colours()
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        self._app.setFont(self.sans())
        self._app.setPalette(qt_palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours))
