"""What every test stands on: an offscreen Qt, folders of its own, silence afterwards.

No test touches the folders of whoever runs it. A test fails when it leaves a thread, a running Qt timer or an
unasked-for warning in the log behind; warnings of Python and Qt fail it through `pyproject.toml`.
"""

from __future__ import annotations

import errno
import itertools
import logging
import os
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import appdirs
import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtCore import QTimer

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("NEWSDESK_SHARED") or ROOT.parent / "shared")
_NO_SHARED = "the measured editions in ../shared are not there"

# Before anything loads Qt or asks for a folder, in the collection of tests too.
_FOLDERS = tempfile.TemporaryDirectory(prefix="newsdesk-tests-")
_counter = itertools.count(1)
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)

# Machines differ in speed: an example that takes long is no failure. `.ci/run` says CI: there the same commit is tried
# with the same examples each time; at a desk they are new ones.
hypothesis.settings.register_profile(
    "newsdesk",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    print_blob=True,
)
hypothesis.settings.load_profile("newsdesk")


def _folders_of_a_person(home: Path) -> dict[str, str]:
    """A home folder that exists and is empty, as the environment variables that name it on each system."""
    home.mkdir(parents=True)
    named = {"HOME": home, "USERPROFILE": home, "APPDATA": home / "roaming", "LOCALAPPDATA": home / "local"}
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        named[f"XDG_{name}_HOME"] = home / name.lower()
    runtime = home / "runtime"
    runtime.mkdir(mode=0o700)
    named["XDG_RUNTIME_DIR"] = runtime
    return {name: str(folder) for name, folder in named.items()}


os.environ.update(_folders_of_a_person(Path(_FOLDERS.name) / "collection"))


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home folder of this test alone: empty, and gone after the run. Archive, settings and log go there."""
    home = Path(_FOLDERS.name) / str(next(_counter))
    for name, folder in _folders_of_a_person(home).items():
        monkeypatch.setenv(name, folder)
    if sys.platform == "win32":  # appdirs asks Windows itself there, not the environment
        monkeypatch.setattr(appdirs, "_get_win_folder", lambda _name: str(home))
    return home


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Path]:
    """Makes a path one that the person may not look at, whoever runs the tests: permissions do not stop everybody."""
    look, allowed = os.stat, os.access

    def close(path: Path) -> Path:
        def look_at(at: Any, *arguments: Any, **options: Any) -> os.stat_result:
            if at == path or at == str(path):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
            return look(at, *arguments, **options)

        def allow(at: Any, *arguments: Any, **options: Any) -> bool:
            return at not in (path, str(path)) and allowed(at, *arguments, **options)

        monkeypatch.setattr(os, "stat", look_at)
        monkeypatch.setattr(os, "access", allow)
        return path

    return close


@pytest.fixture
def shared() -> Path:
    """The folder of measured editions beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip(_NO_SHARED)
    return SHARED


# ---------------------------------------------------------------- silence afterwards


class _Overheard(logging.Handler):
    """Keeps the warnings and errors that the program logs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test in whose course the program logged a warning, unless the test looks at the log itself (caplog)."""
    overheard = _Overheard()
    logger = logging.getLogger("newsdesk")
    logger.addHandler(overheard)
    yield
    logger.removeHandler(overheard)
    if overheard.lines and "caplog" not in request.fixturenames:
        pytest.fail("logged without being expected: " + "; ".join(overheard.lines), pytrace=False)


@pytest.fixture(autouse=True)
def nothing_left_running(own_folders: Path, quiet_log: None, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread or a running timer behind. Depends on the others so as to end before them."""
    in_qt = "qapp" in request.fixturenames
    threads = set(threading.enumerate())
    timers = _running_timers() if in_qt else []
    yield
    left = _left_threads(threads)
    if in_qt:
        left += _left_in_qt(timers)
    if left:
        pytest.fail("left running: " + ", ".join(left), pytrace=False)


def _left_threads(before: set[threading.Thread]) -> list[str]:
    """Names of Python's threads that were started and do not end; those of Qt only look like threads here."""
    started = [
        thread for thread in threading.enumerate() if thread not in before and type(thread).__name__ != "_DummyThread"
    ]
    for thread in started:
        thread.join(5)
    return [f"thread {thread.name}" for thread in started if thread.is_alive()]


def _left_in_qt(before: list[QTimer]) -> list[str]:
    """What Qt still runs: tasks in its pool, and timers of the application and of widgets that nobody closed."""
    from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool  # noqa: PLC0415 - tests without Qt stay so

    left = [] if QThreadPool.globalInstance().waitForDone(5000) else ["a task in Qt's pool"]
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return left + [f"timer of {type(timer.parent()).__name__}" for timer in _running_timers() if timer not in before]


def _running_timers() -> list[QTimer]:
    """The running timers that belong to the application or to one of its windows."""
    from PySide6.QtCore import QTimer  # noqa: PLC0415 - as above
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - as above

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return []
    owners = [application, *application.topLevelWidgets()]
    return [timer for owner in owners for timer in owner.findChildren(QTimer) if timer.isActive()]


# ---------------------------------------------------------------- ../shared has to be measured where it is there

_measured: set[str] = set()
_passed_over: set[str] = set()


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note which tests measured with ../shared, and which were skipped for want of it."""
    if report.skipped and "shared" in str(report.longrepr):
        _passed_over.add(report.nodeid)
    if report.when == "call" and "shared" in report.keywords:
        _measured.add(report.nodeid)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Make tests that take `shared` known by that name: `pytest -m shared` runs them alone."""
    for item in items:
        if "shared" in getattr(item, "fixturenames", ()):
            item.add_marker("shared")


def _unmeasured() -> list[str]:
    """What was not measured although it has to be: `.ci/run` sets NEWSDESK_SHARED_REQUIRED where ../shared is there."""
    if not os.environ.get("NEWSDESK_SHARED_REQUIRED"):
        return []
    return sorted(_passed_over) or ([] if _measured else ["no test measured with ../shared"])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail a run that passed over what it had to measure."""
    if session.testscollected and _unmeasured():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what was passed over."""
    for test in _unmeasured():
        terminalreporter.write_line(f"not measured although ../shared is there: {test}", red=True)
