"""The window's two voices: a sans for the interface, a serif for what the newspaper printed.

Goes in: a size in pixels. Comes out: a QFont with fallbacks that have Chinese on Linux, Windows and macOS; where the
system has no Chinese font at all, the bundled one is loaded. Must not know: widgets, colours.
"""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from newsdesk.resources import resource

_SANS = {
    "zh_CN": ("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI", "PingFang SC"),
    "zh_TW": ("Noto Sans CJK TC", "Source Han Sans TC", "Microsoft JhengHei UI", "PingFang TC"),
}
_SERIF = {
    "zh_CN": ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif", "Songti SC", "SimSun"),
    "zh_TW": ("Noto Serif CJK TC", "Source Han Serif TC", "Songti TC", "PMingLiU", "Noto Serif CJK SC"),
}
_BUNDLED = ("wqy-microhei.ttc",)


def make_chinese_readable() -> bool:
    """Load the bundled font where the system has no Chinese one; False where neither is to be had."""
    if QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese):
        return True
    for name in _BUNDLED:
        try:
            loaded = QFontDatabase.addApplicationFont(str(resource("fonts", name)))
        except FileNotFoundError:
            continue
        if loaded >= 0:
            return True
    return False


class Fonts:
    """Fonts in the glyph forms of one language; English gets the Simplified forms for the text it shows."""

    def __init__(self, language: str) -> None:
        form = language if language in _SANS else "zh_CN"
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        held = set(QFontDatabase.families())
        sans = [name for name in _SANS[form] if name in held]
        serif = [name for name in _SERIF[form] if name in held]
        chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
        spare = sans or chinese[:1]
        plain = QGuiApplication.platformName() in {"windows", "cocoa"}
        self.sans_families = [system, *spare] if plain or not spare else [*spare, system]
        self.serif_families = [*serif, *spare] or [system]

    def sans(self, pixels: int, *, bold: bool = False) -> QFont:
        """The interface's font; its figures are all of one width."""
        return self._font(self.sans_families, pixels, QFont.Weight.Medium if bold else QFont.Weight.Normal)

    def serif(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The newspaper's font."""
        return self._font(self.serif_families, pixels, weight)

    @staticmethod
    def _font(families: list[str], pixels: int, weight: QFont.Weight) -> QFont:
        font = QFont()
        font.setFamilies(families)
        font.setPixelSize(pixels)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def with_even_figures(font: QFont) -> QFont:
    """The same font with figures of equal width, for counts that stand under one another."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even
