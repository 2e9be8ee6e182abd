"""Windows to test: a look, an archive with invented editions, and a way to wait until nothing is under way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from newsdesk.settings import Settings
from newsdesk.ui.intake import sample_paths
from newsdesk.ui.look import Look
from newsdesk.ui.start import open_window
from newsdesk.ui.window import MainWindow

LONG = 60_000  # milliseconds: a limit against hanging, never a measure


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen of Qt says of every dialog that it cannot keep it from being resized; nobody minds."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support"))


@pytest.fixture
def look(qapp: QApplication) -> Iterator[Look]:
    qapp.setStyle("Fusion")
    made = Look(qapp, "light", "en")
    yield made
    made.use_language("en")
    made.deleteLater()


OpenWindow = Callable[..., MainWindow]
Settle = Callable[[MainWindow], None]


@pytest.fixture
def settle(qtbot: QtBot) -> Settle:
    """Waits until everything that was asked for is there, what painting asks for included."""

    def wait(window: MainWindow) -> None:
        window.grab()
        while window.desk.background.busy:
            with qtbot.waitSignal(window.desk.background.quiet, timeout=LONG):
                pass
            window.grab()

    return wait


@pytest.fixture
def open_at(qtbot: QtBot, look: Look, settle: Settle, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens windows at an archive (an empty one of its own where none is named) and waits until they are ready."""
    windows: list[MainWindow] = []

    def open_it(archive: Path | None = None, kept: Settings | None = None, query: str | None = None) -> MainWindow:
        window = open_window(look, archive or tmp_path / "own.archive", kept or Settings(), query)
        windows.append(window)
        window.resize(1280, 800)
        window.show()
        with qtbot.waitSignal(window.desk.background.quiet, timeout=LONG):
            pass
        settle(window)
        window.activateWindow()
        return window

    yield open_it
    for window in windows:
        window.close()
        window.desk.close()
        window.deleteLater()


@pytest.fixture
def filled(qtbot: QtBot, open_at: OpenWindow, settle: Settle) -> MainWindow:
    """A window at an archive that holds the sample editions."""
    window = open_at()
    with qtbot.waitSignal(window.parts.deeds.intake.finished, timeout=LONG):
        window.parts.deeds.intake.begin([path for path in sample_paths() if path.is_file()][:4], None)
    settle(window)
    return window


PAGE = """渡口日报

1987年5月6日 星期三 第01版：要闻

渡口大桥昨日通车

两岸居民步行过江

本报讯（记者 陈望）5月5日上午，渡口大桥正式通车。两岸居民步行过江，许多人带着孩子来看这座桥。
市长在通车仪式上说，大桥修了三年零四个月，比计划提前了两个月。

大桥全长一千二百米，有四条车道。工程师介绍，施工最难的是冬天打桩，江水又急又冷。
"""

OTHER_PAGE = """渡口日报

1987年5月6日 星期三 第02版：综合

水位下降施工队抢修堤岸

本报讯（记者 李采之）入春以来江水水位连续下降，施工队抓紧抢修北岸堤防。
到昨天为止，已经完成土方三万立方米，护坡石料全部运到工地。

水利局提醒沿江居民，施工期间不要在堤上停车，也不要在取土坑附近放牛。
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "渡口日报-19870506-01.txt"
    file.write_text(PAGE, encoding="gb18030")
    return file


@pytest.fixture
def other_page(tmp_path: Path) -> Path:
    file = tmp_path / "渡口日报-19870506-02.txt"
    file.write_text(OTHER_PAGE, encoding="utf-8")
    return file
