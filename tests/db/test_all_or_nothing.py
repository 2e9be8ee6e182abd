"""Storing a source all or not at all: whatever fails in the middle, and wherever the program dies."""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from newsdesk.db import editions, fixity, index, layers, order
from newsdesk.db.engine import Archive
from newsdesk.db.opening import open_archive
from newsdesk.db.store import store
from newsdesk.domain import Given, ImportStatus, ReadSource

MakeSource = Callable[..., ReadSource]
RowsIn = Callable[[Archive], dict[str, int]]
JUNE_13 = date(2024, 6, 13)


class DiskFailedError(Exception):
    """What a test lets happen in the middle."""


def _fail(*_args: object, **_kwargs: object) -> None:
    raise DiskFailedError


@pytest.mark.parametrize(
    ("module", "function"),
    [
        (editions, "_findings"),
        (editions, "_write_pages"),
        (editions, "_write_articles"),
        (editions, "_authorships"),
        (index, "follow"),
        (layers, "settle"),
        (order, "place_edition"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_failure_in_the_middle_leaves_nothing(
    archive: Archive,
    make_source: MakeSource,
    rows_in: RowsIn,
    monkeypatch: pytest.MonkeyPatch,
    module: object,
    function: str,
) -> None:
    store(archive, make_source("one.txt"))
    before = rows_in(archive)
    with monkeypatch.context() as patched, pytest.raises(DiskFailedError):
        patched.setattr(module, function, _fail)
        store(archive, make_source("two.txt", newspaper="山前晚报"), Given(date=JUNE_13))
    assert rows_in(archive) == before
    assert store(archive, make_source("two.txt")).status is ImportStatus.IMPORTED


@pytest.mark.parametrize("statement", range(1, 22))
def test_a_failure_at_any_statement_leaves_nothing(
    archive: Archive, make_source: MakeSource, rows_in: RowsIn, statement: int
) -> None:
    """The same from below: the database itself refuses the n-th row that is written."""
    before = rows_in(archive)
    writer, left = archive._writer, [statement]

    @event.listens_for(writer, "before_cursor_execute")
    def _count(_connection: Connection, _cursor: object, sql: str, *_rest: object) -> None:
        left[0] -= sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if left[0] == 0:
            raise DiskFailedError

    with suppress(DiskFailedError):
        store(archive, make_source("two.txt", pages=("1", "2", "2")), Given("山前晚报"))
    event.remove(writer, "before_cursor_execute", _count)
    after = rows_in(archive)
    assert after == before or (left[0] > 0 and after["article"] == 3)


DYING = """
import os, pickle, sys
from pathlib import Path
from sqlalchemy import event
from newsdesk.db.opening import open_archive
from newsdesk.db.store import store

archive, source, left = open_archive(Path(sys.argv[1])), pickle.loads(Path(sys.argv[2]).read_bytes()), int(sys.argv[3])

@event.listens_for(archive._writer, "connect")
def _keep_little(connection, _record):
    connection.execute("PRAGMA cache_size = 2")  # so that what is not finished is on disk already

@event.listens_for(archive._writer, "after_cursor_execute")
def _count(*_):
    global left
    left -= 1
    if left == 0:
        os._exit(9)

@event.listens_for(archive._writer, "commit")
def _die(_connection):
    os._exit(9)

store(archive, source)
"""


@pytest.mark.parametrize("statement", [3, 10, 60, 150, 10_000])
def test_a_program_that_dies_in_the_middle_leaves_nothing(
    archive: Archive, make_source: MakeSource, rows_in: RowsIn, tmp_path: Path, statement: int
) -> None:
    """It ends without a word after so many statements, at the latest when all is written and not yet kept."""
    store(archive, make_source("one.txt"))
    before = rows_in(archive)
    archive.close()
    source = make_source("two.txt", pages=("1",) * 200, words="渡口" * 50)
    (tmp_path / "source").write_bytes(pickle.dumps(source))
    asked = [sys.executable, "-c", DYING, str(archive.path), str(tmp_path / "source"), str(statement)]
    died = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (died.returncode, died.stderr) == (9, "")
    assert archive.path.with_name(archive.path.name + "-wal").stat().st_size > 0 or statement < 10
    again = open_archive(archive.path)
    assert rows_in(again) == before
    assert fixity.verify(again).damaged == ()
    assert store(again, source).status is ImportStatus.IMPORTED
    again.close()
