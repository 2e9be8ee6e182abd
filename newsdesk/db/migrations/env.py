"""Run by alembic: migrates the connection that `newsdesk.db.migrating` hands over, inside its transaction."""

from __future__ import annotations

from alembic import context

from newsdesk.db.keyword_schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,  # SQLite changes a column only by rebuilding its table
    transactional_ddl=True,
)
context.run_migrations()
