"""The full-text index: finds the articles that a query matches, exactly those that `newsdesk.search.match` says.

Queries and articles go in, numbers come out. The index is derived: it can be dropped and made again from the text at
any time, and one that was made by other rules, or that has lost touch with the text, is noticed (`stale`, `check`).

Writers keep it in step: `follow` after articles were written or got another position, `remove` *before* they are
deleted, in the same transaction. A migration needs to do nothing about it.
"""

from newsdesk.db.index.checking import check
from newsdesk.db.index.searching import count_newer, scan, search
from newsdesk.db.index.surveying import strip, survey
from newsdesk.db.index.tables import create, follow, rebuild, remove, stale

__all__ = [
    "check",
    "count_newer",
    "create",
    "follow",
    "rebuild",
    "remove",
    "scan",
    "search",
    "stale",
    "strip",
    "survey",
]
