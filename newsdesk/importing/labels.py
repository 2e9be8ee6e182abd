"""The labels that lines are given, and the legal orders of head lines.

A label says what a line is and whether it begins that element or carries it on. Knows no evidence and no weights.
"""

from __future__ import annotations

from enum import IntEnum

from newsdesk.domain import Role


class Label(IntEnum):
    """What a line is to its story."""

    KICKER = 0
    KICKER_ON = 1
    HEADLINE = 2
    HEADLINE_ON = 3
    DECK = 4
    DECK_ON = 5
    BYLINE = 6
    BYLINE_ON = 7
    PARAGRAPH = 8
    PARAGRAPH_ON = 9

    @property
    def role(self) -> Role:
        """The role of the element this line belongs to."""
        return _ROLES[self // 2]

    @property
    def begins(self) -> bool:
        """Whether the line begins its element."""
        return self % 2 == 0

    @property
    def in_body(self) -> bool:
        """Whether the line belongs to the story's text rather than to its head."""
        return self >= Label.PARAGRAPH


_ROLES = (Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE, Role.PARAGRAPH)

_L = Label
FOLLOWERS: dict[Label, tuple[Label, ...]] = {
    _L.KICKER: (_L.KICKER_ON, _L.HEADLINE),
    _L.KICKER_ON: (_L.KICKER_ON, _L.HEADLINE),
    _L.HEADLINE: (_L.HEADLINE_ON, _L.DECK, _L.BYLINE, _L.PARAGRAPH),
    _L.HEADLINE_ON: (_L.HEADLINE_ON, _L.DECK, _L.BYLINE, _L.PARAGRAPH),
    _L.DECK: (_L.DECK_ON, _L.BYLINE, _L.PARAGRAPH),
    _L.DECK_ON: (_L.DECK_ON, _L.BYLINE, _L.PARAGRAPH),
    _L.BYLINE: (_L.BYLINE_ON, _L.PARAGRAPH),
    _L.BYLINE_ON: (_L.BYLINE_ON, _L.PARAGRAPH),
    _L.PARAGRAPH: (_L.KICKER, _L.HEADLINE, _L.PARAGRAPH, _L.PARAGRAPH_ON),
    _L.PARAGRAPH_ON: (_L.KICKER, _L.HEADLINE, _L.PARAGRAPH, _L.PARAGRAPH_ON),
}
FIRST: tuple[Label, ...] = (_L.KICKER, _L.HEADLINE, _L.PARAGRAPH, _L.PARAGRAPH_ON)
FIRST_AFTER_JUMP: tuple[Label, ...] = (_L.PARAGRAPH, _L.PARAGRAPH_ON)
BODY: tuple[Label, ...] = (_L.PARAGRAPH, _L.PARAGRAPH_ON)
ALL: tuple[Label, ...] = tuple(Label)


def starts_story(before: Label | None, label: Label) -> bool:
    """Whether a line with this label, after a line with that one (None: nothing before), begins another story."""
    if label is Label.KICKER:
        return True
    if label is Label.HEADLINE:
        return before is None or before.in_body
    return before is None
