"""The day that a printed dateline means in an edition of a date."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import dateline_date

JANUARY_2 = date(2024, 1, 2)
AUGUST_6 = date(2021, 8, 6)


@pytest.mark.parametrize(
    ("printed", "edition", "meant"),
    [
        ("8月5日", AUGUST_6, date(2021, 8, 5)),
        ("８月６日", AUGUST_6, AUGUST_6),
        ("八月五日", AUGUST_6, date(2021, 8, 5)),
        ("１ 月 ２８ 日", date(1963, 2, 1), date(1963, 1, 28)),
        ("12月31日", JANUARY_2, date(2023, 12, 31)),
        ("十二月卅一日", JANUARY_2, date(2023, 12, 31)),
        ("三日", AUGUST_6, date(2021, 8, 3)),
        ("二十八日", AUGUST_6, date(2021, 7, 28)),
        ("廿八日", AUGUST_6, date(2021, 7, 28)),
        ("三十一日", JANUARY_2, date(2023, 12, 31)),
        ("2月29日", date(2024, 3, 1), date(2024, 2, 29)),
        ("一九六三年一月三日", date(1963, 1, 5), date(1963, 1, 3)),
        ("2020年8月5日", AUGUST_6, date(2020, 8, 5)),
        ("三十一日", date(2021, 3, 5), None),  # February has none
        ("2月29日", date(2021, 3, 1), None),
        ("8月7日", AUGUST_6, None),  # tomorrow, or nearly a year ago
        ("13月1日", AUGUST_6, None),
        ("〇日", AUGUST_6, None),
        ("今晨", AUGUST_6, None),
        ("8月5日", None, None),
        ("2021年8月5日", None, None),
        (None, AUGUST_6, None),
        ("1月1日", date.min, date.min),
        ("2日", date.min, None),
    ],
)
def test_the_day_a_dateline_means(printed: str | None, edition: date | None, meant: date | None) -> None:
    assert dateline_date(printed, edition) == meant


@given(st.dates(date(1900, 1, 1)), st.integers(0, 183))
def test_a_month_and_a_day_are_the_last_ones(edition: date, ago: int) -> None:
    sent = edition - timedelta(days=ago)
    assert dateline_date(f"{sent.month}月{sent.day}日", edition) == sent


@given(st.dates(date(1900, 1, 1)), st.integers(0, 27))
def test_a_day_alone_is_the_last_one(edition: date, ago: int) -> None:
    sent = edition - timedelta(days=ago)
    assert dateline_date(f"{sent.day}日", edition) == sent


@given(st.text("0123456789０１〇一二三十廿年月日 号", max_size=12), st.dates() | st.none())
def test_a_day_is_never_after_the_edition_unless_its_year_is_printed(printed: str, edition: date | None) -> None:
    meant = dateline_date(printed, edition)
    assert meant is None or "年" in printed or (edition is not None and meant <= edition)
