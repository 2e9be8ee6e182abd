"""A new library, and a folder of an invented newspaper's pages to import."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk.library import Library


def page_of(number: int) -> str:
    """A page of an invented newspaper with two stories."""
    return (
        f"河湾日报\n2024年6月{number % 28 + 1:02}日　第{number % 8 + 1}版　要闻\n\n"
        f"渡口第{number}次试航\n\n"
        f"本报讯（记者 林晚舟）6月1日，河湾渡口第{number}次试航。船上坐了四十人，风浪不大。\n\n"
        f"码头边的第{number}棵树\n\n"
        "本报讯（通讯员 何汀）码头边新栽了一棵树。来往的人都说好看，树下还放了长凳。\n"
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new library."""
    with Library(tmp_path / "new.archive") as opened:
        yield opened


@pytest.fixture
def issues(tmp_path: Path) -> Path:
    """A folder with twelve pages, and a picture among them."""
    folder = tmp_path / "issues"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.txt").write_text(page_of(number), encoding="utf-8")
    (folder / "scan.jpg").write_bytes(b"\xff\xd8\xff")
    return folder
