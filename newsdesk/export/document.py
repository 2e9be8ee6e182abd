"""The neutral document every writer of files starts from: entries with heads, a source line, a body, a provenance.

In: articles as the archive hands them over. Out: frozen values whose text can be printed: on one line, without control
characters and without code points that no file can hold. Must not know any format, nor where the articles come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, takewhile

from newsdesk.domain import HEAD_ROLES, Article, Role
from newsdesk.export.script import Script, script_of

_BREAKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
# What no text file, Markdown or HTML page may hold: control characters, lone surrogates, noncharacters.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Part:
    """A headline, a paragraph … of an entry; `text` can be printed on one line and is never empty."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the text came from, so that it can be proved: the source's file name and SHA-256, the article's uid."""

    source_name: str
    sha256: str
    article: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One article, ready to be set.

    `heads` are the parts before the body (kickers, headlines, decks, byline lines), in reading order; `body` all that
    follow. `source_line` names newspaper, date and page, and says so where one of them is unknown.
    """

    script: Script
    heads: tuple[Part, ...]
    body: tuple[Part, ...]
    source_line: str
    provenance: Provenance

    @property
    def title(self) -> Part | None:
        """The head that names the entry: its first headline, else its first other head, else None."""
        named = [part for part in self.heads if part.role is Role.HEADLINE]
        return next(iter(named + [part for part in self.heads if part.role in HEAD_ROLES]), None)

    @property
    def words(self) -> Words:
        """The words an export adds, in this entry's script."""
        return WORDS[self.script]


@dataclass(frozen=True, slots=True)
class Document:
    """What one file is to hold. `entries` is read once, from front to back: never all in memory at the same time."""

    title: str
    script: Script
    single: bool  # one article and no collection: its headline is the title
    entries: Iterable[Entry]


@dataclass(frozen=True, slots=True)
class Words:
    """The few words that stand in an exported file beside the newspaper's own, in the language of its text."""

    clippings: str
    untitled: str
    unknown_newspaper: str
    unknown_date: str
    unknown_page: str
    source_file: str
    article: str


WORDS: dict[Script, Words] = {
    "zh-Hans": Words("剪报", "（无标题）", "报纸不详", "日期不详", "版次不详", "来源文件", "文章编号"),
    "zh-Hant": Words("剪報", "（無標題）", "報紙不詳", "日期不詳", "版次不詳", "來源檔案", "文章編號"),
}


def compose(articles: Iterable[Article], count: int) -> Document:
    """The document of these articles; `count` says how many are expected (one makes a document named after it)."""
    entries = (entry_of(article) for article in articles)
    first = next(entries, None)
    script: Script = first.script if first else "zh-Hans"
    title = first.title if first and count == 1 else None
    kept: Iterator[Entry] = chain([first] if first else [], entries)
    return Document(title.text if title else WORDS[script].clippings, script, count == 1, kept)


def entry_of(article: Article) -> Entry:
    """One article as an entry of a document."""
    parts = [Part(element.role, printable(element.text)) for element in article.elements]
    parts = [part for part in parts if part.text]
    heads = tuple(takewhile(lambda part: part.role in HEAD_ROLES or part.role is Role.BYLINE, parts))
    script = script_of("".join(part.text for part in parts))
    return Entry(
        script=script,
        heads=heads,
        body=tuple(parts[len(heads) :]),
        source_line=source_line(article, WORDS[script]),
        provenance=Provenance(printable(article.source_name), article.source_sha256, printable(article.uid)),
    )


def source_line(article: Article, words: Words) -> str:
    """Newspaper, date and page as a reader writes them down: `《云棹晚报》 2024年6月14日 第3版：综合`."""
    name = printable(article.newspaper or "").strip("《》")
    day = article.date
    section = printable(article.section or "")
    page = page_number(printable(article.page or ""))
    return " ".join(
        (
            f"《{name}》" if name else words.unknown_newspaper,
            f"{day.year}年{day.month}月{day.day}日" if day else words.unknown_date,
            (f"第{page}版" if page else words.unknown_page) + (f"：{section}" if section else ""),
        )
    )


def page_number(page: str) -> str:
    """A page's number as it is cited: `03` is 3, `A03` is A3."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", page)


def printable(text: str) -> str:
    """`text` on one line, for any file: breaks and tabs become a space, what cannot be printed becomes U+FFFD."""
    return _UNPRINTABLE.sub("\ufffd", _BREAKS.sub(" ", text)).strip()
