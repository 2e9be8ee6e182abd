"""Reporters and the place they report from, as one run of words: `甲／台北`, `甲 乙 北京`, `甲台北`.

Goes in: what stands between 记者 and 报道, 电, 讯. Comes out: names and the place. Knows nothing of datelines.
"""

from __future__ import annotations

import re

from newsdesk.importing.characters import HAN
from newsdesk.importing.names import PLACES, is_name

# Towns that reports come from: what decides where a name ends that runs on into its place.
_TOWNS = (
    "北京 上海 天津 重庆 石家庄 太原 呼和浩特 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州",
    "南宁 海口 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 大连 青岛 宁波 厦门 深圳 香港 澳门 台北 延安 苏州",
    "桂林 旅大 平壤 河内 东京 曼谷 臺北 新北 桃園 新竹 苗栗 台中 臺中 彰化 南投 雲林 嘉義 台南 臺南 高雄 屏東",
    "宜蘭 花蓮 台東 臺東 基隆 澎湖 金門 馬祖 瀋陽 廣州 重慶 濟南 鄭州 長沙 蘭州 東京 首爾 漢城 華盛頓 紐約 倫敦",
    "巴黎 柏林 日內瓦 莫斯科 馬尼拉 新加坡 耶路撒冷 首尔 华盛顿 纽约 伦敦 日内瓦 马尼拉 吉隆坡 雅加达 新德里",
    "伊斯兰堡 开罗 布鲁塞尔 罗马 维也纳 仰光 金边 万象 堪培拉 联合国",
)
TOWNS = frozenset(" ".join(_TOWNS).split()) | PLACES
_ROUND_UP = frozenset(("综合", "綜合", "综合外电", "綜合外電", "联合", "聯合", "采访", "採訪", "现场", "整理"))
_SLASH = re.compile(r"\s?[／/╱]\s?")
_APART = re.compile(r"[\s、，]+")
_OFFICE = re.compile(rf"[{HAN}]{{2,12}}[省市县縣区區州乡鄉镇鎮村厂廠局校部院社矿站队隊]")
_OTHER_POST = re.compile("记者|記者|通讯员|通訊員|实习生|實習生")
_HAN = re.compile(rf"[{HAN}·]+")
_LENGTHS = (3, 2, 4)  # of a name, the commonest first
_LONGEST = 4

Reported = tuple[list[str], str | None]


def names_and_place(words: str) -> Reported | None:
    """The people in `words` and the place after them, if one is there; None where the words say something else.

    Behind a slash stands a place. A last word that may be a name is one, unless it is a town.
    """
    if _OTHER_POST.search(words):
        return None
    named, *behind = _SLASH.split(words.strip())
    if len(behind) > 1:
        return None
    pieces = _apart(named)
    if not pieces or not all(_HAN.fullmatch(piece) for piece in pieces):
        return None
    if behind:
        place = behind[0].strip()
        return _people(pieces, None if not place or place in _ROUND_UP else place)
    *before, last = joined(pieces)
    split = _split(last)
    if before and (last in TOWNS or last in _ROUND_UP or split is None):
        return _people(before, None if last in _ROUND_UP else last)
    return _people([*before, split[0]], split[1]) if split else None


def names_behind_places(words: str) -> list[str]:
    """The people in `湖北武汉 甲`, `某市某局 甲、乙`: names, each piece before them a place or an office."""
    pieces = joined(_apart(words))
    begin = next((at for at, piece in enumerate(pieces) if not _is_office(piece)), 0)
    names = pieces[begin:]
    return names if begin and all(is_name(name) for name in names) else []


def _apart(words: str) -> list[str]:
    """The words between spaces and commas, and on both sides of a 和 that stands between two names."""
    pieces = []
    for piece in _APART.split(words.strip()):
        before, _, behind = piece.partition("和")
        pieces += [before, behind] if is_name(before) and is_name(behind[:2]) else [piece]
    return [piece for piece in pieces if piece]


def _is_office(words: str) -> bool:
    """A town or an office; 梅远州 is rather somebody's name, and 本报记者… names somebody in any case."""
    if words in TOWNS:
        return True
    person = _OTHER_POST.search(words) or (words.endswith("州") and is_name(words))
    return not person and _OFFICE.fullmatch(words) is not None


def joined(pieces: list[str]) -> list[str]:
    """Single characters put together: 温 岚 → 温岚."""
    whole: list[str] = []
    for piece in pieces:
        if whole and len(piece) == 1 and len(whole[-1]) == 1:
            whole[-1] += piece
        else:
            whole.append(piece)
    return whole


def _people(names: list[str], place: str | None) -> Reported | None:
    people = joined(names)
    if place is not None and len(place) < 2:
        return None
    return (people, place) if all(_could_be_name(name) for name in people) else None


def _could_be_name(word: str) -> bool:
    return is_name(word) or (2 <= len(word) <= _LONGEST and word not in TOWNS and word not in _ROUND_UP)


def _split(run: str) -> tuple[str, str | None] | None:
    """`甲乙丙` alone, or `甲乙丙台北`: a name of a known surname and what follows it."""
    if is_name(run):
        return run, None
    cuts = [length for length in _LENGTHS if len(run) - length >= 2 and is_name(run[:length])]
    if len(run) <= _LONGEST:  # 次仁卓玛 is one name as well
        cuts = [cut for cut in cuts if run[cut:] in TOWNS]
    cuts.sort(key=lambda length: run[length:] not in TOWNS)
    if not cuts:
        return (run, None) if 2 <= len(run) <= _LONGEST and run not in TOWNS else None
    name, place = run[: cuts[0]], run[cuts[0] :]
    return name, None if place in _ROUND_UP else place
