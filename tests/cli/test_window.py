"""`window`, and no command at all: what is handed to the window."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.cli.conftest import Command, Start


Asked = list[tuple[Path | None, dict[str, object]]]
NOTHING = {"query": None, "screenshot": None, "size": None, "theme": None, "language": None}


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Stands in for the window and notes what it was asked for."""
    calls: Asked = []

    def run_window(archive: Path | None, **options: object) -> int:
        calls.append((archive, options))
        return 0

    monkeypatch.setitem(sys.modules, "newsdesk.ui.start", SimpleNamespace(run_window=run_window))
    return calls


def test_no_command_opens_the_window(command: Command, asked: Asked, archive: Path) -> None:
    assert command() == (0, [], [])
    assert command("--archive", archive) == (0, [], [])
    assert asked == [(None, NOTHING), (archive, NOTHING)]


def test_options_of_the_window(command: Command, asked: Asked, archive: Path, tmp_path: Path) -> None:
    picture = tmp_path / "x.png"
    options = (
        "--query",
        "疫情",
        "--screenshot",
        picture,
        "--size",
        "1920x1080",
        "--theme",
        "dark",
        "--language",
        "zh_TW",
    )
    assert command("window", "--archive", archive, *options)[0] == 0
    given = {"query": "疫情", "screenshot": picture, "size": (1920, 1080), "theme": "dark", "language": "zh_TW"}
    assert asked == [(archive, given)]


@pytest.mark.parametrize(
    "arguments",
    [["--size", size] for size in ("0x800", "1280", "99999x800", "10x10")] + [["--theme", "pink"], ["--language", "x"]],
)
def test_options_that_are_wrong(command: Command, asked: Asked, arguments: list[str]) -> None:
    assert command("window", *arguments)[0] == 2
    assert asked == []


def test_an_archive_that_a_picture_cannot_show(command: Command, page: Path, tmp_path: Path, start: Start) -> None:
    picture = tmp_path / "x.png"
    with start("window", "--archive", page, "--screenshot", picture) as program:
        out, err = program.communicate()
    assert (program.returncode, out) == (3, "")
    assert err == f"{page} is not a Newsdesk archive; name another file.\n"
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("target", ["the archive", "a folder", "page.txt/x.png"])
def test_a_picture_that_cannot_be_written(
    command: Command, filled: Path, tmp_path: Path, start: Start, target: str
) -> None:
    (tmp_path / "a folder").mkdir()
    (tmp_path / "page.txt").write_bytes(b"x")
    picture = filled if target == "the archive" else tmp_path / target
    with start("window", "--archive", filled, "--screenshot", picture) as program:
        _out, err = program.communicate()
    assert program.returncode == 1
    assert err.startswith(picture.name)
    assert len(err.splitlines()) == 1
    assert command("verify", "--archive", filled)[0] == 0
