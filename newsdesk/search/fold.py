"""Folding: which characters are one and the same to a search. Characters go in, their folded form and kind come out.

Folding works on both sides, text and query, by classes of characters: letter case, full and half width, Traditional,
Simplified and variant forms. It never changes a text that anybody sees. Knows nothing of queries, articles or SQL.

The folded form of ASCII punctuation is its full-width form, that of letters and digits the half-width lower case: a
folded token holds no ASCII besides `a`–`z` and `0`–`9`, which is what the index's tokenizer needs.
"""

from __future__ import annotations

import hashlib
import string
import unicodedata
from bisect import bisect
from enum import Enum, auto
from functools import cache

_RULES = "2"  # to be raised with every change of the rules in `fold` or `tokens` that changes a token

# First and last code point of what stands for itself, without spaces around it.
_HAN = (
    (0x3005, 0x3007),  # 々 〆 〇
    (0x3021, 0x3029),  # Hangzhou numerals
    (0x3031, 0x3035),  # kana repeat marks
    (0x3038, 0x303C),
    (0x3041, 0x3096),  # kana
    (0x309D, 0x309F),
    (0x30A1, 0x30FA),
    (0x30FC, 0x30FF),
    (0x3105, 0x312F),  # bopomofo
    (0x31A0, 0x31BF),
    (0x31F0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xE000, 0xFAFF),  # private use, where older encodings have rare characters; compatibility ideographs
    (0x1AFF0, 0x1B16F),  # kana again
    (0x20000, 0x3FFFD),  # the ideographic planes, with what is assigned there after this Python
    (0xF0000, 0x10FFFD),  # private use
)
_HAN_STARTS = [first for first, _ in _HAN]

_FILLERS = frozenset({0x34F, 0x115F, 0x1160, 0x3164, 0xFFA0, *range(0x180B, 0x1810)})
_SELECTORS = (range(0xFE00, 0xFE10), range(0xE0100, 0xE01F0))  # another drawing of the character before

# Characters that stand for others in print. The circle is the zero of years (二○二四年) where a set of characters has
# no 〇, as GB 2312 has none. Radicals are written for whole characters by PDF programs; these have no decomposition in
# Unicode (the Kangxi radicals, U+2F00 and on, have one) and are from its list of equivalent unified ideographs, as far
# as they are words in use.
_STAND_INS = {"○": "〇", "◯": "〇"} | dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻑⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰",
        "民虎西见角贝车長长门青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙",
        strict=True,
    )
)
_WIDTHS = ("<wide>", "<narrow>", "<small>", "<vertical>")  # the small comma is Big5's, vertical brackets are PDF's
_WIDE_ASCII = {ord(mark): chr(ord(mark) + 0xFEE0) for mark in string.punctuation}
_SEPARATING_SYMBOLS = frozenset(_WIDE_ASCII.values())


class Kind(Enum):
    """What a character is to a search."""

    HAN = auto()  # Han, kana, bopomofo, private use: each a token
    RUN = auto()  # letters and digits: one token as long as they follow each other
    SYMBOL = auto()  # neither letter nor punctuation (emoji, ℃, ①): each a token
    PUNCTUATION = auto()  # each a token, and in a query a border between terms
    MARK = auto()  # combining: belongs to the token before it
    SPACE = auto()  # does not count, but ends a run
    INVISIBLE = auto()  # does not count at all: zero-width, control and format characters


class _Kinds(dict[str, Kind]):
    def __missing__(self, character: str) -> Kind:
        self[character] = kind = _kind(character)
        return kind


class _Folds(dict[str, str]):
    def __missing__(self, character: str) -> str:
        self[character] = folded = _fold(character)
        return folded


KINDS = _Kinds()  # the kind of a character
FOLDS = _Folds()  # the folded form of a character; hardly ever more than one code point


def fold(text: str) -> str:
    """Every character of `text` folded, those that do not count included; the length may change."""
    return unicodedata.normalize("NFC", "".join(FOLDS[character] for character in text))


def fold_lightly(text: str) -> str:
    """`text` folded by letter case and width alone, so that a hit reached by other folding can be told."""
    narrow = "".join(_width(character) for character in text).casefold()
    return (narrow if len(narrow) == 1 else unicodedata.normalize("NFC", narrow)).translate(_WIDE_ASCII)


def is_selector(character: str) -> bool:
    """Whether the character only chooses the drawing of the one before it, and so is marked with it."""
    return any(ord(character) in selectors for selectors in _SELECTORS)


@cache
def fingerprint() -> str:
    """Names these classes and rules: an index made with others has to be made again. 16 hexadecimal digits."""
    digest = hashlib.sha256(f"{_RULES} {unicodedata.unidata_version}".encode())
    for character, canonical in sorted(classes().items()):
        digest.update(f" {character}{canonical}".encode())
    return digest.hexdigest()[:16]


@cache
def classes() -> dict[str, str]:
    """Every Han character that is not its class's own name, with the character that is (後 → 后).

    From OpenCC: the forms of Taiwan and Hong Kong to its common Traditional ones, those to Simplified, character by
    character; before that the forms of Japan, but for those that are Chinese characters of their own (芸 is not 藝). A
    chain (麼 → 么 → 幺) is followed to its end, so that the members of a class name the same character.
    """
    # Loaded here because opening the dictionaries takes longer than any search.
    import opencc  # noqa: PLC0415

    members = [chr(point) for first, last in _HAN if _holds_variants(first) for point in range(first, last + 1)]
    one_a_line = "\n".join(members)  # so that no two are taken for a word
    japanese = zip(members, opencc.OpenCC("jp2t").convert(one_a_line).split("\n"), strict=True)
    canonical = "\n".join(m if form != m and _is_chinese(m) else form for m, form in japanese)
    for variants in ("tw2t", "hk2t", "t2s"):
        canonical = opencc.OpenCC(variants).convert(canonical)
    step = {member: name for member, name in zip(members, canonical.split("\n"), strict=True) if member != name}
    return {member: _end(step, name) for member, name in step.items()}


def _holds_variants(first: int) -> bool:
    return first in {0x3400, 0x4E00, 0x20000}


def _is_chinese(character: str) -> bool:
    """Whether the standard sets of characters of the mainland or of Taiwan have it."""
    return any(character.encode(encoding, "ignore") for encoding in ("gb2312", "big5"))


def _end(step: dict[str, str], name: str) -> str:
    seen = {name}
    while (following := step.get(name, name)) not in seen:
        seen.add(following)
        name = following
    return min(seen) if following != name else name


def _fold(character: str) -> str:
    plain = "".join(map(_meant, _plain(character))).casefold()
    names = classes() if any(KINDS[c] is Kind.HAN for c in plain) else {}
    return unicodedata.normalize("NFC", "".join(names.get(c, c) for c in plain)).translate(_WIDE_ASCII)


def _plain(character: str) -> str:
    """The character that Unicode calls the same one: for compatibility ideographs, Kangxi radicals, the Å of units."""
    decomposition = unicodedata.decomposition(character)
    if "\u2e80" <= character <= "\u2fdf" and decomposition.startswith("<compat>"):
        return chr(int(decomposition.split()[1], 16))
    return unicodedata.normalize("NFC", character)


def _meant(character: str) -> str:
    """The character of common width that this one stands for."""
    common = _width(character)
    return _STAND_INS.get(common, common)


def _width(character: str) -> str:
    decomposition = unicodedata.decomposition(character)
    if decomposition.startswith(_WIDTHS):
        return chr(int(decomposition.split()[1], 16))
    return character


def _kind(character: str) -> Kind:
    if character.isspace():
        return Kind.SPACE
    if _is_invisible(character):
        return Kind.INVISIBLE
    plain = _meant(_plain(character)[0])
    if _is_han(ord(plain)):
        return Kind.HAN
    category = unicodedata.category(plain)
    if category[0] == "P" or plain.translate(_WIDE_ASCII) in _SEPARATING_SYMBOLS:
        return Kind.PUNCTUATION
    if category[0] == "M" and category == unicodedata.category(plain.casefold()[0]):
        return Kind.MARK
    return Kind.RUN if _is_letter_or_digit(plain.casefold()[0]) else Kind.SYMBOL


def _is_invisible(character: str) -> bool:
    if unicodedata.category(character) in {"Cc", "Cf", "Cs"}:
        return True
    return ord(character) in _FILLERS or is_selector(character)


def _is_han(point: int) -> bool:
    return point >= _HAN_STARTS[0] and point <= _HAN[bisect(_HAN_STARTS, point) - 1][1]


def _is_letter_or_digit(character: str) -> bool:
    category = unicodedata.category(character)
    if category == "No":  # m² and CO₂ are words; ① is a symbol that may stand before one
        return unicodedata.decomposition(character).startswith(("<super>", "<sub>", "<fraction>"))
    return category[0] == "L" or category in {"Nd", "Nl"}
