"""Authors with their functions, from bylines, openings, endings, captions and agencies."""

from __future__ import annotations

import pytest

from newsdesk.domain import Author, Element, Role, Span
from newsdesk.importing.authors import authors_of
from newsdesk.importing.bylines import read_byline
from newsdesk.importing.names import is_name, names_in, only_names


@pytest.mark.parametrize(
    ("words", "authors"),
    [
        ("本报记者 温　岚 沈砚秋", [("温岚", "记者"), ("沈砚秋", "记者")]),
        ("记者 何田 通讯员 梅小舟", [("何田", "记者"), ("梅小舟", "通讯员")]),
        ("云棹晚报见习记者 何 田", [("何田", "见习记者")]),
        ("新华社记者 梅一雄 张若渡 解放军报记者 李远帆", [("梅一雄", "记者"), ("张若渡", "记者"), ("李远帆", "记者")]),
        ("報導．攝影╱沈嘉恬", [("沈嘉恬", "報導．攝影")]),
        ("文／张三丰 图／李四维", [("张三丰", "文"), ("李四维", "图")]),
        ("记者魏一哲、孙文", [("魏一哲", "记者"), ("孙文", "记者")]),
        ("通讯员 郑远洲", [("郑远洲", "通讯员")]),
        ("李望川摄", [("李望川", "摄")]),
        ("（伊拉克）方渡之", [("方渡之", "作者")]),
        ("若昂·贝莱拉", [("若昂·贝莱拉", "作者")]),
        ("本报评论员", []),
    ],
)
def test_bylines_are_read(words: str, authors: list[tuple[str, str]]) -> None:
    read = [(author.name, author.function) for author in read_byline(words)]
    assert [one for one in read if one[0] != "伊拉克"] == authors


def story(*body: str, byline: str | None = None) -> tuple[Element, ...]:
    elements = [Element(Role.HEADLINE, "渡口大桥通车", (Span(0, 6),))]
    if byline:
        elements.append(Element(Role.BYLINE, byline, (Span(7, 8),)))
    elements += [Element(Role.PARAGRAPH, text, (Span(9, 10),)) for text in body]
    return tuple(elements)


@pytest.mark.parametrize(
    ("elements", "authors"),
    [
        (
            story("本报讯(记者 何田 通讯员 梅小舟)6月13日，大桥通车。"),
            [Author("何田", "记者"), Author("梅小舟", "通讯员")],
        ),
        (
            story("本报雁门5月25日电 （记者魏一哲、孙文）记者获悉，大桥通车。"),
            [Author("魏一哲", "记者"), Author("孙文", "记者")],
        ),
        (story("本报雁门10月2日讯 记者孙渡报道:大桥今天通车。"), [Author("孙渡", "记者")]),
        (story("大桥通车。", "（王近舟 施望川）"), [Author("王近舟", "作者"), Author("施望川", "作者")]),
        (story("新华社雁门5月1日电 大桥今天通车。"), [Author("新华社", "通讯社")]),
        (story("大桥今天通车。", "通车的大桥。 本报记者 吕友摄"), [Author("吕友", "摄")]),
        (story("大桥今天通车，两岸都来看。", byline="本报记者 温 岚"), [Author("温岚", "记者")]),
        (story("大桥今天通车。（甘肃）"), []),
        (story("大桥今天通车。（未完待续）"), []),
    ],
)
def test_authors_are_found(elements: tuple[Element, ...], authors: list[Author]) -> None:
    assert list(authors_of(elements)) == authors


def test_each_author_stands_once() -> None:
    elements = story("本报讯（记者 温岚）大桥通车。", "（温岚）", byline="本报记者 温 岚")
    assert authors_of(elements) == (Author("温岚", "记者"),)


@pytest.mark.parametrize(
    ("word", "answer"), [("温岚", True), ("欧阳若棠", True), ("甘肃", False), ("大桥", False), ("温", False)]
)
def test_what_may_be_a_name(word: str, answer: bool) -> None:
    assert is_name(word) is answer


def test_rows_of_names() -> None:
    assert names_in("温　岚 沈砚秋、何 田") == ["温岚", "沈砚秋", "何田"]
    assert names_in("温 岚庆 节") is None
    assert only_names("徐雷鹏")
    assert not only_names("大桥通车")
