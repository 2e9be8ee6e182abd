"""Reads terms in text as people keep them, CSV or a line each, and writes a list as CSV. Knows no list and no archive.

Text goes in; terms with the numbers of their lines come out, and the lines that hold none, each with why. Nothing makes
it fail: one bad line costs no other.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsdesk.domain import KeywordTerm, NewTerm, PassedOver, Problem, Tint

LONGEST_TERM = 200  # characters of a term or an alias: a headline is shorter
LONGEST_LINE = 10_000
LONGEST_NOTES = 2_000
_SHOWN = 40  # characters of a line that was passed over, for a report

_COLUMNS = {
    "term": ("term", "terms", "keyword", "keywords", "name", "word", "词", "词语", "词条", "关键词", "名称", "姓名"),
    "aliases": ("alias", "aliases", "别名", "又名", "异名"),
    "tint": ("colour", "color", "tint", "颜色", "色"),
    "notes": ("note", "notes", "备注", "说明", "注"),
}
_TRADITIONAL = str.maketrans("詞關鍵別異名稱顏備註說綠藍黃紅", "词关键别异名称颜备注说绿蓝黄红")
_COLUMN_OF = {name: column for column, names in _COLUMNS.items() for name in names}
_ORDER = tuple(_COLUMNS)
_TINTS = {tint.value: tint for tint in Tint} | {
    "橙": Tint.ORANGE,
    "天蓝": Tint.SKY,
    "绿": Tint.GREEN,
    "黄": Tint.YELLOW,
    "蓝": Tint.BLUE,
    "朱红": Tint.VERMILION,
    "红": Tint.VERMILION,
    "紫": Tint.PURPLE,
    "灰": Tint.GREY,
    "red": Tint.VERMILION,
    "gray": Tint.GREY,
}
_ALIASES = re.compile("[|｜;；\t\n]")
_LINES = re.compile("\r\n|[\n\r\u2028\u2029\x85]")
_DELIMITERS = ",\t;，；"
_FORMULA = tuple("=+-@")
_PARTS_OF_A_RECORD = 50  # lines that a quoted cell may have


@dataclass(frozen=True, slots=True)
class Read:
    """What a text holds: terms with the numbers of their lines, counted from 1, and the lines that were passed over.

    `doubtful` are lines whose term is there, but not all that they say.
    """

    terms: tuple[tuple[int, NewTerm], ...]
    passed_over: tuple[PassedOver, ...]
    doubtful: tuple[PassedOver, ...]


def read_terms(text: str, *, as_csv: bool = False) -> Read:
    """The terms in a text. A first line that names a column of terms makes it CSV; so does `as_csv` without one."""
    lines = _LINES.split(text.removeprefix("\ufeff"))
    first = next((number for number, line in enumerate(lines) if line.strip()), 0)
    delimiter, columns = _header(lines[first])
    if columns:
        return _read(_rows(lines, first + 1, delimiter), columns)
    if as_csv:
        return _read(_rows(lines, first, _delimiter(lines[first])), _ORDER)
    return _read(_plain(lines), _ORDER)


def clean(text: str) -> str:
    """`text` as a term can stand in a list: on one line, without characters that print nothing.

    Line breaks and tabs become blanks; runs of blanks a single one.
    """
    spaced = re.sub(r"\s+", " ", text)
    return "".join(one for one in spaced if unicodedata.category(one) not in ("Cc", "Cs")).strip()


def shown(text: str) -> str:
    """The beginning of a line or a term, for a report."""
    head = clean(text[: _SHOWN * 2])
    return head if len(head) <= _SHOWN and len(text) <= _SHOWN * 2 else head[:_SHOWN] + "…"


def written(terms: Iterable[KeywordTerm]) -> bytes:
    """Terms as CSV in UTF-8 with a byte order mark, which spreadsheets need; no cell can be taken for a formula."""
    lines = io.StringIO()
    rows = csv.writer(lines)
    rows.writerow(("term", "aliases", "colour", "notes"))
    for term in terms:
        cells = (term.text, "|".join(term.aliases), term.tint.value if term.tint else "", term.notes)
        rows.writerow([f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell for cell in cells])
    return b"\xef\xbb\xbf" + lines.getvalue().encode("utf-8", "replace")


# ---------------------------------------------------------------- lines and rows


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a line, or why it has none."""

    line: int
    text: str
    cells: tuple[str, ...] = ()
    problem: Problem | None = None


def _plain(lines: Sequence[str]) -> Iterator[_Row]:
    """A line is a term with its aliases; a quotation mark is a character like others."""
    for number, line in enumerate(lines, 1):
        problem = _too_long(line)
        term, *aliases = ("",) if problem else _ALIASES.split(line)
        yield _Row(number, line, (term, "|".join(aliases)), problem)


def _rows(lines: Sequence[str], start: int, delimiter: str) -> Iterator[_Row]:
    at = start
    while at < len(lines):
        taken = _record(lines, at)
        text = "\n".join(lines[at : at + taken]) if taken else lines[at]
        yield _cut(at + 1, text, delimiter, closed=bool(taken))
        at += taken or 1


def _record(lines: Sequence[str], at: int) -> int:
    """How many lines a row has, as a quoted cell may hold line breaks; 0 where a quotation mark is never closed."""
    quotes = size = 0
    for taken, line in enumerate(lines[at : at + _PARTS_OF_A_RECORD], 1):
        quotes += line.count('"')
        size += len(line)
        if quotes % 2 == 0 or size > LONGEST_LINE:
            return taken if quotes % 2 == 0 else int(taken == 1)
    return 0


def _cut(number: int, text: str, delimiter: str, *, closed: bool) -> _Row:
    problem = _too_long(text) or (None if closed else Problem("keyword_quote_open"))
    if problem:
        return _Row(number, text, problem=problem)
    try:
        rows = list(csv.reader([text], delimiter=delimiter))
    except csv.Error:
        return _Row(number, text, problem=Problem("keyword_quote_open"))
    return _Row(number, text, tuple(rows[0]) if rows else ())


def _too_long(text: str) -> Problem | None:
    if len(text) <= LONGEST_LINE:
        return None
    return Problem("keyword_line_too_long", (("limit", str(LONGEST_LINE)),))


def _header(line: str) -> tuple[str, tuple[str, ...]]:
    """The delimiter of CSV and the column of each cell ("" for others); none where no cell is called term."""
    for delimiter in _DELIMITERS if len(line) <= LONGEST_LINE else "":
        cells = [cell.strip(" \"'\u3000").casefold().translate(_TRADITIONAL) for cell in line.split(delimiter)]
        columns = tuple(_COLUMN_OF.get(cell, "") for cell in cells)
        if "term" in columns and (len(cells) > 1 or delimiter == _DELIMITERS[-1]):
            return delimiter if len(cells) > 1 else ",", columns
    return ",", ()


def _delimiter(line: str) -> str:
    """The sign that most likely parts the cells of a line."""
    return max(_DELIMITERS, key=line[:LONGEST_LINE].count)


# ---------------------------------------------------------------- terms


def _read(rows: Iterable[_Row], columns: Sequence[str]) -> Read:
    terms: list[tuple[int, NewTerm]] = []
    passed_over: list[PassedOver] = []
    doubtful: list[PassedOver] = []
    for row in rows:
        if row.problem:
            passed_over.append(PassedOver(row.line, shown(row.text), row.problem))
        elif any(cell.strip() for cell in row.cells):  # an empty line says nothing, and nothing is to be said of it
            named = dict(zip(columns, map(_bare, row.cells), strict=False))
            new = _term(named)
            terms.append((row.line, new))
            if named.get("tint") and not new.tint:
                problem = Problem("keyword_tint_unknown", (("colour", shown(named["tint"])),))
                doubtful.append(PassedOver(row.line, shown(new.text), problem))
    return Read(tuple(terms), tuple(passed_over), tuple(doubtful))


def _term(named: Mapping[str, str]) -> NewTerm:
    aliases = tuple(map(str.strip, _ALIASES.split(named.get("aliases", ""))))
    return NewTerm(named.get("term", ""), aliases, _tint(named.get("tint", "")), named.get("notes", ""))


def _bare(cell: str) -> str:
    """A cell without the sign that keeps it from being a formula."""
    stripped = cell.strip()
    return stripped[1:] if stripped[:1] == "'" and stripped[1:2] in (*_FORMULA, "'") else stripped


def _tint(cell: str) -> Tint | None:
    return _TINTS.get(clean(cell).casefold().removesuffix("色").translate(_TRADITIONAL))
