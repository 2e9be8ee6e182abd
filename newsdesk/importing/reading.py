"""One file, read: bytes → decoded → parsed. Goes in: a `SourceFile`. Comes out: a `ReadSource`, ready to be stored.

Refuses what is no text, each time by name and reason. Must not know the archive.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from newsdesk.domain import Evidence, Found, Given, ParsedEdition, ReadSource
from newsdesk.errors import SourceRefused
from newsdesk.importing.decode import NotText, decode
from newsdesk.importing.parse import parse_text
from newsdesk.importing.sources import SourceFile, read_bytes

# What people take for a text file, by its first bytes.
DOCUMENTS = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP/DOCX/EPUB"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "DOC/WPS"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"AT&TFORM", "DjVu"),
    (b"\x1f\x8b\x08", "GZIP"),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
    (b"Rar!\x1a\x07", "RAR"),
    (b"SQLite format 3\0", "SQLite"),
)
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\0"


def read_source(file: SourceFile, given: Given | None = None, name_patterns: Sequence[str] = ()) -> ReadSource:
    """Read, decode and split one file; what is `given` goes before what was read in it or in its name.

    Raises SourceRefused: blank, binary, document, empty, folder, gone, not_a_file, not_allowed, not_readable,
    too_large, zip_damaged, zip_encrypted, zip_other_method. Raises PatternRefused.
    """
    content = read_bytes(file)
    _refuse_other_kinds(file, content)
    try:
        decoded = decode(content)
    except NotText:
        raise SourceRefused("binary", file=file.name) from None
    if all(char.isspace() or char in _INVISIBLE for char in decoded.text):
        raise SourceRefused("blank", file=file.name)
    parsed = parse_text(decoded.text, file.full_name, name_patterns=name_patterns)
    edition = _with_given(parsed, given or Given())
    return ReadSource(file.name, content, hashlib.sha256(content).hexdigest(), decoded, edition)


def _refuse_other_kinds(file: SourceFile, content: bytes) -> None:
    if not content:
        raise SourceRefused("empty", file=file.name)
    kind = next((kind for start, kind in DOCUMENTS if content.startswith(start)), None)
    if kind:
        raise SourceRefused("document", file=file.name, kind=kind)


def _with_given(edition: ParsedEdition, given: Given) -> ParsedEdition:
    newspaper = Found(given.newspaper, Evidence.GIVEN) if given.newspaper else edition.newspaper
    day = Found(given.date.isoformat(), Evidence.GIVEN) if given.date else edition.date
    return replace(edition, newspaper=newspaper, date=day)
