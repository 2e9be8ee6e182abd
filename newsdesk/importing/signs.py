"""Signs in a line's words that speak for or against a role: how stories open, bylines, how heads sound, captions.

Each recogniser is a function of one line's words that answers True or False; SIGNS lists them under the names by which
the table of weights knows them. Knows nothing of layout, neighbours or weights.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from newsdesk.importing.folios import read_date
from newsdesk.importing.names import is_name, names_in, only_names

Sign = Callable[[str], bool]

_HOUSE = r"(?:本报|本報|本刊|本网|本台|[\u4e00-\u9fffA-Za-z]{1,12}?(?:社|报|報|网|網|台|通讯|通訊))"
_DATELINE = re.compile(
    rf"[（(【\[]?(?:据|據|综合|綜合)?{_HOUSE}(?:[\u4e00-\u9fffA-Za-z0-9０-９·・、\s.]{{0,30}}?)(?:讯|訊|电|電|消息|報導|报道)(?=[\s，,：:（(】\])）。]|\Z)"
    rf"|[（(【\[](?:本报|本報|新华社|[\u4e00-\u9fff]{{0,8}})?(?:记者|記者|通讯员|通訊員)"
    rf"|(?:本报讯|本報訊|本刊讯|新华社|新華社|中央社|中新社|中新网|新华网|人民网)"
)
_ACCORDING = re.compile(
    r"(?:据|據)[^，,。]{2,24}?(?:报道|報道|報導|消息|介绍|獲悉|获悉|统计)|(?:记者|記者)[^，,。]{0,16}(?:获悉|獲悉|了解到|采访)"
)
_DATED_OPENING = re.compile(
    r"(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})月(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})[日号]|(?:近日|日前|昨日|昨天|今日|今天|近年来|连日来|目前|当前|记者)"
)
_WORK = (
    r"(?:记者|記者|通讯员|通訊員|特派员|评论员|評論員|特约撰稿人|撰稿人|观察员|实习生|作者|编译|主讲人|讲述人|口述|整理|"
    r"采访|撰文|撰稿|绘图|漫画|制图|攝影|摄影|摄|報導|报道|报导|文|图|圖)"
)
_BYLINE_HEAD = re.compile(rf"(?:(?:□|■|◎|●|○|▲|／|/)\s?)?(?:{_WORK}[．·・、和与及\s/／&]{{0,2}}){{1,3}}\s?[:：／/╱|｜]")
_BYLINE_WORK = re.compile(
    r"(?:□|■|◎|●|○)?\s?(?:本报|本報|本刊|本网|本台|新华社|新華社|[\u4e00-\u9fff]{0,10}?)?\s?(?:首席|特约|特約|见习|見習|实习|實習|特派|驻\S{1,6}|駐\S{1,6}|体育|文化|全媒体|融媒体)?(?:记者|記者|通讯员|通訊員|特派员|评论员|評論員|观察员|撰稿人|实习生)(?P<rest>[\s:：、].*|$)"
)
_FURTHER_WORK = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:记者|記者|通讯员|通訊員|评论员|摄影|攝影|报道|報導|整理)(?=\s|:|：|/|／|$)|[/／](?:文|图)(?=\s|[/／]|$)|\s(?:文|图)(?=[/／])"
)
_OWN = re.compile(r"本[报報刊网台]|新[华華]社|中央社|中新社|特约|特約|人民网|新华网")
_POSTED_NAME = re.compile(
    r"(?:[^，。！？；：\s]{2,30}|[^，。！？；：\s]{2,12}\s[^，。！？；：\s]{0,30})(?:省|市|区|县|州|盟|旗|乡|镇|村|长|书记|主任|主席|教授|研究员|局|院|校|社|会|员|中心|部|團|团|居民|村民|读者|讀者|职工|教师|学生|同学)\s(?P<name>\S{2,4}|\S\s\S)$"
)
_SPACED_NAME = re.compile(r"[\u4e00-\u9fff][\s\u3000]{1,3}[\u4e00-\u9fff]")
_BOX_NAME = re.compile(r"(?:□|■|◎|○|●|◇|◆|▲|△)\s?(?P<rest>\S.{1,30})")
_SENTENCE_MARK = re.compile(r"[。！？；，]")
_REPORTING_END = re.compile(
    r"(?:强调|強調|指出|表示|要求|提出|认为|认为|呼吁|希望|透露|宣布|显示|会见|會見|会谈|致电|致信|批示|指示|主持|主持召开|举行|舉行|召开|发布|通知|办法|意见|时|說|说|称|報告|报告|之际|以来|後|后)(?:——|—|：|:|…)?$"
)
_CAPTION = re.compile(
    r"(?:图为|圖為|图①|图②|图一|上图|下图|左图|右图|上圖|下圖|[↑↓←→▲▼△]|图片说明|图说|（资料图片?）)|.*(?:摄|攝|/图|／圖|╱攝|摄影|攝影|资料图片|供图|绘|制图|（图片来源)[）)]?$"
)
_NUMBERED = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,3}[）)、.．]|[（(]?[0-9０-９]{1,2}[）)、.．](?![0-9０-９])|[①-⑳]|第[一二三四五六七八九十]{1,3}[,，、条章节])"
)
_WHOLE_BRACKET = re.compile(r"[（(【\[].*[）)】\]]$")
_COLUMN_END = re.compile(r".{3,}[（(][^（()）]{2,24}[）)]$")
_SERIES = re.compile(r".*(?:[①-⑳]|[（(][一二三四五六七八九十上中下]{1,2}[）)])$")
_NOTE = re.compile(
    r"[【\[]?(?:编者按|編者按|编者的话|编后|编者|按语|编辑同志|主持人语|开栏的话|核心阅读|阅读提示|新闻背景|链接|相关链接|人物小传|名片|案情简介)[】\]]?[:：]?"
)
_LABEL = re.compile(r"[^：:\s，。]{1,8}[:：]")
_CODE = re.compile(r"[A-Z]{1,2}\d{2,6}\s")
_PLAIN_WORDS = re.compile(r"[的了着在是和也都就还]")
_END_NOTE = re.compile(
    r"[（(].*(?:作者|记者|記者|来源|原载|编译|整理|图片|采写|统筹|版式|制图|附|译|摘自|供稿|完|电|讯|稿)[^（(]{0,40}[）)]$"
)
_WHEN = re.compile(
    r"(?:截至|截止|前|今年|去年|本月|上月|近日|日前|一季度|二季度|三季度|四季度|第[一二三四]季度|上半年|下半年|[0-9０-９一二三四五六七八九十]{1,3}(?:月|日|年|时|点))[^，。]{0,8}$"
)
_ATTENDS = re.compile(
    r"(?:出席|主持|讲话|講話|致辞|致詞|致贺|批示|宣布|陪同|作报告|发言|参加|参观|汇报|会见|看望)(?:并\S{2,6})?$"
)
_HOW_MUCH = re.compile(
    r"(?:同比|环比|增长|增幅|超|逾|达|下降|减少|力争|预计|涵盖|共|约)\S{0,6}[0-9０-９一二三四五六七八九十]"
)
_CLAUSES = re.compile(r"[^\s，。,]{2,16}(?:[\s\u3000]+[^\s，。,]{2,16}){1,4}")
_AGENDA = re.compile(
    r"(?:研究|审议|讨论|听取|学习贯彻|传达|部署|安排部署|通过|审议通过|表决|决定)(?!生|员|所|院|会|家)"
)
_POSITIONS = re.compile(
    r"[（(](?:[前后後]排)?(?:[左右中上下][一二三四五六七八九起]?|[一二三四五六七八九]排)(?:[为為是：:][^（()）]{0,4})?[）)]"
)
_BODY_OF = re.compile(
    r"[^，。：:“”「」\s]{2,24}(?:中心组|中心組|研究中心|课题组|課題組|编辑部|編輯部|评论员|評論員|党委|党组|研究院|研究室|研究所|委员会|委員會|宣传部|办公室)$"
)
_ROOF = re.compile(
    r"[【■◆●]?\s?.{0,6}(?:简讯|簡訊|短讯|短訊|快讯|快訊|速递|速遞|速览|速覽|扫描|掃描|短波|集锦|集錦|纵横|縱橫|点击|一览|荟萃|播报|简报|一句话新闻|零讯|"
    r"点滴|拾零|动态|短新闻|简明新闻|传真|集萃|撷英|采风|要闻)\s?[】■◆●]?"
)
_INTERVIEW = re.compile(r"(?:问|問|答|记者问|記者問|记者|記者|主持人|主持)\s?[:：](?!\s?[\u4e00-\u9fff\s]{2,12}$)")
_LETTER_END = re.compile(r"(?:此致\s*)?敬礼[!！]?$|此致$|此致\s*敬禮[!！]?$|順頌.{2,4}$|顺颂.{2,4}$")
_SIGNED = re.compile(r"[—－─―]{1,2}\s?(?P<name>[\u4e00-\u9fff]\s?[\u4e00-\u9fff]{1,3})$")
_NOTICE = re.compile(r".{0,8}(?:通知|通告|公告|启事|啟事|声明|聲明|讣告|訃告|更正|招聘|鸣谢|鳴謝|布告)$")
_LETTER = re.compile(r"(?:尊敬的|亲爱的)?[^，。]{1,14}(?:同志|先生|女士|编辑|编辑部|朋友|阁下|大使|总统|主席)们?[:：]$")


def byline(words: str) -> bool:
    """`本报记者 甲 乙`, `文／甲 图／乙`, `報導．攝影╱甲`, `□ 甲 乙`: a line that says who wrote, and nothing else."""
    if len(words) > 60 or _SENTENCE_MARK.search(words.replace("，", "、", 2)):
        return False
    if _BYLINE_HEAD.match(words):
        return len(words) <= 40
    worked = _BYLINE_WORK.match(words)
    if worked:
        rest = _FURTHER_WORK.sub(" ", worked["rest"]).strip(" :：\u3000")
        if not rest:
            return bool(_OWN.match(words))
        return names_in(rest.replace("/", " ")) is not None
    boxed = _BOX_NAME.fullmatch(words)
    return bool(boxed and only_names(boxed["rest"]))


def posted_name(words: str) -> bool:
    """`某省某市 甲乙`, `某局局长 甲乙`: a name with where or what its bearer is."""
    posted = _POSTED_NAME.match(words) if len(words) <= 40 else None
    return bool(posted and is_name("".join(posted["name"].split())))


def dateline(words: str) -> bool:
    """`本报讯(…)`, `新华社北京8月5日电`, `中央社台北三日電`: how a report opens."""
    return bool(_DATELINE.match(words))


def sentence_inside(words: str) -> bool:
    """A full stop before the last character: running text."""
    return words.find("。", 0, len(words) - 1) >= 0


def signed(words: str) -> bool:
    """`——甲某某`: a name behind a dash, below what its bearer wrote."""
    found = _SIGNED.match(words) if len(words) <= 8 else None
    return bool(found and is_name("".join(found["name"].split())))


def date_alone(words: str) -> bool:
    """`一九九〇年十月七日`, `2024年6月14日`: a day and nothing else, as under a notice or a letter."""
    dated = read_date(words) if len(words) <= 16 else None
    return dated is not None and dated[1] == (0, len(words))


SIGNS: dict[str, Sign] = {
    "dateline": dateline,
    "byline": byline,
    "names only": only_names,
    "spaced name": lambda words: len(words) <= 5 and bool(_SPACED_NAME.fullmatch(words)),
    "post and name": posted_name,
    "according to": lambda words: bool(_ACCORDING.match(words)),
    "dated opening": lambda words: bool(_DATED_OPENING.match(words)),
    "dash first": lambda words: words[0] in "—－─―" or words.startswith("--"),
    "dash last": lambda words: words[-1] in "—－─―",
    "reporting end": lambda words: bool(_REPORTING_END.search(words[-8:])),
    "caption": lambda words: len(words) <= 120 and bool(_CAPTION.match(words)),
    "numbered": lambda words: bool(_NUMBERED.match(words)),
    "all in brackets": lambda words: len(words) <= 120 and bool(_WHOLE_BRACKET.match(words)),
    "column name last": lambda words: len(words) <= 80 and bool(_COLUMN_END.match(words)),
    "series number last": lambda words: len(words) <= 60 and bool(_SERIES.match(words)),
    "note": lambda words: bool(_NOTE.match(words)),
    "label first": lambda words: bool(_LABEL.match(words)),
    "code first": lambda words: bool(_CODE.match(words)),
    "end note": lambda words: len(words) <= 120 and bool(_END_NOTE.match(words)),
    "says when": lambda words: len(words) <= 12 and bool(_WHEN.match(words)),
    "attends": lambda words: len(words) <= 40 and bool(_ATTENDS.search(words)),
    "by how much": lambda words: len(words) <= 40 and bool(_HOW_MUCH.search(words)),
    "picture positions": lambda words: len(words) <= 80 and bool(_POSITIONS.search(words)),
    "body of people": lambda words: len(words) <= 26 and bool(_BODY_OF.fullmatch(words)),
    "roof": lambda words: len(words) <= 12 and bool(_ROOF.fullmatch(words)),
    "asks or answers": lambda words: bool(_INTERVIEW.match(words)),
    "signed": signed,
    "notice": lambda words: len(words) <= 12 and bool(_NOTICE.match(words)),
    "date alone": date_alone,
    "letter end": lambda words: len(words) <= 12 and bool(_LETTER_END.match(words)),
    "letter opening": lambda words: len(words) <= 24 and bool(_LETTER.match(words)),
    "sentence inside": sentence_inside,
    "set apart": lambda words: len(words) <= 80 and (" " in words or "\u3000" in words),
    "question": lambda words: words[-1] in "？?",
    "comma inside": lambda words: "，" in words or "," in words,
    "colon inside": lambda words: "：" in words or ":" in words,
    "quoted": lambda words: words[0] in "“「『‘",
    "digits inside": lambda words: any(c in words for c in "0123456789０１２３４５６７８９"),
    "plain words": lambda words: len(words) <= 60 and len(_PLAIN_WORDS.findall(words)) >= 2,
    "row of clauses": lambda words: len(words) <= 80 and bool(_CLAUSES.fullmatch(words)),
    "agenda": lambda words: bool(_AGENDA.match(words)),
}
