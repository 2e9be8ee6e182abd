"""Taking a folder of editions into a new archive, once and again, and searching in it.

    python tests/bench/bench_archive.py [EDITIONS] [--runs 5]

Times of the imports are those of the whole command; of the searches what the command itself says, the middle one of
the runs.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from run import SAMPLES
from surroundings import home

QUERIES = ("汛", "防汛", "防汛演练", "防汛 街道", "演练 OR 水位 -医疗", "发展")


def main() -> int:
    """Print the figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("editions", nargs="?", type=Path, default=SAMPLES)
    options.add_argument("--runs", type=int, default=5)
    chosen = options.parse_args()
    with home() as (_here, environment):
        for title in ("import", "again"):
            begun = time.perf_counter()
            summary = _lines(environment, "import", str(chosen.editions))[-1]["summary"]
            print(f"{title:<8} {time.perf_counter() - begun:8.2f} s   {json.dumps(summary, ensure_ascii=False)}")
        for query in QUERIES:
            found = [_lines(environment, "search", query, "--limit", "50")[0] for _ in range(chosen.runs)]
            taken = median(float(one["milliseconds"]) for one in found)
            print(f"search   {taken:8.1f} ms  {found[0]['total']} articles for {query}")
    return 0


def _lines(environment: dict[str, str], *words: str) -> list[dict[str, str]]:
    """What a command prints as JSON, a value a line."""
    command = [sys.executable, "-m", "newsdesk", *words, "--json"]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


if __name__ == "__main__":
    sys.exit(main())
