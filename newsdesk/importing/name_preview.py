"""What an import would read in files' names, without reading a file. Goes in: paths or names, patterns. Comes out: a
`NamedFile` for each.

Must not know texts, and so not what a page says of itself, which goes before all this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from newsdesk.domain import NamedFile
from newsdesk.importing.file_names import read_name
from newsdesk.importing.folios import page_number
from newsdesk.importing.name_patterns import check_patterns
from newsdesk.importing.sources import Sources, find_sources
from newsdesk.tasks import CancelToken


def list_names(paths: Sequence[Path], cancel: CancelToken | None = None) -> list[str]:
    """The whole names of the texts that importing `paths` would find. Raises Cancelled."""
    return [file.full_name for file in find_sources(paths, cancel).files]


def preview(names: Iterable[str], patterns: Sequence[str], cancel: CancelToken | None = None) -> list[NamedFile]:
    """What the patterns, else the built-in reading, say of names. Raises PatternRefused, Cancelled."""
    check_patterns(patterns)
    return [_as_imported(name, patterns, cancel) for name in names]


def preview_files(sources: Sources, patterns: Sequence[str], cancel: CancelToken) -> Iterator[NamedFile]:
    """The same of files, under the names they were listed by."""
    for file in sources.files:
        yield replace(_as_imported(file.full_name, patterns, cancel), path=file.name)


def _as_imported(name: str, patterns: Sequence[str], cancel: CancelToken | None) -> NamedFile:
    """The page's number as an import keeps it, and none where it is no number."""
    if cancel:
        cancel.check()
    named = read_name(name, patterns)
    page = named.fields.page
    return replace(named, fields=replace(named.fields, page=page_number(page) if page else None))
