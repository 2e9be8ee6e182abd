"""All the ways an archive's path can be wrong: one code each, one sentence each, and nothing written."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsdesk.db import engine, failures, opening
from newsdesk.db.opening import APPLICATION_ID, open_archive
from newsdesk.errors import ArchiveUnusable, Cancelled
from newsdesk.wording import sentence


def refusal(path: Path) -> str:
    """The code with which a path is refused; its sentence names the path and fills in every value."""
    with pytest.raises(ArchiveUnusable) as refused:
        open_archive(path, patience=0.1)
    told = sentence(refused.value.problem)
    assert str(path) in told
    assert told != refused.value.problem.code
    assert told.endswith(".")
    return refused.value.problem.code


def new_archive(path: Path) -> Path:
    open_archive(path).close()
    return path


def change(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_new_archive_is_an_sqlite_file_of_ours(tmp_path: Path) -> None:
    path = new_archive(tmp_path / "new.archive")
    header = path.read_bytes()[:100]
    assert header[:16] == b"SQLite format 3\0"
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID
    assert [file.name for file in tmp_path.iterdir()] == ["new.archive"]


def test_an_archive_opens_again(tmp_path: Path) -> None:
    path = new_archive(tmp_path / "new.archive")
    before = path.read_bytes()
    open_archive(path).close()
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["空 格.archive", "quo'te\".archive", "new\nline", "𠮷?mode=ro#x%41", "file:x"])
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    assert new_archive(tmp_path / name).stat().st_size > 0
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_an_empty_file_becomes_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "touched"
    path.touch()
    assert new_archive(path).stat().st_size > 0


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) == "archive_folder"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone" / "x.archive") == "archive_folder_missing"


def test_a_file_as_the_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert refusal(tmp_path / "file" / "x.archive") == "archive_folder_missing"


def test_a_name_too_long(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300)) == "archive_unreadable"


def test_a_name_no_system_knows(tmp_path: Path) -> None:
    with pytest.raises(ArchiveUnusable, match="archive_unreadable"):
        open_archive(tmp_path / "nul\0.archive")


def test_a_link_to_an_archive_that_is_being_written(tmp_path: Path) -> None:
    """It may be shorter than it says while its last pages wait in the log; that lies beside it, not beside the link."""
    path = new_archive(tmp_path / "new.archive")
    (tmp_path / "link").symlink_to(path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size - 4096)
    assert refusal(tmp_path / "link") == "archive_damaged"
    (tmp_path / "new.archive-wal").write_bytes(b"waiting")
    opening._check_place(tmp_path / "link")


def test_a_link_to_a_network_drive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    far = tmp_path / "far"
    far.mkdir()
    (tmp_path / "link").symlink_to(new_archive(far / "new.archive"))
    monkeypatch.setattr(opening, "on_network", lambda folder: folder == far)
    assert refusal(tmp_path / "link") == "archive_on_network"


@pytest.mark.parametrize("content", [b"x", b"\xe6\xb8\xa1" * 5000, b"SQLite format 4\0" + bytes(200)])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.archive"
    path.write_bytes(content)
    assert refusal(path) == "archive_not_database"
    assert path.read_bytes() == content


def test_a_pipe(tmp_path: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in this file system")
    os.mkfifo(tmp_path / "pipe")
    assert refusal(tmp_path / "pipe") == "archive_not_database"


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    change(path, "CREATE TABLE bookmark (url)")
    before = path.read_bytes()
    assert refusal(path) == "archive_foreign"
    assert path.read_bytes() == before


def test_an_archive_of_a_newer_program(tmp_path: Path) -> None:
    path = new_archive(tmp_path / "new.archive")
    change(path, "UPDATE alembic_version SET version_num = '9999'")
    assert refusal(path) == "archive_newer"


@pytest.mark.parametrize(
    "damage", ["DELETE FROM alembic_version", "DROP TABLE alembic_version"], ids=["no number", "no table of numbers"]
)
def test_an_archive_without_its_number(tmp_path: Path, damage: str) -> None:
    path = new_archive(tmp_path / "new.archive")
    change(path, damage)
    assert refusal(path) == "archive_damaged"


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _scratch(content: bytes) -> bytes:
    return content[:100] + b"\xff" * 4000 + content[4100:]


@pytest.mark.parametrize("damage", [_cut, _scratch, lambda content: content[:50]], ids=["cut", "scratched", "stump"])
def test_a_damaged_archive(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    path = new_archive(tmp_path / "new.archive")
    path.write_bytes(damage(path.read_bytes()))
    assert refusal(path) == "archive_damaged"


def test_a_folder_nobody_may_write_to() -> None:
    folder = Path("/proc/self")
    if not folder.is_dir():
        pytest.skip("no folder here in which even an administrator may not write")
    assert refusal(folder / "new.archive") in {"archive_folder_read_only", "archive_unreadable"}


def _denied(monkeypatch: pytest.MonkeyPatch, denied: Path, mode: int) -> None:
    """Take a permission away, also from an administrator, for whom it would not count."""
    really = os.access
    monkeypatch.setattr(os, "access", lambda path, asked: not (path == denied and asked & mode) and really(path, asked))


@pytest.mark.parametrize(("mode", "code"), [(os.R_OK, "archive_unreadable"), (os.W_OK, "archive_read_only")])
def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mode: int, code: str) -> None:
    path = new_archive(tmp_path / "new.archive")
    _denied(monkeypatch, path, mode)
    assert refusal(path) == code


def test_a_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _denied(monkeypatch, tmp_path, os.W_OK)
    assert refusal(tmp_path / "new.archive") == "archive_folder_read_only"
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    """An archive that another program keeps to itself."""
    path = new_archive(tmp_path / "new.archive")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        yield path


def test_an_archive_another_program_keeps_to_itself(locked: Path) -> None:
    assert refusal(locked) == "archive_locked"


def test_a_disk_without_room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A limit on the pages of the file is what SQLite takes for a full disk."""
    monkeypatch.setattr(engine, "_MIGRATOR", (*engine._MIGRATOR, "PRAGMA max_page_count = 10"))
    path = tmp_path / "new.archive"
    assert refusal(path) == "archive_disk_full"
    monkeypatch.undo()
    assert new_archive(path).stat().st_size > 0


def test_what_is_not_the_worlds_doing_is_left_alone(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as connection, pytest.raises(sqlite3.Error) as wrong:
        connection.execute("SELECT nothing FROM nowhere")
    assert failures.named(wrong.value, tmp_path) is None
    assert failures.named(ValueError(), tmp_path) is None
    assert failures.named(sqlite3.ProgrammingError("closed"), tmp_path) is None


def test_an_interrupted_question_was_cancelled(tmp_path: Path) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.set_progress_handler(lambda: True, 1)
        with pytest.raises(sqlite3.OperationalError) as broken_off:
            connection.execute("SELECT 1")
    assert isinstance(failures.named(broken_off.value, tmp_path), Cancelled)


def test_an_archive_up_to_date_opens_without_the_migration_library(tmp_path: Path) -> None:
    path = new_archive(tmp_path / "new.archive")
    program = (
        "import sys; from pathlib import Path; from newsdesk.db.opening import open_archive;"
        f"open_archive(Path({str(path)!r})).close(); print('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
