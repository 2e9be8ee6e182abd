"""Sentences come out whole, on one line, in the person's language."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk import wording
from newsdesk.domain import NamedBy, Problem
from newsdesk.errors import SourceRefused


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    wording.use_language("en")
    yield
    wording.use_language("en")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_SG.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_TW.Big5"}, "zh_TW"),
        ({"LANG": "zh_HK.UTF-8"}, "zh_TW"),
        ({"LANG": "zh-Hant"}, "zh_TW"),
        ({"LANG": "zh_Hans_HK.UTF-8"}, "zh_CN"),
        ({"LANG": "zh_Hant_CN.UTF-8"}, "zh_TW"),
        ({"LANG": "de_DE.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "C", "LC_MESSAGES": "zh_TW.UTF-8"}, "zh_TW"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh_CN"),
    ],
)
def test_the_systems_language(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], language: str) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert wording.system_language() == language
    assert wording.use_language("system") == language
    assert wording.use_language("nosuch") == language


def test_a_language_is_spoken_until_another_one_is() -> None:
    assert wording.use_language("zh_CN") == wording.language() == "zh_CN"
    assert wording._("headline") == "标题"
    assert wording.use_language("zh_TW") == "zh_TW"
    assert wording._("headline") == "標題"
    wording.use_language("en")
    assert wording._("headline") == "headline"


@pytest.mark.parametrize("language", wording.LANGUAGES)
@pytest.mark.parametrize("name", ["{0}", "{file}", "%s", "{", "a\nb", "\x1b[2J", "\u202etxt.exe", "\u2028", "\udcff"])
def test_a_files_name_is_only_ever_a_name(language: str, name: str) -> None:
    wording.use_language(language)
    said = wording.sentence(SourceRefused("empty", file=name).problem)
    assert wording.visible(name) in said
    assert "\n" not in said
    assert said.encode().decode() == said


def test_a_problem_without_a_sentence_still_says_what_it_knows() -> None:
    assert wording.sentence(Problem("unheard_of", (("file", "a.txt"),))) == "unheard_of file=a.txt"


@given(st.text(st.characters(exclude_categories=[])))
def test_visible_text_stays_on_its_line(text: str) -> None:
    shown = wording.visible(text)
    assert len(shown) == len(text)
    assert len(shown.splitlines()) <= 1
    assert shown.encode().decode() == shown


def test_whatever_reads_a_files_name_has_its_words() -> None:
    assert wording.NAMED_BY.keys() == set(NamedBy)
