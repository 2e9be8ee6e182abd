"""What the log tells of a day's work: what was done to which file, never what stands in a newspaper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk import logs
from newsdesk.library import Library


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """A log that is written while the test runs."""
    file = tmp_path / "newsdesk.log"
    logs.start(file)
    yield file
    logs.stop()


def lines(log: Path) -> list[str]:
    """What is logged, without the times."""
    return [line.split(": ", 1)[1] for line in log.read_text(encoding="utf-8").splitlines()]


def test_a_days_work_is_logged(log: Path, tmp_path: Path, issues: Path) -> None:
    (issues / "03.txt").write_bytes(b"")
    archive, out = tmp_path / "day.archive", tmp_path / "out.txt"
    with Library(archive) as library:
        outcomes = list(library.import_paths([issues], jobs=0))
        edition = outcomes[0].edition or ""
        made = library.correct_editions([edition], newspaper="山前晚报")
        library.take_back_corrections(made)
        _count, sha256 = library.export([library.article_ids()[0]], "txt", out)
        library.searches.rebuild_index()
    told = [line for line in lines(log) if line != "index made again"]
    assert lines(log)[-1] == "index made again"
    assert told[:3] == [
        f"archive opened: {str(archive)!r}",
        "import of 12 sources begun, 1 other files passed over",
        f"refused {str(issues / '03.txt')!r}: empty",
    ]
    ended = r"import ended after 12 of 12 sources: 11 imported, 0 duplicate, 0 updated, 1 refused; \d+\.\d s"
    assert re.fullmatch(ended, told[3])
    assert told[4:] == [
        "1 corrections of 1 editions",
        "1 corrections taken back",
        f"export written: {str(out)!r}, txt, 1 articles, SHA-256 {sha256}",
    ]


def test_an_import_broken_off_is_logged_with_what_is_kept(log: Path, library: Library, issues: Path) -> None:
    run = library.import_paths([issues], jobs=0)
    next(run)
    run.close()
    assert lines(log)[-1].startswith("import ended after 1 of 12 sources: 1 imported, ")


def test_nothing_a_newspaper_says_is_logged(log: Path, library: Library, issues: Path) -> None:
    list(library.import_paths([issues], jobs=0))
    library.correct_editions([library.article(library.article_ids()[0]).edition], newspaper="山前晚报")
    assert not re.search("[\u4e00-\u9fff]", log.read_text(encoding="utf-8"))
