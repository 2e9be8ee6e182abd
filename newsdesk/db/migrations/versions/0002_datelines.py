"""Room for an article's dateline (see `newsdesk.db.schema.Article`).

Articles that were split before have NULL there: a migration reads no source. They get theirs when their sources are
split again.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the columns; SQLite does so without rebuilding the table."""
    for name in ("dateline_agency", "dateline_place", "dateline_day", "dateline_spans"):
        op.add_column("article", sa.Column(name, sa.Text(), nullable=True))
