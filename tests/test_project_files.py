"""What the files of the project must not hold, and what they must agree on."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from newsdesk.cli.commands import newsdesk
from newsdesk.importing.decode import decode

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-dev.lock")
PICTURES = {".png", ".ttc"}  # and fonts
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)", re.MULTILINE)
TEXTS = {".cfg", ".ini", ".lock", ".md", ".po", ".py", ".qss", ".sh", ".svg", ".toml", ".txt", ".yaml", ".yml", ""}


def all_files() -> list[Path]:
    """All files that git keeps but pictures and fonts."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a checkout")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    paths = [ROOT / name for name in listed.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.suffix not in PICTURES and path.is_file()]


def kept_files() -> list[Path]:
    """The project's own text files."""
    return [path for path in all_files() if path.suffix in TEXTS and "samples" not in path.parts]


def lines_with(pattern: str) -> list[str]:
    """Places in the project's files where a pattern is found; this file is left out, since it names them."""
    sought = re.compile(pattern)
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}"
        for path in kept_files()
        if path != Path(__file__).resolve()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if sought.search(line)
    ]


def pins(lock: str) -> dict[str, str]:
    """The versions in a lock file."""
    return dict(PIN.findall((ROOT / lock).read_text(encoding="utf-8")))


def wanted_by(dependencies: list[str]) -> set[str]:
    """The names in a list of requirements, as lock files write them."""
    return {re.split(r"[^A-Za-z0-9._-]", one)[0].lower().replace("_", "-") for one in dependencies}


def test_where_packages_come_from_is_no_matter_of_the_project() -> None:
    assert lines_with(r"(--(extra-)?index-url|--find-links|https?://[^ \"]+\.(whl|tar\.gz|zip)|/simple\b)") == []


def test_no_path_of_a_machine_is_written_down() -> None:
    found = lines_with(r"(?<![\w.])/(home|root|Users|work|tmp|opt)/\w")
    assert [place for place in found if not place.startswith("tests/")] == []  # tests invent such paths


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


# ---------------------------------------------------------------- what the documents say

DOCUMENTS = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "resources/fonts/README.md")


def words_of(document: str) -> str:
    """A document's text."""
    return (ROOT / document).read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_links_lead_somewhere(document: str) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", words_of(document))
    assert [target for target in targets if not ((ROOT / document).parent / target).exists()] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_commands_and_files_that_are_named_exist(document: str) -> None:
    text = words_of(document).replace("\\", "/")
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"`make ([a-z-]+)`|^ {4}make ([a-z-]+)", text, re.MULTILINE)) <= {
        pair for target in targets for pair in ((target, ""), ("", target))
    }
    named = re.findall(
        r"(?<![\w/])((?:tools|tests|resources|newsdesk)/[\w./-]*\w|\w[\w/]*\.(?:py|tsv|lock|toml))\b", text
    )
    assert [name for name in named if not ((ROOT / name).exists() or (ROOT / "newsdesk" / name).exists())] == []


def test_commands_in_readme_are_understood() -> None:
    """Every command line of README is one that `newsdesk` can read; none is carried out."""
    lines = re.findall(r"^ {4}newsdesk ((?!COMMAND).*)$", words_of("README.md"), re.MULTILINE)
    assert len(lines) >= 5
    for line in lines:
        name, *arguments = shlex.split(line, comments=True)
        command = newsdesk.commands[name]
        context = command.make_context(name, list(arguments), parent=click.Context(newsdesk), resilient_parsing=False)
        assert context.info_name == name


# ---------------------------------------------------------------- what is not ours

LONGEST_STOCK_PHRASE = 11  # Han characters in a row that newspapers share anyway: 国内统一连续出版物号 has ten
BETWEEN = re.compile(r"[\s\W]+")
HAN_RUN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")


def runs_in(text: str) -> Iterator[str]:
    """Every row of Han characters just longer than a stock phrase; blanks and punctuation between them do not count."""
    length = LONGEST_STOCK_PHRASE + 1
    for run in HAN_RUN.findall(BETWEEN.sub("", text)):
        yield from (run[at : at + length] for at in range(len(run) - length + 1))


def test_no_sentence_of_the_measured_editions_is_in_the_project(shared: Path) -> None:
    """They are real newspapers' texts under copyright."""
    ours = {
        run: path.relative_to(ROOT)
        for path in all_files()
        for run in runs_in(decode(path.read_bytes()).text if path.suffix == ".txt" else path.read_text("utf-8"))
    }
    copied = set()
    for truth in [*shared.glob("editions/*.truth.json"), *shared.glob("eval/dev/*.truth.json")]:
        encoding = json.loads(truth.read_text(encoding="utf-8")).get("encoding", "utf-8")
        text = truth.with_name(truth.name.replace(".truth.json", ".txt")).read_bytes().decode(encoding)
        copied |= {f"{ours[run]}: {run}" for run in runs_in(text) if run in ours}
    assert sorted(copied) == []
