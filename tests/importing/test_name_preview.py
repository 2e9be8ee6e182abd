"""The preview says what an import would read in names, and reads no file for it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from newsdesk.domain import NamedBy, NameFields
from newsdesk.errors import Cancelled, PatternRefused
from newsdesk.importing.name_preview import list_names, preview, preview_files
from newsdesk.importing.sources import find_sources
from newsdesk.tasks import CancelToken

PATTERNS = ["rb{year}{month}{day}_{page} = 云棹日报"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files that hold nothing, so that an import would refuse each of them."""
    for name in ("rb20210806_02.txt", "云州日报-20210806-A03.txt", "notes.txt", "scan.jpg"):
        (tmp_path / name).touch()
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as packed:
        packed.writestr("in/RB19990101_第.txt", "")
    return tmp_path


def test_names_are_listed_as_an_import_lists_them_and_read(folder: Path) -> None:
    names = list_names([folder, folder / "old.zip"])
    named = {Path(one.path).name: one for one in preview(names, PATTERNS)}
    assert len(named) == len(names) == 4
    assert named["rb20210806_02.txt"].fields == NameFields("云棹日报", "2021-08-06", "2")  # as an import keeps it
    assert named["rb20210806_02.txt"].pattern == PATTERNS[0]
    assert named["云州日报-20210806-A03.txt"].fields == NameFields("云州日报", "2021-08-06", "A3")
    assert [named[name].by for name in ("云州日报-20210806-A03.txt", "notes.txt")] == [
        NamedBy.BUILT_IN,
        NamedBy.NOTHING,
    ]


def test_files_keep_the_names_they_were_given_by(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    sources = find_sources([Path("rb20210806_02.txt"), Path("old.zip")])
    told = list(preview_files(sources, [f"{folder.name}/*_{{page}}"], CancelToken()))
    assert [one.path for one in told] == ["rb20210806_02.txt", "old.zip/in/RB19990101_第.txt"]
    assert told[0].fields.page == "2"  # the folder above, which was not written, counts


def test_a_page_that_is_no_number_is_none() -> None:
    (named,) = preview(["x-00.txt"], ["x-{page}"])
    assert (named.by, named.fields) == (NamedBy.PATTERN, NameFields())


def test_patterns_are_refused_also_without_names() -> None:
    with pytest.raises(PatternRefused):
        preview([], ["{"])


def test_it_can_be_stopped() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        preview(["a.txt"], [], cancel)
