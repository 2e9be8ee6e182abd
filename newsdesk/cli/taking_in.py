"""The commands that take files in: parse, import.

Goes in: files. Comes out: lines on standard output, a status.
The library does the work and is loaded by the command that needs it, so that help and mistakes answer at once.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import click

from newsdesk.cli import for_people, json_lines
from newsdesk.cli.options import (
    FILE,
    chosen_name_patterns,
    common,
    day_named,
    newspaper_named,
    opened,
    with_name_patterns,
)
from newsdesk.cli.running import DONE, REFUSED, OutputClosed, counting, emit, interruptible, tell
from newsdesk.cli.spoken import SpokenCommand
from newsdesk.domain import Given, ImportOutcome, ImportStatus, ReadSource
from newsdesk.errors import SourceRefused
from newsdesk.wording import _, mark, sentence


@click.command("parse", cls=SpokenCommand, help=mark("Split editions into articles without touching any archive."))
@click.argument("files", metavar="FILE...", type=FILE, nargs=-1, required=True)
@click.option("--explain", is_flag=True, help=mark("Say for each cut and role what spoke for it and against it."))
@with_name_patterns
@common
def parse(
    files: Sequence[Path], name_patterns: Sequence[str], *, explain: bool, archive: Path | None, as_json: bool
) -> int:
    """Print one edition a file, in the order given; a file that is refused is named and the rest goes on."""
    # Past the library, which brings the database's library with it: that would triple the time to start.
    from newsdesk.importing.reading import read_source  # noqa: PLC0415 - loaded when needed
    from newsdesk.importing.sources import SourceFile  # noqa: PLC0415 - as above

    status, name_patterns = DONE, chosen_name_patterns(name_patterns)
    for path in files:
        try:
            source = read_source(SourceFile(path), name_patterns=name_patterns)
        except SourceRefused as error:
            status = REFUSED
            tell(sentence(error.problem))
            if as_json:
                emit(json_lines.refused(error.problem.value("file"), error.problem))
            continue
        for line in _parsed(source, explain=explain, as_json=as_json):
            emit(line)
    return status


def _parsed(source: ReadSource, *, explain: bool, as_json: bool) -> Iterator[str]:
    """What is printed of one file."""
    if not explain:
        yield from [json_lines.parsed(source)] if as_json else for_people.parsed(source)
        return
    from newsdesk.cli import explained  # noqa: PLC0415 - loads what reads pages
    from newsdesk.importing.explaining import explain as explain_text  # noqa: PLC0415 - as above

    explanation = explain_text(source.decoded.text)
    if as_json:
        yield json_lines.parsed(source, explained.as_values(explanation))
        return
    yield from for_people.parsed(source)
    yield from explained.explained(explanation)


@click.command(
    "import",
    cls=SpokenCommand,
    help=mark("Take files into the archive: any file, and every *.txt in folders and zip files."),
)
@click.argument("paths", metavar="PATH...", type=FILE, nargs=-1, required=True)
@click.option(
    "--newspaper",
    metavar="NAME",
    callback=newspaper_named,
    help=mark("The newspaper of all these files, whatever they say."),
)
@click.option(
    "--date", "day", metavar="DATE", callback=day_named, help=mark("The date of all these files, whatever they say.")
)
@click.option(
    "--jobs",
    type=click.IntRange(0),
    metavar="N",
    help=mark("How many processes read and split; by default one a core."),
)
@with_name_patterns
@common
def import_(
    paths: Sequence[Path],
    newspaper: str | None,
    day: date | None,
    jobs: int | None,
    name_patterns: Sequence[str],
    *,
    archive: Path | None,
    as_json: bool,
) -> int:
    """Print a line a source as it is stored, and a summary."""
    begun, name_patterns = time.monotonic(), chosen_name_patterns(name_patterns)
    tally: Counter[str] = Counter()
    with opened(archive, create=True) as library, interruptible() as cancel, counting(_("Importing")) as counter:
        run = library.import_paths(
            paths,
            Given(newspaper, day),
            name_patterns=name_patterns,
            jobs=_jobs(paths) if jobs is None else jobs,
            progress=lambda step: counter.show(step.done, step.total, step.item),
            cancel=cancel,
        )
        with contextlib.closing(run):
            for outcome in run:
                counter.wipe()
                _report(outcome, as_json=as_json)
                tally[outcome.status.value] += 1
                tally["articles"] += outcome.articles if outcome.status is ImportStatus.IMPORTED else 0
    summary = {
        "sources": run.total,
        **{status.value: tally[status.value] for status in ImportStatus},
        "skipped": run.skipped,
        "articles": tally["articles"],
        "seconds": round(time.monotonic() - begun, 3),
    }
    _emit_while_read(json_lines.line({"summary": summary}) if as_json else for_people.summary(summary))
    return REFUSED if tally[ImportStatus.REFUSED.value] else DONE


def _jobs(paths: Sequence[Path]) -> int:
    """How many processes where nobody says: a few files are read sooner than a process starts."""
    few = len(paths) < 12 and not any(path.suffix.lower() == ".zip" or _is_folder(path) for path in paths)
    return 0 if few else min(os.cpu_count() or 1, 8)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # in a folder one may not look into: reading it refuses it by name
        return False


def _report(outcome: ImportOutcome, *, as_json: bool) -> None:
    if outcome.problem and as_json:
        tell(sentence(outcome.problem))
    _emit_while_read(json_lines.imported(outcome) if as_json else for_people.imported(outcome))


def _emit_while_read(line: str) -> None:
    """An import goes on when nobody reads its report any more."""
    with contextlib.suppress(OutputClosed):
        emit(line)
