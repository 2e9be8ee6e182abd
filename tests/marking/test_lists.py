"""Keyword lists as a person keeps them: made, changed, filled, deleted, and each of it undone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsdesk.domain import AddedTerms, KeywordList, KeywordTerm, ListKind, NewTerm, PassedOver, Tint, Underline
from newsdesk.errors import ExportFailed, KeywordsRefused, NotInArchive, SourceRefused
from newsdesk.library import Library
from newsdesk.marking import Marking


def add(marking: Marking, held: KeywordList, *texts: str) -> tuple[KeywordTerm, ...]:
    return marking.add_terms(held.id, [NewTerm(text) for text in texts]).added


def said(passed: tuple[PassedOver, ...]) -> list[tuple[int, str]]:
    return [(one.line, one.problem.code) for one in passed]


# ---------------------------------------------------------------- lists


def test_a_list_is_kept(marking: Marking, library: Library, tmp_path: Path) -> None:
    made = marking.make_list(
        " 河湾\n人物 ",
        ListKind.PERSON,
        tint=Tint.BLUE,
        underline=Underline.WAVE,
        active=False,
        notes="旧\ud800称\n新称",
    )
    assert made == KeywordList(
        made.id, made.uid, "河湾 人物", ListKind.PERSON, Tint.BLUE, Underline.WAVE, False, False, "旧?称\n新称", 0, 0, 0
    )
    assert len(made.uid) == 16
    library.close()
    with Library(tmp_path / "new.archive") as again:
        assert again.marking.lists() == [made]


def test_lists_without_a_tint_get_those_that_fewest_have(marking: Marking) -> None:
    made = [marking.make_list(f"第{number}份") for number in range(9)]
    assert {one.tint for one in made[:8]} == set(Tint)
    assert made[8].tint is made[0].tint
    assert {one.underline for one in made[:5]} == set(Underline)
    assert [one.place for one in marking.lists()] == list(range(9))
    assert len({one.uid for one in made}) == 9


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "keyword_list_blank"), (" \0 ", "keyword_list_blank"), ("长" * 101, "keyword_list_name_too_long")],
)
def test_names_that_none_can_be(marking: Marking, name: str, code: str) -> None:
    held = marking.make_list("人物")
    with pytest.raises(KeywordsRefused, match=code):
        marking.make_list(name)
    with pytest.raises(KeywordsRefused, match=code):
        marking.change_list(replace(held, name=name))
    assert marking.lists() == [held]


def test_a_name_is_taken_once(marking: Marking) -> None:
    first, second = marking.make_list("人物"), marking.make_list("地名")
    with pytest.raises(KeywordsRefused, match="keyword_list_taken"):
        marking.make_list("人物 ")
    with pytest.raises(KeywordsRefused, match="keyword_list_taken"):
        marking.change_list(replace(second, name="人物"))
    marking.delete_list(first.id)
    marking.change_list(replace(second, name="人物"))
    with pytest.raises(KeywordsRefused, match="keyword_list_taken"):
        marking.restore_list(first.id)


def test_a_change_is_undone_by_changing_back(marking: Marking) -> None:
    lists = [marking.make_list(name) for name in "甲乙丙丁"]
    wanted = replace(lists[3], name="戊", kind=ListKind.PLACE, active=False, in_dictionary=True, notes="注", place=1)
    former = marking.change_list(wanted)
    assert former == lists[3]
    assert [one.name for one in marking.lists()] == ["甲", "戊", "乙", "丙"]
    assert marking.lists()[1] == replace(wanted, state=1)
    marking.change_list(former)
    assert [replace(one, state=0) for one in marking.lists()] == lists


def test_a_deleted_list_comes_back_with_its_terms(marking: Marking) -> None:
    first, held, last = (marking.make_list(name) for name in ("甲", "人物", "丙"))
    added = add(marking, held, "林晚舟", "何汀")
    assert marking.delete_list(held.id).terms == 2
    assert [one.id for one in marking.lists()] == [first.id, last.id]
    with pytest.raises(NotInArchive, match="keyword_list_unknown"):
        marking.terms(held.id)
    with pytest.raises(NotInArchive, match="keyword_list_unknown"):
        marking.delete_list(held.id)
    marking.restore_list(held.id)
    assert [one.name for one in marking.lists()] == ["甲", "人物", "丙"]
    assert tuple(marking.terms(held.id)) == added


def test_lists_are_switched_together(marking: Marking) -> None:
    lists = [marking.make_list(name) for name in "甲乙丙"]
    assert marking.activate([lists[0].id, lists[2].id], active=False) == (lists[0].id, lists[2].id)
    assert marking.activate([one.id for one in lists], active=False) == (lists[1].id,)
    assert marking.activate([lists[1].id, 99]) == (lists[1].id,)
    assert [one.active for one in marking.lists()] == [False, True, False]


def test_what_is_not_there(marking: Marking) -> None:
    held = marking.make_list("人物")
    for wrong in (
        lambda: marking.change_list(replace(held, id=99)),
        lambda: marking.restore_list(99),
        lambda: marking.add_terms(99, []),
        lambda: marking.import_terms(99, "渡口"),
    ):
        with pytest.raises(NotInArchive, match="keyword_list_unknown"):
            wrong()
    with pytest.raises(NotInArchive, match="keyword_term_unknown"):
        marking.change_term(KeywordTerm(99, held.id, "渡口"))
    assert marking.delete_terms([99]) == marking.restore_terms([99]) == ()


# ---------------------------------------------------------------- terms


def test_terms_are_added_behind_the_others(marking: Marking) -> None:
    held = marking.make_list("人物")
    first = add(marking, held, "林晚舟")
    report = marking.add_terms(held.id, [NewTerm(" 周　欢 ", ("小周", "", "小周", "周欢"), Tint.GREY, "记\n者")])
    assert report == AddedTerms(
        (replace(first[0], id=2, text="周 欢", aliases=("小周",), tint=Tint.GREY, notes="记 者", place=1),)
    )
    assert tuple(marking.terms(held.id)) == first + report.added
    assert marking.lists()[0].terms == 2


def test_what_a_search_takes_for_the_same_is_there_once(marking: Marking) -> None:
    held = marking.make_list("词")
    report = marking.add_terms(
        held.id,
        [
            NewTerm("发展", ("發展", "GDP")),
            NewTerm("發展"),
            NewTerm("ｇｄｐ"),
            NewTerm("發 展"),
            NewTerm("后", ("gdp", "以后")),
            NewTerm(" "),
            NewTerm("\u200b"),
            NewTerm("长" * 201),
            NewTerm("增长", ("长" * 201,)),
        ],
    )
    assert [(one.text, one.aliases) for one in report.added] == [("发展", ("GDP",)), ("后", ("以后",)), ("增长", ())]
    assert said(report.repeated) == [(2, "keyword_term_held"), (3, "keyword_term_held"), (4, "keyword_term_held")]
    assert said(report.passed_over) == [
        (6, "keyword_term_blank"),
        (7, "keyword_term_blank"),
        (8, "keyword_term_too_long"),
    ]
    assert said(report.doubtful) == [(5, "keyword_term_held"), (5, "keyword_term_short"), (9, "keyword_term_too_long")]


def test_the_same_term_may_be_in_two_lists(marking: Marking) -> None:
    assert add(marking, marking.make_list("甲"), "渡口")
    assert add(marking, marking.make_list("乙"), "渡口")


def test_a_changed_term_is_undone_by_changing_back(marking: Marking) -> None:
    held = marking.make_list("人物")
    term, other = marking.add_terms(held.id, [NewTerm("林晚舟", ("晚舟",), Tint.SKY, "记者"), NewTerm("何汀")]).added
    wanted = replace(term, text=" 林晚洲", aliases=("林晚洲", "晚洲", "洲"), tint=None, notes="", place=7)
    assert marking.change_term(wanted) == term
    assert marking.terms(held.id) == [replace(wanted, text="林晚洲", aliases=("晚洲", "洲"), place=0), other]
    marking.change_term(term)
    assert marking.terms(held.id) == [term, other]


@pytest.mark.parametrize(
    ("text", "aliases", "code"),
    [
        ("何汀", (), "keyword_term_held"),
        ("林晚舟", ("何　汀",), "keyword_term_held"),
        ("", (), "keyword_term_blank"),
        ("长" * 201, (), "keyword_term_too_long"),
    ],
)
def test_changes_that_cannot_be(marking: Marking, text: str, aliases: tuple[str, ...], code: str) -> None:
    held = marking.make_list("人物")
    term, _ = before = add(marking, held, "林晚舟", "何汀")
    with pytest.raises(KeywordsRefused, match=code):
        marking.change_term(replace(term, text=text, aliases=aliases))
    assert tuple(marking.terms(held.id)) == before


def test_deleted_terms_come_back_at_their_places(marking: Marking) -> None:
    held = marking.make_list("人物")
    added = add(marking, held, "林晚舟", "何汀", "周欢")
    gone = [added[0].id, added[1].id]
    assert marking.delete_terms([*gone, 99]) == tuple(gone)
    assert marking.delete_terms(gone) == ()
    later = add(marking, held, "沈砚舟", "何汀")  # a term of that name is free again
    assert marking.terms(held.id) == [added[2], *later]
    assert marking.restore_terms([added[0].id]) == (added[0].id,)
    assert marking.terms(held.id) == [added[0], added[2], *later]


def test_every_change_changes_the_state(marking: Marking) -> None:
    held, other = marking.make_list("人物"), marking.make_list("词")
    states = [held.state]

    def note() -> None:
        now, untouched = marking.lists()
        assert untouched == other
        states.append(now.state)

    (term,) = add(marking, held, "何汀")
    note()
    marking.change_term(replace(term, text="何町"))
    note()
    marking.delete_terms([term.id])
    note()
    marking.restore_terms([term.id])
    note()
    marking.activate([held.id], active=False)
    note()
    marking.delete_list(held.id)
    marking.restore_list(held.id)
    note()
    assert len(set(states)) == len(states)


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_file_is_decoded_as_a_source_is(marking: Marking, tmp_path: Path, encoding: str) -> None:
    held = marking.make_list("人物")
    path = tmp_path / "人物.CSV"
    path.write_bytes("词语,别名,颜色,备注\r\n林晚舟,晚舟|小林,绿,河湾日报的记者\r\n何汀,,,通讯员\r\n".encode(encoding))
    report = marking.import_terms(held.id, path)
    assert [(one.text, one.aliases, one.tint, one.notes) for one in report.added] == [
        ("林晚舟", ("晚舟", "小林"), Tint.GREEN, "河湾日报的记者"),
        ("何汀", (), None, "通讯员"),
    ]
    assert marking.delete_terms([one.id for one in report.added]) == tuple(one.id for one in report.added)
    assert marking.terms(held.id) == []


def test_a_pasted_text_with_everything_that_can_be_wrong(marking: Marking) -> None:
    held = marking.make_list("词")
    text = f"渡口\r\n\r\n  \n渡口\n{'长' * 1_000_000}\n水\n航\0标|航標|港\n,;\n😀\n{'长' * 300}"
    report = marking.import_terms(held.id, text)
    assert [(one.text, one.aliases) for one in report.added] == [
        ("渡口", ()),
        ("水", ()),
        ("航标", ("港",)),
        (",", ()),
        ("😀", ()),
    ]
    assert said(report.repeated) == [(4, "keyword_term_held")]
    assert said(report.passed_over) == [(5, "keyword_line_too_long"), (10, "keyword_term_too_long")]
    assert said(report.doubtful) == [(line, "keyword_term_short") for line in (6, 7, 8, 9)]


def test_ten_thousand_terms(marking: Marking) -> None:
    held = marking.make_list("词")
    texts = [f"第{number}号航标" for number in range(10_000)]
    assert len(marking.import_terms(held.id, "\n".join(texts)).added) == 10_000
    assert [one.text for one in marking.terms(held.id)] == texts
    ids = [one.id for one in marking.terms(held.id)]
    assert len(marking.delete_terms(ids)) == len(marking.restore_terms(ids)) == 10_000


def test_files_that_are_none(marking: Marking, tmp_path: Path) -> None:
    held = marking.make_list("词")
    with pytest.raises(SourceRefused, match="gone"):
        marking.import_terms(held.id, tmp_path / "none.csv")
    with pytest.raises(SourceRefused, match="folder"):
        marking.import_terms(held.id, tmp_path)
    (tmp_path / "picture.csv").write_bytes(bytes(range(256)) * 40)
    with pytest.raises(KeywordsRefused, match="keyword_file_not_text"):
        marking.import_terms(held.id, tmp_path / "picture.csv")
    (tmp_path / "empty.txt").write_bytes(b"")
    assert marking.import_terms(held.id, tmp_path / "empty.txt") == AddedTerms(())


def test_a_list_goes_out_and_comes_in_again(marking: Marking, tmp_path: Path) -> None:
    held, other = marking.make_list("人物"), marking.make_list("又一份")
    new = [NewTerm("林晚舟", ("晚舟", "小林"), Tint.SKY, "记者"), NewTerm("=后"), NewTerm('甲"乙', (), None, "a,b")]
    marking.add_terms(held.id, new)
    number, sha256 = marking.export_terms(held.id, tmp_path / "人物.csv")
    assert (number, len(sha256)) == (3, 64)
    report = marking.import_terms(other.id, tmp_path / "人物.csv")
    assert [NewTerm(one.text, one.aliases, one.tint, one.notes) for one in report.added] == new
    with pytest.raises(ExportFailed):
        marking.export_terms(held.id, tmp_path / "none" / "人物.csv")
