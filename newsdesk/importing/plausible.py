"""How much a decoded text looks like Chinese newspaper text. Goes in: text. Comes out: a number.

No frequency tables: the character sets themselves know which characters are common. GB2312 keeps the 3,755 commonest
simplified characters in its first level, Big5 the 5,401 commonest traditional ones. Bytes read in the wrong encoding
still give characters, but only half of them are common, and many are rare, private or unassigned. A short list of the
commonest characters of all decides short texts, a headline say.
Must not know which encoding a text came from.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache

# The characters that newspapers cannot do without, simplified and traditional.
_COMMONEST = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别手角期根论运农指几九区强放决西被干做必战先"
    "回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速"
    "市省县长报讯记者新闻版日电务委书记会议工作建设企业经济发展改革生产群众干部农村城人民政府国家中央举行表示全国今年昨天本报京沪"
    "這為個國時來們於出對會發動過說產種後學經進著間樣與關機當點從業應開還無軍見論運農區強決戰則據處隊給門規熱領東導壓爭濟階術極聯"
    "認權證採轉單風務書記議設報訊員體電縣長灣臺台總統黨團選舉將萬億華數實質氣變條結問題圖線級資頭計別幾"
)
_SIGNS = frozenset("　、。，．·：；！？…—～《》〈〉「」『』【】〔〕〖〗（）“”‘’％＋－＝／•‧○〇●■□▲△◆◇★☆※→①②③④⑤⑥⑦⑧⑨⑩￥")
_DAMAGED = -8.0
_WORTH_OF_CATEGORY = {"Cn": -5.0, "Co": -4.0, "Cc": _DAMAGED, "Cs": _DAMAGED}  # unassigned, private, control, surrogate
_LINE_SIGNS = frozenset("\t\n\r\v\f")


@lru_cache(maxsize=1 << 16)
def worth(char: str) -> float:
    """What one character says: 1.5 the commonest, 1 common, below 0 what newspapers hardly ever print, -8 damage."""
    code = ord(char)
    if code < 0x80:
        return 0.0 if char.isprintable() or char in _LINE_SIGNS else _DAMAGED
    if char in _COMMONEST:
        return 1.5
    if char in _SIGNS or 0xFF01 <= code <= 0xFF5E:
        return 1.0
    if unicodedata.name(char, "").startswith("CJK "):
        return _worth_of_han(char)
    if char == "\ufffd":
        return _DAMAGED
    return _WORTH_OF_CATEGORY.get(unicodedata.category(char), -1.0)


def _worth_of_han(char: str) -> float:
    simplified = _lead_byte(char, "gb2312")
    traditional = _lead_byte(char, "cp950")
    if 0xB0 <= simplified <= 0xD7 or 0xA4 <= traditional <= 0xC6:
        return 1.0
    if simplified or 0xC9 <= traditional <= 0xF9:
        return -0.5
    return -1.5


def _lead_byte(char: str, encoding: str) -> int:
    try:
        return char.encode(encoding)[0]
    except UnicodeEncodeError:
        return 0


def damage(text: str) -> float:
    """The share of characters that cannot stand in a text, 0 to 1: replaced bytes, control characters."""
    bad = sum(number for char, number in Counter(text).items() if worth(char) <= _DAMAGED)
    return bad / len(text) if text else 0.0


def strangeness(text: str) -> float:
    """What a character costs on average, counting only those below 0: 0 for clean text, above 1 for wrong readings."""
    cost = sum(worth(char) * number for char, number in Counter(text).items() if worth(char) < 0)
    return -cost / len(text) if text else 0.0


def plausibility(text: str, ascii_worth: float | None = None) -> float:
    """The mean worth of the characters beyond ASCII, at most 1.5; 0 for a text that has none.

    Control characters count always: they are no text in any encoding. With `ascii_worth` every other ASCII character
    counts as well, and is worth that much.
    """
    total = value = 0.0
    for char, number in Counter(text).items():
        one = worth(char)
        if char.isascii() and one == 0.0:
            if ascii_worth is None:
                continue
            one = ascii_worth
        total += number
        value += one * number
    return value / total if total else 0.0
