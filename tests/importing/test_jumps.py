"""Joining stories that jump: by their pages, by their words, and where the front page does not say its number."""

from __future__ import annotations

import pytest

from newsdesk.domain import Role
from newsdesk.importing.jump_notices import JumpNotice
from newsdesk.importing.jumps import join_jumps
from newsdesk.importing.lines import find_lines
from newsdesk.importing.stories import Piece, Story


def story(words: str, page: str | None, *, onward: str | None = None, back: str | None = None) -> Story:
    return Story(
        page,
        [Piece(Role.PARAGRAPH, find_lines(words))],
        onward=JumpNotice(onward=True, page=onward) if onward else None,
        back=JumpNotice(onward=False, page=back) if back else None,
    )


@pytest.mark.parametrize(
    ("page", "onward", "rest_page", "back", "joined"),
    [
        ("2", "4", "4", "2", True),
        ("1", "4", "4", "2", True),  # under the masthead, and taken for the first page
        (None, "4", "4", "2", True),
        ("3", "4", "4", "2", False),
        ("1", "5", "4", "2", False),
    ],
)
def test_pages_must_fit(page: str | None, onward: str, rest_page: str, back: str, joined: bool) -> None:
    first = story("渡口大桥通车。", page, onward=onward)
    rest = story("桥塔高一百米。", rest_page, back=back)
    stories = join_jumps([first, rest])
    assert (len(stories) == 1) is joined
    assert joined or all(one.sure < 1 for one in stories)


def test_one_notice_that_fits_is_less_sure_than_two() -> None:
    (sure,) = join_jumps([story("渡口通车。", "2", onward="4"), story("桥塔。", "4", back="2")])
    (unsure,) = join_jumps([story("渡口通车。", "1", onward="4"), story("桥塔。", "4", back="2")])
    assert unsure.sure < sure.sure


def test_many_issues_in_one_text_are_joined_issue_by_issue() -> None:
    stories = []
    for number in range(100):
        stories += [story(f"第{number}号大桥通车。", "1", onward="2"), story(f"第{number}号桥塔。", "2", back="1")]
    joined = join_jumps(stories)
    assert [one.pieces[0].lines[0].words for one in joined] == [f"第{number}号大桥通车。" for number in range(100)]
    assert all(len(one.pieces) == 2 for one in joined)
