"""From the command to a window that can be used, against a bare PySide6 window with one table, side by side.

    python tests/bench/bench_start.py [EDITIONS] [--runs 11]

The two are started in turn, so that whatever else the machine does falls on both. Every start is a new process with
the files in the system's cache; the first pair warms that cache and is not counted.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

from run import SAMPLES
from surroundings import HERE, fill, home, milestones


def main() -> int:
    """Print medians, and the median of the pairs' ratios."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("editions", nargs="?", type=Path, default=SAMPLES)
    options.add_argument("--runs", type=int, default=11)
    chosen = options.parse_args()
    pairs = []
    with home() as (folder, environment):
        archive = folder / "bench.archive"
        fill(archive, chosen.editions, environment)
        for _ in range(chosen.runs + 1):
            bare = milestones([sys.executable, str(HERE / "bare_window.py")], environment)
            ours = milestones([sys.executable, str(HERE / "window_probe.py"), str(archive)], environment)
            pairs.append((bare["usable"], ours["shown"], ours["usable"]))
    told(pairs[1:])
    return 0


def told(pairs: list[tuple[float, float, float]]) -> None:
    """Milliseconds and ratios, a line each."""
    for name, column in (("bare window", 0), ("newsdesk, window shown", 1), ("newsdesk, usable", 2)):
        figures = sorted(pair[column] for pair in pairs)
        ratio = median(pair[column] / pair[0] for pair in pairs)
        print(f"{name:24} median {median(figures):6.0f} ms  {figures[0]:6.0f} to {figures[-1]:6.0f}   x {ratio:.2f}")


if __name__ == "__main__":
    sys.exit(main())
