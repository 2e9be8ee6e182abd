"""The formats an export can have: a name, the suffix of its files, and the function that writes it.

A new format is one small module with `write(document, file)` and one line here. A writer takes a `Document` and a
binary file open for reading and writing that may be wound back; it must not know articles, paths or the archive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from newsdesk.export import as_html, as_markdown, as_txt
from newsdesk.export.document import Document

Write = Callable[[Document, BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: `name` as the command line has it, `suffix` with its dot."""

    name: str
    suffix: str
    write: Write


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("txt", ".txt", as_txt.write),
        Format("md", ".md", as_markdown.write),
        Format("html", ".html", as_html.write),
    )
}
