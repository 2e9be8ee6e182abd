"""A file is there whole or not at all, whatever breaks on the way."""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from newsdesk.domain import Article
from newsdesk.errors import Cancelled, ExportFailed
from newsdesk.export.writing import export
from newsdesk.tasks import CancelToken, Progress

as_root = hasattr(os, "geteuid") and os.geteuid() == 0


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class _Broken(BaseException):
    """Stands for anything at all: a crash of the writer, Ctrl-C, the end of the process."""


def articles_that_break(article: Article) -> Iterator[Article]:
    yield article
    raise _Broken


def test_says_how_many_and_the_sha256_of_the_file(tmp_path: Path, waterworks: Article, teahouse: Article) -> None:
    out = tmp_path / "两篇.txt"
    written, sha256 = export(iter([waterworks, teahouse]), 2, "txt", out)
    assert written == 2
    assert sha256 == hashlib.sha256(out.read_bytes()).hexdigest()
    assert left_in(tmp_path) == ["两篇.txt"]


@pytest.mark.parametrize("expected", [0, 1])
def test_no_articles_make_no_document(tmp_path: Path, expected: int) -> None:
    out = tmp_path / "last week's.html"
    out.write_bytes(b"kept")
    with pytest.raises(ExportFailed) as failed:
        export([], expected, "html", out)
    assert failed.value.problem.code == "export_nothing"
    assert (out.read_bytes(), left_in(tmp_path)) == (b"kept", [out.name])


@pytest.mark.parametrize("suffix", ["", "-wal"])
def test_an_archive_is_never_replaced(tmp_path: Path, waterworks: Article, suffix: str) -> None:
    archive = tmp_path / "forty years.archive"
    with closing(sqlite3.connect(archive)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("CREATE TABLE a (b)")
        target = Path(f"{archive}{suffix}")
        (tmp_path / "link.txt").symlink_to(target)
        before = target.read_bytes()
        for out in (target, tmp_path / "link.txt"):
            with pytest.raises(ExportFailed) as failed:
                export([waterworks], 1, "txt", out)
            assert (failed.value.problem.code, failed.value.problem.value("file")) == ("export_database", out.name)
        assert target.read_bytes() == before


def test_articles_are_never_all_in_memory(tmp_path: Path, waterworks: Article) -> None:
    ahead = []
    written: list[Progress] = []

    def one_by_one() -> Iterator[Article]:
        for number in range(100):
            ahead.append(number - (written[-1].done if written else 0))
            yield waterworks

    export(one_by_one(), 100, "html", tmp_path / "a.html", progress=written.append)
    assert max(ahead) <= 20
    assert [each.done for each in written] == [20, 40, 60, 80, 100]
    assert {each.total for each in written} == {100}


@pytest.mark.parametrize("before", [None, "第一次"])
@pytest.mark.parametrize("step", ["articles", "write", "flush to disk", "rename", "cancel"])
def test_nothing_half_written_stays(
    tmp_path: Path, waterworks: Article, monkeypatch: pytest.MonkeyPatch, step: str, before: str | None
) -> None:
    out = tmp_path / "剪报.md"
    if before is not None:
        out.write_text(before, encoding="utf-8")
    articles: Any = [waterworks] * 3
    cancel = CancelToken()
    expected: type[BaseException] = ExportFailed

    def no_room(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if step == "articles":
        articles, expected = articles_that_break(waterworks), _Broken
    elif step == "cancel":
        expected = Cancelled

        def stopped_at_the_second() -> Iterator[Article]:
            yield waterworks
            cancel.cancel()
            yield waterworks

        articles = stopped_at_the_second()
    elif step == "write":
        monkeypatch.setattr("newsdesk.export.as_markdown._blocks", no_room)
    elif step == "flush to disk":
        monkeypatch.setattr("os.fsync", no_room)
    else:
        monkeypatch.setattr(Path, "replace", no_room)

    with pytest.raises(expected) as caught:
        export(articles, 3, "md", out, cancel=cancel)
    if isinstance(caught.value, ExportFailed):
        assert caught.value.problem.code == "export_disk_full"
        assert caught.value.problem.value("file") == "剪报.md"
    assert left_in(tmp_path) == ([] if before is None else ["剪报.md"])
    assert before is None or out.read_text(encoding="utf-8") == before


def test_an_earlier_file_stays_until_the_new_one_is_whole(tmp_path: Path, waterworks: Article) -> None:
    out = tmp_path / "a.txt"
    out.write_bytes(b"before")
    seen = []

    def looking() -> Iterator[Article]:
        seen.append(out.read_bytes())
        yield waterworks
        seen.append(out.read_bytes())

    export(looking(), 1, "txt", out)
    assert seen == [b"before", b"before"]
    assert "青埠水厂" in out.read_text(encoding="utf-8")


def test_an_unknown_format_touches_nothing(tmp_path: Path, waterworks: Article) -> None:
    with pytest.raises(ExportFailed) as caught:
        export([waterworks], 1, "rtf", tmp_path / "a.rtf")
    assert caught.value.problem.code == "export_unknown_format"
    assert left_in(tmp_path) == []


def refused(out: Path, waterworks: Article) -> str:
    with pytest.raises(ExportFailed) as caught:
        export([waterworks], 1, "txt", out)
    return caught.value.problem.code


def test_where_no_file_can_be(tmp_path: Path, waterworks: Article) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path, waterworks) == "export_is_folder"
    assert refused(tmp_path / "missing" / "a.txt", waterworks) == "export_folder_missing"
    assert refused(tmp_path / "file" / "a.txt", waterworks) == "export_folder_missing"
    assert refused(tmp_path / "a\0.txt", waterworks) == "export_name_unusable"
    assert left_in(tmp_path) == ["file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits and devices")
class TestPosix:
    def test_a_name_that_is_too_long(self, tmp_path: Path, waterworks: Article) -> None:
        assert refused(tmp_path / ("报" * 100), waterworks) == "export_name_too_long"
        assert left_in(tmp_path) == []

    def test_the_longest_name_there_is(self, tmp_path: Path, waterworks: Article) -> None:
        export([waterworks], 1, "txt", tmp_path / ("报" * 85))
        assert left_in(tmp_path) == ["报" * 85]

    def test_a_device_is_never_replaced(self, tmp_path: Path, waterworks: Article) -> None:
        os.mkfifo(tmp_path / "pipe")
        assert refused(tmp_path / "pipe", waterworks) == "export_not_a_file"
        assert left_in(tmp_path) == ["pipe"]

    def test_a_link_is_followed(self, tmp_path: Path, waterworks: Article) -> None:
        (tmp_path / "real").mkdir()
        (tmp_path / "a.txt").symlink_to(tmp_path / "real" / "a.txt")
        export([waterworks], 1, "txt", tmp_path / "a.txt")
        assert (tmp_path / "a.txt").is_symlink()
        assert left_in(tmp_path / "real") == ["a.txt"]

    def test_permissions_are_those_of_a_new_file_or_of_the_one_replaced(
        self, tmp_path: Path, waterworks: Article
    ) -> None:
        (tmp_path / "usual").write_bytes(b"")
        (tmp_path / "private").write_bytes(b"")
        (tmp_path / "private").chmod(0o600)
        export([waterworks], 1, "txt", tmp_path / "new")
        export([waterworks], 1, "txt", tmp_path / "private")
        assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode
        assert (tmp_path / "private").stat().st_mode & 0o777 == 0o600

    @pytest.mark.skipif(as_root, reason="root may write everywhere")
    def test_where_one_may_not_write(self, tmp_path: Path, waterworks: Article) -> None:
        (tmp_path / "kept.txt").write_bytes(b"kept")
        (tmp_path / "kept.txt").chmod(0o400)
        assert refused(tmp_path / "kept.txt", waterworks) == "export_not_allowed"
        tmp_path.chmod(0o500)
        assert refused(tmp_path / "new.txt", waterworks) == "export_not_allowed"
        tmp_path.chmod(0o700)
        assert (tmp_path / "kept.txt").read_bytes() == b"kept"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
    def test_a_disk_that_is_full(self, tmp_path: Path, waterworks: Article, monkeypatch: pytest.MonkeyPatch) -> None:
        """The real thing: /dev/full takes the place of the draft's file."""

        def full(path: Path, _mode: str) -> BinaryIO:
            path.touch()
            return open("/dev/full", "r+b")  # noqa: PTH123 - Path.open is what is replaced

        monkeypatch.setattr(Path, "open", full)
        assert refused(tmp_path / "a.txt", waterworks) == "export_disk_full"
        assert left_in(tmp_path) == []
