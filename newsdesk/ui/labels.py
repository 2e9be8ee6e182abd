"""What places, dates and sources are called on screen, in the person's language.

Goes in: plain values of the domain. Comes out: short texts. Must not know: Qt, who shows them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsdesk.domain import Author, Coverage, Facet, Folding, Place, PlaceCount
from newsdesk.wording import _, mark

_WEEKDAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))
_MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)
_FACETS = {
    Facet.NEWSPAPER: mark("Newspaper"),
    Facet.YEAR: mark("Year"),
    Facet.PAGE: mark("Page"),
    Facet.SECTION: mark("Section"),
    Facet.AUTHOR: mark("Author"),
}

_FOLDINGS = {
    Folding.TO_SIMPLIFIED: mark("Traditional → Simplified"),
    Folding.TO_TRADITIONAL: mark("Simplified → Traditional"),
    Folding.VARIANT: mark("variant forms"),
}


def number(value: int) -> str:
    """A count with its thousands set apart."""
    return f"{value:,}"


def day_name(day: date | None) -> str:
    """A date in full: 2021 年 8 月 6 日."""
    if day is None:
        return _("no date")
    return _("{day} {month} {year}", year=day.year, month=_month(day.month), day=day.day)


def month_name(day: date) -> str:
    """The month of a day: 2021 年 8 月."""
    return _("{month} {year}", year=day.year, month=_month(day.month))


def page_name(page: str | None, section: str | None) -> str:
    """A page with its section: 第01版 要闻."""
    if not page:
        return section or _("no page")
    named = _("Page {number}", number=page.zfill(2) if page.isdecimal() else page)
    return f"{named} {section}" if section else named


def place_name(count: PlaceCount) -> str:
    """What a line of the tree is called; each level says only what its parents have not."""
    place = count.place
    if place.page is not None:
        return page_name(place.page, count.name)
    if place.day is not None:
        return _day_of_month(place)
    if place.month is not None:
        return _month(place.month) if place.month else _("no date")
    if place.year is not None:
        return str(place.year) if place.year else _("no date")
    if place.newspaper is not None:
        return count.name or _("Unknown newspaper")
    return _("All editions")


def place_path(counts: list[PlaceCount]) -> str:
    """A place with its parents, from the newspaper down: 晋河日报 2021 8 月."""
    return " ".join(place_name(count) for count in counts)


def newspaper_name(name: str | None) -> str:
    """A newspaper's name, or that nobody knows it."""
    return name or _("Unknown newspaper")


def author_names(authors: tuple[Author, ...]) -> str:
    """People under the word that was printed before them: 记者 王丹 李明　通讯员 赵安."""
    by_function: dict[str, list[str]] = {}
    for author in authors:
        by_function.setdefault(author.function, []).append(author.name)
    parts = (f"{function} {' '.join(names)}".strip() for function, names in by_function.items())
    return "\u2002".join(parts)


def characters(count: int) -> str:
    """A length: 1,017 字."""
    return _("{count} characters", count=number(count))


def hits(count: int) -> str:
    """How often the query stands in an article: 9 处."""
    return _("1 hit") if count == 1 else _("{count} hits", count=number(count))


def foldings(found: Sequence[Folding], *, counted: bool) -> str:
    """经 繁→简; with how many hits where they are not just one: 2 处经 繁→简."""
    kinds = [kind for kind in Folding if kind in found]
    told = _(", ").join(_(_FOLDINGS[kind]) for kind in kinds)
    return (
        _("{hits} through {folding}", hits=hits(len(found)), folding=told)
        if counted
        else _("through {folding}", folding=told)
    )


def articles(count: int) -> str:
    """17 篇."""
    return _("1 article") if count == 1 else _("{count} articles", count=number(count))


def issues(count: int) -> str:
    """217 期."""
    return _("1 issue") if count == 1 else _("{count} issues", count=number(count))


def days(count: int) -> str:
    """27 天."""
    return _("1 day") if count == 1 else _("{count} days", count=number(count))


def missing_in_short(coverage: Coverage, most: int) -> str:
    """The first days that are missing, on one line: 缺 2021-08-14、2021-08-22 等; "" where none is."""
    named = coverage.missing_days[:most]
    if not named:
        return ""
    more = coverage.missing > len(named)
    days_named = _(", ").join(day.isoformat() for day in named)
    return _("Missing: {days} …" if more else "Missing: {days}", days=days_named)


def missing_days(coverage: Coverage, most: int) -> str:
    """The first of the days that are missing, a line each for the tip; "" where none is."""
    named = coverage.missing_days[:most]
    if not named:
        return ""
    lines = [_("No issue of these days is held:"), *(day.isoformat() for day in named)]
    left = coverage.missing - len(named)
    return "\n".join([*lines, *([_("and {days} more", days=days(left))] if left else [])])


def facet_name(facet: Facet) -> str:
    """What the values of a facet are."""
    return _(_FACETS[facet])


def facet_value(facet: Facet, value: str) -> str:
    """A value as it is read: pages by their name, everything else as it stands."""
    return page_name(value, None) if facet is Facet.PAGE else value


def files(count: int) -> str:
    """52 个文件."""
    return _("1 file") if count == 1 else _("{count} files", count=number(count))


def milliseconds(value: float) -> str:
    """4 毫秒; never a nought."""
    return _("{count} ms", count=number(max(1, round(value))))


def time_left(seconds: float) -> str:
    """An honest guess, in steps a person thinks in."""
    if seconds < 60:
        return _("less than a minute")
    return _("about {count} min", count=number(round(seconds / 60)))


def _month(month: int) -> str:
    return _(_MONTHS[month - 1])


def _day_of_month(place: Place) -> str:
    if not place.day or not place.year or not place.month:
        return _("no date")
    weekday = date(place.year, place.month, place.day).weekday()
    return _("{day} {weekday}", day=place.day, weekday=_(_WEEKDAYS[weekday]))
