"""Which texts an import takes, from files, folders and zip files, however they are called."""

import os
import pickle
import struct
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NoReturn

import pytest

from newsdesk.domain import Problem
from newsdesk.errors import Cancelled, SourceRefused
from newsdesk.importing.sources import LARGEST, SourceFile, Sources, find_sources, read_bytes
from newsdesk.tasks import CancelToken

ODD_NAMES = ['a "quoted" one.txt', "it's.txt", "two\nlines.txt", "𠮷日报.txt", " blank .txt", "-rf.txt", "%s{0}.txt"]


def names(sources: Sources) -> list[str]:
    return [Path(file.name).name for file in sources.files]


def refusal(file: SourceFile, largest: int = LARGEST) -> Problem:
    with pytest.raises(SourceRefused) as refused:
        read_bytes(file, largest)
    return refused.value.problem


def zipped(path: Path, members: Iterable[tuple[str | zipfile.ZipInfo, str | bytes]]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members:
            opened.writestr(name, content)
    return path


def test_a_file_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "page.ocr"
    path.write_bytes(b"x")
    assert find_sources([path]).files == (SourceFile(path),)


def test_a_folder_gives_its_texts_sorted_and_counts_the_rest(tmp_path: Path) -> None:
    for name in ("b.txt", "a.TXT", "c.pdf", "d.zip", "._a.txt", "1990/02.txt", "1990/01.txt", "1989/12.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
    found = find_sources([tmp_path])
    assert [str(file.path.relative_to(tmp_path)) for file in found.files] == [
        "a.TXT",
        "b.txt",
        "1989/12.txt",
        "1990/01.txt",
        "1990/02.txt",
    ]
    assert found.skipped == 3


def test_a_file_named_twice_is_taken_once(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    assert len(find_sources([path, tmp_path, path]).files) == 1


def test_links_that_lead_back_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "round").symlink_to(tmp_path)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "up").symlink_to(tmp_path / "inner")
    assert names(find_sources([tmp_path])) == ["a.txt"]


@pytest.mark.parametrize("name", ODD_NAMES)
def test_odd_names(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes("字".encode())
    (file,) = find_sources([tmp_path]).files
    assert file.name == str(tmp_path / name)
    assert read_bytes(file).decode() == "字"


def test_a_name_in_no_encoding(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xcc\xab\xff.txt"))
    path.write_bytes(b"x")
    (file,) = find_sources([tmp_path]).files
    assert file.name.encode().endswith(b".txt")
    assert read_bytes(file) == b"x"


def test_a_source_travels_to_another_process(tmp_path: Path) -> None:
    file = SourceFile(tmp_path / "𠮷\udcff.txt", 3, "x")
    assert pickle.loads(pickle.dumps(file)) == file


# ---------------------------------------------------------------- zip files


def test_a_zip_file_gives_its_texts(tmp_path: Path) -> None:
    members = [("1990/02.txt", "二"), ("1990/01.txt", "一"), ("1990/01.jpg", "x"), ("1990/", "")]
    path = zipped(tmp_path / "old.zip", members)
    found = find_sources([path])
    assert [file.name for file in found.files] == [f"{path}/1990/01.txt", f"{path}/1990/02.txt"]
    assert [read_bytes(file).decode() for file in found.files] == ["一", "二"]
    assert found.skipped == 1


def test_nothing_of_a_zip_file_is_written_anywhere(tmp_path: Path) -> None:
    path = zipped(tmp_path / "evil.zip", [("../../escaped.txt", "x"), ("/etc/escaped.txt", "y")])
    before = sorted(tmp_path.rglob("*"))
    assert sorted(read_bytes(file) for file in find_sources([path]).files) == [b"x", b"y"]
    assert sorted(tmp_path.rglob("*")) == before
    assert not (tmp_path.parent.parent / "escaped.txt").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_two_sources(tmp_path: Path) -> None:
    path = zipped(tmp_path / "twice.zip", [("a.txt", "one"), ("a.txt", "two")])
    assert [read_bytes(file) for file in find_sources([path]).files] == [b"one", b"two"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_names_without_the_flag_for_utf8(tmp_path: Path, encoding: str) -> None:
    path = zipped(tmp_path / "names.zip", [("XXXXXXXXXXXX.txt", "x")])
    name = "云州日报".encode(encoding).ljust(12, b"-")
    path.write_bytes(path.read_bytes().replace(b"XXXXXXXXXXXX", name))
    (file,) = find_sources([path]).files
    assert file.member_name.startswith("云州日报")


def test_a_bomb_is_cut_off_at_the_limit(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", [("a.txt", b"\n" * 2_000_000)])
    (file,) = find_sources([path]).files
    assert refusal(file, largest=1024 * 1024).code == "too_large"


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = zipped(tmp_path / "bomb.zip", [("a.txt", b"\n" * 2_000_000)])
    content = path.read_bytes().replace(struct.pack("<I", 2_000_000), struct.pack("<I", 1000))
    path.write_bytes(content)
    (file,) = find_sources([path]).files
    assert refusal(file, largest=1024 * 1024).code in {"too_large", "zip_damaged"}


def test_a_protected_zip_file(tmp_path: Path) -> None:
    path = zipped(tmp_path / "secret.zip", [("a.txt", "x")])
    content = bytearray(path.read_bytes())
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(content)
    (file,) = find_sources([path]).files
    assert refusal(file).code == "zip_encrypted"


def test_a_damaged_zip_file(tmp_path: Path) -> None:
    path = zipped(tmp_path / "damaged.zip", [("a.txt", os.urandom(3000))])
    content = bytearray(path.read_bytes())
    content[60:90] = bytes(30)
    path.write_bytes(content)
    (file,) = find_sources([path]).files
    assert refusal(file).code == "zip_damaged"


@pytest.mark.parametrize("kept", [200, 30])
def test_a_zip_file_that_was_cut_off(tmp_path: Path, kept: int) -> None:
    path = zipped(tmp_path / "download.zip", [("a.txt", os.urandom(3000))])
    path.write_bytes(path.read_bytes()[:kept])
    (file,) = find_sources([path]).files
    assert file.name == str(path)
    assert refusal(file).code == "zip_damaged"


def test_a_zip_file_packed_by_an_unknown_method(tmp_path: Path) -> None:
    path = zipped(tmp_path / "odd.zip", [("a.txt", "x")])
    content = bytearray(path.read_bytes())
    for place in (8, content.index(b"PK\x01\x02") + 10):
        content[place : place + 2] = struct.pack("<H", 97)
    path.write_bytes(content)
    (file,) = find_sources([path]).files
    assert refusal(file).code == "zip_other_method"


def test_a_file_that_only_calls_itself_zip(tmp_path: Path) -> None:
    path = tmp_path / "text.zip"
    path.write_text("一", encoding="utf-8")
    assert find_sources([path]).files == (SourceFile(path),)


def test_a_zip_file_replaced_between_two_readings(tmp_path: Path) -> None:
    path = zipped(tmp_path / "z.zip", [("a.txt", "one")])
    (file,) = find_sources([path]).files
    assert read_bytes(file) == b"one"
    zipped(path, [("a.txt", "another")])
    assert read_bytes(file) == b"another"


# ---------------------------------------------------------------- what cannot be read


def test_what_is_missing_is_listed_and_refused(tmp_path: Path) -> None:
    (file,) = find_sources([tmp_path / "gone.txt"]).files
    assert refusal(file).code == "gone"


def test_a_file_that_vanished_from_under_a_folder(tmp_path: Path) -> None:
    assert refusal(SourceFile(tmp_path / "no" / "a.txt")).code == "gone"


def test_a_folder_is_no_source(tmp_path: Path) -> None:
    assert refusal(SourceFile(tmp_path)).code == "folder"


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert refusal(SourceFile(tmp_path / "pipe.txt")).code == "not_a_file"
    assert refusal(SourceFile(Path("/dev/zero"))).code == "not_a_file"


def test_a_name_that_no_file_can_have() -> None:
    assert refusal(SourceFile(Path("a\0b.txt"))).code == "not_readable"
    assert refusal(SourceFile(Path("x" * 5000))).code == "not_readable"


def test_a_file_one_may_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "closed.txt"
    path.write_bytes(b"x")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the administrator may read everything

        def denied(*_arguments: object, **_options: object) -> NoReturn:
            raise PermissionError(13, "Permission denied", str(path))

        monkeypatch.setattr(Path, "open", denied)
    problem = refusal(SourceFile(path))
    assert (problem.code, problem.value("file")) == ("not_allowed", str(path))


def test_a_file_in_a_folder_one_may_not_look_into(tmp_path: Path, closed: Callable[[Path], Path]) -> None:
    path = closed(tmp_path / "closed" / "a.txt")
    (tmp_path / "b.txt").write_bytes(b"x")
    found = find_sources([path, tmp_path / "b.txt"])
    assert found.files == (SourceFile(path), SourceFile(tmp_path / "b.txt"))
    assert refusal(found.files[0]).code == "not_allowed"


def test_a_zip_file_in_a_folder_one_may_not_look_into(tmp_path: Path, closed: Callable[[Path], Path]) -> None:
    (file,) = find_sources([closed(tmp_path / "closed" / "a.zip")]).files
    assert refusal(file).code == "not_allowed"


def test_a_folder_that_vanishes_while_it_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    stat = Path.stat

    def vanished(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == tmp_path and "gone" in seen:
            raise FileNotFoundError(2, "No such file or directory", str(path))
        seen.append("gone")
        return stat(path, follow_symlinks=follow_symlinks)

    seen: list[str] = []
    monkeypatch.setattr(Path, "stat", vanished)
    assert names(find_sources([tmp_path])) == ["a.txt"]


def test_the_limit_is_exact(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"x" * 100)
    assert len(read_bytes(SourceFile(path), largest=100)) == 100
    assert refusal(SourceFile(path), largest=99).code == "too_large"
    assert LARGEST == 16 * 1024 * 1024


def test_listing_can_be_stopped(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        find_sources([tmp_path], cancel)
