"""Qt's own words (OK, Cancel, Copy …) and its dates in the person's language, from the catalogues Qt ships.

Goes in: a language. Comes out: an installed translator, or none for English. Must not know: our own sentences.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator


class QtWords:
    """The translators that are installed just now."""

    def __init__(self, app: QCoreApplication) -> None:
        self._app = app
        self._installed: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Use Qt's words in `language`; those Qt has no catalogue for stay English."""
        if self._installed is not None:
            self._app.removeTranslator(self._installed)
            self._installed = None
        QLocale.setDefault(QLocale(language))
        words = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if words.load(f"qtbase_{language}", folder):
            self._app.installTranslator(words)
            self._installed = words
