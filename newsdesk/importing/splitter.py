"""The name of the rules that cut stories, kept with every article, so that a better splitter finds what to read again.

It changes with the program's version and with every change of a fitted table.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from newsdesk import __version__

TABLES = ("two_heads.tsv", "weights.tsv")
_SHOWN = 8  # hexadecimal digits of the tables' SHA-256


@cache
def splitter_name() -> str:
    """Version and tables: `0.1.0 tables 3f2a90c1`. Line ends do not count: another checkout has the same name."""
    digest = hashlib.sha256()
    for name in TABLES:
        table = files("newsdesk.importing").joinpath(name).read_text(encoding="utf-8")
        digest.update(f"{name}\n{table}\n".encode())
    return f"{__version__} tables {digest.hexdigest()[:_SHOWN]}"
