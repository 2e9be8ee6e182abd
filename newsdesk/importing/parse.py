"""Reading an edition: decoded text → articles with roles and authors, furniture, and the edition's fields.

Read aloud: find lines, lay out the page, give roles, cut stories, join what jumps. Every visible character of the text
ends in exactly one span. Never raises, whatever the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.domain import Element, Furniture, FurnitureRole, ParsedArticle, ParsedEdition, Role, Span
from newsdesk.importing.authors import authors_of
from newsdesk.importing.body_roles import name_body
from newsdesk.importing.fields import edition_fields
from newsdesk.importing.file_names import fields_from_name
from newsdesk.importing.jumps import join_jumps
from newsdesk.importing.lines import Line, find_lines
from newsdesk.importing.mending import mend
from newsdesk.importing.roles import give_roles
from newsdesk.importing.sheets import FurniturePart, Stretch, lay_out
from newsdesk.importing.stories import Story, cut_stories
from newsdesk.importing.weights import Weights, fitted

_HEADS = frozenset((Role.KICKER, Role.HEADLINE, Role.DECK))


def parse_text(text: str, file_name: str | None = None, *, weights: Weights | None = None) -> ParsedEdition:
    """Read an edition. `file_name` may say what the text does not; `weights` are the fitted ones unless given."""
    table = weights or fitted()
    lines = find_lines(text)
    parts = lay_out([line for line in lines if line.words])
    read = [(part, give_roles(part, table) if isinstance(part, Stretch) else None) for part in parts]
    stories = join_jumps(cut_stories(read))
    fields = edition_fields(parts, fields_from_name(file_name) if file_name else None)
    only_page = fields.pages[0].number if len(fields.pages) == 1 else None
    return ParsedEdition(
        articles=tuple(_article(story, only_page) for story in stories),
        furniture=_furniture([part for part in parts if isinstance(part, FurniturePart)], lines),
        newspaper=fields.newspaper,
        date=fields.date,
        pages=fields.pages,
    )


def _article(story: Story, only_page: str | None) -> ParsedArticle:
    elements = name_body(
        tuple(
            Element(
                piece.role,
                mend([line.words for line in piece.lines], head=piece.role in _HEADS),
                tuple(Span(line.start, line.end) for line in piece.lines),
            )
            for piece in story.pieces
        )
    )
    return ParsedArticle(elements, authors_of(elements), story.page or only_page, round(story.sure, 4))


def _furniture(parts: Sequence[FurniturePart], lines: Sequence[Line]) -> tuple[Furniture, ...]:
    """Furniture in the order of the text; a line of zero-width characters alone belongs here too."""
    pieces = [
        Furniture(
            part.role,
            mend([line.words for line in part.lines], head=True),
            tuple(Span(line.start, line.end) for line in part.lines),
        )
        for part in parts
    ]
    pieces += [Furniture(FurnitureRole.OTHER, "", (Span(line.start, line.end),)) for line in lines if not line.words]
    return tuple(sorted(pieces, key=lambda piece: piece.spans[0]))
