"""The program as the system runs it: from any folder, into a closed pipe, interrupted."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdesk import settings

if TYPE_CHECKING:
    from tests.cli.conftest import Command, Start, Write


def test_the_program_runs_from_any_folder(page: Path, archive: Path, tmp_path: Path, start: Start) -> None:
    with start("import", "--json", "--archive", archive, page, cwd="/") as program:
        out, err = program.communicate()
    assert (program.returncode, err) == (0, "")
    assert json.loads(out.splitlines()[0])["status"] == "imported"


def test_nobody_reads_the_results_any_more(tmp_path: Path, write: Write, story: str, start: Start) -> None:
    files = [write(tmp_path / f"{number}.txt", story) for number in range(300)]
    with start("parse", "--json", *files) as program:
        assert program.stdout and program.stderr
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == ""
    assert program.returncode == 0


def test_a_program_without_any_console(tmp_path: Path, archive: Path, page: Path, write: Write) -> None:
    """As Windows starts one without a console window: there is no standard output at all."""
    command = "import sys; sys.stdout = sys.stderr = None; from newsdesk.app import main; sys.exit(main())"
    for words in (["import", str(page)], ["import", str(tmp_path)], ["search", "仓库"], ["verify"]):
        program = [sys.executable, "-c", command, *words, "--archive", str(archive)]
        assert subprocess.run(program, check=False).returncode == 0
    assert archive.exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
def test_results_that_cannot_be_written(page: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        words = [sys.executable, "-m", "newsdesk", "parse", "--json", str(page)]
        ended = subprocess.run(words, check=False, stdout=full, stderr=subprocess.PIPE, encoding="utf-8")
    assert ended.returncode == 1
    assert ended.stderr.startswith("The results could not be written to the end (")
    assert len(ended.stderr.splitlines()) == 1


def test_an_import_goes_on_when_nobody_reads_its_report(
    tmp_path: Path, archive: Path, command: Command, write: Write, story: str, start: Start
) -> None:
    for number in range(40):
        write(tmp_path / "in" / f"{number}.txt", story + str(number))
    with start("import", "--json", "--jobs", 0, "--archive", archive, tmp_path / "in") as program:
        assert program.stdout and program.stderr
        program.stdout.close()
        assert program.stderr.read() == ""
    assert program.returncode == 0
    assert command("search", "--count", "--archive", archive, "本报讯")[1] == ["80"]


@pytest.mark.parametrize("jobs", [0, 2])
def test_an_interrupted_import_keeps_what_was_finished(
    tmp_path: Path, archive: Path, command: Command, jobs: int, write: Write, story: str, start: Start
) -> None:
    for number in range(400):
        write(tmp_path / "in" / f"{number:03}.txt", story * 20 + str(number))
    arguments = ("import", "--json", "--jobs", jobs, "--archive", archive, tmp_path / "in")
    with start(*arguments) as program:
        assert program.stdout and program.stderr
        lines = [program.stdout.readline() for _ in range(3)]
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to the workers as well
        rest, err = program.stdout.read(), program.stderr.read()  # communicate() would lose what readline() buffered
    assert program.returncode == 130
    assert err == "Interrupted; what was finished is kept, nothing is half-written.\n"
    told = [json.loads(line) for line in [*lines, *rest.splitlines()]]
    assert 3 <= len(told) < 400
    status, (line,), _err = command("verify", "--json", "--archive", archive)
    assert (status, json.loads(line)["damaged"]) == (0, [])
    found = int(command("search", "--count", "--archive", archive, "本报讯")[1][0])
    assert found == sum(one["articles"] for one in told)


def test_the_log_holds_no_text_of_a_newspaper(page: Path, archive: Path, start: Start) -> None:
    with start("import", "--archive", archive, page) as program:
        program.communicate()
    log = settings.log_file()
    assert not log.exists() or "秋粮" not in log.read_text(encoding="utf-8")
