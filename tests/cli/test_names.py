"""`names`, and the option --name-pattern: what files' names say, without an archive and without reading a file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdesk import settings
from newsdesk.settings import Settings

if TYPE_CHECKING:
    from tests.cli.conftest import Command, Write

BARE = "渡口试航\n\n　　本报讯（记者 林小满）渡口昨天试航，船上坐了四十人，风浪不大。\n"
CODED = "rb{year}{month}{day}_{page} = 云棹日报"


@pytest.fixture
def folder(tmp_path: Path, write: Write) -> Path:
    """A folder of files, empty but for their names."""
    for name in ("rb20210806_02.txt", "云州日报-20210806-03.txt", "notes.txt", "scan.pdf"):
        write(tmp_path / "in" / name, b"")
    return tmp_path / "in"


def test_names_prints_what_each_name_says(command: Command, folder: Path) -> None:
    status, lines, err = command("names", "--json", "--name-pattern", CODED, folder)
    *told, last = [json.loads(line) for line in lines]
    assert (status, err) == (0, [])
    assert [set(one) for one in told] == [{"path", "newspaper", "date", "page", "by", "pattern"}] * 3
    assert [tuple(one.values()) for one in told] == [
        (f"{folder}/notes.txt", None, None, None, "nothing", None),
        (f"{folder}/rb20210806_02.txt", "云棹日报", "2021-08-06", "2", "pattern", CODED),
        (f"{folder}/云州日报-20210806-03.txt", "云州日报", "2021-08-06", "3", "built_in", None),
    ]
    assert last == {"summary": {"files": 3, "pattern": 1, "built_in": 1, "nothing": 1, "skipped": 1}}


def test_names_for_people(command: Command, folder: Path) -> None:
    status, lines, _err = command("names", "--name-pattern", CODED, folder)
    assert status == 0
    assert lines[0].split() == ["newspaper", "date", "page", "read", "by", "file"]
    assert " ".join(lines[1].split()) == f"— — — nothing read {folder}/notes.txt"
    assert " ".join(lines[2].split()) == f"云棹日报 2021-08-06 2 {CODED} {folder}/rb20210806_02.txt"
    assert lines[-1] == "1 read by patterns, 1 by the built-in reading; nothing read in 1; 1 skipped (not text files)"


def test_a_name_need_not_be_that_of_a_file(command: Command) -> None:
    status, lines, _err = command("names", "--json", "晋阳日报/1990/01/02/03.txt")
    assert status == 0
    assert json.loads(lines[0])["date"] == "1990-01-02"


@pytest.mark.parametrize("arguments", [("names",), ("parse",), ("import",)])
def test_a_pattern_that_cannot_be_used_is_refused(
    command: Command, archive: Path, page: Path, arguments: tuple[str, ...]
) -> None:
    status, lines, err = command(*arguments, "--archive", archive, "--name-pattern", "x{yaer}", page)
    assert (status, lines, archive.exists()) == (2, [], False)
    assert err[0].startswith("In the pattern x{yaer} {yaer} means nothing; there are {newspaper}, {year}, ")
    assert err[1:] == ["(characters 2 to 7 of the pattern)"]


def test_patterns_given_go_before_those_of_the_settings(
    command: Command, archive: Path, tmp_path: Path, write: Write
) -> None:
    settings.save(Settings(name_patterns=("rb*_{page} = 云州日报", "wb* = 云州晚报")))
    first, second = write(tmp_path / "rb20210806_02.txt", BARE), write(tmp_path / "wb1.txt", BARE + "。")
    _status, lines, _err = command("names", "--json", "--name-pattern", CODED, first, second)
    assert [json.loads(line).get("newspaper") for line in lines[:2]] == ["云棹日报", "云州晚报"]

    _status, lines, _err = command("parse", "--json", "--name-pattern", CODED, first)
    told = json.loads(lines[0])["edition"]
    assert (told["newspaper"], told["date"]) == ("云棹日报", "2021-08-06")
    assert told["pages"] == [{"number": "2", "name": None}]
    assert told["evidence"] == {"newspaper": "file_name", "date": "file_name"}
    _status, lines, _err = command("parse", "--json", first)
    assert json.loads(lines[0])["edition"]["newspaper"] == "云州日报"

    _status, lines, _err = command("import", "--json", "--archive", archive, "--name-pattern", CODED, first, second)
    told = [json.loads(line) for line in lines[:2]]
    assert [(one["newspaper"], one["newspaper_from"]) for one in told] == [
        ("云棹日报", "file_name"),
        ("云州晚报", "file_name"),
    ]
    _status, lines, _err = command("import", "--archive", archive, first)
    assert "云棹日报 (file name)" in lines[0]


def test_a_pattern_of_the_settings_that_cannot_be_used_is_named(command: Command, page: Path) -> None:
    settings.save(Settings(name_patterns=("{",)))
    status, _lines, err = command("parse", page)
    assert (status, err[0]) == (2, "In the pattern { a brace stands alone; write both as in {year}, or ? for a brace.")
