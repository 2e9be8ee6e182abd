"""`window`, and no command at all: what is handed to the window."""

import sys
from types import SimpleNamespace

import pytest

NOTHING = {"query": None, "screenshot": None, "size": None, "theme": None, "language": None}


@pytest.fixture
def asked(monkeypatch):
    """Stands in for the window and notes what it was asked for."""
    calls = []

    def run_window(archive, **options):
        calls.append((archive, options))
        return 0

    monkeypatch.setitem(sys.modules, "newsdesk.ui.start", SimpleNamespace(run_window=run_window))
    return calls


def test_no_command_opens_the_window(command, asked, archive):
    assert command() == (0, [], [])
    assert command("--archive", archive) == (0, [], [])
    assert asked == [(None, NOTHING), (archive, NOTHING)]


def test_options_of_the_window(command, asked, archive, tmp_path):
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
def test_options_that_are_wrong(command, asked, arguments):
    assert command("window", *arguments)[0] == 2
    assert asked == []


def test_an_archive_that_a_picture_cannot_show(command, page, tmp_path, start):
    picture = tmp_path / "x.png"
    with start("window", "--archive", page, "--screenshot", picture) as program:
        out, err = program.communicate()
    assert (program.returncode, out) == (3, "")
    assert err == f"{page} is not a Newsdesk archive; name another file.\n"
    assert picture.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("target", ["the archive", "a folder", "page.txt/x.png"])
def test_a_picture_that_cannot_be_written(command, filled, tmp_path, start, target):
    (tmp_path / "a folder").mkdir()
    (tmp_path / "page.txt").write_bytes(b"x")
    picture = filled if target == "the archive" else tmp_path / target
    with start("window", "--archive", filled, "--screenshot", picture) as program:
        _out, err = program.communicate()
    assert program.returncode == 1
    assert err.startswith(picture.name)
    assert len(err.splitlines()) == 1
    assert command("verify", "--archive", filled)[0] == 0
