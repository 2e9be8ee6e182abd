"""The palettes: text is readable on everything it stands on (WCAG 2, AA)."""

from __future__ import annotations

import re
from dataclasses import asdict, fields

import pytest

from newsdesk.domain import Tint
from newsdesk.resources import resource
from newsdesk.ui.colours import DARK, LIGHT, TINTS, Colours, contrast

TONES = ("window", "side", "list", "paper", "selection", "hover", "chip")
BOTH = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@BOTH
@pytest.mark.parametrize("tone", TONES)
@pytest.mark.parametrize("words", ["ink", "muted"])
def test_text_keeps_aa_on_every_tone(colours: Colours, tone: str, words: str) -> None:
    assert contrast(getattr(colours, words), getattr(colours, tone)) >= 4.5


@BOTH
def test_marked_words_and_buttons_keep_aa(colours: Colours) -> None:
    assert contrast(colours.ink, colours.hit) >= 4.5
    assert contrast(colours.ink, colours.hit_here) >= 4.5
    assert contrast(colours.on_accent, colours.accent) >= 4.5
    assert contrast(colours.on_accent, colours.accent_hover) >= 4.5
    assert contrast(colours.accent, colours.window) >= 4.5


@BOTH
def test_the_terms_of_a_query_have_colours_of_their_own_and_stay_readable(colours: Colours) -> None:
    assert colours.hits[0] == colours.hit
    assert len(set(colours.hits)) == len(colours.hits) >= 5
    assert all(contrast(colours.ink, hit) >= 4.5 for hit in colours.hits)


@BOTH
def test_the_lines_of_keyword_lists_stand_out(colours: Colours) -> None:
    tints = TINTS[colours.dark]
    assert set(tints) == set(Tint)
    assert len(set(tints.values())) == len(Tint)
    assert all(contrast(tint, colours.paper) >= 3 for tint in tints.values())


@BOTH
@pytest.mark.parametrize("tone", ["window", "side", "list", "paper"])
def test_what_shows_the_focus_stands_out(colours: Colours, tone: str) -> None:
    assert contrast(colours.accent, getattr(colours, tone)) >= 3


@BOTH
def test_the_outline_of_the_hit_one_stands_at_stands_out(colours: Colours) -> None:
    assert contrast(colours.accent, colours.hit_here) >= 3
    assert contrast(colours.accent, colours.paper) >= 3
    assert colours.hit_here != colours.hit


def test_contrast_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_the_style_sheet_names_only_colours_there_are() -> None:
    sheet = resource("styles", "newsdesk.qss").read_text(encoding="utf-8")
    named = set(re.findall(r"\$(\w+)", sheet)) - {"chevron"}
    assert named <= {one.name for one in fields(Colours)}
    assert not re.search(r"#[0-9a-f]{6}\b", sheet), "a colour that no palette knows"


@BOTH
def test_colours_are_written_alike(colours: Colours) -> None:
    written = [value for value in asdict(colours).values() if isinstance(value, str)]
    assert all(re.fullmatch(r"#[0-9a-f]{6}", value) for value in written)
