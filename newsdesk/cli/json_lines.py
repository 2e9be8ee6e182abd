"""Results as JSON, one object a line, with the keys programs rely on. Goes in: domain values. Comes out: lines.

Must not know where the values came from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from newsdesk.domain import (
    Article,
    Author,
    Dateline,
    Element,
    ElementHits,
    FixityReport,
    Found,
    Furniture,
    ImportOutcome,
    NamedFile,
    ParsedEdition,
    Problem,
    ReadSource,
    Snippet,
    Span,
    dateline_date,
)
from newsdesk.wording import sentence

# What some programs take for the end of a line, and what cannot be written as UTF-8.
_UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")

Fields = Mapping[str, object]


def line(fields: Fields) -> str:
    """One JSON object on one line, its Chinese readable."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(fields, ensure_ascii=False))


def parsed(source: ReadSource, reasons: Sequence[Fields] | None = None) -> str:
    """What `parse` made of a file; with `--explain` the reasons too."""
    edition, decoded = source.edition, source.decoded
    day = date.fromisoformat(edition.date.value) if edition.date else None
    return line(
        {
            "source": {
                "path": source.path,
                "sha256": source.sha256,
                "encoding": decoded.encoding,
                "characters": len(decoded.text),
                "doubtful": decoded.doubtful,
            },
            "edition": _edition(edition),
            "articles": [
                {
                    "page": article.page,
                    "confidence": round(article.confidence, 4),
                    "authors": _authors(article.authors),
                    "dateline": _dateline(article.dateline, day),
                    "elements": _pieces(article.elements),
                }
                for article in edition.articles
            ],
            "furniture": _pieces(edition.furniture),
            **({"reasons": reasons} if reasons is not None else {}),
        }
    )


def _edition(edition: ParsedEdition) -> Fields:
    return {
        "newspaper": edition.newspaper.value if edition.newspaper else None,
        "date": edition.date.value if edition.date else None,
        "pages": [{"number": page.number, "name": page.name} for page in edition.pages],
        "evidence": {"newspaper": _evidence(edition.newspaper), "date": _evidence(edition.date)},
    }


def _evidence(found: Found | None) -> str | None:
    return found.evidence.value if found else None


def _authors(authors: Iterable[Author]) -> list[Fields]:
    return [{"name": author.name, "role": author.function} for author in authors]


def _dateline(dateline: Dateline | None, edition: date | None) -> Fields | None:
    """A dateline as printed, and the date that its day means in an edition of this date."""
    if dateline is None:
        return None
    return {
        "agency": dateline.agency,
        "place": dateline.place,
        "day": dateline.day,
        "date": _day(dateline_date(dateline.day, edition)),
        "spans": _spans(dateline.spans),
    }


def _pieces(pieces: Iterable[Element | Furniture]) -> list[Fields]:
    return [{"role": one.role.value, "text": one.text, "spans": _spans(one.spans)} for one in pieces]


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def refused(path: str, problem: Problem) -> str:
    """What `parse` says of a file it refuses, in that file's place."""
    return line({"source": {"path": path}, "error": sentence(problem), "code": problem.code})


def imported(outcome: ImportOutcome) -> str:
    """What became of one source of an import."""
    return line(
        {
            "path": outcome.path,
            "status": outcome.status.value,
            "edition": outcome.edition,
            "newspaper": outcome.newspaper,
            "newspaper_from": outcome.newspaper_from.value if outcome.newspaper_from else None,
            "date": _day(outcome.date),
            "date_from": outcome.date_from.value if outcome.date_from else None,
            "articles": outcome.articles,
            "encoding": outcome.encoding,
            "sha256": outcome.sha256,
            "reason": sentence(outcome.problem) if outcome.problem else None,
        }
    )


def named(file: NamedFile) -> str:
    """What one file's name says, and what read it."""
    fields = file.fields
    said = {"newspaper": fields.newspaper, "date": fields.date, "page": fields.page}
    return line({"path": file.path, **said, "by": file.by.value, "pattern": file.pattern})


def hit(article: Article, snippet: Snippet, hits: Iterable[ElementHits]) -> str:
    """One article that a search found."""
    return line(
        {
            "id": article.uid,
            "newspaper": article.newspaper,
            "date": _day(article.date),
            "page": article.page,
            "headline": article.headline,
            "snippet": snippet.text,
            "hits": [{"element": one.element, "spans": [[s.start, s.end] for s in one.spans]} for one in hits],
        }
    )


def shown(article: Article) -> str:
    """One whole article."""
    return line(
        {
            "id": article.uid,
            "newspaper": article.newspaper,
            "date": _day(article.date),
            "page": article.page,
            "section": article.section,
            "headline": article.headline,
            "authors": _authors(article.authors),
            "dateline": _dateline(article.dateline, article.date),
            "elements": _pieces(article.elements),
            "confidence": round(article.confidence, 4),
            "edition": article.edition,
            "source": {"path": article.source_name, "sha256": article.source_sha256},
        }
    )


def verified(report: FixityReport) -> str:
    """What `verify` found."""
    return line({"checked": report.checked, "damaged": [asdict(one) for one in report.damaged]})


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
