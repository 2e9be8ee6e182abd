"""What a character or a word on the page is, to everybody who reads lines: classes of characters, and widths.

Goes in: characters and short strings. Comes out: plain answers. Knows nothing of lines, roles or newspapers.
"""

from __future__ import annotations

import re

STOPS = frozenset("。！？!?…．")
CLOSERS = frozenset('”’」』）)】〕》〉"]｝}')
OPENERS = frozenset("“‘「『（(【〔《〈[｛{")
COMMAS = frozenset("，,、；;")
DASHES = frozenset("—－-─–―")
BULLETS = frozenset("●■▲◆★□○◇△☆▶►◎※·•▪◾▼◀←→")
NO_LINE_START = (CLOSERS | COMMAS | frozenset("。！？：:．")) - frozenset('"]')

DIGITS = "0-9０-９"
NUMERALS = "〇○零一二三四五六七八九十百"
HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff〇々"

# Characters that print nothing and that editors' software leaves behind (zero width, direction marks, soft hyphen …).
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+"
)

_NOT_WIDE = re.compile("[\x00-\u02ff\u2010-\u2013\u2022\uff61-\uffdc]")
_FULL_WIDTH_DIGITS = str.maketrans("０１２３４５６７８９．－／：", "0123456789.-/:")


def ems(text: str) -> float:
    """The width of `text` when set: 1 for each full-width character, a half for Latin letters, digits and spaces."""
    if text.isascii():
        return len(text) / 2
    return len(text) - len(_NOT_WIDE.findall(text)) / 2


def is_han(character: str) -> bool:
    """Whether this is a Chinese character (or 〇, 々)."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
        or character in "〇々"
    )


def half_width(text: str) -> str:
    """`text` with full-width digits and the marks between them made half-width."""
    return text.translate(_FULL_WIDTH_DIGITS)


_ENDS = (
    dict.fromkeys(STOPS, "stop")
    | dict.fromkeys(CLOSERS, "closed")
    | dict.fromkeys(COMMAS, "comma")
    | dict.fromkeys("：:", "colon")
    | dict.fromkeys(DASHES, "dash")
)
_STARTS = (
    dict.fromkeys(OPENERS, "open")
    | dict.fromkeys(DASHES, "dash")
    | dict.fromkeys(BULLETS, "bullet")
    | dict.fromkeys(NO_LINE_START, "carried over")
)


def end_of(words: str) -> str:
    """How a line ends: stop, quoted stop, closed, comma, colon, dash, word, latin or other."""
    last = words[-1:]
    known = _ENDS.get(last)
    if known == "closed" and words[-2:-1] in STOPS:
        return "quoted stop"
    return known or _kind(last)


def start_of(words: str) -> str:
    """How a line starts: carried over (by a mark that cannot stand first), open, dash, bullet, digit, word …"""
    first = words[:1]
    return _STARTS.get(first) or ("digit" if first.isdigit() else _kind(first))


def _kind(character: str) -> str:
    if character and is_han(character):
        return "word"
    return "latin" if character.isalnum() else "other"
