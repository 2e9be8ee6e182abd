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
    "arguments", [["--size", "0x800"], ["--size", "1280"], ["--theme", "pink"], ["--language", "xx"]]
)
def test_options_that_are_wrong(command, asked, arguments):
    assert command("window", *arguments)[0] == 2
    assert asked == []


def test_a_picture_that_cannot_be_written(command, monkeypatch, tmp_path):
    def run_window(_archive, **_options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setitem(sys.modules, "newsdesk.ui.start", SimpleNamespace(run_window=run_window))
    status, _lines, (sentence,) = command("window", "--screenshot", tmp_path / "x.png")
    assert status == 1
    assert sentence.endswith("x.png was not written (Permission denied); choose another place and try again.")
