"""Where an edition's fields were read, and in which file: the small print under a correction.

Goes in: editions as the archive holds them. Comes out: plain lines of text. Must not know: Qt, the archive.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from newsdesk.domain import Edition, Evidence
from newsdesk.ui import labels
from newsdesk.wording import _, mark

_EVIDENCE = {
    Evidence.MASTHEAD: mark("from the masthead"),
    Evidence.FOLIO: mark("from the page's folio"),
    Evidence.FILE_NAME: mark("from the file's name"),
    Evidence.GIVEN: mark("given for the import"),
    Evidence.CORRECTED: mark("corrected by hand"),
}


def source_lines(editions: Sequence[Edition]) -> list[str]:
    """One edition: its fields with their evidence, its file, the file's SHA-256. Several: what each field rests on."""
    if not editions:
        return []
    if len(editions) > 1:
        return [
            _("{field}: {value}", field=_("Newspaper"), value=_counted(one.newspaper_evidence for one in editions)),
            _("{field}: {value}", field=_("Date"), value=_counted(one.date_evidence for one in editions)),
        ]
    (edition,) = editions
    day = labels.day_name(edition.date)
    lines = [
        _field(_("Newspaper"), labels.newspaper_name(edition.newspaper), edition.newspaper_evidence),
        _field(_("Date"), day, edition.date_evidence),
    ]
    lines += [_field(_("Page"), page.number, page.evidence) for page in edition.pages[:1] if len(edition.pages) == 1]
    encoding = edition.encoding.upper()
    return [*lines, f"{edition.source_name} · {encoding}", f"SHA-256 {edition.source_sha256}"]


def evidence_name(evidence: Evidence | None) -> str:
    """Where a field was read, as people say it."""
    return _(_EVIDENCE[evidence]) if evidence is not None else _("found nowhere")


def _field(field: str, value: str, evidence: Evidence | None) -> str:
    if evidence is None:
        return _("{field}: {value}", field=field, value=evidence_name(None))
    return _("{field}: {value} ({evidence})", field=field, value=value, evidence=evidence_name(evidence))


def _counted(evidence: Iterable[Evidence | None]) -> str:
    """How many rest on what: from the masthead 3 · from the file's name 1."""
    return " · ".join(f"{evidence_name(one)} {labels.number(times)}" for one, times in Counter(evidence).most_common())
