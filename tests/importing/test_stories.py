"""From lines to stories: decoding, zipped columns, jumps, fields and confidence, each on small invented pages."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import Evidence, FurnitureRole, ParsedEdition, Role
from newsdesk.importing.blocks import find_setting
from newsdesk.importing.columns import set_apart
from newsdesk.importing.decoding import Lattice, best_labels, read
from newsdesk.importing.labels import ALL, FIRST, FOLLOWERS, Label
from newsdesk.importing.lines import find_lines
from newsdesk.importing.parse import parse_text
from newsdesk.importing.weights import Weights, fitted

scores = st.lists(st.integers(-3, 3).map(float), min_size=len(ALL), max_size=len(ALL)).map(tuple)


@given(st.lists(scores, min_size=1, max_size=4))
def test_the_best_row_is_the_best_of_all_legal_rows(lines: list[tuple[float, ...]]) -> None:
    steps = [tuple((0.0,) * len(ALL) for _ in ALL)] * len(lines)
    ones = [tuple((1.0,) * len(ALL) for _ in ALL)] * len(lines)
    lattice = Lattice(lines, [FIRST, *[ALL] * (len(lines) - 1)], steps, ones)
    best = best_labels(lattice)
    legal = [
        row for row in product(*lattice.allowed) if all(after in FOLLOWERS[before] for before, after in pairwise(row))
    ]

    def total(row: tuple[Label, ...]) -> float:
        return sum(score[label] for score, label in zip(lines, row, strict=True))

    assert best in legal
    assert total(best) == max(map(total, legal))
    reading = read(lattice)
    assert all(0 <= sure <= 1 for sure in (*reading.sureness, *reading.starts))


def test_evidence_leans_to_one_label_rather_than_to_another() -> None:
    weights = Weights([("dateline", "paragraph", 2.0), ("width 11", "headline", 0.5), ("width 11", "paragraph", -3.0)])
    assert weights.leaning("width 11", Label.PARAGRAPH, Label.HEADLINE) == -3.5
    assert weights.leaning("dateline", Label.PARAGRAPH, Label.HEADLINE) == 2.0
    assert weights.leaning("unknown", Label.PARAGRAPH, Label.HEADLINE) == 0.0


def test_the_table_of_weights_is_about_known_labels() -> None:
    assert fitted().score(("byline",))[Label.BYLINE] > 0


COLUMN_A = [
    "铁匠铺开在南门外的柳树",
    "底下一早起来就听见叮当",
    "的打铁声打铁的师傅姓石",
    "打了四十年铁手上的茧子",
    "比铁还硬他打的镰刀割麦",
    "子又快又省力方圆几十里",
    "的人都来买南门外的柳树",
]
COLUMN_B = [
    "老茶馆坐落在北码头的石",
    "阶旁边天不亮就烧好了水",
    "茶客们提着鸟笼慢慢走来",
    "坐下来听书说书的先生只",
    "讲三国讲到紧要处就停了",
    "下来喝一口茶茶客们急得",
    "直拍桌子老茶馆的水开了",
]


def test_zipped_columns_are_set_apart() -> None:
    zipped = [line for pair in zip(COLUMN_A, COLUMN_B, strict=True) for line in pair]
    # The pairs of characters that a line's end broke stand whole somewhere else on the page.
    whole = [
        "柳树底下叮当的打铁声石打了茧子比铁",
        "麦子又快几十里的人",
        "码头的石阶旁边水茶客",
        "走来坐下来先生只讲三国",
        "停了下来急得直拍桌",
    ]
    lines = find_lines("\n".join([*whole, *zipped]))
    words = [line.words for line in set_apart(lines)]
    assert [word for word in words if word in COLUMN_A] == COLUMN_A
    assert [word for word in words if word in COLUMN_B] == COLUMN_B
    apart = [word for word in words if word in (*COLUMN_A, *COLUMN_B)]
    assert apart in (COLUMN_A + COLUMN_B, COLUMN_B + COLUMN_A)


def test_columns_one_after_another_stay_as_they_are() -> None:
    lines = find_lines("\n".join([*COLUMN_A, *COLUMN_B]))
    assert set_apart(lines) == lines


SHORT_STORIES = {
    "two lines each": ["大桥月底通车", "本报讯 渡口大桥本月底通车。", "水厂换滤池", "本报讯 青埠水厂换上了新滤池。"],
    "two columns' lines": [
        *("大桥月底通车", "本报讯 渡口大桥本月底", "通车，两岸居民步行过桥", "，祝贺的锣鼓敲了一整天", "。"),
        *(
            "水厂换上新滤池",
            "本报讯 青埠水厂最后一格",
            "旧滤池停止进水，改用新",
            "滤料，反冲洗采用气水联",
            "合方式，出水更清。",
        ),
    ],
    "eight lines each": [
        *("大桥月底通车", "本报讯 渡口大桥本月底", "通车，两岸居民步行过桥", "，祝贺的锣鼓敲了一整天"),
        *("，渡船的船工也来看桥，", "说渡口的水比往年清，往", "后过河不用再等船。", "通车后渡船改作游船。"),
        *("水厂换上新滤池", "本报讯 青埠水厂最后一格", "旧滤池停止进水，改用新", "滤料，反冲洗采用气水联"),
        *("合方式，出水更清。水厂", "的人说，新滤池用水比旧", "滤池省一半，渡口两岸都", "喝上了放心水。"),
    ],
}


@pytest.mark.parametrize("name", SHORT_STORIES)
@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["tight", "spaced"])
def test_short_stories_on_a_tiny_page_stay_apart(name: str, between: str) -> None:
    lines = SHORT_STORIES[name]
    edition = parse_text(between.join(lines))
    assert [article.elements[0].text for article in edition.articles] == [
        line for line in lines if line in ("大桥月底通车", "水厂换滤池", "水厂换上新滤池")
    ]
    read = "".join(element.text for article in edition.articles for element in article.elements)
    assert read == "".join(lines)


@pytest.mark.parametrize(
    ("text", "manner", "indented"),
    [
        ("\n".join(COLUMN_A), "kept", False),
        ("\n".join("一段话" * count + "。" for count in (1, 9, 4, 14, 6, 20, 11, 2, 17)), "tight", False),
        ("一\n\n二二二二\n\n三三\n\n四四四四四四四四四", "spaced", False),
        ("\u3000\u3000甲甲甲甲甲甲。\n\u3000\u3000乙乙乙乙乙乙乙乙乙乙乙乙。\n题\n\n\u3000\u3000丙丙。", "flow", True),
    ],
)
def test_how_lines_are_set(text: str, manner: str, indented: bool) -> None:
    setting = find_setting(find_lines(text))
    assert (setting.manner, setting.indented) == (manner, indented)


ISSUE = """云棹晚报
2024年6月14日 星期五
第4127期

渡口大桥今日通车

本报讯(记者 何田)6月13日,渡口大桥建成通车,两岸居民步行过桥,祝贺的锣鼓敲了一整天。

（下转第二版）

水厂换上新滤池

本报讯(记者 何田)青埠水厂最后一格旧滤池停止进水,改用新滤料。

（下转第二版）

2024年6月14日 星期五 第02版：民生

龙舟赛余款捐作植树

本报讯(通讯员 严问渠)龙舟赛账目公布,余款全部用于河堤植树。

（上接第一版）青埠水厂的新滤料分为两层,反冲洗采用气、水联合方式,出水更清。

（上接第一版）渡口大桥的桥塔高一百米,两岸居民盼了三年,通车当天锣鼓不断。
"""


@pytest.fixture(scope="module")
def issue() -> ParsedEdition:
    return parse_text(ISSUE)


def test_stories_that_jump_are_joined_by_their_words(issue: ParsedEdition) -> None:
    ends = {article.elements[0].text: article.elements[-1].text[:6] for article in issue.articles}
    assert ends == {
        "渡口大桥今日通车": "渡口大桥的桥",
        "水厂换上新滤池": "青埠水厂的新",
        "龙舟赛余款捐作植树": "本报讯(通讯",
    }


def test_the_edition_says_what_its_text_says(issue: ParsedEdition) -> None:
    assert issue.newspaper and (issue.newspaper.value, issue.newspaper.evidence) == ("云棹晚报", Evidence.MASTHEAD)
    assert issue.date and (issue.date.value, issue.date.evidence) == ("2024-06-14", Evidence.MASTHEAD)
    assert [(page.number, page.name) for page in issue.pages] == [("2", "民生")]
    assert [article.page for article in issue.articles] == ["1", "1", "2"]


def test_furniture_keeps_the_order_of_the_text(issue: ParsedEdition) -> None:
    roles = [piece.role for piece in issue.furniture]
    assert (
        roles
        == [FurnitureRole.MASTHEAD] * 3 + [FurnitureRole.JUMP] * 2 + [FurnitureRole.FOLIO] + [FurnitureRole.JUMP] * 2
    )


def test_a_files_name_speaks_only_where_the_text_is_silent() -> None:
    story = "大桥月底通车\n\n本报讯(记者 何田)渡口大桥今天试通车。\n"
    named = parse_text(story, "云棹晚报-20240613-02.txt")
    assert named.newspaper and (named.newspaper.value, named.newspaper.evidence) == ("云棹晚报", Evidence.FILE_NAME)
    assert named.date and (named.date.value, named.date.evidence) == ("2024-06-13", Evidence.FILE_NAME)
    assert [page.number for page in named.pages] == ["2"]
    assert named.articles[0].page == "2"
    both = parse_text("2024年6月14日 星期五 第03版：民生\n\n" + story, "云棹晚报-20240613-02.txt")
    assert both.date and (both.date.value, both.date.evidence) == ("2024-06-14", Evidence.FOLIO)
    assert [page.number for page in both.pages] == ["3"]


def test_a_byline_that_strayed_into_a_sentence_does_not_break_it() -> None:
    body = [
        "渡口的大桥今天早上建成",
        "通车两岸的居民都来看新",
        "桥有人带着孩子有人推着",
        "老人桥上的灯全亮了锣鼓",
        "敲了一整天，渡船也停下",
        "来让路。",
    ]
    text = "\n".join(["大桥通车了", *body[:3], "", "本报记者 温 岚", *body[3:]])
    (article,) = parse_text(text).articles
    assert article.authors[0].name == "温岚"
    paragraphs = [element.text for element in article.elements if element.role is Role.PARAGRAPH]
    assert paragraphs == ["".join(body)]


INTERVIEW = """修灯的人

老街的路灯坏了，总有一位老人扛着梯子来修。

裘大川：我做了三十年电工，看见灯不亮就难受。

温怀玉：街坊们都说您是老街的光。

裘大川：一个人亮不了，大家都亮才好。

温怀玉：以后谁来修？
"""


def test_people_who_speak_head_no_story() -> None:
    (article,) = parse_text(INTERVIEW).articles
    assert [element.text[:3] for element in article.elements][-2:] == ["裘大川", "温怀玉"]


def test_story_without_a_body_is_not_sure() -> None:
    whole, bare = parse_text(ISSUE).articles[0], parse_text("渡口大桥今日通车\n").articles[0]
    assert whole.confidence > 0.5 >= bare.confidence
