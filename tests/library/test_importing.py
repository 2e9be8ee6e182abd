"""An import from start to end, through bad files, faults of our own, and everything that can break it off."""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from newsdesk import intake
from newsdesk.db import index
from newsdesk.domain import Evidence, Given, ImportStatus, ReadSource
from newsdesk.errors import ArchiveUnusable, Cancelled, PatternRefused
from newsdesk.importing import reading, workers
from newsdesk.importing.sources import SourceFile
from newsdesk.library import Library
from newsdesk.tasks import CancelToken, Progress
from newsdesk.wording import sentence


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


@pytest.mark.parametrize("jobs", [0, 2])
def test_file_name_patterns_name_what_the_text_does_not(library: Library, tmp_path: Path, jobs: int) -> None:
    file = tmp_path / "hw240607_03.txt"
    file.write_text(
        "渡口试航\n\n本报讯（记者 林晚舟）6月1日，河湾渡口试航。船上坐了四十人，风浪不大。\n", encoding="utf-8"
    )
    patterns = ["hw{year2 from 2000}{month}{day}_{page} = 河湾日报"]
    (outcome,) = library.import_paths([file], name_patterns=patterns, jobs=jobs)
    assert outcome.edition is not None
    edition = library.edition(outcome.edition)
    assert (edition.newspaper, edition.newspaper_evidence) == ("河湾日报", Evidence.FILE_NAME)
    assert (edition.date, edition.date_evidence) == (date(2024, 6, 7), Evidence.FILE_NAME)
    assert [(page.number, page.evidence) for page in edition.pages] == [("3", Evidence.FILE_NAME)]


def test_what_the_text_says_goes_before_a_pattern(library: Library, issues: Path) -> None:
    (outcome,) = library.import_paths([issues / "00.txt"], name_patterns=["* = 别的日报"], jobs=0)
    assert (outcome.newspaper, outcome.newspaper_from) == ("河湾日报", Evidence.MASTHEAD)


def test_a_pattern_that_cannot_be_used_is_refused_before_anything_is_read(library: Library, issues: Path) -> None:
    with pytest.raises(PatternRefused):
        library.import_paths([issues], name_patterns=["{page}", "{"], jobs=0)
    assert library.holdings().editions == 0


def test_again_is_harmless_and_reads_nothing(library: Library, issues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    statuses(library, issues)
    held = library.holdings()
    monkeypatch.setattr(workers, "read", lambda file, **_known: pytest.fail(f"read {file}"))
    assert set(statuses(library, issues)) == {DUPLICATE}
    assert library.holdings() == held


def test_the_same_bytes_twice_in_one_import(library: Library, issues: Path) -> None:
    (issues / "copy.txt").write_bytes((issues / "01.txt").read_bytes())
    assert statuses(library, issues / "01.txt", issues / "copy.txt", jobs=1) == [IMPORTED, DUPLICATE]


def test_given_later_updates_all(library: Library, issues: Path) -> None:
    statuses(library, issues)
    assert set(statuses(library, issues, given=Given("山前晚报"))) == {UPDATED}
    assert [count.name for count in library.children()] == ["山前晚报"]


def test_files_in_a_zip_file(library: Library, issues: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "issues.zip", "w") as packed:
        packed.write(issues / "01.txt", "2024/一.txt")
        packed.writestr("2024/cover.jpg", b"\xff\xd8\xff")
    run = library.import_paths([tmp_path / "issues.zip"], jobs=0)
    (outcome,) = run
    assert (outcome.status, run.skipped) == (IMPORTED, 1)
    assert library.edition(outcome.edition or "").source_path == str(tmp_path / "issues.zip" / "2024" / "一.txt")


def test_a_name_that_is_no_text_is_kept_legible(library: Library, issues: Path) -> None:
    odd = issues / "\udcb9\udce3.txt"
    try:
        (issues / "01.txt").rename(odd)
    except (OSError, UnicodeError):
        pytest.skip("no such names in this file system")
    (outcome,) = library.import_paths([odd], jobs=0)
    assert outcome.status is IMPORTED
    assert library.edition(outcome.edition or "").source_name == "\\udcb9\\udce3.txt"


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
    def stumble(file: SourceFile, **_known: object) -> ReadSource:
        if file.path.name == "04.txt":
            raise ZeroDivisionError
        return reading.read_source(file)

    monkeypatch.setattr(workers, "read_source", stumble)
    outcomes = list(library.import_paths([issues], jobs=0))
    assert [outcome.status for outcome in outcomes].count(IMPORTED) == 11
    assert outcomes[4].problem is not None
    assert outcomes[4].problem.code == "reader_failed"
    assert "04.txt" in sentence(outcomes[4].problem)
    warned = [one for one in caplog.records if one.levelno >= logging.WARNING]
    assert [(one.name, one.levelno) for one in warned] == [(intake.__name__, logging.ERROR)]
    assert "ZeroDivisionError" in caplog.text


def test_a_failing_archive_ends_the_import(library: Library, issues: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise ArchiveUnusable("archive_disk_full", path="x")

    run = library.import_paths([issues], jobs=0)
    next(run)
    monkeypatch.setattr(index, "follow", full)
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
    page = (issues / "00.txt").read_text(encoding="utf-8")
    for number in range(12, 400):
        (issues / f"{number:03}.txt").write_text(f"{page}\n第{number}号\n", encoding="utf-8")
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
