"""How plain values lie in columns: spans, moments and enumerations as text that any tool can read.

Every type here is stored as TEXT, so that an archive stays legible with the `sqlite3` shell in forty years and moves to
another database without a conversion. Knows no table.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import Dialect, Text
from sqlalchemy.types import TypeDecorator

from newsdesk.domain import Span


def spans_text(spans: Sequence[Span]) -> str:
    """Spans as they are stored: `812-830 832-840`, half-open ranges of code points in reading order."""
    return " ".join(f"{start}-{end}" for start, end in spans)


def text_spans(text: str) -> tuple[Span, ...]:
    """The spans in a stored text; the reverse of `spans_text`. Raises ValueError where it is not one."""
    return tuple(Span(int(start), int(end)) for start, end in (pair.split("-") for pair in text.split()))


class Spans(TypeDecorator[tuple[Span, ...]]):
    """A tuple of spans as a short text: a third of the size of a table of ranges, and one row an element."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[Span, ...] | None, dialect: Dialect) -> str | None:
        """The text that goes into the column."""
        return None if value is None else spans_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[Span, ...] | None:
        """The spans that come out of it."""
        return None if value is None else text_spans(value)


class Moment(TypeDecorator[datetime]):
    """A point in time, always UTC, as ISO 8601 with microseconds: it sorts as text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The text that goes into the column. A time without a zone would be a guess: ValueError."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(value)
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The moment that comes out of it, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Word(TypeDecorator[StrEnum]):
    """A member of an enumeration as its value, without a CHECK: a new role needs no rebuilt table."""

    impl = Text
    cache_ok = True

    def __init__(self, kind: type[StrEnum]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: StrEnum | None, dialect: Dialect) -> str | None:
        """The word that goes into the column; a word that is not of the enumeration: ValueError."""
        return None if value is None else str(self.kind(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> StrEnum | None:
        """The member that comes out of it."""
        return None if value is None else self.kind(value)
