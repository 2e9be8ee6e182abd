"""A page's number as a person writes it: `第01版`, `第十七版`, `Ａ3` → 1, 17, A3. Text in, text out."""

from __future__ import annotations

import re
import unicodedata

_HAN = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0}
_WRITTEN = re.compile(
    r"第?\s*(?P<before>[^\W\d_第]{0,2}?)(?P<number>[0-9]{1,4}|[〇零一二三四五六七八九十]{1,3})(?P<after>[A-Za-z]?)\s*[版頁页]?"
)


def page_number(written: str) -> str | None:
    """The number without leading zeros, its letters kept: 01版 → 1, 第a03版 → A3. None where there is none."""
    found = _WRITTEN.fullmatch(unicodedata.normalize("NFKC", written).strip())
    number = _value(found["number"]) if found else 0
    return f"{found['before']}{number}{found['after']}".upper() if found and number else None


def _value(digits: str) -> int:
    """The value of ASCII digits or of Han ones below a hundred (十七, 二十, 一〇); 0 for what is no number."""
    if digits.isascii():
        return int(digits)
    tens, ten, ones = digits.partition("十")
    if not ten:
        return int("".join(str(_HAN[digit]) for digit in digits))
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return 10 * _HAN.get(tens, 1) + _HAN.get(ones, 0)
