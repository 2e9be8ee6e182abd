"""Identities: the same for ever, told apart, and inherited by the article that holds most of the old one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsdesk.db.identity import article_uid, article_uids, edition_uid
from newsdesk.domain import Span

SHA = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"
OTHER_SHA = "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9"


def test_identities_never_change() -> None:
    """Notes and corrections on every machine hang on these: a change here would lose them all."""
    assert (edition_uid(SHA), edition_uid(SHA, 1)) == ("ww6cpbegr86tz1a3", "e0h6xwpw62a0f49m")
    assert (article_uid(SHA, 0), article_uid(SHA, 812)) == ("6nzswrf87tgyz3b5", "drc6er0bqd1m4m8j")


def test_identities_are_read_out_easily() -> None:
    assert re.fullmatch("[0-9abcdefghjkmnpqrstvwxyz]{16}", article_uid(SHA, 5))


def test_identities_differ_by_source_anchor_and_kind() -> None:
    uids = {
        article_uid(SHA, 0),
        article_uid(SHA, 1),
        article_uid(SHA, 0, 1),
        article_uid(OTHER_SHA, 0),
        edition_uid(SHA),
    }
    assert len(uids) == 5


def cut(*borders: int) -> list[list[Span]]:
    """Articles of one span each, between borders."""
    return [[Span(start, end)] for start, end in itertools.pairwise(borders)]


def former(*borders: int) -> dict[str, list[Span]]:
    articles = cut(*borders)
    return dict(zip(article_uids(SHA, articles), articles, strict=True))


@pytest.mark.parametrize(
    ("before", "after", "inherits"),
    [
        pytest.param((0, 10, 20), (0, 10, 20), [0, 1], id="the same cut"),
        pytest.param((0, 10, 20), (0, 12, 20), [0, 1], id="a border moved"),
        pytest.param((0, 10, 20), (2, 10, 20), [0, 1], id="the first start moved"),
        pytest.param((0, 20), (0, 5, 20), [None, 0], id="one cut in two: the larger part inherits"),
        pytest.param((0, 20), (0, 10, 20), [0, None], id="two equal parts: the first inherits"),
        pytest.param((0, 5, 20), (0, 20), [1], id="two made one: the larger lives on"),
        pytest.param(
            (0, 10, 100), (0, 5, 100), [0, 1], id="a small one keeps its own although the large one takes most"
        ),
        pytest.param((0, 10), (20, 30), [None], id="nothing shared"),
    ],
)
def test_a_new_cut_inherits(before: tuple[int, ...], after: tuple[int, ...], inherits: list[int | None]) -> None:
    old = former(*before)
    uids = article_uids(SHA, cut(*after), old)
    names = list(old)
    assert [names.index(uid) if uid in names else None for uid in uids] == inherits


def test_a_new_article_at_an_old_anchor_is_another() -> None:
    """The old one at 0 lives on elsewhere, so what now starts at 0 must not pass for it."""
    old = former(0, 20)
    uids = article_uids(SHA, cut(0, 5, 20), old)
    assert uids[0] not in old
    assert uids[0] == article_uid(SHA, 0, 1)


borders = st.lists(st.integers(0, 60), min_size=2, max_size=8, unique=True).map(sorted)


@given(borders)
def test_an_unchanged_cut_keeps_every_identity(places: list[int]) -> None:
    old = former(*places)
    assert article_uids(SHA, cut(*places), old) == list(old)


@given(borders, borders)
def test_no_two_articles_share_an_identity(before: list[int], after: list[int]) -> None:
    uids = article_uids(SHA, cut(*after), former(*before))
    assert len(set(uids)) == len(after) - 1


def shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """How many characters lie in both, counted one by one."""
    return len({at for span in one for at in range(*span)} & {at for span in other for at in range(*span)})


@st.composite
def cuts(draw: st.DrawFn) -> list[list[Span]]:
    """Articles whose spans lie anywhere among each other's, as on a page whose columns were torn apart."""
    places = draw(borders)
    owners = draw(st.lists(st.integers(0, 3), min_size=len(places), max_size=len(places)))
    articles: dict[int, list[Span]] = {}
    for owner, (start, end) in zip(owners, itertools.pairwise(places), strict=False):
        articles.setdefault(owner, []).append(Span(start, end))
    return list(articles.values())


@given(cuts(), cuts())
def test_whoever_holds_most_inherits(before: list[list[Span]], after: list[list[Span]]) -> None:
    """As if every pair were looked at: the pair that shares most is served first, and both are then out of the way."""
    old = dict(zip(article_uids(SHA, before), before, strict=True))
    uids = article_uids(SHA, after, old)
    expected: dict[int, str] = {}
    while True:
        pairs = [
            (-count, number, uid)
            for number, spans in enumerate(after)
            for uid, former_spans in old.items()
            if number not in expected and uid not in expected.values() and (count := shared(spans, former_spans))
        ]
        if not pairs:
            break
        _, number, uid = min(pairs)
        expected[number] = uid
    assert {number: uid for number, uid in enumerate(uids) if uid in old} == expected


def test_an_article_without_text_has_an_identity_too() -> None:
    assert article_uids(SHA, [[], [Span(0, 3)]]) == [article_uid(SHA, 0), article_uid(SHA, 0, 1)]
