"""Brings an archive's schema up to date, or makes a new one, by the numbered steps in `migrations/`.

All missing steps, their record and the index run in one transaction: the file is at the old schema or at the new one. A
copy of an existing file is written beside it first. The only module that loads alembic.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from newsdesk.db import engine, failures, index
from newsdesk.db.migrations import HEAD
from newsdesk.db.opening import APPLICATION_ID
from newsdesk.errors import ArchiveUnusable

_STEPS = Path(__file__).parent / "migrations"


def migrate(path: Path, revision: str | None, patience: float = engine.PATIENCE) -> None:
    """Take the archive at `path` from `revision` (None: there is no archive yet) to the newest schema.

    Raises ArchiveUnusable; the file is then as it was.
    """
    if revision is not None:
        copy(path, path.with_name(f"{path.name}.before-{HEAD}"))
    with engine.migrating(path, patience) as connection:
        if _recorded(connection) == HEAD:
            return  # another process was quicker
        command.upgrade(configuration(connection), HEAD)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        index.create(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise ArchiveUnusable("archive_damaged", path=path)


def configuration(connection: Connection | None = None) -> Config:
    """Alembic's configuration, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def copy(path: Path, target: Path) -> None:
    """A consistent copy of an archive, also while it is in use; `target` appears whole or not at all.

    Raises ArchiveUnusable.
    """
    draft = target.with_name(target.name + ".new")
    draft.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(draft)) as copied:
            source.backup(copied)
        draft.replace(target)
    except failures.RAISED as error:
        raise failures.named(error, path) or error from error
    finally:
        draft.unlink(missing_ok=True)


def _recorded(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    recorded = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if recorded is None else str(recorded)
