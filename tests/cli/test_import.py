"""`import`: a line a source and a summary, whatever the files are."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdesk.wording import visible

if TYPE_CHECKING:
    from tests.cli.conftest import Command, Write


def test_import_says_what_became_of_each_source(
    command: Command, archive: Path, page: Path, tmp_path: Path, write: Write, story: str
) -> None:
    write(tmp_path / "in" / "a.txt", story + "\n")
    write(tmp_path / "in" / "b.txt", b"")
    write(tmp_path / "in" / "c.pdf", b"%PDF-")
    status, lines, _err = command("import", "--json", "--archive", archive, page, tmp_path / "in")
    *told, last = [json.loads(line) for line in lines]
    assert status == 1
    assert [one["status"] for one in told] == ["imported", "imported", "refused"]
    for one in told:
        assert {"path", "status", "edition", "articles", "encoding", "sha256", "reason"} <= set(one)
    assert told[2]["reason"] == f"{tmp_path}/in/b.txt is empty; check where it came from."
    assert {key: value for key, value in last["summary"].items() if key != "seconds"} == {
        "sources": 3,
        "imported": 2,
        "duplicate": 0,
        "updated": 0,
        "refused": 1,
        "skipped": 1,
        "articles": 4,
    }


def test_import_again_is_harmless(command: Command, filled: Path, page: Path) -> None:
    status, lines, _err = command("import", "--json", "--archive", filled, page)
    assert status == 0
    assert json.loads(lines[0])["status"] == "duplicate"
    assert json.loads(lines[-1])["summary"]["articles"] == 0


def test_what_is_given_goes_first(command: Command, archive: Path, page: Path) -> None:
    given = ("--newspaper", "云州晚报", "--date", "1990-03-05")
    _status, lines, _err = command("import", "--json", "--archive", archive, *given, page)
    told = json.loads(lines[0])
    assert (told["newspaper"], told["date"]) == ("云州晚报", "1990-03-05")
    assert (told["newspaper_from"], told["date_from"]) == ("given", "given")


@pytest.mark.parametrize(
    "written", ["20210806", "2021-8-6", "2021/8/6", "2021.08.06", "2021年8月6日", "２０２１年８月６日"]
)
def test_a_date_is_given_as_people_write_it(command: Command, archive: Path, page: Path, written: str) -> None:
    _status, lines, _err = command("import", "--json", "--archive", archive, "--date", written, page)
    assert json.loads(lines[0])["date"] == "2021-08-06"


@pytest.mark.parametrize("written", ["2021/13/6", "2021年8月", "2021/2/30", "6/8/2021", "昨天"])
def test_what_is_no_date_is_refused(command: Command, archive: Path, page: Path, written: str) -> None:
    status, lines, err = command("import", "--archive", archive, "--date", written, page)
    assert (status, lines, archive.exists()) == (2, [], False)
    assert any(f"{written} is no date; write it as 2021-08-06." in line for line in err)


BARE = "渡口试航\n\n　　本报讯（记者 林小满）渡口昨天试航，船上坐了四十人，风浪不大。\n"


@pytest.mark.parametrize(
    ("name", "text", "newspaper", "day"),
    [
        ("云州日报-20210806-02.txt", None, ("云州日报", "folio"), ("2021-08-06", "folio")),
        ("云州日报-20210806-02.txt", BARE, ("云州日报", "file_name"), ("2021-08-06", "file_name")),
        ("a.txt", BARE, (None, None), (None, None)),
    ],
)
def test_it_is_said_where_newspaper_and_date_were_read(
    command: Command,
    archive: Path,
    tmp_path: Path,
    write: Write,
    story: str,
    name: str,
    text: str | None,
    newspaper: tuple[str | None, str | None],
    day: tuple[str | None, str | None],
) -> None:
    file = write(tmp_path / name, text or story)
    for status in ("imported", "duplicate"):
        _status, lines, _err = command("import", "--json", "--archive", archive, file)
        told = json.loads(lines[0])
        assert told["status"] == status
        assert (told["newspaper"], told["newspaper_from"]) == newspaper
        assert (told["date"], told["date_from"]) == day
    _status, lines, _err = command("import", "--archive", archive, file)
    assert ("2021-08-06 (file name)" in lines[0]) == (day[1] == "file_name")


def test_one_bad_file_in_a_hundred(command: Command, archive: Path, tmp_path: Path, write: Write, story: str) -> None:
    for number in range(100):
        write(tmp_path / "in" / f"{number:03}.txt", story + str(number))
    write(tmp_path / "in" / "050.txt", bytes(range(256)) * 20)
    status, lines, _err = command("import", "--json", "--jobs", 0, "--archive", archive, tmp_path / "in")
    told = [json.loads(line) for line in lines[:-1]]
    refused = [one for one in told if one["status"] != "imported"]
    assert (status, len(told)) == (1, 100)
    assert [one["reason"] for one in refused] == [
        f"{tmp_path}/in/050.txt is not a text file; export its text first and import that."
    ]


def test_import_for_people(command: Command, archive: Path, page: Path, tmp_path: Path) -> None:
    status, lines, _err = command("import", "--archive", archive, page, tmp_path / "gone.txt")
    assert status == 1
    assert " ".join(lines[0].split()) == f"imported 2 articles 云州日报 (page head) 2021-08-06 (page head) {page}"
    assert lines[1] == f"refused     {tmp_path}/gone.txt does not exist; check its name."
    assert lines[2].startswith(
        "1 imported, 0 duplicate, 0 updated, 1 refused, 0 skipped (not text files); 2 articles in "
    )


@pytest.mark.parametrize("what", ["a.txt", "a.zip"])
def test_a_file_one_may_not_read_costs_no_other(
    command: Command, archive: Path, page: Path, tmp_path: Path, closed: Callable[[Path], Path], what: str
) -> None:
    refused = closed(tmp_path / "closed" / what)
    status, lines, _err = command("import", "--archive", archive, refused, page)
    assert status == 1
    assert lines[0] == f"refused     {refused} may not be read by you; check its permissions and those of its folder."
    assert lines[1].startswith("imported")
    status, lines, err = command("parse", "--json", refused, page)
    assert (status, len(lines), len(err)) == (1, 2, 1)


def test_a_newspaper_is_given_on_one_line(command: Command, archive: Path, page: Path) -> None:
    _status, lines, _err = command("import", "--json", "--archive", archive, "--newspaper", " 云州\n晚报 ", page)
    assert json.loads(lines[0])["newspaper"] == "云州 晚报"


@pytest.mark.parametrize(
    "name", ['a "quoted" one.txt', "it's.txt", "two\nlines.txt", "𠮷.txt", "-x.txt", "{0}%s.txt", "\x1b[31m.txt"]
)
def test_a_file_of_any_name(
    command: Command, archive: Path, tmp_path: Path, story: str, write: Write, name: str
) -> None:
    file = write(tmp_path / name, story)
    status, lines, _err = command("import", "--json", "--archive", archive, file)
    assert (status, json.loads(lines[0])["path"]) == (0, str(file))
    status, lines, _err = command("import", "--archive", archive, write(file, b""))
    assert status == 1
    assert lines[0].isprintable()
    assert lines[0].endswith(f"{visible(str(file))} is empty; check where it came from.")


def test_a_file_whose_name_is_in_no_encoding(
    command: Command, archive: Path, tmp_path: Path, story: str, write: Write
) -> None:
    file = write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xcc\xab\xff.txt")), story)
    status, lines, _err = command("import", "--json", "--archive", archive, tmp_path)
    assert (status, json.loads(lines[0])["status"]) == (0, "imported")
    assert json.loads(lines[0])["path"] == str(file).encode("utf-8", "backslashreplace").decode()


@pytest.mark.parametrize("text", ["只有一行", "没有一个句号的一版\n" * 30, "x", "\n\n字"])
def test_a_text_that_is_hardly_a_page(command: Command, archive: Path, tmp_path: Path, write: Write, text: str) -> None:
    status, lines, _err = command("import", "--json", "--archive", archive, write(tmp_path / "a.txt", text))
    assert (status, json.loads(lines[0])["status"]) == (0, "imported")
    assert command("verify", "--archive", archive)[0] == 0


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty; check where it came from."),
        ("blank.txt", b" \n", "holds nothing but white space; check where it came from."),
        ("binary.txt", bytes(range(256)) * 9, "is not a text file; export its text first and import that."),
        ("page.pdf", b"%PDF-1.7", "is a PDF file, not text; export its text first and import that."),
    ],
)
def test_a_file_that_is_refused(
    command: Command, archive: Path, tmp_path: Path, write: Write, name: str, content: bytes, reason: str
) -> None:
    file = write(tmp_path / name, content)
    status, lines, err = command("import", "--json", "--archive", archive, file)
    assert status == 1
    assert json.loads(lines[0])["status"] == "refused"
    assert json.loads(lines[0])["reason"] == err[0] == f"{file} {reason}"
    assert json.loads(lines[0])["edition"] is None
    assert command("verify", "--json", "--archive", archive)[0] == 0


def test_a_file_beyond_the_limit(command: Command, archive: Path, tmp_path: Path) -> None:
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(16 * 1024 * 1024 + 1)  # takes no room on the disk
    status, lines, _err = command("import", "--archive", archive, tmp_path / "large.txt")
    assert status == 1
    assert "large.txt is larger than 16 MiB, the limit for one source" in lines[0]
