"""Lists as people keep them: CSV and plain lines, and whatever else a file may hold."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import KeywordTerm, NewTerm, Tint
from newsdesk.keywords.term_files import LONGEST_LINE, clean, read_terms, shown, written


def texts(text: str, *, as_csv: bool = False) -> list[tuple[int, str, tuple[str, ...]]]:
    read = read_terms(text, as_csv=as_csv)
    assert not read.passed_over
    return [(line, term.text, tuple(filter(None, term.aliases))) for line, term in read.terms]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", []),
        ("\n\r\n　\n", []),
        ("渡口\r\n\r\n航标\r林晚舟", [(1, "渡口", ()), (3, "航标", ()), (4, "林晚舟", ())]),
        ("林晚舟|晚舟;林老师\t小林｜阿舟；", [(1, "林晚舟", ("晚舟", "林老师", "小林", "阿舟"))]),
        ('\ufeff他说"渡口"', [(1, '他说"渡口"', ())]),
        ("甲,乙", [(1, "甲,乙", ())]),
        ("C++、5G 基站", [(1, "C++、5G 基站", ())]),
        ("term\n渡口", [(2, "渡口", ())]),  # one column of CSV
        ("词语,别名\n林晚舟,晚舟|小林", [(2, "林晚舟", ("晚舟", "小林"))]),
        ("備註\t關鍵詞\n河湾\t渡口", [(2, "渡口", ())]),
        ("Name;Alias\n渡口;码头", [(2, "渡口", ("码头",))]),
        ('\n"Term","Aliases"\n"渡口, 新","老\n渡口"\n\n航标,', [(3, "渡口, 新", ("老", "渡口")), (6, "航标", ())]),
        ('姓名\n"他说""渡口"""', [(2, '他说"渡口"', ())]),
        ("word,aliases\n'=1+1,'-甲|@乙\n''丙", [(2, "=1+1", ("-甲", "@乙")), (3, "'丙", ())]),
        ("term\n,码头", [(2, "", ())]),  # what is no term is said by whoever adds it
    ],
)
def test_reading(text: str, terms: list[tuple[int, str, tuple[str, ...]]]) -> None:
    assert texts(text) == terms


def test_a_csv_file_without_names_of_columns_has_them_in_order() -> None:
    read = read_terms("渡口,码头|埠头,green,旧称\n航标", as_csv=True)
    assert read.terms == (
        (1, NewTerm("渡口", ("码头", "埠头"), Tint.GREEN, "旧称")),
        (2, NewTerm("航标", ("",))),
    )


@pytest.mark.parametrize(
    ("colour", "tint"),
    [("green", Tint.GREEN), ("绿色", Tint.GREEN), ("藍", Tint.BLUE), ("Red", Tint.VERMILION), ("", None)],
)
def test_colours(colour: str, tint: Tint | None) -> None:
    read = read_terms(f"词语,颜色\n渡口,{colour}")
    assert read.terms[0][1].tint is tint
    assert not read.doubtful


def test_a_colour_that_nobody_knows_costs_no_term() -> None:
    read = read_terms("词语,颜色\n渡口,胭脂红")
    assert [term.text for _, term in read.terms] == ["渡口"]
    assert [(doubt.line, doubt.text, doubt.problem.code) for doubt in read.doubtful] == [
        (2, "渡口", "keyword_tint_unknown")
    ]


@pytest.mark.parametrize("header", ["", "term,notes\n"])
def test_a_line_of_a_megabyte_is_passed_over_and_costs_no_other(header: str) -> None:
    read = read_terms(header + "渡口\n" + "长" * 1_000_000 + "\n航标")
    assert [term.text for _, term in read.terms] == ["渡口", "航标"]
    (passed,) = read.passed_over
    assert passed.problem.code == "keyword_line_too_long"
    assert passed.line == 2 + bool(header)
    assert len(passed.text) < 100


def test_a_first_line_of_a_megabyte() -> None:
    assert len(read_terms("term," * 200_000 + "\n渡口").passed_over) == 1


def test_a_quotation_mark_that_is_never_closed_costs_its_line_alone() -> None:
    read = read_terms('term,notes\n渡口,"旧\n航标,新\n')
    assert [(line, term.text) for line, term in read.terms] == [(3, "航标")]
    assert [(passed.line, passed.problem.code) for passed in read.passed_over] == [(2, "keyword_quote_open")]
    long = read_terms('term\n"' + "甲\n" * 6000)
    assert len(long.passed_over) == 1
    assert len(long.terms) == 5999


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [("  周　 欢 ", "周 欢"), ("渡\0口", "渡口"), ("渡\n口", "渡 口"), ("\ud83d渡口\x7f", "渡口"), ("𠮷😀é", "𠮷😀é")],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_shown_is_short() -> None:
    assert shown("渡口\n") == "渡口"
    assert shown("长" * LONGEST_LINE) == "长" * 40 + "…"


WRITABLE = st.text(alphabet="甲𠮷a=+-@'\"“,;|｜；\t \n，", min_size=1, max_size=6).map(clean).filter(bool)
ALIASES = WRITABLE.filter(lambda text: not set(text) & set("|｜;；"))


@given(
    st.lists(st.tuples(WRITABLE, st.lists(ALIASES, max_size=3), st.sampled_from([None, *Tint]), WRITABLE), max_size=5)
)
def test_what_is_written_reads_back(kept: list[tuple[str, list[str], Tint | None, str]]) -> None:
    terms = [KeywordTerm(0, 0, text, tuple(aliases), tint, notes) for text, aliases, tint, notes in kept]
    read = read_terms(written(terms).decode("utf-8"))
    back = [NewTerm(one.text, tuple(filter(None, one.aliases)), one.tint, one.notes) for _, one in read.terms]
    assert back == [NewTerm(text, tuple(aliases), tint, notes) for text, aliases, tint, notes in kept]
    assert not read.passed_over


def test_spreadsheets_are_given_no_formula() -> None:
    terms = [KeywordTerm(0, 0, "=HYPERLINK()", ("+1", "@a"), None, "-2+3")]
    content = written(terms)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows == [["term", "aliases", "colour", "notes"], ["'=HYPERLINK()", "'+1|@a", "", "'-2+3"]]


@given(st.text(max_size=200), st.booleans())
def test_any_text_can_be_read(text: str, as_csv: bool) -> None:
    read_terms(text, as_csv=as_csv)
