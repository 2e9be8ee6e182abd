"""Folios: a page's head or foot → the date, page number, section and newspaper it names.

`2021年8月6日 星期五 第02版：要闻`, `第十七版 …报 2026年6月24日`, `03版 要闻 …报 2026-06-14`, `…报  2026.6.14  国际  6`.
Goes in: one line's words. Comes out: what they say, or None. Knows nothing of stories.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsdesk.domain import number
from newsdesk.importing.characters import half_width

_NUM = r"[0-9０-９]"
_HAN_NUM = r"[〇○零一二三四五六七八九十]"
_DATE = re.compile(
    rf"(?P<year>(?:19|20|１９|２０){_NUM}{{2}}|{_HAN_NUM}{{4}}|(?:中華民國|民國|民国){_NUM}{{1,3}}|(?:中華民國|民國|民国){_HAN_NUM}{{1,4}})\s?(?:年|[./．／\-－—])\s?"
    rf"(?P<month>{_NUM}{{1,2}}|{_HAN_NUM}{{1,3}})\s?(?:月|[./．／\-－—])\s?(?P<day>{_NUM}{{1,2}}|{_HAN_NUM}{{1,3}})\s?(?:日|号|號)?"
    rf"|(?<!{_NUM})(?P<packed>(?:19|20){_NUM}{{6}})(?!{_NUM})"
)
_WEEKDAY = re.compile(
    r"[（(]?(?:星期|周|週|禮拜|礼拜)[一二三四五六日天][）)]?|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:农历|農曆|夏历)\S{2,10}",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rf"(?:第\s?(?P<a>[A-Za-zＡ-Ｚ]?{_NUM}{{1,3}}|{_HAN_NUM}{{1,4}})\s?[版頁页]|(?<![\w])(?P<b>[A-Za-z]?{_NUM}{{1,3}}|{_HAN_NUM}{{1,3}})\s?版(?!责|編|编))"
)
_BARE_PAGE = re.compile(rf"(?:^|(?<=[\s|｜·:：]))(?P<page>[A-Za-z]?{_NUM}{{1,2}}|[A-Z]{_NUM}{{1,3}})(?=$|[\s|｜·:：])")
_PAPER = re.compile(r"(?:^|(?<=[\s|｜·:：]))《?(?P<paper>[\u4e00-\u9fff]{1,9}[报報])》?(?=$|[\s|｜·:：])")
_EDITORS = re.compile(
    r"(?:本版|值班)?(?:责任编辑|責任編輯|责编|責編|编辑|編輯|版式设计|版式|美术编辑|美编|美編|校对|校對|组版|审读|电话|热线|邮箱|E-?mail|Tel)[:：/／\s]\s?[^:：]{1,24}?(?=$|\s\S{2,5}[:：]|\s\s)",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(?:专栏|专刊|版名|栏目|版面)\s?[:：]")
_SENTENCE = re.compile(r"[，。！？；“”]")
_BREAKS = re.compile(r"[\s|｜·:：/／—\-－)）(（\]】\[【]+")
_LONGEST = 90
_LONGEST_SECTION = 12


@dataclass(frozen=True, slots=True)
class Folio:
    """What a page head says: `date` in ISO 8601, `page` without leading zeros (3, A3), `remainder` the rest."""

    date: str | None
    page: str | None
    newspaper: str | None
    section: str | None
    weekday: bool
    remainder: str

    @property
    def stands_alone(self) -> bool:
        """Whether a line that says this is a page head wherever it stands."""
        known = sum(x is not None for x in (self.date, self.page, self.newspaper)) + self.weekday
        return known >= 2 and (self.page is not None or self.newspaper is not None or self.weekday)


def read_folio(words: str) -> Folio | None:
    """What `words` say as a page head, None if they hold anything a page head does not."""
    if len(words) > _LONGEST or len(words) < 2 or _SENTENCE.search(words):
        return None
    dated = read_date(words)
    rest = _cut(words, dated[1]) if dated else words
    weekday = _WEEKDAY.search(rest)
    rest = _WEEKDAY.sub("  ", rest)
    if not dated and not weekday and "版" not in rest:
        return None
    rest = _LABEL.sub("  ", _EDITORS.sub("  ", rest))
    page, rest = _take_page(rest, certain=bool(dated))
    paper = _PAPER.search(rest)
    if paper:
        rest = _cut(rest, paper.span())
    pieces = [piece for piece in _BREAKS.split(rest) if piece]
    if sum(map(len, pieces)) > _LONGEST_SECTION or len(pieces) > 3:
        return None
    if not (dated or page or weekday):
        return None
    section = pieces[0] if pieces and not pieces[0].isascii() else None
    return Folio(
        dated[0] if dated else None, page, paper["paper"] if paper else None, section, bool(weekday), "".join(pieces)
    )


def read_date(words: str) -> tuple[str, tuple[int, int]] | None:
    """The first real date in `words` as ISO 8601, and where it stands; None without one."""
    for found in _DATE.finditer(words):
        if found["packed"]:
            packed = half_width(found["packed"])
            parts = (int(packed[:4]), int(packed[4:6]), int(packed[6:]))
        else:
            year = _year(found["year"])
            month, day = number(found["month"]), number(found["day"])
            if year is None or month is None or day is None:
                continue
            parts = (year, month, day)
        try:
            return date(*parts).isoformat(), found.span()
        except ValueError:
            continue
    return None


def page_number(printed: str) -> str | None:
    """A page number as a citation writes it, without leading zeros: 第02版 → 2, A03 → A3, 十七 → 17."""
    plain = half_width(printed.strip())
    letter = plain[0].upper() if plain[:1].isascii() and plain[:1].isalpha() else ""
    value = number(plain[len(letter) :])
    return f"{letter}{value}" if value else None


def _year(printed: str) -> int | None:
    plain = printed.removeprefix("中華").removeprefix("民國").removeprefix("民国")
    value = number(plain)
    if value is None:
        return None
    return value + 1911 if plain != printed else value


def _take_page(rest: str, *, certain: bool) -> tuple[str | None, str]:
    found = _PAGE.search(rest)
    if found:
        return page_number(found["a"] or found["b"]), _cut(rest, found.span())
    bare = _BARE_PAGE.search(rest) if certain else None
    if bare:
        return page_number(bare["page"]), _cut(rest, bare.span())
    return None, rest


def _cut(words: str, span: tuple[int, int]) -> str:
    return f"{words[: span[0]]}  {words[span[1] :]}"
