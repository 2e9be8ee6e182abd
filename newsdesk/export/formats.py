"""The formats an export can have: a name, which files end in too, and the function that writes it.

A new format is one small module with `write(document, file)` and one line here. A writer takes a `Document` and a
binary file open for reading and writing that may be wound back; it must not know articles, paths or the archive.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from newsdesk.export import as_html, as_markdown, as_txt
from newsdesk.export.document import Document

Write = Callable[[Document, BinaryIO], None]

FORMATS: dict[str, Write] = {
    "txt": as_txt.write,
    "md": as_markdown.write,
    "html": as_html.write,
}
