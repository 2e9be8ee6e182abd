"""The forms of a dateline: `新华社北京8月5日电`, `本报讯`, `〔記者甲／台北報導〕` … → agency, place and day as printed.

Each form is one function that reads how some words begin and answers or returns None; FORMS lists them by name. Knows
nothing of stories and spans.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from newsdesk.domain import Author
from newsdesk.importing.characters import HAN
from newsdesk.importing.houses import AGENCY, HOUSE, OWN
from newsdesk.importing.names import is_name
from newsdesk.importing.reporters import TOWNS, names_and_place


@dataclass(frozen=True, slots=True)
class Printed:
    """A dateline in some words: they begin with it, or hold it from `start` to `end`."""

    agency: str | None
    place: str | None
    day: str | None
    start: int
    end: int


Form = Callable[[str], Printed | None]

_NUMBER = r"(?:[0-9０-９]\s?[0-9０-９]?|[〇○零一二三四五六七八九十廿卅]{1,3})"
_YEAR = r"(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s?年\s?"
_DAY = rf"(?:(?:{_YEAR})?{_NUMBER}\s?月(?:份)?\s?)?{_NUMBER}\s?[日号號]|今[日天晨晚]|昨[日天晚夜]"
_HOUR = r"(?:凌晨|清晨|早晨|上午|中午|午间|下午|傍晚|晚间|晚上|深夜|午夜|夜间|午[前后後]|[晨晚夜午])?"
_PLACE = rf"(?:“[^”]{{1,12}}”|「[^」]{{1,12}}」|[{HAN}A-Za-z·•・．、／/\s]){{0,30}}?[，,]?"
_MANNER = (
    r"(?:专|專|急|加急|快|特|简|簡|短|航|综合|綜合|联合|聯合|外电|外電|电话|電話|体育|體育|奥运|奧運|"
    r"合[众眾]|路透|法新|美[联聯])"
)
_WIRED = rf"{_MANNER}{{0,2}}(?:电讯|電訊|[电電讯訊])"
_REPORTED = r"(?:报道|報道|報導|报导)"
_TOLD = rf"{_MANNER}{{0,2}}(?:{_REPORTED}|消息)"
_PREFIX = r"(?:[均皆]?(?:本[报報])?(?P<prefix>据|據|综合|綜合))?\s?"
_EDGE = r"(?=[\s：:，,。；;（(【〔\[\])）】〕」—―\-]|$)"  # where a word ends that could be the beginning of another

_SENT = re.compile(
    rf"{_PREFIX}(?P<house>{HOUSE})\s?(?P<place>{_PLACE})\s?(?P<day>{_DAY})\s?{_HOUR}(?:"
    rf"{_WIRED}(?![视視影话話台臺])|(?P<told>{_TOLD}){_EDGE})"
)
# 特 behind a place belongs to it: 呼和浩特电.
_NEWS = re.compile(
    rf"{_PREFIX}(?P<house>{HOUSE})\s?(?P<place>{_PLACE})\s?(?:(?<=[社报報刊网網台臺])特|(?!特){_MANNER}{{0,2}})"
    rf"(?:电讯|電訊|[电電讯訊]){_EDGE}"
)
_OWN_NEWS = re.compile(rf"(?P<house>{OWN})\s?[专專特]?[讯訊](?![员員息号號])")
_SOURCE = re.compile(rf"{_PREFIX}(?P<house>{HOUSE})\s?(?P<told>{_TOLD}){_EDGE}")
_WORKER = (
    r"(?:首席|特约|特約|见习|見習|实习|實習|特派|全媒体|全媒體)?(?:记者|記者|特派员|特派員|通讯员|通訊員|编译|編譯)"
)
_POSTED = re.compile(
    rf"(?P<house>{HOUSE})?\s?(?:[驻駐][{HAN}]{{1,6}}?)?(?P<post>{_WORKER})\s?[:：]?(?P<who>[{HAN}\s、，·／/╱和]{{2,40}}?)"
    rf"(?:(?P<day>{_DAY})\s?{_HOUR}{_WIRED}|(?:摄影|攝影)?(?:{_MANNER}?{_REPORTED}|[专專]?[讯訊]){_EDGE}|"
    rf"\s?[发發]自(?P<from>[{HAN}·]{{2,8}}){_EDGE})"
)
_PLACED = re.compile(rf"(?P<place>[{HAN}·、]{{2,10}}?)(?:(?P<day>{_DAY})\s?{_HOUR})?{_WIRED}{_EDGE}")
_HOME = frozenset(("本市", "本埠", "本港", "本省", "本县", "本縣"))
# A word before a day may be anything: without a house it has to end as towns do, those abroad with three characters.
_TOWN = re.compile(
    rf"[{HAN}·]*(?:[省市县縣区區州洲乡鄉镇鎮村庄莊旗山岭嶺坡谷原河江湖海湾灣港岛島浦津口川泉滩灘沟溝峡峽京城门門阳陽]"
    rf"|[{HAN}·]{{2}}[堡斯克尔爾德亚亞拉纳納罗羅卢盧卡塔顿頓敦瓦哥茨])"
)
_NO_TOWN = re.compile(
    r"^(?:去年|前年|昨|今|[收接]|来自|第.天)|^[全我各该該]|(?:部门|部門|专门|專門|热门|進口|进口|出口|人口|门口|地区|地區)$"
)
_NAMED = re.compile(rf"(?P<who>[{HAN}]{{2,4}}[／/╱][{HAN}]{{2,6}})(?P<post>{_REPORTED}){_EDGE}")
_BARE = re.compile(rf"{_PREFIX}(?P<house>{AGENCY})(?:供稿|[专微特]*稿|供本报[专特][稿电])?$")

_NO_PLACE = re.compile(
    r"记者|記者|通讯员|通訊員|报道|報導|報道|消息|[电電讯訊](?:\s|$)|获悉|援引|引述|最新|独家|獨家|内部|读者|总编辑|社长"
    r"|今[日天年]|(?:北京|台北|当地|當地)时间|(?:北京|台北|當地)時間|昨[日天]|近日|日前|^[会會区區论論]|[了是被把您它]|[在来來]$"
)
_ANY_PLACE = re.compile(rf"[{HAN}A-Za-z·•・．“”「」0-9]{{2,16}}")
_PLACES_BETWEEN = re.compile(r"[、／/]\s?")


def sent(words: str) -> Printed | None:
    """`新华社北京8月5日电`, `据新华社金沙萨5月30日电`, `中央社台北三日電`, `黑龙江日报哈尔滨6月3日电`."""
    found = _SENT.match(words)
    if not found or (found["told"] and not _may_tell(found)):
        return None
    return _printed(found, found["day"])


def own_news(words: str) -> Printed | None:
    """`本报讯`, `本報專訊`: the opening that may run on without a space."""
    found = _OWN_NEWS.match(words)
    return Printed(found["house"], None, None, 0, found.end()) if found else None


def news(words: str) -> Printed | None:
    """`本报台北讯`, `据新华社电`, `羊城晚报讯`: no day, so that the word has to end there."""
    found = _NEWS.match(words)
    return _printed(found, None) if found else None


def source(words: str) -> Printed | None:
    """`据俄罗斯塔斯社报道`, `本报消息`, `本报综合报道`."""
    found = _SOURCE.match(words)
    return Printed(found["house"], None, None, 0, found.end()) if found and _may_tell(found) else None


def posted(words: str) -> Printed | None:
    """`本报记者甲 北京报道`, `記者甲／台北報導`, `中央社記者甲台北3日電`, `本报记者 甲 发自北京`."""
    found = _POSTED.match(words)
    read = names_and_place(found["who"]) if found else None
    if not found or read is None:
        return None
    house, place = found["house"], found["from"] or read[1]
    if not (house or place) or (place and not _is_place(place)):
        return None
    return Printed(house, place, found["day"], 0, found.end())


def named(words: str) -> Printed | None:
    """`甲／台北報導`: a name that stands for its bearer's post."""
    found = _NAMED.match(words)
    read = names_and_place(found["who"]) if found else None
    if not found or read is None or read[1] is None or not all(map(is_name, read[0])):
        return None
    return Printed(None, read[1], None, 0, found.end())


def placed(words: str) -> Printed | None:
    """`雁门8月5日电`, `台北訊`, `本市讯`: no house; with a day from what can be a town, else from one that is known."""
    found = _PLACED.match(words)
    if not found or not _is_place(found["place"]):
        return None
    towns = _PLACES_BETWEEN.split(found["place"]) if found["day"] else []
    known = found["place"] in TOWNS | _HOME or (towns and all(map(_may_be_town, towns)))
    return Printed(None, found["place"], found["day"], 0, found.end()) if known else None


FORMS: dict[str, Form] = {
    "sent": sent,
    "own news": own_news,
    "news": news,
    "source": source,
    "posted": posted,
    "named": named,
    "placed": placed,
}


def read_form(words: str) -> Printed | None:
    """The dateline with which `words` begin, by the first form that knows it."""
    return next(filter(None, (form(words) for form in FORMS.values())), None)


def bare(words: str) -> Printed | None:
    """`新华社`, `据新华社`, `新华社专特稿`: an agency alone, which says so only in a bracket that closes a story."""
    found = _BARE.match(words)
    return Printed(found["house"], None, None, 0, found.end()) if found else None


def moved(form: Printed, by: int) -> Printed:
    """The same dateline in words that begin `by` characters earlier."""
    return replace(form, start=form.start + by, end=form.end + by)


def sent_by(words: str, *, anywhere: bool = False) -> list[Author]:
    """The people whom `记者甲 北京报道`, `甲／台北報導` names, with the function printed for them; most words, nobody.

    The words begin so and say nothing else, or say it `anywhere`.
    """
    for form in (_POSTED, _NAMED):
        found = form.search(words) if anywhere and form is _POSTED else form.fullmatch(words)
        read = names_and_place(found["who"]) if found else None
        if found and read and all(map(is_name, read[0])):
            return [Author(name, found["post"]) for name in read[0]]
    return []


def _may_tell(found: re.Match[str]) -> bool:
    """`本报8月5日报道` may go on as a sentence, unless nothing follows; `据新华社报道`, `综合报道`, `消息` do not."""
    alone = found.end() == len(found.string)
    return alone or bool(found["prefix"]) or "合" in found["told"] or found["told"].endswith("消息")


def _printed(found: re.Match[str], day: str | None) -> Printed | None:
    place = found["place"].strip(" \u3000、，,") or None
    if place and not _is_place(place):
        return None
    return Printed(found["house"], place, day, 0, found.end())


def _may_be_town(words: str) -> bool:
    return words in TOWNS or (_TOWN.fullmatch(words) is not None and not _NO_TOWN.search(words))


def _is_place(words: str) -> bool:
    """Whether this can be a place, or several: a word of some length that no sentence's words show through."""
    parts = _PLACES_BETWEEN.split(words)
    return not _NO_PLACE.search(words) and all(_ANY_PLACE.fullmatch("".join(part.split())) for part in parts)
