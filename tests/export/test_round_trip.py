"""Text in is text out: whatever a newspaper printed, a reader of the exported file gets the same characters."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from newsdesk.domain import Role
from newsdesk.export.document import printable

# Everything, with what could be markup more often than chance has it.
TEXTS = st.text(
    st.one_of(
        st.characters(), st.sampled_from("\\`*_[]<>#&;~|$^{}-+=.)1 \n\t\0后後𠮷"), st.characters(categories=["Cs"])
    )
)


@given(TEXTS)
def test_printable_text_is_one_line_that_any_file_can_hold_and_stays_as_it_is(text: str) -> None:
    once = printable(text)
    assert once.encode("utf-8").decode("utf-8") == once
    assert len(once.splitlines()) <= 1
    assert printable(once) == once


@given(TEXTS)
def test_printable_changes_nothing_in_a_newspapers_text(text: str) -> None:
    kept = re.sub(r"[\s\x00-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]", "", text)
    assert re.sub(r"[\s\ufffd]", "", printable(text)) == kept.replace("\ufffd", "")


@given(TEXTS)
def test_txt(article_of: Any, written: Callable[..., str], text: str) -> None:
    lines = written("txt", article_of((Role.HEADLINE, "头"), (Role.PARAGRAPH, "甲" + text))).split("\n")
    assert lines[3] == "\u3000\u3000" + printable("甲" + text)


@given(TEXTS)
def test_html(article_of: Any, written: Callable[..., str], page_of: Any, text: str) -> None:
    page = page_of(written("html", article_of((Role.HEADLINE, "头" + text), (Role.PARAGRAPH, text + "尾"))))
    assert printable("头" + text) in page.pieces
    assert printable(text + "尾") in page.pieces


@given(TEXTS)
def test_markdown(article_of: Any, written: Callable[..., str], text: str) -> None:
    blocks = written("md", article_of((Role.HEADLINE, "头"), (Role.PARAGRAPH, text + "尾"))).split("\n\n")
    assert re.sub(r"\\([!-/:-@[-`{-~])", r"\1", blocks[2]) == printable(text + "尾")
