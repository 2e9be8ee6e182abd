"""Laying out a text: lines → pages, and on each page furniture and the stretches of story text between it.

Goes in: lines. Comes out: parts in the order of the text, each knowing its page. Knows no roles of story lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsdesk.domain import FurnitureRole
from newsdesk.importing.columns import set_apart
from newsdesk.importing.folios import Folio, read_folio
from newsdesk.importing.furniture import masthead_line, newspaper_name, recognise
from newsdesk.importing.jump_notices import JumpNotice, read_notice
from newsdesk.importing.lines import Line

FRONT_PAGE = "1"
_NEAR = 3  # blank lines at most between the pieces of one page head
_LONGEST_MASTHEAD = 16


@dataclass(frozen=True, slots=True)
class FurniturePart:
    """Lines that belong to the page: a whole folio or jump notice, or one line of a masthead."""

    role: FurnitureRole
    lines: tuple[Line, ...]
    folio: Folio | None = None
    notice: JumpNotice | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of stories with nothing of the page's own between them, in reading order.

    `after` is the furniture that stands before it, if any.
    """

    lines: tuple[Line, ...]
    page: str | None = None
    after: FurniturePart | None = None

    @property
    def continued(self) -> bool:
        """Whether a jump notice says that a story from another page goes on here."""
        return self.after is not None and self.after.notice is not None and not self.after.notice.onward


Part = FurniturePart | Stretch


def lay_out(lines: Sequence[Line]) -> list[Part]:
    """The parts of a text in order; every line is in one of them."""
    furniture = _find_furniture(lines)
    parts: list[Part] = []
    waiting: list[Line] = []
    last: FurniturePart | None = None
    taken = 0
    for at, line in enumerate(lines):
        if at < taken:
            continue
        found = furniture.get(at)
        if found is None:
            waiting.append(line)
            continue
        if waiting:
            parts.append(Stretch(tuple(set_apart(waiting)), after=last))
            waiting = []
        parts.append(found)
        last, taken = found, at + len(found.lines)
    if waiting:
        parts.append(Stretch(tuple(set_apart(waiting)), after=last))
    return _numbered(parts)


def _find_furniture(lines: Sequence[Line]) -> dict[int, FurniturePart]:
    found = {}
    for at, line in enumerate(lines):
        role = recognise(line.words)
        if role is not None:
            found[at] = _part(role, (line,))
    _complete_folios(lines, found)
    for at in range(_masthead_end(lines, found)):
        if at not in found or not _names_page(found[at]):
            found[at] = _part(FurnitureRole.MASTHEAD, (lines[at],))
    return found


def _part(role: FurnitureRole, lines: tuple[Line, ...]) -> FurniturePart:
    words = "  ".join(line.words for line in lines)
    return FurniturePart(
        role,
        lines,
        folio=read_folio(words) if role in (FurnitureRole.FOLIO, FurnitureRole.MASTHEAD) else None,
        notice=read_notice(words) if role is FurnitureRole.JUMP else None,
    )


def _complete_folios(lines: Sequence[Line], found: dict[int, FurniturePart]) -> None:
    """A page head set in two pieces (`03版 要闻 …报`, then the date alone) is one folio."""
    for at in [at for at, part in found.items() if part.role is FurnitureRole.FOLIO]:
        nearby = at + 1
        if nearby >= len(lines) or nearby in found or lines[nearby].gap > _NEAR:
            continue
        mine, other = found[at].folio, read_folio(lines[nearby].words)
        if other and other.date and not other.remainder and not (mine and mine.date):
            found[at] = _part(FurnitureRole.FOLIO, (lines[at], lines[nearby]))


def _masthead_end(lines: Sequence[Line], found: dict[int, FurniturePart]) -> int:
    """How many lines at the top of the text are its masthead: a newspaper's name and small lines, or several such."""
    end = named = 0
    for at, line in enumerate(lines[:_LONGEST_MASTHEAD]):
        part = found.get(at)
        if part is not None and _names_page(part):
            break
        if not (part is not None and part.role is FurnitureRole.FOLIO) and not masthead_line(line.words):
            break
        named += newspaper_name(line.words) is not None
        end = at + 1
    enough = end >= 2 or (end == 1 and named and (end in found or (len(lines) > 1 and lines[1].gap > 0)))
    return end if enough else 0


def _names_page(part: FurniturePart) -> bool:
    return part.folio is not None and part.folio.page is not None


def _numbered(parts: list[Part]) -> list[Part]:
    """The same parts, each stretch with the page it is on: as its folio says; a masthead stands on the front page."""
    page = (
        FRONT_PAGE
        if any(isinstance(p, FurniturePart) and p.role is FurnitureRole.MASTHEAD for p in parts[:1])
        else None
    )
    foot = _folios_at_foot(parts)
    numbered: list[Part] = []
    waiting: list[int] = []
    for part in parts:
        if isinstance(part, FurniturePart):
            named = part.folio.page if part.folio and part.role is FurnitureRole.FOLIO else None
            if named and foot:
                for at in waiting:
                    numbered[at] = _on(numbered[at], named)
                waiting = []
            elif named:
                page = named
            numbered.append(part)
        else:
            waiting.append(len(numbered))
            numbered.append(_on(part, page))
    return numbered


def _on(part: Part, page: str | None) -> Part:
    return Stretch(part.lines, page, part.after) if isinstance(part, Stretch) else part


def _folios_at_foot(parts: Sequence[Part]) -> bool:
    """Whether page heads stand below their pages: text before the first one, and none after the last."""
    places = [at for at, part in enumerate(parts) if isinstance(part, FurniturePart) and _names_page(part)]
    if not places or any(isinstance(p, FurniturePart) and p.role is FurnitureRole.MASTHEAD for p in parts[:1]):
        return False
    before = any(isinstance(part, Stretch) for part in parts[: places[0]])
    behind = any(isinstance(part, Stretch) for part in parts[places[-1] :])
    return before and not behind
