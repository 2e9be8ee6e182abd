"""Each writer against its golden file, and against text that means harm. A golden file that is missing is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from newsdesk.domain import Article, Role
from newsdesk.export import as_html
from newsdesk.export.as_markdown import escaped
from newsdesk.export.formats import FORMATS

Written = Callable[..., str]
PageOf = Callable[[str], Any]  # conftest.Page

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "export"


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "chosen", ["waterworks", "waterworks teahouse", "hostile", ""], ids=lambda name: name or "none"
)
def test_golden(kind: str, chosen: str, request: pytest.FixtureRequest, written: Written) -> None:
    articles = [request.getfixturevalue(name) for name in chosen.split()]
    golden = GOLDEN / f"{'-'.join(chosen.split()) or 'none'}.{kind}"
    text = written(kind, *articles)
    if not golden.exists():
        golden.write_bytes(text.encode())
        pytest.fail(f"{golden.name} was missing and has been written: read it, then commit it")
    assert text == golden.read_bytes().decode()


@pytest.mark.parametrize("kind", FORMATS)
def test_every_article_names_newspaper_date_and_page(
    kind: str, waterworks: Article, teahouse: Article, written: Written
) -> None:
    text = written(kind, waterworks, teahouse)
    assert "《云棹晚报》 2024年6月14日 第2版：民生" in text
    assert "報紙不詳 日期不詳 版次不詳" in text
    assert text.count("0123456789abcdef" * 4) == 2
    assert "云棹晚报-20240614.txt" in text.replace("\\", "")


@pytest.mark.parametrize("kind", FORMATS)
def test_no_line_or_character_is_smuggled_in(kind: str, hostile: Article, written: Written, page_of: PageOf) -> None:
    text = written(kind, hostile)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe]", text)
    assert "1. 甲 # 乙 --- > 丙" in plain(kind, text, page_of)


def plain(kind: str, text: str, page_of: PageOf) -> str:
    if kind == "md":
        return re.sub(r"\\([!-/:-@[-`{-~])", r"\1", text)
    return page_of(text).text if kind == "html" else text


OURS = {
    *("html", "head", "meta", "title", "style", "body", "article", "header", "footer", "p", "h1", "h2", "h3"),
    *("br", "code"),
}
ATTRIBUTES = {"class", "lang", "charset", "content", "name", "http-equiv"}


class TestHtml:
    def test_holds_our_elements_alone_and_all_are_closed(
        self, hostile: Article, waterworks: Article, written: Written, page_of: PageOf
    ) -> None:
        page = page_of(written("html", hostile, waterworks))
        assert {tag for tag, _ in page.tags} <= OURS
        assert page.open == []
        assert all(
            set(attributes) <= {"class", "lang", "charset", "content", "name", "http-equiv"}
            for _, attributes in page.tags
        )

    def test_text_of_the_newspaper_is_text(self, hostile: Article, written: Written, page_of: PageOf) -> None:
        page = page_of(written("html", hostile))
        assert '<script>alert("1")</script> # x' in page.pieces

    def test_policy_allows_this_style_and_nothing_else(
        self, waterworks: Article, written: Written, page_of: PageOf
    ) -> None:
        page = page_of(written("html", waterworks))
        policies = [attributes["content"] for tag, attributes in page.tags if attributes.get("http-equiv")]
        assert policies == [as_html.POLICY]
        assert "default-src 'none'" in as_html.POLICY
        assert "unsafe" not in as_html.POLICY
        assert "script-src" not in as_html.POLICY

    def test_says_the_language_of_each_article(
        self, waterworks: Article, teahouse: Article, written: Written, page_of: PageOf
    ) -> None:
        page = page_of(written("html", waterworks, teahouse))
        assert [attributes["lang"] for tag, attributes in page.tags if "lang" in attributes] == [
            "zh-Hans",
            "zh-Hans",
            "zh-Hant",
        ]

    @pytest.mark.parametrize(("count", "level"), [(1, "h1"), (2, "h2")])
    def test_one_article_is_the_page_and_several_stand_under_a_title(
        self, count: int, level: str, waterworks: Article, written: Written, page_of: PageOf
    ) -> None:
        page = page_of(written("html", *[waterworks] * count))
        titles = [tag for tag, attributes in page.tags if attributes.get("class") == "headline"]
        assert titles == [level] * count


class TestMarkdown:
    """Rules a CommonMark reader goes by, checked line by line."""

    def test_lines_open_as_we_meant_them(self, hostile: Article, written: Written) -> None:
        for line in written("md", hostile).splitlines():
            assert re.match(r"$|# |## |\*|[^\s#>\-+=*_`~|<0-9]|\\|[0-9]+(?![.)])", line), line

    @pytest.mark.parametrize("character", "\\`*_[]<>#&~|$^{}")
    def test_every_character_of_markup_is_escaped(self, character: str, waterworks: Article) -> None:
        assert escaped(f"甲{character}乙") == f"甲\\{character}乙"

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("- 甲", "\\- 甲"),
            ("+ 甲", "\\+ 甲"),
            ("===", "\\==="),
            ("1. 甲", "1\\. 甲"),
            ("12) 甲", "12\\) 甲"),
            ("1.5米", "1.5米"),
            ("甲-乙 1. 丙", "甲-乙 1. 丙"),
            ("://甲", "\\://甲"),
            (
                "见 https://example.invalid 和 www.example.invalid",
                "见 https\\://example.invalid 和 www\\.example.invalid",
            ),
        ],
    )
    def test_openings_of_lists_rules_and_links(self, text: str, shown: str) -> None:
        assert escaped(text) == shown


class TestTxt:
    def test_paragraphs_open_with_two_full_width_spaces_and_heads_do_not(
        self, waterworks: Article, written: Written
    ) -> None:
        lines = written("txt", waterworks).split("\n")
        body = {each.text for each in waterworks.elements if each.role in {Role.PARAGRAPH, Role.NOTE}}
        assert {line[2:] for line in lines if line.startswith("\u3000\u3000")} >= body
        assert "青埠水厂出水更清了" in lines
        assert "\r" not in "".join(lines)
