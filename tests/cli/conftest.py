"""Commands run in this process, or as a program of their own, on a page of an invented newspaper."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdesk import wording
from newsdesk.cli.commands import newsdesk
from newsdesk.cli.running import run

# What the fixtures give, for the tests to name.
Command = Callable[..., tuple[int, list[str], list[str]]]
Start = Callable[..., subprocess.Popen[str]]
Write = Callable[[Path, bytes | str], Path]

LONGEST = 120  # seconds that any program of these tests may take on a slow machine
STORY = """云州日报 2021年8月6日 星期五 第02版：要闻

我市部署秋粮收购工作

　　本报讯（记者 林小满）8月5日，全市秋粮收购工作会议召开，要求各县区提前检修仓库，备足资金，做到颗粒归仓。
　　会议指出，今年雨水充足，粮食长势良好，全市共设收购点一百二十个，比去年增加十五个。

棹河大桥主桥顺利合龙

　　本报讯（记者 沈砚秋）8月5日上午，棹河大桥主桥顺利合龙。大桥全长一千二百米，预计年底建成通车。
　　通车以后，两岸居民过河的时间将由四十分钟缩短为五分钟。
"""


@pytest.fixture(autouse=True)
def english() -> None:
    """The language of the sentences that the tests look for."""
    wording.use_language("en")


@pytest.fixture
def story() -> str:
    """A page with two stories."""
    return STORY


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Where an archive may be made."""
    return tmp_path / "the archive.db"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """The page as a file."""
    return _write(tmp_path / "云州日报-20210806-02.txt", STORY)


@pytest.fixture
def write() -> Write:
    """Writes a file and the folders above it."""
    return _write


def _write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str]) -> Command:
    """Runs a command in this process: exit status, lines of standard output, lines of standard error."""

    def given(*arguments: object) -> tuple[int, list[str], list[str]]:
        status = run(newsdesk, [str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return status, out.split("\n")[:-1], err.split("\n")[:-1]

    return given


@pytest.fixture
def filled(command: Command, archive: Path, page: Path) -> Path:
    """An archive that holds the page."""
    assert command("import", "--archive", archive, page)[0] == 0
    return archive


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts the program itself."""
    with contextlib.ExitStack() as started:

        def program(*arguments: object, cwd: str | None = None) -> subprocess.Popen[str]:
            words = [sys.executable, "-m", "newsdesk", *map(str, arguments)]
            pipe = subprocess.PIPE
            # In a session of its own, so that a signal to it and its workers does not reach the tests.
            running = started.enter_context(
                subprocess.Popen(words, stdout=pipe, stderr=pipe, encoding="utf-8", cwd=cwd, start_new_session=True)
            )
            watch = threading.Timer(LONGEST, running.kill)  # a program that hangs fails its test, not the whole run
            watch.start()
            started.callback(watch.join)
            started.callback(watch.cancel)
            return running

        yield program
