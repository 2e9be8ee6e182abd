"""The longest time the window does not answer while it imports a folder of editions.

    python tests/bench/bench_import_ui.py [EDITIONS] [--runs 3]

A timer beats every 5 ms on the UI thread, and the gaps between its beats are told: a gap of 50 ms is a window that
stood still for 50 ms. Each run begins with an archive that holds the sample editions and is shown in the list.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from run import SAMPLES
from surroundings import HERE, fill, home, milestones


def main() -> int:
    """Print the figures of each run."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("editions", nargs="?", type=Path, default=SAMPLES)
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    for _ in range(chosen.runs):
        with home() as (folder, environment):
            archive = folder / "bench.archive"
            fill(archive, SAMPLES / "2024-06-13", environment)
            probe = [sys.executable, str(HERE / "window_probe.py"), str(archive), str(chosen.editions.resolve())]
            figures = json.loads(list(milestones(probe, environment))[-1])
        worst = ", ".join(f"{gap:.0f}" for gap in figures["worst"])
        print(
            f"{figures['sources']} sources, {figures['articles']} articles in {figures['seconds']} s; "
            f"the window was away for {worst} ms at worst (99 % of {figures['beats']} beats within {figures['p99']} ms)"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
