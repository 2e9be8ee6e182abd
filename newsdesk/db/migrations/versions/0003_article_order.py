"""Every article's place in the archive's order (see `newsdesk.db.order`), filled from what the archive holds.

Written out in SQL of its own, so that this step stays what it is when the program changes.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_BITS, _MORE_BITS = 14, 3
# 3652060 is the day after 9999-12-31 as Python counts days, where 1 is 0001-01-01; 1125899906842624 is 2 to the 50th.
_DATED = """
INSERT INTO article_order (position, article_id, newspaper_id, page, section)
SELECT ((3652060 - CAST(julianday(e.day) - 1721424.5 AS INTEGER)) << :bits) + row_number() OVER (
           PARTITION BY e.day ORDER BY coalesce(e.newspaper_id, 0), e.first_page, e.id, a.place) - 1,
       a.id, e.newspaper_id, p.number, p.name
FROM article a JOIN edition e ON e.id = a.edition_id LEFT JOIN page p ON p.id = a.page_id
WHERE e.day IS NOT NULL
"""
_UNDATED = """
INSERT INTO article_order (position, article_id, newspaper_id, page, section)
SELECT 1125899906842624 + a.id, a.id, e.newspaper_id, p.number, p.name
FROM article a JOIN edition e ON e.id = a.edition_id LEFT JOIN page p ON p.id = a.page_id
WHERE e.day IS NULL
"""
_FULLEST = "SELECT max(held) FROM (SELECT sum(articles) AS held FROM edition WHERE day IS NOT NULL GROUP BY day)"


def upgrade() -> None:
    """Make the tables and fill them."""
    op.create_table(
        "article_order",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("newspaper_id", sa.Integer(), nullable=True),
        sa.Column("page", sa.Text(), nullable=True),
        sa.Column("section", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("position", name="pk_article_order"),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name="fk_article_order_article_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["newspaper_id"], ["newspaper.id"], name="fk_article_order_newspaper_id"),
        sa.UniqueConstraint("article_id", name="uq_article_order_article_id"),
    )
    op.create_table(
        "order_scale",
        sa.Column("bits", sa.Integer(), autoincrement=False, nullable=False),
        sa.PrimaryKeyConstraint("bits", name="pk_order_scale"),
    )
    connection = op.get_bind()
    bits, fullest = _BITS, connection.scalar(sa.text(_FULLEST)) or 0
    while fullest > 1 << bits:
        bits += _MORE_BITS
    connection.execute(sa.text("INSERT INTO order_scale (bits) VALUES (:bits)"), {"bits": bits})
    connection.execute(sa.text(_DATED), {"bits": bits})
    connection.execute(sa.text(_UNDATED))
    for column in ("newspaper_id", "page", "section"):
        op.create_index(f"ix_article_order_{column}", "article_order", [column])
