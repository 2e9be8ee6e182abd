"""The edition's fields: which newspaper, which day, which pages, each with the evidence it rests on.

What the masthead says goes before what the folios say, and that before the file's name. Nothing is invented: a field
that nothing speaks for stays empty.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.domain import Evidence, Found, FurnitureRole, NameFields, Page, Span
from newsdesk.importing.folios import page_number
from newsdesk.importing.furniture import newspaper_name
from newsdesk.importing.sheets import FurniturePart, Part


@dataclass(frozen=True, slots=True)
class Fields:
    """What is known of an edition."""

    newspaper: Found | None
    date: Found | None
    pages: tuple[Page, ...]


def edition_fields(parts: Sequence[Part], named: NameFields | None) -> Fields:
    """The fields of an edition laid out as `parts`; `named` is what the file's name says, if there is one."""
    furniture = [part for part in parts if isinstance(part, FurniturePart)]
    mastheads = [part for part in furniture if part.role is FurnitureRole.MASTHEAD]
    folios = [part for part in furniture if part.role is FurnitureRole.FOLIO]
    return Fields(
        newspaper=_masthead_name(mastheads) or _folio_name(folios) or _from_name(named.newspaper if named else None),
        date=_date(mastheads, Evidence.MASTHEAD)
        or _date(folios, Evidence.FOLIO)
        or _from_name(named.date if named else None),
        pages=_pages(folios) or _named_page(named),
    )


def _masthead_name(mastheads: Sequence[FurniturePart]) -> Found | None:
    for part in mastheads:
        name = newspaper_name(part.lines[0].words) or (part.folio.newspaper if part.folio else None)
        if name:
            return Found(name, Evidence.MASTHEAD, _span(part))
    return None


def _folio_name(folios: Sequence[FurniturePart]) -> Found | None:
    named = [(part.folio.newspaper, part) for part in folios if part.folio and part.folio.newspaper]
    return _commonest(named, Evidence.FOLIO)


def _date(parts: Sequence[FurniturePart], evidence: Evidence) -> Found | None:
    return _commonest([(part.folio.date, part) for part in parts if part.folio and part.folio.date], evidence)


def _commonest(named: Sequence[tuple[str | None, FurniturePart]], evidence: Evidence) -> Found | None:
    """What most pages say; of equals the first."""
    counts = Counter(value for value, _ in named)
    if not counts:
        return None
    value, part = max(named, key=lambda pair: counts[pair[0]])
    return Found(value, evidence, _span(part)) if value else None


def _from_name(value: str | None) -> Found | None:
    return Found(value, Evidence.FILE_NAME) if value else None


def _pages(folios: Sequence[FurniturePart]) -> tuple[Page, ...]:
    """The pages that are named, in the order in which the text has them."""
    pages: dict[str, Page] = {}
    for part in folios:
        if part.folio and part.folio.page and part.folio.page not in pages:
            pages[part.folio.page] = Page(part.folio.page, part.folio.section, Evidence.FOLIO)
    return tuple(pages.values())


def _named_page(named: NameFields | None) -> tuple[Page, ...]:
    number = page_number(named.page) if named and named.page else None
    return (Page(number, None, Evidence.FILE_NAME),) if number else ()


def _span(part: FurniturePart) -> Span:
    return Span(part.lines[0].start, part.lines[-1].end)
