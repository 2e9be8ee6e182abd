"""The day a dateline means: the words printed in it and the edition's own date → a date. Never a guess."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from newsdesk.domain.numerals import number

_HALF_A_YEAR = timedelta(days=183)  # a day and a month that lie further back may be those of another year
_PRINTED = re.compile(
    r"(?:(?P<year>[0-9]{4}|[〇○零一二三四五六七八九]{4})年)?(?:(?P<month>[^年月日]{1,3})月份?)?(?P<day>[^年月日号號]{1,3})[日号號]"
)


def dateline_date(printed: str | None, edition: date | None) -> date | None:
    """The date of a printed day (8月5日, 二十八日) in an edition of this date; None where that is not certain.

    Nothing is sent after the day it is printed: `12月31日` in an edition of 2 January is the year before. A day without
    a month is of the edition's month or the one before; a month and a day are the last such ones, in the half year
    before the edition. A printed year counts as it is.
    """
    found = _PRINTED.fullmatch(_plain(printed or ""))
    if not found or edition is None:
        return None
    day, month, year = (number(found[name] or "") or 0 for name in ("day", "month", "year"))
    if found["year"]:
        return _date(year, month, day)
    if found["month"]:
        return _latest([(edition.year, month), (edition.year - 1, month)], day, edition)
    before = (edition.year, edition.month - 1) if edition.month > 1 else (edition.year - 1, 12)
    return _latest([(edition.year, edition.month), before], day, edition)


def _plain(printed: str) -> str:
    return unicodedata.normalize("NFKC", "".join(printed.split()))


def _latest(months: list[tuple[int, int]], day: int, edition: date) -> date | None:
    """The latest of the days in these months that is not after the edition, nor half a year before it."""
    days = (_date(year, month, day) for year, month in months)
    return next((one for one in days if one and one <= edition and edition - one <= _HALF_A_YEAR), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:  # 31 June, or a year 0
        return None
