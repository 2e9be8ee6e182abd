"""What `verify` finds: nothing in a sound archive, and each kind of damage by its name."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from newsdesk.db import fixity, provenance
from newsdesk.db.engine import Archive
from newsdesk.db.opening import open_archive
from newsdesk.db.store import store
from newsdesk.domain import Damage, FixityReport, ReadSource
from newsdesk.errors import ArchiveUnusable, Cancelled
from newsdesk.tasks import CancelToken, Progress
from newsdesk.wording import sentence

MakeSource = Callable[..., ReadSource]


@pytest.fixture
def full(archive: Archive, make_source: MakeSource) -> Archive:
    """An archive with three sources."""
    for number in range(3):
        store(archive, make_source(f"{number}.txt"))
    return archive


def damage(archive: Archive, statement: str, *values: object) -> None:
    """What no part of the program would do."""
    with closing(sqlite3.connect(archive.path)) as connection:
        connection.execute(statement, values)
        connection.commit()


def test_a_sound_archive(full: Archive) -> None:
    assert fixity.verify(full) == FixityReport(3)


def test_an_empty_archive(archive: Archive) -> None:
    assert fixity.verify(archive) == FixityReport(0)


DAMAGED = [
    ("UPDATE source_content SET content = x'789c030000000001' WHERE source_id = 2", "content_changed"),
    ("UPDATE source_content SET content = x'00' WHERE source_id = 2", "content_unreadable"),
    ("UPDATE source_content SET coding = 'lzma' WHERE source_id = 2", "content_unreadable"),
    ("DELETE FROM source_content WHERE source_id = 2", "content_missing"),
    ("UPDATE source SET sha256 = 'ab' WHERE id = 2", "content_changed"),
    ("UPDATE source SET size = 1 WHERE id = 2", "content_changed"),
]


@pytest.mark.parametrize(("statement", "problem"), DAMAGED)
def test_a_damaged_source(full: Archive, statement: str, problem: str) -> None:
    damage(full, statement)
    assert fixity.verify(full).damaged == (Damage("source", "1.txt", problem),)
    assert fixity.verify(full, sources=False).damaged == ()


@pytest.mark.parametrize("statement", [statement for statement, _ in DAMAGED if "SET size" not in statement])
def test_a_damaged_source_is_never_handed_out(full: Archive, statement: str) -> None:
    damage(full, statement)
    with full.reading() as connection:
        uids = connection.exec_driver_sql("SELECT uid FROM edition ORDER BY source_id").scalars().all()
        assert provenance.original(connection, uids[0]).startswith(b"0.txt")
        with pytest.raises(ArchiveUnusable, match="archive_damaged") as refused:
            provenance.original(connection, uids[1])
    assert full.path.name in sentence(refused.value.problem)


def test_an_index_that_lost_an_article(full: Archive) -> None:
    damage(full, "INSERT INTO article_index (article_index) VALUES ('delete-all')")
    assert {found.kind for found in fixity.verify(full).damaged} == {"index"}
    assert fixity.verify(full, index_too=False).damaged == ()


def test_rows_that_refer_to_nothing(full: Archive) -> None:
    damage(full, "UPDATE edition SET newspaper_id = 77 WHERE id = 1")
    assert Damage("database", "edition", "refers_to_nothing") in fixity.verify(full, index_too=False).damaged


def test_an_edition_that_lost_an_article(full: Archive) -> None:
    damage(full, "DELETE FROM article WHERE id = 1")
    assert "articles_miscounted" in {found.problem for found in fixity.verify(full, index_too=False).damaged}


def test_a_database_whose_index_disagrees_with_its_table(full: Archive) -> None:
    with closing(sqlite3.connect(full.path)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, 'day,', 'uid,') WHERE name = 'ix_edition_oldest'"
        )
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ' (day', ' (uid') WHERE name = 'ix_edition_oldest'"
        )
        connection.commit()
    full.close()
    told = fixity.verify(full, sources=False, index_too=False).damaged
    assert told
    assert {found.kind for found in told} == {"database"}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, make_source: MakeSource) -> bytes:
    """The file of an archive with pages of every kind."""
    archive = open_archive(tmp_path_factory.mktemp("sound") / "sound.archive")
    for number in range(30):
        store(archive, make_source(f"{number}.txt", words="渡口" * 20, pages=("1", "2")))
    archive.close()
    return archive.path.read_bytes()


@pytest.mark.parametrize("seed", range(40))
def test_a_scratched_file_is_looked_through_to_the_end(sound: bytes, tmp_path: Path, seed: int) -> None:
    """Noise anywhere: refused as damaged, or opened; then what is damaged is told, and stops no other look."""
    chance = random.Random(seed)
    content = bytearray(sound)
    for _ in range(chance.choice([1, 3, 10])):
        start, length = chance.randrange(100, len(content) - 512), chance.choice([4, 64, 512])
        content[start : start + length] = chance.randbytes(length)
    path = tmp_path / "scratched.archive"
    path.write_bytes(content)
    try:
        archive = open_archive(path, patience=0.2)
    except ArchiveUnusable as refused:
        assert refused.problem.code == "archive_damaged"
        return
    told = fixity.verify(archive)
    archive.close()
    assert {found.kind for found in told.damaged} <= {"database", "source", "index"}


def test_articles_that_cannot_be_read_do_not_hide_the_sources(sound: bytes, tmp_path: Path) -> None:
    """What an archivist has to know then is that the originals are there."""
    path = tmp_path / "scratched.archive"
    path.write_bytes(sound)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'element'").fetchone()
    end = page * 4096
    path.write_bytes(sound[: end - 4096] + b"\xa5" * 4096 + sound[end:])
    archive = open_archive(path)
    told = fixity.verify(archive)
    archive.close()
    assert told.checked == 30
    assert {found.kind for found in told.damaged} == {"database", "index"}


def test_only_the_index(full: Archive) -> None:
    assert fixity.verify(full, sources=False) == FixityReport(3)


def test_it_tells_how_far_it_is(full: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "_AT_ONCE", 2)
    told: list[Progress] = []
    fixity.verify(full, progress=told.append)
    assert [(step.done, step.total) for step in told] == [(2, 3), (3, 3)]


def test_it_can_be_stopped(full: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fixity, "_AT_ONCE", 1)
    cancel = CancelToken()
    with pytest.raises(Cancelled):
        fixity.verify(full, progress=lambda _: cancel.cancel(), cancel=cancel)
