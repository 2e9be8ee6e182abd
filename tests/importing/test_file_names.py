"""What a file's name says of newspaper, date and page, and what it does not say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import NameFields
from newsdesk.importing.file_names import fields_from_name


@pytest.mark.parametrize(
    ("name", "newspaper", "day", "page"),
    [
        ("太原日报-20210806-02.txt", "太原日报", "2021-08-06", "02"),
        ("太原日报_2021-08-06_第02版.txt", "太原日报", "2021-08-06", "02"),
        ("太原日报_2021-08-06_02版.txt", "太原日报", "2021-08-06", "02"),
        ("《太原日报》2021-08-06 第A3版.txt", "太原日报", "2021-08-06", "A3"),
        ("太原日报-20210806-02-要闻.txt", "太原日报", "2021-08-06", "02"),
        ("太原日报-20210806-p2.txt", "太原日报", "2021-08-06", "2"),
        ("2021-08-06/02.txt", None, "2021-08-06", "02"),
        ("/home/me/2021/08/06/02.txt", None, "2021-08-06", "02"),
        ("2021/0806/02.txt", None, "2021-08-06", "02"),
        ("2021.8.6.txt", None, "2021-08-06", None),
        ("晋阳日报 2021.8.6", "晋阳日报", "2021-08-06", None),
        ("晋阳日报 2021.8.6/3.7z", "晋阳日报", "2021-08-06", "3"),
        ("人民日报1990年3月5日第4版.txt", "人民日报", "1990-03-05", "4"),
        ("人民日报1990年3月5日第十二版.txt", "人民日报", "1990-03-05", "12"),
        ("人民日报1990年3月5日第二三版.txt", "人民日报", "1990-03-05", "23"),
        ("星河日報1990年3月5日第四版.txt", "星河日報", "1990-03-05", "4"),
        ("1990-03-05 人民日报 第4版：国际.txt", "人民日报", "1990-03-05", "4"),
        ("taiyuan-2021-08-06.txt", None, "2021-08-06", None),
        ("晋阳日报/1990/01/晋阳日报-19900101-01.txt", "晋阳日报", "1990-01-01", "01"),
        ("晋阳日报/1990/01/02/03.txt", "晋阳日报", "1990-01-02", "03"),
        (r"C:\报纸\晋阳日报\1990-01-02\03.txt", "晋阳日报", "1990-01-02", "03"),
        ("旧报.zip/晋阳晚报/19900102.TXT", "晋阳晚报", "1990-01-02", None),
        ("晋阳日报.txt", "晋阳日报", None, None),
        ("参考消息 1990-01-02.txt", "参考消息", "1990-01-02", None),
        ("𠮷林日报-19900102-1.txt", "𠮷林日报", "1990-01-02", "1"),
        ("晋阳日报-19900102", "晋阳日报", "1990-01-02", None),
        ("晋阳日报电子报/1990-01-02/03.txt", "晋阳日报", "1990-01-02", "03"),
        ("晋阳日报数字版-19900102.txt", "晋阳日报", "1990-01-02", None),
        ("申报-19350102.txt", "申报", "1935-01-02", None),
        ("文汇报-19900102.txt", "文汇报", "1990-01-02", None),
        ("工作汇报/文匯報-19900102.txt", "文匯報", "1990-01-02", None),
    ],
)
def test_names_that_say_something(name: str, newspaper: str | None, day: str | None, page: str | None) -> None:
    assert fields_from_name(name) == NameFields(newspaper, day, page)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "02.txt",
        "a-000-frames.txt",
        "太原日报社论集锦.txt",
        "剪报.txt",
        "扫描件20211340-02.txt",
        "2021-02-30.txt",
        "2021-13-01/02.txt",
        "120210806.txt",
        "202108061.txt",
        "backup-2024-01-01/notes.txt",
        "2021-08.txt",
        "报.txt",
        "日报.txt",
        "要闻.txt",
        "情报.txt",
        "工作汇报.txt",
        "天气预报.txt",
        "会议简报.txt",
        "财务年报.txt",
        "项目申报.txt",
        "情況通報.txt",
        "电子报.txt",
        "\udcff\udcfe.txt",
    ],
)
def test_names_that_say_nothing(name: str) -> None:
    assert fields_from_name(name) == NameFields()


@pytest.mark.parametrize(
    "name", ["太原日报-20210806 (2).txt", "太原日报-20210806-第2-3版.txt", "太原日报2021年2~3版.txt"]
)
def test_a_number_that_is_no_page(name: str) -> None:
    """A copy's number; two pages in one file, of which neither is the page."""
    assert fields_from_name(name).page is None


def test_the_last_possible_date_counts() -> None:
    assert fields_from_name("backup-2024-01-01/2021-08-06-03.txt") == NameFields(None, "2021-08-06", "03")
    assert fields_from_name("2020-01-01/太原日报2021-08-06/3.txt") == NameFields("太原日报", "2021-08-06", "3")
    assert fields_from_name("2021-08-06/2021-99-99.txt").date == "2021-08-06"


@given(st.text())
def test_any_name_is_read(name: str) -> None:
    fields_from_name(name)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_every_date_in_every_spelling(day: date) -> None:
    for spelling in (f"{day:%Y%m%d}", f"{day:%Y-%m-%d}", f"{day.year}年{day.month}月{day.day}日", f"{day:%Y/%m/%d}"):
        assert fields_from_name(f"x/{spelling}.txt").date == day.isoformat()
