"""A query in words, in the person's language: what it asks for, and what in it was overlooked.

An `Explained` goes in, sentences come out, each on one line. For the window and the commands; knows neither the query
language's text nor how a query is read.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from newsdesk.domain import (
    Asked,
    AskedAll,
    AskedAny,
    AskedDates,
    AskedNear,
    AskedNot,
    AskedPages,
    AskedTerm,
    AskedTerms,
    Explained,
    Overlooked,
    Remark,
    SearchedIn,
)
from newsdesk.wording import _, mark, visible

_WHERE = {
    SearchedIn.ARTICLE: mark("anywhere"),
    SearchedIn.TITLE: mark("in the headlines"),
    SearchedIn.BODY: mark("in the body"),
    SearchedIn.AUTHOR: mark("in the authors' names"),
    SearchedIn.PAPER: mark("in the newspaper's name"),
    SearchedIn.SECTION: mark("in the page's name"),
}
_REMARKS = {
    Overlooked.PUNCTUATION: mark("“{value}” outside quotation marks only separates terms."),
    Overlooked.STAR_ALONE: mark("A star alone finds nothing; write it behind letters or digits, as in 19*."),
    Overlooked.STAR_IDLE: mark("The star behind “{value}” changes nothing; what ends in Chinese goes on anyway."),
    Overlooked.QUOTE_ALONE: mark("The quotation mark {value} has no partner and counts for nothing."),
    Overlooked.QUOTES_EMPTY: mark("Quotation marks with nothing to find between them count for nothing."),
    Overlooked.BRACKET_ALONE: mark("The bracket {value} has no partner and counts for nothing."),
    Overlooked.SIGN_AS_WORD: mark("“{value}” joins nothing where it stands, so it is searched as a word."),
    Overlooked.SMALL_SIGN: mark("“{value}” is searched as a word; as a sign it is written {instead}."),
    Overlooked.NO_SUCH_FIELD: mark("There is no field “{value}:”; it is searched as a word."),
    Overlooked.FIELD_EMPTY: mark("Nothing to find stands behind “{value}:”, so it is searched as a word."),
    Overlooked.FIELD_WITHOUT_DATE: mark("No date stands behind “{value}:”, so it is searched as a word."),
    Overlooked.FIELD_NEEDS_SPACE: mark("“{value}:” is a field only behind a space; here it is searched as a word."),
}
# By the name that the core gives a field.
_FIELDS = {
    "标题": mark("title:"),
    "正文": mark("body:"),
    "记者": mark("author:"),
    "报纸": mark("paper:"),
    "版名": mark("section:"),
    "日期": mark("date:"),
    "版": mark("page:"),
}


def in_words(explained: Explained) -> str:
    """A query in words: its sentence, then the remarks, a line each."""
    return "\n".join([asked_sentence(explained), *remark_sentences(explained)])


def asked_sentence(explained: Explained) -> str:
    """What a query asks for, in one sentence."""
    if explained.asks is None:
        return _("There is no term in this query; it finds nothing.")
    return _("Finds articles {asked}.", asked=_top(explained.asks))


def remark_sentences(explained: Explained) -> list[str]:
    """What in a query's text was overlooked, a sentence each."""
    return [_remark(remark) for remark in explained.remarks]


def _remark(remark: Remark) -> str:
    instead = remark.instead
    if remark.about is Overlooked.NO_SUCH_FIELD and instead:
        return _(
            "There is no field “{value}:”; it is searched as a word. The nearest field is {instead}",
            value=visible(remark.value),
            instead=_(_FIELDS[instead]),
        )
    return _(_REMARKS[remark.about], value=visible(remark.value), instead=instead)


def _top(asked: Asked) -> str:
    match asked:
        case AskedAll(parts):
            return _("; ").join(_words(part) for part in parts)
        case AskedAny(parts):
            return _(", or ").join(_words(part) for part in parts)
        case _:
            return _words(asked)


def _words(asked: Asked) -> str:
    """A part of a query, in brackets where it would come apart."""
    match asked:
        case AskedAll(parts):
            return _("({asked})", asked=_(", and ").join(_words(part) for part in parts))
        case AskedAny(parts):
            return _("({asked})", asked=_(", or ").join(_words(part) for part in parts))
        case AskedNot(part):
            return _without(part)
        case _:
            return _leaf(asked)


def _leaf(asked: AskedTerms | AskedNear | AskedDates | AskedPages) -> str:
    match asked:
        case AskedTerms(where, terms, any_of_them):
            return _("with {terms} {where}", terms=_list(terms, any_of_them=any_of_them), where=_(_WHERE[where]))
        case AskedNear():
            return _near(asked)
        case AskedDates(first, last):
            return _dates(first, last)
        case AskedPages(first, last):
            return _pages(first, last)


def _without(part: Asked) -> str:
    if not isinstance(part, AskedTerms):
        inner = _words(part)
        return _("not {asked}", asked=inner if isinstance(part, AskedAll | AskedAny) else _("({asked})", asked=inner))
    where, terms = _(_WHERE[part.where]), _list(part.terms, any_of_them=part.any_of_them)
    if len(part.terms) == 1:
        return _("without {terms} {where}", terms=terms, where=where)
    if part.any_of_them:
        return _("with none of {terms} {where}", terms=_(", ").join(map(_term, part.terms)), where=where)
    return _("without {terms} together {where}", terms=terms, where=where)


def _near(near: AskedNear) -> str:
    left, right = _list(near.left, any_of_them=True), _list(near.right, any_of_them=True)
    where = _(_WHERE[near.where])
    if not near.distance:
        return _("with {left} right beside {right} {where}", left=left, right=right, where=where)
    return _(
        "with {left} near {right} {where} (characters between: {distance} at most)",
        left=left,
        right=right,
        where=where,
        distance=near.distance,
    )


def _list(terms: Sequence[AskedTerm], *, any_of_them: bool) -> str:
    """Terms one after the other: “a”, “b” and “c”."""
    *rest, last = map(_term, terms)
    if not rest:
        return last
    joined = _(", ").join(rest)
    return (
        _("{terms} or {last}", terms=joined, last=last)
        if any_of_them
        else _("{terms} and {last}", terms=joined, last=last)
    )


def _term(term: AskedTerm) -> str:
    words = _("“{term}”", term=visible(term.text))
    if term.goes_on:
        words = _("{term} (letters and digits may follow)", term=words)
    return _("{term} (exactly as written)", term=words) if term.strict else words


def _dates(first: date | None, last: date | None) -> str:
    """Days in words, by months or years where they are whole ones."""
    if last is None:
        return _("dated {day} or later", day=_day(first or date.min))
    if first is None:
        return _("dated {day} or earlier", day=_day(last))
    name = _day
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        name = _year if (first.month, last.month) == (1, 12) else _month
    begins, ends = name(first), name(last)
    return _("dated {day}", day=begins) if begins == ends else _("dated {first} to {last}", first=begins, last=ends)


def _year(day: date) -> str:
    return _("{year:04}", year=day.year)


def _month(day: date) -> str:
    return _("{year:04}-{month:02}", year=day.year, month=day.month)


def _day(day: date) -> str:
    return _("{year:04}-{month:02}-{day:02}", year=day.year, month=day.month, day=day.day)


def _pages(first: str, last: str) -> str:
    if first == last:
        return _("starting on page {page}", page=first)
    return _("starting on pages {first} to {last}", first=first, last=last)
