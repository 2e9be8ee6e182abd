"""Reading an edition: decoded text → articles with roles and authors, furniture, and the edition's fields.

Read aloud: find lines, lay out the page, give roles, cut stories, join what jumps. A text that is no newspaper page
becomes one doubtful article. Every visible character of the text ends in exactly one span. Never raises, whatever the
text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newsdesk.domain import HEAD_ROLES, Element, Furniture, FurnitureRole, ParsedArticle, ParsedEdition, Role, Span
from newsdesk.importing.authors import authors_of
from newsdesk.importing.blocks import find_setting
from newsdesk.importing.body_roles import name_body
from newsdesk.importing.datelines import dateline_of, find_dateline
from newsdesk.importing.fields import edition_fields
from newsdesk.importing.file_names import read_name
from newsdesk.importing.jumps import join_jumps
from newsdesk.importing.lines import Line, find_lines
from newsdesk.importing.mending import mend
from newsdesk.importing.other_texts import Kind, Paragraphs, blocks, other_kind
from newsdesk.importing.roles import find_paragraphs, give_roles
from newsdesk.importing.sheets import FurniturePart, Part, Stretch, lay_out
from newsdesk.importing.splitter import splitter_name
from newsdesk.importing.stories import Piece, Story, cut_stories
from newsdesk.importing.weights import Weights, fitted

_NO_BODY = 0.5  # how sure a story is that has no more than a head, beside one that has
_NO_PAGE = 0.05  # how sure a cut is where the text is no newspaper page


def parse_text(
    text: str, file_name: str | None = None, *, weights: Weights | None = None, name_patterns: Sequence[str] = ()
) -> ParsedEdition:
    """Read an edition. `file_name` may say what the text does not; `weights` are the fitted ones unless given."""
    table = weights or fitted()
    lines = find_lines(text)
    shown = [line for line in lines if line.words]
    kind = other_kind(shown)
    parts = lay_out(shown) if kind is None else []
    stories = _stories(parts, table) if kind is None else _one_story(shown, kind, table)
    finer = kind is None or kind.paragraphs is Paragraphs.WEIGHED
    fields = edition_fields(parts, read_name(file_name, name_patterns).fields if file_name else None)
    only_page = fields.pages[0].number if len(fields.pages) == 1 else None
    return ParsedEdition(
        articles=tuple(_article(story, only_page, text, finer=finer) for story in stories),
        furniture=_furniture([part for part in parts if isinstance(part, FurniturePart)], lines),
        newspaper=fields.newspaper,
        date=fields.date,
        pages=fields.pages,
        splitter=splitter_name() if weights is None else "",
    )


def _stories(parts: Sequence[Part], table: Weights) -> list[Story]:
    read = [(part, give_roles(part, table) if isinstance(part, Stretch) else None) for part in parts]
    return join_jumps(cut_stories(read))


def _one_story(lines: Sequence[Line], kind: Kind, table: Weights) -> list[Story]:
    """A text that is no newspaper page, as one story that nobody should trust."""
    if kind.paragraphs is Paragraphs.WEIGHED and not find_setting(lines).indented:
        (story,) = cut_stories([(Stretch(tuple(lines)), find_paragraphs(lines, table))])
        return [replace(story, sure=_NO_PAGE)]
    paragraphs = [[line] for line in lines] if kind.paragraphs is Paragraphs.LINES else blocks(lines)
    return [Story(None, [Piece(Role.PARAGRAPH, paragraph) for paragraph in paragraphs], sure=_NO_PAGE)]


def _article(story: Story, only_page: str | None, text: str, *, finer: bool) -> ParsedArticle:
    """The story as an article; its body is given `finer` roles where it is a newspaper's or a book's."""
    elements = tuple(
        Element(
            piece.role,
            mend([line.words for line in piece.lines], head=piece.role in HEAD_ROLES),
            tuple(Span(line.start, line.end) for line in piece.lines),
        )
        for piece in story.pieces
    )
    elements = name_body(elements) if finer else elements
    sent = find_dateline(elements)
    sure = story.sure if _has_body(elements) else story.sure * _NO_BODY
    page = story.page or only_page
    return ParsedArticle(elements, authors_of(elements, sent), page, round(sure, 4), dateline_of(sent, text))


def _has_body(elements: Sequence[Element]) -> bool:
    return any(element.role not in HEAD_ROLES and element.role is not Role.BYLINE for element in elements)


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
