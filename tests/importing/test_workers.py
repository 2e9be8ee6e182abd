"""Reading in worker processes: the same results as here, refusals that travel, workers that die, and none left over."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsdesk.domain import Evidence, Found, Problem, ReadSource
from newsdesk.errors import Cancelled
from newsdesk.importing import workers
from newsdesk.importing.reading import read_source
from newsdesk.importing.sources import SourceFile
from newsdesk.importing.workers import Readers
from newsdesk.tasks import CancelToken
from newsdesk.wording import sentence


@pytest.fixture
def page(tmp_path: Path) -> SourceFile:
    """A file with one story."""
    path = tmp_path / "page.txt"
    path.write_text("渡口今日试航\n\n本报讯（记者 林晚舟）六月一日，河湾渡口试航，船上坐了四十人。\n", encoding="utf-8")
    return SourceFile(path)


@pytest.mark.parametrize("jobs", [0, 1])
def test_a_file_is_read_wherever_it_is_read(page: SourceFile, jobs: int) -> None:
    with Readers(jobs, CancelToken()) as readers:
        assert readers.begin(page)() == read_source(page)


@pytest.mark.parametrize("jobs", [0, 1])
def test_file_name_patterns_reach_whoever_reads(page: SourceFile, jobs: int) -> None:
    patterns = ["{newspaper}/*", "p* = 河湾日报"]
    with Readers(jobs, CancelToken(), patterns[1:]) as readers:
        source = readers.begin(page)()
    assert isinstance(source, ReadSource)
    assert source == read_source(page, name_patterns=patterns[1:])
    assert source.edition.newspaper == Found("河湾日报", Evidence.FILE_NAME)


@pytest.mark.parametrize("jobs", [0, 1])
def test_a_refusal_is_a_result(page: SourceFile, jobs: int) -> None:
    page.path.write_bytes(b"")
    with Readers(jobs, CancelToken()) as readers:
        refused = readers.begin(page)()
    assert isinstance(refused, Problem)
    assert (refused.code, refused.value("file")) == ("empty", page.name)


def test_several_are_read_ahead(page: SourceFile) -> None:
    with Readers(2, CancelToken()) as readers:
        begun = [readers.begin(page) for _ in range(5)]
        assert len({each_sha256(result) for result in begun}) == 1


def each_sha256(result: Callable[[], ReadSource | Problem]) -> str:
    source = result()
    assert isinstance(source, ReadSource)
    return source.sha256


def test_no_process_is_started_before_a_file_is_read() -> None:
    with Readers(2, CancelToken()):
        assert not multiprocessing.active_children()


@pytest.fixture
def killer() -> Iterator[Callable[[], None]]:
    """Kills every worker as soon as it appears, as a system does that has no memory left."""
    done = threading.Event()

    def kill() -> None:
        while not done.wait(0.01):
            kill_workers()

    thread = threading.Thread(target=kill)
    yield thread.start
    done.set()
    thread.join()


def kill_workers() -> None:
    for child in multiprocessing.active_children():
        child.kill()


def test_a_worker_that_died_costs_no_file(page: SourceFile) -> None:
    with Readers(1, CancelToken()) as readers:
        begun = [readers.begin(page) for _ in range(3)]
        kill_workers()
        assert [result() for result in begun] == [read_source(page)] * 3
        assert readers.begin(page)() == read_source(page)
    assert not multiprocessing.active_children()


def test_a_file_that_is_the_death_of_every_worker_is_refused(page: SourceFile, killer: Callable[[], None]) -> None:
    with Readers(1, CancelToken()) as readers:
        result = readers.begin(page)
        killer()
        refused = result()
    assert isinstance(refused, Problem)
    assert refused.code == "reader_died"
    assert str(page.path) in sentence(refused)


def test_a_large_file_is_not_waited_for_when_cancelled(page: SourceFile) -> None:
    page.path.write_text("河湾渡口今日试航，船上坐了四十人。\n" * 200_000, encoding="utf-8")
    cancel = CancelToken()
    with pytest.raises(Cancelled), Readers(1, cancel) as readers:
        result = readers.begin(page)
        cancel.cancel()
        result()
    assert not multiprocessing.active_children()


def test_a_fault_of_our_own_is_raised_where_the_result_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "read_source", lambda file, **_known: 1 / 0)
    with Readers(0, CancelToken()) as readers:
        result = readers.begin(SourceFile(Path("x")))
        with pytest.raises(ZeroDivisionError):
            result()
