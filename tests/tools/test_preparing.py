"""Setting a checkout up: when nothing is to be done, when everything, and what is said where it cannot be done.

No environment is made and nothing is installed here; the commands that would do so are written down instead.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import environment
import package_managers
import prepare
import pytest
import system_libraries
from say import Trouble

APT = next(manager for manager in package_managers.MANAGERS if manager.program == "apt-get")


class Commands:
    """Stands in for subprocess.run: keeps the commands, and fails those that contain one of the given words."""

    def __init__(self, venv: Path) -> None:
        self.done: list[str] = []
        self.failing: set[str] = set()
        self.told = ""
        self._venv = venv

    def __call__(self, command: Sequence[str], **_options: object) -> subprocess.CompletedProcess[str]:
        line = " ".join(str(word) for word in command)
        self.done.append(line)
        if "-m venv" in line:
            shutil.rmtree(self._venv, ignore_errors=True)
            environment.PYTHON.parent.mkdir(parents=True)
            environment.PYTHON.touch()
            (self._venv / "pyvenv.cfg").touch()
        failed = any(word in line for word in self.failing)
        return subprocess.CompletedProcess(list(command), int(failed), stdout=self.told, stderr="")

    def times(self, word: str) -> int:
        """How many of the commands contain a word."""
        return sum(word in line for line in self.done)


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    venv = tmp_path / ".venv"
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "PYTHON", venv / "bin" / "python")
    monkeypatch.setattr(environment, "UNFINISHED", venv / "newsdesk-unfinished")
    monkeypatch.setattr(system_libraries, "check", lambda _venv, _python: None)
    instead = Commands(venv)
    monkeypatch.setattr(subprocess, "run", instead)
    return instead


def test_environment_is_made_once(commands: Commands) -> None:
    assert environment.prepare(for_tests=False) == 0
    assert (commands.times("-m venv"), commands.times("pip install")) == (1, 3)
    commands.done.clear()
    assert environment.prepare(for_tests=False) == 0
    assert commands.done == []


def test_everything_is_checked_against_its_hash(commands: Commands) -> None:
    environment.prepare(for_tests=True)
    installing = [line for line in commands.done if "pip install" in line]
    from_a_lock = [line for line in installing if "requirements" in line]
    assert all("--require-hashes" in line for line in from_a_lock)
    # A lock is complete. If pip looked for what a locked package needs in turn, versions of pip before 24 would try
    # the newest `coverage[toml]` rather than the locked `coverage`, and refuse it for want of a hash.
    assert all("--no-deps" in line for line in installing)
    assert (len(from_a_lock), len(installing)) == (2, 3)


@pytest.mark.parametrize(("first", "then", "installed"), [(True, False, 0), (False, True, 3)])
def test_running_and_testing_are_set_up_in_any_order(
    commands: Commands, first: bool, then: bool, installed: int
) -> None:
    environment.prepare(for_tests=first)
    commands.done.clear()
    assert environment.prepare(for_tests=then) == 0
    assert (commands.times("-m venv"), commands.times("pip install")) == (0, installed)


def test_broken_off_environment_is_made_again(commands: Commands, capfd: pytest.CaptureFixture[str]) -> None:
    commands.failing = {"--no-build-isolation"}
    assert environment.prepare(for_tests=False) == 1
    assert "pip could not install what requirements.lock asks for" in capfd.readouterr().err
    commands.failing, commands.done = set(), []
    assert environment.prepare(for_tests=False) == 0
    assert commands.times("-m venv --clear") == 1


def test_other_python_makes_another_environment(commands: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    environment.prepare(for_tests=False)
    monkeypatch.setattr(sys, "version", "3.99")
    commands.failing, commands.done = {"import pip"}, []
    environment.prepare(for_tests=False)
    assert commands.times("-m venv --clear") == 1


def test_too_old_python_hands_over_or_says_what_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    monkeypatch.setattr(prepare, "another_python", lambda: "")
    assert prepare.main() == 1
    assert "needs Python 3.11 to 3.14; this is 3.9" in capsys.readouterr().err
    asked: list[list[str]] = []
    monkeypatch.setattr(prepare, "another_python", lambda: "python3.12")

    def call(command: list[str]) -> int:
        asked.append(command)
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    assert prepare.main() == 0
    assert asked[0][:2] == ["python3.12", prepare.__file__]


# ---------------------------------------------------------------- the system's part


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """A Linux system with apt-get, without a display."""
    (tmp_path / "lib" / "python3.11" / "site-packages" / "PySide6").mkdir(parents=True)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda program: program if program in {"apt-get", "ldd", "sudo"} else None)
    monkeypatch.delenv("DISPLAY", raising=False)
    instead = Commands(tmp_path)
    monkeypatch.setattr(subprocess, "run", instead)
    monkeypatch.setattr(system_libraries, "_has_chinese_font", lambda _python: True)
    return instead


def check(tmp_path: Path) -> bool:
    """Run the check; whether it noted that all is well."""
    system_libraries.check(tmp_path, tmp_path / "bin" / "python")
    return (tmp_path / "newsdesk-system-checked").exists()


def test_complete_system_is_asked_once(system: Commands, tmp_path: Path) -> None:
    assert check(tmp_path)
    system.done.clear()
    assert check(tmp_path)
    assert system.done == []


@pytest.mark.parametrize(("user", "before"), [(0, "env "), (1000, "sudo -n env ")])
def test_missing_libraries_are_installed_where_that_is_allowed(
    system: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, before: str
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: user, raising=False)
    answers = iter([["libEGL.so.1"], []])
    monkeypatch.setattr(system_libraries, "_missing", lambda _venv, _wanted: next(answers))
    assert check(tmp_path)
    installing = [line for line in system.done if "install" in line]
    assert len(installing) == 1
    assert installing[0].startswith(before)
    assert installing[0].endswith(f"{APT.install} {APT.libraries}")


def test_otherwise_the_one_line_to_type_is_shown(
    system: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    system.failing = {"sudo -n true"}
    system.told = "\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n"
    with pytest.raises(Trouble, match=r"Still missing: libEGL\.so\.1\.") as trouble:
        check(tmp_path)
    assert str(trouble.value).endswith(f"\n    sudo {APT.install} {APT.libraries}")


def test_libraries_for_a_display_are_no_matter_where_there_is_none(
    system: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    system.failing = {"sudo -n true"}
    of_x = set(system_libraries.ON_X)
    monkeypatch.setattr(
        system_libraries, "_missing", lambda _venv, wanted: ["libxcb-cursor.so.0"] if of_x & set(wanted) else []
    )
    assert not check(tmp_path)
    assert "libxcb-cursor.so.0" in capsys.readouterr().err
    monkeypatch.setenv("DISPLAY", ":0")
    with pytest.raises(Trouble):
        check(tmp_path)


def test_missing_font_is_said_but_stops_nothing(
    system: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("os.geteuid", lambda: 1000, raising=False)
    system.failing = {"sudo -n true"}
    monkeypatch.setattr(system_libraries, "_has_chinese_font", lambda _python: False)
    assert not check(tmp_path)
    assert f"sudo {APT.install} fonts-noto-cjk" in capsys.readouterr().err
