"""Builds `dist/newsdesk-….whl` with what the environment holds: nothing is fetched."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(folder: Path) -> Path:
    """Build the wheel into `folder`, in place of older ones there. Returns its path."""
    for older in folder.glob("newsdesk-*.whl"):
        older.unlink()
    command = [sys.executable, "-m", "pip", "wheel", "-qq", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "--wheel-dir", str(folder), "."], cwd=ROOT, check=True)
    return next(folder.glob("newsdesk-*.whl"))


if __name__ == "__main__":
    print(build(ROOT / "dist").relative_to(ROOT))
    sys.exit()
