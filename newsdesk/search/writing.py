"""Writes a query tree as text that reads back as the same tree. A tree goes in, text comes out."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from newsdesk.search.tree import (
    And,
    Dates,
    Near,
    Not,
    Nothing,
    Or,
    PageLabel,
    Pages,
    Query,
    Within,
    Words,
)


def write(query: Query) -> str:
    """The text of a query, as short as it can be; the empty text for Nothing."""
    match query:
        case And(parts):
            return " ".join(_closed(part, Or) for part in parts)
        case Or(parts):
            return " OR ".join(write(part) for part in parts)
        case Not(part):
            return f"-{_closed(part, And, Or, Near)}"
        case Within(scope, part):
            return f"{scope.value}:{_closed(part, And, Or, Near)}"
        case _:
            return _leaf(query)


def write_words(words: Words) -> str:
    """The text of one term."""
    text = _quoted(words.text) if words.quoted else words.text
    return f"{'=' * words.strict}{text}{'*' * words.prefix}"


def write_label(label: PageLabel) -> str:
    """A page's number, its letters as newspapers print them: A1."""
    return f"{_capital(label.before)}{label.number}{_capital(label.after)}"


def _leaf(query: Words | Near | Dates | Pages | Nothing) -> str:
    match query:
        case Nothing():
            return ""
        case Near(left, right, distance):
            return f"{_either(left)} NEAR/{distance} {_either(right)}"
        case Words():
            return write_words(query)
        case Dates(first, last):
            return f"日期:{_days(first, last)}"
        case Pages(first, last):
            return f"版:{write_label(first)}" + ("" if first == last else f"..{write_label(last)}")


def _closed(part: Query, *loose: type[Query]) -> str:
    """`part`, in brackets where it would come apart."""
    return f"({write(part)})" if isinstance(part, loose) else write(part)


def _either(terms: tuple[Words, ...]) -> str:
    written = " OR ".join(write_words(term) for term in terms)
    return written if len(terms) == 1 else f"({written})"


def _quoted(text: str) -> str:
    """`text` in quotation marks that are not in it; a closing one that is in it is doubled."""
    if any(mark in text for mark in "＂“”"):
        return "「" + text.replace("」", "」」") + "」"
    return '"' + text.replace('"', '""') + '"'


def _days(first: date | None, last: date | None) -> str:
    if first and last and first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if first.year == last.year and (first.month, last.month) == (1, 12):
            return f"{first.year:04}"
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.year:04}-{first.month:02}"
    if first and first == last:
        return first.isoformat()
    return f"{first.isoformat() if first else ''}..{last.isoformat() if last else ''}"


def _capital(letters: str) -> str:
    return letters.upper() if letters.isascii() else letters  # others may not come back from it: ı
