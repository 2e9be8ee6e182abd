"""Runs in the environment into which the wheel was installed: `wheel_probe.py PICTURE`. See `check_wheel.py`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QImage

import newsdesk
from newsdesk import settings, wording
from newsdesk.resources import resource
from newsdesk.ui.fonts import make_chinese_readable
from newsdesk.ui.icons import program_icon


def main(picture: Path) -> None:
    """Look at what was installed, then do the main job with it. Raises AssertionError where something is missing."""
    _expect(Path(newsdesk.__file__).is_relative_to(sys.prefix), "the package comes from the wheel")
    _expect(resource("samples").is_relative_to(sys.prefix), "the resources come from the wheel")
    for language in ("zh_CN", "zh_TW"):
        wording.use_language(language)
        _expect(wording._("Search") != "Search", f"the window speaks {language}")
    application = QGuiApplication([])
    _expect(not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese), "the fonts are hidden")
    _expect(make_chinese_readable(), "the font is found")
    _expect(not program_icon().pixmap(32).isNull(), "the icons are found")
    application.quit()

    settings.save(settings.Settings(language="zh_CN"))
    command = Path(sys.executable).with_name("newsdesk")
    subprocess.run([command, "import", resource("samples")], check=True, stdout=subprocess.DEVNULL)
    query = ["--query", "防汛", "--size", "1280x800"]
    subprocess.run([command, "window", *query, "--screenshot", picture], check=True)
    image = QImage(str(picture))
    _expect((image.width(), image.height()) == (1280, 800), "the picture has the size asked for")
    _expect(_is_drawn(image), "the window shows something")


def _is_drawn(image: QImage) -> bool:
    """Whether there is much more in the picture than empty panes: many different colours, text being smoothed."""
    seen = {QColor(image.pixel(x, y)).rgb() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    return len(seen) > 40


def _expect(true: bool, sentence: str) -> None:
    if not true:
        raise AssertionError(f"not so: {sentence}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
