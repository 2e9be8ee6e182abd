"""Whatever is pasted into the search field is a query or an error that names its place; nothing else is raised."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import Facet
from newsdesk.errors import QueryError
from newsdesk.query_words import in_words
from newsdesk.search.explaining import explain
from newsdesk.search.narrowing import narrowed, standing_facets, stands, with_dates
from newsdesk.search.nearest import nearest
from newsdesk.search.query import parse
from newsdesk.search.tree import Nothing
from newsdesk.search.writing import write
from newsdesk.wording import sentence

# As long as anybody pastes; nothing may be slower than their length, nor go as deep.
LONG = {
    "one word": "疫" * 10_000,
    "words": "疫情 " * 5_000,
    "words and marks": "疫情，" * 5_000,
    "letters": "x" * 10_000,
    "opening brackets": "(" * 10_000,
    "closing brackets": ")" * 10_000,
    "brackets the wrong way round": ")(" * 5_000,
    "pairs of brackets": "()" * 5_000,
    "brackets around a word": "(" * 5_000 + "a" + ")" * 5_000,
    "brackets around minuses": "-(" * 5_000 + "a" + ")" * 5_000,
    "brackets never closed": "(a OR " * 1_600,
    "brackets in fields": "标题:(" * 2_000 + "a" + ")" * 2_000,
    "groups in groups": "(a OR b ( " * 1_000 + "c" + "))" * 1_000,
    "minuses": "-" * 10_000,
    "minuses before a word": "-" * 9_999 + "a",
    "minuses between": "a-" * 5_000,
    "stars": "*" * 10_000,
    "words with stars": "疫* " * 3_000,
    "equals": "=" * 10_000,
    "quotation marks": '"' * 9_999,
    "pairs of marks": '""' * 5_000,
    "corner brackets": "「" * 10_000,
    "corner brackets in pairs": "「" * 5_000 + "」" * 5_000,
    "marks in marks": '「"' * 5_000,
    "fields": "标题:" * 3_300,
    "no fields": "电头:" * 3_300,
    "fields and words": "电头:a 标题:b " * 800,
    "dates": "日期:2021 " * 1_200,
    "fields of time": "时间: " * 2_500,
    "pages": "版:A1..A2 OR " * 800,
    "colons": ":" * 10_000,
    "ORs": "OR " * 3_300,
    "ANDs and ORs": "AND OR " * 1_400,
    "NOTs": "NOT " * 2_500,
    "NOT before a word": "NOT " * 2_500 + "a",
    "NEARs": "NEAR " * 2_000,
    "NEARs of terms": "a NEAR/2 " * 1_100 + "b",
    "alternatives": "a OR " * 2_000 + "b",
    "alternatives in NEAR": "(" + "a OR " * 1_000 + "b) NEAR (" + "c OR " * 1_000 + "d)",
    "digits": "NEAR/" + "9" * 9_990,
    "controls": "\0\x1b[2J\x7f\u2028" * 1_500,
    "invisible characters": "\u200b\ufeff" * 5_000,
    "marks on nothing": "\u0301" * 10_000,
    "emoji": "👨\u200d👩\u200d👧" * 2_000,
    "line feeds": "疫情\n" * 3_000,
}
NASTY = [
    *(
        "",
        " ",
        "*",
        "＊",
        "，",
        "。。。",
        "()",
        '""',
        "“”",
        "「」",
        "-",
        "=",
        ":",
        "..",
        "\0",
        "\ud800",
        "\u202e",
        "\n\r\t",
    ),
    *(
        "AND",
        "OR",
        "NOT",
        "NEAR",
        "NEAR/5",
        "AND OR NOT NEAR",
        "a AND OR b",
        "OR OR OR",
        "a NEAR/0 NEAR/1 b",
        "NOT NOT",
    ),
    *("(a", "a)", "((a) b", "(a))", ")a(", "（a)", "(a）", '"a', 'a"', '"a""', "「a", "a」", "“a”b”"),
    *("'; DROP TABLE article; --", "' OR '1'='1", "1=1", "%", "_", "a'b", "SELECT * FROM article", "\\"),
    *(
        'a" OR "b',
        "NEAR(c d, 5)",
        "{heads} : x",
        "^x",
        "a + b",
        "x*y*",
        "heads:x",
        "-heads : x",
        '"a" * "b"',
        "a NOT b",
    ),
    *(r"(?P<x>.*)+$[^\d]", "[a-z]+", "a{2,3}", "a|b", ".*", r"\bx\b", "(a+)+$", "^$"),
    *(
        "{x}",
        "{}",
        "%s",
        "%(x)s",
        "{0.__class__}",
        "<b>a</b>",
        "&amp;",
        "<script>",
        "http://a.b/c?d=e&f",
        "a@b.c",
        "C:\\x",
    ),
    *(
        "日期:",
        "日期:*",
        "日期:..",
        "日期：8月6日",
        "日期:2021-02-30",
        "日期:99999",
        "日期:2022..2021",
        "date:0000",
        "时间：下午3点",
    ),
    *(
        "版:",
        "版:要闻",
        "版:A1..B2",
        "版:9999999",
        "版:-1",
        "版:１",
        "版名:",
        "标题:日期:2021",
        "标题:*",
        '标题:""',
        "标题:-",
        "标题:()",
    ),
    *(
        "a NEAR -b",
        "(a b) NEAR c",
        "NEAR b",
        "a NEAR",
        "标题:a NEAR b",
        "-a NEAR b",
        "a NEAR (b OR (c d))",
        "日期:2021 NEAR a",
    ),
    *(
        "镇长说：“好。”（记者 林晚舟）",
        "标题：云棹大桥通车 记者：林晚舟 日期：2021年8月6日 版：第1版",
        "报：电头:北京",
        "A-B=C",
        "50%",
        "3.5℃",
    ),
]


def read_in_every_way(text: str) -> str | None:
    """Do with a query all that is done with one; returns the code of the error where it cannot be read."""
    try:
        tree = parse(text)
    except QueryError as error:
        assert 0 <= error.start < error.end <= len(text)
        assert sentence(error.problem).endswith(".")
        for work in (explain, standing_facets):
            with pytest.raises(QueryError):
                work(text)
        return error.problem.code
    assert parse(write(tree)) == tree
    explained = explain(text)
    assert (explained.asks is None) is isinstance(tree, Nothing)
    assert explained.query == write(tree)
    assert "\0" not in in_words(explained)
    assert all(0 <= remark.start < remark.end <= len(text) for remark in explained.remarks)
    standing_facets(text)
    assert parse(with_dates(text, date(2021, 8, 1), None)) == parse(with_dates(write(tree), date(2021, 8, 1), None))
    clicked = narrowed(text, Facet.AUTHOR, "林晚舟")
    assert stands(clicked, Facet.AUTHOR, "林晚舟") is not stands(text, Facet.AUTHOR, "林晚舟")
    assert nearest(tree, lambda _query, _limit: [text], lambda _query: 0) == []
    return None


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts(text: str) -> None:
    assert read_in_every_way(text) in {None, "query_too_deep"}


@pytest.mark.parametrize("text", NASTY)
def test_nasty_texts(text: str) -> None:
    read_in_every_way(text)


@given(
    st.text()
    | st.lists(st.sampled_from(NASTY), max_size=5).map("".join)
    | st.lists(st.sampled_from(NASTY), max_size=5).map(" ".join)
)
def test_any_text(text: str) -> None:
    read_in_every_way(text)
