"""Newspaper, date and page as a file's name tells them. Goes in: a path as text. Comes out: what it says, else None.

A person's own patterns come first (`name_patterns`), then what is built in here: tables, tried in order. Nothing is
invented: an impossible date is none, a slug in Latin letters names no newspaper, a bare number is a page only behind a
date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from newsdesk.domain import NamedFile, NameFields, number
from newsdesk.importing.name_patterns import components, name_pattern, without_ending

# Each one names year, month and day. Digits right before or after would make it another number.
DATES = (
    r"(?<![0-9])(?P<year>1[89]\d\d|20\d\d)年(?P<month>\d\d?)月(?P<day>\d\d?)日",
    r"(?<![0-9])(?P<year>1[89]\d\d|20\d\d)(?P<sep>[-_./\\])(?P<month>\d\d?)(?P=sep)(?P<day>\d\d?)(?![0-9])",
    r"(?<![0-9])(?P<year>1[89]\d\d|20\d\d)(?P<month>\d\d)(?P<day>\d\d)(?![0-9])",
    r"(?<![0-9])(?P<year>1[89]\d\d|20\d\d)[-_/\\](?P<month>\d\d)(?P<day>\d\d)(?![0-9])",
)
# What says "page" wherever it stands in the file's own name …
PAGES = (
    r"第(?P<page>[A-Z]?\d{1,3})版",
    r"第(?P<page>[一二三四五六七八九十]{1,3})版",
    r"(?<![0-9A-Za-z])(?<![0-9][-~～—至])(?P<page>[A-Z]?\d{1,3})版",
    r"(?<![A-Za-z])(?:page|p)[-_ ]?(?P<page>\d{1,3})(?![0-9])",
)
# … and what is a page only as the next thing behind the date, with a section's name behind it at most.
PAGES_AFTER_DATE = (r"^[-_./\\ ]+(?P<page>[A-Z]?\d{1,3})(?:[-_. ]*[^\W\d_a-zA-Z]+)?$",)

_HAN_RUN = r"[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+"
# A run of Han characters is a newspaper's name if it ends like one and is no report, or is one of those that do not.
NEWSPAPERS = (
    r"(?!.*(?:[通预預简簡情警举舉年季捷填呈回]|.申|(?<!文)[汇匯])[报報]$)(?!(?:[日晚早周週旬月]|电子|電子|剪|海|简|簡|党|黨|旧|舊|旧报|公|壁|墙|牆)?[报報]$).{1,9}[报報]",
    r"参考消息|參考消息|南方周末|经济观察|.{1,6}(?:周刊|週刊|导刊|導刊)",
)


_ELECTRONIC = r"(?<=.)(?:电子|電子|数字|數字)[报報版]$"  # what websites call their own text of a newspaper


def read_name(path: str, patterns: Sequence[str] = ()) -> NamedFile:
    """What the first of the patterns that fits says of a path, else the built-in reading. Raises PatternRefused."""
    names = components(path) if patterns else ()
    for pattern in patterns:
        fields = name_pattern(pattern).read(names)
        if fields is not None:
            return NamedFile(path, fields, pattern)
    return NamedFile(path, fields_from_name(path))


def fields_from_name(name: str) -> NameFields:
    """The built-in reading of a path, its folders included: `晋阳日报/1990/01/02.txt` says as much as a long name."""
    path = without_ending(name)
    found = _date(path)
    if found is None:
        return NameFields(newspaper=_newspaper(path), page=_page(_own_name(path)))
    day, start, end = found
    newspaper = _newspaper(path[:start]) or _newspaper(_own_name(path[end:]))
    return NameFields(newspaper, day, _page(_own_name(path), path[end:]))


def _own_name(path: str) -> str:
    return re.split(r"[/\\]", path)[-1]


def _date(path: str) -> tuple[str, int, int] | None:
    """The last possible date in the path, and where it starts and ends."""
    dates = sorted((start, end, day) for pattern in DATES for day, start, end in _possible(pattern, path))
    return (dates[-1][2], dates[-1][0], dates[-1][1]) if dates else None


def _possible(pattern: str, path: str) -> Iterator[tuple[str, int, int]]:
    for match in re.finditer(pattern, path):
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue
        if not _is_of_something_else(path, match.start(), match.end()):
            yield day.isoformat(), match.start(), match.end()


def _is_of_something_else(path: str, start: int, end: int) -> bool:
    """Whether the date is a folder's that has other words too: `backup-2024-01-01` says nothing of what is in it."""
    before, after = re.split(r"[/\\]", path[:start])[-1], re.split(r"[/\\]", path[end:])
    return len(after) > 1 and re.search(r"[A-Za-z]", before + after[0]) is not None


def _newspaper(path: str) -> str | None:
    """The last run of Han characters that is a newspaper's name, the nearest folder before the farther ones."""
    runs = [re.sub(_ELECTRONIC, "", run) for run in re.findall(_HAN_RUN, path)]
    return next((run for run in reversed(runs) if any(re.fullmatch(one, run) for one in NEWSPAPERS)), None)


def _page(own_name: str, after_date: str = "") -> str | None:
    for pattern in PAGES:
        if match := re.search(pattern, own_name, re.IGNORECASE):
            return _arabic(match["page"])
    for pattern in PAGES_AFTER_DATE:
        if match := re.search(pattern, after_date):
            return match["page"]
    return None


def _arabic(page: str) -> str:
    """Chinese numerals in digits; anything else in capitals as it stands, leading zeros too."""
    value = None if page[-1].isdecimal() else number(page)
    return page.upper() if value is None else str(value)
