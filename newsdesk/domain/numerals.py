"""Numbers as they are printed: digits of either width or Chinese numerals → their value. Text in, a number out."""

from __future__ import annotations

import re

_DIGITS = {**dict(zip("零一二三四五六七八九", range(10), strict=True)), "〇": 0, "○": 0}
_ONE_BY_ONE = re.compile("[零〇○一二三四五六七八九]+")
_SPELLED = re.compile(
    "(?:(?P<hundreds>[一二三四五六七八九]?)百[零〇○]?)?(?:(?P<tens>[一二三四五六七八九]?)十)?(?P<ones>[一二三四五六七八九])?"
)
_LONGEST = 9


def number(text: str) -> int | None:
    """The number that digits or Chinese numerals spell (02, 十七, 廿八, 一百零三, 二〇二一); None if none."""
    plain = text.strip().replace("廿", "二十").replace("卅", "三十")
    if not plain or len(plain) > _LONGEST:
        return None
    if plain.isdecimal():
        return int(plain)
    if _ONE_BY_ONE.fullmatch(plain):
        return int("".join(str(_DIGITS[one]) for one in plain))
    found = _SPELLED.fullmatch(plain)
    if not found:
        return None
    units = {"hundreds": 100, "tens": 10, "ones": 1}
    return sum(unit * _DIGITS.get(found[name], 1) for name, unit in units.items() if found[name] is not None)
