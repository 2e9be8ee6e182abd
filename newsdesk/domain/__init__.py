"""The newsroom's words as plain values, shared by every room of the program.

Imports nothing of ours. All values are immutable. Spans are half-open ranges of code points in the decoded text of a
source (its bytes decoded, a leading byte order mark dropped, nothing else changed).
"""

from __future__ import annotations

from newsdesk.domain.archive import (
    EVERYWHERE,
    Article,
    ArticleRow,
    Damage,
    Edition,
    FixityReport,
    Holdings,
    ImportOutcome,
    ImportStatus,
    Place,
    PlaceCount,
    Problem,
    Sort,
)
from newsdesk.domain.datelines import dateline_date
from newsdesk.domain.editions import (
    HEAD_ROLES,
    Author,
    Dateline,
    Decoded,
    Element,
    Evidence,
    Found,
    Furniture,
    FurnitureRole,
    Given,
    Page,
    ParsedArticle,
    ParsedEdition,
    ReadSource,
    Role,
    Span,
    headline_of,
)
from newsdesk.domain.file_names import LONGEST_PATTERN, NamedBy, NamedFile, NameFields
from newsdesk.domain.hits import (
    ElementHits,
    HitSpan,
    SearchResult,
    Snippet,
)
from newsdesk.domain.numerals import number
from newsdesk.domain.page_numbers import page_number
from newsdesk.domain.surveys import Coverage, Facet, FacetCount, HitsOn, Recount, SavedSearch, Survey

__all__ = [
    "EVERYWHERE",
    "HEAD_ROLES",
    "LONGEST_PATTERN",
    "Article",
    "ArticleRow",
    "Author",
    "Coverage",
    "Damage",
    "Dateline",
    "Decoded",
    "Edition",
    "Element",
    "ElementHits",
    "Evidence",
    "Facet",
    "FacetCount",
    "FixityReport",
    "Found",
    "Furniture",
    "FurnitureRole",
    "Given",
    "HitSpan",
    "HitsOn",
    "Holdings",
    "ImportOutcome",
    "ImportStatus",
    "NameFields",
    "NamedBy",
    "NamedFile",
    "Page",
    "ParsedArticle",
    "ParsedEdition",
    "Place",
    "PlaceCount",
    "Problem",
    "ReadSource",
    "Recount",
    "Role",
    "SavedSearch",
    "SearchResult",
    "Snippet",
    "Sort",
    "Span",
    "Survey",
    "dateline_date",
    "headline_of",
    "number",
    "page_number",
]
