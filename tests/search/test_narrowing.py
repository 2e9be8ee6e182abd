from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsdesk.domain import Facet
from newsdesk.errors import QueryError
from newsdesk.search.match import matches_text
from newsdesk.search.narrowing import name_words, narrowed, standing_dates, standing_facets, stands, with_dates
from newsdesk.search.query import DEEPEST, parse
from newsdesk.search.tokens import tokens
from newsdesk.search.tree import And, Dates, Nothing, Query, Scope, Within, both
from newsdesk.search.writing import write

FRAGMENTS = [
    *'ab疫后１9 　\u200b，。"“”「」『』()（）-=*:：@\\/😀\ud800\0\u0301',
    *[" AND ", " OR ", " NOT ", " NEAR/2 ", "标题:", "记者:", "报纸:", "版名:", "日期:2021", "日期:2021-08..", "版:A1"],
]
QUERIES = st.lists(st.sampled_from(FRAGMENTS), max_size=12).map("".join) | st.text()
NAMES = st.text() | st.lists(st.sampled_from([*FRAGMENTS, "OR", "NEAR"]), max_size=4).map("".join)
NAMED = {Facet.NEWSPAPER: Scope.PAPER, Facet.SECTION: Scope.SECTION, Facet.AUTHOR: Scope.AUTHOR}


@pytest.mark.parametrize(
    ("query", "facet", "value", "narrower"),
    [
        ("", Facet.NEWSPAPER, "河湾日报", "报纸:河湾日报"),
        ("渡口", Facet.NEWSPAPER, "河湾日报", "渡口 报纸:河湾日报"),
        ("渡口 OR 码头", Facet.NEWSPAPER, "河湾日报", "(渡口 OR 码头) 报纸:河湾日报"),
        ("渡口 NEAR/3 码头", Facet.YEAR, "2021", "渡口 NEAR/3 码头 日期:2021"),
        ("渡口", Facet.AUTHOR, "林晚舟", "渡口 记者:林晚舟"),
        ("渡口", Facet.AUTHOR, "Ann Lee", '渡口 记者:"Ann Lee"'),
        ("渡口", Facet.AUTHOR, "安·李", '渡口 记者:"安·李"'),
        ("渡口", Facet.AUTHOR, "OR", '渡口 记者:"OR"'),
        ("渡口", Facet.SECTION, "要闻 / “两会”", "渡口 版名:「要闻 / “两会”」"),
        ("渡口", Facet.SECTION, '"x"*', '渡口 版名:"""x""*"'),
        ("渡口", Facet.PAGE, "02", "渡口 版:2"),
        ("渡口", Facet.PAGE, "A01", "渡口 版:A1"),
        # another value of the facet gives way, in its place
        ("报纸:河湾日报 渡口", Facet.NEWSPAPER, "云棹日报", "报纸:云棹日报 渡口"),
        ("记者:林 渡口 记者:舟", Facet.AUTHOR, "林晚舟", "记者:林晚舟 渡口"),
        ("版:A1 渡口", Facet.PAGE, "A2", "版:A2 渡口"),
        ("日期:2021-08 渡口", Facet.YEAR, "2021", "日期:2021 渡口"),
        ("日期:2020..2022 渡口 日期:..2021", Facet.YEAR, "2021", "日期:2021 渡口"),
        # the value that stands there goes
        ("渡口 报纸:河湾日报", Facet.NEWSPAPER, "河湾日报", "渡口"),
        ('paper:"河灣日報" 渡口', Facet.NEWSPAPER, "河湾日报", "渡口"),
        ("报纸:河湾日报", Facet.NEWSPAPER, "河湾日报", ""),
        ("版:02 渡口", Facet.PAGE, "2", "渡口"),
        ("日期:2021-01-01..2021-12-31 渡口", Facet.YEAR, "2021", "渡口"),
        ("(渡口 OR 码头) 版:2", Facet.PAGE, "2", "渡口 OR 码头"),
        ("记者:林晚舟 记者:安", Facet.AUTHOR, "林晚舟", "记者:安"),
        # what is not one value at the top stays
        ("-报纸:云棹日报", Facet.NEWSPAPER, "河湾日报", "-报纸:云棹日报 报纸:河湾日报"),
        ("报纸:(河湾 OR 云棹)", Facet.NEWSPAPER, "河湾日报", "报纸:(河湾 OR 云棹) 报纸:河湾日报"),
        ("报纸:河湾日报 OR a", Facet.NEWSPAPER, "河湾日报", "(报纸:河湾日报 OR a) 报纸:河湾日报"),
        ("版:1..4", Facet.PAGE, "2", "版:1..4 版:2"),
        ("日期:2020..2022 报纸:a", Facet.PAGE, "2", "日期:2020-01-01..2022-12-31 报纸:a 版:2"),
        # what no query can ask for changes nothing
        ("渡口，码头", Facet.PAGE, "封面", "渡口 码头"),
        ("渡口", Facet.YEAR, "0000", "渡口"),
        ("渡口", Facet.YEAR, "去年", "渡口"),
        ("渡口", Facet.AUTHOR, " \u200b", "渡口"),
        ("渡口", Facet.AUTHOR, "", "渡口"),
    ],
)
def test_a_click_on_a_facet(query: str, facet: Facet, value: str, narrower: str) -> None:
    assert narrowed(query, facet, value) == narrower
    assert write(parse(narrower)) == narrower


@pytest.mark.parametrize(
    ("query", "first", "last", "dated"),
    [
        ("渡口", date(2021, 8, 1), date(2021, 8, 31), "渡口 日期:2021-08"),
        ("渡口", date(2021, 8, 31), date(2021, 8, 1), "渡口 日期:2021-08"),
        ("渡口", date(2021, 8, 6), date(2021, 8, 6), "渡口 日期:2021-08-06"),
        ("日期:2020 渡口 日期:2021", date(2021, 1, 1), None, "日期:2021-01-01.. 渡口"),
        ("渡口 OR 日期:2020", None, date(2021, 8, 6), "(渡口 OR 日期:2020) 日期:..2021-08-06"),
        ("-日期:2020", None, date(2021, 8, 6), "-日期:2020 日期:..2021-08-06"),
        ("日期:2020 渡口", None, None, "渡口"),
        ("日期:2020", None, None, ""),
        ("", None, None, ""),
    ],
)
def test_days_are_put_in_the_place_of_others(query: str, first: date | None, last: date | None, dated: str) -> None:
    assert with_dates(query, first, last) == dated


@pytest.mark.parametrize(
    ("query", "facets"),
    [
        ("", {}),
        ("渡口 日期:2021-08 -版:2 报纸:(a b)", {}),
        ("版:1..4 (报纸:a OR 报纸:b)", {}),
        (
            '报纸:河湾日报 版:a01 版名:要闻 记者:"Ann Lee" 日期:2021 渡口',
            {
                Facet.NEWSPAPER: "河湾日报",
                Facet.YEAR: "2021",
                Facet.PAGE: "A1",
                Facet.SECTION: "要闻",
                Facet.AUTHOR: "Ann Lee",
            },
        ),
        ("记者:安 记者:李", {Facet.AUTHOR: "安"}),
    ],
)
def test_facets_that_stand_in_a_query(query: str, facets: dict[Facet, str]) -> None:
    assert standing_facets(query) == facets


def test_whether_a_value_stands_there_however_it_is_printed() -> None:
    assert stands("版:A1 报纸:河灣日報", Facet.PAGE, "A01")
    assert stands("版:A1 报纸:河灣日報", Facet.NEWSPAPER, "河湾日报")
    assert not stands("报纸:河湾", Facet.NEWSPAPER, "河湾日报")
    assert not stands("版:1..2", Facet.PAGE, "1")
    assert not stands("渡口", Facet.PAGE, "封面")


def parts_of(tree: Query) -> tuple[Query, ...]:
    return tree.parts if isinstance(tree, And) else () if isinstance(tree, Nothing) else (tree,)


def read(query: str) -> Query:
    try:
        return parse(query)
    except QueryError:
        assume(False)
        raise


@given(QUERIES, st.sampled_from([*NAMED]), NAMES)
@example("a OR b", Facet.AUTHOR, "\u200bOR")
@example("a", Facet.SECTION, "“」" + '"')
def test_narrowing_adds_one_name_and_taking_it_away_gives_the_query_again(query: str, facet: Facet, name: str) -> None:
    tree = read(query)
    assume(facet not in standing_facets(query))
    assume(tokens(name))
    narrower = narrowed(query, facet, name)
    assert parse(narrower) == both([*parts_of(tree), Within(NAMED[facet], name_words(name))])
    assert narrowed(narrower, facet, name) == write(tree)
    assert stands(narrower, facet, name)
    assert standing_facets(narrower)[facet] == name


@given(QUERIES, st.sampled_from(Facet), NAMES | st.sampled_from(["2021", "0001", "9999", "2", "A1", "0"]))
def test_a_second_click_takes_back_the_first(query: str, facet: Facet, value: str) -> None:
    tree = read(query)
    narrower = narrowed(query, facet, value)
    if stands(query, facet, value):
        assert not stands(narrower, facet, value)
    elif stands(narrower, facet, value):
        rest = [part for part in parts_of(tree) if not isinstance(part, Dates) or facet is not Facet.YEAR]
        again = narrowed(narrower, facet, value)
        assert set(parts_of(parse(again))) <= set(rest)
        assert facet not in standing_facets(again)
    else:
        assert narrower == write(tree)


@given(QUERIES, st.none() | st.dates(), st.none() | st.dates())
def test_days_replace_days_and_nothing_else(query: str, first: date | None, last: date | None) -> None:
    others = [part for part in parts_of(read(query)) if not isinstance(part, Dates)]
    dated = parts_of(parse(with_dates(query, first, last)))
    assert [part for part in dated if not isinstance(part, Dates)] == others
    ends = sorted(day for day in (first, last) if day)
    assert len([part for part in dated if isinstance(part, Dates)]) == bool(ends)
    if first and last:
        assert Dates(ends[0], ends[1]) in dated


@given(NAMES)
def test_the_term_of_a_name_finds_that_name(name: str) -> None:
    assume(tokens(name))
    assert matches_text(name_words(name), name)


@pytest.mark.parametrize("query", ["日期:昨天", "版:要闻", "a NEAR -b"])
def test_a_query_that_cannot_be_read_cannot_be_narrowed(query: str) -> None:
    with pytest.raises(QueryError):
        narrowed(query, Facet.PAGE, "2")
    with pytest.raises(QueryError):
        with_dates(query, None, None)
    with pytest.raises(QueryError):
        standing_facets(query)


def test_no_text_comes_out_that_cannot_be_read() -> None:
    half = DEEPEST // 2
    deepest = "x OR (y (" * half + "c" + "))" * half
    with pytest.raises(QueryError):
        parse(deepest)
    deep = deepest.replace("x OR (y (c))", "x OR c")
    assert parse(narrowed(deep.replace("x OR c", "c"), Facet.PAGE, "2"))
    with pytest.raises(QueryError) as caught:
        narrowed(deep, Facet.PAGE, "2")
    assert caught.value.problem.code == "query_too_deep"


@pytest.mark.parametrize(
    ("query", "dates"),
    [
        ("疫情 日期:2021-08", (date(2021, 8, 1), date(2021, 8, 31))),
        ("日期:2021-08-06.. 疫情", (date(2021, 8, 6), None)),
        ("日期:..2021 日期:2022", (None, date(2021, 12, 31))),
        ("疫情 OR 日期:2021", None),
        ("疫情 -日期:2021", None),
        ("疫情", None),
        ("", None),
    ],
)
def test_the_days_that_a_query_asks_for(query: str, dates: tuple[date | None, date | None] | None) -> None:
    assert standing_dates(query) == dates
    if dates is not None:
        assert standing_dates(with_dates("水位", *dates)) == dates
