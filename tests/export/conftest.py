"""Articles to export: one as it should be, one that nobody knows anything about, and one that means harm."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from newsdesk.domain import Article, Author, Element, Role, Span
from newsdesk.export.document import compose
from newsdesk.export.formats import FORMATS

R = Role


class Page(HTMLParser):
    """What a browser sees: the elements with their attributes, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.pieces: list[str] = []
        self.feed(page)
        self.close()

    @property
    def text(self) -> str:
        return "\n".join(self.pieces)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if data.strip() and "style" not in self.open:
            self.pieces.append(data)


def text_of(kind: str, *articles: Article) -> str:
    """These articles in a format, as text."""
    sheet = io.BytesIO()
    FORMATS[kind](compose(articles, len(articles)), sheet)
    return sheet.getvalue().decode("utf-8")


def article(
    *elements: tuple[Role, str],
    newspaper: str | None = "云棹晚报",
    day: datetime.date | None = datetime.date(2024, 6, 14),
    page: str | None = "02",
    section: str | None = "民生",
    number: int = 1,
    source_name: str = "云棹晚报-20240614.txt",
) -> Article:
    """An article of these elements; spans and numbers are of no matter to an export."""
    return Article(
        id=number,
        uid=f"0190a1b2-0000-7000-8000-{number:012}",
        newspaper=newspaper,
        date=day,
        page=page,
        section=section,
        authors=(Author("何田", "记者"),),
        elements=tuple(Element(role, text, (Span(0, len(text)),)) for role, text in elements),
        confidence=0.9,
        edition="0190a1b2-0000-7000-8000-00000000ed17",
        source_sha256="0123456789abcdef" * 4,
        source_name=source_name,
    )


@pytest.fixture(scope="session")
def article_of() -> Callable[..., Article]:
    """Makes an article of (role, text) pairs."""
    return article


@pytest.fixture(scope="session")
def written() -> Callable[..., str]:
    """Writes articles in a format: `written("md", one, two)`."""
    return text_of


@pytest.fixture(scope="session")
def page_of() -> Callable[[str], Page]:
    """Reads an HTML page as a browser would."""
    return Page


@pytest.fixture
def waterworks() -> Article:
    """A story with every kind of element."""
    return article(
        (R.KICKER, "二十年的老滤池退役"),
        (R.HEADLINE, "青埠水厂出水更清了"),
        (R.DECK, "浑浊度由零点三降到零点一以下"),
        (R.BYLINE, "本报记者 何田"),
        (R.NOTE, "编者按：自来水关系千家万户。"),
        (R.PARAGRAPH, "6月13日，青埠水厂最后一格旧滤池停止进水。"),
        (R.SUBHEAD, "一格一格地换"),
        (R.PARAGRAPH, "1.先停；2.再换，供水一天也没有中断。"),
        (R.CAPTION, "图为新滤池。"),
        (R.CREDIT, "韦一鸣 摄"),
    )


@pytest.fixture
def teahouse() -> Article:
    """A Traditional story without a known newspaper, date or page, and without a headline."""
    return article(
        (R.PARAGRAPH, "𠮷祥茶樓昨日重開，門外排起長龍。"),
        newspaper=None,
        day=None,
        page=None,
        section=None,
        number=2,
        source_name="無題.txt",
    )


@pytest.fixture
def hostile() -> Article:
    """A story whose every field tries to be something else than text."""
    return article(
        (R.HEADLINE, '<script>alert("1")</script> # x'),
        (R.PARAGRAPH, "=1+1"),
        (R.PARAGRAPH, "- a *b* _c_ [d](http://example.invalid) `e` | f | &lt; ~~g~~ $h$"),
        (R.PARAGRAPH, "1. 甲\n# 乙\r\n---\u2028> 丙"),
        (R.PARAGRAPH, "\0\x07\x1b[31m\x85\ud800\ufffe"),
        (R.SUBHEAD, "\u202eתורבע</p>"),
        newspaper="<b>报</b>",
        page='"1"',
        section="要闻*",
        source_name="a<b>\n`c`\udcff.txt",
    )
