"""What the files of the project must not hold, and what they must agree on."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-dev.lock")
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)
TEXTS = {".cfg", ".ini", ".lock", ".md", ".po", ".py", ".qss", ".sh", ".svg", ".toml", ".txt", ".yaml", ".yml", ""}


def kept_files() -> list[Path]:
    """The project's own text files: those that git keeps."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.suffix in TEXTS and path.is_file() and "samples" not in path.parts]


def lines_with(pattern: str) -> list[str]:
    """Places in the project's files where a pattern is found; this file is left out, since it names them."""
    sought = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in kept_files()
        if path != Path(__file__).resolve()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if sought.search(line)
    ]


def pins(lock: str) -> dict[str, str]:
    """The versions in a lock file."""
    return dict(PIN.findall((ROOT / lock).read_text(encoding="utf-8")))


def wanted_by(dependencies: list[str]) -> set[str]:
    """The names in a list of requirements, as lock files write them."""
    return {re.split(r"[^A-Za-z0-9._-]", one)[0].lower().replace("_", "-") for one in dependencies}


def test_where_packages_come_from_is_no_matter_of_the_project() -> None:
    assert lines_with(r"(--(extra-)?index-url|--find-links|files\.pythonhosted|pypi\.(org|python)|/simple\b)") == []


def test_no_path_of_a_machine_is_written_down() -> None:
    assert lines_with(r"(?<![\w.])/(home/(?!me/)|root/|Users/|work/|tmp/|opt/)\w") == []


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_carries_hashes(lock: str) -> None:
    entries = re.split(r"^(?=[a-z0-9])", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [entry.splitlines()[0] for entry in entries if entry.strip() and "--hash=sha256:" not in entry] == []


def test_tests_run_on_what_people_run() -> None:
    assert pins("requirements.lock").items() <= pins("requirements-dev.lock").items()


def test_locks_hold_all_that_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    dev = [one for one in groups["dev"] if isinstance(one, str)]
    assert wanted_by(project["project"]["dependencies"]) <= set(pins("requirements.lock"))
    assert wanted_by(groups["build"]) <= set(pins("requirements-build.lock"))
    assert wanted_by(dev) <= set(pins("requirements-dev.lock"))


def test_architecture_names_every_dependency() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8").lower()
    assert [name for name in wanted_by(project["project"]["dependencies"]) if f"| {name} |" not in text] == []


def test_version_is_the_same_everywhere() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    package = (ROOT / "newsdesk" / "__init__.py").read_text(encoding="utf-8")
    assert f'"{version}"' in package
    assert f"## [{version}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
