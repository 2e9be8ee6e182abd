"""The commands as programs and people use them: keys, tables, exit statuses, one clear sentence for each mistake."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from newsdesk import settings, wording
from newsdesk.cli import for_people
from newsdesk.cli.commands import newsdesk
from newsdesk.cli.running import run
from newsdesk.domain import HitSpan

STORY = """云州日报 2021年8月6日 星期五 第02版：要闻

我市部署秋粮收购工作

　　本报讯（记者 林小满）8月5日，全市秋粮收购工作会议召开，要求各县区提前检修仓库，备足资金，做到颗粒归仓。
　　会议指出，今年雨水充足，粮食长势良好，全市共设收购点一百二十个，比去年增加十五个。

棹河大桥主桥顺利合龙

　　本报讯（记者 沈砚秋）8月5日上午，棹河大桥主桥顺利合龙。大桥全长一千二百米，预计年底建成通车。
　　通车以后，两岸居民过河的时间将由四十分钟缩短为五分钟。
"""


@pytest.fixture(autouse=True)
def english():
    wording.use_language("en")


@pytest.fixture
def archive(tmp_path):
    return tmp_path / "the archive.db"


@pytest.fixture
def page(tmp_path):
    return write(tmp_path / "云州日报-20210806-02.txt", STORY)


def write(path: Path, content: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.fixture
def command(capfd, archive):
    """Runs a command in this process: exit status, lines of standard output, lines of standard error."""

    def given(*arguments: object) -> tuple[int, list[str], list[str]]:
        status = run(newsdesk, [str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return status, out.split("\n")[:-1], err.split("\n")[:-1]

    return given


@pytest.fixture
def filled(command, archive, page):
    assert command("import", "--archive", archive, page)[0] == 0
    return archive


def start(*arguments: object, **options: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "newsdesk", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )


# ---------------------------------------------------------------- parse


def test_parse_prints_the_keys_programs_rely_on(command, page):
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
    assert {"page", "confidence", "authors", "elements"} <= set(told["articles"][0])
    assert told["articles"][0]["authors"] == [{"name": "林小满", "role": "记者"}]
    headline = told["articles"][0]["elements"][0]
    assert headline["role"] == "headline"
    assert [STORY[start:end] for start, end in headline["spans"]] == ["我市部署秋粮收购工作"]


def test_parse_goes_on_after_a_bad_file_in_the_order_given(command, page, tmp_path):
    empty = write(tmp_path / "empty.txt", b"")
    status, lines, err = command("parse", "--json", page, empty, page)
    told = [json.loads(line) for line in lines]
    assert status == 1
    assert ["articles" in one for one in told] == [True, False, True]
    assert told[1]["source"] == {"path": str(empty)}
    assert told[1]["error"] == err[0] == f"{empty} is empty; check where it came from."


def test_parse_for_people(command, page):
    status, lines, _err = command("parse", page)
    assert status == 0
    assert lines[0] == str(page)
    assert "云州日报  2021-08-06  page 2 要闻  utf-8" in lines[1]
    starts = [
        for_people.columns(line[: line.index(name)]) for line, name in zip(lines[3:], ("林小满", "沈砚秋"), strict=True)
    ]
    assert len(set(starts)) == 1  # the column of authors lines up


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\x1c", "\x0b", "\x7f", "𠮷"])
def test_a_json_object_is_one_line_whatever_stands_in_it(command, tmp_path, sign):
    file = write(tmp_path / f"a{sign}b.txt", f"标题{sign}标题\n\n　　正文。")
    status, (line,), _err = command("parse", "--json", file)
    assert status == 0
    assert line.splitlines() == [line]
    assert json.loads(line)["source"]["path"] == str(file)


def test_a_name_in_no_encoding_is_printed(command, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xcc\xab\xff.txt"))
    write(path, STORY)
    status, (line,), _err = command("parse", "--json", path)
    assert status == 0
    assert json.loads(line)["source"]["path"].endswith(".txt")
    write(path, b"")
    status, _lines, (sentence,) = command("parse", path)
    assert (status, sentence.endswith("is empty; check where it came from.")) == (1, True)


# ---------------------------------------------------------------- import


def test_import_says_what_became_of_each_source(command, archive, page, tmp_path):
    write(tmp_path / "in" / "a.txt", STORY + "\n")
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


def test_import_again_is_harmless(command, filled, page):
    status, lines, _err = command("import", "--json", "--archive", filled, page)
    assert status == 0
    assert json.loads(lines[0])["status"] == "duplicate"
    assert json.loads(lines[-1])["summary"]["articles"] == 0


def test_what_is_given_goes_first(command, archive, page):
    given = ("--newspaper", "云州晚报", "--date", "1990-03-05")
    _status, lines, _err = command("import", "--json", "--archive", archive, *given, page)
    told = json.loads(lines[0])
    assert (told["newspaper"], told["date"]) == ("云州晚报", "1990-03-05")


def test_one_bad_file_in_a_hundred(command, archive, tmp_path):
    for number in range(100):
        write(tmp_path / "in" / f"{number:03}.txt", STORY + str(number))
    write(tmp_path / "in" / "050.txt", bytes(range(256)) * 20)
    status, lines, _err = command("import", "--json", "--jobs", 0, "--archive", archive, tmp_path / "in")
    told = [json.loads(line) for line in lines[:-1]]
    refused = [one for one in told if one["status"] != "imported"]
    assert (status, len(told)) == (1, 100)
    assert [one["reason"] for one in refused] == [
        f"{tmp_path}/in/050.txt is not a text file; export its text first and import that."
    ]


def test_import_for_people(command, archive, page, tmp_path):
    status, lines, _err = command("import", "--archive", archive, page, tmp_path / "gone.txt")
    assert status == 1
    assert lines[0].split() == ["imported", "2", "articles", "云州日报", "2021-08-06", str(page)]
    assert lines[1] == f"refused     {tmp_path}/gone.txt does not exist; check its name."
    assert lines[2].startswith("1 imported, 0 duplicate, 0 updated, 1 refused, 0 skipped; 2 articles in ")


# ---------------------------------------------------------------- search, show


def test_search_prints_the_total_and_then_the_hits(command, filled):
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


def test_count_is_the_number_alone(command, filled):
    for options in ((), ("--oracle",), ("--json",)):
        assert command("search", "--count", *options, "--archive", filled, "本报讯")[:2] == (0, ["2"])
    assert command("search", "--count", "--archive", filled, "没有的词")[:2] == (0, ["0"])


def test_a_stretch_of_the_hits(command, filled):
    every = command("search", "--json", "--archive", filled, "本报讯")[1][1:]
    second = command("search", "--json", "--offset", 1, "--limit", 1, "--archive", filled, "本报讯")[1]
    assert len(every) == 2
    assert json.loads(second[0])["total"] == 2
    assert second[1:] == every[1:]
    _status, lines, err = command("search", "--limit", 1, "--archive", filled, "本报讯")
    assert lines[0].startswith("2 articles in ")
    assert err == ["Shown: 1 to 1; --offset 1 goes on."]


def test_hits_are_marked_for_people(command, filled):
    _status, lines, _err = command("search", "--archive", filled, "仓库")
    assert "云州日报  2021-08-06" in lines[1]
    assert lines[2].strip() == "我市部署秋粮收购工作"
    assert "检修【仓库】" in lines[3]


def test_a_query_that_cannot_be_read_names_its_place(command, filled):
    status, lines, err = command("search", "--archive", filled, "粮食 日期:昨天")
    assert (status, lines) == (2, [])
    assert "昨天" in err[0]
    assert err[1].startswith("(characters ")


def test_show_for_people(command, filled):
    hit = json.loads(command("search", "--json", "--archive", filled, "仓库")[1][1])
    status, lines, _err = command("show", "--archive", filled, hit["id"])
    assert status == 0
    assert lines[0].startswith("云州日报  2021-08-06  page ")
    assert "我市部署秋粮收购工作" in lines
    assert any(line.startswith("　　本报讯（记者 林小满）") for line in lines)


def test_an_article_that_is_not_there(command, filled):
    status, lines, (sentence,) = command("show", "--archive", filled, "nosuch")
    assert (status, lines) == (1, [])
    assert "nosuch" in sentence


# ---------------------------------------------------------------- export, verify


@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_export(command, filled, tmp_path, kind):
    out = tmp_path / f"out.{kind}"
    status, (line,), _err = command("export", "--json", "--all", "--format", kind, "--out", out, "--archive", filled)
    told = json.loads(line)
    assert (status, told["written"], told["articles"]) == (0, str(out), 2)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == told["sha256"]
    assert "我市部署秋粮收购工作" in out.read_text(encoding="utf-8-sig")


def test_export_of_what_a_query_finds_and_of_named_articles(command, filled, tmp_path):
    for selection in (
        ("仓库",),
        ("--id", json.loads(command("search", "--json", "--archive", filled, "仓库")[1][1])["id"]),
    ):
        out = tmp_path / "out.txt"
        _status, lines, _err = command("export", *selection, "--format", "txt", "--out", out, "--archive", filled)
        assert lines[0].startswith(f"1 articles written to {out}")
        assert "棹河大桥" not in out.read_text(encoding="utf-8-sig")


def test_export_that_cannot_be_written_leaves_nothing(command, filled, tmp_path):
    for out in (tmp_path, tmp_path / "no" / "out.txt"):
        before = sorted(tmp_path.iterdir())
        status, lines, err = command("export", "--all", "--format", "txt", "--out", out, "--archive", filled)
        assert (status, lines, len(err)) in [(1, [], 1), (0, lines, 0)]
        assert status == 0 or sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("options", [(), ("--sources",), ("--index",)])
def test_verify(command, filled, options):
    status, (line,), _err = command("verify", "--json", *options, "--archive", filled)
    assert status == 0
    assert json.loads(line)["checked"] > 0
    assert json.loads(line)["damaged"] == []


# ---------------------------------------------------------------- mistakes


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["serch"], "serch"),
        (["search"], "QUERY is missing."),
        (["parse"], "FILE... is missing."),
        (["search", "x", "--nosuch"], "There is no option --nosuch."),
        (["import", "x", "--date", "2021-02-30"], "2021-02-30 is no date; write it as 2021-08-06."),
        (["import", "x", "--jobs", "-1"], "--jobs is wrong"),
        (["window", "--size", "big"], "big is no size; write it as 1280x800."),
        (["search", "x", "--sort", "backwards"], "--sort is wrong"),
        (["export", "--format", "txt", "--out", "x"], "Name one: a query, --all, or --id."),
        (["export", "a", "--all", "--format", "txt", "--out", "x"], "Name one: a query, --all, or --id."),
        (["export", "a", "--out", "x"], "--format is missing."),
    ],
)
def test_wrong_usage(command, arguments, said):
    status, lines, err = command(*arguments)
    assert (status, lines) == (2, [])
    assert said in err[0]
    assert "--help` shows how to write it." in err[1]


@pytest.mark.parametrize(
    "arguments", [["search", "x"], ["show", "x"], ["verify"], ["export", "x", "--format", "txt", "--out", "y"]]
)
def test_an_archive_that_is_missing(command, archive, arguments):
    status, lines, (sentence,) = command(*arguments, "--archive", archive)
    assert (status, lines) == (3, [])
    assert sentence == f"{archive} does not exist; import something first or name another archive."
    assert not archive.exists()


def test_an_archive_that_is_a_folder_or_something_else(command, page, tmp_path):
    (tmp_path / "folder").mkdir()
    for path in (tmp_path / "folder", write(tmp_path / "text", STORY), tmp_path / "no" / "such"):
        before = path.read_bytes() if path.name == "text" else None
        for arguments in (("import", page), ("search", "x")):
            status, lines, (sentence,) = command(*arguments, "--archive", path)
            assert (status, lines) == (3, [])
            assert path.name in sentence
        assert before is None or path.read_bytes() == before


def test_the_archive_may_be_named_before_the_command(command, filled):
    assert command("--archive", filled, "search", "--count", "仓库")[:2] == (0, ["1"])


def test_the_default_archive(command, page):
    assert command("import", page)[0] == 0
    assert settings.default_archive().is_file()
    assert command("search", "--count", "仓库")[:2] == (0, ["1"])


# ---------------------------------------------------------------- help, languages, looks


def test_help_names_every_command_and_option(command):
    _status, lines, _err = command("--help")
    assert [line.split()[0] for line in lines[lines.index("Commands:") + 1 :] if line[2:3].strip()] == [
        "parse",
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


@pytest.mark.parametrize(("language", "words"), [("zh_CN", "不存在；请先导入"), ("zh_TW", "不存在；請先匯入")])
def test_the_persons_language(command, archive, language, words):
    wording.use_language(language)
    assert words in command("search", "x", "--archive", archive)[2][0]
    assert any("档案库" in line or "檔案庫" in line for line in command("--help")[1])
    assert command("serch")[0] == 2


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
def test_text_fitted_into_columns(text, width, fitted):
    assert for_people.fit(text, width) == fitted
    assert for_people.columns(for_people.fit(text, width)) == width


def test_marks_of_terms_that_meet():
    spans = [HitSpan(2, 4, 0, False), HitSpan(0, 3, 1, False), HitSpan(4, 5, 0, False)]
    assert for_people.marked("秋粮收购了", spans) == "【秋粮收】购【了】"


# ---------------------------------------------------------------- as a program


def test_the_program_runs_from_any_folder(page, archive, tmp_path):
    with start("import", "--json", "--archive", archive, page, cwd="/") as program:
        out, err = program.communicate()
    assert (program.returncode, err) == (0, "")
    assert json.loads(out.splitlines()[0])["status"] == "imported"


def test_nobody_reads_the_results_any_more(tmp_path):
    files = [write(tmp_path / f"{number}.txt", STORY) for number in range(300)]
    with start("parse", "--json", *files) as program:
        assert program.stdout and program.stderr
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == ""
    assert program.returncode == 0


def test_an_import_goes_on_when_nobody_reads_its_report(tmp_path, archive, command):
    for number in range(40):
        write(tmp_path / "in" / f"{number}.txt", STORY + str(number))
    with start("import", "--json", "--jobs", 0, "--archive", archive, tmp_path / "in") as program:
        assert program.stdout and program.stderr
        program.stdout.close()
        assert program.stderr.read() == ""
    assert program.returncode == 0
    assert command("search", "--count", "--archive", archive, "本报讯")[1] == ["80"]


@pytest.mark.parametrize("jobs", [0, 2])
def test_an_interrupted_import_keeps_what_was_finished(tmp_path, archive, command, jobs):
    for number in range(400):
        write(tmp_path / "in" / f"{number:03}.txt", STORY * 20 + str(number))
    arguments = ("import", "--json", "--jobs", jobs, "--archive", archive, tmp_path / "in")
    with start(*arguments, start_new_session=True) as program:
        assert program.stdout and program.stderr
        lines = [program.stdout.readline() for _ in range(3)]
        os.killpg(program.pid, signal.SIGINT)  # as a terminal does: to the workers as well
        rest, err = program.communicate()
    assert program.returncode == 130
    assert err == "Interrupted; what was finished is kept, nothing is half-written.\n"
    told = [json.loads(line) for line in [*lines, *rest.splitlines()]]
    assert 3 <= len(told) < 400
    status, (line,), _err = command("verify", "--json", "--archive", archive)
    assert (status, json.loads(line)["damaged"]) == (0, [])
    found = int(command("search", "--count", "--archive", archive, "本报讯")[1][0])
    assert found == sum(one["articles"] for one in told)


def test_the_log_holds_no_text_of_a_newspaper(page, archive):
    with start("import", "--archive", archive, page) as program:
        program.communicate()
    log = settings.log_file()
    assert not log.exists() or "秋粮" not in log.read_text(encoding="utf-8")
