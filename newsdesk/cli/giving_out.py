"""The commands that give out and prove: export, verify.

Goes in: a selection. Comes out: a file; lines on standard output, a status.
The library does the work and is loaded by the command that needs it, so that help and mistakes answer at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsdesk.cli import for_people, json_lines
from newsdesk.cli.options import FILE, common, opened
from newsdesk.cli.running import DONE, REFUSED, counting, emit, interruptible
from newsdesk.cli.spoken import SpokenCommand
from newsdesk.wording import _, mark, visible

if TYPE_CHECKING:
    from newsdesk.library import Library


@click.command(
    "export", cls=SpokenCommand, help=mark("Write articles to a file: those a query finds, all, or those named.")
)
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
    return library.article_ids() if query is None else library.searches.search(query).ids


@click.command(
    "verify", cls=SpokenCommand, help=mark("Check every kept source, the database, and the index against the text.")
)
@click.option("--sources", is_flag=True, help=mark("Check the kept sources only."))
@click.option("--index", is_flag=True, help=mark("Check the index only."))
@common
def verify(*, sources: bool, index: bool, archive: Path | None, as_json: bool) -> int:
    """Say what was checked and what is damaged."""
    both = sources == index  # named or left out together
    sources, index = sources or both, index or both
    with opened(archive) as library, interruptible() as cancel, counting(_("Checking")) as counter:
        report = library.verify(
            sources=sources,
            index=index,
            progress=lambda step: counter.show(step.done, step.total, step.item),
            cancel=cancel,
        )
    for line in [json_lines.verified(report)] if as_json else for_people.verified(report, sources=sources, index=index):
        emit(line)
    return REFUSED if report.damaged else DONE
