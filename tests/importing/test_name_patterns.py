"""A person's own patterns of file names: what they read, what they do not fit, which ones are refused and where."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import LONGEST_PATTERN, NamedBy, NameFields
from newsdesk.errors import PatternRefused
from newsdesk.importing import pattern_language
from newsdesk.importing.file_names import read_name
from newsdesk.importing.name_patterns import NamePattern, check_patterns, components, name_pattern

DATED = "{year}{month}{day}"


@pytest.mark.parametrize(
    ("pattern", "path", "newspaper", "day", "page"),
    [
        # one name, several folders, the end of a longer path
        ("{newspaper}-{year}{month}{day}-{page}", "太原日报-20210806-02.txt", "太原日报", "2021-08-06", "02"),
        ("{newspaper}-{year}{month}{day}-{page}", "/home/me/太原日报-20210806-02.txt", "太原日报", "2021-08-06", "02"),
        ("{newspaper}/{year}-{month}-{day}/{page}", "/data/晨报/2021-8-6/A3.txt", "晨报", "2021-08-06", "A3"),
        (r"{newspaper}\{year}-{month}-{day}\{page}", r"D:\报纸\晨报\2021-08-06\a3.txt", "晨报", "2021-08-06", "A3"),
        ("/{year}/{month}/{day}/{page}/", "1990/1/2/03.txt", None, "1990-01-02", "03"),
        # codes for newspapers, in any case and width
        ("rb{year}{month}{day}_{page} = 云棹日报", "RB20210806_2.TXT", "云棹日报", "2021-08-06", "2"),
        ("RB{year}{month}{day}_{page}=云棹  日报", "ｒｂ２０２１０８０６＿０２.txt", "云棹 日报", "2021-08-06", "02"),
        ("rb/* = 云棹日报", "x/RB/anything at all.txt", "云棹日报", None, None),
        # anything, and any one character
        ("{newspaper}-*-{page}", "太原日报-20210806-02.txt", "太原日报", None, "02"),
        ("{newspaper}_*", "云棹日报_要闻_2.txt", "云棹日报", None, None),
        ("*_{year}{month}{day}", "00012_20210806.txt", None, "2021-08-06", None),
        ("??{year}{month}{day}??", "1220210806ab.txt", None, "2021-08-06", None),
        ("*{year}{month}{day}*", "99991340_20210806x.txt", None, "2021-08-06", None),
        ("*{page}", "backup3.txt", None, None, "3"),
        ("{newspaper}{page}", "晋阳日报A3.txt", "晋阳日报", None, "A3"),
        ("{newspaper}{year}{month}{day}", "《晋阳日报》-20210806.txt", "晋阳日报", "2021-08-06", None),
        # figures that touch each other are told apart by their widths
        ("{year}{month}{day}{page}", "2021080612.txt", None, "2021-08-06", "12"),
        ("{page}{year}{month}{day}", "1220210806.txt", None, "2021-08-06", "12"),
        # Chinese numerals, Chinese words, other ways to write years
        (
            "{newspaper}{year}年{month}月{day}日第{page}版",
            "晨报一九九〇年三月二十一日第十二版",
            "晨报",
            "1990-03-21",
            "12",
        ),
        ("{报纸}-{年}{月}{日}-{版}", "太原日报-20210806-02.txt", "太原日报", "2021-08-06", "02"),
        ("{報紙}{民國年}{月}{日}", "聯合報1100806.txt", "聯合報", "2021-08-06", None),
        ("{minguo}.{month}.{day}", "9.5.4.txt", None, "1920-05-04", None),
        ("rb{year2 from 1950}{month}{day}", "rb870506.txt", None, "1987-05-06", None),
        ("rb{year2 from 1950}{month}{day}", "rb050506.txt", None, "2005-05-06", None),
        ("rb{year2 from 1900}{month}{day}", "rb050506.txt", None, "1905-05-06", None),
        ("rb{两位年 自1950}{月}{日}", "rb500506.txt", None, "1950-05-06", None),
        ("rb{year2  from\t\u30001950 }{month}{day}", "rb500506.txt", None, "1950-05-06", None),
        ("rb{两位年1950起}{月}{日}", "rb500506.txt", None, "1950-05-06", None),
        ("{ Year }{MONTH}{ｄａｙ}", "20210806.txt", None, "2021-08-06", None),
        # endings, written or not; zip files are folders
        ("{newspaper}-{page}.txt", "晨报-02.txt", "晨报", None, "02"),
        ("{newspaper}-{page}.TXT", "晨报-02.text", "晨报", None, "02"),
        ("{year}.{month}.{day}", "2021.8.6", None, "2021-08-06", None),
        ("{newspaper}/{page}", "/x/晨报.zip/02.txt", "晨报", None, "02"),
        ("{newspaper}.zip/{page}.txt", "/x/晨报.ZIP/02.txt", "晨报", None, "02"),
        # accents as a Mac writes them
        ("caf\u00e9{page}", "cafe\u030102.txt", None, None, "02"),
    ],
)
def test_a_pattern_reads_a_name(
    pattern: str, path: str, newspaper: str | None, day: str | None, page: str | None
) -> None:
    named = read_name(path, [pattern])
    assert named.fields == NameFields(newspaper, day, page)
    assert (named.by, named.pattern) == (NamedBy.PATTERN, pattern)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("{newspaper}-{year}{month}{day}-{page}", "太原日报-20210230-02.txt"),  # no such day
        ("{newspaper}-{year}{month}{day}-{page}", "太原日报-20211301-02.txt"),
        ("{newspaper}-{year}{month}{day}-{page}", "太原日报-12340506-02.txt"),  # before there were newspapers
        ("{newspaper}-{year}{month}{day}-{page}", "太原日报-2021806-02.txt"),  # 8 June or 80 …
        ("{newspaper}-{year}{month}{day}-{page}", "20210806-20210806-02.txt"),  # figures are nobody's name
        ("{newspaper}-{year}{month}{day}-{page}", "太原日报-20210806-02-要闻.txt"),  # to the name's end
        ("{newspaper}-{page}", "太原日报/02.txt"),  # a folder is a folder
        ("{newspaper}/{page}", "02.txt"),
        ("{newspaper}/{page}", "a/晨报/b/02.txt/x"),
        ("*{year}{month}{day}*", "120210806.txt"),  # part of another number
        ("*{year}{month}{day}*", "202108061.txt"),
        ("*{page}", "20210806.txt"),
        ("rb{page}", "xrb2.txt"),
        ("rb?{page}", "rb.txt"),
        ("{newspaper}-{page}", "-02.txt"),
        ("{year2 from 1950}{month}{day}", "1987.txt"),
        (".txt = 晨报", "晨报.txt"),
    ],
)
def test_a_pattern_does_not_fit(pattern: str, path: str) -> None:
    assert name_pattern(pattern).read(components(path)) is None
    assert read_name(path, [pattern]) == read_name(path)


def test_what_is_no_field_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[dict[str, str]] = []
    monkeypatch.setattr(NamePattern, "_fields", lambda _pattern, words, _numbers: kept.append(words))
    name_pattern("a*b?{page}").read(components("axb_2.txt"))
    assert kept == [{"page": "2"}]


def test_the_first_pattern_that_fits_is_the_one() -> None:
    patterns = ["x{page}", "{newspaper}-*", "{newspaper}-{year}{month}{day}"]
    named = read_name("太原日报-20210806.txt", patterns)
    assert (named.pattern, named.fields) == (patterns[1], NameFields("太原日报"))


def test_what_no_pattern_fits_is_read_as_before() -> None:
    assert read_name("太原日报-20210806.txt", ["x{page}"]).by is NamedBy.BUILT_IN
    assert read_name("scan.txt", ["x{page}"]).by is NamedBy.NOTHING


@pytest.mark.parametrize(
    ("pattern", "code", "place"),
    [
        ("", "pattern_blank", ""),
        (" / ", "pattern_blank", " / "),
        ("{paper}-{page}", "pattern_unknown", "{paper}"),
        ("{}{page}", "pattern_unknown", "{}"),
        ("{year 1950}{month}{day}", "pattern_unknown", "{year 1950}"),
        ("{page", "pattern_brace_open", "{"),
        ("a}{page}", "pattern_brace_open", "}"),
        ("{{page}}", "pattern_brace_open", "{"),
        ("x{year}{month}-{page}", "pattern_date_incomplete", "{year}{month}"),
        ("{day}", "pattern_date_incomplete", "{day}"),
        ("{page}/{版}", "pattern_repeated", "{版}"),
        ("{year2 from 1950}{year}{month}{day}", "pattern_repeated", "{year}"),
        ("{year2}{month}{day}", "pattern_century", "{year2}"),
        ("{year2 from 0500}{month}{day}", "pattern_century", "{year2 from 0500}"),
        ("a{newspaper}*", "pattern_no_border", "{newspaper}*"),
        ("**/{page}", "pattern_no_border", "**"),
        ("a*b", "pattern_says_nothing", "a*b"),
        ("{page} =", "pattern_newspaper_unclear", "="),
        ("{page} = a = b", "pattern_newspaper_unclear", "= a = b"),
        ("{newspaper} = 晨报", "pattern_newspaper_twice", "{newspaper}"),
        ("{page}" + "x" * LONGEST_PATTERN, "pattern_too_long", "x" * 6),
    ],
)
def test_a_pattern_that_cannot_be_used_is_refused_with_its_place(pattern: str, code: str, place: str) -> None:
    with pytest.raises(PatternRefused) as refused:
        check_patterns(["{page}", pattern])
    assert refused.value.problem.code == code
    assert (refused.value.pattern, pattern[refused.value.start : refused.value.end]) == (pattern, place)


@given(st.text("{}*?/=aA日12-. yeardaymonthpage", max_size=40), st.text(max_size=40))
def test_any_text_is_a_pattern_or_is_refused(pattern: str, path: str) -> None:
    try:
        check_patterns([pattern])
    except PatternRefused as refused:
        assert 0 <= refused.start <= refused.end <= len(pattern)
    else:
        read_name(path, [pattern])


@given(st.text(), st.lists(st.sampled_from(["*", "a*", "{newspaper}", "{page}", "?"]), max_size=3))
def test_any_name_can_be_looked_at(path: str, before: list[str]) -> None:
    read_name(path, [f"{'-'.join([*before[:1], 'x'])}{DATED}", "*{page}*", "?{newspaper}-*"])


SIGNS = ["-", "_", " ", ".p", "第", "/", ""]
NEWSPAPERS = st.text("太原日报晨晚云棹", min_size=1, max_size=8)


@given(
    day=st.dates(date(1600, 1, 1), date(2099, 12, 31)),
    newspaper=NEWSPAPERS,
    page=st.from_regex(r"[A-Z]?[0-9]{1,3}", fullmatch=True),
    signs=st.tuples(st.sampled_from(SIGNS), st.sampled_from(SIGNS[:-1]), st.sampled_from(["-", ".", "年", ""])),
    code=st.sampled_from(["", "rb", "RB-2-"]),
)
def test_a_name_made_by_a_pattern_is_read_by_it(
    day: date, newspaper: str, page: str, signs: tuple[str, str, str], code: str
) -> None:
    first, second, between = signs
    pattern = f"{code}{{newspaper}}{first}{{year}}{between}{{month}}{between}{{day}}{second}{{page}}"
    dated = f"{day.year:04}{between}{day.month:02}{between}{day.day:02}"
    named = read_name(f"/somewhere/{code}{newspaper}{first}{dated}{second}{page}.txt", [pattern])
    assert named.pattern == pattern
    assert named.fields == NameFields(newspaper, day.isoformat(), page)


def test_a_long_name_and_many_stars_come_to_an_end() -> None:
    """What backtracks would need longer than the world has stood."""
    assert name_pattern("*a" * 60 + "*b = 晨报").read(components("a" * 5_000)) is None


def test_much_white_space_between_braces_comes_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """As above: with the cube of its length, so much of it would take weeks."""
    monkeypatch.setattr(pattern_language, "LONGEST_PATTERN", 20_000)
    with pytest.raises(PatternRefused) as refused:
        check_patterns(["{a" + " " * 19_000 + "b}"])
    assert refused.value.problem.code == "pattern_unknown"
