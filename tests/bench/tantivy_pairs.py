"""The same terms asked of tantivy, fed with every pair of characters: an index beside the database.

An archive and the times of Newsdesk's own index go in; what it takes and how large it is are printed.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

import tantivy  # type: ignore[import-not-found]

from newsdesk.db.index.tables import all_articles
from newsdesk.db.opening import open_archive
from newsdesk.search.tokens import words


def compare(path: Path, found: dict[str, float], queries: list[str], folder: Path) -> None:
    """Index the archive's articles by pairs, and ask for the terms of two characters and more."""
    home = folder / "tantivy"
    home.mkdir()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("text", stored=False, tokenizer_name="whitespace", index_option="position")
    builder.add_integer_field("position", stored=False, indexed=False, fast=True)
    schema = builder.build()
    index = tantivy.Index(schema, path=str(home))
    begun = time.perf_counter()
    _fill(index, path)
    size = sum(file.stat().st_size for file in home.iterdir())
    print(f"tantivy, pairs: built in {time.perf_counter() - begun:.0f} s, {size / 1e6:.1f} MB")
    index.reload()
    searcher = index.searcher()
    asked = [query for query in queries if len(words(query).split()) > 1]
    taken = {query: median(_times(searcher, _phrase(schema, query))) for query in asked}
    ratios = sorted(taken[query] / found[query] for query in asked)
    print(
        f"tantivy, {len(asked)} terms of two characters and more: median {median(taken.values()):.1f} ms, "
        f"{median(ratios):.2f} times Newsdesk's (least {ratios[0]:.2f}, most {ratios[-1]:.2f})"
    )


def _fill(index: Any, path: Path) -> None:
    writer = index.writer(300_000_000, 2)
    archive = open_archive(path)
    with archive.reading() as connection:
        for some in all_articles(connection):
            for held in some:
                document = tantivy.Document()
                document.add_text("text", " ¶¶ ".join(" ".join(_pairs(element.text)) for element in held.elements))
                document.add_integer("position", held.position)
                writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    archive.close()


def _pairs(text: str) -> Iterator[str]:
    return ("_".join(pair) for pair in pairwise(words(text).split()))


def _phrase(schema: Any, term: str) -> Any:
    pairs = list(_pairs(term))
    if len(pairs) == 1:
        return tantivy.Query.term_query(schema, "text", pairs[0], "position")
    return tantivy.Query.phrase_query(schema, "text", pairs)


def _times(searcher: Any, query: Any) -> Iterator[float]:
    for _ in range(3):
        begun = time.perf_counter()
        searcher.search(query, limit=50, count=True, order_by_field="position", order=tantivy.Order.Asc)
        yield (time.perf_counter() - begun) * 1000
