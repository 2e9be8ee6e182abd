"""The sample editions are what their marked texts lay out, and the truth about them owns every character."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import lay_out_samples
import pytest

MARKED = sorted(lay_out_samples.MARKED.glob("*.marked"))


@pytest.fixture(params=MARKED, ids=lambda marked: str(marked.stem))
def marked(request: pytest.FixtureRequest) -> Path:
    path = request.param
    assert isinstance(path, Path)
    return path


def test_laid_out_as_marked(marked: Path) -> None:
    fields, content, truth = lay_out_samples.lay_out(marked.read_text(encoding="utf-8"))
    assert (lay_out_samples.SAMPLES / fields["file"]).read_bytes() == content, "run tools/lay_out_samples.py"
    told = json.loads(marked.with_suffix(".truth.json").read_text(encoding="utf-8"))
    assert told == json.loads(lay_out_samples.as_json(truth))


def test_every_visible_character_is_owned_once(marked: Path) -> None:
    fields, content, _ = lay_out_samples.lay_out(marked.read_text(encoding="utf-8"))
    truth = json.loads(marked.with_suffix(".truth.json").read_text(encoding="utf-8"))
    text = content.decode(fields["encoding"])
    parts = [element for article in truth["articles"] for element in article["elements"]] + truth["furniture"]
    owned = Counter(place for part in parts for start, end in part["spans"] for place in range(start, end))
    assert {place for place, times in owned.items() if times > 1} == set()
    assert {place for place, character in enumerate(text) if not character.isspace()} <= set(owned)
    assert all(text[start:end].strip() == text[start:end] for part in parts for start, end in part["spans"])


def test_all_samples_are_marked() -> None:
    files = {lay_out_samples.lay_out(each.read_text(encoding="utf-8"))[0]["file"] for each in MARKED}
    assert {
        path.relative_to(lay_out_samples.SAMPLES).as_posix() for path in lay_out_samples.SAMPLES.rglob("*.txt")
    } == files
