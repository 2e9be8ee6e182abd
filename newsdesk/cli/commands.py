"""The commands themselves: parse, import, search, show, export, verify, window.

Goes in: arguments. Comes out: lines on standard output and an exit status. The library does the work and is loaded by
the command that needs it, so that help and mistakes answer at once.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdesk import __version__
from newsdesk.cli import for_people, json_lines
from newsdesk.cli.options import ARCHIVE, FILE, chosen_archive, common, day_named, opened, size_named
from newsdesk.cli.running import DONE, REFUSED, OutputClosed, counting, emit, interruptible, tell
from newsdesk.cli.spoken import SpokenGroup
from newsdesk.domain import Given, ImportOutcome, ImportStatus, SearchResult, Sort
from newsdesk.errors import ExportFailed, SourceRefused
from newsdesk.wording import LANGUAGES, _, mark, sentence, visible

if TYPE_CHECKING:
    from newsdesk.library import Library

PEOPLE_WANT = 20  # hits shown to a person who names no limit


@click.group("newsdesk", cls=SpokenGroup, invoke_without_command=True, help=mark("Browse newspapers kept as text."))
@click.option("--archive", type=FILE, help=ARCHIVE)
@click.version_option(__version__, message="newsdesk %(version)s", help=mark("Show the version and leave."))
@click.pass_context
def newsdesk(context: click.Context, archive: Path | None) -> int:
    """Open the window where no command is named."""
    if context.invoked_subcommand:
        return DONE
    return _window(archive)


# ---------------------------------------------------------------- parse, import


@newsdesk.command("parse", help=mark("Split editions into articles without touching any archive."))
@click.argument("files", metavar="FILE...", type=FILE, nargs=-1, required=True)
@common
def parse(files: Sequence[Path], *, archive: Path | None, as_json: bool) -> int:
    """Print one edition a file, in the order given; a file that is refused is named and the rest goes on."""
    # Past the library, which brings the database's library with it: that would triple the time to start.
    from newsdesk.importing.reading import read_source  # noqa: PLC0415 - loaded when needed
    from newsdesk.importing.sources import SourceFile  # noqa: PLC0415 - as above

    status = DONE
    for path in files:
        try:
            source = read_source(SourceFile(path))
        except SourceRefused as error:
            status = REFUSED
            tell(sentence(error.problem))
            if as_json:
                emit(json_lines.refused(error.problem.value("file"), error.problem))
            continue
        for line in [json_lines.parsed(source)] if as_json else for_people.parsed(source):
            emit(line)
    return status


@newsdesk.command(
    "import", help=mark("Take files into the archive: any file, and every *.txt in folders and zip files.")
)
@click.argument("paths", metavar="PATH...", type=FILE, nargs=-1, required=True)
@click.option("--newspaper", help=mark("The newspaper of all these files, whatever they say."))
@click.option(
    "--date", "day", metavar="DATE", callback=day_named, help=mark("The date of all these files, whatever they say.")
)
@click.option(
    "--jobs",
    type=click.IntRange(0),
    metavar="N",
    help=mark("How many processes read and split; by default one a core."),
)
@common
def import_(
    paths: Sequence[Path],
    newspaper: str | None,
    day: date | None,
    jobs: int | None,
    *,
    archive: Path | None,
    as_json: bool,
) -> int:
    """Print a line a source as it is stored, and a summary."""
    begun = time.monotonic()
    tally: Counter[str] = Counter()
    with opened(archive, create=True) as library, interruptible() as cancel, counting(_("Importing")) as counter:
        run = library.import_paths(
            paths,
            Given(newspaper or None, day),
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
    if len(paths) < 12 and all(path.is_file() and path.suffix.lower() != ".zip" for path in paths):
        return 0
    return min(os.cpu_count() or 1, 8)


def _report(outcome: ImportOutcome, *, as_json: bool) -> None:
    if outcome.problem and as_json:
        tell(sentence(outcome.problem))
    _emit_while_read(json_lines.imported(outcome) if as_json else for_people.imported(outcome))


def _emit_while_read(line: str) -> None:
    """An import goes on when nobody reads its report any more."""
    with contextlib.suppress(OutputClosed):
        emit(line)


# ---------------------------------------------------------------- search, show


@newsdesk.command("search", help=mark("Find articles; the newest first."))
@click.argument("query")
@click.option(
    "--limit", type=click.IntRange(0), metavar="N", help=mark("How many hits to show; by default 20, with --json all.")
)
@click.option(
    "--offset", type=click.IntRange(0), default=0, metavar="N", help=mark("How many hits to pass over first.")
)
@click.option(
    "--sort", type=click.Choice([sort.value for sort in Sort]), default=Sort.DATE_DESC.value, help=mark("The order.")
)
@click.option("--count", is_flag=True, help=mark("Print the number of articles and nothing else."))
@click.option("--oracle", is_flag=True, help=mark("Scan every article instead of using the index: slow, for checking."))
@common
def search(
    query: str,
    limit: int | None,
    offset: int,
    sort: str,
    *,
    count: bool,
    oracle: bool,
    archive: Path | None,
    as_json: bool,
) -> int:
    """Print the number of articles, then a hit each."""
    if limit is None and not as_json:
        limit = PEOPLE_WANT
    with opened(archive) as library, interruptible() as cancel:
        found = library.search(
            query, sort=Sort(sort), offset=offset, limit=0 if count else limit, oracle=oracle, cancel=cancel
        )
        if count:
            emit(str(found.total))
        elif as_json:
            _search_for_programs(library, query, found)
        else:
            _search_for_people(library, query, found, offset)
    return DONE


def _search_for_programs(library: Library, query: str, found: SearchResult) -> None:
    emit(json_lines.line({"total": found.total, "milliseconds": round(found.milliseconds, 3)}))
    for number in found.ids:
        article = library.article(number)
        emit(json_lines.hit(article, library.snippet(query, article), library.hits(query, article)))


def _search_for_people(library: Library, query: str, found: SearchResult, offset: int) -> None:
    emit(_("{count} articles in {milliseconds} ms", count=found.total, milliseconds=round(found.milliseconds)))
    for place, number in enumerate(found.ids, offset + 1):
        article = library.article(number)
        snippet, hits = library.snippet(query, article), library.hits(query, article)
        for line in for_people.hit(place, article, snippet, hits):
            emit(line)
    last = offset + len(found.ids)
    if found.ids and last < found.total:
        tell(_("Shown: {first} to {last}; --offset {last} goes on.", first=offset + 1, last=last))
    if not found.total:
        for reading, number in library.readings(query):
            tell(_("Nothing found as written; {query} finds {count}.", query=visible(reading), count=number))


@newsdesk.command("show", help=mark("Print one article."))
@click.argument("identity", metavar="ID")
@common
def show(identity: str, *, archive: Path | None, as_json: bool) -> int:
    """Print the article with this identity, which `search` names."""
    with opened(archive) as library:
        article = library.article(identity)
        for line in [json_lines.shown(article)] if as_json else for_people.shown(article):
            emit(line)
    return DONE


# ---------------------------------------------------------------- export, verify


@newsdesk.command("export", help=mark("Write articles to a file: those a query finds, all, or those named."))
@click.argument("query", required=False)
@click.option("--all", "everything", is_flag=True, help=mark("Every article of the archive."))
@click.option("--id", "identities", multiple=True, help=mark("This article; may be given several times."))
@click.option("--format", "kind", type=click.Choice(["txt", "md", "html"]), required=True, help=mark("The format."))
@click.option("--out", type=FILE, required=True, help=mark("The file to write; a file of that name is replaced."))
@common
def export(
    query: str | None,
    identities: Sequence[str],
    kind: str,
    out: Path,
    *,
    everything: bool,
    archive: Path | None,
    as_json: bool,
) -> int:
    """Write the articles and say how many, where, and the file's SHA-256."""
    if [query is not None, everything, bool(identities)].count(True) != 1:
        raise click.UsageError(_("Name one: a query, --all, or --id."), click.get_current_context())
    with opened(archive) as library, interruptible() as cancel, counting(_("Exporting")) as counter:
        articles, sha256 = library.export(
            _selection(library, query, identities),
            kind,
            out,
            progress=lambda step: counter.show(step.done, step.total, step.item),
            cancel=cancel,
        )
    if as_json:
        emit(json_lines.line({"written": str(out), "articles": articles, "sha256": sha256}))
    else:
        where = visible(str(out))
        emit(_("{count} articles written to {path}, SHA-256 {sha256}", count=articles, path=where, sha256=sha256))
    return DONE


def _selection(library: Library, query: str | None, identities: Sequence[str]) -> Sequence[int | str]:
    if identities:
        return list(dict.fromkeys(identities))
    return library.article_ids() if query is None else library.search(query).ids


@newsdesk.command("verify", help=mark("Check every kept source, the database, and the index against the text."))
@click.option("--sources", is_flag=True, help=mark("Check the kept sources only."))
@click.option("--index", is_flag=True, help=mark("Check the index only."))
@common
def verify(*, sources: bool, index: bool, archive: Path | None, as_json: bool) -> int:
    """Say what was checked and what is damaged."""
    with opened(archive) as library, interruptible() as cancel, counting(_("Checking")) as counter:
        report = library.verify(
            sources=sources or not index,
            index=index or not sources,
            progress=lambda step: counter.show(step.done, step.total, step.item),
            cancel=cancel,
        )
    for line in [json_lines.verified(report)] if as_json else for_people.verified(report):
        emit(line)
    return REFUSED if report.damaged else DONE


# ---------------------------------------------------------------- window


@newsdesk.command("window", help=mark("Open the window, or draw it into a picture."))
@click.option("--query", help=mark("Search for this at once."))
@click.option("--screenshot", type=FILE, help=mark("Draw the window into this PNG file and leave; needs no display."))
@click.option("--size", metavar="WxH", callback=size_named, help=mark("The window's size, such as 1280x800."))
@click.option("--theme", type=click.Choice(["system", "light", "dark"]), help=mark("Light or dark."))
@click.option("--language", type=click.Choice(["system", *LANGUAGES]), help=mark("The interface's language."))
@common
def window(
    query: str | None,
    screenshot: Path | None,
    size: tuple[int, int] | None,
    theme: str | None,
    language: str | None,
    *,
    archive: Path | None,
    as_json: bool,
) -> int:
    """Hand over to the window."""
    return _window(
        chosen_archive(archive), query=query, screenshot=screenshot, size=size, theme=theme, language=language
    )


def _window(
    archive: Path | None,
    *,
    query: str | None = None,
    screenshot: Path | None = None,
    size: tuple[int, int] | None = None,
    theme: str | None = None,
    language: str | None = None,
) -> int:
    from newsdesk.ui.start import run_window  # noqa: PLC0415 - commands never load Qt

    try:
        return run_window(archive, query=query, screenshot=screenshot, size=size, theme=theme, language=language)
    except OSError as error:  # the picture cannot be written
        raise ExportFailed("export_failed", file=screenshot, reason=error.strerror or error) from error
