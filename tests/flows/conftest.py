"""An archive that holds the sample editions, as a person has it after the first import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsdesk.domain import Article, ImportOutcome
from newsdesk.library import Library
from newsdesk.resources import resource


@pytest.fixture(scope="session")
def samples() -> Path:
    """The folder of the sample editions."""
    return resource("samples")


@dataclass(frozen=True)
class Archive:
    """An open archive, and what the import into it said."""

    library: Library
    outcomes: list[ImportOutcome]

    def headlines(self, query: str) -> set[str]:
        """What a search lists."""
        return {row.headline for row in self.library.rows(self.library.searches.search(query).ids)}

    def named(self, headline: str) -> Article:
        """The one article of this headline."""
        everything = self.library.article_ids()
        (row,) = (row for row in self.library.rows(everything) if row.headline == headline)
        return self.library.article(row.id)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new, empty archive."""
    opened = Library(tmp_path / "empty.archive")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory, samples: Path) -> Iterator[Archive]:
    """The archive with all sample editions. It is shared: tests that write to it bring their own."""
    opened = Library(tmp_path_factory.mktemp("flows") / "samples.archive")
    yield Archive(opened, list(opened.import_paths([samples], jobs=0)))
    opened.close()
