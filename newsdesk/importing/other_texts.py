"""Texts that are no newspaper page: logs, tables, books, other scripts, columns of single characters → which kind.

Such a text is taken in as one doubtful article instead of being cut to rubble. Each recogniser looks at all lines and
answers True or False; KINDS lists them by name. Goes in: lines. Comes out: a kind, or None for a page. Knows no labels.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from newsdesk.importing.characters import NUMERALS, is_han
from newsdesk.importing.folios import read_folio
from newsdesk.importing.lines import Line
from newsdesk.importing.signs import SIGNS

_STAMP = re.compile(
    r"[\[(<]?(?:"
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[ T_,]\s?\d{1,2}:\d\d"  # 2024-06-13 12:00
    r"|\d{1,2}:\d\d:\d\d"  # 12:00:01
    r"|[A-Z][a-z]{2}\s{1,2}\d{1,2} \d\d:\d\d"  # Jun 13 12:00
    r")"
)
_CHAPTER = re.compile(rf"第[{NUMERALS}0-9]{{1,6}}[章回卷](?:\s.{{0,30}})?$|Chapter\s\w+", re.IGNORECASE)
_ARTICLE_OF_LAW = re.compile(rf"第[{NUMERALS}0-9]{{1,6}}条")
_NEWS = ("dateline", "byline")
_FEWEST = 8  # lines in which a log or a table can be told
_NEARLY_ALL = 0.8
_CELLS = "\t|;,"
_LETTERS_TO_TELL = 200
_SOME_HAN = 0.2
_CHARACTERS = 200  # short lines: more than any box of numbers or headline set upright has
_LONGEST_PAGE = 100_000  # characters: no page or issue is longer without one sign of a newspaper


class Paragraphs(Enum):
    """What is a paragraph in such a text: a line, a block between blank lines and indents, or what weighing finds.

    Where a text that is to be weighed indents its paragraphs, the indents tell enough.
    """

    LINES = auto()
    BLOCKS = auto()
    WEIGHED = auto()


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of text: how it is told, and what its paragraphs are."""

    recognise: Callable[[Sequence[Line]], bool]
    paragraphs: Paragraphs


def log(lines: Sequence[Line]) -> bool:
    """Nearly every line opens with the time at which something happened."""
    return _share(lines, lambda line: bool(_STAMP.match(line.words))) >= _NEARLY_ALL


def table(lines: Sequence[Line]) -> bool:
    """Nearly every line has the same number of cells, three or more."""
    for mark in _CELLS:
        marks = Counter(line.words.count(mark) for line in lines)
        count, times = marks.most_common(1)[0]
        if count >= 2 and times >= _NEARLY_ALL * len(lines) and len(lines) >= _FEWEST:
            return True
    return False


def single_characters(lines: Sequence[Line]) -> bool:
    """Nearly every line holds a character or two: a text set upright, or none at all."""
    return len(lines) > _CHARACTERS and _share(lines, lambda line: len(line.words) <= 2) >= _NEARLY_ALL


def another_script(lines: Sequence[Line]) -> bool:
    """Hardly any letter is Chinese: a text in another language, or a program."""
    letters = han = 0
    for line in lines:
        letters += sum(map(str.isalpha, line.words))
        han += sum(map(is_han, line.words))
        if han > _LETTERS_TO_TELL and han > _SOME_HAN * letters:
            return False
    return letters > _LETTERS_TO_TELL and han < _SOME_HAN * letters


def book(lines: Sequence[Line]) -> bool:
    """Chapters, or a length beyond any issue's, and not one dateline, byline or page head."""
    chapters = sum(line.words[0] in "第Cc" and bool(_CHAPTER.match(line.words)) for line in lines)
    too_long = sum(line.end - line.start for line in lines) > _LONGEST_PAGE
    return (chapters >= 2 or too_long) and not any(_of_a_newspaper(line.words) for line in lines)


def _of_a_newspaper(words: str) -> bool:
    if _ARTICLE_OF_LAW.match(words) or any(SIGNS[name](words) for name in _NEWS):
        return True
    folio = read_folio(words)
    return folio is not None and folio.stands_alone


KINDS: dict[str, Kind] = {
    "log": Kind(log, Paragraphs.LINES),
    "table": Kind(table, Paragraphs.LINES),
    "single characters": Kind(single_characters, Paragraphs.BLOCKS),
    "another script": Kind(another_script, Paragraphs.BLOCKS),
    "book": Kind(book, Paragraphs.WEIGHED),
}


def other_kind(lines: Sequence[Line]) -> Kind | None:
    """Which kind of text this is if it is no newspaper page; None for a page, and where there is too little to tell."""
    if not lines:
        return None
    return next((kind for kind in KINDS.values() if kind.recognise(lines)), None)


def blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines in paragraphs that begin below a blank line or with an indent."""
    found: list[list[Line]] = []
    for line in lines:
        if not found or line.gap or line.indent >= 1:
            found.append([])
        found[-1].append(line)
    return found


def _share(lines: Sequence[Line], told: Callable[[Line], bool]) -> float:
    return sum(map(told, lines)) / len(lines) if len(lines) >= _FEWEST else 0.0
