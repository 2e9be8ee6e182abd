"""Cutting stories: labelled lines → stories with their elements, and how sure each cut is.

Goes in: the parts of a text and a reading for each stretch. Comes out: stories in the order of the text, each on its
page, with the jump notices at its ends. Knows no words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newsdesk.domain import FurnitureRole, Role
from newsdesk.importing.decoding import Reading
from newsdesk.importing.jump_notices import JumpNotice
from newsdesk.importing.labels import Label, starts_story
from newsdesk.importing.lines import Line
from newsdesk.importing.sheets import FurniturePart, Part, Stretch

_HEAD = frozenset((Role.KICKER, Role.HEADLINE, Role.DECK, Role.BYLINE))


@dataclass(slots=True)
class Piece:
    """An element while it is being cut: its role and its printed lines."""

    role: Role
    lines: list[Line]


@dataclass(slots=True)
class Story:
    """A story, or the part of one that stands on one page, while it is being cut.

    `onward` is the notice with which it breaks off (下转), `back` the one with which it goes on (上接). `sure` is how
    likely it is that it begins and ends where it was cut, 0 to 1.
    """

    page: str | None
    pieces: list[Piece] = field(default_factory=list)
    onward: JumpNotice | None = None
    back: JumpNotice | None = None
    sure: float = 1.0


def cut_stories(parts: Iterable[tuple[Part, Reading | None]]) -> list[Story]:
    """All stories of a text, page by page. A stretch that begins in the midst of a text carries on the story before."""
    stories: list[Story] = []
    open_story: Story | None = None
    for part, reading in parts:
        if isinstance(part, FurniturePart):
            open_story = _close(open_story, part)
        elif reading is not None:
            open_story = _cut(part, reading, open_story, stories)
    return stories


def _close(story: Story | None, part: FurniturePart) -> Story | None:
    """What a piece of furniture does to the story above it: a jump notice or a page's end closes it."""
    if part.notice is not None:
        if story is not None and part.notice.onward:
            story.onward = part.notice
        return None
    return None if part.role in (FurnitureRole.FOLIO, FurnitureRole.MASTHEAD) else story


def _cut(stretch: Stretch, reading: Reading, before: Story | None, stories: list[Story]) -> Story | None:
    """Cut one stretch; `before` is the story that a beginning without a head would carry on. Returns the last story."""
    current = before
    notice = stretch.after.notice if stretch.continued and stretch.after else None
    for line, label, start in zip(stretch.lines, reading.labels, reading.starts, strict=True):
        if current is None or starts_story(label):
            if current is not None:
                current.sure *= start
            current = Story(stretch.page, back=notice, sure=1.0 if current is None else start)
            notice = None
            stories.append(current)
        else:
            current.sure *= 1.0 - start
        _add(current, line, label)
    return current


def _add(story: Story, line: Line, label: Label) -> None:
    """Put a line where it belongs; what stands in the midst of a paragraph does not end it, and a byline moves up."""
    role = label.role
    if not label.begins:
        for piece in reversed(story.pieces):
            if piece.role is role:
                piece.lines.append(line)
                return
    new = Piece(role, [line])
    if label is Label.STRAY_BYLINE:
        heads = sum(piece.role in _HEAD for piece in story.pieces)
        story.pieces.insert(heads, new)
    else:
        story.pieces.append(new)
