"""Whether the index finds what the definition of a match says: random archives, asked random queries.

    python tests/bench/bench_agreement.py [EDITIONS] [--pairs 20000] [--seed 1]

The same kinds of texts and queries as in tests/db/test_index_agrees.py, but drawn by a plain generator and compared
article by article in memory, for numbers of pairs of a query and an archive that a test suite has no time for. EDITIONS
are not looked at. Ends with 1 at the first pair that differs, and prints it.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from newsdesk.db import index
from newsdesk.db.engine import Archive
from newsdesk.db.index.tables import all_articles
from newsdesk.db.index.texts import Held
from newsdesk.db.opening import open_archive
from newsdesk.db.store import store
from newsdesk.domain import (
    Author,
    Decoded,
    Element,
    Evidence,
    Found,
    Page,
    ParsedArticle,
    ParsedEdition,
    ReadSource,
    Role,
    Span,
)
from newsdesk.errors import QueryError
from newsdesk.search.match import matches
from newsdesk.search.query import parse
from newsdesk.search.tree import Query

SIGNS = '疫情防控後后发發髮aAbＢ１19-，,。" 　\n\u200b\ufe0f\u0301é𠮷😀（)=*¶长⻓①²\ue000Eｅ○〇﹐︵'
PIECES = [
    *'疫情防后後发發aAb１19，。-（()）"“”=*¶𠮷😀①²é长⻓\ue000 　',
    *[" "] * 4,
    *["疫情", "1*", "19", "a*", "=后", "=後", "=发", "=發", "=A", "=a后", "=e*", '"，"', '"a，b"', '"疫 情"', "é*"],
    *[" AND ", " OR ", " NOT ", " -", " NEAR ", " NEAR/0 ", " NEAR/2 ", " NEAR/20 ", " NEAR/99 ", "(", ")"],
    *["标题:", "正文:", "记者:", "报纸:", "版名:", "记者:王", "记者:發*", "报纸:日报", "版名:体育", "版名:1"],
    *["日期:2021 ", "日期:2021-08..2021-08 ", "日期:..2000 ", "版:1 ", "版:A1..A9 ", "版:2..3 "],
]
PAPERS = ["河湾日报", "河灣晚報", "ab", None]
DAYS = ["2021-08-06", "2021-09-01", "1963-01-01", None]
NUMBERS = ["01", "2", "A2", "头", None]
SECTIONS = ["要闻", "体育", "體育 1", None]
SPAN = (Span(0, 1),)
QUERIES_EACH = 2000


@dataclass(frozen=True, slots=True)
class Case:
    """An archive, and its articles as a search sees them, in order."""

    archive: Archive
    articles: list[Held]


def main() -> int:
    """Compare."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("editions", nargs="?", type=Path)
    options.add_argument("--pairs", type=int, default=20_000)
    options.add_argument("--seed", type=int, default=1)
    chosen = options.parse_args()
    chance, begun, asked = random.Random(chosen.seed), time.monotonic(), 0
    with tempfile.TemporaryDirectory() as folder:
        while asked < chosen.pairs:
            case = _case(Path(folder) / f"{asked}.archive", chance)
            trees = dict(_queries(chance))
            with case.archive.reading() as connection:
                for query, tree in trees.items():
                    found = index.search(connection, tree)[1]
                    if found != [held.id for held in case.articles if matches(tree, held)]:
                        print(f"differs: seed {chosen.seed}, after {asked} pairs, {query!r}")
                        return 1
            asked += len(trees)
            case.archive.close()
    print(f"{asked} pairs agree; {time.monotonic() - begun:.0f} s")
    return 0


def _queries(chance: random.Random) -> Iterator[tuple[str, Query]]:
    for _ in range(QUERIES_EACH):
        query = "".join(chance.choices(PIECES, k=chance.randint(1, 9)))
        with suppress(QueryError):  # a date that is none, say
            yield query, parse(query)


def _case(path: Path, chance: random.Random) -> Case:
    archive = open_archive(path)
    for number in range(chance.randint(1, 5)):
        content = f"{path.name} {number}".encode()
        decoded = Decoded(content.decode(), "utf-8", "strict")
        sha256 = hashlib.sha256(content).hexdigest()
        store(archive, ReadSource(f"{number}.txt", content, sha256, decoded, _edition(chance)))
    with archive.reading() as connection:
        return Case(archive, list(chain.from_iterable(all_articles(connection))))


def _edition(chance: random.Random) -> ParsedEdition:
    paper, day = chance.choice(PAPERS), chance.choice(DAYS)
    return ParsedEdition(
        tuple(_article(chance) for _ in range(chance.randint(0, 6))),
        (),
        Found(paper, Evidence.MASTHEAD) if paper else None,
        Found(day, Evidence.MASTHEAD) if day else None,
        tuple(Page(number, chance.choice(SECTIONS)) for number in NUMBERS if number),
    )


def _article(chance: random.Random) -> ParsedArticle:
    elements = tuple(
        Element(chance.choice(list(Role)), "".join(chance.choices(SIGNS, k=chance.randint(0, 30))), SPAN)
        for _ in range(chance.randint(0, 4))
    )
    authors = chance.sample(["王丹", "王發", "發", "ab 1"], chance.randint(0, 2))
    return ParsedArticle(elements, tuple(Author(name, "记者") for name in authors), chance.choice(NUMBERS))


if __name__ == "__main__":
    sys.exit(main())
