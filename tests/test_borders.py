"""The borders between the rooms: who may import whom, and what nobody may do.

Read from the syntax trees of all modules, so an import inside a function counts as well.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
MODULES = sorted((ROOT / "newsdesk").rglob("*.py"))
OWN_FILES = sorted(path for folder in ("newsdesk", "tests", "tools") for path in (ROOT / folder).rglob("*.py"))

PLAIN = {"domain", "errors", "tasks", "resources"}
# What a room may import of ours, besides itself. `app` is the composition root: it may import everything.
MAY_IMPORT = {
    "domain": set(),
    "resources": set(),
    "errors": {"domain"},
    "tasks": {"errors"},
    "settings": PLAIN,
    "wording": PLAIN,
    "importing": PLAIN,
    "search": PLAIN,
    "keywords": PLAIN,
    "export": PLAIN,
    # What the index holds are folded characters, and what it finds has to be what `search` says.
    "db": PLAIN | {"search"},
    "library": PLAIN | {"intake", "searches", "marking", "importing", "search", "keywords", "export", "db"},
    "searches": PLAIN | {"search", "keywords", "db"},  # the library's part for searching, and nobody else's to load
    # The library's part for keyword lists, too; a person's list is decoded as a source is.
    "marking": PLAIN | {"searches", "importing", "search", "keywords", "export", "db"},
    "intake": PLAIN | {"importing", "db"},  # the import flow: the library's, and nobody else's
    "logs": set(),
    "query_words": {"domain", "wording"},  # what the core says of a query, in sentences
    # `parse` and `search --explain` touch no archive, and start in a third of the time without the database's library.
    "cli": PLAIN | {"library", "importing", "search", "settings", "wording", "query_words"},
    # The searches and the keyword lists are parts of the library's API, which the window names in its types.
    "ui": PLAIN | {"library", "searches", "marking", "settings", "wording", "query_words"},
}
# The command `window` opens the window through this one door, and only when it is asked to.
DOORS = {("cli", "newsdesk.ui.start.run_window")}
# Libraries that one room alone may know.
KEPT_IN = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "sqlalchemy": {"db"},
    "sqlite3": {"db"},
    "alembic": {"db"},
    "jieba": {"keywords"},
    "click": {"cli"},
    "polib": {"wording"},
    "appdirs": {"settings"},
    "opencc": {"search"},
}
# No socket is ever opened.
NETWORK = {
    *("asyncio", "ftplib", "http", "httpx", "imaplib", "poplib", "requests", "select", "selectors", "smtplib"),
    *("socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3", "webbrowser", "wsgiref", "xmlrpc"),
}
QT_NETWORK = {"QtNetwork", "QtWebSockets", "QtWebEngineCore", "QtWebEngineWidgets", "QtHttpServer"}


def name_of(module: Path) -> str:
    """A module's dotted name: newsdesk.ui.window."""
    parts = module.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(name: str) -> str:
    """The part after `newsdesk`: a room, or one of the modules beside the rooms; "" for the package itself."""
    return name.partition(".")[2].partition(".")[0]


def library_of(imported: str) -> str:
    """The first part of a dotted name."""
    return imported.partition(".")[0]


@cache
def tree_of(module: Path) -> ast.Module:
    """A module's syntax tree."""
    return ast.parse(module.read_text(encoding="utf-8"), filename=str(module))


def imports_in(tree: ast.AST, package: str) -> Iterator[tuple[str, int]]:
    """Every dotted name that is imported, with its line. `from a import b` gives a.b: b may be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            inside = package.split(".")[: len(package.split(".")) - node.level + 1] if node.level else []
            base = ".".join([*inside, *([node.module] if node.module else [])])
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def package_of(module: Path) -> str:
    """The package whose names a relative import in this module starts from."""
    name = name_of(module)
    return name if module.name == "__init__.py" else name.rpartition(".")[0]


def offences(
    judge: Callable[[str, str], bool], modules: list[Path] = MODULES, trees: Callable[[Path], ast.AST] = tree_of
) -> list[str]:
    """Places where a module's room imports a name and may not, by `judge(room, imported name)`."""
    return [
        f"{module.relative_to(ROOT)}:{line} imports {imported}"
        for module in modules
        for imported, line in imports_in(trees(module), package_of(module))
        if judge(room_of(name_of(module)), imported)
    ]


def test_rooms_import_in_one_direction() -> None:
    def judge(room: str, imported: str) -> bool:
        target = room_of(imported) if library_of(imported) == "newsdesk" else ""
        if room in {"app", "", "__main__"} or not target or (room, imported) in DOORS:
            return False
        return target not in MAY_IMPORT[room] | {room, "__version__"}

    assert offences(judge) == []


def test_every_room_has_its_border() -> None:
    rooms = {room_of(name_of(module)) for module in MODULES} - {"", "app", "__main__"}
    assert rooms <= set(MAY_IMPORT)


@pytest.mark.parametrize("library", KEPT_IN)
def test_library_stays_in_its_room(library: str) -> None:
    def judge(room: str, imported: str) -> bool:
        return library_of(imported) == library and room not in KEPT_IN[library]

    assert offences(judge) == []


def test_nothing_reaches_for_the_network() -> None:
    def judge(_room: str, imported: str) -> bool:
        return bool(library_of(imported) in NETWORK or QT_NETWORK & set(imported.split(".")))

    assert offences(judge) == []


def test_slow_libraries_are_loaded_when_they_are_needed() -> None:
    """jieba takes most of a second to load: only inside a function, never with its module."""

    def at_load(module: Path) -> ast.Module:
        tree = tree_of(module)
        kept = [node for node in tree.body if not isinstance(node, ast.FunctionDef | ast.ClassDef)]
        return ast.Module(body=[node for node in kept if not _only_for_types(node)], type_ignores=[])

    assert offences(lambda _room, imported: library_of(imported) == "jieba", trees=at_load) == []


def _only_for_types(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


SLOW = ("PySide6", "jieba", "alembic", "opencc")


@pytest.mark.parametrize(
    ("modules", "slow"),
    [
        ("newsdesk.app", (*SLOW, "sqlalchemy", "polib", "newsdesk.importing.parse")),
        ("newsdesk.app, newsdesk.importing.reading", (*SLOW, "sqlalchemy", "polib")),
        ("newsdesk.library", SLOW),
    ],
)
def test_commands_start_without_what_they_do_not_need(modules: str, slow: tuple[str, ...]) -> None:
    program = f"import sys, {modules}; print([name for name in {slow!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# ---------------------------------------------------------------- what nobody may do


def calls_in(module: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call, with the last part of the called name."""
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield (node.func.id if isinstance(node.func, ast.Name) else node.func.attr), node


def callers_of(*names: str, modules: list[Path] = MODULES) -> list[str]:
    """Places where something of one of these names is called."""
    return [
        f"{module.relative_to(ROOT)}:{call.lineno} calls {name}"
        for module in modules
        for name, call in calls_in(module)
        if name in names
    ]


def test_a_newspapers_text_is_never_taken_for_markup() -> None:
    assert callers_of("setHtml", "insertHtml", "appendHtml", "fromHtml", "setMarkdown", "insertMarkdown") == []


def test_labels_do_not_guess_whether_a_text_is_markup() -> None:
    """A label left to itself takes `<b>` in a headline for markup; `widgets.label` makes those that do not.

    Elsewhere there are labels for pictures only: made without a text, given a pixmap.
    """
    with_text = [module for module in MODULES if module.name != "widgets.py" and not _labels_are_pictures(module)]
    assert callers_of("QLabel", modules=with_text) == []


def _labels_are_pictures(module: Path) -> bool:
    calls = list(calls_in(module))
    bare = [call for name, call in calls if name == "QLabel" and not call.args and not call.keywords]
    made = [name for name, _ in calls if name == "QLabel"]
    return len(bare) == len(made) <= len([name for name, _ in calls if name == "setPixmap"])


def test_rich_text_is_not_asked_for() -> None:
    words = ("RichText", "AutoText", "MarkdownText")
    found = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Attribute) and node.attr in words
    ]
    assert found == []


def test_sql_is_written_in_one_room_only() -> None:
    statement = re.compile(r"^\s*(SELECT\s|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE|PRAGMA\s)")
    found = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and statement.match(node.value)
        if room_of(name_of(module)) != "db"
    ]
    assert found == []


def test_the_window_never_turns_its_event_loop_by_hand() -> None:
    assert callers_of("processEvents") == []


def test_nothing_is_evaluated_or_unpickled() -> None:
    called = [
        f"{module.relative_to(ROOT)}:{call.lineno} calls {name}"
        for module in MODULES
        for name, call in calls_in(module)
        if isinstance(call.func, ast.Name) and name in {"eval", "exec", "compile", "__import__"}
    ]
    assert called == []
    assert offences(lambda _room, imported: library_of(imported) in {"pickle", "marshal", "shelve"}) == []


def test_only_the_commands_print() -> None:
    modules = [module for module in MODULES if room_of(name_of(module)) != "cli"]
    assert callers_of("print", modules=modules) == []


def test_broad_catches_stand_at_named_borders_only() -> None:
    found = [
        f"{module.relative_to(ROOT)}:{node.lineno}"
        for module in MODULES
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}))
    ]
    assert len(found) <= 4, found


@pytest.mark.parametrize("module", OWN_FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_stay_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 350


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_say_what_they_are(module: Path) -> None:
    assert ast.get_docstring(tree_of(module))
