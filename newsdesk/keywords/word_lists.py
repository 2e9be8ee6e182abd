"""Words that jieba's parts of speech do not tell apart, from `word_lists.txt`. Plain values; knows no text."""

from __future__ import annotations

from importlib.resources import files


def _read() -> dict[str, tuple[str, ...]]:
    """The lists by the names that stand in brackets before them."""
    lists: dict[str, tuple[str, ...]] = {}
    name = ""
    for line in files("newsdesk.keywords").joinpath("word_lists.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
            lists[name] = ()
        elif line and not line.startswith("#"):
            lists[name] += tuple(line.split())
    return lists


_LISTS = _read()
SAYS_NOTHING = frozenset(_LISTS["says nothing"])
NO_NAMES = frozenset(_LISTS["no names"])
SURNAMES = frozenset(_LISTS["surnames"])
DOUBLE_SURNAMES = frozenset(_LISTS["double surnames"])
DISTRICTS = _LISTS["districts"]
LAND = _LISTS["land"]
ORGANISATIONS = _LISTS["organisations"]
