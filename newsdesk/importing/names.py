"""Names of people: what looks like one, alone or in a row, with the stray spaces that typesetting puts into them.

Goes in: short strings. Comes out: names in order. Knows nothing of bylines or lines.
"""

from __future__ import annotations

import re

_COMPOUND = (
    "欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 令狐 慕容 司徒 司空 夏侯 端木 "
    "百里 南宫 南宮 独孤 轩辕 宇文 长孙 澹台 公羊 闻人 申屠 濮阳 淳于 单于 太史 钟离"
)
COMPOUND_SURNAMES = frozenset(_COMPOUND.split())
SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤"
    "滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭"
    "梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段"
    "富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟"
    "谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚"
    "越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公仉督晋楚闫法汝鄢涂钦岳帅缑亢况郈有琴海佟肖代付覃苟牟亓迟褟初展"
    "趙錢孫吳鄭馮陳衛蔣韓楊許呂張嚴鄒竇雲蘇魯韋馬鳳費賀湯羅畢鄔樂時齊顧黃蕭貝計談龐紀項閔強賈婁顏鍾駱萬盧經單應鄧諸鈕龔榮儲烏車寧厲劉葉龍賴喬陰蒼聞黨"
    "譚貢勞閻連習農溫莊魚終滿國廣東歐師鞏聶簡饒養須豐關蓋閆岳況蘭兰仝晓刀木亦观仪"
)

# Provinces that would pass for a name; datelines and closing brackets are full of them.
PLACES = frozenset(
    word
    for row in (
        "安徽 江苏 江西 山东 山西 云南 广东 广西 甘肃 宁夏 贵州 海南 湖南 湖北 河南 河北 吉林 福建",
        "陕西 青海 西藏 新疆 辽宁 浙江 四川 北京 上海 天津 重庆 香港 澳门 台湾 江蘇 山東 雲南 廣東",
        "廣西 甘肅 寧夏 貴州 福建 陝西 台灣 臺灣 安阳 广州 成都 武汉 温州 柳州 金华 古巴 黄山 石家庄",
        "乌鲁木齐 包头",
    )
    for word in row.split()
)

_ONE = re.compile(r"[\u3400-\u9fff]{1,4}|[\u3400-\u9fff]{1,8}(?:[·・•‧．][\u3400-\u9fffA-Z]{1,8}){1,4}")
_FOREIGN = re.compile(r"[\u3400-\u9fffA-Z]{1,8}(?:[·・•‧．][\u3400-\u9fffA-Z]{1,8}){1,4}")
_ORIGIN = re.compile(r"[（(\[【〔][\u3400-\u9fff]{1,6}[）)\]】〕]\s?")
_BETWEEN = re.compile(r"[\s、，,；;／/╱|｜]+")


def is_name(word: str) -> bool:
    """Whether `word` can be a person's whole name: a known surname and one or two characters, or a foreign name."""
    if _FOREIGN.fullmatch(word):
        return True
    if word in PLACES or not 2 <= len(word) <= 4 or not all("\u3400" <= c <= "\u9fff" for c in word):
        return False
    if word[:2] in COMPOUND_SURNAMES:
        return len(word) >= 3
    return word[0] in SURNAMES and len(word) <= 3


def given_name(surname: str, word: str) -> bool:
    """Whether `word` is the rest of a name whose surname was set apart from it: 江 一舟. No name of its own is one."""
    return surname in SURNAMES and len(word) == 2 and not is_name(word)


def join_spaced(words: list[str]) -> list[str] | None:
    """Put names together that were set apart: 温 岚 沈砚秋 → 温岚, 沈砚秋; 江 一舟 → 江一舟.

    None if a character is left over.
    """
    joined: list[str] = []
    pending = ""
    for word in words:
        if len(word) == 1:
            pending += word
            if len(pending) == 2:
                joined.append(pending)
                pending = ""
        else:
            if pending and not given_name(pending, word):
                return None
            joined.append(pending + word)
            pending = ""
    return None if pending else joined


def names_in(words: str) -> list[str] | None:
    """The people that `words` name and nothing else (`温　岚 沈砚秋`, `甲、乙`, `（英）丙·丁`); None otherwise."""
    if len(words) > 60:
        return None
    pieces = [piece for piece in _BETWEEN.split(_ORIGIN.sub(" ", words).strip()) if piece]
    if not pieces or not all(_ONE.fullmatch(piece) for piece in pieces):
        return None
    return join_spaced(pieces)


def only_names(words: str) -> bool:
    """Whether a line that says only `words` is a row of people's names, each with a surname."""
    if len(words) > 40:
        return False
    names = names_in(words)
    return bool(names) and all(is_name(name) for name in names or ())
