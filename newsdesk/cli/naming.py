"""The command that says what files' names say: names.

Goes in: files and patterns. Comes out: lines on standard output, a status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from newsdesk.cli import for_people, json_lines
from newsdesk.cli.options import FILE, chosen_name_patterns, common, with_name_patterns
from newsdesk.cli.running import DONE, emit, interruptible
from newsdesk.cli.spoken import SpokenCommand
from newsdesk.domain import NamedBy
from newsdesk.wording import mark


@click.command(
    "names",
    cls=SpokenCommand,
    help=mark("Show what an import would read in files' names, reading no file; a name need not be that of a file."),
)
@click.argument("paths", metavar="PATH...", type=FILE, nargs=-1, required=True)
@with_name_patterns
@common
def names(paths: Sequence[Path], name_patterns: Sequence[str], *, archive: Path | None, as_json: bool) -> int:
    """Print a line a file, and how many were read by what."""
    # Past the library, as `parse`: no archive is touched.
    from newsdesk.importing.name_preview import preview_files  # noqa: PLC0415 - loaded when needed
    from newsdesk.importing.sources import find_sources  # noqa: PLC0415 - as above

    patterns = chosen_name_patterns(name_patterns)
    tally: Counter[NamedBy] = Counter()
    if not as_json:
        emit(for_people.named_head())
    with interruptible() as cancel:
        sources = find_sources(paths, cancel)
        for file in preview_files(sources, patterns, cancel):
            tally[file.by] += 1
            emit(json_lines.named(file) if as_json else for_people.named(file))
    counts = {by.value: tally[by] for by in NamedBy}
    summary = {"files": len(sources.files), **counts, "skipped": sources.skipped}
    emit(json_lines.line({"summary": summary}) if as_json else for_people.named_summary(tally, sources.skipped))
    return DONE
