"""Finds the files under `resources/`: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_INSTALLED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """The path of a resource, such as `resource("icons", "search.svg")`. Raises FileNotFoundError if there is none."""
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    found = root.joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(found)
    return found
