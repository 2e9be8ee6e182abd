"""Names with one character wrong, in archives of invented texts that are searched by the definition of a match."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from newsdesk.domain import Author, Element, Role
from newsdesk.search.fold import fold
from newsdesk.search.match import matches
from newsdesk.search.nearest import MOST, nearest, shapes
from newsdesk.search.query import parse
from newsdesk.search.tree import Words


@dataclass(frozen=True)
class Story:
    """An article as far as a search looks at it."""

    elements: tuple[Element, ...]
    authors: tuple[Author, ...] = ()
    newspaper: str | None = "河湾日报"
    date: date | None = date(2024, 6, 13)
    page: str | None = "2"
    section: str | None = None


def story(text: str, *authors: str, newspaper: str = "河湾日报") -> Story:
    signed = tuple(Author(name, "记者") for name in authors)
    return Story(tuple(Element(Role.PARAGRAPH, line, ()) for line in text.split("\n")), signed, newspaper)


class Archive:
    """Articles, the newest first, and how to ask for them."""

    def __init__(self, *stories: Story) -> None:
        self.stories = stories
        self.asked: list[str] = []

    def texts_of(self, query: str, limit: int) -> Iterable[str]:
        self.asked.append(query)
        found = [one for one in self.stories if matches(parse(query), one)][:limit]
        for one in found:
            names = [one.newspaper or "", *(author.name for author in one.authors)]
            yield "\n".join([*names, *(element.text for element in one.elements)])

    def count(self, query: str) -> int:
        return sum(matches(parse(query), one) for one in self.stories)

    def nearest(self, query: str) -> list[tuple[str, int]]:
        return nearest(parse(query), self.texts_of, self.count)


def archive(*texts: str) -> Archive:
    return Archive(*map(story, texts))


@pytest.mark.parametrize(
    ("texts", "query", "offered"),
    [
        # one character wrong, at each place
        (["镇长林晓舟说"], "林晚舟", [("林晓舟", 1)]),
        (["镇长林晚州说"], "林晚舟", [("林晚州", 1)]),
        (["（柳晚舟）"], "林晚舟", [("柳晚舟", 1)]),
        # one missing, one too many
        (["本报记者 林舟"], "林晚舟", [("林舟", 1)]),
        (["镇长林晚晚舟说"], "林晚舟", [("林晚晚舟", 1)]),
        (["镇长欧阳晚舟说"], "欧阳舟", [("欧阳晚舟", 1)]),
        (["镇长欧阳舟说"], "欧阳晚舟", [("欧阳舟", 1)]),
        (["镇长林晓舟说"], "林舟", [("林晓舟", 1)]),
        # the surname first, then how many have it
        (
            ["柳晚舟", "柳晚舟到", "林晓舟到", "林小舟到", "林小舟到会", "林晓舟、林小舟到"],
            "林晚舟",
            [("林小舟", 3), ("林晓舟", 2), ("柳晚舟", 2)],
        ),
        # what is written in other characters is no difference
        (["鎮長葉曉東說"], "叶晓冬", [("葉曉東", 1)]),
        (["鎮長葉曉東說", "镇长叶晓东说", "镇长叶晓东又说"], "叶晓冬", [("叶晓东", 3)]),
        (["镇长叶晓东说"], "葉曉冬", [("叶晓东", 1)]),
        # white space in a name is no difference
        (["记者　林　晓　舟　摄"], "林晚舟", [("林晓舟", 1)]),
        # a name of two only where it stands alone: of its characters any text is full
        (["记者 林舟 摄", "林州市的林地", "林木"], "林晚", [("林木", 1), ("林舟", 1)]),
        (["林晚到会"], "林晚舟", []),
        (["记者 林晚"], "林晚舟", [("林晚", 1)]),
        # nothing near
        (["镇长柳小州说"], "林晚舟", []),
        (["镇长舟晚林说"], "林晚舟", []),
        (["林。舟", "林，晚舟到", "林A舟"], "林晚舟", []),
        (["他说林晚到会"], "林晚舟", []),
        (["林\n舟", "林晓\n舟"], "林晚舟", []),
        ([], "林晚舟", []),
        # not asked for: what is found, what is no name
        (["林晓舟", "林晚舟"], "林晚舟", []),
        (["舟"], "林", []),
        (["河湾镇第二小学校"], "河湾镇第一小学校", []),
        (["林晓舟2"], "林晚舟2", []),
        (["林晓舟"], "-林晚舟", []),
        (["林晓舟"], "日期:2024", []),
        (["林晓舟"], "", []),
        # within a whole query
        (["林晓舟在渡口", "林小舟"], "林晚舟 渡口", [("林晓舟 渡口", 1), ("林小舟", 1)]),
        (["林晓舟在渡口"], "林晚舟 NEAR/3 渡口", [("林晓舟 NEAR/3 渡口", 1)]),
        (["林晓舟在渡口"], "林晚舟 -林晚舟", [("林晓舟 -林晚舟", 1)]),
        (["林晓舟在渡口"], "林晚舟 OR 柳晚州", [("林晓舟 OR 柳晚州", 1)]),
        (["林晓舟", "柳晓州"], "林晚舟 柳晚州", [("林晓舟", 1), ("柳晓州", 1)]),
        (["林晓舟"], '"林晚舟" 日期:2023', [("林晓舟", 1)]),
        (["林晓舟"], "=林晚舟", [("=林晓舟", 1)]),
    ],
)
def test_names_near_to_one_that_finds_nothing(texts: list[str], query: str, offered: list[tuple[str, int]]) -> None:
    assert archive(*texts).nearest(query) == offered


def test_names_are_looked_for_where_the_query_looks() -> None:
    held = Archive(story("林小舟、林小舟", "林晓舟"), story("林小舟"), story("安", newspaper="河弯晚报"))
    assert held.nearest("记者:林晚舟") == [("记者:林晓舟", 1)]
    assert held.nearest("报纸:河湾晚报") == [("报纸:河弯晚报", 1), ("报纸:河湾日报", 2)][::-1]
    assert held.nearest("正文:林晚舟 日期:2024") == [("正文:林小舟 日期:2024", 2)]


def test_no_more_than_anybody_looks_at() -> None:
    held = archive(*(f"林{middle}舟" for middle in "一二三四五六七八九十百千"))
    offered = held.nearest("林晚舟")
    assert len(offered) == MOST
    assert len(held.asked) <= len(shapes(list("林晚舟")))


def test_the_index_is_asked_for_few_articles() -> None:
    held = archive()
    held.nearest("标题:林晚舟")
    assert held.asked == [
        "标题:晚舟",
        "标题:(林 NEAR/1 舟)",
        "标题:林晚",
        "标题:(林 NEAR/1 晚舟)",
        "标题:(林晚 NEAR/1 舟)",
        "标题:林舟",
    ]


def one_away(left: str, right: str) -> bool:
    """Whether one character put in, taken out or changed makes one text of the other."""
    if abs(len(left) - len(right)) > 1:
        return False
    short, long = sorted((left, right), key=len)
    if len(short) == len(long):
        return sum(a != b for a, b in zip(short, long, strict=True)) == 1
    return any(long[:at] + long[at + 1 :] == short for at in range(len(long)))


@given(st.text("林晚舟东東", min_size=2, max_size=6), st.lists(st.text("林晚舟东 ，a\n", max_size=12), max_size=4))
def test_what_is_offered_is_one_character_away_and_is_found(name: str, texts: list[str]) -> None:
    held = archive(*texts)
    assume(not held.count(name))
    offered = held.nearest(name)
    assert all(one_away(fold(text), fold(name)) for text, _ in offered)
    assert all(articles == held.count(text) > 0 for text, articles in offered)


@given(st.text("林晚舟东南西", min_size=3, max_size=6), st.data())
def test_a_name_that_stands_alone_is_found_from_whatever_is_one_away(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    change: Callable[[str], str] = data.draw(
        st.sampled_from(
            [
                lambda name: name[:at] + "北" + name[at + 1 :],
                lambda name: name[:at] + name[at + 1 :],
                lambda name: name[:at] + "北" + name[at:],
            ]
        )
    )
    typed = change(name)
    assume(len(typed) <= 6)
    held = archive(f"甲，{name}。")
    assume(not held.count(typed))
    assert held.nearest(typed) == [(name, 1)]


def test_every_shape_is_asked_for_once() -> None:
    twice = [shape.asks for shape in shapes(list("林林舟"))]
    assert Words("林舟") in twice
    assert len(shapes(list("林林林"))) == len(set(shapes(list("林林林"))))
