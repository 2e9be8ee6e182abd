"""The searches that a person keeps (see `newsdesk.db.schema.SavedSearch`)."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("uid", "name", "query", "looked_at")),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_saved_search"),
        sa.UniqueConstraint("uid", name="uq_saved_search_uid"),
    )
    op.create_index(
        "ix_saved_search_name", "saved_search", ["name"], unique=True, sqlite_where=sa.text("deleted_at IS NULL")
    )
