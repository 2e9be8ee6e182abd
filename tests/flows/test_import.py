"""A person drops a folder of back issues on the window: what comes in, what is said about it, what happens again."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from newsdesk.domain import Given, Holdings, ImportStatus
from newsdesk.errors import Cancelled
from newsdesk.library import Library
from newsdesk.tasks import CancelToken, Progress

if TYPE_CHECKING:
    from tests.flows.conftest import Archive


YUNZHAO, CHENGWAN = "云棹晚报", "澄灣日報"


def test_every_sample_comes_in_with_newspaper_date_and_encoding(archive: Archive, samples: Path) -> None:
    told = {
        Path(each.path).name: (each.status, each.newspaper, each.date, each.encoding, each.articles)
        for each in archive.outcomes
    }
    taken = ImportStatus.IMPORTED
    assert told == {
        "云棹晚报-20240612-01.txt": (taken, YUNZHAO, date(2024, 6, 12), "utf-8", 5),
        "02.txt": (taken, YUNZHAO, date(2024, 6, 13), "gb18030", 6),
        "云棹晚报-20240614.txt": (taken, YUNZHAO, date(2024, 6, 14), "utf-8", 11),
        "澄灣日報-20240613-03.txt": (taken, CHENGWAN, date(2024, 6, 13), "big5hkscs", 5),
        "澄灣日報-20240614-01.txt": (taken, CHENGWAN, date(2024, 6, 14), "utf-8", 5),
    }
    for each in archive.outcomes:
        assert each.sha256 == hashlib.sha256(Path(each.path).read_bytes()).hexdigest()
    assert archive.library.holdings() == Holdings(5, 5, 32, date(2024, 6, 12), date(2024, 6, 14))


def test_again_is_harmless(library: Library, samples: Path) -> None:
    list(library.import_paths([samples], jobs=0))
    held = library.holdings()
    uids = [row.uid for row in library.rows(library.article_ids())]
    again = list(library.import_paths([samples], jobs=0))
    assert {each.status for each in again} == {ImportStatus.DUPLICATE}
    assert library.holdings() == held
    assert [row.uid for row in library.rows(library.article_ids())] == uids


def test_identities_are_the_same_in_another_archive(library: Library, samples: Path, archive: Archive) -> None:
    list(library.import_paths([samples], jobs=0))
    here = {row.uid: row.headline for row in library.rows(library.article_ids())}
    there = {row.uid: row.headline for row in archive.library.rows(archive.library.article_ids())}
    assert here == there


def test_one_bad_file_does_not_stop_the_others(library: Library, samples: Path, tmp_path: Path) -> None:
    empty, picture = tmp_path / "空.txt", tmp_path / "a'b\"c\n𠮷.txt"
    empty.write_bytes(b"")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    outcomes = list(library.import_paths([empty, picture, samples / "云棹晚报-20240614.txt"], jobs=0))
    assert [each.status for each in outcomes] == [ImportStatus.REFUSED, ImportStatus.REFUSED, ImportStatus.IMPORTED]
    assert all(each.problem for each in outcomes[:2])
    assert library.holdings().editions == 1


def test_what_the_person_says_goes_before_what_was_read(library: Library, samples: Path) -> None:
    given = Given(newspaper="云棹晚报·副本", date=date(2024, 7, 1))
    (outcome,) = library.import_paths([samples / "2024-06-13" / "02.txt"], given, jobs=0)
    assert (outcome.newspaper, outcome.date) == (given.newspaper, given.date)
    (row, *_) = library.rows(library.article_ids())
    assert (row.newspaper, row.date, row.page) == (given.newspaper, given.date, "2")


def test_stopping_keeps_what_was_finished(library: Library, samples: Path) -> None:
    cancel = CancelToken()
    finished = 0
    with pytest.raises(Cancelled):
        for _ in library.import_paths([samples], jobs=0, cancel=cancel):
            finished += 1
            cancel.cancel()
    assert finished == library.holdings().editions == 1


def test_progress_counts_the_files(library: Library, samples: Path) -> None:
    seen: list[Progress] = []
    list(library.import_paths([samples], jobs=0, progress=seen.append))
    assert seen[-1].done == seen[-1].total == 5
    assert [each.done for each in seen] == sorted(each.done for each in seen)
