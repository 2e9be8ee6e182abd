from __future__ import annotations

import itertools
from dataclasses import dataclass
from datetime import date as day

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from newsdesk.domain import Author, Element, HitSpan, Role
from newsdesk.search.match import hits, matches
from newsdesk.search.query import parse
from newsdesk.search.terms import Passage, needle, occurrences
from newsdesk.search.tokens import tokens
from newsdesk.search.tree import Words

TRAPS = '疫情后後发發abB１19-，"“ 　\u200b\ufe0f\u0301𠮷😀（'


@dataclass(frozen=True)
class Story:
    """An article as far as a search looks at it."""

    elements: tuple[Element, ...]
    authors: tuple[Author, ...] = ()
    newspaper: str | None = "河湾日报"
    date: day | None = day(2024, 6, 13)
    page: str | None = "02"
    section: str | None = "要闻"


def paragraph(text: str) -> Story:
    return Story((Element(Role.PARAGRAPH, text, ()),))


STORY = Story(
    (
        Element(Role.KICKER, "汛期将至", ()),
        Element(Role.HEADLINE, "河湾渡口复航", ()),
        Element(Role.BYLINE, "本报记者 林晚舟", ()),
        Element(Role.PARAGRAPH, "停航三年的河湾渡口昨日复航，", ()),
        Element(Role.CAPTION, "渡船靠岸。", ()),
    ),
    (Author("林晚舟", "记者"), Author("Ann Lee", "摄影")),
)


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        # any length, anywhere
        ("渡", "河湾渡口复航", True),
        ("湾渡", "河湾渡口复航", True),
        ("河湾渡口复航", "河湾渡口复航", True),
        ("渡湾", "河湾渡口复航", False),
        ("𠮷", "在𠮷野家", True),
        ("口复航了", "渡口复航", False),
        # letters and digits as whole runs; a star goes on to the right
        ("19", "2019年", False),
        ("2019", "2019年", True),
        ("20", "2019年", False),
        ("20*", "2019年", True),
        ("19*", "1949年", True),
        ("19*", "1950年", True),
        ("19*", "2019年", False),
        ("19*", "19", True),
        ("航*", "复航", True),
        ("GDP", "人均GDP增长", True),
        ("gdp增", "人均GDP增长", True),
        ("GDP", "GDPs", False),
        ("8月6日", "8月6日", True),
        ("月16日", "8月6日", False),
        ("6日", "8月16日", False),
        ('"6日" -"16日"', "8月16日", False),
        # white space inside Han text does not count; it ends a run
        ("周欢", "记者周　欢报道", True),
        ('"周 欢"', "记者周欢报道", True),
        ("周欢", "周\u200b欢", True),
        ("newsdesk", "news desk", False),
        ("newsdesk", "news\u200bdesk", True),
        # punctuation never vanishes
        ("疫情防控", "疫情，防控", False),
        ("疫情，防控", "防控与疫情", True),
        ('"疫情，防控"', "疫情，防控", True),
        ('"疫情，防控"', "疫情,防控", True),
        ('"疫情,防控"', "疫情，防控", True),
        ('"疫情，防控"', "疫情防控", False),
        ('"疫情，防控"', "疫情。防控", False),
        ('"（"', "甲(乙)", True),
        ('"3.5%"', "增长3.5％", True),
        ('"35"', "3.5", False),
        # folding, in both directions, and not when strict
        ("后", "皇后", True),
        ("后", "以後", True),
        ("後", "皇后", True),
        ("=后", "以後", False),
        ("=后", "皇后", True),
        ("=後", "皇后 以後", True),
        ("发", "頭髮", True),
        ("頭髮", "头发", True),
        ("ＧＤＰ", "gdp", True),
        ("=GDP", "gdp", False),
        ("=GDP", "GDP", True),
        ("=G*", "GDP", True),
        ("=g*", "GDP", False),
        ('="，"', "a,b", False),
        ("=周欢", "周　欢", True),
        ("长江", "⻓江", True),
        ("=长江", "⻓江", False),
        ("café", "cafe\u0301", True),
        ("=e*", "é", False),
        ("=e*", "e\u0301", False),
        ("=ᄒ*", "ᄒ\u1161", False),
        ("=e*", "Eb e\u0301", False),
        ("二〇年", "二○年", True),
        ("=〇", "○", False),
        ("広沢", "廣澤", True),
        ('"甲，"', "甲﹐", True),
        ('"（"', "︵", True),
        # signs
        ("a b", "b a", True),
        ("a b", "a", False),
        ("a OR b", "b", True),
        ("a OR b c", "b", False),
        ("-a", "b", True),
        ("-a", "a", False),
        ("b -a", "a b", False),
        ("NOT (a b)", "a", True),
        ("a -(b OR c)", "a c", False),
        # NEAR counts visible characters between
        ("甲 NEAR/2 乙", "甲一二乙", True),
        ("甲 NEAR/1 乙", "甲一二乙", False),
        ("乙 NEAR/2 甲", "甲一二乙", True),
        ("甲 NEAR/2 乙", "甲 一　二 乙", True),
        ("甲 NEAR/0 乙", "甲乙", True),
        ("甲 NEAR/0 乙", "甲，乙", False),
        ("甲 NEAR/1 乙", "甲ab乙", False),
        ("甲 NEAR/1 乙", "甲……乙一甲", True),
        ("甲 NEAR 乙", "甲" + "一" * 20 + "乙", True),
        ("甲 NEAR 乙", "甲" + "一" * 21 + "乙", False),
        ("(甲 OR 丙) NEAR/1 乙", "甲一二丙乙", True),
        ("=后 NEAR/1 乙", "後乙", False),
        ("(甲乙丙丁 OR 乙) NEAR/0 戊", "甲乙丙丁戊", True),
        # nothing asked for, nothing found
        ("", "a", False),
        ("*", "a*", False),
        ("，", "a，", False),
    ],
)
def test_what_a_search_means(query: str, text: str, found: bool) -> None:
    assert matches(parse(query), paragraph(text)) is found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("渡口 渡船 汛期", True),
        ("林晚舟", True),
        ("至河湾", False),
        ('"复航 停航"', False),
        ("将至 NEAR 河湾", False),
        ("标题:渡口", True),
        ("标题:汛期", True),
        ("标题:渡船", False),
        ("标题:记者", False),
        ("正文:渡船", True),
        ("正文:停航", True),
        ("正文:汛期", False),
        ("正文:记者", False),
        ("标题:(渡口 -渡船)", True),
        ("标题:-渡船", True),
        ("记者:林晚舟", True),
        ("作者:林晚舟", True),
        ("署名:林晚舟", True),
        ("通讯员:林晚舟", False),
        ("记者:晚舟", True),
        ("记者:渡口", False),
        ("记者:ann", True),
        ('记者:"舟 Ann"', False),
        ("摄影", False),
        ("报纸:河湾", True),
        ("报纸:河灣日報", True),
        ("报纸:=河灣日報", False),
        ("报纸:太原", False),
        ("报纸:(太原 OR 日报)", True),
        ("版名:要闻", True),
        ("-版名:要闻", False),
        ("版:2", True),
        ("版:02", True),
        ("版:1..3", True),
        ("版:A2", False),
        ("日期:2024", True),
        ("日期:2024-06", True),
        ("日期:2024-06-13", True),
        ("日期:2024-06-14..", False),
        ("日期:..2024-06-13", True),
        ("-日期:2023", True),
        ("标题:渡口 日期:2024 版:2 报纸:河湾", True),
    ],
)
def test_terms_meet_in_an_article_and_fields_look_elsewhere(query: str, found: bool) -> None:
    assert matches(parse(query), STORY) is found


@pytest.mark.parametrize("query", ["日期:2024", "版:2", "报纸:河", "版名:要"])
def test_what_nobody_knows_matches_no_field(query: str) -> None:
    unknown = Story(STORY.elements, newspaper=None, date=None, page=None, section=None)
    assert not matches(parse(query), unknown)
    assert matches(parse(f"-{query}"), unknown)


@given(st.text(alphabet=TRAPS, max_size=4), st.text(alphabet=TRAPS, max_size=12), st.booleans(), st.booleans())
@example("a", "a\u0301", True, True)
def test_a_term_is_its_tokens_following_each_other(term: str, text: str, strict: bool, prefix: bool) -> None:
    words = Words(term, quoted=True, strict=strict, prefix=prefix)
    wanted, held = tokens(term), tokens(text)
    assume(wanted)
    run = prefix and wanted[-1].kind.name == "RUN"

    def stands(forms: list[str], sought: list[str]) -> bool:
        last = forms[-1].startswith(sought[-1]) if run else forms[-1] == sought[-1]
        return last and forms[:-1] == sought[:-1]

    naive = any(
        stands([t.folded for t in window], [t.folded for t in wanted])
        and (not strict or stands([t.raw for t in window], [t.raw for t in wanted]))
        for place in range(len(held) - len(wanted) + 1)
        for window in [held[place : place + len(wanted)]]
    )
    assert matches(words, paragraph(text)) is naive


@given(st.text(alphabet=TRAPS, max_size=3), st.text(alphabet=TRAPS, max_size=20), st.booleans())
def test_hits_show_what_matched(term: str, text: str, strict: bool) -> None:
    words = Words(term, quoted=True, strict=strict)
    found = hits(words, paragraph(text))
    assert bool(found) is matches(words, paragraph(text))
    spans = [span for element in found for span in element.spans]
    assert all(matches(words, paragraph(text[span.start : span.end])) for span in spans)
    assert all(before.end <= after.start for before, after in itertools.pairwise(spans))
    assert not (strict and any(span.folded for span in spans))


@given(st.text(alphabet="甲乙丙a ，", max_size=20), st.integers(0, 6))
def test_near_is_what_counting_every_pair_says(text: str, distance: int) -> None:
    held = Passage(text)
    places = [(left, right) for left in occurrences(Words("甲"), held) for right in occurrences(Words("a"), held)]
    between = [text[min(a.end, b.end) : max(a.start, b.start)] for a, b in places]
    naive = any(sum(not c.isspace() for c in part) <= distance for part in between)
    assert matches(parse(f"甲 NEAR/{distance} a"), paragraph(text)) is naive


@pytest.mark.parametrize(
    ("query", "text", "spans"),
    [
        ("渡口", "渡口与渡口", [(0, 2, 0, False), (3, 5, 0, False)]),
        ("人人", "人人人人人", [(0, 2, 0, False), (2, 4, 0, False)]),
        ("后 發", "發展以後", [(0, 1, 1, False), (3, 4, 0, True)]),
        ("发展 GDP", "發展ＧＤＰ，gdp", [(0, 2, 0, True), (2, 5, 1, False), (6, 9, 1, False)]),
        ("19*", "1949至2019", [(0, 4, 0, False)]),
        ("周欢", "周　欢", [(0, 3, 0, False)]),
        ("家", "😀𠮷野家👨‍👩‍👧家", [(3, 4, 0, False), (9, 10, 0, False)]),
        ("葛", "葛\U000e0100城", [(0, 2, 0, False)]),
        ("cafe OR café", "cafe\u0301", [(0, 5, 1, False)]),
        ("=e*", "ea e\u0301", [(0, 2, 0, False)]),
        ("=後後", "后後後后", [(1, 3, 0, False)]),
        ("二〇", "二○", [(0, 2, 0, True)]),
        ('"，乙"', "甲,乙", [(1, 3, 0, False)]),
        ("甲 -乙", "甲乙", [(0, 1, 0, False)]),
        ("甲 NEAR/1 乙", "甲一乙二三甲", [(0, 1, 0, False), (2, 3, 1, False)]),
        ("渡口 渡", "渡口", [(0, 1, 1, False), (0, 2, 0, False)]),
        ("标题:渡口", "渡口", []),
        ("记者:渡口 日期:2024", "渡口", []),
    ],
)
def test_hits(query: str, text: str, spans: list[tuple[int, int, int, bool]]) -> None:
    found = hits(parse(query), paragraph(text))
    assert [span[:4] for element in found for span in element.spans] == spans


def test_hits_are_numbered_by_element() -> None:
    found = hits(parse("渡口 OR 标题:复航"), STORY)
    assert [element.element for element in found] == [1, 3]
    assert found[0].spans == (HitSpan(2, 4, 0, False), HitSpan(4, 6, 1, False))
    assert found[1].spans == (HitSpan(7, 9, 0, False),)


def test_ten_thousand_repetitions_are_no_trouble() -> None:
    text = "一" * 10_000
    assert matches(parse("一 NEAR/3 一"), paragraph(text))
    assert len(hits(parse("一 NEAR/3 一"), paragraph(text))[0].spans) == 10_000
    assert not matches(parse("一" * 10_000 + "二"), paragraph(text))


def test_a_term_without_a_token_stands_nowhere() -> None:
    assert needle(Words(" ")) is None
    assert not matches(Words(""), paragraph("a"))
    assert hits(Words(""), paragraph("a")) == ()
