"""How hits are drawn over time: where each bar stands, how high it is, and what it and the axis below say.

Goes in: bars of a survey, a width in pixels. Comes out: pixels and short texts. Must not know: Qt.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.domain import HitsOn
from newsdesk.ui import labels

_WIDEST = 44  # pixels from bar to bar: few bars are not drawn as walls
_MONTH = 31  # days
_LEAST = 2  # pixels of a bar with hits, however few

Bars = Sequence[HitsOn]


def used_width(bars: int, width: int) -> int:
    """How many pixels of the width so many bars take."""
    return min(width, bars * _WIDEST)


def edges(bar: int, bars: int, width: int) -> tuple[int, int]:
    """The left edge of a bar and the pixel beyond it, gaps taken off where there is room for them; 1 pixel or more."""
    used = used_width(bars, width)
    left, beyond = bar * used // bars, (bar + 1) * used // bars
    pitch = used / bars
    gap = 2 if pitch >= 8 else 1 if pitch >= 3 else 0
    return left, max(left + 1, beyond - gap)


def bar_at(x: float, bars: int, width: int) -> int:
    """The bar below a place; the first or last one for places beyond the ends."""
    beyond = (int(x) + 1) * bars - 1  # the last bar whose left edge, rounded down as it is, is not beyond
    return min(bars - 1, max(0, beyond // max(1, used_width(bars, width))))


def height(articles: int, most: int, room: int) -> int:
    """How high a bar is: nought for none, and never nought for some."""
    return max(_LEAST, round(articles / most * room)) if articles else 0


def total(bars: Bars) -> int:
    """How many articles several bars stand for."""
    return sum(bar.articles for bar in bars)


def reading(bars: Bars, first: int, last: int) -> str:
    """What these bars say: 2021 年 8 月 · 31 篇, or from when to when."""
    chosen = bars[first : last + 1]
    counted = labels.articles(total(chosen))
    if first == last:
        return f"{_in_words(bars, first)} · {counted}"
    return f"{_short(bars, first)} – {_short(bars, last)} · {counted}"


def axis(bars: Bars) -> tuple[str, str, str]:
    """What stands below the first, the middle and the last bar; each says only what the one before has not."""
    if not bars:
        return "", "", ""
    places = (0, len(bars) // 2, len(bars) - 1)
    first, middle, last = (_short(bars, place) for place in places)
    if len(bars) == 1:
        return first, "", ""
    if len(bars) == 2:
        return first, "", _beyond(first, last)
    return first, _beyond(first, middle), _beyond(first, last)


def _beyond(known: str, text: str) -> str:
    """2021-08 after 2021-01 is 08; 2022-01 stays what it is."""
    return text[5:] if len(text) > 4 and text[:5] == known[:5] else text


def _short(bars: Bars, place: int) -> str:
    first = bars[place].first
    return first.isoformat()[: {"day": 10, "month": 7, "year": 4}[_unit(bars)]]


def _in_words(bars: Bars, place: int) -> str:
    first = bars[place].first
    unit = _unit(bars)
    if unit == "year":
        return str(first.year)
    return labels.day_name(first) if unit == "day" else labels.month_name(first)


def _unit(bars: Bars) -> str:
    """What a bar is. Those at the ends may be cut off, so the longest of all tells."""
    longest = max((bar.last - bar.first).days + 1 for bar in bars)
    return "day" if longest == 1 else "month" if longest <= _MONTH else "year"
