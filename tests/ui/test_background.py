"""Work off the UI thread: results come back in order, stale ones never, and nothing is left running."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from newsdesk.errors import NewsdeskError, SourceRefused
from newsdesk.tasks import CancelToken, Progress, ProgressCallback
from newsdesk.ui.background import Background

LONG = 60_000


@pytest.fixture
def background(qapp: object) -> Iterator[Background]:
    made = Background()
    yield made
    made.close()
    made.deleteLater()


def test_work_runs_elsewhere_and_its_result_comes_back_here(background: Background, qtbot: QtBot) -> None:
    heard: list[tuple[str, str]] = []

    def work(_cancel: CancelToken) -> str:
        return threading.current_thread().name

    with qtbot.waitSignal(background.quiet, timeout=LONG):
        background.ask("a", work, lambda name: heard.append((name, threading.current_thread().name)))
    ((worker, listener),) = heard
    assert worker.startswith("reading")
    assert listener == threading.main_thread().name


def test_new_work_in_a_lane_drops_the_old(background: Background, qtbot: QtBot) -> None:
    go = threading.Event()
    tokens: list[CancelToken] = []
    heard: list[str] = []

    def slow(cancel: CancelToken) -> str:
        tokens.append(cancel)
        go.wait()
        return "old"

    background.ask("list", slow, heard.append)
    with qtbot.waitSignal(background.quiet, timeout=LONG):
        background.ask("list", lambda _cancel: "new", heard.append)
        background.ask("other", lambda _cancel: "other", heard.append)
        go.set()
    background.ask("list", lambda _cancel: "last", heard.append)
    with qtbot.waitSignal(background.quiet, timeout=LONG):
        pass
    assert "old" not in heard
    assert set(heard) == {"new", "other", "last"}
    assert all(token.cancelled for token in tokens)


def test_errors_of_the_world_go_through_the_one_door(background: Background, qtbot: QtBot, caplog: object) -> None:
    def refuse(_cancel: CancelToken) -> None:
        raise SourceRefused("empty", file="a.txt")

    with qtbot.waitSignal(background.failed, timeout=LONG) as failed:
        background.ask("a", refuse, lambda _result: None)
    assert failed.args[0].problem.code == "empty"
    own: list[NewsdeskError] = []
    with qtbot.waitSignal(background.quiet, timeout=LONG):
        background.ask("a", refuse, lambda _result: None, own.append)
    assert len(own) == 1


def test_our_own_errors_are_not_swallowed(background: Background, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as raised, qtbot.waitSignal(background.quiet, timeout=LONG):
        background.ask("a", lambda _cancel: 1 // 0, lambda _result: None)
    assert [kind for kind, _error, _trace in raised] == [ZeroDivisionError]


def test_progress_is_heard_until_the_work_is_cancelled(background: Background, qtbot: QtBot) -> None:
    heard: list[Progress] = []

    def work(cancel: CancelToken, report: ProgressCallback) -> str:
        report(Progress(1, 2, "a"))
        cancel.cancel()
        report(Progress(2, 2, "b"))
        return "done"

    with qtbot.waitSignal(background.quiet, timeout=LONG):
        background.begin("import", work, lambda _result: None, heard.append)
    assert Progress(2, 2, "b") not in heard


def test_closing_waits_for_the_last_thread(qapp: object) -> None:
    background = Background()
    began = threading.Event()

    def work(cancel: CancelToken) -> None:
        began.set()
        while not cancel.cancelled:
            pass

    heard: list[None] = []
    background.ask("a", work, heard.append)
    began.wait()
    background.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("reading", "working"))]
    background.ask("a", lambda _cancel: None, heard.append)
    assert heard == []
    background.deleteLater()
