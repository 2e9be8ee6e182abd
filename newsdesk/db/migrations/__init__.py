"""The archive's schema, step by step: one numbered file a step in `versions/`, run by `newsdesk.db.opening`.

A released step is never edited; the next one is added, here and as a file. Imports nothing, so that opening an archive
that is up to date does not load the migration library.
"""

from __future__ import annotations

REVISIONS = (
    "0001",
    "0002",
    "0003",
    "0004",
)  # every step in order; an archive at any other one was written by a newer program
HEAD = REVISIONS[-1]
