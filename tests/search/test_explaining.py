from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Overlooked,
    SearchedIn,
)
from newsdesk.errors import QueryError
from newsdesk.search.explaining import explain
from newsdesk.search.query import parse
from newsdesk.search.writing import write

A, B, C, D = (AskedTerm(text) for text in "abcd")
TEXT, TITLE = SearchedIn.ARTICLE, SearchedIn.TITLE
FRAGMENTS = [
    *'ab疫后9 　，。"“”「」『』()（）-=*:：/\0',
    *[
        " AND ",
        " OR ",
        " NOT ",
        " NEAR/2 ",
        " near ",
        "标题:",
        "电头:",
        "日期:2021",
        "时间:",
        "版:A1..A3",
        '""',
        "19*",
        "=后",
    ],
]
QUERIES = st.lists(st.sampled_from(FRAGMENTS), max_size=14).map("".join) | st.text()


def terms(*asked: AskedTerm, where: SearchedIn = TEXT) -> AskedTerms:
    return AskedTerms(where, asked)


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        ("a", terms(A)),
        ("a b c", terms(A, B, C)),
        ("a OR b", AskedTerms(TEXT, (A, B), any_of_them=True)),
        ("标题:(a b) 标题:c", terms(A, B, C, where=TITLE)),
        ("a 标题:b c", AskedAll((terms(A), terms(B, where=TITLE), terms(C)))),
        ("(a OR b) (c OR d)", AskedAll((AskedTerms(TEXT, (A, B), True), AskedTerms(TEXT, (C, D), True)))),
        ("(a OR b) c d", AskedAll((AskedTerms(TEXT, (A, B), True), terms(C, D)))),
        ("a b OR c OR d", AskedAny((terms(A, B), AskedTerms(TEXT, (C, D), True)))),
        ("a -b", AskedAll((terms(A), AskedNot(terms(B))))),
        ("标题:(a -正文:b)", AskedAll((terms(A, where=TITLE), AskedNot(terms(B, where=SearchedIn.BODY))))),
        ("(a OR b) NEAR/3 c", AskedNear(TEXT, (A, B), (C,), 3)),
        ("日期:2021-08", AskedDates(date(2021, 8, 1), date(2021, 8, 31))),
        ("版:a1..a3", AskedPages("A1", "A3")),
        ("=后", terms(AskedTerm("后", strict=True))),
        ("19* 航*", terms(AskedTerm("19", goes_on=True), AskedTerm("航"))),
        ("*", None),
    ],
)
def test_what_a_query_asks_for(query: str, asks: Asked | None) -> None:
    explained = explain(query)
    assert explained.asks == asks
    assert explained.query == write(parse(query))


@pytest.mark.parametrize(
    ("query", "about", "value", "place", "instead"),
    [
        ("a，b。c", Overlooked.PUNCTUATION, "，。", "，", ""),
        ("a *", Overlooked.STAR_ALONE, "*", "*", ""),
        ("a 防控*", Overlooked.STAR_IDLE, "防控", "防控*", ""),
        ("a 「b", Overlooked.QUOTE_ALONE, "「", "「", ""),
        ("a “”", Overlooked.QUOTES_EMPTY, "“”", "“”", ""),
        ("a）(b", Overlooked.BRACKET_ALONE, "）(", "）", ""),
        ("a AND", Overlooked.SIGN_AS_WORD, "AND", "AND", ""),
        ("a And b", Overlooked.SMALL_SIGN, "And", "And", "AND"),
        ("a 电头：北京", Overlooked.NO_SUCH_FIELD, "电头", "电头", ""),
        ("-(通讯员:a)", Overlooked.NO_SUCH_FIELD, "通讯员", "通讯员", "记者"),
        ("--Source:a", Overlooked.NO_SUCH_FIELD, "Source", "Source", "报纸"),
        ("a 标题:", Overlooked.FIELD_EMPTY, "标题", "标题", ""),
        ("a 時間:昨天", Overlooked.FIELD_WITHOUT_DATE, "時間", "時間", ""),
        ("a-标题:b", Overlooked.FIELD_NEEDS_SPACE, "标题", "标题", ""),
    ],
)
def test_what_is_overlooked_has_its_place(query: str, about: Overlooked, value: str, place: str, instead: str) -> None:
    (remark,) = (remark for remark in explain(query).remarks if remark.about is about)
    assert (remark.value, query[remark.start : remark.end], remark.instead) == (value, place, instead)


@pytest.mark.parametrize(
    "query",
    [
        "疫情 -学校 (标题:防控 OR a) =后 19* a NEAR/20 b 日期:2021 版:2",
        '"电头:北京，" "*" "or" "（"',
        "作者:林晚舟 時間:2021",
    ],
)
def test_nothing_is_remarked_on_what_is_written_well(query: str) -> None:
    assert explain(query).remarks == ()


@pytest.mark.parametrize("query", ["http://a", "12:30", "这里不会有这么长的字段:a", "他说： 好", "a,b:c"])
def test_not_every_colon_makes_a_field(query: str) -> None:
    assert {remark.about for remark in explain(query).remarks} <= {Overlooked.PUNCTUATION}


@given(QUERIES)
def test_every_query_that_can_be_read_explains_itself(query: str) -> None:
    try:
        tree = parse(query)
    except QueryError:
        with pytest.raises(QueryError):
            explain(query)
        return
    explained = explain(query)
    assert parse(explained.query) == tree
    assert all(0 <= remark.start < remark.end <= len(query) for remark in explained.remarks)
    assert explain(explained.query).asks == explained.asks
    kinds = [(remark.about, remark.value) for remark in explained.remarks]
    assert len(kinds) == len(set(kinds))
