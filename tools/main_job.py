"""The main job on the sample editions, on the archive at its usual place: import, search, read, export.

With a display: the window. Without one: the same job in words, and a picture of the window, laid down under `out/`.
Run again, it keeps what is in the archive: sources that are held already are left alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from command import ROOT, SAMPLES, newsdesk
from say import Trouble, say

from newsdesk.cli.for_people import row
from newsdesk.domain import ArticleRow
from newsdesk.library import Library
from newsdesk.settings import default_archive

QUERY = "防汛"
OUT = ROOT / "out"
MOST_ROWS = 40
WIDTHS = (12, 10, 4, 50)


def main() -> int:
    """Do the main job. Returns the exit status."""
    try:
        if _has_display():
            newsdesk("import", SAMPLES)
            newsdesk("window")
        else:
            _in_words()
    except Trouble as trouble:
        say(str(trouble))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _has_display() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _in_words() -> None:
    OUT.mkdir(exist_ok=True)
    exported = OUT / f"{QUERY}.md"
    picture = OUT / "window.png"
    _step("Importing the sample editions", "import", SAMPLES.relative_to(ROOT))
    print()
    _print_articles()
    _step(f"Searching for {QUERY}", "search", QUERY)
    _step("Exporting what was found", "export", QUERY, "--format", "md", "--out", exported.relative_to(ROOT))
    _step("Drawing the window", "window", "--query", QUERY, "--screenshot", picture.relative_to(ROOT))
    print("\nThere is no display, so this was the main job in words. What lies where:")
    for what, where in (("the archive", default_archive()), ("the export", exported), ("the window", picture)):
        print(f"  {what:<12} {where}")


def _step(title: str, *arguments: str | Path) -> None:
    """Name a step, show the command that does it, and do it."""
    print(f"\n── {title}\n$ newsdesk {' '.join(map(str, arguments))}", flush=True)
    newsdesk(*arguments)


def _print_articles() -> None:
    """The articles of the archive as a table, newest first."""
    library = Library(default_archive())
    try:
        ids = library.article_ids()
        rows = library.rows(ids[:MOST_ROWS])
    finally:
        library.close()
    print(row(("newspaper", "date", "page", "headline", "authors"), WIDTHS))
    for article in rows:
        print(row(_cells(article), WIDTHS))
    if len(ids) > len(rows):
        print(f"… and {len(ids) - len(rows)} more")


def _cells(article: ArticleRow) -> tuple[str, ...]:
    day = article.date.isoformat() if article.date else "—"
    return (article.newspaper or "—", day, article.page or "—", article.headline, "、".join(article.authors))


if __name__ == "__main__":
    sys.exit(main())
