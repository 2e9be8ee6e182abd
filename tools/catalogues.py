"""Brings the catalogues of translations up to date with the sources: `catalogues.py` adds new texts, drops unused ones.

Every text a person sees is written in English where it is used: in `_("…")`, in `mark("…")`, or as a sentence of
`newsdesk/wording.py`. What is still to be translated is listed at the end.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "newsdesk"
CATALOGUES = ROOT / "resources" / "translations"


def texts_in_use() -> dict[str, str]:
    """Every English text in the sources, with the first place where it stands."""
    found: dict[str, str] = {}
    for module in sorted(SOURCES.rglob("*.py")):
        tree = ast.parse(module.read_text(encoding="utf-8"), filename=str(module))
        for text, line in _texts(tree):
            found.setdefault(text, f"{module.relative_to(ROOT)}:{line}")
    return found


def _texts(tree: ast.AST) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "mark"):
            for words in constants(node.args[0]):
                yield words, node.lineno
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == "_SENTENCES":
            for words in constants(*getattr(node.value, "values", [])):
                yield words, node.lineno


def constants(*nodes: ast.expr) -> Iterator[str]:
    """The texts among these expressions; both of `"…" if … else "…"`."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.IfExp):
            yield from constants(node.body, node.orelse)


def fields_of(text: str) -> set[str]:
    """The names of the `{name}` fields in a text. Raises ValueError where its braces do not match."""
    return {name for _literal, name, _form, _conversion in string.Formatter().parse(text) if name is not None}


def catalogue(path: Path) -> polib.POFile:
    """A catalogue as it stands in its file."""
    return polib.pofile(str(path), encoding="utf-8", wrapwidth=0)


def bring_up_to_date(path: Path, used: dict[str, str]) -> list[str]:
    """Add and drop entries, sort them, write the file. Returns what is not translated."""
    entries = catalogue(path)
    known = {entry.msgid: entry for entry in entries}
    fresh = polib.POFile(wrapwidth=0)
    fresh.header, fresh.metadata = entries.header, entries.metadata
    fresh.extend(known.get(text) or polib.POEntry(msgid=text) for text in sorted(used))
    fresh.save(str(path), newline="\n")
    return [entry.msgid for entry in fresh if not entry.msgstr]


def main() -> int:
    """Bring all catalogues up to date. Returns 1 where something is still to be translated."""
    used = texts_in_use()
    missing = {path.stem: bring_up_to_date(path, used) for path in sorted(CATALOGUES.glob("*.po"))}
    for language, texts in missing.items():
        for text in texts:
            print(f"{language}: {text!r} ({used[text]})")
    return 1 if any(missing.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
