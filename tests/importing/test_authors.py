"""Authors with their functions, from bylines, openings, endings, captions and agencies."""

from __future__ import annotations

import pytest

from newsdesk.domain import Author, Element, Role, Span
from newsdesk.importing.authors import authors_of
from newsdesk.importing.bylines import read_byline
from newsdesk.importing.datelines import find_dateline
from newsdesk.importing.houses import agencies_in
from newsdesk.importing.names import is_name, names_in, only_names
from newsdesk.importing.reporters import names_and_place


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
        ("何田 文/图", [("何田", "文/图")]),
        ("文/图 何田", [("何田", "文/图")]),
        ("本报记者 何田/文 梅小舟/图", [("何田", "记者"), ("梅小舟", "图")]),
        ("何田 摄影报道", [("何田", "摄影报道")]),
        ("文·何田", [("何田", "文")]),
        ("何田 译", [("何田", "译")]),
        ("何田口述 梅小舟整理", [("何田", "口述"), ("梅小舟", "整理")]),
        ("本报记者何成田徐如舟", [("何成田", "记者"), ("徐如舟", "记者")]),
        ("河湾报·河湾网记者 何田", [("何田", "记者")]),
        ("策划：何田 统筹：梅小舟", [("何田", "策划"), ("梅小舟", "统筹")]),
        ("記者葉知秋／台北報導", [("葉知秋", "記者")]),
        ("記者葉知秋／專題報導", [("葉知秋", "記者")]),
        ("特派記者葉知秋／東京專電", [("葉知秋", "特派記者")]),
        ("本报记者 何田 发自北京", [("何田", "记者")]),
        ("本报记者 何田（署名文章）", [("何田", "记者")]),
        ("本报记者 次仁卓玛", [("次仁卓玛", "记者")]),
    ],
)
def test_bylines_are_read(words: str, authors: list[tuple[str, str]]) -> None:
    read = [(author.name, author.function) for author in read_byline(words)]
    assert [one for one in read if one[0] != "伊拉克"] == authors


def authors_in(elements: tuple[Element, ...]) -> tuple[Author, ...]:
    return authors_of(elements, find_dateline(elements))


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
        (story("大桥今天通车，两岸都来看。", byline="本报通讯员 江　一舟"), [Author("江一舟", "通讯员")]),
        (story("（中央社記者葉知秋台北3日電）大橋通車。"), [Author("葉知秋", "記者"), Author("中央社", "通讯社")]),
        (story("〔記者葉知秋、何田／台北報導〕大橋通車。"), [Author("葉知秋", "記者"), Author("何田", "記者")]),
        (story("【葉知秋／台北報導】大橋通車。"), [Author("葉知秋", "報導")]),
        (story("本报记者何田 北京报道 大桥通车。"), [Author("何田", "记者")]),
        (
            story("本报讯 记者何田、通讯员梅小舟报道：大桥通车。"),
            [Author("何田", "记者"), Author("梅小舟", "通讯员")],
        ),
        (story("本报雁门5月25日电（何田、梅小舟）大桥通车。"), [Author("何田", "作者"), Author("梅小舟", "作者")]),
        (story("综合新华社、河湾日报报道 大桥通车。"), [Author("新华社", "通讯社")]),
        (story("大桥今天通车。", "人们都来看。（据新华社电）"), [Author("新华社", "通讯社")]),
        (story("大桥今天通车。", "人们都来看。（哈尔滨 何小田）"), [Author("何小田", "作者")]),
        (
            story("大桥今天通车。", "人们都来看。（河湾市水务局 何田、梅小舟）"),
            [Author("何田", "作者"), Author("梅小舟", "作者")],
        ),
        (story("大桥今天通车。", "人们都来看。（黄山市 方言）"), [Author("方言", "作者")]),
        (story("大桥今天通车。", "人们都来看。（安全局 高度）"), [Author("高度", "作者")]),
        (story("大桥今天通车。", "人们都来看。（梅远州 何田）"), [Author("梅远州", "作者"), Author("何田", "作者")]),
        (
            story("大桥今天通车。", "人们都来看。（本报记者沈远乡、何田）"),
            [Author("沈远乡", "记者"), Author("何田", "记者")],
        ),
        (story("大桥今天通车。", "人们都来看。（何田参与采写）"), [Author("何田", "作者")]),
        (story("大桥今天通车。", "（作者：何田，系大桥工程师）"), [Author("何田", "作者")]),
        (story("大桥今天通车。", "（《晨钟》何田文梅小舟摘）"), [Author("何田", "作者")]),
        (story("大桥今天通车。", "人们都来看。報導．攝影╱葉知秋", "尾聲。"), [Author("葉知秋", "報導．攝影")]),
        (story("大桥今天通车，两岸都来看（见图，何田摄）。人们高兴。"), [Author("何田", "摄")]),
        (story("大桥今天通车。", "图为大桥。何田摄（新华社发）"), [Author("何田", "摄"), Author("新华社", "通讯社")]),
        (story("大桥今天通车。", "何田 梅小舟摄影报道"), [Author("何田", "摄影报道"), Author("梅小舟", "摄影报道")]),
        (story("大桥今天通车。", "苓舟摄"), [Author("苓舟", "摄")]),
        (story("大桥今天通车。", "资料摄"), []),
        (story("大桥今天通车。", "人们都来看。（黄河 上游）"), []),
        (story("本报记者在北京报道大桥通车。"), []),
        (story("大桥今天通车。（甘肃）"), []),
        (story("大桥今天通车。（未完待续）"), []),
    ],
)
def test_authors_are_found(elements: tuple[Element, ...], authors: list[Author]) -> None:
    assert list(authors_in(elements)) == authors


def test_all_of_many_reporters_are_found() -> None:
    names = [f"{family}{given}" for family in "何梅沈林苏温薛孙" for given in ("一舟", "望川", "近桥")]
    found = authors_in(story("大桥通车。", f"两岸都来看。（本报记者{'、'.join(names)}报道）"))
    assert found == tuple(Author(name, "记者") for name in names)


@pytest.mark.parametrize(
    ("house", "agencies"),
    [
        ("新华社、河湾日报", ["新华社"]),
        ("河湾通讯社", ["河湾通讯社"]),
        ("河湾新聞社", ["河湾新聞社"]),
        ("俄罗斯塔斯社", ["俄罗斯塔斯社"]),
        ("英国路透社", ["英国路透社"]),
        ("河湾出发社", []),
        ("农村信用社", []),
        ("读者刚收到新华社", []),
        ("本社", []),
        ("河湾报社", []),
    ],
)
def test_which_houses_are_news_agencies(house: str, agencies: list[str]) -> None:
    assert agencies_in(house) == agencies


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("何田", (["何田"], None)),
        ("何田 梅小舟 北京", (["何田", "梅小舟"], "北京")),
        ("何 田 北京", (["何田"], "北京")),
        ("何田北京", (["何田"], "北京")),
        ("梅小舟呼和浩特", (["梅小舟"], "呼和浩特")),
        ("何田和梅小舟北京", (["何田", "梅小舟"], "北京")),
        ("次仁卓玛", (["次仁卓玛"], None)),
        ("葉知秋、何田／高雄", (["葉知秋", "何田"], "高雄")),
        ("葉知秋／綜合", (["葉知秋"], None)),
        ("何田、通讯员梅小舟", None),
        ("在现场看到大桥已经通车", None),
        ("北京", None),
        ("", None),
    ],
)
def test_reporters_and_where_they_report_from(words: str, read: tuple[list[str], str | None] | None) -> None:
    assert names_and_place(words) == read


def test_each_author_stands_once() -> None:
    elements = story("本报讯（记者 温岚）大桥通车。", "（温岚）", byline="本报记者 温 岚")
    assert authors_in(elements) == (Author("温岚", "记者"),)


@pytest.mark.parametrize(
    ("word", "answer"), [("温岚", True), ("欧阳若棠", True), ("甘肃", False), ("大桥", False), ("温", False)]
)
def test_what_may_be_a_name(word: str, answer: bool) -> None:
    assert is_name(word) is answer


def test_rows_of_names() -> None:
    assert names_in("温　岚 沈砚秋、何 田") == ["温岚", "沈砚秋", "何田"]
    assert names_in("江 一舟 周　禾") == ["江一舟", "周禾"]
    assert names_in("温 岚庆 节") is None
    assert only_names("徐雷鹏")
    assert not only_names("大桥通车")
