"""A person's keyword lists. The reasons for every table stand in `newsdesk.db.keyword_schema`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Create the tables."""
    op.create_table(
        "keyword_list",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("uid", "name", "kind", "tint", "underline")),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("in_dictionary", sa.Boolean(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_keyword_list"),
        sa.UniqueConstraint("uid", name="uq_keyword_list_uid"),
    )
    op.create_index(
        "ix_keyword_list_name", "keyword_list", ["name"], unique=True, sqlite_where=sa.text("deleted_at IS NULL")
    )
    op.create_table(
        "keyword_term",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("tint", sa.Text(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("deleted_at", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["list_id"], ["keyword_list.id"], name="fk_keyword_term_list_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_keyword_term"),
    )
    op.create_index("ix_keyword_term_list", "keyword_term", ["list_id", "place"], unique=False)
    op.create_table(
        "keyword_alias",
        sa.Column("term_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["term_id"], ["keyword_term.id"], name="fk_keyword_alias_term_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("term_id", "place", name="pk_keyword_alias"),
    )
