"""The labels that lines are given, and the legal orders of head lines.

A label says what a line is and whether it begins that element or carries it on. Knows no evidence and no weights.
"""

from __future__ import annotations

from enum import IntEnum

from newsdesk.domain import Role


class Label(IntEnum):
    """What a line is to its story.

    UNDER_KICKER is a headline that stands under a kicker and so begins no story; STRAY_BYLINE a byline that the
    extraction put in the midst of the text, often between the two halves of a sentence.
    """

    KICKER = 0
    KICKER_ON = 1
    HEADLINE = 2
    UNDER_KICKER = 3
    HEADLINE_ON = 4
    DECK = 5
    DECK_ON = 6
    BYLINE = 7
    BYLINE_ON = 8
    STRAY_BYLINE = 9
    PARAGRAPH = 10
    PARAGRAPH_ON = 11

    @property
    def role(self) -> Role:
        """The role of the element this line belongs to."""
        return ROLES[self]

    @property
    def begins(self) -> bool:
        """Whether the line begins its element rather than carrying it on."""
        return self not in CARRYING_ON

    @property
    def in_body(self) -> bool:
        """Whether the line belongs to the story's text rather than to its head."""
        return self >= Label.STRAY_BYLINE


_L = Label
ROLES: dict[Label, Role] = {
    _L.KICKER: Role.KICKER,
    _L.KICKER_ON: Role.KICKER,
    _L.HEADLINE: Role.HEADLINE,
    _L.UNDER_KICKER: Role.HEADLINE,
    _L.HEADLINE_ON: Role.HEADLINE,
    _L.DECK: Role.DECK,
    _L.DECK_ON: Role.DECK,
    _L.BYLINE: Role.BYLINE,
    _L.BYLINE_ON: Role.BYLINE,
    _L.STRAY_BYLINE: Role.BYLINE,
    _L.PARAGRAPH: Role.PARAGRAPH,
    _L.PARAGRAPH_ON: Role.PARAGRAPH,
}
CARRYING_ON = frozenset((_L.KICKER_ON, _L.HEADLINE_ON, _L.DECK_ON, _L.BYLINE_ON, _L.PARAGRAPH_ON))

_AFTER_HEADLINE = (_L.HEADLINE_ON, _L.DECK, _L.BYLINE, _L.PARAGRAPH)
_AFTER_BODY = (_L.KICKER, _L.HEADLINE, _L.PARAGRAPH, _L.PARAGRAPH_ON)
FOLLOWERS: dict[Label, tuple[Label, ...]] = {
    _L.KICKER: (_L.KICKER_ON, _L.UNDER_KICKER),
    _L.KICKER_ON: (_L.KICKER_ON, _L.UNDER_KICKER),
    _L.HEADLINE: _AFTER_HEADLINE,
    _L.UNDER_KICKER: _AFTER_HEADLINE,
    _L.HEADLINE_ON: _AFTER_HEADLINE,
    _L.DECK: (_L.DECK_ON, _L.BYLINE, _L.PARAGRAPH),
    _L.DECK_ON: (_L.DECK_ON, _L.BYLINE, _L.PARAGRAPH),
    _L.BYLINE: (_L.BYLINE_ON, _L.PARAGRAPH),
    _L.BYLINE_ON: (_L.BYLINE_ON, _L.PARAGRAPH),
    _L.STRAY_BYLINE: (_L.PARAGRAPH, _L.PARAGRAPH_ON),
    _L.PARAGRAPH: (*_AFTER_BODY, _L.STRAY_BYLINE),
    _L.PARAGRAPH_ON: (*_AFTER_BODY, _L.STRAY_BYLINE),
}
ALL: tuple[Label, ...] = tuple(Label)
BODY: tuple[Label, ...] = (_L.PARAGRAPH, _L.PARAGRAPH_ON)
CARRIED_OVER: tuple[Label, ...] = (_L.KICKER_ON, _L.HEADLINE_ON, _L.DECK_ON, _L.BYLINE_ON, *BODY)
SIGNED: tuple[Label, ...] = (_L.BYLINE, _L.BYLINE_ON, _L.STRAY_BYLINE, _L.PARAGRAPH)
IN_A_ROW: tuple[Label, ...] = (_L.STRAY_BYLINE, *BODY)
FIRST: tuple[Label, ...] = _AFTER_BODY
FIRST_AFTER_JUMP: tuple[Label, ...] = BODY


def starts_story(label: Label) -> bool:
    """Whether a line with this label begins a story."""
    return label in (Label.KICKER, Label.HEADLINE)
