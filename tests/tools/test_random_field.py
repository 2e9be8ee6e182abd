"""Fitting: what tells is learnt with its sign, what tells nothing weighs nothing."""

from __future__ import annotations

import random

from random_field import Example, Field

from newsdesk.importing.labels import ALL, FIRST, Label

BRIEF, LONG, NOISE = range(3)
STORIES = 4  # a page


def page(dice: random.Random) -> Example:
    """Headlines are brief, paragraphs long, and the noise is anywhere."""
    kinds = [BRIEF, LONG] * STORIES
    return Example(
        features=[(kind, NOISE) if dice.random() < 0.5 else (kind,) for kind in kinds],
        joints=[("flow", "1", "stop")] * len(kinds),
        allowed=[list(map(int, FIRST if at == 0 else ALL)) for at in range(len(kinds))],
        right=[int(Label.HEADLINE if kind == BRIEF else Label.PARAGRAPH) for kind in kinds],
    )


def test_what_tells_is_learnt_and_noise_weighs_nothing() -> None:
    dice = random.Random(3)
    pages = [page(dice) for _ in range(40)]
    field = Field(3, rate=0.3, penalty=0.02)
    doubts = [sum(field.learn(one) for one in pages) for _ in range(8)]
    weights, _ = field.fitted()
    assert doubts[-1] < doubts[0] / 4
    assert weights[BRIEF][Label.HEADLINE] > 0.3
    assert weights[LONG][Label.PARAGRAPH] > 0.3
    assert max(map(abs, weights[NOISE])) < 0.05


def test_a_great_penalty_leaves_nothing() -> None:
    dice = random.Random(3)
    field = Field(3, rate=0.3, penalty=STORIES * 2.0)
    for _ in range(10):
        field.learn(page(dice))
    weights, steps = field.fitted()
    assert not any(map(any, weights))
    assert not any(map(any, steps.values()))
