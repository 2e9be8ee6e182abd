"""Room for an article's dateline (see `newsdesk.db.schema.Article`).

Articles that were split before have NULL there: a migration reads no source. Nothing gives them theirs yet: sources
are not split again (ARCHITECTURE.md, "Not yet").
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
