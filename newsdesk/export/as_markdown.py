"""Writes a document as Markdown (CommonMark, and GitHub's tables and links kept out too), UTF-8, line ends LF.

A newspaper's text never becomes markup: every character that could is escaped, and a reader who undoes the escapes has
the text again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from newsdesk.domain import Role
from newsdesk.export.document import Document, Entry, Part

_ANYWHERE = re.compile(r"[\\`*_\[\]<>#&~|$^{}]")
_OPENING = re.compile(r"^[-+=:%]")
_NUMBERED = re.compile(r"^(\d+)([.)])(?=\s|$)")
_ADDRESS = re.compile(r"([wW]{3})(\.)")  # GitHub makes links of these, and of every ://


def write(document: Document, file: BinaryIO) -> None:
    """Write the document to `file`, entry by entry."""
    level = "#" if document.single else "##"
    if not document.single:
        file.write(f"# {escaped(document.title)}\n".encode())
    for number, entry in enumerate(document.entries):
        if number or not document.single:
            file.write(b"\n---\n\n" if number else b"\n")
        file.write("\n\n".join(_blocks(entry, level)).encode() + b"\n")


def escaped(text: str) -> str:
    """One line of text as Markdown that shows exactly this text, wherever a line may open."""
    text = _ANYWHERE.sub(r"\\\g<0>", text).replace("://", "\\://")
    text = _OPENING.sub(r"\\\g<0>", text)
    text = _NUMBERED.sub(r"\1\\\2", text)
    return _ADDRESS.sub(r"\1\\\2", text)


def _blocks(entry: Entry, level: str) -> Iterator[str]:
    title = entry.title
    if title is None:
        yield f"{level} {escaped(entry.words.untitled)}"
    for part in entry.heads:
        yield f"{level} {escaped(part.text)}" if part is title else _head(part)
    yield f"*{escaped(entry.source_line)}*"
    for part in entry.body:
        yield _body(part, level)
    proof = entry.provenance
    yield (
        f"{escaped(entry.words.source_file)}：{escaped(proof.source_name)}  \n"
        f"SHA-256：{escaped(proof.sha256)}  \n"
        f"{escaped(entry.words.article)}：{escaped(proof.article)}"
    )


def _head(part: Part) -> str:
    return escaped(part.text) if part.role is Role.BYLINE else f"**{escaped(part.text)}**"


def _body(part: Part, level: str) -> str:
    text = escaped(part.text)
    if part.role is Role.SUBHEAD:
        return f"{level}# {text}"
    if part.role is Role.NOTE:
        return f"> {text}"
    return text
