"""Signs in a line's words: each recogniser on lines that bear the sign and on lines that nearly do."""

from __future__ import annotations

import pytest

from newsdesk.importing.signs import SIGNS


@pytest.mark.parametrize(
    ("sign", "words", "answer"),
    [
        ("dateline", "本报讯(记者 何田)6月13日，大桥通车。", True),
        ("dateline", "新华社雁门8月5日电 大桥通车。", True),
        ("dateline", "本报雁门5月25日电 （记者温岚）大桥通车。", True),
        ("dateline", "中央社台北三日電", True),
        ("dateline", "【本報訊】（記者葉知秋）碼頭舊倉下月變身。", True),
        ("dateline", "本报记者在现场看到，大桥已经通车。", False),
        ("byline", "本报记者 温　岚", True),
        ("byline", "云棹晚报记者 张 文 通讯员 何田", True),
        ("byline", "報導．攝影╱沈嘉恬", True),
        ("byline", "□ 薛明澈", True),
        ("byline", "本报评论员", True),
        ("byline", "主席接见雁门记者", False),
        ("byline", "本报记者从市水务局获悉，大桥通车。", False),
        ("names only", "徐雷鹏", True),
        ("names only", "秦 岭", True),
        ("names only", "大桥通车", False),
        ("post and name", "云棹市渡口区 周大明", True),
        ("post and name", "渡口区大桥 月底通车", False),
        ("dash first", "——渡口两岸见闻", True),
        ("dash last", "一座桥，两岸人——", True),
        ("reporting end", "林远山在全市河湖长制会议上强调", True),
        ("agenda", "研究部署防汛工作 审议通过护河条例", True),
        ("says when", "截至4月底", True),
        ("says when", "前4月", True),
        ("attends", "林远山出席并讲话", True),
        ("by how much", "同比增长6.8%", True),
        ("caption", "图为通车的大桥。", True),
        ("caption", "通车的大桥。 本报记者 吕友摄", True),
        ("numbered", "一、总则", True),
        ("numbered", "2024年6月", False),
        ("all in brackets", "（作者为水务局工程师）", True),
        ("column name last", "大桥为何晚了一年（追踪）", True),
        ("series number last", "护河记②", True),
        ("note", "编者按：", True),
        ("row of clauses", "守住一河清水 护好两岸青山 建设幸福河湖", True),
        ("row of clauses", "大桥通车", False),
        ("letter opening", "编辑同志：", True),
        ("sentence inside", "大桥通车了。人们都来看", True),
        ("sentence inside", "大桥通车了。", False),
        ("question", "大桥何时通车？", True),
        ("picture positions", "何田（右一）在渡口区看望船工（前排左二）", True),
        ("picture positions", "渡口区（左岸）大桥通车", False),
        ("body of people", "云棹市水务局党委", True),
        ("body of people", "渡口区委员会：大桥月底通车", False),
        ("asks or answers", "问：大桥何时通车？", True),
        ("asks or answers", "记者问：大桥何时通车？", True),
        ("asks or answers", "问桥何时通车", False),
        ("asks or answers", "记者：您怎么想到要修桥？", True),
        ("asks or answers", "记者：周大明", False),
        ("letter end", "此致　敬礼", True),
        ("letter end", "此致函大桥建设者", False),
        ("post and name", "石桥街　读者　温怀玉", True),
        ("signed", "——周大明", True),
        ("signed", "——论渡船", False),
        ("signed", "——大桥通车", False),
        ("date alone", "二〇二四年六月三日", True),
        ("date alone", "2024年6月3日大桥通车", False),
        ("roof", "环球短波", True),
        ("roof", "一周简讯", True),
        ("roof", "简讯里的渡口大桥通车", False),
        ("notice", "停水通知", True),
        ("notice", "遗失声明", True),
        ("notice", "市水务局发出停水通知以后的第三天", False),
    ],
)
def test_signs(sign: str, words: str, answer: bool) -> None:
    assert SIGNS[sign](words) is answer


@pytest.mark.parametrize("sign", SIGNS)
@pytest.mark.parametrize("words", ["报", "—", "（", "本报记者 " * 40, "一" * 500, "\u3000\u3000甲", "A", "：", "𠮷"])
def test_every_sign_answers_for_any_line(sign: str, words: str) -> None:
    assert SIGNS[sign](words) in (True, False)
