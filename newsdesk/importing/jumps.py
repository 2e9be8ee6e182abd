"""Joining stories that jump: `下转第三版` at the end of one and `上接第一版` before the rest of it, on another page.

Goes in: stories in the order of the text. Comes out: whole stories. Which of several stories that jump to the same page
a continuation belongs to is told by the words they share and by their order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from newsdesk.domain import Role
from newsdesk.importing.characters import CLOSERS, STOPS
from newsdesk.importing.sheets import FRONT_PAGE
from newsdesk.importing.stories import Piece, Story

_UNSURE = 0.6
_CLEARLY, _BARELY = 0.97, 0.75  # how sure a continuation is that several stories might have
_BY_ONE_NOTICE = 0.9  # the same where only one of the two notices fits
_MUCH_MORE = 1.2  # this many times as many shared words tell clearly
_COMPARED = 4000  # characters of each story that are compared
_NEAREST = 24  # stories that jump, before and behind a continuation

Waiting = tuple[int, Story]  # a story that jumps, and its place among all stories


def join_jumps(stories: Sequence[Story]) -> list[Story]:
    """The stories, every continuation joined to the story it continues; those that lead nowhere stay as they are."""
    joined: list[Story] = []
    waiting = [(at, story) for at, story in enumerate(stories) if story.onward is not None]
    for at, story in enumerate(stories):
        first = _take_first(at, story, waiting) if story.back is not None else None
        if first is None:
            if story.back is not None:
                story.sure *= _UNSURE
            joined.append(story)
            continue
        _carry_on(first, story)
    for _, story in waiting:
        story.sure *= _UNSURE
    return joined


def _take_first(at: int, rest: Story, waiting: list[Waiting]) -> Story | None:
    """The waiting story that `rest` continues, taken from the list; None without one that may be meant.

    Only the nearest ones are looked at: a text may hold many issues, and no story jumps from one into another.
    """
    middle = bisect_left(waiting, at, key=_place)
    first = max(0, middle - _NEAREST)
    nearby = [(number, story) for number, (_, story) in enumerate(waiting[first : middle + _NEAREST], first)]
    meant = [(number, story) for number, story in nearby if _may_continue(story, rest)]
    if not meant:
        meant = [(number, story) for number, story in nearby if _may_continue(story, rest, from_front=True)]
        rest.sure *= _BY_ONE_NOTICE
    if not meant:
        return None
    if len(meant) > 1:
        rest.sure *= _order_by_words(meant, rest)
    number, story = meant[0]
    del waiting[number]
    return story


def _order_by_words(meant: list[tuple[int, Story]], rest: Story) -> float:
    """Put the story that shares most words with `rest` first; returns how sure it is that this is the one."""
    shares = {number: _shared(story, rest) for number, story in meant}
    meant.sort(key=lambda one: -shares[one[0]])
    best, runner_up = (shares[number] for number, _ in meant[:2])
    return _CLEARLY if best > runner_up * _MUCH_MORE else _BARELY


def _place(waiting: Waiting) -> int:
    return waiting[0]


def _may_continue(story: Story, rest: Story, *, from_front: bool = False) -> bool:
    """Whether both notices fit the pages. A page under the masthead is taken for the first, but few of them say so:

    `from_front` lets a story of that page be continued whatever page its continuation names.
    """
    if story is rest or story.onward is None or rest.back is None:
        return False
    leads_here = rest.page is None or story.onward.page == rest.page
    front = from_front and story.page == FRONT_PAGE and rest.page is not None
    return leads_here and (front or story.page is None or rest.back.page == story.page)


def _shared(story: Story, rest: Story) -> float:
    """The share of the continuation's pairs of characters that the story's first part has too."""
    one, other = _pairs(story), _pairs(rest)
    return len(one & other) / (min(len(one), len(other)) or 1)


def _pairs(story: Story) -> set[str]:
    text = "".join(line.words for piece in story.pieces for line in piece.lines)[:_COMPARED]
    return {text[i : i + 2] for i in range(len(text) - 1)}


def _carry_on(story: Story, rest: Story) -> None:
    """Add the rest of a story; a paragraph that the jump broke in the midst of a sentence is one again."""
    pieces = rest.pieces
    if story.pieces and pieces and _broken(story.pieces[-1], pieces[0]):
        story.pieces[-1].lines.extend(pieces[0].lines)
        pieces = pieces[1:]
    story.pieces.extend(pieces)
    story.onward = rest.onward
    story.sure *= rest.sure


def _broken(before: Piece, after: Piece) -> bool:
    if before.role is not Role.PARAGRAPH or after.role is not Role.PARAGRAPH:
        return False
    end = before.lines[-1].words.rstrip("".join(CLOSERS))
    return bool(end) and end[-1] not in STOPS and end[-1] not in "：:—" and after.lines[0].indent < 1
