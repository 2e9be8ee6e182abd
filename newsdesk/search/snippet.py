"""A stretch of an article around its first hits. An article and its hits go in, a short text with spans comes out."""

from __future__ import annotations

from collections.abc import Sequence

from newsdesk.domain import Element, ElementHits, HitSpan, Snippet
from newsdesk.search.fold import KINDS, Kind
from newsdesk.search.tree import BODY_ROLES

_ELLIPSIS = "…"
_JOINER = "\u200d"
_LONGEST_RUN = 24  # how far a cut moves to spare a word; longer ones are cut


def snippet(elements: Sequence[Element], found: Sequence[ElementHits], length: int = 70) -> Snippet:
    """About `length` code points of the body around the first of its densest hits, else the body's opening.

    Spans are code points of the snippet's own text, which has an ellipsis where it was cut. No character is cut from
    its marks, no emoji apart, no short word or number in two.
    """
    spans = {one.element: one.spans for one in found}
    body = [place for place, element in enumerate(elements) if element.role in BODY_ROLES]
    if not body:
        return Snippet("", ())
    best = max(body, key=lambda place: (len({span.term for span in spans.get(place, ())}), -place))
    return _cut(elements[best].text, spans.get(best, ()), length)


def _cut(text: str, spans: Sequence[HitSpan], length: int) -> Snippet:
    start, end = _window(text, spans, length)
    before = _ELLIPSIS if start else ""
    after = _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    kept = tuple(
        HitSpan(max(span.start, start) + shift, min(span.end, end) + shift, span.term, span.folded, span.through)
        for span in spans
        if span.start < end and span.end > start
    )
    return Snippet(f"{before}{text[start:end]}{after}", kept)


def _window(text: str, spans: Sequence[HitSpan], length: int) -> tuple[int, int]:
    """The stretch with the most terms in it, its first hit in the first third; where it starts and ends."""
    if len(text) <= length:
        return 0, len(text)
    first = max(spans, key=lambda span: (_terms_from(span, spans, length), -span.start), default=None)
    lead = 0 if first is None else min(length // 3, max(0, length - (first.end - first.start)))
    # At a text's end more may stand before, so that the snippet is full, but not so much that the hit is cut off where
    # a narrow list shows less than the whole of it.
    start = 0 if first is None else max(0, min(first.start - lead, max(len(text) - length, first.start - length // 2)))
    end = min(len(text), start + length)
    return _border(text, start, -1), _border(text, end, 1)


def _terms_from(first: HitSpan, spans: Sequence[HitSpan], length: int) -> int:
    return len({span.term for span in spans if first.start <= span.start and span.end <= first.start + length * 2 // 3})


def _border(text: str, position: int, step: int) -> int:
    """The nearest place from `position` on, in steps of `step`, where a text may be cut."""
    moved = 0
    while 0 < position < len(text) and not _may_cut(text, position, spare_runs=moved < _LONGEST_RUN):
        position += step
        moved += 1
    return position


def _may_cut(text: str, position: int, *, spare_runs: bool) -> bool:
    before, after = text[position - 1], text[position]
    if KINDS[after] in {Kind.MARK, Kind.INVISIBLE} or before == _JOINER:
        return False
    if "\U0001f3fb" <= after <= "\U0001f3ff" or (
        "\U0001f1e6" <= after <= "\U0001f1ff" and not _between_flags(text, position)
    ):
        return False
    return not (spare_runs and KINDS[before] is KINDS[after] is Kind.RUN)


def _between_flags(text: str, position: int) -> bool:
    """Whether an even number of regional letters stands before: two make a flag."""
    letters = 0
    while letters < position and "\U0001f1e6" <= text[position - letters - 1] <= "\U0001f1ff":
        letters += 1
    return letters % 2 == 0
