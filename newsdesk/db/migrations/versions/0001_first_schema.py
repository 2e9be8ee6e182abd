"""The first schema. The reasons for every table stand in `newsdesk.db.schema`."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create all tables; the full-text index beside them is derived and not part of any step."""
    _create_sources()
    _create_editions()
    _create_articles()
    _create_corrections()


def _create_sources() -> None:
    op.create_table(
        "source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("imported_at", sa.Text(), nullable=False),
        sa.Column("encoding", sa.Text(), nullable=False),
        sa.Column("encoding_reason", sa.Text(), nullable=False),
        sa.Column("encoding_doubtful", sa.Boolean(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_source"),
        sa.UniqueConstraint("sha256", name="uq_source_sha256"),
    )
    op.create_table(
        "source_content",
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("coding", sa.Text(), nullable=False),
        sa.Column("content", sa.BLOB(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_source_content_source_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("source_id", name="pk_source_content"),
    )


def _create_editions() -> None:
    op.create_table(
        "newspaper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_newspaper"),
        sa.UniqueConstraint("name", name="uq_newspaper_name"),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("newspaper_id", sa.Integer(), nullable=True),
        sa.Column("newspaper_evidence", sa.Text(), nullable=True),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("day_evidence", sa.Text(), nullable=True),
        sa.Column("first_page", sa.Integer(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["newspaper_id"], ["newspaper.id"], name="fk_edition_newspaper_id"),
        sa.ForeignKeyConstraint(["source_id"], ["source.id"], name="fk_edition_source_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_edition"),
        sa.UniqueConstraint("source_id", "number", name="uq_edition_source_id_number"),
        sa.UniqueConstraint("uid", name="uq_edition_uid"),
    )
    op.create_index("ix_edition_newest", "edition", [sa.literal_column("day DESC"), "newspaper_id", "first_page"])
    op.create_index("ix_edition_oldest", "edition", ["day", "newspaper_id", "first_page"])
    op.create_index("ix_edition_tree", "edition", ["newspaper_id", "day", "articles"])
    op.create_table(
        "finding",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_finding_edition_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("edition_id", "field", name="pk_finding"),
    )
    op.create_table(
        "page",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_page_edition_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_page"),
        sa.UniqueConstraint("edition_id", "number", name="uq_page_edition_id_number"),
    )
    op.create_table(
        "furniture",
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_furniture_edition_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("edition_id", "place", name="pk_furniture"),
    )


def _create_articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("page_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("headline", sa.Text(), nullable=False),
        sa.Column("kicker", sa.Text(), nullable=False),
        sa.Column("deck", sa.Text(), nullable=False),
        sa.Column("opening", sa.Text(), nullable=False),
        sa.Column("authors", sa.Text(), nullable=False),
        sa.Column("characters", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("splitter", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["edition_id"], ["edition.id"], name="fk_article_edition_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["page_id"], ["page.id"], name="fk_article_page_id", ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("edition_id", "place", name="uq_article_edition_id_place"),
        sa.UniqueConstraint("uid", name="uq_article_uid"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_article_page_id", "article", ["page_id"])
    op.create_table(
        "element",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("spans", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_element_article_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("article_id", "place", name="pk_element"),
    )

    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("distinction", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("name", "distinction", name="uq_person_name_distinction"),
    )
    op.create_table(
        "authorship",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_authorship_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_authorship_person_id"),
        sa.PrimaryKeyConstraint("article_id", "place", name="pk_authorship"),
    )
    op.create_index("ix_authorship_person_id", "authorship", ["person_id"])


def _create_corrections() -> None:
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("target_uid", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("made_at", sa.Text(), nullable=False),
        sa.Column("undone_at", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_correction"),
    )
    op.create_index("ix_correction_target", "correction", ["target_uid", "field"])
