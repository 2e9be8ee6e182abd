"""Each mistake gets one clear sentence and its exit status; help and sentences are in the person's language."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdesk import __version__, settings, wording
from newsdesk.cli import for_people
from newsdesk.domain import HitSpan

if TYPE_CHECKING:
    from tests.cli.conftest import Command, Write


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch"], "There is no command serch."),
        (["search"], "QUERY is missing."),
        (["parse"], "FILE... is missing."),
        (["search", "x", "--nosuch"], "There is no option --nosuch."),
        (["import", "x", "--date", "2021-02-30"], "2021-02-30 is no date; write it as 2021-08-06."),
        (["import", "x", "--jobs", "-1"], "--jobs has to be a whole number, 0 or more."),
        (["search", "x", "--limit", "many"], "--limit has to be a whole number, 0 or more."),
        (["import", "x", "--newspaper", " \u3000"], "--newspaper is wrong: a newspaper needs a name"),
        (["search", "x", "--archive"], "--archive needs a value."),
        (["search", "x", "--json=yes"], "--json takes no value."),
        (["search", "疫情", "防控"], "防控 is too much; several words that belong together need quotation marks."),
        (["search", "-防控"], "There is no option -防. Before a query that begins with -, write --."),
        (["window", "--size", "big"], "big is no size; write it as 1280x800."),
        (["search", "x", "--sort", "backwards"], "--sort has to be one of date-desc, date-asc, relevance."),
        (["export", "--format", "txt", "--out", "x"], "Name one: a query, --all, or --id."),
        (["export", "a", "--all", "--format", "txt", "--out", "x"], "Name one: a query, --all, or --id."),
        (["export", "a", "--out", "x"], "--format is missing."),
    ],
)
def test_wrong_usage(command: Command, arguments: list[str], said: str) -> None:
    status, lines, err = command(*arguments)
    assert (status, lines) == (2, [])
    assert said in err[0]
    assert err[1].endswith("--help` shows how to write it.")
    assert arguments[0] == "serch" or f" {arguments[0]} " in err[1]


@pytest.mark.parametrize(
    "arguments", [["search", "x"], ["show", "x"], ["verify"], ["export", "x", "--format", "txt", "--out", "y"]]
)
def test_an_archive_that_is_missing(command: Command, archive: Path, arguments: list[str]) -> None:
    status, lines, (sentence,) = command(*arguments, "--archive", archive)
    assert (status, lines) == (3, [])
    assert sentence == f"{archive} does not exist; import something first or name another archive."
    assert not archive.exists()


def test_an_empty_file_is_not_made_an_archive_by_a_search(command: Command, tmp_path: Path, write: Write) -> None:
    path = write(tmp_path / "notes.txt", b"")
    status, lines, (sentence,) = command("search", "x", "--archive", path)
    assert (status, lines, path.read_bytes()) == (3, [], b"")
    assert sentence == f"{path} is not a Newsdesk archive; name another file."


def test_an_archive_in_a_folder_one_may_not_look_into(
    command: Command, tmp_path: Path, closed: Callable[[Path], Path]
) -> None:
    path = closed(tmp_path / "closed" / "a.archive")
    status, lines, (sentence,) = command("search", "x", "--archive", path)
    assert (status, lines) == (3, [])
    assert str(path) in sentence


def test_an_archive_that_is_a_folder_or_something_else(
    command: Command, page: Path, tmp_path: Path, write: Write, story: str
) -> None:
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", write(tmp_path / "text", story), tmp_path / "no" / "such"):
        before = path.read_bytes() if path.name == "text" else None
        for arguments in (("import", page), ("search", "x")):
            status, lines, (sentence,) = command(*arguments, "--archive", path)
            assert (status, lines) == (3, [])
            assert path.name in sentence
        assert before is None or path.read_bytes() == before


def test_the_archive_may_be_named_before_the_command(command: Command, filled: Path) -> None:
    assert command("--archive", filled, "search", "--count", "仓库")[:2] == (0, ["1"])


def test_the_default_archive(command: Command, page: Path) -> None:
    assert command("import", page)[0] == 0
    assert settings.default_archive().is_file()
    assert command("search", "--count", "仓库")[:2] == (0, ["1"])


def test_help_names_every_command_and_option(command: Command) -> None:
    _status, lines, _err = command("--help")
    assert [line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if line[2:3].strip()] == [
        "parse",
        "names",
        "import",
        "search",
        "show",
        "export",
        "verify",
        "window",
    ]
    for name, options in {
        "import": ("--newspaper", "--date", "--jobs", "--json", "--archive"),
        "search": ("--oracle",),
    }.items():
        text = "\n".join(command(name, "--help")[1])
        assert all(option in text for option in options)


def test_the_version(command: Command) -> None:
    assert command("--version") == (0, [f"newsdesk {__version__}"], [])


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "不存在；请先导入"), ("zh_TW", "不存在；請先匯入")])
def test_the_persons_language(command: Command, archive: Path, language: str, words: str) -> None:
    wording.use_language(language)
    assert words in command("search", "x", "--archive", archive)[2][0]
    assert any("档案库" in line or "檔案庫" in line for line in command("--help")[1])
    for mistake in (["serch"], ["search"], ["search", "a", "b"], ["search", "x", "--sort", "y"], ["search", "--limit"]):
        assert not re.search("[a-z] [a-z]", command(*mistake)[2][0])  # no words of click's own English


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
@pytest.mark.parametrize("named", [[], ["import"], ["search"], ["export"], ["window"]])
def test_help_is_in_the_persons_language_throughout(command: Command, language: str, named: list[str]) -> None:
    wording.use_language(language)
    status, lines, _err = command(*named, "--help")
    assert status == 0
    assert [line for line in lines if re.search("[A-Za-z] [a-z]+ [a-z]", line)] == []
    assert any(line in ("选项：", "選項：") for line in lines)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("abc", 5, "abc  "),
        ("新闻", 5, "新闻 "),
        ("新闻纸", 5, "新闻…"),
        ("新闻纸", 4, "新… "),
        ("a\nb", 3, "a␊b"),
        ("e\u0301", 2, "e\u0301 "),
    ],
)
def test_text_fitted_into_columns(text: str, width: int, fitted: str) -> None:
    assert for_people.fit(text, width) == fitted
    assert for_people.columns(for_people.fit(text, width)) == width


def test_marks_of_terms_that_meet() -> None:
    spans = [HitSpan(2, 4, 0, False), HitSpan(0, 3, 1, False), HitSpan(4, 5, 0, False)]
    assert for_people.marked("秋粮收购了", spans) == "【秋粮收】购【了】"
