"""The splitter's name changes with its tables, and stands in what it has read."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsdesk import __version__
from newsdesk.importing import splitter
from newsdesk.importing.parse import parse_text
from newsdesk.importing.weights import fitted


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in splitter.TABLES:
        (tmp_path / name).write_text("a table\n", encoding="utf-8")
    monkeypatch.setattr(splitter, "files", lambda package: tmp_path)
    return tmp_path


def test_the_name_tells_version_and_tables() -> None:
    assert splitter.splitter_name().startswith(f"{__version__} tables ")
    assert parse_text("渡口大桥通车").splitter == splitter.splitter_name()


@pytest.mark.parametrize("name", splitter.TABLES)
def test_the_name_changes_with_each_table(tables: Path, name: str) -> None:
    named = splitter.splitter_name.__wrapped__
    before = named()
    (tables / name).write_text("another table\n", encoding="utf-8")
    assert named() != before


def test_line_ends_do_not_count(tables: Path) -> None:
    named = splitter.splitter_name.__wrapped__
    before = named()
    (tables / "weights.tsv").write_bytes(b"a table\r\n")
    assert named() == before


def test_other_weights_have_no_name() -> None:
    assert parse_text("渡口大桥通车", weights=fitted()).splitter == ""
