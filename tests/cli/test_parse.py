"""`parse`: the keys programs rely on, and what a person sees."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdesk.cli import for_people

if TYPE_CHECKING:
    from tests.cli.conftest import Command, Write


def test_parse_prints_the_keys_programs_rely_on(command: Command, page: Path, story: str) -> None:
    status, (line,), err = command("parse", "--json", page)
    told = json.loads(line)
    assert (status, err) == (0, [])
    assert set(told) == {"source", "edition", "articles", "furniture"}
    assert {"path", "sha256", "encoding", "characters"} <= set(told["source"])
    assert told["source"]["path"] == str(page)
    assert told["edition"]["newspaper"] == "云州日报"
    assert told["edition"]["date"] == "2021-08-06"
    assert told["edition"]["pages"] == [{"number": "2", "name": "要闻"}]
    assert len(told["articles"]) == 2
    assert {"page", "confidence", "authors", "dateline", "elements"} <= set(told["articles"][0])
    assert told["articles"][0]["authors"] == [{"name": "林小满", "role": "记者"}]
    dateline = told["articles"][0]["dateline"]
    assert {**dateline, "spans": None} == dict.fromkeys(("place", "day", "date", "spans")) | {"agency": "本报"}
    headline = told["articles"][0]["elements"][0]
    assert headline["role"] == "headline"
    assert [story[start:end] for start, end in headline["spans"]] == ["我市部署秋粮收购工作"]


WIRED = """云州日报 2021年1月2日 星期六 第02版：要闻

棹河大桥主桥顺利合龙

　　新华社云州12月3
1日电 （记者 沈砚秋）棹河大桥主桥顺利合龙。大桥全长一千二百米，预计年底建成通车。
"""


def test_a_dateline_is_given_as_printed_with_its_date(command: Command, tmp_path: Path, write: Write) -> None:
    for text, day, meant in ((WIRED, "12月31日", "2020-12-31"), (WIRED.partition("\n\n")[2], "12月31日", None)):
        _status, (line,), _err = command("parse", "--json", write(tmp_path / "page.txt", text))
        dateline = json.loads(line)["articles"][0]["dateline"]
        spans = dateline.pop("spans")
        assert dateline == {"agency": "新华社", "place": "云州", "day": day, "date": meant}
        assert [text[start:end] for start, end in spans] == ["新华社云州12月3", "1日电"]


def test_an_article_without_a_dateline_says_so(command: Command, tmp_path: Path, write: Write, story: str) -> None:
    _status, (line,), _err = command("parse", "--json", write(tmp_path / "page.txt", story.replace("本报讯", "")))
    assert [article["dateline"] for article in json.loads(line)["articles"]] == [None, None]


def test_parse_goes_on_after_a_bad_file_in_the_order_given(
    command: Command, page: Path, tmp_path: Path, write: Write
) -> None:
    empty = write(tmp_path / "empty.txt", b"")
    status, lines, err = command("parse", "--json", page, empty, page)
    told = [json.loads(line) for line in lines]
    assert status == 1
    assert ["articles" in one for one in told] == [True, False, True]
    assert told[1]["source"] == {"path": str(empty)}
    assert told[1]["error"] == err[0] == f"{empty} is empty; check where it came from."


def test_parse_for_people(command: Command, page: Path) -> None:
    status, lines, _err = command("parse", page)
    assert status == 0
    assert lines[0] == str(page)
    assert "云州日报  2021-08-06  page 2 要闻 (read in: page head)  utf-8" in lines[1]
    starts = [
        for_people.columns(line[: line.index(name)]) for line, name in zip(lines[3:], ("林小满", "沈砚秋"), strict=True)
    ]
    assert len(set(starts)) == 1  # the column of authors lines up


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\x1c", "\x0b", "\x7f", "𠮷"])
def test_a_json_object_is_one_line_whatever_stands_in_it(
    command: Command, tmp_path: Path, sign: str, write: Write
) -> None:
    file = write(tmp_path / f"a{sign}b.txt", f"标题{sign}标题\n\n　　正文。")
    status, (line,), _err = command("parse", "--json", file)
    assert status == 0
    assert line.splitlines() == [line]
    assert json.loads(line)["source"]["path"] == str(file)


def test_a_name_in_no_encoding_is_printed(command: Command, tmp_path: Path, write: Write, story: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xcc\xab\xff.txt"))
    write(path, story)
    status, (line,), _err = command("parse", "--json", path)
    assert status == 0
    assert json.loads(line)["source"]["path"].endswith(".txt")
    write(path, b"")
    status, _lines, (sentence,) = command("parse", path)
    assert (status, sentence.endswith("is empty; check where it came from.")) == (1, True)


def test_explain_says_why_each_article_starts(command: Command, page: Path) -> None:
    status, lines, _err = command("parse", "--explain", page)
    assert status == 0
    assert sum("an article starts" in line for line in lines) == 2
    assert any(line.startswith("      + ") for line in lines)


def test_explain_gives_programs_the_grounds_with_their_weights(command: Command, page: Path) -> None:
    _status, (line,), _err = command("parse", "--explain", "--json", page)
    told = json.loads(line)
    starts = [one for one in told["reasons"] if one["starts_article"]]
    assert len(starts) == len(told["articles"]) == 2
    assert set(starts[0]) == {"line", "start", "label", "starts_article", "sure", "instead", "grounds"}
    assert all({"theme", "facts", "says", "weight"} == set(ground) for ground in starts[0]["grounds"])
