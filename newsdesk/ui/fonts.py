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
_SAMPLE = 400


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
    """Fonts in the glyph forms of the interface's language, and of the script a text is written in."""

    def __init__(self, language: str) -> None:
        self._form = language if language in _SANS else "zh_CN"
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
        held = set(QFontDatabase.families())
        self._sans = {form: _sans_families(form, system, held) for form in _SANS}
        self._serif = {form: [name for name in _SERIF[form] if name in held] + self._sans[form] for form in _SERIF}

    def sans(self, pixels: int, *, bold: bool = False, form: str = "") -> QFont:
        """The interface's font; `form` zh_CN or zh_TW instead of the interface's own."""
        weight = QFont.Weight.Medium if bold else QFont.Weight.Normal
        return self._font(self._sans[form or self._form], pixels, weight)

    def serif(self, pixels: int, weight: QFont.Weight = QFont.Weight.Normal, *, form: str = "") -> QFont:
        """The newspaper's font."""
        families = self._serif[form or self._form]
        if families == self._sans[form or self._form] and weight > QFont.Weight.Normal:
            weight = QFont.Weight.Bold  # no serif at all: a lesser weight would look like none
        return self._font(families, pixels, weight)

    @staticmethod
    def _font(families: list[str], pixels: int, weight: QFont.Weight) -> QFont:
        font = QFont()
        font.setFamilies(families)
        font.setPixelSize(pixels)
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setFeature(QFont.Tag("locl"), 0)  # else a font of one form draws those of the interface's language
        return font


def _sans_families(form: str, system: str, held: set[str]) -> list[str]:
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    named = [name for name in _SANS[form] if name in held] or chinese[:1]
    own_first = not named or QGuiApplication.platformName() in {"windows", "cocoa"}
    return [system, *named] if own_first else [*named, system]


def form_of(text: str) -> str:
    """The script a text is written in, zh_CN or zh_TW: whichever of the old national sets holds more of its signs."""
    sample = text[:_SAMPLE]
    simplified, traditional = (len(sample.encode(name, "ignore")) for name in ("gb2312", "big5"))
    return "zh_TW" if traditional > simplified else "zh_CN"


def with_even_figures(font: QFont) -> QFont:
    """The same font with figures of equal width, for counts that stand under one another."""
    even = QFont(font)
    even.setFeature(QFont.Tag("tnum"), 1)
    return even
