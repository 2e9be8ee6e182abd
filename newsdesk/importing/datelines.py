"""Where and when a report was sent, and by whom: a story's elements → its dateline, as printed, with its spans.

Read where a dateline stands: at the beginning of the text, in a byline, in a bracket that closes the text. A sentence
in the midst of a story is none. What the words can look like, `newsdesk.importing.dateline_forms` knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from newsdesk.domain import HEAD_ROLES, Dateline, Element, Role
from newsdesk.importing.characters import BULLETS
from newsdesk.importing.dateline_forms import Form, Printed, bare, moved, read_form
from newsdesk.importing.placing import source_spans

Standing = tuple[Element, Printed]  # the element that holds a dateline, and the dateline in that element's text
Place = Callable[[Sequence[Element]], Iterator[Standing]]

_LONGEST = 120  # characters looked at
_LABEL = 10  # an editors' note not longer than this is its heading alone
_AROUND = " \u3000" + "".join(sorted(BULLETS))
_BRACKETED = re.compile(r"(?P<open>[（(【〔\[])\s?(?P<inside>[^（()）【】〔〕\[\]]{2,80})[）)】〕\]]")
_CLOSING = re.compile(r"[（(【〔]\s?(?P<inside>[^（()）【】〔〕]{2,60})[）)】〕]\s*$")
_SIGNED = re.compile(r"[\s，,；;、]+(?:本[报報])?(?:记者|記者|通讯员|通訊員|编译|編譯)")


def dateline_of(found: Standing | None, text: str) -> Dateline | None:
    """The dateline that was found, with its spans in `text`, the decoded source; None where none was."""
    if found is None:
        return None
    element, printed = found
    spans = source_spans(element, printed.start, printed.end, text)
    return Dateline(printed.agency, printed.place, printed.day, spans)


def find_dateline(elements: Sequence[Element]) -> Standing | None:
    """A story's dateline and where it stands; None where nothing says it."""
    return next((found for place in PLACES.values() for found in place(elements)), None)


def opening(elements: Sequence[Element]) -> Iterator[Standing]:
    """How the text opens: its first paragraph, and short lines above it that pass for subheads or credits."""
    for element in _first(elements):
        found = _opens(element.text)
        if found:
            yield element, found


def byline(elements: Sequence[Element]) -> Iterator[Standing]:
    """`記者甲／台北報導` as a line of its own."""
    for element in elements:
        found = _opens(element.text) if element.role is Role.BYLINE else None
        if found and not element.text[found.end :].strip():
            yield element, found


def closing(elements: Sequence[Element]) -> Iterator[Standing]:
    """`（据新华社北京8月5日电）` at the end of the last paragraph, or below it."""
    for element in _last(elements):
        found = _CLOSING.search(element.text)
        printed = _within(found, read_form) or _within(found, bare) if found else None
        if printed:
            yield element, printed


PLACES: dict[str, Place] = {"opening": opening, "byline": byline, "closing": closing}


def _opens(words: str) -> Printed | None:
    """The dateline with which the words begin, behind bullets."""
    shown = words[:_LONGEST].lstrip(_AROUND)
    bracketed = _BRACKETED.match(shown)
    found = _within(bracketed, read_form) if bracketed else read_form(shown)
    return moved(found, len(words[:_LONGEST]) - len(shown)) if found else None


def _within(bracket: re.Match[str], form: Form) -> Printed | None:
    """The dateline that fills a bracket, the brackets belonging to it, or that a reporter's name follows in there."""
    inside = bracket["inside"]
    found = form(inside)
    if found is None:
        return None
    rest = inside[found.end :]
    if not rest.strip():
        return Printed(found.agency, found.place, found.day, bracket.start(), bracket.end())
    return moved(found, bracket.start("inside")) if _SIGNED.match(rest) else None


def _first(elements: Sequence[Element]) -> Iterator[Element]:
    """The elements in which a text can open, up to its first paragraph; an editors' note stands before the text."""
    notes = 0
    for element in elements:
        if element.role is Role.NOTE:
            notes += len(element.text) <= _LABEL
        elif element.role not in HEAD_ROLES | {Role.BYLINE, Role.CAPTION}:
            yield element
            if element.role is Role.PARAGRAPH:
                notes -= 1
        if notes < 0:
            return


def _last(elements: Sequence[Element]) -> Iterator[Element]:
    """The last paragraph and what stands below it, from the bottom; captions aside."""
    for element in reversed(elements):
        if element.role in (Role.PARAGRAPH, Role.CREDIT):
            yield element
        if element.role is Role.PARAGRAPH:
            return
