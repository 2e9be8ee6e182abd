"""How long things take on this machine: `make bench`, or `tools/bench.py FOLDER` for editions of one's own.

Start: from nothing to a picture of the ready window, beside a bare PySide6 window that does the same; each several
times, the middle one counts. Then an import into a new archive, a second one, and some searches in it. Nothing here
passes or fails: figures are for comparing two states of the program on one machine.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from command import NEWSDESK, SAMPLES, folders_in

STARTS = 7
COPIES = 100
QUERIES = ("汛", "防汛", "防汛演练", "防汛 街道", "演练 OR 水位 -医疗")
BARE = """
import sys
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
window.grab().save(sys.argv[1])
"""


def main(folders: list[str]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        os.environ.update(folders_in(place / "home"), QT_QPA_PLATFORM="offscreen")
        editions = Path(folders[0]).resolve() if folders else _editions(place / "editions")
        _measure_import(editions)
        _measure_searches()
        _measure_start(place / "picture.png")


def _editions(folder: Path) -> Path:
    """The samples' pages many times over, each copy under the name of another day."""
    pages = sorted(SAMPLES.glob("*-*-*.txt"))
    for number in range(COPIES):
        day = date(1990, 1, 1) + timedelta(days=number)
        for page in pages:
            newspaper, _, kept = page.stem.split("-")
            copy = folder / f"{day:%Y}" / f"{newspaper}-{day:%Y%m%d}-{kept}.txt"
            copy.parent.mkdir(parents=True, exist_ok=True)
            # One byte more for each copy: the same bytes would be a duplicate.
            copy.write_bytes(page.read_bytes() + b"\n" * (number + 1))
    return folder


def _measure_import(editions: Path) -> None:
    for title in ("import", "import again"):
        begun = time.perf_counter()
        summary = _lines("import", editions)[-1]["summary"]
        taken = time.perf_counter() - begun
        print(f"{title:<24} {taken:8.2f} s   {json.dumps(summary, ensure_ascii=False)}")


def _measure_searches() -> None:
    for query in QUERIES:
        found = _lines("search", query, "--limit", "50")[0]
        print(f"search {query:<16} {found['milliseconds']:8.1f} ms  {found['total']} articles")


def _measure_start(picture: Path) -> None:
    starts = {
        "a bare PySide6 window": [sys.executable, "-c", BARE, str(picture)],
        "newsdesk window": [str(NEWSDESK), "window", "--size", "1280x800", "--screenshot", str(picture)],
    }
    taken: dict[str, list[float]] = {title: [] for title in starts}
    for _ in range(STARTS):  # in turn, so that a busy moment hits both
        for title, command in starts.items():
            begun = time.perf_counter()
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            taken[title].append(time.perf_counter() - begun)
    for title, seconds in taken.items():
        print(f"{title:<24} {statistics.median(seconds):8.2f} s   from {min(seconds):.2f} to {max(seconds):.2f}")


def _lines(*arguments: str | Path) -> list[dict[str, object]]:
    """What a command prints as JSON, a value a line."""
    words = [str(argument) for argument in arguments]
    done = subprocess.run([NEWSDESK, *words, "--json"], stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


if __name__ == "__main__":
    if shutil.which(NEWSDESK) is None:
        sys.exit("Prepare the checkout first: make bench does.")
    main(sys.argv[1:])
