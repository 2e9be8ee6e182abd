"""Writes a document as plain text: UTF-8 without a mark, line ends LF, paragraphs after two full-width spaces."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from newsdesk.domain import Role
from newsdesk.export.document import Document, Entry

INDENT = "\u3000\u3000"
RULE = "─" * 32


def write(document: Document, file: BinaryIO) -> None:
    """Write the document to `file`, entry by entry."""
    for number, entry in enumerate(document.entries):
        if number:
            file.write(f"\n{RULE}\n\n".encode())
        file.write("".join(f"{line}\n" for line in _lines(entry)).encode())


def _lines(entry: Entry) -> Iterator[str]:
    if entry.title is None:
        yield entry.words.untitled
    for part in entry.heads:
        yield part.text
    yield entry.source_line
    yield ""
    for part in entry.body:
        yield part.text if part.role is Role.SUBHEAD else INDENT + part.text
    yield ""
    proof = entry.provenance
    yield f"{entry.words.source_file}：{proof.source_name}"
    yield f"SHA-256：{proof.sha256}"
    yield f"{entry.words.article}：{proof.article}"
