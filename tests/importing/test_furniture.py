"""What belongs to the page: folios of many shapes, editors' lines, jump notices, mastheads, index lines."""

from __future__ import annotations

import pytest

from newsdesk.domain import FurnitureRole
from newsdesk.importing.folios import read_date, read_folio
from newsdesk.importing.furniture import masthead_line, newspaper_name, recognise
from newsdesk.importing.jump_notices import JumpNotice, read_notice


@pytest.mark.parametrize(
    ("words", "day", "page", "newspaper", "section"),
    [
        ("2021年8月6日 星期五 第02版：要闻", "2021-08-06", "2", None, "要闻"),
        ("03 要闻 2024年6月13日 星期四 责任编辑：温岚 版式：韦晓鸥", "2024-06-13", "3", None, "要闻"),
        ("云棹晚报  2024.6.13  星期四  民生  2", "2024-06-13", "2", "云棹晚报", "民生"),
        ("第十七版 云棹晚报 2024年6月13日 星期四", "2024-06-13", "17", "云棹晚报", None),
        ("11版 政治 云棹晚报 2024-06-13", "2024-06-13", "11", "云棹晚报", "政治"),
        ("第03版 港聞 澄灣日報 2024年6月13日 星期四", "2024-06-13", "3", "澄灣日報", "港聞"),
        ("A03 文化 2024年6月13日 星期四", "2024-06-13", "A3", None, "文化"),
        ("二〇二一年八月六日 星期五 第二版", "2021-08-06", "2", None, None),
        ("民國113年6月13日 星期四 第5版 生活", "2024-06-13", "5", None, "生活"),
        ("20240613 云棹晚报 08版", "2024-06-13", "8", "云棹晚报", None),
    ],
)
def test_folios_are_read(words: str, day: str, page: str, newspaper: str | None, section: str | None) -> None:
    folio = read_folio(words)
    assert folio is not None
    assert folio.stands_alone
    assert (folio.date, folio.page, folio.newspaper, folio.section) == (day, page, newspaper, section)


@pytest.mark.parametrize(
    "words",
    [
        "2024年6月13日，全市防汛应急演练在青埠区举行。",
        "会议定于2024年6月13日召开",
        "渡口大桥月底通车",
        "（相关报道见第二版）",
        "2024年6月12日",
        "第三版修订本今日发行并在全市各新华书店上架销售",
        "",
    ],
)
def test_what_is_no_folio(words: str) -> None:
    assert recognise(words) is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2021年8月6日", "2021-08-06"),
        ("２０２１年８月６日", "2021-08-06"),
        ("2021-08-06", "2021-08-06"),
        ("2021年2月30日", None),
        ("8月6日", None),
    ],
)
def test_dates_are_real_or_none(words: str, day: str | None) -> None:
    found = read_date(words)
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("本版责编：卞文杰 温 岚 版式：韦晓鸥", FurnitureRole.EDITORS),
        ("夏粮收购开秤 …… A3", FurnitureRole.OTHER),
        ("老剧场明年重开 ······ 5版", FurnitureRole.OTHER),
        ("本报地址：石桥街12号 邮编：000000 电话：0000-1234567", FurnitureRole.OTHER),
        ("他等了很久……3", None),
        ("地址：石桥街十二号", None),
        ("一版责编：温 岚 二版责编：卞文杰", FurnitureRole.EDITORS),
        ("责任编辑 温岚", FurnitureRole.EDITORS),
        ("（下转第三版）", FurnitureRole.JUMP),
        ("▶下转02版", FurnitureRole.JUMP),
        ("(上接第1版)", FurnitureRole.JUMP),
        ("·广告·", FurnitureRole.ADVERT),
        ("今日导读", FurnitureRole.OTHER),
        ("三百只苇鹭飞回月台湖 详见03版", FurnitureRole.OTHER),
        ("编辑同志：", None),
        ("编辑部的灯光亮到深夜，新的一期又要付印了。", None),
        ("看点", None),
    ],
)
def test_furniture_is_recognised(words: str, role: FurnitureRole | None) -> None:
    assert recognise(words) is role


@pytest.mark.parametrize(
    ("words", "notice"),
    [
        ("（下转第三版）", JumpNotice(onward=True, page="3")),
        ("▶下转02版", JumpNotice(onward=True, page="2")),
        ("(下转A3版)", JumpNotice(onward=True, page="A3")),
        ("（上接第十七版）", JumpNotice(onward=False, page="17")),
        ("（上接1版）", JumpNotice(onward=False, page="1")),
        ("下转业务培训班今日开班", None),
    ],
)
def test_jump_notices_are_read(words: str, notice: JumpNotice | None) -> None:
    assert read_notice(words) == notice


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("云棹晚报", "云棹晚报"),
        ("澄 灣 日 報", "澄灣日報"),
        ("天气预报", None),
        ("全市捷报", None),
        ("市长作工作报告", None),
    ],
)
def test_newspapers_names(words: str, name: str | None) -> None:
    assert newspaper_name(words) == name


@pytest.mark.parametrize(
    "words",
    [
        "第4127期",
        "零售每份1.50元",
        "今日8版",
        "农历甲辰年五月初九",
        "国内统一连续出版物号 CN 00-0000",
        "云棹晚报社出版",
        "网址：www.example.cn",
    ],
)
def test_small_lines_of_a_masthead(words: str) -> None:
    assert masthead_line(words)
