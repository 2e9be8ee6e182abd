"""The commands that look things up: search, show.

Goes in: a query or an identity. Comes out: lines on standard output, a status.
The library does the work and is loaded by the command that needs it, so that help and mistakes answer at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from newsdesk.cli import for_people, json_lines
from newsdesk.cli.options import common, opened, renew_index
from newsdesk.cli.running import DONE, emit, interruptible, tell
from newsdesk.cli.spoken import SpokenCommand
from newsdesk.domain import Explained, SearchResult, Sort
from newsdesk.query_words import asked_sentence, in_words, remark_sentences
from newsdesk.wording import _, mark, visible

if TYPE_CHECKING:
    from pathlib import Path

    from newsdesk.library import Library
    from newsdesk.tasks import CancelToken

PEOPLE_WANT = 20  # hits shown to a person who names no limit


@click.command("search", cls=SpokenCommand, help=mark("Find articles; the newest first."))
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
@click.option("--explain", is_flag=True, help=mark("Search nothing; say in words what the query asks for."))
@common
def search(
    query: str,
    limit: int | None,
    offset: int,
    sort: str,
    *,
    count: bool,
    oracle: bool,
    explain: bool,
    archive: Path | None,
    as_json: bool,
) -> int:
    """Print the number of articles, then a hit each; or, with --explain, what the query means."""
    if explain:
        _explain(query, as_json=as_json)
        return DONE
    if limit is None and not as_json:
        limit = PEOPLE_WANT
    with opened(archive) as library, interruptible() as cancel:
        if not oracle:
            renew_index(library, cancel)
        found = library.searches.search(
            query, sort=Sort(sort), offset=offset, limit=0 if count else limit, oracle=oracle, cancel=cancel
        )
        if count:
            emit(str(found.total))
        elif as_json:
            _search_for_programs(library, query, found, cancel)
        else:
            _search_for_people(library, query, found, offset, cancel)
    return DONE


def _explain(query: str, *, as_json: bool) -> None:
    """The query in words, and as the program writes it. Raises QueryError."""
    explained = _explained(query)
    words = in_words(explained)
    if as_json:
        emit(json_lines.line({"query": explained.query, "words": words}))
        return
    for line in words.split("\n"):
        emit(line)
    if explained.query:
        emit(_("Written: {query}", query=visible(explained.query)))


def _explained(query: str) -> Explained:
    from newsdesk.search.explaining import explain  # noqa: PLC0415 - loads what reads a query, which needs no archive

    return explain(query)


def _search_for_programs(library: Library, query: str, found: SearchResult, cancel: CancelToken) -> None:
    emit(json_lines.line({"total": found.total, "milliseconds": round(found.milliseconds, 3)}))
    for article, hits, snippet in library.searches.found(query, found.ids, cancel):
        emit(json_lines.hit(article, snippet, hits))


def _search_for_people(library: Library, query: str, found: SearchResult, offset: int, cancel: CancelToken) -> None:
    emit(_("{count} articles in {milliseconds} ms", count=found.total, milliseconds=round(found.milliseconds)))
    for place, (article, hits, snippet) in enumerate(library.searches.found(query, found.ids, cancel), offset + 1):
        for line in for_people.hit(place, article, snippet, hits):
            emit(line)
    last = offset + len(found.ids)
    if found.ids and last < found.total:
        tell(_("Shown: {first} to {last}; --offset {last} goes on.", first=offset + 1, last=last))
    if not found.total:
        _tell_why_nothing(query)
        for reading, number in library.searches.readings(query, cancel):
            if number:
                tell(_("Nothing found as written; {query} finds {count}.", query=visible(reading), count=number))


def _tell_why_nothing(query: str) -> None:
    """What in the query may not mean what was meant, a sentence each."""
    explained = _explained(query)
    for line in [asked_sentence(explained)] * (explained.asks is None) + remark_sentences(explained):
        tell(line)


@click.command("show", cls=SpokenCommand, help=mark("Print one article."))
@click.argument("identity", metavar="ID")
@common
def show(identity: str, *, archive: Path | None, as_json: bool) -> int:
    """Print the article with this identity, which `search` names."""
    with opened(archive) as library:
        article = library.article(identity)
        for line in [json_lines.shown(article)] if as_json else for_people.shown(article):
            emit(line)
    return DONE
