"""Where the terms of lists stand in an article: as a search for each of them finds them, and how often."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import EVERYWHERE, Article, ElementMarks, KeywordTerm, Mark, NewTerm, Place, TermCount
from newsdesk.errors import Cancelled, NotInArchive
from newsdesk.library import Library
from newsdesk.marking import Marking
from newsdesk.marking import marks as marks_module
from newsdesk.search.terms import Passage, occurrences
from newsdesk.search.tree import Words
from newsdesk.tasks import CancelToken, Progress

MakeArticle = Callable[..., Article]
# Characters that fold into each other, runs, what belongs to the character before, what does not count, and rare ones.
TRAPS = "后後發发aＡ1é\u0301e 　，,\u200b\ufe0f\U000e0100😀𠮷👨\u200d👩水⽔甲"
TEXT = st.text(alphabet=TRAPS, max_size=30)
TERM = st.text(alphabet=TRAPS, min_size=1, max_size=4)


def places(term: str, text: str) -> list[tuple[int, int]]:
    """Where a search finds a term."""
    return [(start, end) for start, end, _ in occurrences(Words(term, quoted=True), Passage(text))]


def made(*lists: tuple[str, ...]) -> marks_module._Made:
    """Lists of terms, ready to mark with; a term's number is its place in its list."""
    terms = [
        KeywordTerm(number, list_id, text) for list_id, texts in enumerate(lists) for number, text in enumerate(texts)
    ]
    return marks_module._make((), terms)


@given(TERM, TEXT)
def test_a_term_stands_where_a_search_finds_it(term: str, text: str) -> None:
    found = [(mark.start, mark.end) for element in made((term,)).marks([text]) for mark in element.marks]
    assert found == places(term, text)


@given(st.lists(TERM, max_size=6), TEXT)
def test_terms_of_different_lists_all_stand(terms: list[str], text: str) -> None:
    found = {mark for element in made(*((term,) for term in terms)).marks([text]) for mark in element.marks}
    assert found == {Mark(*place, number, 0) for number, term in enumerate(terms) for place in places(term, text)}


@given(st.lists(TERM, max_size=6), TEXT)
def test_marks_of_one_list_are_places_of_its_terms_and_leave_none_uncovered(terms: list[str], text: str) -> None:
    found = [mark for element in made(tuple(terms)).marks([text]) for mark in element.marks]
    covered: set[int] = set()
    for mark in found:
        stretch = range(mark.start, mark.end)
        assert not covered & set(stretch)
        covered |= set(stretch)
        assert places(terms[mark.term], text[mark.start : mark.end]) == [(0, mark.end - mark.start)]
    assert all(covered & set(range(*place)) for term in terms for place in places(term, text))


@pytest.mark.parametrize(
    ("terms", "text", "stretches"),
    [
        (("渡口",), "河湾渡口與𠮷野渡口😀渡口", ["渡口", "渡口", "渡口"]),
        (("𠮷野", "家"), "😀𠮷野家", ["𠮷野", "家"]),
        (("GDP", "5G基站"), "gdp与ＧＤＰ、GDPs；5G 基站", ["gdp", "ＧＤＰ", "5G 基站"]),
        (("周欢",), "周　欢与周\n欢", ["周　欢", "周\n欢"]),
        (("发展", "高质量发展"), "高質量發展與發展", ["高質量發展", "發展"]),
        (("渡口", "口岸", "岸边"), "渡口岸边", ["渡口", "岸边"]),
        (("19",), "2019年19日", ["19"]),
        (("cafe",), "cafe\u0301 cafe", ["cafe"]),
        (("疫情防控",), "疫情，防控", []),
        (("葛",), "葛\U000e0100城", ["葛\U000e0100"]),
    ],
)
def test_stretches(terms: tuple[str, ...], text: str, stretches: list[str]) -> None:
    found = [text[mark.start : mark.end] for element in made(terms).marks([text]) for mark in element.marks]
    assert found == stretches


def test_marks_of_the_active_lists(marking: Marking, article_of: MakeArticle) -> None:
    article = article_of("林晚舟访河湾", "没有人。", "晚舟说，林晚舟到了河湾渡口。")
    assert marking.marks(article) == ()
    people, places, off = (marking.make_list(name) for name in ("人物", "地名", "不用"))
    (person,) = marking.add_terms(people.id, [NewTerm("林晚舟", ("晚舟",))]).added
    bend, ferry = marking.add_terms(places.id, [NewTerm("河湾"), NewTerm("河湾渡口")]).added
    marking.add_terms(off.id, [NewTerm("林")])
    marking.activate([off.id], active=False)
    found = marking.marks(article)
    assert found == (
        ElementMarks(0, (Mark(0, 3, people.id, person.id), Mark(4, 6, places.id, bend.id))),
        ElementMarks(
            2,
            (
                Mark(0, 2, people.id, person.id),
                Mark(4, 7, people.id, person.id),
                Mark(9, 13, places.id, ferry.id),
            ),
        ),
    )
    assert marking.counts(found) == {person.id: (3, 1), bend.id: (1, 1), ferry.id: (1, 1)}


def test_marks_follow_every_change(marking: Marking, library: Library, article_of: MakeArticle, tmp_path: Path) -> None:
    article = article_of("渡口与航标")

    def marked() -> list[str]:
        return [article.headline[mark.start : mark.end] for element in marking.marks(article) for mark in element.marks]

    held = marking.make_list("词")
    (term,) = marking.add_terms(held.id, [NewTerm("渡口")]).added
    assert marked() == ["渡口"]
    marking.change_term(KeywordTerm(term.id, held.id, "航标"))
    assert marked() == ["航标"]
    with Library(tmp_path / "new.archive") as other:  # another window of the same archive
        other.marking.change_term(term)
    assert marked() == ["渡口"]
    marking.delete_terms([term.id])
    assert marked() == []
    marking.restore_terms([term.id])
    marking.delete_list(held.id)
    assert marked() == []
    marking.restore_list(held.id)
    assert marked() == ["渡口"]
    marking.activate([held.id], active=False)
    assert marked() == []


def test_the_automaton_is_made_once(marking: Marking, article_of: MakeArticle, monkeypatch: pytest.MonkeyPatch) -> None:
    marking.add_terms(marking.make_list("词").id, [NewTerm("渡口")])
    first = marking.marks(article_of("渡口"))
    monkeypatch.setattr(marks_module, "_make", lambda *_: pytest.fail("made again"))
    assert marking.marks(article_of("渡口")) == first


def test_a_term_as_a_query(marking: Marking, library: Library, article_of: MakeArticle) -> None:
    held = marking.make_list("词")
    (term,) = marking.add_terms(held.id, [NewTerm('甲"乙', ("OR", "渡口, 新"))]).added
    query = marking.query(term)
    article = article_of('甲"乙、or、渡口，新')
    searched = [(hit.start, hit.end) for element in library.searches.hits(query, article) for hit in element.spans]
    assert searched == [(mark.start, mark.end) for element in marking.marks(article) for mark in element.marks]
    assert len(searched) == 3


# ---------------------------------------------------------------- counting


@pytest.fixture
def stocked(library: Library, tmp_path: Path) -> Library:
    """Three editions of one newspaper, each with two articles; a list of two terms."""
    for number in range(3):
        text = (
            f"河湾日报\n2024年6月{number + 10}日　第1版　要闻\n\n渡口试航\n\n"
            "本报讯（记者 林晚舟）6月1日，河湾渡口试航。渡口边坐了四十人，风浪不大。\n\n"
            "码头新树\n\n本报讯（通讯员 何汀）码头边新栽了一棵树。来往的人都说好看，树下还放了长凳。\n"
        )
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
        list(library.import_paths([tmp_path / f"{number}.txt"], jobs=0))
    library.marking.add_terms(library.marking.make_list("词").id, [NewTerm("渡口"), NewTerm("树"), NewTerm("桥")])
    return library


def test_counting(stocked: Library) -> None:
    marking = stocked.marking
    ferry, tree, _bridge = (term.id for term in marking.terms(marking.lists()[0].id))
    ids = stocked.article_ids()
    assert len(ids) == 6
    by_hand = [mark.term for number in ids for one in marking.marks(stocked.article(number)) for mark in one.marks]
    expected = {ferry: TermCount(by_hand.count(ferry), 3), tree: TermCount(by_hand.count(tree), 3)}
    assert expected[ferry] == (9, 3)
    told: list[Progress] = []
    assert marking.count_articles(ids, progress=told.append) == marking.count_edition(EVERYWHERE) == expected
    assert (told[-1].done, told[-1].total) == (6, 6)
    edition = stocked.article(ids[0]).edition
    assert marking.count_edition(edition)[ferry] == (3, 1)
    assert marking.count_edition(Place(1, 2024, 6, 10))[ferry] == (3, 1)
    assert marking.count_articles([]) == marking.count_articles([999]) == {}


def test_counting_is_broken_off_and_refused(stocked: Library) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        stocked.marking.count_edition(EVERYWHERE, cancel=cancel)
    with pytest.raises(Cancelled):
        stocked.marking.count_articles(stocked.article_ids(), cancel=cancel)
    with pytest.raises(NotInArchive, match="edition_unknown"):
        stocked.marking.count_edition("none")
