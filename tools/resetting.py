"""Sets measured editions again in other layouts, so that weights are not fitted to the few layouts they were found in.

Goes in: an edition with its truth. Comes out: the same stories set otherwise (another measure, with or without blank
lines and indents, heads centred or not, other punctuation widths), with a truth that fits. Used by `fit_weights.py`.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from measured import Edition, TrueElement

Span = tuple[int, int]

FULL_TO_HALF = str.maketrans("，：；？！（）", ",:;?!()")
HALF_TO_FULL = str.maketrans(",:;?!()", "，：；？！（）")
NO_START = "，。！？；：、”’」』）》〉,.!?;:)"
NO_END = "“‘「『（《〈("


@dataclass
class Layout:
    """How one edition is to be set."""

    measure: int | None  # None: a paragraph a line
    indent: str
    between_stories: int
    between_heads: int
    after_head: int
    between_paragraphs: int
    centred: bool
    columns: float  # how likely a blank line breaks in after a line (measured) or within a paragraph (flowing)
    by_character: bool
    stray_bylines: bool
    dropped: bool  # the indent is measured but not set


@dataclass
class Setter:
    """The text set so far, and where each element's lines stand in it."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    stray: str = ""
    stray_spans: list[Span] = field(default_factory=list)

    def put(self, words: str) -> tuple[int, int]:
        """Set `words` without a line end; returns their span."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start, self.length

    def blank(self, count: int) -> None:
        """End the line and leave `count` lines blank."""
        self.put("\n" * (count + 1))


def random_layout(dice: random.Random) -> Layout:
    """A layout that some newspaper's text might have."""
    kept = dice.random() < 0.55
    manner = dice.choice(
        ["frames", "frames", "flow", "tight", "spaced"] if not kept else ["lines", "lines", "pdf", "pdf"]
    )
    indent = "" if manner in ("frames", "pdf") else dice.choice(["", "\u3000\u3000", "    "])
    gap = {"frames": 1, "spaced": 1, "tight": 0, "pdf": 0}.get(manner)
    return Layout(
        measure=dice.choice([12, 14, 16, 18, 19, 20, 22, 24, 26, 28, 32, 34, 36]) if kept else None,
        indent=indent,
        between_stories=dice.choice([0, 1, 1, 2]) if gap is None else gap,
        between_heads=dice.choice([0, 0, 1]) if gap is None else gap,
        after_head=dice.choice([0, 0, 1]) if gap is None else gap,
        between_paragraphs=1 if manner == "spaced" else 0,
        centred=manner in ("lines", "flow") and dice.random() < 0.2,
        columns={"frames": dice.choice([0.1, 0.25, 0.4]), "lines": 0.02, "pdf": dice.choice([0.0, 0.03])}.get(
            manner, 0.0
        ),
        by_character=dice.random() < 0.3,
        stray_bylines=manner == "pdf" and dice.random() < 0.6,
        dropped=kept and dice.random() < 0.45,
    )


def reset(edition: Edition, seed: str) -> Edition:
    """The edition's stories in another layout; the same seed gives the same layout."""
    dice = random.Random(seed)  # noqa: S311 - the same layout every time is what is wanted
    layout = random_layout(dice)
    table = dice.choice([None, None, FULL_TO_HALF, HALF_TO_FULL])
    setter = Setter()
    articles = []
    for article in edition.articles:
        if setter.length:
            setter.blank(layout.between_stories)
        words = [(element.role, joined(edition.text, element, table)) for element in article]
        articles.append(set_story(setter, [one for one in words if one[1]], layout, dice))
    setter.put("\n")
    return Edition(seed, "".join(setter.parts), tuple(articles))


def set_story(
    setter: Setter, elements: list[tuple[str, str]], layout: Layout, dice: random.Random
) -> tuple[TrueElement, ...]:
    """Set one story, an element after the other; a byline may go astray."""
    done: list[tuple[str, list[Span]]] = []
    before = ""
    for role, words in elements:
        if role == "byline" and layout.stray_bylines:
            setter.stray, setter.stray_spans = words, []
            done.append((role, setter.stray_spans))
            continue
        if before:
            setter.blank(_gap(before, role, layout))
        before = role
        set_lines = set_paragraph if role == "body" else set_head
        done.append((role, set_lines(setter, words, layout, dice)))
    setter.stray = ""
    return tuple(TrueElement(role, tuple(spans)) for role, spans in done if spans)


def _gap(before: str, role: str, layout: Layout) -> int:
    if role != "body":
        return layout.between_heads
    return layout.between_paragraphs if before == "body" else layout.after_head


def joined(text: str, element: TrueElement, table: dict[int, int] | None) -> str:
    """An element's words on one line."""
    pieces = [" ".join(text[s:e].split("\n")).strip() for s, e in element.spans]
    pieces = [piece for piece in pieces if piece]
    between = "" if element.role == "body" else " "
    words = between.join(pieces)
    return words.translate(table) if table else words


def set_head(setter: Setter, words: str, layout: Layout, dice: random.Random) -> list[Span]:
    """A head line, sometimes on two lines where it has a space."""
    lines = [words]
    if " " in words and len(words) > 14 and dice.random() < 0.3:
        cut = words.index(" ", 4) if " " in words[4:] else -1
        if 0 < cut < len(words) - 4:
            lines = [words[:cut], words[cut + 1 :].strip()]
    spans = []
    for at, line in enumerate(lines):
        if at:
            setter.blank(0)
        if layout.centred:
            setter.put("\u3000" * dice.randint(1, 8))
        spans.append(setter.put(line))
    return spans


def set_paragraph(setter: Setter, words: str, layout: Layout, dice: random.Random) -> list[Span]:
    """A paragraph in lines of the measure, or on one line; columns end where the dice say."""
    setter.put("" if layout.dropped else layout.indent)
    lines = wrapped(words, layout) if layout.measure else broken(words, layout, dice)
    spans = []
    for at, line in enumerate(lines):
        if at and setter.stray and dice.random() < 0.05:
            setter.blank(1)
            setter.stray_spans.append(setter.put(setter.stray))
            setter.stray = ""
            setter.blank(dice.choice([0, 1]))
        elif at:
            setter.blank(1 if layout.measure is None or dice.random() < layout.columns else 0)
        spans.append(setter.put(line))
    return spans


def broken(words: str, layout: Layout, dice: random.Random) -> list[str]:
    """A flowing paragraph, sometimes broken by a column's end."""
    if len(words) > 24 and dice.random() < layout.columns:
        cut = dice.randint(8, len(words) - 4)
        if words[cut] not in NO_START and not words[cut - 1].isspace() and not words[cut].isspace():
            return [words[:cut], words[cut:]]
    return [words]


def wrapped(words: str, layout: Layout) -> list[str]:
    """The lines of a paragraph set to the measure, with no mark at a line's start that may not stand there."""
    measure = layout.measure or 20
    room: float = measure - (2 if layout.indent or layout.dropped else 0)
    lines, start, width = [], 0, 0.0
    at = 0
    while at < len(words):
        step = 1.0 if layout.by_character or ord(words[at]) > 0x2FF else 0.5
        if width + step > room and words[at] not in NO_START:
            cut = at
            while cut - 1 > start and words[cut - 1] in NO_END:
                cut -= 1
            lines.append(words[start:cut])
            start, width, room = cut, 0.0, float(measure)
            at = cut
            continue
        width += step
        at += 1
    lines.append(words[start:])
    return [line.strip() for line in lines if line.strip()]
