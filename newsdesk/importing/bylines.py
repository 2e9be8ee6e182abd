"""Reading the words of a byline: `本报记者 温 岚 沈砚秋`, `文／甲 图／乙` → people with the function printed for them.

Goes in: a line's words. Comes out: authors in order. Knows nothing of stories.
"""

from __future__ import annotations

import re

from newsdesk.domain import Author
from newsdesk.importing.names import is_name

KIND = r"(?:首席|特约|特約|见习|見習|实习|實習|特派|专职|高级)?"
_REPORTER = rf"{KIND}(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人|观察员)|特派员|特派員|实习生|實習生"
_WORK = (
    r"作者|编译|編譯|整理|主讲人|讲述人|口述|采访|采写|撰文|撰稿|绘图|漫画|制图|"
    r"攝影|摄影|摄|攝|報導|报道|报导|文字|文|图|圖"
)
_ONE = rf"(?:{_REPORTER}|{_WORK})"
_FUNCTION = re.compile(rf"{_ONE}(?:[．·・•、／/╱&和]\s?{_ONE}){{0,3}}")
_POSTED = re.compile(rf"(?P<house>[\u4e00-\u9fffA-Za-z]{{0,14}}?)(?P<post>{_REPORTER})(?P<rest>.*)")
_SPLIT = re.compile(
    r"[\s、，,;；:：|｜/／╱（）()\[\]【】〔〕□■◎○●◆◇▲△]+|(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff]{2,3}(?:[\s、，]|$))"
)
_TAIL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<post>摄影报道|攝影報導|综合报道|摄影|攝影|摄|攝|报道|報導|整理|编译|文|绘)$"
)
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·・•‧．][\u3400-\u9fffA-Z]{1,8}){1,4}")
_NO_PERSON = re.compile(
    r"(?:报|報|社|网|網|院|台|部|局|会|會|处|處|中心|大学|大學|讯|訊|电|電|系|组|組|室|集团|公司|本版|综合|综述|等|供稿|供图|"
    r"教授|主任|日|月|版|市|省|县|委员|编辑)$"
)


def read_byline(words: str, function: str = "作者") -> list[Author]:
    """The people in a byline, names with stray spaces joined. `function` is for names for which none is printed."""
    authors: list[Author] = []
    pending = ""
    for token in filter(None, _SPLIT.split(words)):
        if _FUNCTION.fullmatch(token):
            function, pending = token, ""
            continue
        posted = _POSTED.fullmatch(token)
        if posted:
            function, pending = posted["post"], ""
        name, own = _name_and_post(posted["rest"] if posted else token, function)
        if len(name) == 1:
            pending += name
            name = pending
        if len(name) >= 2:
            pending = ""
            if _may_be_name(name):
                authors.append(Author(name, own))
    return authors


def _name_and_post(token: str, function: str) -> tuple[str, str]:
    """A name with its function behind it (`甲乙摄`) taken apart; 文 at the end of a whole name belongs to the name."""
    tailed = _TAIL.fullmatch(token)
    if not tailed or (tailed["post"] in "文绘" and is_name(token)):
        return token, function
    return tailed["name"], tailed["post"]


def _may_be_name(name: str) -> bool:
    if not _NAME.fullmatch(name):
        return False
    return not _NO_PERSON.search(name) or (len(name) <= 3 and is_name(name) and name[-1] not in "报報社讯訊电電")
