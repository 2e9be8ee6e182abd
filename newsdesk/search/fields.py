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

# By every name, in lower case; the first name of each is the one that is written back. Only what is true has a name:
# 记者: finds whoever signed, so 作者 and 署名 are the same; 通讯员 would promise correspondents alone. 版名 is the name
# of the whole page; 栏目, a column on it, is another thing.
FIELDS: dict[str, Scope | Literal["date", "page"]] = {
    **dict.fromkeys(("标题", "標題", "题名", "題名", "title", "headline"), Scope.TITLE),
    **dict.fromkeys(("正文", "内文", "內文", "body"), Scope.BODY),
    **dict.fromkeys(("记者", "記者", "作者", "署名", "author", "byline", "reporter"), Scope.AUTHOR),
    **dict.fromkeys(("报纸", "報紙", "报", "報", "报刊", "報刊", "paper", "newspaper"), Scope.PAPER),
    **dict.fromkeys(("版名", "section"), Scope.SECTION),
    **dict.fromkeys(("日期", "date", "时间", "時間"), DATE),
    **dict.fromkeys(("版", "版面", "版次", "page"), PAGE),
}
# In texts pasted in this mostly is no field (时间：下午3点): it is one only before a date that can be read.
ONLY_BEFORE_DATES = frozenset({"时间", "時間"})
# Names that people try, and the field that comes nearest to them.
NEAREST_FIELD = {
    **dict.fromkeys(("通讯员", "通訊員", "摄影", "攝影", "作者名", "记者名", "記者名"), "记者"),
    **dict.fromkeys(("栏目", "欄目", "专栏", "專欄", "column"), "版名"),
    **dict.fromkeys(("媒体", "媒體", "来源", "來源", "source"), "报纸"),
    **dict.fromkeys(("年", "年份", "year"), "日期"),
    **dict.fromkeys(("页", "頁", "页码", "頁碼", "版号", "版號"), "版"),
    **dict.fromkeys(("题目", "題目"), "标题"),
    **dict.fromkeys(("内容", "內容", "text"), "正文"),
}

_DATE_RANGE = re.compile(r"\.{2,}|[~–—]+|至")
_PAGE_RANGE = re.compile(r"\.{2,}|[-~–—]+|至")  # pages have no hyphens in them
_DAY = re.compile(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})(?:[-/.月]([0-9]{1,2})日?|月)?|年)?")
_NO_YEAR = re.compile(r"[0-9]{1,2}(?:[-/.][0-9]{1,2}|月(?:[0-9]{1,2}日?)?|日)")
_COMPACT_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")  # as in the names of files
_LABEL = re.compile(r"第*([^\W\d_]*?)([0-9]{1,6})([^\W\d_]*?)版*")


def read_dates(value: str, start: int, end: int) -> Dates:
    """`2021`, `2021-08`, `2021-08-06`, `20210806`, `2021年8月`, or two of them with `..` between.

    One of the two may be missing. `start` and `end` are the value's place. Raises QueryError (`date_unreadable`,
    `date_without_year`, `dates_reversed`).
    """
    sides = _sides(_DATE_RANGE, value)
    days = [_days(side) if side else None for side in sides]
    if len(days) > 2 or not any(sides) or any(side and not day for side, day in zip(sides, days, strict=True)):
        no_year = len(days) < 3 and any(_NO_YEAR.fullmatch(side) for side in sides)
        raise QueryError("date_without_year" if no_year else "date_unreadable", start, end, value=value)
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
