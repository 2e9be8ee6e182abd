"""The schema's steps: they lead to what the models say, each released schema is kept, and a failure changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from newsdesk.db import articles, index, migrating, opening, queries
from newsdesk.db.engine import Archive
from newsdesk.db.keyword_schema import Base
from newsdesk.db.migrations import HEAD, REVISIONS
from newsdesk.db.opening import APPLICATION_ID, open_archive
from newsdesk.db.store import store
from newsdesk.domain import EVERYWHERE, ReadSource
from newsdesk.errors import ArchiveUnusable

SCHEMAS = Path(__file__).resolve().parent.parent / "schemas"


def written_out(path: Path) -> str:
    """The schema of an archive as SQL, a statement a line, without the derived index and SQLite's tables."""
    wanted = "sql IS NOT NULL AND name NOT LIKE 'article_index%' AND name NOT LIKE 'sqlite_%'"
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(f"SELECT sql FROM sqlite_master WHERE {wanted} ORDER BY type DESC, name")
        return "\n".join(" ".join(sql.split()) + ";" for (sql,) in rows) + "\n"


def archive_of(revision: str, path: Path) -> Path:
    """An archive as the program that released this schema left it, with one newspaper in it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((SCHEMAS / f"{revision}.sql").read_text(encoding="utf-8"))
        connection.execute("INSERT INTO alembic_version VALUES (?)", (revision,))
        connection.execute("INSERT INTO newspaper (id, name) VALUES (1, '河湾日报')")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.commit()
    return path


def test_the_steps_are_listed() -> None:
    steps = ScriptDirectory.from_config(migrating.configuration())
    assert tuple(step.revision for step in reversed(list(steps.walk_revisions()))) == REVISIONS
    assert steps.get_current_head() == HEAD


def test_the_steps_lead_to_the_models(archive: Archive) -> None:
    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind == "table" and str(name).startswith("article_index"))

    with archive.reading() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours, "compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_the_index_of_newest_first_runs_backwards(archive: Archive) -> None:
    """Alembic does not compare the direction of an index; without it, lists of a million articles are sorted."""
    with archive.reading() as connection:
        made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = 'ix_edition_newest'").scalar_one()
    assert "day DESC" in made


def test_the_newest_schema_is_kept(archive: Archive) -> None:
    """Once released, a schema's file is never changed. For a new step: write the new file with this text."""
    assert written_out(archive.path) == (SCHEMAS / f"{HEAD}.sql").read_text(encoding="utf-8")


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_released_archive_opens(revision: str, tmp_path: Path) -> None:
    path = archive_of(revision, tmp_path / "old.archive")
    archive = open_archive(path)
    try:
        with archive.reading() as connection:
            assert connection.exec_driver_sql("SELECT name FROM newspaper").scalar_one() == "河湾日报"
    finally:
        archive.close()


FORMER_ARTICLE = """
INSERT INTO source
VALUES (1, 'c0ffee', 'one.txt', '/one.txt', '2024-06-13T00:00:00.000000Z', 'utf-8', 'strict', 0, 50, 60);
INSERT INTO edition VALUES (1, 'edition0', 1, 0, 1, 'masthead', '2024-06-13', 'folio', 0, 1);
INSERT INTO article VALUES (1, 'article0', 1, NULL, 0, '渡口', '', '', '新华社雁门6月12日电', '', 20, 0.5, 'rules 1');
INSERT INTO element VALUES (1, 0, 'headline', '渡口', '0-2'), (1, 1, 'paragraph', '新华社雁门6月12日电 通车。', '4-18');
"""


def test_an_article_split_before_datelines_were_read_has_none(tmp_path: Path) -> None:
    path = archive_of("0001", tmp_path / "old.archive")
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(FORMER_ARTICLE)
    archive = open_archive(path)
    try:
        with archive.reading() as connection:
            article = articles.article(connection, "article0")
            columns = "dateline_agency, dateline_place, dateline_day, dateline_spans"
            assert connection.exec_driver_sql(f"SELECT {columns} FROM article").one() == (None, None, None, None)
    finally:
        archive.close()
    assert (article.id, article.uid, article.edition, article.confidence) == (1, "article0", "edition0", 0.5)
    assert (article.headline, article.dateline) == ("渡口", None)
    assert path.with_name(f"old.archive.before-{HEAD}").exists()


# ---------------------------------------------------------------- a step still to come


NEXT = f"{int(HEAD) + 1:04}"
STEP = f'''
"""A step that rebuilds a table others refer to."""
import sqlalchemy as sa
from alembic import op
revision, down_revision = "{NEXT}", "{HEAD}"
def upgrade() -> None:
    with op.batch_alter_table("newspaper") as table:
        table.add_column(sa.Column("place", sa.Text(), nullable=True))
        table.create_check_constraint("named", "name <> ''")
    op.execute("UPDATE newspaper SET place = '河湾'")
'''


@pytest.fixture
def next_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes the program one step newer, by the text of that step."""

    def write(text: str) -> None:
        steps = tmp_path / "steps"
        (steps / "versions").mkdir(parents=True)
        kept = [
            *migrating._STEPS.glob("versions/*.py"),
            migrating._STEPS / "env.py",
            migrating._STEPS / "script.py.mako",
        ]
        for file in kept:
            copied = steps / file.relative_to(migrating._STEPS)
            copied.write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
        (steps / "versions" / f"{NEXT}_next.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(migrating, "_STEPS", steps)
        for module in (migrating, opening):
            monkeypatch.setattr(module, "HEAD", NEXT)
        monkeypatch.setattr(opening, "REVISIONS", (*REVISIONS, NEXT))

    return write


@pytest.fixture
def full(archive: Archive, make_source: Callable[..., ReadSource]) -> Path:
    """An archive of today with two editions in it, closed."""
    store(archive, make_source("one.txt"))
    store(archive, make_source("two.txt", day="2024-06-14"))
    archive.close()
    return archive.path


def test_a_step_rebuilds_a_table_and_keeps_what_refers_to_it(full: Path, next_step: Callable[[str], None]) -> None:
    next_step(STEP)
    archive = open_archive(full)
    with archive.reading() as connection:
        assert queries.holdings(connection, EVERYWHERE).articles == 2
        assert connection.exec_driver_sql("SELECT place FROM newspaper").scalar_one() == "河湾"
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one() == NEXT
        assert not index.stale(connection)
    archive.close()


def test_a_copy_is_made_before_a_step(full: Path, next_step: Callable[[str], None]) -> None:
    before = written_out(full)
    next_step(STEP)
    open_archive(full).close()
    copy = full.with_name(f"new.archive.before-{NEXT}")
    assert written_out(copy) == before != written_out(full)
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (2,)


def test_a_step_that_fails_changes_nothing(full: Path, next_step: Callable[[str], None]) -> None:
    before = written_out(full)
    next_step(STEP + '    raise RuntimeError("in the middle")\n')
    with pytest.raises(RuntimeError):
        open_archive(full)
    assert written_out(full) == before
    with closing(sqlite3.connect(full)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [(HEAD,)]


def test_a_step_that_leaves_references_to_nothing_is_taken_back(full: Path, next_step: Callable[[str], None]) -> None:
    before = written_out(full)
    next_step(STEP + '    op.execute("DELETE FROM newspaper")\n')
    with pytest.raises(ArchiveUnusable, match="archive_damaged"):
        open_archive(full)
    assert written_out(full) == before


def test_a_new_archive_begins_at_the_newest_step(tmp_path: Path, next_step: Callable[[str], None]) -> None:
    next_step(STEP)
    open_archive(tmp_path / "fresh.archive").close()
    assert "place TEXT" in written_out(tmp_path / "fresh.archive")
    assert not list(tmp_path.glob("*.before-*"))


def test_the_second_of_two_programs_finds_the_work_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both saw that there was no archive; the one that had to wait finds one."""
    path = tmp_path / "new.archive"
    open_archive(path).close()
    monkeypatch.setattr(command, "upgrade", lambda *_: pytest.fail("migrated a second time"))
    migrating.migrate(path, None)


def test_a_copy_that_fails_leaves_nothing(tmp_path: Path) -> None:
    broken, target = tmp_path / "broken", tmp_path / "copy"
    broken.write_bytes(b"no database" * 1000)
    with pytest.raises(ArchiveUnusable, match="archive_not_database"):
        migrating.copy(broken, target)
    assert [file.name for file in tmp_path.iterdir()] == ["broken"]
