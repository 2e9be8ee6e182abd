"""The library as window and commands use it: real files in, lines out, whatever happens in the middle."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from newsdesk import intake
from newsdesk.db import index
from newsdesk.domain import EVERYWHERE, Evidence, Given, ImportStatus, Place, ReadSource, Sort
from newsdesk.errors import ArchiveUnusable, Cancelled, NotInArchive
from newsdesk.importing import reading, workers
from newsdesk.importing.sources import SourceFile
from newsdesk.library import Library, read_source
from newsdesk.tasks import CancelToken, Progress
from newsdesk.wording import sentence


def page_of(number: int) -> str:
    """A page of an invented newspaper with two stories."""
    return (
        f"河湾日报\n2024年6月{number % 28 + 1:02}日　第{number % 8 + 1}版　要闻\n\n"
        f"渡口第{number}次试航\n\n"
        f"本报讯（记者 林晚舟）6月1日，河湾渡口第{number}次试航。船上坐了四十人，风浪不大。\n\n"
        f"码头边的第{number}棵树\n\n"
        "本报讯（通讯员 何汀）码头边新栽了一棵树。来往的人都说好看，树下还放了长凳。\n"
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library."""
    with Library(tmp_path / "new.archive") as opened:
        yield opened


@pytest.fixture
def issues(tmp_path: Path) -> Path:
    """A folder with twelve pages, and a picture among them."""
    folder = tmp_path / "issues"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(page_of(number), encoding="utf-8")
    (folder / "scan.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


def statuses(library: Library, *paths: Path, given: Given | None = None, jobs: int = 0) -> list[ImportStatus]:
    return [outcome.status for outcome in library.import_paths(paths, given, jobs=jobs)]


IMPORTED, DUPLICATE, UPDATED, REFUSED = ImportStatus


# ---------------------------------------------------------------- import


@pytest.mark.parametrize("jobs", [0, 2])
def test_a_folder_comes_in_in_order(library: Library, issues: Path, jobs: int) -> None:
    told: list[Progress] = []
    run = library.import_paths([issues], jobs=jobs, progress=told.append)
    outcomes = list(run)
    assert [Path(outcome.path).name for outcome in outcomes] == [f"{number:02}.txt" for number in range(12)]
    assert {outcome.status for outcome in outcomes} == {IMPORTED}
    assert (run.total, run.skipped) == (12, 1)
    assert [(step.done, step.total) for step in told] == [(done, 12) for done in range(13)]
    assert library.holdings().editions == 12
    assert library.holdings().articles == sum(outcome.articles for outcome in outcomes)


def test_again_is_harmless_and_reads_nothing(library: Library, issues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    statuses(library, issues)
    held = library.holdings()
    monkeypatch.setattr(workers, "read", lambda file: pytest.fail(f"read {file}"))
    assert set(statuses(library, issues)) == {DUPLICATE}
    assert library.holdings() == held


def test_the_same_bytes_twice_in_one_import(library: Library, tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(page_of(1), encoding="utf-8")
    assert statuses(library, tmp_path / "a.txt", tmp_path / "b.txt", jobs=1) == [IMPORTED, DUPLICATE]


def test_given_later_updates_all(library: Library, issues: Path) -> None:
    statuses(library, issues)
    assert set(statuses(library, issues, given=Given("山前晚报"))) == {UPDATED}
    assert [count.name for count in library.children()] == ["山前晚报"]


def test_files_in_a_zip_file(library: Library, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "issues.zip", "w") as packed:
        packed.writestr("2024/一.txt", page_of(1))
        packed.writestr("2024/cover.jpg", b"\xff\xd8\xff")
    run = library.import_paths([tmp_path / "issues.zip"], jobs=0)
    (outcome,) = run
    assert (outcome.status, run.skipped) == (IMPORTED, 1)
    assert library.edition(outcome.edition or "").source_path == str(tmp_path / "issues.zip" / "2024" / "一.txt")


@pytest.mark.parametrize("jobs", [0, 2])
def test_bad_files_are_named_and_cost_no_other(library: Library, issues: Path, jobs: int) -> None:
    (issues / "03.txt").write_bytes(b"")
    (issues / "05.txt").write_bytes(bytes(range(256)) * 20)
    outcomes = list(library.import_paths([issues, issues / "gone.txt"], jobs=jobs))
    refused = {Path(outcome.path).name: outcome.problem for outcome in outcomes if outcome.status is REFUSED}
    assert {name: problem.code for name, problem in refused.items() if problem} == {
        "03.txt": "empty",
        "05.txt": "binary",
        "gone.txt": "gone",
    }
    for name, problem in refused.items():
        assert problem
        assert name in sentence(problem)
    assert library.holdings().editions == 10


def test_nothing_to_import(library: Library, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    run = library.import_paths([tmp_path / "empty"])
    assert (list(run), run.total) == ([], 0)


def test_our_own_failure_at_one_file_is_logged(
    library: Library, issues: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def stumble(file: SourceFile) -> ReadSource:
        if file.path.name == "04.txt":
            raise ZeroDivisionError
        return reading.read_source(file)

    monkeypatch.setattr(workers, "read_source", stumble)
    outcomes = list(library.import_paths([issues], jobs=0))
    assert [outcome.status for outcome in outcomes].count(IMPORTED) == 11
    assert outcomes[4].problem is not None
    assert outcomes[4].problem.code == "reader_failed"
    assert "04.txt" in sentence(outcomes[4].problem)
    assert [record.levelno for record in caplog.records if record.name == intake.__name__] == [logging.ERROR]
    assert "ZeroDivisionError" in caplog.text


def test_a_failing_archive_ends_the_import(library: Library, issues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise ArchiveUnusable("archive_disk_full", path="x")

    run = library.import_paths([issues], jobs=0)
    next(run)
    monkeypatch.setattr(index, "add", full)
    with pytest.raises(ArchiveUnusable):
        next(run)
    assert library.holdings().editions == 1


# ---------------------------------------------------------------- broken off


@pytest.mark.parametrize("jobs", [0, 2])
def test_cancelled_what_is_stored_stays(library: Library, issues: Path, jobs: int) -> None:
    cancel = CancelToken()
    done = []
    with pytest.raises(Cancelled):
        for outcome in library.import_paths([issues], jobs=jobs, cancel=cancel):
            done.append(outcome)
            if len(done) == 5:
                cancel.cancel()
    assert library.holdings().editions == 5
    assert not multiprocessing.active_children()
    assert statuses(library, issues) == [DUPLICATE] * 5 + [IMPORTED] * 7


def test_an_import_nobody_goes_on_with(library: Library, issues: Path) -> None:
    run = library.import_paths([issues], jobs=2)
    next(run)
    run.close()
    assert not multiprocessing.active_children()
    assert library.holdings().editions == 1
    assert list(run) == []


PROGRAM = """
import sys
from pathlib import Path
from newsdesk.library import Library

if __name__ == "__main__":
    with Library(Path(sys.argv[1])) as library:
        try:
            for outcome in library.import_paths([Path(sys.argv[2])], jobs=2):
                print(outcome.path, flush=True)
        except KeyboardInterrupt:
            print("interrupted", library.holdings().editions, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C reaches a group of processes in another way there")
def test_ctrl_c_ends_all_processes_in_order(issues: Path, tmp_path: Path) -> None:
    for number in range(12, 400):
        (issues / f"{number:03}.txt").write_text(page_of(number), encoding="utf-8")
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, str(program), str(tmp_path / "a.archive"), str(issues)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        assert running.stdout
        assert running.stdout.readline().strip().endswith(".txt")
        os.killpg(running.pid, signal.SIGINT)
        told, complaints = running.communicate()
    assert complaints == ""
    *lines, last = told.splitlines()
    assert last.startswith("interrupted ")
    held = int(last.split()[1])
    assert held - len(lines) in {1, 2}  # the first line was read above; the last source may not have been told of
    with Library(tmp_path / "a.archive") as library:
        assert library.holdings().editions == held
        assert library.verify().damaged == ()


# ---------------------------------------------------------------- side by side


def test_searching_while_importing(library: Library, issues: Path) -> None:
    """Every answer is that of one moment: as many articles found as editions held then, or a later one."""
    found: list[int] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            before = library.holdings().editions
            found.append(library.search("试航").total)
            assert before <= found[-1] <= 12

    with ThreadPoolExecutor(2) as threads:
        searches = [threads.submit(search) for _ in range(2)]
        statuses(library, issues)
        done.set()
        for one in searches:
            one.result()
    assert library.search("试航").total == 12
    assert found


def test_two_imports_at_once(library: Library, issues: Path) -> None:
    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(statuses, library, issues) for _ in range(2)]
        told = [status for one in both for status in one.result()]
    assert sorted(told) == [DUPLICATE] * 12 + [IMPORTED] * 12


def test_a_search_is_broken_off(library: Library, issues: Path) -> None:
    statuses(library, issues)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        library.search("试航", cancel=cancel)


# ---------------------------------------------------------------- browse, search, correct, export


def test_an_article_as_it_was_read(library: Library, issues: Path) -> None:
    (outcome,) = library.import_paths([issues / "03.txt"], jobs=0)
    read = read_source(issues / "03.txt").edition
    whole = [library.article(number) for number in library.article_ids()]
    assert [one.elements for one in whole] == [one.elements for one in read.articles]
    assert [one.authors for one in whole] == [one.authors for one in read.articles]
    assert {(one.newspaper, one.edition) for one in whole} == {("河湾日报", outcome.edition)}
    assert library.original(outcome.edition or "") == (issues / "03.txt").read_bytes()


def test_a_correction_moves_an_edition_in_the_tree(library: Library, issues: Path) -> None:
    (outcome,) = library.import_paths([issues / "03.txt"], jobs=0)
    edition = outcome.edition or ""
    before = library.edition(edition)
    library.set_edition_fields(edition, newspaper="山前晚报", day=date(1999, 1, 2))
    assert [count.name for count in library.children()] == ["山前晚报"]
    assert library.editions(Place(None, 1999, 1, 2)) == [library.edition(edition)]
    assert library.edition(edition).newspaper_evidence is Evidence.CORRECTED
    statuses(library, issues)
    assert library.edition(edition).newspaper == "山前晚报"
    assert library.undo_edition_fields(edition, newspaper=True, day=True)
    assert library.edition(edition) == before
    with pytest.raises(NotInArchive):
        library.set_edition_fields("nothing", newspaper="山前晚报")


@pytest.mark.parametrize("query", ["试航", "树", "第1棵树", "不在", "记者:林晚舟", "报纸:河湾日报 -树"])
@pytest.mark.parametrize("sort", [Sort.DATE_DESC, Sort.DATE_ASC])
def test_the_index_finds_what_the_definition_finds(library: Library, issues: Path, query: str, sort: Sort) -> None:
    statuses(library, issues)
    found, defined = library.search(query, sort=sort), library.search(query, sort=sort, oracle=True)
    assert (found.total, found.ids) == (defined.total, defined.ids)
    assert library.search(query, sort=sort, offset=2, limit=3).ids == found.ids[2:5]


def test_a_result_is_in_the_order_of_all_lists(library: Library, issues: Path) -> None:
    statuses(library, issues)
    wanted = set(library.search("试航").ids)
    assert library.search("试航").ids == tuple(one for one in library.article_ids() if one in wanted)


def test_an_index_of_other_rules_is_made_again_before_it_is_asked(tmp_path: Path, issues: Path) -> None:
    path = tmp_path / "old.archive"
    with Library(path) as library:
        statuses(library, issues)
        with library._archive.writing() as connection:
            connection.exec_driver_sql("UPDATE article_index_made SET fingerprint = 'older'")
            connection.exec_driver_sql("INSERT INTO article_index (article_index) VALUES ('delete-all')")
    with Library(path) as library:
        assert library.search("试航").total == 12
        assert library.verify().damaged == ()


def test_a_damaged_index_is_made_again(library: Library, issues: Path) -> None:
    statuses(library, issues)
    with library._archive.writing() as connection:
        connection.exec_driver_sql("INSERT INTO article_index (article_index) VALUES ('delete-all')")
    assert library.verify(sources=False).damaged
    library.rebuild_index()
    assert library.verify().damaged == ()
    assert library.search("试航").total == 12


def test_articles_are_written_to_a_file(library: Library, issues: Path, tmp_path: Path) -> None:
    statuses(library, issues)
    ids = library.article_ids(EVERYWHERE)
    written, _sha256 = library.export([library.article(ids[0]).uid, *ids[1:]], "txt", tmp_path / "all.txt")
    assert written == len(ids)
    assert "渡口第7次试航" in (tmp_path / "all.txt").read_text(encoding="utf-8-sig")
    with pytest.raises(NotInArchive):
        library.export(["nothing"], "txt", tmp_path / "nothing.txt")
    assert not (tmp_path / "nothing.txt").exists()


def test_a_closed_library_leaves_one_file(tmp_path: Path, issues: Path) -> None:
    with Library(tmp_path / "new.archive") as library:
        statuses(library, issues)
    assert [file.name for file in tmp_path.glob("new.archive*")] == ["new.archive"]
