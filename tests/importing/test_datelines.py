"""Datelines: the forms in which they are printed, lines that are none, where they may stand; their spans."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import Element, Role, Span
from newsdesk.importing import datelines
from newsdesk.importing.dateline_forms import Printed
from newsdesk.importing.datelines import dateline_of, find_dateline
from newsdesk.importing.parse import parse_text

Fields = tuple[str | None, str | None, str | None]


def story(*body: tuple[Role, str]) -> tuple[Element, ...]:
    """A story of these elements under a headline, set one behind the other."""
    elements, here = [], 0
    for role, text in ((Role.HEADLINE, "渡口大桥通车"), *body):
        elements.append(Element(role, text, (Span(here, here + len(text)),)))
        here += len(text)
    return tuple(elements)


def read(elements: tuple[Element, ...]) -> tuple[Fields, str] | None:
    """The dateline's fields, and what its spans cut out of the source."""
    text = "".join(element.text for element in elements)
    found = dateline_of(find_dateline(elements), text)
    if found is None:
        return None
    return (found.agency, found.place, found.day), "".join(text[span.start : span.end] for span in found.spans)


# ---------------------------------------------------------------- forms

FORMS: list[tuple[str, str, Fields]] = [
    ("本报讯", "（记者 何田 通讯员 梅小舟）大桥通车。", ("本报", None, None)),
    ("本报讯", "昨日，大桥通车。", ("本报", None, None)),
    ("本报雁门8月4日电", " （记者何田）大桥通车。", ("本报", "雁门", "8月4日")),
    ("本报雁门10月2日讯", " 记者孙渡报道:大桥今天通车。", ("本报", "雁门", "10月2日")),
    ("本报呼和浩特电", " 记者何田报道:大桥通车。", ("本报", "呼和浩特", None)),
    ("新华社雁门8月5日电", " 大桥今天通车。", ("新华社", "雁门", "8月5日")),
    ("新华社雁门8月5日电", "古老的大桥今天通车。", ("新华社", "雁门", "8月5日")),
    ("据新华社金沙萨5月30日电", " 大桥通车。", ("新华社", "金沙萨", "5月30日")),
    ("据新华社哈瓦那电", "(记者何田)大桥通车。", ("新华社", "哈瓦那", None)),
    ("新华社二十八日讯", " 雁门消息：大桥通车。", ("新华社", None, "二十八日")),
    ("新华社昆明二十八日电", " 大桥通车。", ("新华社", "昆明", "二十八日")),
    ("新华社北京１月２８日电", "　大桥通车。", ("新华社", "北京", "１月２８日")),
    ("新华社北京 １ 月 ２８ 日电", " 大桥通车。", ("新华社", "北京", "１ 月 ２８ 日")),
    ("新华社福建前线廿八日电", " 大桥通车。", ("新华社", "福建前线", "廿八日")),
    ("新华社“望川2”号8月5日电", "（记者何田）大桥通车。", ("新华社", "“望川2”号", "8月5日")),
    ("新华社北京、上海8月5日电", " 大桥通车。", ("新华社", "北京、上海", "8月5日")),
    ("新华社里约热内卢8月5日体育专电", " 大桥通车。", ("新华社", "里约热内卢", "8月5日")),
    ("新华社北京一九六三年一月三日电", " 大桥通车。", ("新华社", "北京", "一九六三年一月三日")),
    ("新华社、河湾日报北京6月3日电", "(记者何田)大桥通车。", ("新华社、河湾日报", "北京", "6月3日")),
    ("新華社北京五月四日電", " 大橋通車。", ("新華社", "北京", "五月四日")),
    ("中央社台北三日電", " 大橋通車。", ("中央社", "台北", "三日")),
    ("（中央社記者葉知秋台北3日電）", "大橋通車。", ("中央社", "台北", "3日")),
    ("（中央社記者葉秋台北3日電）", "大橋通車。", ("中央社", "台北", "3日")),
    ("（中央社華盛頓3日綜合外電報導）", "大橋通車。", ("中央社", "華盛頓", "3日")),
    ("〔記者葉知秋／台北報導〕", "大橋通車。", (None, "台北", None)),
    ("【記者葉知秋、何田╱高雄報導】", "大橋通車。", (None, "高雄", None)),
    ("【葉知秋／台北報導】", "大橋通車。", (None, "台北", None)),
    ("本報記者葉知秋／綜合報導", "　大橋通車。", ("本報", None, None)),
    ("【本報訊】", "（記者葉知秋）大橋通車。", ("本報", None, None)),
    ("【本報台北訊】", "大橋通車。", ("本報", "台北", None)),
    ("中新社香港五月三日电", " 大桥通车。", ("中新社", "香港", "五月三日")),
    ("（法新社巴黎十三日電）", "大橋通車。", ("法新社", "巴黎", "十三日")),
    ("据俄罗斯塔斯社报道", "，大桥通车。", ("俄罗斯塔斯社", None, None)),
    ("据《晨钟报》报道", "，大桥通车。", ("《晨钟报》", None, None)),
    ("黑龙江日报哈尔滨6月3日电", "（记者何田）大桥通车。", ("黑龙江日报", "哈尔滨", "6月3日")),
    ("云棹晚报讯", " 记者何田报道：大桥通车。", ("云棹晚报", None, None)),
    ("综合新华社北京8月5日报道", "：大桥通车。", ("新华社", "北京", "8月5日")),
    ("综合新华社、中新社报道", " 大桥通车。", ("新华社、中新社", None, None)),
    ("本报记者 何田 北京报道", " 大桥通车。", ("本报", "北京", None)),
    ("本报记者何田 梅小舟 北京报道", " 大桥通车。", ("本报", "北京", None)),
    ("本报记者何田北京报道", "：大桥通车。", ("本报", "北京", None)),
    ("本报记者 何田 发自北京", "　大桥通车。", ("本报", "北京", None)),
    ("本报记者何田报道", "：大桥通车。", ("本报", None, None)),
    ("人民网北京1月2日电", " （记者何田）大桥通车。", ("人民网", "北京", "1月2日")),
    ("【法新社巴黎8月5日电】", "题：大桥通车。", ("法新社", "巴黎", "8月5日")),
    ("【英国《晨钟报》8月5日报道】", "题：大桥通车。", ("英国《晨钟报》", None, "8月5日")),
    ("〔中央社東京三日合眾電〕", "大橋通車。", ("中央社", "東京", "三日")),
    ("（記者何田台北五日電）", "大橋通車。", (None, "台北", "五日")),
    ("【河湾報專訊】", "大橋通車。", ("河湾報", None, None)),
    ("中国河湾报网雁门8月5日电", " 大桥通车。", ("中国河湾报网", "雁门", "8月5日")),
    ("河湾新闻网8月5日电", " 大桥通车。", ("河湾新闻网", None, "8月5日")),
    ("雁门8月5日电", " （记者何田）大桥通车。", (None, "雁门", "8月5日")),
    ("上海、河湾市8月5日电", " 大桥通车。", (None, "上海、河湾市", "8月5日")),
    ("日内瓦8月5日电", " 大桥通车。", (None, "日内瓦", "8月5日")),
    ("布宜诺斯艾利斯五日电", " 大桥通车。", (None, "布宜诺斯艾利斯", "五日")),
    ("（台北訊）", "大橋通車。", (None, "台北", None)),
    ("本市讯", " 大桥通车。", (None, "本市", None)),
    ("本报今晨消息", "：大桥通车。", ("本报", None, "今晨")),
]


@pytest.mark.parametrize(("printed", "rest", "fields"), FORMS, ids=[printed for printed, _, _ in FORMS])
def test_forms_are_read(printed: str, rest: str, fields: Fields) -> None:
    assert read(story((Role.PARAGRAPH, printed + rest))) == (fields, printed)


@pytest.mark.parametrize(
    "words",
    [
        "本报从今天起开设专栏。",
        "本报记者在现场看到，大桥已经通车。",
        "本报讯员何田说，大桥通车。",
        "本报8月5日报道了大桥通车的消息。",
        "本报读者来电：大桥通车。",
        "本报编辑部收到一封信。",
        "本报最新消息，大桥通车。",
        "新华社区今天挂牌。",
        "新华社今天发表社论。",
        "新华社记者日前从水务局获悉，大桥通车。",
        "新华社连续报道大桥通车。",
        "中央社会主义学院今天开学。",
        "红旗人民公社三日电告，秧已插完。",
        "据报道，大桥通车。",
        "据悉，大桥通车。",
        "据当地媒体报道，大桥通车。",
        "据记者了解，大桥通车。",
        "据新华社援引当地媒体报道，大桥通车。",
        "记者何田报道：大桥通车。",
        "〔記者葉知秋／綜合報導〕大橋通車。",
        "大桥今天通车，新华社北京8月5日电说。",
        "8月5日，大桥通车。",
        "（何田）大桥通车。",
        "（记者 何田）8月5日，大桥通车。",
        "【电讯】大桥通车。",
        "【国际电讯】大桥通车。",
        "【快讯】大桥通车。",
        "雁门8月5日电告，大桥通车。",
        "参考消息网8月5日报道，大桥通车。",
        "据农村信用社消息，大桥通车。",
        "据河湾信用联社消息，大桥通车。",
        "据供销社消息，大桥通车。",
        "据百货商社消息，大桥通车。",
        "据集邮社消息，大桥通车。",
        "据诗社消息，大桥通车。",
        "据新华书店与茶社消息，大桥通车。",
        "据互联网消息，大桥通车。",
        "据物联网消息，大桥通车。",
        "据国家电网消息，大桥通车。",
        "据大桥官网消息，大桥通车。",
        "去年8月5日电 大桥通车。",
        "收到8月5日电 大桥通车。",
        "大雨8月5日电。",
        "他们8月5日讯。",
        "第一天8月5日电 大桥通车。",
        "接到上海8月5日电 大桥通车。",
        "昨接河湾市8月5日电 大桥通车。",
        "有关部门8月5日电 大桥通车。",
        "河湾市来信8月5日讯 大桥通车。",
        "电",
        "",
    ],
)
def test_lines_that_are_no_dateline(words: str) -> None:
    assert read(story((Role.PARAGRAPH, words))) is None


# ---------------------------------------------------------------- where it stands

P, N, C = Role.PARAGRAPH, Role.NOTE, Role.CREDIT
WIRE, FIELDS = "新华社雁门8月5日电", ("新华社", "雁门", "8月5日")


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        ([(P, f"●{WIRE} 大桥通车。")], WIRE),
        ([(N, "编者按：大桥是怎样建成的？今起刊出追踪。"), (P, f"{WIRE} 大桥通车。")], WIRE),
        ([(N, "编者按："), (P, "大桥是怎样建成的？"), (P, f"{WIRE} 大桥通车。")], WIRE),
        ([(Role.CAPTION, "图为大桥。"), (P, f"{WIRE} 大桥通车。")], WIRE),
        ([(Role.SUBHEAD, WIRE), (P, "大桥通车。")], WIRE),
        ([(Role.BYLINE, WIRE), (P, "大桥通车。")], WIRE),
        ([(P, f"（{WIRE} 记者何田）大桥通车。")], WIRE),
        ([(P, "大桥通车。"), (P, f"人们都来看。（{WIRE}）")], f"（{WIRE}）"),
        ([(P, "大桥通车。"), (C, f"（据{WIRE}）")], f"（据{WIRE}）"),
        ([(P, f"大桥通车。（均据{WIRE}）"), (Role.CAPTION, "图为大桥。")], f"（均据{WIRE}）"),
    ],
)
def test_places_where_a_dateline_stands(body: list[tuple[Role, str]], printed: str) -> None:
    assert read(story(*body)) == (FIELDS, printed)


@pytest.mark.parametrize(
    ("end", "agency"),
    [
        ("（新华社）", "新华社"),
        ("(据新华社)", "新华社"),
        ("（据新华社电）", "新华社"),
        ("（新华社专特稿）", "新华社"),
        ("（综合新华社、中新社报道）", "新华社、中新社"),
        ("（据《晨钟报》报道）", "《晨钟报》"),
        ("（新华社记者 何田）", None),
        ("（新华社发）", None),
        ("（本报）", None),
        ("（何田）", None),
        ("（综合本报记者何田、梅小舟报道）", None),
        ("（未完待续）", None),
    ],
)
def test_a_bracket_that_closes_the_story(end: str, agency: str | None) -> None:
    found = read(story((P, "大桥今天通车。"), (P, f"人们都来看。{end}")))
    assert found == (((agency, None, None), end) if agency else None)


@pytest.mark.parametrize(
    "body",
    [
        [(P, "大桥通车。"), (P, f"{WIRE} 人们都来看。")],
        [(P, f"大桥通车。（{WIRE}）"), (P, "人们都来看。")],
        [(P, f"大桥通车（{WIRE}），人们都来看。")],
        [(Role.BYLINE, f"{WIRE}的大桥"), (P, "大桥通车。")],
        [],
    ],
)
def test_places_where_none_stands(body: list[tuple[Role, str]]) -> None:
    assert read(story(*body)) is None


# ---------------------------------------------------------------- spans

PRINTED = [printed for printed, _, _ in FORMS if " " not in printed]
BREAK = st.sampled_from(["\n", "\n\n", "\r\n", "　\n　　", " \n"])


@given(
    st.sampled_from(PRINTED),
    st.sets(st.integers(1, 40), max_size=3),
    BREAK,
    st.booleans(),
    st.text("河湾渡口", max_size=9),
)
def test_the_spans_cut_what_was_printed(printed: str, breaks: set[int], gap: str, cluttered: bool, before: str) -> None:
    """However the lines were broken and whatever invisible characters stand among them."""
    words = printed + "，大桥今天通车，两岸都来看。"
    cuts = [0, *sorted(at for at in breaks if at < len(words) and not words[at].isspace()), len(words)]
    lines = [words[start:end].strip() for start, end in pairwise(cuts)]
    shown = [line[:1] + "\u200b" + line[1:] if cluttered and len(line) > 1 else line for line in lines]
    text, spans = before, []
    for line in shown:
        text += gap
        spans.append(Span(len(text), len(text) + len(line)))
        text += line
    element = Element(Role.PARAGRAPH, "".join(lines), tuple(spans))
    found = dateline_of(find_dateline([element]), text)
    assert found
    assert "".join(text[span.start : span.end] for span in found.spans).replace("\u200b", "") == printed
    assert all(not text[span.start].isspace() and not text[span.end - 1].isspace() for span in found.spans)


def test_a_space_that_mending_put_there_is_in_no_span() -> None:
    text = "新华社“Wang\nChuan”号8月5日电\n大桥通车。"
    element = Element(Role.PARAGRAPH, "新华社“Wang Chuan”号8月5日电大桥通车。", (Span(0, 8), Span(9, 21), Span(22, 27)))
    found = dateline_of(find_dateline([element]), text)
    assert found
    assert [text[span.start : span.end] for span in found.spans] == ["新华社“Wang", "Chuan”号8月5日电"]
    assert found.place == "“Wang Chuan”号"


def test_columns_that_go_on_above_keep_their_order() -> None:
    text = "日电大桥通车。\n\n新华社雁门8月5"
    element = Element(Role.PARAGRAPH, "新华社雁门8月5日电大桥通车。", (Span(9, 17), Span(0, 7)))
    found = dateline_of(find_dateline([element]), text)
    assert found
    assert found.spans == (Span(9, 17), Span(0, 2))


def test_a_dateline_is_looked_for_once_an_article(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []

    def counted(elements: Sequence[Element]) -> Iterator[tuple[Element, Printed]]:
        asked.append(len(elements))
        yield from datelines.opening(elements)

    monkeypatch.setitem(datelines.PLACES, "opening", counted)
    articles = parse_text(f"渡口大桥通车\n\n　　{WIRE} 大桥今天通车，两岸都来看。\n").articles
    assert [article.dateline is not None for article in articles] == [True]
    assert len(asked) == 1


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    for article in parse_text(f"渡口大桥通车\n\n　　{text}").articles:
        assert article.dateline is None or article.dateline.spans
