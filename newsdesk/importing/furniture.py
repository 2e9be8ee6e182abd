"""What belongs to the page and not to a story: mastheads, folios, editors' lines, jump notices, advertisement marks.

Each recogniser is a function of one line's words that answers or returns None; RECOGNISERS lists them by name in the
order in which they are asked. Mastheads are asked for only at the top of a page. Knows nothing of stories.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsdesk.domain import FurnitureRole
from newsdesk.importing.folios import read_folio
from newsdesk.importing.jump_notices import read_notice

Recogniser = Callable[[str], FurnitureRole | None]

_EDITOR_WORDS = (
    r"(?:责编|責編|责任编辑|責任編輯|责任校对|责校|值班编辑|值班编委|值班主任|值班总编|执行主编|本版编辑|本版主编|版面编辑|"
    r"组版编辑|组版|版式设计|版式|美术编辑|美编|美編|校对|校對|编审|审读|審讀|图片编辑|視覺設計|视觉|見習編輯|见习编辑|实习编辑|"
    r"责任美编|制图|检校|编辑|編輯|主编|主編|统筹)"
)
_EDITORS = re.compile(
    rf"[（(]?(?:(?:本|今日|[一二三四五六七八九十\d]{{1,3}}|第[一二三四五六七八九十\d]{{1,3}})版)?(?:责编|責編|责任编辑|責任編輯|本版编辑|本版主编|"
    rf"值班编辑|值班编委|值班总编|执行主编|版面编辑|责任校对|责任美编|美术编辑|组版编辑|美编|美編|版式设计|版式|校对|校對|编辑|編輯|主编|审读)"
    rf"(?:[／/、]{_EDITOR_WORDS})?\s*[:：／/│|丨▏\s]"
)
_NAMES_ONLY = re.compile(r"[^，。！？；、“”《》]*$")
_ADVERT = re.compile(
    r"[·•・—\-\s（(【\[]*(?:公益广告|公益廣告|广告|廣告|分类广告|遗失声明栏|专版|專版)[·•・—\-\s）)】\]]*$"
)
_INDEX = re.compile(
    r"[^。！？]{2,40}?(?:[（(【▶►→■◆…·.]|\s|详见|詳見|刊|见|見)\s*(?:今日|详见|见|刊)?\s*第?\s?[A-Z]?[0-9０-９一二三四五六七八九十]{1,3}\s?版[）)】▶►→]*$"
)
_DOTS = r"(?:…+|[·.．]{3,})"
_LEADERS = re.compile(
    rf"[^。！？]{{2,40}}?(?:(?:\s{_DOTS}\s?|{_DOTS}\s)[A-Z]?[0-9０-９]{{1,3}}\s?版?|{_DOTS}第?[A-Z]?[0-9０-９]{{1,3}}\s?版)$"
)
_IMPRINT = re.compile(
    r"(?:(?:本报|本報|报社|本社|编辑部)(?:社址|地址)|社址)[:：].{4,}(?:邮编|郵編|电话|電話|印刷|发行)"
)
_INDEX_HEADING = re.compile(r"[■◆●▶【\[]?\s*(?:今日|新闻|版面|要闻)?(?:导读|導讀|要目|今日看点)\s*[】\]]?$")

_MASTHEAD_LINE = re.compile(
    r"(?:第?\s*[\d０-９〇零一二三四五六七八九十百千万,，]{1,9}\s*[期号號](?:$|\s|[（(])|总第|總第|今日\s*[\d一二三四五六七八九十]{1,3}\s*[版张張]|本期\s*(?:共)?\s*[\d一二三四五六七八九十]{1,3}\s*[版张張]|"
    r"共\s*[\d一二三四五六七八九十]{1,3}\s*版|零售|每份|每月|定价|定價|售价|全年|新闻热线|新聞熱線|报料|爆料|热线|熱線|电话|電話|发行|發行|订阅|網址|网址|网站|网址|邮箱|邮编|微信|微博|客户端|"
    r"国内统一|國內統一|刊号|刊號|CN\s?\d|ISSN|邮发代号|郵發代號|代号|农历|農曆|夏历|今日天气|天气|气象|主管|主办|主辦|社址|地址|社长|总编辑|總編輯|https?:|www\.)",
    re.IGNORECASE,
)
_PUBLISHER = re.compile(r"[^，。！？；\s]{2,16}[报報刊]社?(?:集团|集團)?(?:社)?(?:出版|主办|主辦|编印|承办)$")
_PAPER = re.compile(
    r"[\u4e00-\u9fff]{1,8}(?:日报|日報|晚报|晚報|早报|早報|晨报|晨報|午报|时报|時報|商报|商報|都市报|快报|快報|新报|新報|青年报|青年報|工人报|农民报|法制报|法治报|教育报|"
    r"文汇报|文匯報|导报|導報|周报|週報|週刊|周刊|特区报|经济报|消息报|电视报|生活报|信报|大公报|学报|參考|参考消息|公报|民报|申报|新闻报|邮电报|政协报|军报|画报|消费报|科技报|体育报|[^通预汇海情举警喜简回电战捷墙壁][报報])$"
)
_NOT_PAPERS = frozenset(
    (
        "战报",
        "捷报",
        "通报",
        "预报",
        "汇报",
        "海报",
        "情报",
        "举报",
        "警报",
        "喜报",
        "简报",
        "回报",
        "电报",
        "播报",
        "上报",
        "填报",
        "申报",
        "墙报",
        "壁报",
        "公报",
        "年报",
        "月报",
        "季报",
        "财报",
        "快报",
    )
)
_LONGEST_FURNITURE = 120


def editors(words: str) -> FurnitureRole | None:
    """`本版责编：甲 乙`: the people who made the page, and no sentence."""
    if len(words) <= _LONGEST_FURNITURE and _EDITORS.match(words) and _NAMES_ONLY.match(words.replace("、", " ")):
        return FurnitureRole.EDITORS
    return None


def folio(words: str) -> FurnitureRole | None:
    """`2021年8月6日 星期五 第02版：要闻`: what stands at the head or foot of every page."""
    found = read_folio(words)
    return FurnitureRole.FOLIO if found and found.stands_alone else None


def jump(words: str) -> FurnitureRole | None:
    """`（下转第三版）`, `（上接第一版）`."""
    return FurnitureRole.JUMP if len(words) <= 60 and "版" in words and read_notice(words) else None


def advert(words: str) -> FurnitureRole | None:
    """A line that says nothing but that an advertisement follows or went before."""
    return (
        FurnitureRole.ADVERT if len(words) <= 16 and ("告" in words or "版" in words) and _ADVERT.match(words) else None
    )


def index_line(words: str) -> FurnitureRole | None:
    """A line of an index box: a title and the page it stands on, or the box's own heading."""
    if len(words) > 60:
        return None
    if words[-1:] in "版）)】▶►→" and "版" in words[-6:] and words[0] not in "（(" and _INDEX.match(words):
        return FurnitureRole.OTHER
    if (words[-1:].isdecimal() or words[-1:] == "版") and _LEADERS.match(words):
        return FurnitureRole.OTHER
    return FurnitureRole.OTHER if len(words) <= 10 and _INDEX_HEADING.match(words) else None


def imprint(words: str) -> FurnitureRole | None:
    """`本报地址：… 邮编：… 电话：… 印刷：…`: where the newspaper is made."""
    return FurnitureRole.OTHER if _IMPRINT.match(words) else None


RECOGNISERS: dict[str, Recogniser] = {
    "jump notice": jump,
    "folio": folio,
    "editors' line": editors,
    "advertisement mark": advert,
    "index line": index_line,
    "imprint": imprint,
}


def recognise(words: str) -> FurnitureRole | None:
    """What kind of furniture a line is, wherever it stands; None where it is none."""
    if len(words) > _LONGEST_FURNITURE:
        return None
    for recogniser in RECOGNISERS.values():
        found = recogniser(words)
        if found is not None:
            return found
    return None


def newspaper_name(words: str) -> str | None:
    """The newspaper's name that these words are (its letters may be set apart: 太 原 日 报), or None."""
    if not 3 <= len(words) <= 22:
        return None
    joined = "".join(words.split()).strip("《》〈〉")
    named = _PAPER.fullmatch(joined)
    return joined if named and 3 <= len(joined) <= 10 and joined[-2:] not in _NOT_PAPERS else None


def masthead_line(words: str) -> bool:
    """Whether this is one of the small lines of a masthead: number, price, telephone, publisher, calendar …"""
    return len(words) <= 80 and bool(
        _MASTHEAD_LINE.match(words) or _PUBLISHER.match(words) or _only_date(words) or newspaper_name(words)
    )


def _only_date(words: str) -> bool:
    found = read_folio(words)
    return bool(found and found.date and not found.remainder)
