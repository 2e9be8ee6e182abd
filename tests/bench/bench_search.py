"""Searching: the 200 queries of queries.txt, against scans and, where it is installed, tantivy; sizes; growth.

    python tests/bench/bench_search.py [EDITIONS] [--archive FILE] [--larger FILE] [--scans 20] [--agree]

EDITIONS are taken into a new archive, unless --archive names one that is there. For every query: the number of
articles and the first 50, newest first, the middle one of three runs. Beside it, for some of the queries spread over
the list, the same by the definition of a match without the index (--scans, how many), and for plain terms SQLite
looking at every text. --larger names an archive of more articles, for how the cost grows. --agree compares every query
with the definition on every article, in one walk. For tantivy: pip install tantivy, anywhere on the path.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from statistics import median

from run import HERE, SAMPLES

from newsdesk.db.index.searching import search as indexed
from newsdesk.db.index.tables import all_articles
from newsdesk.db.opening import open_archive
from newsdesk.library import Library
from newsdesk.search.match import _Reading
from newsdesk.search.query import parse
from newsdesk.search.tree import Scope, Words

QUERIES = (HERE / "queries.txt").read_text(encoding="utf-8").splitlines()
SHOWN = 50
Times = dict[str, float]


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("editions", nargs="?", type=Path, default=SAMPLES)
    options.add_argument("--archive", type=Path)
    options.add_argument("--larger", type=Path)
    options.add_argument("--scans", type=int, default=20)
    options.add_argument("--agree", action="store_true")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = chosen.archive or _taken_in(chosen.editions, Path(folder) / "bench.archive")
        _sizes(path)
        found = _measured(path)
        _spread("count and the newest 50", found)
        _scans(path, found, chosen.scans)
        if find_spec("tantivy"):
            from tantivy_pairs import compare  # noqa: PLC0415 - where it is installed

            compare(path, found, [query for query in QUERIES if _plain(query)], Path(folder))
        if chosen.larger:
            _growth(path, chosen.larger)
        return _agree(path) if chosen.agree else 0


def _taken_in(editions: Path, path: Path) -> Path:
    with Library(path) as library:
        for _ in library.import_paths([editions], jobs=os.cpu_count() or 1):
            pass
    return path


def _sizes(path: Path) -> None:
    with closing(sqlite3.connect(path)) as archive:

        def number(question: str) -> int:
            return int(archive.execute(question).fetchone()[0] or 0)

        articles = number("SELECT count(*) FROM article")
        text = number("SELECT sum(length(CAST(text AS BLOB))) FROM element")
        index = number("SELECT sum(length(block)) FROM article_index_data")
        index += number("SELECT sum(length(sz) + 8) FROM article_index_docsize")
        pages = number("PRAGMA page_count") - number("PRAGMA freelist_count")
        size = pages * number("PRAGMA page_size")
    print(f"{articles} articles, {text / 1e6:.1f} MB of text in UTF-8")
    print(f"index {index / 1e6:9.1f} MB   {index / text:.3f} of the text")
    print(f"file  {size / 1e6:9.1f} MB   {size / text:.3f} of the text")


def _timed(work: Callable[[], object], runs: int = 3) -> float:
    """Milliseconds, the middle of the runs."""
    times = []
    for _ in range(runs):
        begun = time.perf_counter()
        work()
        times.append((time.perf_counter() - begun) * 1000)
    return median(times)


def _measured(path: Path, queries: list[str] = QUERIES) -> Times:
    with Library(path) as library:
        library.searches.search("热身", limit=1)

        def ask(query: str) -> float:
            return _timed(lambda: library.searches.search(query, limit=SHOWN))

        return {query: ask(query) for query in queries}


def _spread(title: str, found: Times) -> None:
    times = sorted(found.values())
    parts = {name: times[min(len(times) - 1, int(len(times) * part))] for name, part in (("p90", 0.9), ("p95", 0.95))}
    told = ", ".join(
        f"{name} {value:.1f}" for name, value in {"median": median(times), **parts, "most": times[-1]}.items()
    )
    print(f"{title}, {len(times)} queries, ms: {told}")
    for query, taken in sorted(found.items(), key=lambda one: -one[1])[:8]:
        print(f"    {taken:8.1f}  {query}")


def _scans(path: Path, found: Times, scans: int) -> None:
    chosen = QUERIES[:: max(1, len(QUERIES) // scans)][:scans] if scans else []
    with Library(path) as library:

        def scan(query: str) -> float:
            return _timed(lambda: library.searches.search(query, limit=SHOWN, oracle=True), 1)

        slow = {query: scan(query) for query in chosen}
    if slow:
        _compared("the definition on every article", slow, found)
    with closing(sqlite3.connect(path)) as archive:
        question = "SELECT count(DISTINCT article_id) FROM element WHERE instr(text, ?)"
        plain = {
            query: _timed(partial(_counted, archive, question, query), 1)
            for query in filter(_plain, QUERIES[:: max(1, len(QUERIES) // 60)])
        }
    _compared("SQLite looking at every text (count only)", plain, found)


def _counted(archive: sqlite3.Connection, question: str, query: str) -> None:
    archive.execute(question, (query,)).fetchone()


def _plain(query: str) -> bool:
    tree = parse(query)
    return isinstance(tree, Words) and not (tree.quoted or tree.strict or tree.prefix)


def _compared(title: str, others: Times, found: Times) -> None:
    ratios = sorted(taken / found[query] for query, taken in others.items())
    print(
        f"{title}, {len(others)} queries: median {median(others.values()):.1f} ms, "
        f"{median(ratios):.1f} times the index's (least {ratios[0]:.1f}, most {ratios[-1]:.1f})"
    )


def _growth(path: Path, larger: Path) -> None:
    _sizes(larger)
    small, large = _measured(path), _measured(larger)
    _spread("the larger archive", large)
    ratios = sorted(large[query] / small[query] for query in QUERIES)
    print(f"growth of the cost: median {median(ratios):.2f}, p95 {ratios[190]:.2f}, most {ratios[-1]:.2f} times")
    pages = [_page_alone(path), _page_alone(larger)]
    print(f"the newest {SHOWN} without the count: median {pages[0]:.2f} and {pages[1]:.2f} ms")


def _page_alone(path: Path) -> float:
    """What the first page costs beyond the count, the middle one of the queries; milliseconds."""
    archive = open_archive(path)
    beyond = []
    with archive.reading() as connection:
        for tree in map(parse, QUERIES):
            counted, listed = (_timed(partial(indexed, connection, tree, limit=limit)) for limit in (0, SHOWN))
            beyond.append(listed - counted)
    archive.close()
    return median(beyond)


def _agree(path: Path) -> int:
    """Compare the index with the definition; returns how many queries differ, 1 at most."""
    archive = open_archive(path)
    trees = {query: parse(query) for query in QUERIES}
    matching: dict[str, set[int]] = {query: set() for query in QUERIES}
    with archive.reading() as connection:
        for some in all_articles(connection):
            for held in some:
                reading = _Reading(held)
                for query, tree in trees.items():
                    if reading.matches(tree, Scope.ELEMENTS):
                        matching[query].add(held.id)
        found = {query: indexed(connection, tree) for query, tree in trees.items()}
    archive.close()
    differing = [query for query, (total, ids) in found.items() if set(ids) != matching[query] or total != len(ids)]
    print(f"{len(QUERIES) - len(differing)} of {len(QUERIES)} queries agree with the definition", *differing)
    return min(1, len(differing))


if __name__ == "__main__":
    sys.exit(main())
