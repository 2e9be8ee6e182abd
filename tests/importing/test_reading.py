"""One file, read whole; and every kind of file that is refused, by name and in one clear sentence."""

import hashlib
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from newsdesk.domain import Evidence, Found, Given
from newsdesk.errors import SourceRefused
from newsdesk.importing import sources
from newsdesk.importing.reading import DOCUMENTS, read_source
from newsdesk.importing.sources import SourceFile
from newsdesk.wording import sentence

STORY = """我市部署秋粮收购工作

　　本报讯（记者 林小满）8月5日，全市秋粮收购工作会议召开，要求各县区提前检修仓库。
"""


def write(path: Path, content: bytes | str) -> SourceFile:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return SourceFile(path)


def refusal(file: SourceFile) -> str:
    """The sentence of the refusal, checked to be one line that names the file."""
    with pytest.raises(SourceRefused) as refused:
        read_source(file)
    said = sentence(refused.value.problem)
    assert said != refused.value.problem.code
    assert "\n" not in said
    assert file.path.name.replace("\n", "␊") in said
    return refused.value.problem.code


def test_a_file_becomes_a_source(tmp_path: Path) -> None:
    source = read_source(write(tmp_path / "云州日报-20210806-02.txt", STORY.encode("gb18030")))
    assert source.path == str(tmp_path / "云州日报-20210806-02.txt")
    assert source.content == STORY.encode("gb18030")
    assert source.sha256 == hashlib.sha256(source.content).hexdigest()
    assert (source.decoded.encoding, source.decoded.text) == ("gb18030", STORY)
    assert source.edition.newspaper == Found("云州日报", Evidence.FILE_NAME)
    assert source.edition.date == Found("2021-08-06", Evidence.FILE_NAME)
    assert source.edition.articles[0].elements[0].text == "我市部署秋粮收购工作"


def test_what_is_given_goes_first(tmp_path: Path) -> None:
    file = write(tmp_path / "云州日报-20210806.txt", STORY)
    edition = read_source(file, Given("云州晚报", date(1990, 3, 5))).edition
    assert edition.newspaper == Found("云州晚报", Evidence.GIVEN)
    assert edition.date == Found("1990-03-05", Evidence.GIVEN)
    edition = read_source(file, Given(newspaper="云州晚报")).edition
    assert edition.date == Found("2021-08-06", Evidence.FILE_NAME)


def test_the_folders_count_from_wherever_the_program_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "云州日报" / "2021-08-06"
    folder.mkdir(parents=True)
    write(folder / "02.txt", STORY)
    monkeypatch.chdir(folder)
    source = read_source(SourceFile(Path("02.txt")))
    assert source.path == "02.txt"
    assert source.edition.date == Found("2021-08-06", Evidence.FILE_NAME)


def test_a_member_of_a_zip_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as opened:
        opened.writestr("云州日报-20210806-02.txt", STORY)
    (file,) = sources.find_sources([tmp_path / "old.zip"]).files
    source = read_source(file)
    assert source.path == f"{tmp_path}/old.zip/云州日报-20210806-02.txt"
    assert source.edition.newspaper == Found("云州日报", Evidence.FILE_NAME)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "blank"),
        ("　　\n\u200b".encode(), "blank"),
        ("\u200b \ufeff\n\u200b \u200d \u200b".encode(), "blank"),
        (b"\xef\xbb\xbf", "blank"),
        (" \n".encode("utf-16"), "blank"),
        (bytes(range(256)) * 20, "binary"),
        (b"\0" * 50, "binary"),
        *((start + b"....", "document") for start, _kind in DOCUMENTS),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, content: bytes, code: str) -> None:
    assert refusal(write(tmp_path / "page.txt", content)) == code


def test_a_file_beyond_the_limit_is_refused_with_the_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(sources.LARGEST + 1)  # takes no room on the disk
    file = SourceFile(tmp_path / "large.txt")
    assert refusal(file) == "too_large"
    with pytest.raises(SourceRefused) as refused:
        read_source(file)
    assert "16 MiB" in sentence(refused.value.problem)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    assert refusal(SourceFile(tmp_path / "gone.txt")) == "gone"
    assert refusal(SourceFile(tmp_path)) == "folder"
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(SourceFile(tmp_path / "pipe.txt")) == "not_a_file"


@pytest.mark.parametrize("name", ["\"quoted\" 'name'.txt", "two\nlines.txt", "𠮷.txt", "{file} %s.txt", "\x1b[31m.txt"])
def test_odd_names_are_read_and_named(tmp_path: Path, name: str) -> None:
    assert read_source(write(tmp_path / name, STORY)).path == str(tmp_path / name)
    with pytest.raises(SourceRefused) as refused:
        read_source(write(tmp_path / name, b""))
    said = sentence(refused.value.problem)
    assert said.isprintable()
    assert name.replace("\n", "␊").replace("\x1b", "␛") in said


@pytest.mark.parametrize(
    "text",
    [
        "一行字",
        "云州日报",
        "无标点的一版没有句号也没有逗号\n" * 40,
        "\n\n\n字\n\n\n",
        "x",
        "1",
        "。",
        "\x0c\n　字　\x0c",
    ],
)
def test_short_and_strange_texts_are_taken(tmp_path: Path, text: str) -> None:
    source = read_source(write(tmp_path / "page.txt", text))
    elements = [element for article in source.edition.articles for element in article.elements]
    spans = [span for owner in elements for span in owner.spans]
    spans += [span for owner in source.edition.furniture for span in owner.spans]
    owned = [place for span in spans for place in range(span.start, span.end) if not text[place].isspace()]
    assert sorted(owned) == [place for place, char in enumerate(text) if not char.isspace()]


def test_a_damaged_text_is_taken_and_doubtful(tmp_path: Path) -> None:
    content = bytearray((STORY * 5).encode())
    content[100] = 0xFF
    source = read_source(write(tmp_path / "damaged.txt", bytes(content)))
    assert source.decoded.doubtful
    assert source.content == bytes(content)
