"""The fields of a query: their names, and the values of those that are not text (dates, pages). Text in, tree out."""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date
from typing import Literal

from newsdesk.errors import QueryError
from newsdesk.search.tree import Dates, PageLabel, Pages, Scope

DATE: Literal["date"] = "date"
PAGE: Literal["page"] = "page"

# By every name, in lower case; the first name of each is the one that is written back.
FIELDS: dict[str, Scope | Literal["date", "page"]] = {
    **dict.fromkeys(("标题", "標題", "title"), Scope.TITLE),
    **dict.fromkeys(("正文", "body"), Scope.BODY),
    **dict.fromkeys(("记者", "記者", "author"), Scope.AUTHOR),
    **dict.fromkeys(("报纸", "報紙", "paper"), Scope.PAPER),
    **dict.fromkeys(("版名", "section"), Scope.SECTION),
    **dict.fromkeys(("日期", "date"), DATE),
    **dict.fromkeys(("版", "page"), PAGE),
}

_DATE_RANGE = re.compile(r"\.{2,}|[~–—]+|至")
_PAGE_RANGE = re.compile(r"\.{2,}|[-~–—]+|至")  # pages have no hyphens in them
_DAY = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?")
_COMPACT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")  # as in the names of files
_LABEL = re.compile(r"第?([^\W\d_]*?)([0-9]{1,6})([^\W\d_]*?)版?")


def read_dates(value: str, start: int, end: int) -> Dates:
    """`2021`, `2021-08`, `2021-08-06`, `20210806`, `2021年8月`, or two of them with `..` between.

    One of the two may be missing. `start` and `end` are the value's place. Raises QueryError (`date_unreadable`,
    `dates_reversed`).
    """
    sides = _sides(_DATE_RANGE, value)
    days = [_days(side) if side else None for side in sides]
    if len(days) > 2 or not any(sides) or any(side and not day for side, day in zip(sides, days, strict=True)):
        raise QueryError("date_unreadable", start, end, value=value)
    first, last = days[0] and days[0][0], days[-1] and days[-1][1]
    if first and last and first > last:
        raise QueryError("dates_reversed", start, end, value=value)
    return Dates(first, last)


def read_pages(value: str, start: int, end: int) -> Pages:
    """`2`, `02`, `A1`, `第2版`, or two of them with `..` or a hyphen between.

    `start` and `end` are the value's place. Raises QueryError (`page_unreadable`).
    """
    labels = [page_label(side) for side in _sides(_PAGE_RANGE, value)]
    first, last = labels[0], labels[-1]
    if len(labels) > 2 or first is None or last is None or (first.before, first.after) != (last.before, last.after):
        raise QueryError("page_unreadable", start, end, value=value)
    return Pages(first, last)


def page_label(number: str) -> PageLabel | None:
    """A page's number as printed, in parts; None where it has none."""
    found = _LABEL.fullmatch(unicodedata.normalize("NFKC", number).strip().casefold())
    return PageLabel(found.group(1), int(found.group(2)), found.group(3)) if found else None


def _sides(between: re.Pattern[str], value: str) -> list[str]:
    return [side.strip() for side in between.split(unicodedata.normalize("NFKC", value))]


def _days(text: str) -> tuple[date, date] | None:
    """The first and the last day of what `text` names, or None."""
    found = _DAY.fullmatch(text) or _COMPACT_DAY.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    last_month = month or 12
    return first, date(first.year, last_month, day or monthrange(first.year, last_month)[1])
