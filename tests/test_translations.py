"""Every text a person sees is translated, nothing else is, and a translation fills in what the text fills in."""

import ast
from pathlib import Path

import catalogues
import pytest

from newsdesk import wording

USED = catalogues.texts_in_use()
CATALOGUES = sorted(catalogues.CATALOGUES.glob("*.po"))


def test_there_is_a_catalogue_for_every_language() -> None:
    assert {path.stem for path in CATALOGUES} == set(wording.LANGUAGES) - {"en"}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
class TestCatalogue:
    def test_everything_is_translated(self, path: Path) -> None:
        translated = {entry.msgid for entry in catalogues.catalogue(path) if entry.msgstr and not entry.fuzzy}
        assert [f"{text!r} ({place})" for text, place in USED.items() if text not in translated] == []

    def test_nothing_is_left_over(self, path: Path) -> None:
        assert [entry.msgid for entry in catalogues.catalogue(path) if entry.msgid not in USED] == []

    def test_fields_are_the_same(self, path: Path) -> None:
        differing = [
            entry.msgid
            for entry in catalogues.catalogue(path)
            if entry.msgstr and catalogues.fields_of(entry.msgstr) != catalogues.fields_of(entry.msgid)
        ]
        assert differing == []

    def test_entries_are_sorted_and_single(self, path: Path) -> None:
        texts = [entry.msgid for entry in catalogues.catalogue(path)]
        assert texts == sorted(set(texts))

    def test_it_says_what_it_is(self, path: Path) -> None:
        metadata = catalogues.catalogue(path).metadata
        assert metadata["Language"] == path.stem
        assert metadata["Content-Type"] == "text/plain; charset=UTF-8"

    def test_white_space_around_a_text_stays(self, path: Path) -> None:
        for entry in catalogues.catalogue(path):
            if entry.msgstr:
                assert entry.msgid.endswith("\n") == entry.msgstr.endswith("\n"), entry.msgid


@pytest.mark.parametrize("text", USED, ids=lambda text: text[:40])
def test_fields_have_names(text: str) -> None:
    assert all(name.isidentifier() for name in catalogues.fields_of(text))


def _problems_raised() -> dict[str, str]:
    """The codes of all problems that the sources name, with a place where each stands."""
    kinds = {
        "SourceRefused",
        "ArchiveUnusable",
        "QueryError",
        "NotInArchive",
        "ExportFailed",
        "PatternRefused",
        "Problem",
    }
    found: dict[str, str] = {}
    for module in sorted(catalogues.SOURCES.rglob("*.py")):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in kinds and node.args:
                for code in catalogues.constants(node.args[0]):
                    found.setdefault(code, f"{Path(module).name}:{node.lineno}")
    return found


def test_every_problem_has_a_sentence() -> None:
    assert {code: place for code, place in _problems_raised().items() if code not in wording._SENTENCES} == {}


def test_sentences_are_sorted_by_code_and_are_sentences() -> None:
    assert list(wording._SENTENCES) == sorted(wording._SENTENCES)
    for text in wording._SENTENCES.values():
        assert text.endswith(".")
        assert "\n" not in text
