"""Lays out the sample editions from their marked-up texts, and writes down the truth about each.

In: `tests/golden/samples/*.marked`. Out: the editions under `resources/samples/` and `NAME.truth.json` beside each
marked text, in the form that `newsdesk parse --json` is compared with. Run it after changing a marked text; a test
says when the two have drifted apart.

A marked text opens with fields (`file:`, `encoding:`, `newline:`, `wrap:`, `newspaper:`, `date:`, `pages:`, `style:`)
up to a line `---`. Then every line is one of

    = 2               a new article, starting on page 2 (`=` alone where no page is known)
    + 1               back to the first article of this file
    @ 记者:甲,乙;摄影:丙   the authors of the article
    K|text            an element: K kicker, H headline, D deck, B byline, P paragraph, S subhead, C caption,
                      R credit, N note; `P+|` goes on with the last element of its article
    M|text            furniture: M masthead, F folio, E editors, J jump, A advert, O other
    (an empty line)   an empty line of the edition

In a text `‖` is the end of a column (an empty line in the edition) and `⏎` the end of a printed line.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MARKED = ROOT / "tests" / "golden" / "samples"
SAMPLES = ROOT / "resources" / "samples"

ELEMENTS = {
    "K": "kicker",
    "H": "headline",
    "D": "deck",
    "B": "byline",
    "P": "paragraph",
    "S": "subhead",
    "C": "caption",
    "R": "credit",
    "N": "note",
}
FURNITURE = {"M": "masthead", "F": "folio", "E": "editors", "J": "jump", "A": "advert", "O": "other"}
MAY_NOT_OPEN_A_LINE = "，。、；：！？）」』”’》〉…—,.;:!?)"

Spans = list[tuple[int, int]]
Truth = dict[str, object]


@dataclass
class Story:
    """An article of the truth while it is being gathered."""

    page: str | None
    authors: list[dict[str, str]] = field(default_factory=list)
    elements: list[tuple[str, Spans]] = field(default_factory=list)

    def truth(self) -> Truth:
        """The article as it stands in NAME.truth.json."""
        return {
            "page": self.page,
            "byline": " ".join(author["name"].replace(" ", "") for author in self.authors) or None,
            "authors": self.authors,
            "elements": [{"role": role, "spans": spans} for role, spans in self.elements],
        }


class Sheet:
    """The edition's text as it grows, line by line."""

    def __init__(self, newline: str, wrap: int) -> None:
        self.text = ""
        self._newline = newline
        self._wrap = wrap

    def line(self, text: str, *, may_wrap: bool) -> Spans:
        """Set one line of the marked text; returns the spans of its visible stretches."""
        spans = []
        columns = text.split("‖")
        for number, column in enumerate(columns):
            printed = [piece for part in column.split("⏎") for piece in self._wrapped(part, may_wrap)]
            for piece in printed:
                start = len(self.text) + len(piece) - len(piece.lstrip())
                self.text += piece
                if piece.strip():
                    spans.append((start, start + len(piece.strip())))
                self.text += self._newline
            if number < len(columns) - 1:
                self.text += self._newline
        return spans

    def _wrapped(self, text: str, may_wrap: bool) -> list[str]:
        if not (self._wrap and may_wrap):
            return [text]
        lines = []
        while len(text) > self._wrap:
            end = self._wrap
            while end < len(text) and text[end] in MAY_NOT_OPEN_A_LINE:
                end += 1
            lines.append(text[:end])
            text = text[end:]
        return [*lines, text] if text else lines


def lay_out(marked: str) -> tuple[dict[str, str], bytes, Truth]:
    """The fields, the bytes and the truth of a marked text."""
    head, _, body = marked.partition("\n---\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if line)
    sheet = Sheet("\r\n" if fields.get("newline") == "crlf" else "\n", int(fields.get("wrap", 0)))
    stories: list[Story] = []
    furniture: list[Truth] = []
    story: Story | None = None
    for line in body.splitlines():
        mark, text = line[:2], line[2:]
        if not line:
            sheet.line("", may_wrap=False)
        elif mark in {"=", "= "}:
            story = Story(text.strip() or None)
            stories.append(story)
        elif mark == "+ ":
            story = stories[int(text) - 1]
        elif story and mark == "@ ":
            story.authors = _authors(text)
        elif story and line.startswith("P+|"):
            story.elements[-1][1].extend(sheet.line(line[3:], may_wrap=True))
        elif story and mark[1] == "|" and mark[0] in ELEMENTS:
            spans = sheet.line(text, may_wrap=mark[0] in "PN")
            story.elements.append((ELEMENTS[mark[0]], spans))
        elif mark[1] == "|" and mark[0] in FURNITURE:
            furniture.append({"role": FURNITURE[mark[0]], "spans": sheet.line(text, may_wrap=False)})
        else:
            raise ValueError(line)
    truth: Truth = {
        "edition": {
            "newspaper": fields.get("newspaper"),
            "date": fields.get("date"),
            "pages": [int(page) for page in fields["pages"].split()] if "pages" in fields else None,
        },
        "style": fields["style"],
        "encoding": fields["encoding"].removesuffix("-sig"),
        "articles": [each.truth() for each in stories],
        "furniture": furniture,
    }
    return fields, sheet.text.encode(fields["encoding"]), truth


def _authors(text: str) -> list[dict[str, str]]:
    return [
        {"name": name, "role": role}
        for role, names in (group.split(":") for group in text.split(";"))
        for name in names.split(",")
    ]


def as_json(truth: Truth) -> str:
    """The truth as a file: an element a line, so that a difference can be read."""
    return json.dumps(truth, ensure_ascii=False).replace('{"role"', '\n{"role"') + "\n"


def main() -> None:
    """Lay out every marked text."""
    for marked in sorted(MARKED.glob("*.marked")):
        fields, content, truth = lay_out(marked.read_text(encoding="utf-8"))
        edition = SAMPLES / fields["file"]
        edition.parent.mkdir(parents=True, exist_ok=True)
        edition.write_bytes(content)
        marked.with_suffix(".truth.json").write_text(as_json(truth), encoding="utf-8")
        sys.stdout.write(f"{edition.relative_to(ROOT)}: {len(content)} bytes\n")


if __name__ == "__main__":
    main()
