"""What lies around a search, by example; the counts themselves are compared in `test_index_agrees`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from newsdesk.db import index
from newsdesk.db.engine import Archive
from newsdesk.db.store import store
from newsdesk.domain import EVERYWHERE, Coverage, Facet, FacetCount, HitsOn, Place, ReadSource, Survey
from newsdesk.search.query import parse

MakeSource = Callable[..., ReadSource]


@pytest.fixture
def daily(archive: Archive, make_source: MakeSource) -> Archive:
    """A newspaper of five days in June, of which two are missing, and a weekly one."""
    for day in (3, 4, 6):
        store(archive, make_source(f"{day}.txt", day=f"2024-06-0{day}", pages=("01", "A2")))
    store(archive, make_source("7.txt", day="2024-06-07", pages=("1",), words="航标"))
    store(archive, make_source("weekly.txt", newspaper="汀洲周报", day="2023-12-30", pages=("1",)))
    store(archive, make_source("undated.txt", day=None, pages=("1",)))
    return archive


def survey(archive: Archive, query: str, place: Place = EVERYWHERE) -> Survey:
    """The survey of a query."""
    with archive.reading() as connection:
        return index.survey(connection, parse(query), place)


def test_facets_have_the_most_first_and_years_the_newest(daily: Archive) -> None:
    found = survey(daily, "渡口")
    assert found.facets == {
        Facet.NEWSPAPER: (FacetCount("河湾日报", 7), FacetCount("汀洲周报", 1)),
        Facet.YEAR: (FacetCount("2024", 6), FacetCount("2023", 1)),
        Facet.PAGE: (FacetCount("1", 5), FacetCount("A2", 3)),
        Facet.SECTION: (FacetCount("第01版", 3), FacetCount("第A2版", 3), FacetCount("第1版", 2)),
        Facet.AUTHOR: (FacetCount("林晚舟", 8),),
    }
    assert (found.articles, found.undated, set(found.more.values())) == (8, 1, {0})


def test_many_values_are_cut_and_counted(archive: Archive, make_source: MakeSource) -> None:
    store(archive, make_source(pages=tuple(map(str, range(1, 41)))))
    found = survey(archive, "渡口")
    assert [one.value for one in found.facets[Facet.PAGE]] == list(map(str, range(1, 31)))
    assert (found.more[Facet.PAGE], found.more[Facet.NEWSPAPER]) == (10, 0)


def test_the_strip_is_drawn_by_days_where_there_are_few(daily: Archive) -> None:
    found = survey(daily, "渡口 报纸:日报")
    counts = [2, 2, 0, 2, 0]
    days = [date(2024, 6, day) for day in range(3, 8)]
    assert found.strip == tuple(HitsOn(day, day, count) for day, count in zip(days, counts, strict=True))


def test_the_strip_is_drawn_by_months_and_ends_where_issues_end(daily: Archive) -> None:
    strip = survey(daily, "渡口").strip
    assert [bar.articles for bar in strip] == [1, 0, 0, 0, 0, 0, 6]
    assert (strip[0], strip[2]) == (
        HitsOn(date(2023, 12, 30), date(2023, 12, 31), 1),
        HitsOn(date(2024, 2, 1), date(2024, 2, 29), 0),
    )
    assert strip[-1].last == date(2024, 6, 7)


def test_the_strip_is_drawn_by_years_over_generations(archive: Archive, make_source: MakeSource) -> None:
    for day in ("1901-05-05", "1999-01-01"):
        store(archive, make_source(f"{day}.txt", day=day))
    strip = survey(archive, "渡口").strip
    assert len(strip) == 99
    assert (strip[0].first, strip[0].last, sum(bar.articles for bar in strip)) == (
        date(1901, 5, 5),
        date(1901, 12, 31),
        2,
    )


@pytest.mark.parametrize(
    ("query", "place", "expected"),
    [
        ("渡口", EVERYWHERE, Coverage(5, date(2023, 12, 30), date(2024, 6, 7), 156)),
        ("渡口 报纸:日报", EVERYWHERE, Coverage(4, date(2024, 6, 3), date(2024, 6, 7), 1, (date(2024, 6, 5),))),
        ("渡口 报纸:日报 日期:2024-06-04..2024-06-05", EVERYWHERE, Coverage(1, date(2024, 6, 4), date(2024, 6, 5), 1)),
        ("渡口 报纸:日报 日期:2024-06-05..", EVERYWHERE, Coverage(2, date(2024, 6, 5), date(2024, 6, 7), 1)),
        ("渡口 报纸:日报 日期:..2024-06-08", EVERYWHERE, Coverage(4, date(2024, 6, 3), date(2024, 6, 8), 2)),
        ("渡口", Place(1), Coverage(4, date(2024, 6, 3), date(2024, 6, 7), 1)),
        ("渡口", Place(1, 2024, 6, 4), Coverage(1, date(2024, 6, 4), date(2024, 6, 4), 0)),
        ("渡口 OR 报纸:周报", Place(1), Coverage(4, date(2024, 6, 3), date(2024, 6, 7), 1)),
        ("渡口 报纸:日报 日期:2024-06-06..9999", EVERYWHERE, Coverage(2, date(2024, 6, 6), date(2024, 6, 7), 0)),
        ("渡口 报纸:日报 日期:..9999-12-31", EVERYWHERE, Coverage(4, date(2024, 6, 3), date(2024, 6, 7), 1)),
        ("渡口 日期:1949", EVERYWHERE, Coverage(0, None, None, 0)),
        ("渡口 报纸:夜报", EVERYWHERE, Coverage(0, None, None, 0)),
        ("渡口", Place(1, 0), Coverage(0, None, None, 0)),
    ],
)
def test_what_was_searched_and_what_is_missing(daily: Archive, query: str, place: Place, expected: Coverage) -> None:
    held = survey(daily, query, place).coverage
    assert (held.issues, held.first, held.last, held.missing) == (
        expected.issues,
        expected.first,
        expected.last,
        expected.missing,
    )
    assert len(held.missing_days) == min(15, held.missing)
    assert held.missing_days[: len(expected.missing_days)] == expected.missing_days


def test_what_is_wrongly_found_by_the_index_alone_is_not_counted(daily: Archive, make_source: MakeSource) -> None:
    """Of 標 and 标 in one article the index does not know which stands behind 航."""
    store(daily, make_source("traditional.txt", words="航標 标", pages=("3", "4")))
    found = survey(daily, "=航标")
    assert (found.articles, found.facets[Facet.PAGE]) == (1, (FacetCount("1", 1),))
    assert sum(bar.articles for bar in found.strip) == 1


@pytest.mark.parametrize("query", ["渡口", "=渡口 报纸:日报", "渡口 日期:2024-06", "-渡口", "无此字"])
def test_the_strip_alone_is_that_of_the_survey(daily: Archive, query: str) -> None:
    with daily.reading() as connection:
        assert index.strip(connection, parse(query), EVERYWHERE) == survey(daily, query).strip
