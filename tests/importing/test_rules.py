"""The rules that no weight may overrule: what they force, and what they must leave alone."""

from __future__ import annotations

import pytest

from newsdesk.importing.parse import parse_text

PAGES: dict[str, tuple[list[str], tuple[str, ...]]] = {
    "number at a headline's end and a date below": (
        ["云州今年引进人才2300"],
        (
            "第02版：要闻 云州日报 2024年6月4日",
            "",
            "云州今年引进人才2300",
            "",
            "6月3日，记者从市人社局获悉，今年引进人才两千三百人，比去年多三成。",
        ),
    ),
    "dateline cut in its date": (
        ["林远山会见外国客人"],
        (
            "林远山会见外国客人",
            "本报云州6月3",
            "日电 市长林远山3日在云州会见了来访的客人，双方谈了水务合作。",
        ),
    ),
    "headlines that quote one person": (
        ["林远山：守住一河清水", "桥东小学开学", "林远山：把校舍建成最结实的房子"],
        (
            "林远山：守住一河清水",
            "本报讯（记者 柏青）市长林远山昨天到青埠水厂调研，要求守住一河清水。",
            "",
            "桥东小学开学",
            "本报讯（记者 田一禾）桥东小学昨天开学，八百名学生走进新教室。",
            "",
            "林远山：把校舍建成最结实的房子",
            "本报讯（记者 石竹）市长林远山昨天到桥东小学，要求把校舍建成最结实的房子。",
        ),
    ),
    "signature and date of a notice": (
        ["停水通知", "渡口复航"],
        (
            "停水通知",
            "因管道检修，6月5日停水，请储水备用。",
            "云州市自来水公司",
            "2024年6月3日",
            "",
            "渡口复航",
            "本报讯（记者 卫一舟）青石渡口昨天复航，首日运送旅客八百人。",
        ),
    ),
    "address in an advertisement for staff": (
        ["老剧场招聘演员"],
        (
            "老剧场招聘演员",
            "老剧场即日起招聘青年演员，月薪面议。",
            "地址：石桥街3号 电话：0000-7654321",
        ),
    ),
    "comma for a lost full stop": (
        ["夜市重开", "渡口复航"],
        (
            "夜市重开",
            "本报讯（记者 方竹）南门夜市昨晚重开，首日客流三万人，",
            "",
            "渡口复航",
            "本报讯（记者 卫一舟）青石渡口昨天复航，首日运送旅客八百人。",
        ),
    ),
    "questions and answers": (
        ["守塔的人"],
        (
            "守塔的人",
            "",
            "记者：您守了三十年灯塔，为什么不走？",
            "石秋生：灯不能灭。船上的人看着它。",
            "记者：想过家吗？",
            "石秋生：想。",
        ),
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_stories_start_where_they_should(name: str) -> None:
    headlines, lines = PAGES[name]
    articles = parse_text("\n".join(lines) + "\n").articles
    read = [element.text for article in articles for element in article.elements if element.role == "headline"]
    assert read == headlines


def paragraphs(*lines: str) -> list[str]:
    return [
        element.text
        for article in parse_text("\n".join(lines)).articles
        for element in article.elements
        if element.role == "paragraph"
    ]


def test_cut_dateline_is_whole_again() -> None:
    (report,) = paragraphs("林远山会见外国客人", "本报云州6月3", "日电 市长林远山3日在云州会见了来访的客人，谈了合作。")
    assert report.startswith("本报云州6月3日电 市长")


def test_everybody_who_speaks_has_a_paragraph() -> None:
    turns = (
        "记者：您守了三十年灯塔，为什么不走？",
        "石秋生：灯不能灭。船上的人看着它。",
        "记者：想过家吗？",
        "石秋生：想。",
    )
    assert paragraphs("守塔的人", "", *turns) == list(turns)


def test_people_whose_names_begin_alike_answer_each_other() -> None:
    turns = ("石秋生：灯不能灭", "石秋月：爹说得对，今夜我来替您守着", "石秋生：好", "石秋月：您先去睡吧，明早再来")
    assert paragraphs("守塔的人", "", "青埠灯塔亮了三十年。", "", *turns)[-4:] == list(turns)


def test_caption_heads_no_story() -> None:
    caption = "林远山（左二）看望守塔人石秋生（右一）"
    articles = parse_text(f"{caption}\n\n渡口复航\n本报讯（记者 卫一舟）青石渡口昨天复航，运送旅客八百人。\n").articles
    assert [article.elements[0].role for article in articles] == ["paragraph", "headline"]
