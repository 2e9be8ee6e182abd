"""${message}."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Take the schema one step on; `newsdesk.db.opening` runs it in a transaction with its record."""
    ${upgrades if upgrades else "pass"}
