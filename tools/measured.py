"""Measured editions: texts with their truth, as `NAME.txt` and `NAME.truth.json` in one folder."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lay_out_samples

HEADS = ("kicker", "headline", "deck", "byline")
INVENTED = lay_out_samples.MARKED.parent / "invented"
Truth = dict[str, Any]  # as NAME.truth.json has it
Place = tuple[int, int]  # the number of an article, and of an element in it


@dataclass(frozen=True)
class TrueElement:
    """An element as somebody marked it: a role of the truth (body for all of the body), and its spans."""

    role: str
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Edition:
    """An edition's name, its decoded text, and its articles as lists of elements."""

    name: str
    text: str
    articles: tuple[tuple[TrueElement, ...], ...]

    def owners(self) -> dict[int, Place]:
        """For each code point that belongs to an article, which article and element."""
        return {
            at: (a, e)
            for a, article in enumerate(self.articles)
            for e, element in enumerate(article)
            for start, end in element.spans
            for at in range(start, end)
        }

    def headlines(self) -> list[str]:
        """The letters of each article's headline."""
        return [
            "".join(
                c for e in article if e.role == "headline" for s, t in e.spans for c in self.text[s:t] if c.isalnum()
            )
            for article in self.articles
        ]


def read_editions(folder: Path) -> list[Edition]:
    """All editions of a folder, by name. Raises OSError, ValueError where one is not as it should be."""
    return [_read(path, path.with_suffix(".truth.json")) for path in sorted(folder.glob("*.txt"))]


def read_invented() -> list[Edition]:
    """The project's own pages of invented newspapers, the samples among them: other papers than any measured."""
    found = []
    for folder in (lay_out_samples.MARKED, INVENTED):
        for marked in sorted(folder.glob("*.marked")):
            fields, content, truth = lay_out_samples.lay_out(marked.read_text(encoding="utf-8"))
            text = content.decode(fields["encoding"]).removeprefix("\ufeff")
            found.append(_edition(marked.stem, text, json.loads(lay_out_samples.as_json(truth))))
    return found


def _read(path: Path, told: Path) -> Edition:
    truth = json.loads(told.read_text(encoding="utf-8"))
    text = path.read_bytes().decode(truth.get("encoding", "utf-8")).removeprefix("\ufeff")
    return _edition(path.stem, text, truth)


def _edition(name: str, text: str, truth: Truth) -> Edition:
    articles = tuple(
        tuple(
            TrueElement(
                element["role"] if element["role"] in HEADS else "body",
                tuple((start, end) for start, end in element["spans"]),
            )
            for element in article["elements"]
        )
        for article in truth["articles"]
    )
    return Edition(name, text, articles)


def folds_of(editions: Sequence[Edition], count: int) -> dict[str, int]:
    """A fold for each edition, so that editions that print one article in common fall into one."""
    parent = {edition.name: edition.name for edition in editions}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    first_seen: dict[str, str] = {}
    for edition in editions:
        for headline in edition.headlines():
            if len(headline) >= 8:
                parent[root(edition.name)] = root(first_seen.setdefault(headline[:14], edition.name))
    groups: dict[str, list[str]] = defaultdict(list)
    for edition in editions:
        groups[root(edition.name)].append(edition.name)
    sizes = [0] * count
    placed: dict[str, int] = {}
    for group in sorted(groups.values(), key=lambda names: (-len(names), names)):
        fold = sizes.index(min(sizes))
        sizes[fold] += len(group)
        placed |= dict.fromkeys(group, fold)
    return placed
