"""Connections: readers see one moment, writers take turns, a long question can be broken off, others are waited for."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from sqlalchemy import Connection, func, select
from sqlalchemy.exc import IntegrityError, OperationalError

from newsdesk.db import queries
from newsdesk.db.engine import Archive
from newsdesk.db.opening import open_archive
from newsdesk.db.schema import Article, Newspaper
from newsdesk.db.store import store
from newsdesk.domain import EVERYWHERE, ReadSource
from newsdesk.errors import ArchiveUnusable, Cancelled
from newsdesk.tasks import CancelToken

MakeSource = Callable[..., ReadSource]
# Counts for some ten seconds, unless somebody breaks it off.
LONG = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000000) SELECT count(*) FROM n"


def held(connection: Connection) -> int:
    return queries.holdings(connection, EVERYWHERE).articles


def test_a_reader_sees_one_moment(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source("one.txt"))
    with archive.reading() as early:
        assert held(early) == 1
        store(archive, make_source("two.txt"))
        assert held(early) == 1
        with archive.reading() as late:
            assert held(late) == 2


def test_a_reader_is_not_kept_waiting_by_a_writer(archive: Archive) -> None:
    with archive.writing() as writer:
        writer.exec_driver_sql("INSERT INTO newspaper (name) VALUES ('河湾日报')")
        with archive.reading() as reader:
            assert reader.scalar(select(func.count(Newspaper.id))) == 0
    with archive.reading() as reader:
        assert reader.scalar(select(func.count(Newspaper.id))) == 1


def test_a_reader_cannot_write(archive: Archive) -> None:
    with archive.reading() as connection, pytest.raises(ArchiveUnusable, match="archive_read_only"):
        connection.exec_driver_sql("DELETE FROM newspaper")


def test_what_a_failing_writer_wrote_is_gone(archive: Archive) -> None:
    with pytest.raises(ZeroDivisionError), archive.writing() as writer:
        writer.exec_driver_sql("CREATE TABLE half_done (x)")
        _ = 1 / 0
    with archive.reading() as reader, pytest.raises(OperationalError, match="no such table"):
        reader.exec_driver_sql("SELECT * FROM half_done")


def test_references_are_enforced(archive: Archive) -> None:
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), archive.writing() as writer:
        writer.exec_driver_sql("INSERT INTO source_content VALUES (99, 'zlib', x'00')")


def test_writers_take_turns(archive: Archive, make_source: MakeSource) -> None:
    """None of them fails for having to wait, however short the patience with other programs is."""
    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(lambda n: store(archive, make_source(f"{n}.txt")), range(40)))
    assert len({outcome.edition for outcome in outcomes}) == 40
    with archive.reading() as connection:
        assert held(connection) == 40


def test_many_readers_beside_a_writer(archive: Archive, make_source: MakeSource) -> None:
    """Whatever they see, articles and their editions' counts agree."""
    done = threading.Event()

    def look() -> int:
        looks = 0
        while not done.is_set():
            with archive.reading() as connection:
                assert connection.scalar(select(func.count(Article.id))) == held(connection)
            looks += 1
        return looks

    with ThreadPoolExecutor(4) as threads:
        readers = [threads.submit(look) for _ in range(4)]
        for number in range(30):
            store(archive, make_source(f"{number}.txt", pages=("1", "2")))
        done.set()
        assert all(reader.result() > 0 for reader in readers)


def test_another_program_that_writes_is_waited_for(archive: Archive) -> None:
    patient = open_archive(archive.path, patience=60)
    with closing(sqlite3.connect(archive.path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        release = threading.Timer(0.3, other.execute, ("COMMIT",))
        release.start()
        with patient.writing() as writer:
            writer.exec_driver_sql("INSERT INTO newspaper (name) VALUES ('河湾日报')")
        release.join()
    patient.close()


def test_another_program_that_does_not_stop_writing(archive: Archive, make_source: MakeSource) -> None:
    with closing(sqlite3.connect(archive.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(ArchiveUnusable, match="archive_locked"):
            store(archive, make_source())
        with archive.reading() as connection:
            assert held(connection) == 0
        other.execute("ROLLBACK")
    store(archive, make_source())


def test_writers_are_more_patient_than_readers(archive: Archive) -> None:
    """A program that stores a huge source must not end the import of another one; a reader never waits for it."""
    with archive.reading() as reader, archive.writing() as writer:
        patience = [connection.exec_driver_sql("PRAGMA busy_timeout").scalar_one() for connection in (reader, writer)]
    assert patience == [200, 1200]


def test_a_disk_that_fills_up_loses_only_what_did_not_fit(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source("one.txt"))
    with archive.writing() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(ArchiveUnusable, match="archive_disk_full"):
        store(archive, make_source("two.txt", words="渡口" * 30_000))
    with archive.reading() as connection:
        assert held(connection) == 1
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar_one() == "ok"


def test_a_long_question_is_broken_off(archive: Archive) -> None:
    cancel = CancelToken()
    stop = threading.Timer(0.05, cancel.cancel)
    stop.start()
    with pytest.raises(Cancelled), archive.reading(cancel) as connection:
        connection.exec_driver_sql(LONG)
    stop.join()


def test_after_one_that_was_broken_off_others_are_answered(archive: Archive) -> None:
    cancel = CancelToken()
    with archive.reading(cancel) as connection:
        cancel.cancel()
        with pytest.raises(Cancelled):
            connection.exec_driver_sql(LONG)
    for _ in range(10):
        with archive.reading() as connection:
            assert held(connection) == 0


def test_what_is_cancelled_already_does_not_begin(archive: Archive) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled), archive.reading(cancel):
        pytest.fail("began")


def test_a_closed_archive_leaves_one_file(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source())
    archive.close()
    assert [file.name for file in archive.path.parent.iterdir()] == [archive.path.name]
