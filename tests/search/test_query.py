from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsdesk.errors import QueryError
from newsdesk.search.fields import FIELDS, NEAREST_FIELD, ONLY_BEFORE_DATES
from newsdesk.search.query import DEEPEST, parse
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
    Scope,
    Within,
    Words,
    inner_parts,
    terms,
)
from newsdesk.search.writing import write

A, B, C = Words("a"), Words("b"), Words("c")
FRAGMENTS = [
    *"ab疫后１9 　\u200b，。\"“”「」『』()（）-－=＝*＊:：+@'\\/;😀\ud800\0\u0301%{}^~|",
    *[
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR/5",
        " AND ",
        " OR ",
        " NOT ",
        " NEAR/2 ",
        "标题:",
        "title:",
        "正文：",
        "記者:",
        "报纸:",
    ],
    *[
        "日期:2021",
        "日期:2021-08..2021-09",
        "版:2",
        "版:A1..A3",
        "版名:",
        '""',
        "19*",
        "=后",
        '"a，b"*',
        "日期:",
        "版:",
    ],
]
QUERIES = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("疫情防控", Words("疫情防控")),
        ("疫情，防控", And((Words("疫情"), Words("防控")))),
        ("a b", And((A, B))),
        ("a AND b", And((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("（a OR b）c", And((Or((A, B)), C))),
        ("((a)) (b (c))", And((A, B, C))),
        ("-a", Not(A)),
        ("NOT a b", And((Not(A), B))),
        ("－（a b）", Not(And((A, B)))),
        ("--a", A),
        ("a-b", And((A, B))),
        ("a - b", And((A, B))),
        ('"疫情，防控"', Words("疫情，防控", quoted=True)),
        ("“疫情，防控”", Words("疫情，防控", quoted=True)),
        ("「“十四五”规划」", Words("“十四五”规划", quoted=True)),
        ('"a ""b"""', Words('a "b"', quoted=True)),
        ("=后", Words("后", strict=True)),
        ('＝"后 A"', Words("后 A", quoted=True, strict=True)),
        ("19*", Words("19", prefix=True)),
        ('"a 19"＊', Words("a 19", quoted=True, prefix=True)),
        ("19*日", And((Words("19", prefix=True), Words("日")))),
        ("a NEAR/20 b", Near((A,), (B,), 20)),
        ("a NEAR b", Near((A,), (B,), 20)),
        ("a NEAR/100000 b", Near((A,), (B,), 100_000)),
        ("a NEAR/1 b NEAR/2 c", And((Near((A,), (B,), 1), Near((B,), (C,), 2)))),
        ("(a OR b) NEAR/5 c", Near((A, B), (C,), 5)),
        ("-a NEAR/5 b", Not(Near((A,), (B,), 5))),
        ("标题:a b", And((Within(Scope.TITLE, A), B))),
        ("標題：(a b)", Within(Scope.TITLE, And((A, B)))),
        ("Title:-a", Not(Within(Scope.TITLE, A))),
        ("正文:a body:b", And((Within(Scope.BODY, A), Within(Scope.BODY, B)))),
        ("记者:a author:b", And((Within(Scope.AUTHOR, A), Within(Scope.AUTHOR, B)))),
        ("报纸:a paper:b", And((Within(Scope.PAPER, A), Within(Scope.PAPER, B)))),
        ("版名:a section:b", And((Within(Scope.SECTION, A), Within(Scope.SECTION, B)))),
        ("标题: a", Within(Scope.TITLE, A)),
        ("标题:正文:a", Within(Scope.BODY, A)),
        ("日期:2021", Dates(date(2021, 1, 1), date(2021, 12, 31))),
        ("date:2024-02", Dates(date(2024, 2, 1), date(2024, 2, 29))),
        ("日期：２０２１年8月6日", Dates(date(2021, 8, 6), date(2021, 8, 6))),
        ("日期:2021-08-01..2021-08-31", Dates(date(2021, 8, 1), date(2021, 8, 31))),
        ("日期:2021-08-01 .. 2021-08-31", Dates(date(2021, 8, 1), date(2021, 8, 31))),
        ("日期:20210801—20210831", Dates(date(2021, 8, 1), date(2021, 8, 31))),
        ("日期:2021年8月1日 ..2021年", Dates(date(2021, 8, 1), date(2021, 12, 31))),
        ("日期:.. 2021 a", And((Dates(None, date(2021, 12, 31)), A))),
        ("日期:2021.. 5G", And((Dates(date(2021, 1, 1), None), Words("5G")))),
        ("日期:2021 .. 2021a", And((Dates(date(2021, 1, 1), None), Words("2021a")))),
        ("日期:2021..", Dates(date(2021, 1, 1), None)),
        ("日期:..1949-10", Dates(None, date(1949, 10, 31))),
        ("版:02", Pages(PageLabel("", 2), PageLabel("", 2))),
        ("page:A1..A4", Pages(PageLabel("a", 1), PageLabel("a", 4))),
        ("版:A01-A04", Pages(PageLabel("a", 1), PageLabel("a", 4))),
        ("版:第3版", Pages(PageLabel("", 3), PageLabel("", 3))),
        ("版:第第3版版", Pages(PageLabel("", 3), PageLabel("", 3))),
        ("50℃ 😀", And((Words("50℃"), Words("😀")))),
        # the fields' other names
        ("题名:a 題名：b", And((Within(Scope.TITLE, A), Within(Scope.TITLE, B)))),
        ("headline:a 内文:b", And((Within(Scope.TITLE, A), Within(Scope.BODY, B)))),
        ("內文:a 作者:b", And((Within(Scope.BODY, A), Within(Scope.AUTHOR, B)))),
        ("署名:a byline:b", And((Within(Scope.AUTHOR, A), Within(Scope.AUTHOR, B)))),
        ("Reporter:a 报:b", And((Within(Scope.AUTHOR, A), Within(Scope.PAPER, B)))),
        ("報:a 报刊:b", And((Within(Scope.PAPER, A), Within(Scope.PAPER, B)))),
        ("報刊:a newspaper:b", And((Within(Scope.PAPER, A), Within(Scope.PAPER, B)))),
        ("版面:2", Pages(PageLabel("", 2), PageLabel("", 2))),
        ("版次:A2", Pages(PageLabel("a", 2), PageLabel("a", 2))),
        ("时间:2021", Dates(date(2021, 1, 1), date(2021, 12, 31))),
        ("時間：2021-08-06", Dates(date(2021, 8, 6), date(2021, 8, 6))),
        # time: is a field only before a date; other names are words
        ("时间：下午3点", And((Words("时间"), Words("下午3点")))),
        ("时间:2021-13", And((Words("时间"), Words("2021"), Words("13")))),
        ("时间:", Words("时间")),
        ("通讯员:a", And((Words("通讯员"), A))),
        ("栏目:a", And((Words("栏目"), A))),
        # what is no sign where it stands is text
        ("", Nothing()),
        ("*", Nothing()),
        ('，。- () "" “”', Nothing()),
        ("(a", A),
        ("a)", A),
        ('"a', A),
        ("a OR", And((A, Words("OR", quoted=True)))),
        ("NOT", Words("NOT", quoted=True)),
        ("a NEAR/7", And((A, Words("NEAR", quoted=True), Words("7")))),
        ("and or not", And((Words("and"), Words("or"), Words("not")))),
        ("标题", Words("标题")),
        ("标题:", Words("标题")),
        ("新闻标题:a", And((Words("新闻标题"), A))),
        ("日期:", Words("日期")),
        ("==a", A),
        ("a*b=c", And((Words("a", prefix=True), B, C))),
        ("http://a", And((Words("http"), A))),
    ],
)
def test_reading(text: str, tree: Query) -> None:
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a 日期:2021-13 b", "date_unreadable", "2021-13"),
        ("日期:2021-02-30", "date_unreadable", "2021-02-30"),
        ("日期:昨天", "date_unreadable", "昨天"),
        ("日期:2021..2022..2023", "date_unreadable", "2021..2022..2023"),
        ("日期:0000", "date_unreadable", "0000"),
        ("日期：8月6日", "date_without_year", "8月6日"),
        ("日期:08-06", "date_without_year", "08-06"),
        ("日期:6日..2021-08", "date_without_year", "6日..2021-08"),
        ("日期:..", "date_unreadable", ".."),
        ("日期:20211301", "date_unreadable", "20211301"),
        ("日期:2021-2022", "date_unreadable", "2021-2022"),
        ("版:1 .. 4", "page_unreadable", "1 .."),
        ("date:2022..2021", "dates_reversed", "2022..2021"),
        ("版:要闻", "page_unreadable", "要闻"),
        ("版面:要闻", "page_unreadable", "要闻"),
        ("版:A1..B2", "page_unreadable", "A1..B2"),
        ("(a b) NEAR/3 c", "near_needs_terms", "NEAR/3"),
        ("标题:a NEAR c", "near_needs_terms", "NEAR"),
        ("a NEAR -c", "near_needs_terms", "NEAR"),
    ],
)
def test_a_real_error_names_its_place(text: str, code: str, place: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.problem.code == code
    assert text[caught.value.start : caught.value.end] == place


def words_in(tree: Query) -> list[Words]:
    """All terms in a tree, negated ones too."""
    own = [tree] if isinstance(tree, Words) else []
    return own + [words for part in inner_parts(tree) for words in words_in(part)]


def test_a_field_is_written_by_its_first_name() -> None:
    assert write(parse("题名:a 内文:b 作者:c 报刊:d 版次:2 时间:2021")) == "标题:a 正文:b 记者:c 报纸:d 版:2 日期:2021"
    first = {kind: name for name, kind in reversed(FIELDS.items())}
    assert {kind.value for kind in Scope if kind.value} == {first[kind] for kind in Scope if kind.value}


def test_names_that_are_no_fields_lead_to_one() -> None:
    assert not NEAREST_FIELD.keys() & FIELDS.keys()
    assert set(NEAREST_FIELD.values()) <= FIELDS.keys()
    assert FIELDS.keys() >= ONLY_BEFORE_DATES


def test_terms_know_their_place() -> None:
    text = ' =后 标题:"a，b"* -(19*)'
    assert [text[term.start : term.end] for term in words_in(parse(text))] == ["=后", '"a，b"*', "19*"]


def test_terms_are_numbered_as_written_without_negated_ones() -> None:
    assert terms(parse("b a OR 标题:c b NEAR d -e NOT (f OR g)")) == (B, A, C, Words("d"))


@given(QUERIES | st.text())
@example("NEAR/20a b")
@example("（NOT OR AND）")
@example('"“」』""')
def test_a_query_written_and_read_is_the_same(text: str) -> None:
    try:
        tree = parse(text)
    except QueryError:
        return
    assert parse(write(tree)) == tree


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000,
        ")" * 10_000,
        "(" * 5_000 + "a" + ")" * 5_000,
        "()" * 5_000,
        "-" * 10_000,
        "-" * 9_999 + "a",
        "*" * 10_000,
        '"' * 9_999,
        "「" * 10_000,
        "「" * 5_000 + "」" * 5_000,
        "标题:" * 3_300,
        "OR " * 3_300,
        "a NEAR " * 1_400,
        "NOT " * 2_500,
        "(a OR " * 1_600,
        "x" * 10_000,
        "疫" * 10_000,
        "疫，" * 5_000,
        "\0\x1b[2J\ud800\u202e",
        "'; DROP TABLE article; --",
        'a" OR "b NEAR(c d) {heads}: ^x',
        r"(?P<x>.*)+$[^\d]",
    ],
)
def test_nasty_text_is_a_query_like_any_other(text: str) -> None:
    assert parse(write(parse(text))) == parse(text)


def test_brackets_too_deep_to_be_worked_on_are_refused() -> None:
    deep = "(a OR (b " * DEEPEST + "c" + "))" * DEEPEST
    with pytest.raises(QueryError) as caught:
        parse(deep)
    assert caught.value.problem.code == "query_too_deep"


def test_readme_names_every_field() -> None:
    told = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    words = set(re.findall(r"\w+", told[told.index("Fields have English names") : told.index("finds whoever signed")]))
    assert FIELDS.keys() <= words
