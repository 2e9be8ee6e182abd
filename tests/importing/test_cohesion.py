"""What two neighbouring texts share, and which pairs of characters a page has."""

from __future__ import annotations

from newsdesk.importing.cohesion import REACH, Cohesion, pairs_in
from newsdesk.importing.lines import find_lines

FERRY = "青石渡口今天复航，渡船加装救生筏，摆渡的老艄公把缆绳解开，渡口两岸站满乘客。"
ORCHARD = "果园里的早熟梨开始采摘，果农把梨装进竹筐，合作社的冷库已经腾空，等着收果。"


def cohesion_of(*lines: str) -> Cohesion:
    return Cohesion(find_lines("\n".join(lines)))


def test_text_that_goes_on_shares_more_than_text_about_something_else() -> None:
    same = cohesion_of(FERRY, "渡口复航", FERRY[6:] + "乘客说渡船稳当。", ORCHARD)
    other = cohesion_of(FERRY, "果园采摘", ORCHARD)
    going_on, new = same.around(1).across, other.around(1).across
    assert going_on is not None
    assert new is not None
    assert going_on > 0.3 > new


def test_title_is_echoed_by_its_own_story() -> None:
    matter = cohesion_of(FERRY, "果园早熟梨采摘", ORCHARD, FERRY).around(1)
    assert matter.above == 0
    assert matter.below is not None
    assert matter.below > 0.5


def test_nothing_is_told_where_there_is_no_text() -> None:
    matter = cohesion_of("渡口复航").around(0)
    assert (matter.across, matter.above, matter.below) == (None, None, None)


def test_word_that_a_line_break_cuts_is_not_known_by_that() -> None:
    page = cohesion_of("山川湖海甲", "乙丙丁戊己")
    assert not page.knows("甲乙")
    assert page.knows("海甲")


def test_only_the_nearest_characters_of_a_long_line_are_compared() -> None:
    far = cohesion_of(ORCHARD + "字" * REACH, "果园采摘", FERRY)
    assert far.around(1).above == 0


def test_pairs_stand_within_runs_of_han() -> None:
    assert pairs_in("渡口A复航，青石") == {"渡口", "复航", "青石"}
