"""A query says in words what it asks for and what in it was overlooked; `golden/queries.txt`, in all languages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsdesk import query_words, wording
from newsdesk.domain import Overlooked, SearchedIn
from newsdesk.query_words import asked_sentence, in_words, remark_sentences
from newsdesk.search.explaining import explain

GOLDEN = (Path(__file__).parent / "golden" / "queries.txt").read_text(encoding="utf-8")
CASES = [tuple(block.split("\n", 1)) for block in GOLDEN.strip("\n").split("\n\n")]


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    wording.use_language("en")


def in_every_language(query: str) -> Iterator[str]:
    """The query in words, each line behind its language."""
    for language in wording.LANGUAGES:
        wording.use_language(language)
        yield from (f"{language:5}  {line}" for line in in_words(explain(query)).split("\n"))


@pytest.mark.parametrize(("query", "words"), CASES, ids=[query for query, _ in CASES])
def test_a_query_in_words(query: str, words: str) -> None:
    assert "\n".join(in_every_language(query)) == words


def test_a_query_of_nothing() -> None:
    assert asked_sentence(explain("")) == "There is no term in this query; it finds nothing."
    assert remark_sentences(explain("")) == []


def test_there_are_words_for_every_code() -> None:
    assert query_words._WHERE.keys() == set(SearchedIn)
    assert query_words._REMARKS.keys() == set(Overlooked)


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_a_term_is_never_a_format_nor_breaks_a_line(language: str) -> None:
    wording.use_language(language)
    said = asked_sentence(explain('"{terms}\n\x1b[2J %s {0}"'))
    assert "{terms}␊␛[2J %s {0}" in said
    assert remark_sentences(explain("{x}:a \x1b*"))[-1].count("\x1b") == 0
