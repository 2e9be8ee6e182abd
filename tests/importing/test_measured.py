"""The figures on the measured editions in ../shared: the Taiyuan page perfect, the others not below what was reached.

The scorer there is used as a library. Figures on the development set are of weights fitted on it, so they
show that nothing was lost, not how well unknown papers are read (`tools/fit_weights.py FOLDER --folds 5` does).
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from newsdesk.domain import Element, Furniture, ParsedEdition
from newsdesk.importing.parse import parse_text

PERFECT = (
    "lossless",
    "boundary_f1",
    "article_exact",
    "headline_exact",
    "head_roles",
    "paragraph_exact",
    "authors_recall",
)
REACHED = {
    "lossless": 1.0,
    "boundary_f1": 0.985,
    "article_exact": 0.975,
    "headline_exact": 0.955,
    "head_roles": 0.96,
    "paragraph_exact": 0.97,
    "authors_recall": 0.98,
    "edition_fields": 1.0,
    "errors_caught": 0.75,
}

Figures = dict[str, float]


@pytest.fixture
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def measure(scorer: ModuleType) -> Callable[[Path], Figures]:
    def figures(folder: Path) -> Figures:
        rows = []
        for path in sorted(folder.glob("*.txt")):
            truth = json.loads(path.with_suffix(".truth.json").read_text(encoding="utf-8"))
            text = path.read_bytes().decode(truth.get("encoding", "utf-8")).removeprefix("\ufeff")
            rows.append(scorer.score_edition(text, truth, as_json(parse_text(text))))
        total: Figures = scorer.total(rows)
        return total

    return figures


def as_json(edition: ParsedEdition) -> dict[str, Any]:
    return {
        "edition": {
            "newspaper": edition.newspaper and edition.newspaper.value,
            "date": edition.date and edition.date.value,
            "pages": [{"number": page.number} for page in edition.pages],
        },
        "articles": [
            {
                "confidence": article.confidence,
                "authors": [{"name": author.name, "role": author.function} for author in article.authors],
                "elements": [_part(element) for element in article.elements],
            }
            for article in edition.articles
        ],
        "furniture": [_part(piece) for piece in edition.furniture],
    }


def _part(part: Element | Furniture) -> dict[str, Any]:
    return {"role": str(part.role), "text": part.text, "spans": [list(span) for span in part.spans]}


def test_the_taiyuan_page_is_perfect(shared: Path, measure: Callable[[Path], Figures]) -> None:
    figures = measure(shared / "editions")
    assert {name: figures[name] for name in PERFECT} == dict.fromkeys(PERFECT, 1.0)


def test_the_development_set_is_not_read_worse_than_before(shared: Path, measure: Callable[[Path], Figures]) -> None:
    figures = measure(shared / "eval" / "dev")
    assert {name: value for name, value in figures.items() if value < REACHED.get(name, 0.0)} == {}
