"""A page's number as a person writes it: `第01版`, `第十七版`, `Ａ3` → 1, 17, A3. Text in, text out."""

from __future__ import annotations

import re
import unicodedata

from newsdesk.domain.numerals import number

_WRITTEN = re.compile(
    r"第?\s*(?P<before>[^\W\d_第]{0,2}?)(?P<number>[0-9]{1,4}|[〇零一二三四五六七八九十]{1,3})(?P<after>[A-Za-z]?)\s*[版頁页]?"
)


def page_number(written: str) -> str | None:
    """The number without leading zeros, its letters kept: 01版 → 1, 第a03版 → A3. None where there is none."""
    found = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", written).strip())
    value = number(found["number"]) if found else None
    return f"{found['before']}{value}{found['after']}".upper() if found and value else None
