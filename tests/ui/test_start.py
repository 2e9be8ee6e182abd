"""The window as the command line starts it: into a picture, from anywhere, with nothing heavy loaded before."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from newsdesk.settings import Settings
from newsdesk.ui.start import choose_platform, taken_up

LONG = 120  # seconds: a limit against hanging, never a measure
START = "from newsdesk.ui.start import run_window; from pathlib import Path; import sys; "


def run(code: str, cwd: str = "/") -> subprocess.CompletedProcess[str]:
    without_display = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}
    return subprocess.run(
        [sys.executable, "-c", START + code],
        cwd=cwd,
        env=without_display,
        capture_output=True,
        text=True,
        check=False,
        timeout=LONG,
    )


@pytest.mark.parametrize(("theme", "light"), [("light", True), ("dark", False)])
def test_a_picture_without_a_display_from_the_root_folder(tmp_path: Path, theme: str, light: bool) -> None:
    picture = tmp_path / "deep" / "window.png"
    done = run(
        f"sys.exit(run_window(Path({str(tmp_path / 'a.archive')!r}), screenshot=Path({str(picture)!r}), "
        f"size=(1280, 800), theme={theme!r}, language='zh_CN'))"
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1280, 800)
    assert (image.pixelColor(640, 700).lightness() > 128) is light


def test_an_unusable_archive_is_drawn_too_and_is_an_error(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    done = run(f"sys.exit(run_window(Path({str(tmp_path)!r}), screenshot=Path({str(picture)!r})))")
    assert "ArchiveUnusable: ('archive_folder'" in done.stderr
    assert picture.is_file()


def test_a_picture_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    picture = tmp_path / "file" / "window.png"
    done = run(f"run_window(Path({str(tmp_path / 'a.archive')!r}), screenshot=Path({str(picture)!r}))")
    assert "ExportFailed: ('export_folder_missing'" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have Chinese fonts, and no fontconfig")
def test_a_system_without_a_chinese_font_gets_the_bundled_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<fontconfig><dir>{tmp_path}</dir><cachedir>{tmp_path / 'cache'}</cachedir></fontconfig>")
    monkeypatch.setenv("FONTCONFIG_FILE", str(fonts))
    done = run(
        "from newsdesk.ui.start import application; from newsdesk.ui.fonts import Fonts, make_chinese_readable; "
        "from PySide6.QtGui import QFontMetrics; app = application(); print(make_chinese_readable()); "
        "print(all(QFontMetrics(Fonts('zh_CN').serif(17)).inFontUcs4(ord(sign)) for sign in '渡口大桥，水務'))"
    )
    assert done.stdout.split() == ["True", "True"], done.stderr


def test_nothing_heavy_is_loaded_before_the_window_shows() -> None:
    heavy = {"sqlalchemy", "alembic", "jieba", "opencc", "sqlite3", "newsdesk.library", "multiprocessing"}
    done = run(f"print(sorted({heavy!r} & set(sys.modules)))")
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({}, "offscreen"),
        ({"DISPLAY": "", "QT_QPA_PLATFORM": ""}, "offscreen"),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": ""}, None),
        ({"WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"QT_QPA_PLATFORM": "minimal"}, "minimal"),
    ],
)
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_the_platform_is_chosen_where_nothing_is_said(environment: dict[str, str], platform: str | None) -> None:
    choose_platform(environment)
    assert environment.get("QT_QPA_PLATFORM") == platform


def test_a_place_is_taken_up_in_its_own_archive_alone(tmp_path: Path) -> None:
    kept = Settings(archive=str(tmp_path / "a"), place="1/2021", query="桥", article="x", reading_size=20)
    assert taken_up(kept, tmp_path / "a") == kept
    assert taken_up(kept, tmp_path / "b") == Settings(archive=str(tmp_path / "a"), reading_size=20)
