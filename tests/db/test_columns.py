"""How values lie in columns: read back as they were, and legible in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from newsdesk.db.columns import Moment, Word, spans_text, text_spans
from newsdesk.domain import Role, Span

DIALECT = sqlite.dialect()
spans = st.lists(st.tuples(st.integers(0, 10**8), st.integers(0, 10**8)).map(lambda pair: Span(*pair))).map(tuple)


@given(spans)
def test_spans_come_back(value: tuple[Span, ...]) -> None:
    assert text_spans(spans_text(value)) == value


def test_spans_are_legible() -> None:
    assert spans_text([Span(812, 830), Span(832, 840)]) == "812-830 832-840"


@pytest.mark.parametrize("text", ["812", "812-", "a-b", "1-2-3"])
def test_what_is_no_span_is_not_taken_for_one(text: str) -> None:
    with pytest.raises(ValueError, match=r"invalid literal|unpack"):
        text_spans(text)


@given(st.datetimes(timezones=st.just(timezone(timedelta(hours=8)))).filter(lambda moment: moment.year > 1))
def test_moments_come_back_in_utc(moment: datetime) -> None:
    stored = Moment().process_bind_param(moment, DIALECT)
    assert Moment().process_result_value(stored, DIALECT) == moment
    assert stored is not None
    assert stored.endswith("Z")


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="2024"):
        Moment().process_bind_param(datetime(2024, 6, 13), DIALECT)  # noqa: DTZ001 - what the test is about


def test_moments_sort_as_text() -> None:
    moments = [datetime(2024, 6, 13, 9, tzinfo=UTC), datetime(2024, 6, 13, 10, 0, 0, 5, tzinfo=UTC)]
    stored = [Moment().process_bind_param(moment, DIALECT) or "" for moment in moments]
    assert sorted(stored) == stored


def test_words_are_of_their_enumeration() -> None:
    assert Word(Role).process_bind_param(Role.DECK, DIALECT) == "deck"
    assert Word(Role).process_result_value("deck", DIALECT) is Role.DECK
    with pytest.raises(ValueError, match="advert"):
        Word(Role).process_bind_param(Role("advert"), DIALECT)
