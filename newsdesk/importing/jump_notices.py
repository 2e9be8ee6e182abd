"""Jump notices: `（下转第三版）`, `▶下转02版`, `（上接第一版）` → which page they send the reader to or fetch him from.

Goes in: a line's words. Comes out: the notice, or None. Knows nothing of articles.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsdesk.domain import number
from newsdesk.importing.characters import DIGITS, NUMERALS

_PAGE = rf"(?P<page>[A-Za-zＡ-Ｚ]?\s?[{DIGITS}]{{1,3}}|[{NUMERALS}]{{1,4}})"
_MARKS = r"[（(\[【▶►→⇒■◆▲●※＊*\s]{0,4}"
_CLOSE = r"[）)\]】▶►→\s]{0,4}"
_ON = re.compile(rf"{_MARKS}(?:本文)?(?:紧?下[转轉接]|[转轉][至到]?)\s?第?\s?{_PAGE}\s?版(?:[^\s）)]{{0,8}})?{_CLOSE}$")
_BACK = re.compile(
    rf"^{_MARKS}(?:[紧緊文]?[上]?接)\s?第?\s?{_PAGE}\s?版(?:[头頭]条|[《“][^》”]{{1,40}}[》”]|[^\s）)，。]{{0,4}})?{_CLOSE}"
)
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class JumpNotice:
    """`onward` for 下转, else 上接; `page` is the number of the other page as a citation writes it (3, A3)."""

    onward: bool
    page: str


def read_notice(words: str) -> JumpNotice | None:
    """The jump notice that `words` consists of, or None."""
    if len(words) > _LONGEST:
        return None
    found = _ON.match(words)
    if found:
        return JumpNotice(onward=True, page=_page(found["page"]))
    found = _BACK.match(words)
    if found and found.end() == len(words):
        return JumpNotice(onward=False, page=_page(found["page"]))
    return None


def notice_at_start(words: str) -> int | None:
    """Where the story goes on after a notice at the start of a line, as an offset; None without such a notice."""
    if "接" not in words[:12]:
        return None
    found = _BACK.match(words[:_LONGEST])
    if not found or found.end() == len(words):
        return None
    bracketed = words[found.start() : found.end()].strip()[-1] in "）)]】"
    return found.end() if bracketed or words[found.end() - 1].isspace() else None


def notice_at_end(words: str) -> int | None:
    """The offset at which a notice ends the line, after the story's words; None without such a notice."""
    tail = max(0, len(words) - 24)
    at = max(words.find("下转", tail), words.find("下轉", tail))
    if at <= 0:
        return None
    while at > 0 and words[at - 1] in "（([【▶►→■◆▲● \u3000":
        at -= 1
    return at if at > 0 and _ON.match(words[at:]) else None


def _page(printed: str) -> str:
    letter = printed[0].upper() if printed[0].isascii() and printed[0].isalpha() else ""
    spelled = number(printed[len(letter) :])
    return letter + (str(spelled) if spelled is not None else printed.strip())
