"""What lies around a search: how its hits spread over newspapers, years, pages and days, and what was searched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Facet(StrEnum):
    """What the articles of a search can be told apart by. The values are those of the JSON of `search`."""

    NEWSPAPER = "newspaper"
    YEAR = "year"
    PAGE = "page"
    SECTION = "section"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class FacetCount:
    """So many of the articles found have this value: a name, a year as text, a page's number as printed."""

    value: str
    articles: int


@dataclass(frozen=True, slots=True)
class HitsOn:
    """How many of the articles found lie between two days, both included: a day, a month or a year."""

    first: date
    last: date
    articles: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was searched: the days between which issues are held, within the dates that the query asks for.

    `issues` as in `Holdings`, those without a date left out. `missing` are the days from `first` to `last`, both
    included, of which the newspapers searched hold no issue at all; the earliest of them are named in `missing_days`.
    """

    issues: int
    first: date | None
    last: date | None
    missing: int
    missing_days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Survey:
    """The articles of a search, counted in every way at once.

    `facets` have the values of most articles first (years: the newest first), so many of them as are worth showing;
    `more` says of how many further values there are. `strip` covers the whole range that was searched without a gap,
    in days, months or years, whichever gives a picture; `undated` articles are in none of its bars.
    """

    articles: int
    facets: dict[Facet, tuple[FacetCount, ...]]
    more: dict[Facet, int]
    strip: tuple[HitsOn, ...]
    undated: int
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Recount:
    """A search counted again by the definition of a match, without the index.

    `missed` matches and was not found, `wrongly_found` was found and does not match: the archive's numbers of articles.
    """

    articles: int
    missed: tuple[int, ...]
    wrongly_found: tuple[int, ...]

    @property
    def agrees(self) -> bool:
        """Whether the index found exactly what the definition says."""
        return not (self.missed or self.wrongly_found)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search that a person keeps: `new` articles were taken in since it was last looked at.

    `looked_at` is UTC. `unreadable` is a query that this program cannot read (kept by a newer one); `new` is 0 then.
    """

    id: int
    name: str
    query: str
    looked_at: datetime
    new: int
    unreadable: bool = False
