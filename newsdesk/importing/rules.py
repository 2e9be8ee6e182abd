"""What no weight may overrule: which labels are weighed at all for a line.

A sentence is no head, a mark that cannot stand first begins nothing, `本报记者 甲` is no headline. Each rule is a
function that answers True or False; the first of RULES that holds says which labels are left. Knows no weights.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from newsdesk.importing.labels import ALL, BODY, CARRIED_OVER, IN_A_ROW, SIGNED, Label, starts_story
from newsdesk.importing.page import ENDED, FILLED, HEADLIKE, TALLEST_HEAD, Page
from newsdesk.importing.signs import SIGNS

Rule = Callable[[Page, int], bool]

_CUT_DATELINE = re.compile(r"[社报報网網讯訊][\u4e00-\u9fff]{0,12}?(?:\d{1,2}月)?\d{1,2}$")
_REST_OF_DATELINE = re.compile(r"\d?日")
_REST_OF_NUMBER = re.compile(r"\d{1,4}[年月日号時时点分%％]")
_SAYS = re.compile(r"[^:：]{1,6}[:：]")
_LONG_ROW = 8  # titles below each other: a table, verse or a list, of which only the first and last may be heads
_LONGEST_VERSE = 16  # ems
_NEAR, _NEAR_IN_LINES = 3, 20  # lines within which people who speak answer each other; where printed lines were kept
_BELOW_HEADS = ("byline", "names only", "dash first", "spaced name")  # below a headline, and below no question


def weighed_labels(page: Page, at: int) -> Sequence[Label]:
    """The labels that are weighed for line `at`; never none."""
    options = next((labels for rule, labels in RULES if rule(page, at)), ALL)
    if begins_paragraph(page, at):
        return [label for label in options if label is not Label.PARAGRAPH_ON] or options
    if amid_sentence(page, at):
        return [label for label in options if not starts_story(label)] or options
    return options


def begins_paragraph(page: Page, at: int) -> bool:
    """Whether a line carries no paragraph on: set in below a finished sentence where paragraphs are set in, or right
    below another short line where lines are not kept as printed (verse, lists).
    """
    if not at:
        return False
    set_in = page.setting.indented and page.lines[at].indent >= 1 and page.ends[at - 1] in ENDED
    short = page.lines[at - 1].width <= _LONGEST_VERSE and page.lines[at].width <= _LONGEST_VERSE
    return set_in or (short and not page.setting.wrapped and not page.lines[at].gap)


def amid_sentence(page: Page, at: int) -> bool:
    """Below a comma no story starts; but above a dateline one does, and the comma was misread."""
    return at > 0 and page.ends[at - 1] == "comma" and not _above_dateline(page, at)


def breaks_number(page: Page, at: int) -> bool:
    """`…社云州12月3` above `1日电`, or a number at the end of a full line: the line's end cut it in two."""
    above = page.lines[at - 1].words if at else ""
    if not at or page.lines[at].gap or not above[-1].isdecimal():
        return False
    if _CUT_DATELINE.search(above):
        return bool(_REST_OF_DATELINE.match(page.lines[at].words))
    cut = page.setting.wrapped and page.fills[at - 1] in FILLED
    return cut and bool(_REST_OF_NUMBER.match(page.lines[at].words))


def takes_turn(page: Page, at: int) -> bool:
    """A question, an answer, or what somebody says who speaks several times, with another such line nearby."""
    said = _SAYS.match(page.lines[at].words) is not None and (_asks(page, at) or page.speaker(at) is not None)
    if not said or _above_dateline(page, at):
        return False
    if at + 1 < len(page.lines) and any(sign in page.signs(at + 1) for sign in _BELOW_HEADS):
        return False
    reach = _NEAR_IN_LINES if page.setting.wrapped else _NEAR
    around = range(max(0, at - reach), min(len(page.lines), at + reach + 1))
    return any(other != at and (_asks(page, other) or _other_speaks(page, at, other)) for other in around)


def _asks(page: Page, at: int) -> bool:
    return SIGNS["asks or answers"](page.lines[at].words)


def _other_speaks(page: Page, at: int, other: int) -> bool:
    return page.speaker(other) not in (None, page.speaker(at))


def closes(page: Page, at: int) -> bool:
    """A name behind a dash, or a date alone, below a text; a deck below a title is none."""
    signs = page.signs(at) if at else ()
    if "signed" not in signs and "date alone" not in signs:
        return False
    return page.kind(at - 1) not in HEADLIKE or dates_signature(page, at)


def dates_signature(page: Page, at: int) -> bool:
    """A date below the name of an office or a person right below a finished sentence, and no text right below it."""
    if at < 2 or "date alone" not in page.signs(at) or page.ends[at - 2] not in ENDED:
        return False
    last = at + 1 >= len(page.lines)
    apart = last or (page.lines[at + 1].gap >= page.lines[at].gap and not page.bodily[at + 1])
    return apart and page.lines[at - 1].gap <= page.lines[at].gap


def signs_notice(page: Page, at: int) -> bool:
    """The line above such a date."""
    return at + 1 < len(page.lines) and page.kind(at) in HEADLIKE and dates_signature(page, at + 1)


def says_whence(page: Page, at: int) -> bool:
    """`（作者为…）`, `（原载…）`: in brackets, at a story's end."""
    return "end note" in page.signs(at) and "all in brackets" in page.signs(at)


def in_a_long_row(page: Page, at: int) -> bool:
    """In the midst of more titles than any head has."""
    above, below = page.titles_around(at)
    return above + below + 1 >= _LONG_ROW and above >= TALLEST_HEAD and below >= TALLEST_HEAD


def signs_letter(page: Page, at: int) -> bool:
    """`某街居民 甲乙` right below a finished sentence signs what stands above it."""
    ended = at > 0 and page.ends[at - 1] in ENDED and not page.lines[at].gap
    return ended and "post and name" in page.signs(at)


def _above_dateline(page: Page, at: int) -> bool:
    return at + 1 < len(page.lines) and page.dated[at + 1]


def _bears(sign: str) -> Rule:
    return lambda page, at: sign in page.signs(at)


RULES: tuple[tuple[Rule, Sequence[Label]], ...] = (
    (breaks_number, (Label.PARAGRAPH_ON,)),
    (lambda page, at: not page.inside[at] and takes_turn(page, at), (Label.PARAGRAPH,)),
    (lambda page, at: page.bodily[at], BODY),
    (closes, (Label.PARAGRAPH,)),
    (signs_notice, (Label.PARAGRAPH,)),
    (lambda page, at: page.starts[at] == "carried over", CARRIED_OVER),
    (_bears("picture positions"), BODY),
    (_bears("letter end"), BODY),
    (says_whence, BODY),
    (in_a_long_row, IN_A_ROW),
    (signs_letter, SIGNED),
    (_bears("byline"), SIGNED),
)
