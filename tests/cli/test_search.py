"""`search`, `show`, `export` and `verify` on a small archive."""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdesk import db
from newsdesk.cli import for_people

if TYPE_CHECKING:
    from tests.cli.conftest import Command


def test_search_prints_the_total_and_then_the_hits(command: Command, filled: Path) -> None:
    status, lines, _err = command("search", "--json", "--archive", filled, "收购")
    first, hit = [json.loads(line) for line in lines]
    assert status == 0
    assert first["total"] == 1
    assert first["milliseconds"] >= 0
    assert set(hit) >= {"id", "newspaper", "date", "page", "headline", "snippet", "hits"}
    assert (hit["newspaper"], hit["date"], hit["headline"]) == ("云州日报", "2021-08-06", "我市部署秋粮收购工作")
    _status, (whole,), _err = command("show", "--json", "--archive", filled, hit["id"])
    elements = json.loads(whole)["elements"]
    for one in hit["hits"]:
        for start, end in one["spans"]:
            assert elements[one["element"]]["text"][start:end] == "收购"
    assert [one["element"] for one in hit["hits"]] == [0, 1, 2]


def test_count_is_the_number_alone(command: Command, filled: Path) -> None:
    for options in ((), ("--oracle",), ("--json",)):
        assert command("search", "--count", *options, "--archive", filled, "本报讯")[:2] == (0, ["2"])
    assert command("search", "--count", "--archive", filled, "没有的词")[:2] == (0, ["0"])


def test_a_stretch_of_the_hits(command: Command, filled: Path) -> None:
    every = command("search", "--json", "--archive", filled, "本报讯")[1][1:]
    second = command("search", "--json", "--offset", 1, "--limit", 1, "--archive", filled, "本报讯")[1]
    assert len(every) == 2
    assert json.loads(second[0])["total"] == 2
    assert second[1:] == every[1:]
    _status, lines, err = command("search", "--limit", 1, "--archive", filled, "本报讯")
    assert lines[0].startswith("2 articles in ")
    assert err == ["Shown: 1 to 1; --offset 1 goes on."]


def test_readings_that_find_nothing_are_not_offered(command: Command, filled: Path) -> None:
    status, (line,), err = command("search", "--archive", filled, "秋粮飞船")
    assert (status, line.split()[0]) == (0, "0")
    assert any("秋粮" in offered for offered in err)
    assert not any(offered.endswith("finds 0.") for offered in err)


def test_hits_are_marked_for_people(command: Command, filled: Path) -> None:
    _status, lines, _err = command("search", "--archive", filled, "仓库")
    assert "云州日报  2021-08-06" in lines[1]
    assert lines[2].strip() == "我市部署秋粮收购工作"
    assert "检修【仓库】" in lines[3]
    _status, lines, _err = command("search", "--archive", filled, "大桥主桥")
    assert lines[2].strip() == "棹河【大桥主桥】顺利合龙"


def test_a_query_that_cannot_be_read_names_its_place(command: Command, filled: Path) -> None:
    status, lines, err = command("search", "--archive", filled, "粮食 日期:昨天")
    assert (status, lines) == (2, [])
    assert "昨天" in err[0]
    assert err[1].startswith("(characters ")


def test_a_query_is_explained_without_an_archive(command: Command, archive: Path) -> None:
    status, lines, err = command("search", "--explain", "--archive", archive, "粮食  -題名：收购，")
    assert (status, err) == (0, [])
    assert lines == [
        "Finds articles with “粮食” anywhere; without “收购” in the headlines.",
        "“，” outside quotation marks only separates terms.",
        "Written: 粮食 -标题:收购",
    ]
    status, (line,), err = command("search", "--explain", "--json", "粮食  -題名：收购，")
    assert (status, err) == (0, [])
    assert json.loads(line) == {"query": "粮食 -标题:收购", "words": "\n".join(lines[:2])}
    assert not archive.exists()


def test_a_query_that_cannot_be_read_cannot_be_explained(command: Command) -> None:
    status, lines, err = command("search", "--explain", "日期：8月6日")
    assert (status, lines) == (2, [])
    assert err[0].startswith("8月6日 names no year")
    assert err[1] == "(characters 4 to 7 of the query)"


def test_a_search_for_no_term_says_why_it_finds_nothing(command: Command, filled: Path) -> None:
    status, lines, err = command("search", "--archive", filled, "*")
    assert (status, lines[0].split()[0]) == (0, "0")
    assert err == [
        "There is no term in this query; it finds nothing.",
        "A star alone finds nothing; write it behind letters or digits, as in 19*.",
    ]
    err = command("search", "--archive", filled, "通讯员:无此人")[2]
    assert err[0] == "There is no field “通讯员:”; it is searched as a word. The nearest field is author:"


def test_show_for_people(command: Command, filled: Path) -> None:
    hit = json.loads(command("search", "--json", "--archive", filled, "仓库")[1][1])
    status, lines, _err = command("show", "--archive", filled, hit["id"])
    assert status == 0
    assert lines[0].startswith("云州日报  2021-08-06  page ")
    assert "我市部署秋粮收购工作" in lines
    assert any(line.startswith("　　本报讯（记者 林小满）") for line in lines)


def test_show_gives_the_dateline_and_its_date_in_the_edition_that_counts(
    command: Command, archive: Path, page: Path, story: str
) -> None:
    page.write_text(story.replace("本报讯", "据新华社云州8月4日电 "), encoding="utf-8")
    assert command("import", "--archive", archive, page)[0] == 0
    article = json.loads(command("search", "--json", "--archive", archive, "仓库")[1][1])["id"]
    _status, (line,), _err = command("show", "--json", "--archive", archive, article)
    dateline = json.loads(line)["dateline"]
    keys = ("agency", "place", "day", "date")
    assert [dateline[key] for key in keys] == ["新华社", "云州", "8月4日", "2021-08-04"]
    assert set(dateline) == {*keys, "spans"}
    assert "Dateline: 新华社  云州  8月4日 (2021-08-04)" in command("show", "--archive", archive, article)[1]
    assert command("import", "--archive", archive, "--date", "2020-08-06", page)[0] == 0
    assert "Dateline: 新华社  云州  8月4日 (2020-08-04)" in command("show", "--archive", archive, article)[1]


def test_show_without_a_dateline(command: Command, archive: Path, page: Path, story: str) -> None:
    page.write_text(story.replace("本报讯", ""), encoding="utf-8")
    assert command("import", "--archive", archive, page)[0] == 0
    article = json.loads(command("search", "--json", "--archive", archive, "仓库")[1][1])["id"]
    assert json.loads(command("show", "--json", "--archive", archive, article)[1][0])["dateline"] is None
    assert not any(line.startswith("Dateline") for line in command("show", "--archive", archive, article)[1])


def test_an_article_that_is_not_there(command: Command, filled: Path) -> None:
    status, lines, (sentence,) = command("show", "--archive", filled, "nosuch")
    assert (status, lines) == (1, [])
    assert "nosuch" in sentence


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_export(command: Command, filled: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / f"out.{kind}"
    status, (line,), _err = command("export", "--json", "--all", "--format", kind, "--out", out, "--archive", filled)
    told = json.loads(line)
    assert (status, told["written"], told["articles"]) == (0, str(out), 2)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == told["sha256"]
    assert "我市部署秋粮收购工作" in out.read_text(encoding="utf-8-sig")


def test_export_of_what_a_query_finds_and_of_named_articles(command: Command, filled: Path, tmp_path: Path) -> None:
    for selection in (
        ("仓库",),
        ("--id", json.loads(command("search", "--json", "--archive", filled, "仓库")[1][1])["id"]),
    ):
        out = tmp_path / "out.txt"
        _status, lines, _err = command("export", *selection, "--format", "txt", "--out", out, "--archive", filled)
        assert lines[0].startswith(f"1 articles written to {out}")
        assert "棹河大桥" not in out.read_text(encoding="utf-8-sig")


def test_export_that_cannot_be_written_leaves_nothing(command: Command, filled: Path, tmp_path: Path) -> None:
    for out in (tmp_path, tmp_path / "no" / "out.txt", filled):
        before = sorted(tmp_path.iterdir())
        status, lines, (sentence,) = command("export", "--all", "--format", "txt", "--out", out, "--archive", filled)
        assert (status, lines) == (1, [])
        assert out.name in sentence
        assert sorted(tmp_path.iterdir()) == before
    assert command("verify", "--archive", filled)[0] == 0


@pytest.mark.parametrize("selection", [["没有的词"], [""], ["--id", "nosuch"]])
def test_export_of_nothing_leaves_an_earlier_file(
    command: Command, filled: Path, tmp_path: Path, selection: list[str]
) -> None:
    out = tmp_path / "out.txt"
    out.write_bytes(b"kept")
    status, lines, (sentence,) = command("export", *selection, "--format", "txt", "--out", out, "--archive", filled)
    assert (status, lines, out.read_bytes()) == (1, [], b"kept")
    assert sentence in (
        "out.txt was not written: there is no article to export; choose others or change the search.",
        "There is no article nosuch in this archive; check its number.",
    )


@pytest.mark.parametrize("options", [(), ("--sources",), ("--index",)])
def test_verify(command: Command, filled: Path, options: tuple[str, ...]) -> None:
    status, (line,), _err = command("verify", "--json", *options, "--archive", filled)
    assert status == 0
    assert json.loads(line)["checked"] > 0
    assert json.loads(line)["damaged"] == []


def test_verify_names_what_is_damaged(command: Command, filled: Path, page: Path) -> None:
    with closing(sqlite3.connect(filled)) as opened, opened:
        opened.execute("UPDATE source_content SET content = zeroblob(10)")
    status, (line,), _err = command("verify", "--json", "--archive", filled)
    (damage,) = json.loads(line)["damaged"]
    assert (status, damage["kind"], damage["name"]) == (1, "source", page.name)
    status, (line, last), _err = command("verify", "--sources", "--archive", filled)
    assert status == 1
    assert line.split(maxsplit=2) == ["source", page.name, for_people.DAMAGES[damage["problem"]]]
    assert last == "sources checked: 1, and the database; damaged: 1"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "sources checked: 1, the database and the index; damaged: 0"),
        (("--sources", "--index"), "sources checked: 1, the database and the index; damaged: 0"),
        (("--sources",), "sources checked: 1, and the database; damaged: 0"),
        (("--index",), "articles checked in the index: 2, and the database; damaged: 0"),
    ],
)
def test_verify_says_what_was_checked(command: Command, filled: Path, options: tuple[str, ...], words: str) -> None:
    assert command("verify", *options, "--archive", filled) == (0, [words], [])


def test_every_damage_has_words() -> None:
    """Read from the sources: a damage named there and forgotten here would be shown as a code."""
    sources = [path.read_text(encoding="utf-8") for path in Path(db.__path__[0]).rglob("*.py")]
    named = {code for source in sources for code in re.findall(r'Damage\([^)]*"([a-z]+_[a-z_]+)"\)', source)}
    named |= {code for source in sources for code in re.findall(r'"(content_[a-z]+)"', source)}
    assert "index_missing" in named
    assert named <= set(for_people.DAMAGES)
