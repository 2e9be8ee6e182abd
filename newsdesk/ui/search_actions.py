"""The actions around searches: what was searched for before, searches that are kept, counting again.

A part of the registry in `actions`. Must not know: what an action does.
"""

from __future__ import annotations

from newsdesk.ui.deed import Deed, MenuPlan, Need
from newsdesk.wording import mark

SEARCH_DEEDS = (
    Deed(
        "recent_searches",
        mark("Recent &and Saved Searches"),
        mark("What you searched for before"),
        "",
        ("F4",),
        Need.ARCHIVE,
    ),
    Deed(
        "save_search",
        mark("Sa&ve This Search…"),
        mark("Keep this search, and see what is new in it"),
        "",
        ("Ctrl+D",),
        Need.QUERY,
    ),
    Deed("rename_search", mark("Re&name…"), mark("Call this saved search otherwise")),
    Deed("delete_search", mark("&Delete"), mark("Keep this saved search no longer")),
    Deed("forget_searches", mark("&Forget Recent Searches"), mark("Empty the list of what you searched for")),
    Deed(
        "recount",
        mark("Count Again Without the Inde&x"),
        mark("Read every article and compare with what the index found"),
        "",
        (),
        Need.QUERY | Need.IDLE,
    ),
)
SAVED_MENU = MenuPlan("", ("rename_search", "delete_search"))
