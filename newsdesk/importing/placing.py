"""Finding a stretch of an element's mended text again in the source it was read from.

Goes in: an element, two places in its text, the decoded text. Comes out: spans. Knows no roles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from newsdesk.domain import Element, Span
from newsdesk.importing.characters import INVISIBLE


def source_spans(element: Element, start: int, end: int, text: str) -> tuple[Span, ...]:
    """Where the characters `start` to `end` of the element's text stand in `text`: a span a printed line.

    Mending left out invisible characters and put spaces between some lines; both are walked over here. An invisible
    character in the midst of the stretch belongs to it.
    """
    places = [place for place in islice(_places(element, text), start, end) if place is not None]
    return _between(element.spans, places[0], places[-1]) if places else ()


def _places(element: Element, text: str) -> Iterator[int | None]:
    """For each character of the element's text its place in the source; None for a space that mending put there."""
    shown = (at for span in element.spans for at in range(*span) if not INVISIBLE.match(text[at]))
    at = next(shown, None)
    for character in element.text:
        if at is not None and text[at] == character:
            yield at
            at = next(shown, None)
        else:
            yield None


def _between(spans: Sequence[Span], first: int, last: int) -> tuple[Span, ...]:
    """The spans from where `first` stands to where `last` does, in reading order."""
    begin, end = (next(n for n, span in enumerate(spans) if span.start <= at < span.end) for at in (first, last))
    cut = list(spans[begin : end + 1])
    cut[0] = Span(first, cut[0].end)
    cut[-1] = Span(cut[-1].start, last + 1)
    return tuple(cut)
