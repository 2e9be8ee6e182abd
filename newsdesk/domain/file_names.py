"""What a file's name says of newspaper, date and page, and what read it: a person's pattern, or what is built in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

LONGEST_PATTERN = 200  # characters of a person's pattern of file names


@dataclass(frozen=True, slots=True)
class NameFields:
    """What a file's name says. `date` is ISO 8601; `page` has Arabic digits, leading zeros as in the name."""

    newspaper: str | None = None
    date: str | None = None
    page: str | None = None


class NamedBy(StrEnum):
    """What read a file's name. The values stand in the JSON of `names`."""

    PATTERN = "pattern"  # one of a person's own
    BUILT_IN = "built_in"
    NOTHING = "nothing"  # the name says neither newspaper nor date nor page


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file as its name alone tells it; `pattern` is the one that fitted, as it was written."""

    path: str
    fields: NameFields
    pattern: str | None = None

    @property
    def by(self) -> NamedBy:
        """What read the name."""
        if self.pattern is not None:
            return NamedBy.PATTERN
        return NamedBy.NOTHING if self.fields == NameFields() else NamedBy.BUILT_IN
