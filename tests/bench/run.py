"""Runs the benches, one after the other, each in a process of its own.

    python tests/bench/run.py [--only start --only parse …] [EDITIONS]

Every `bench_NAME.py` beside this file is a bench: a script that takes a folder of text editions as its one argument
(the sample editions where none is given), prints its figures, and ends with 0. Benches compare and tell; they never
pass or fail, because machines differ.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
SAMPLES = HERE.parents[1] / "resources" / "samples"


def main() -> int:
    """Run the chosen benches, or all. Returns 1 if one of them broke."""
    benches = {path.stem.removeprefix("bench_"): path for path in sorted(HERE.glob("bench_*.py"))}
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("editions", nargs="?", type=Path, default=SAMPLES)
    options.add_argument("--only", action="append", choices=benches, help="this bench alone; may be repeated")
    chosen = options.parse_args()
    broken = 0
    for name in chosen.only or benches:
        print(f"== {name}", flush=True)
        done = subprocess.run([sys.executable, str(benches[name]), str(chosen.editions.resolve())], check=False)
        broken += done.returncode != 0
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
