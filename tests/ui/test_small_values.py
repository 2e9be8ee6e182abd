"""Values of the window that know no Qt: headlines, history, places, dates, names of files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from newsdesk.domain import EVERYWHERE, Place
from newsdesk.ui.actions import plain
from newsdesk.ui.editions_model import lineage, place_as_text, place_from_text
from newsdesk.ui.files import start_folder, with_ending
from newsdesk.ui.fonts import form_of
from newsdesk.ui.headline_lines import LINE_SEPARATOR, balanced, ems, even_width
from newsdesk.ui.history import History, Visit
from newsdesk.ui.intake_report import file_of
from newsdesk.ui.sheets import read_date


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("渡口通车", ["渡口通车"]),
        ("渡口大桥今晨通车 两岸居民步行过江", ["渡口大桥今晨通车", "两岸居民步行过江"]),
        ("一二三四五 六七八九十 甲乙丙丁戊", ["一二三四五", "六七八九十 甲乙丙丁戊"]),
        ("没有空处的一个很长很长很长很长的标题", ["没有空处的一个很长很长很长很长的标题"]),
    ],
)
def test_headlines_break_at_their_spaces(text: str, lines: list[str]) -> None:
    broken = balanced(text, 12)
    assert len(broken) == len(text)
    assert broken.split(LINE_SEPARATOR) == lines or (
        len(broken.split(LINE_SEPARATOR)) == len(lines) and max(map(ems, broken.split(LINE_SEPARATOR))) <= 12
    )


def visit(article: str) -> Visit:
    return Visit(EVERYWHERE, "", article)


def test_history_goes_back_and_forth_and_forgets_what_lay_ahead() -> None:
    history = History()
    for article in "abc":
        history.record(visit(article))
    assert history.go(-1) == visit("b")
    history.record(visit("b"))  # arriving there records nothing
    assert history.can_go_forward
    assert history.go(-1) == visit("a")
    assert history.go(-1) is None
    history.record(visit("d"))
    assert (history.can_go_forward, history.go(-1)) == (False, visit("a"))


PLACES = [
    EVERYWHERE,
    Place(1),
    Place(0, 0),
    Place(3, 2021, 8),
    Place(3, 2021, 8, 6),
    Place(3, 2021, 8, 6, "A01/2"),
    Place(3, 2021, 8, 6, ""),
]


@pytest.mark.parametrize("place", PLACES)
def test_places_survive_the_settings(place: Place) -> None:
    assert place_from_text(place_as_text(place)) == place
    assert lineage(place)[-1] == place


@pytest.mark.parametrize("text", ["x", "1/zwei", "//"])
def test_a_damaged_place_is_everywhere(text: str) -> None:
    assert place_from_text(text) == EVERYWHERE


@pytest.mark.parametrize("text", ["2021-08-06", "2021.8.6", "2021/8/6", " 2021年8月6日 "])
def test_dates_as_people_write_them(text: str) -> None:
    assert read_date(text) == date(2021, 8, 6)


@pytest.mark.parametrize("text", ["gestern", "2021-13-01", "2021-8", "8-6-2021-1"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_date(text)


def test_no_date_is_none() -> None:
    assert read_date("  ") is None


@pytest.mark.parametrize(
    ("named", "kind", "out"),
    [
        ("渡口.txt", "md", ("渡口.txt", "txt")),
        ("渡口", "md", ("渡口.md", "md")),
        ("渡口.HTM", "txt", ("渡口.HTM", "html")),
        ("第3.5版", "html", ("第3.5版.html", "html")),
    ],
)
def test_endings_of_exported_files(named: str, kind: str, out: tuple[str, str]) -> None:
    assert with_ending(Path(named), kind) == (Path(out[0]), out[1])


def test_a_text_in_a_zip_file_is_imported_again_with_it(tmp_path: Path) -> None:
    zipped, plain = tmp_path / "1987.zip", tmp_path / "a.txt"
    zipped.write_bytes(b"PK")
    plain.write_bytes(b"")
    assert file_of(zipped / "05" / "06.txt") == zipped
    assert file_of(plain) == plain
    assert file_of(tmp_path / "gone.txt") == tmp_path / "gone.txt"


def test_a_folder_that_is_gone_is_not_begun_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert start_folder(str(tmp_path / "gone")) != tmp_path / "gone"
    assert start_folder(str(tmp_path)) == tmp_path


@pytest.mark.parametrize(("text", "bare"), [("&Open…", "Open"), ("导入文件(&I)…", "导入文件"), ("复制(&C)", "复制")])
def test_menu_texts_laid_bare(text: str, bare: str) -> None:
    assert plain(text) == bare


@pytest.mark.parametrize(
    ("text", "form"), [("渡口大桥今晨通车", "zh_CN"), ("渡口大橋今晨通車", "zh_TW"), ("", "zh_CN")]
)
def test_script_of_a_text(text: str, form: str) -> None:
    assert form_of(text) == form


@pytest.mark.parametrize("length", range(1, 70))
def test_a_broken_headline_has_no_orphan(length: int) -> None:
    room, text = 21.4, "渡" * length
    width = even_width(text, room)
    lines = -(-length // int(width))
    assert width <= room
    assert lines == max(1, -(-length // int(room)))
    assert length - (lines - 1) * int(width) >= min(length, int(width) // 2)
