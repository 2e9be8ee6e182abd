"""The log is written where it belongs, rotates, and never stands in anybody's way."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from newsdesk import logs


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "deep" / "down" / "newsdesk.log"
    yield file
    logs.stop()


def test_lines_go_into_the_file(log: Path) -> None:
    logs.start(log).info("imported %s", "𠮷\udcff.txt")
    (line,) = log.read_text(encoding="utf-8").splitlines()
    assert line.endswith("newsdesk: imported 𠮷\\udcff.txt")
    assert " INFO " in line


def test_debug_only_where_it_is_asked_for(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logs.start(log).debug("details")
    assert "details" not in log.read_text(encoding="utf-8")
    monkeypatch.setenv("NEWSDESK_LOG", "debug")
    logs.start(log).debug("details")
    assert "details" in log.read_text(encoding="utf-8")


def test_starting_twice_writes_a_line_once(log: Path) -> None:
    logs.start(log)
    logs.start(log).info("once")
    assert log.read_text(encoding="utf-8").count("once") == 1


def test_the_file_rotates(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 2000)
    logger = logs.start(log)
    for number in range(200):
        logger.info("line %d", number)
    kept = sorted(path.name for path in log.parent.iterdir())
    assert kept == ["newsdesk.log", *(f"newsdesk.log.{number}" for number in range(1, logs.KEPT + 1))]
    assert all(path.stat().st_size <= 2000 for path in log.parent.iterdir())
    assert "line 199" in log.read_text(encoding="utf-8")


def test_a_file_that_cannot_be_renamed_is_written_on(log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "LARGEST", 500)
    logger = logs.start(log)

    def refused(*_arguments: object) -> NoReturn:
        raise PermissionError

    monkeypatch.setattr("os.rename", refused)
    for number in range(20):
        logger.info("line %d", number)
    monkeypatch.undo()
    assert "line 19" in log.read_text(encoding="utf-8")


def test_a_log_that_cannot_be_written_stops_nobody(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    logs.start(tmp_path / "file" / "newsdesk.log").info("lost")
    logs.stop()
    assert capfd.readouterr() == ("", "")


def test_what_is_logged_elsewhere_stays_elsewhere(log: Path) -> None:
    logs.start(log)
    logging.getLogger("alembic").warning("not ours")
    assert "not ours" not in log.read_text(encoding="utf-8")
