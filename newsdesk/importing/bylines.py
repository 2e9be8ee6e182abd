"""Reading the words of a byline: `本报记者 温 岚 沈砚秋`, `文／甲 图／乙` → people with the function printed for them.

Goes in: a line's words. Comes out: authors in order. Knows nothing of stories.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from newsdesk.domain import Author
from newsdesk.importing.names import given_name, is_name
from newsdesk.importing.reporters import TOWNS

NOT_SAID = "作者"  # the function of somebody for whom the page prints none
KIND = r"(?:首席|特约|特約|见习|見習|实习|實習|特派|专职|高级)?"
_REPORTER = rf"{KIND}(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人|观察员)|特派员|特派員|实习生|實習生"
_WORK = (
    r"作者|译者|譯者|编译|編譯|翻译|翻譯|整理|主讲人|讲述人|主持人|口述|采访|採訪|采写|採寫|撰文|撰稿|绘图|繪圖|漫画|漫畫|"
    r"制图|製圖|策划|策劃|统筹|統籌|责任编辑|責任編輯|责编|编辑|編輯|"
    r"攝影|摄影|摄|攝|報導|报道|报导|文字|图片|文|图|圖|译|譯"
)
_ONE = rf"(?:{_REPORTER}|{_WORK})"
FUNCTION = rf"{_ONE}(?:[．·・•、／/╱&和]?\s?{_ONE}){{0,3}}"
_FUNCTION = re.compile(FUNCTION)
_POSTED = re.compile(rf"(?P<house>[\u4e00-\u9fffA-Za-z·・•]{{0,14}}?)(?P<post>{_REPORTER})(?P<rest>.*)")
_LED = re.compile(rf"(?P<post>{_WORK})[·・•．](?P<name>[\u4e00-\u9fff]{{2,3}})")
_MARKS = r"\s、，,;；:：|｜/／╱（）()\[\]【】〔〕□■◎○●◆◇▲△"
_TOKEN = re.compile(rf"([{_MARKS}]*)([^{_MARKS}]+)")
_PICTURED = re.compile("摄影?|攝影?|图片?|圖")
_SLASHES = ("/", "／", "╱")
_TAIL = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<post>摄影报道|攝影報導|综合报道|采访整理|采写|采访|撰文|撰稿|口述|讲述|供稿|供图|"
    r"翻译|摄影|攝影|摄|攝|报道|報導|整理|编译|文|译|绘)$"
)
_AND = re.compile(r"(?<=[\u4e00-\u9fff])和(?=[\u4e00-\u9fff]{2,3}(?:[\s、，]|$))")
_FROM = re.compile(r"[发發]自.*|.{0,8}(?:专电|專電|专讯|專訊)")
_WHERE = re.compile(r".{0,8}(?:报道|報導|报导)")
_AT = re.compile(r"(?:报道|報導|报导)$")
_ORIGIN = re.compile(rf"(^|[\s、，])[（(\[【〔](?!{_ONE})[\u3400-\u9fff]{{1,6}}[）)\]】〕]\s?(?=[\u3400-\u9fff])")
_LONGEST = 4  # characters of a Chinese name
_NAME = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,8}(?:[·・•‧．][\u3400-\u9fffA-Z]{1,8}){1,4}")
_NO_PERSON = re.compile(
    r"(?:报|報|社|网|網|院|台|部|局|会|會|处|處|中心|大学|大學|讯|訊|电|電|系|组|組|室|集团|公司|本版|综合|综述|等|供稿|供图|"
    r"教授|主任|日|月|版|市|省|县|委员|编辑|文章)$"
)


@dataclass(slots=True)
class _Row:
    """A byline while it is read: whom it has named, and what the words so far say of the names to come.

    `unsaid` stands for a function that is not printed, `behind` says that functions stand behind their names
    (`甲/文 乙/图`), and `first` is the first author of whom one may still come.
    """

    unsaid: str
    behind: bool
    function: str
    authors: list[Author] = field(default_factory=list)
    first: int = 0
    pending: str = ""  # single characters of a name that typesetting set apart
    led: bool = False  # whether the last word was a function

    def take_function(self, word: str, mark: str) -> None:
        """A function: of those that follow (`文/图 甲` is one), or of the names before it that have none."""
        further = self.led and mark in _SLASHES
        self.pending, self.led = "", True
        if not (self.behind and self.authors):
            self.function = f"{self.function}{mark}{word}" if further else word
        elif further:
            self.authors[-1] = replace(self.authors[-1], function=f"{self.authors[-1].function}{mark}{word}")
        else:
            self._take_function_behind(word)

    def _take_function_behind(self, word: str) -> None:
        for place, author in enumerate(self.authors):
            if place >= self.first and (author.function == self.unsaid or _PICTURED.fullmatch(word)):
                self.authors[place] = replace(author, function=word)
        self.first = len(self.authors)

    def take_post(self, post: str, names: str) -> None:
        """A function with the name that runs on from it."""
        self.function, self.pending = post, ""
        self.take_names(names)

    def take_names(self, words: str) -> None:
        """A name, or one of its characters."""
        self.led = False
        name, function = _name_and_post(words, self.function)
        if len(name) == 1 or given_name(self.pending, name):
            self.pending += name
            name = self.pending
        if len(name) >= 2:
            self.pending = ""
            run_on = _run_on(name) if function != self.unsaid else None
            self.authors += [Author(one, function) for one in run_on or [name] if _may_be_name(one)]


def read_byline(words: str, function: str = NOT_SAID) -> list[Author]:
    """The people in a byline, names with stray spaces joined. `function` is for names for which none is printed."""
    tokens = _TOKEN.findall(_AND.sub("、", _ORIGIN.sub(r"\1", words)))
    behind = bool(tokens) and _FUNCTION.fullmatch(tokens[-1][1]) is not None
    row = _Row(function, behind, function)
    for before, token in tokens:
        posted = _POSTED.fullmatch(token)
        led = _LED.fullmatch(token)
        if _FUNCTION.fullmatch(token):
            row.take_function(token, before.strip())
        elif _says_where(token, behind_slash=bool(row.authors) and before.strip() in _SLASHES):
            row.pending = ""
        elif posted:
            row.take_post(posted["post"], posted["rest"])
        elif led:
            row.take_post(led["post"], led["name"])
        else:
            row.take_names(token)
    return row.authors


def _says_where(token: str, *, behind_slash: bool) -> bool:
    """`台北報導` behind a name and a slash, `东京专电`, `发自北京`, a town: where the people reported from."""
    return bool(_FROM.fullmatch(token) or (behind_slash and _WHERE.fullmatch(token))) or _AT.sub("", token) in TOWNS


def _run_on(words: str) -> list[str] | None:
    """Two names without a space between them, where only one cut gives two."""
    cuts = [cut for cut in (2, 3) if 2 <= len(words) - cut <= 3 and len(words) > _LONGEST]
    names = [[words[:cut], words[cut:]] for cut in cuts if is_name(words[:cut]) and is_name(words[cut:])]
    return names[0] if len(names) == 1 else None


def _name_and_post(token: str, function: str) -> tuple[str, str]:
    """A name with its function behind it (`甲乙摄`) taken apart; 文 at the end of a whole name belongs to the name, and
    `记者甲报道` makes nobody more than a 记者."""
    tailed = _TAIL.fullmatch(token)
    if not tailed or (tailed["post"] in "文译绘" and is_name(token)):
        return token, function
    reported = _AT.search(token) is not None and function != NOT_SAID
    return tailed["name"], function if reported else tailed["post"]


def _may_be_name(name: str) -> bool:
    if not _NAME.fullmatch(name) or _FUNCTION.fullmatch(name):
        return False
    return not _NO_PERSON.search(name) or (len(name) <= 3 and is_name(name) and name[-1] not in "报報社讯訊电電")
