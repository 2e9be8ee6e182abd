"""Writes the lock files anew from pyproject.toml: every dependency at one version, with its hashes, for all systems.

Pins that still fit stay as they are; `--upgrade` asks for the newest of everything. Needs `uv` on the PATH. No address
of any package index goes into the files: where packages come from is a matter of the machine that installs them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMON = ["--universal", "--generate-hashes", "--no-header", "--no-emit-index-url", "--no-emit-find-links", "--quiet"]
LOCKS = {
    "requirements-build.lock": ["--group", "build"],
    "requirements.lock": ["pyproject.toml"],
    # The same versions as those that people run.
    "requirements-dev.lock": ["pyproject.toml", "--group", "dev", "-c", "requirements.lock"],
}


def main(options: list[str]) -> int:
    """Compile each lock file. Returns the exit status."""
    uv = shutil.which("uv")
    if uv is None:
        print("uv is needed to write the lock files. Install it with: python3 -m pip install uv", file=sys.stderr)
        return 1
    for name, wanted in LOCKS.items():
        subprocess.run(
            [uv, "pip", "compile", *wanted, *COMMON, "--python-version", "3.11", "--output-file", name, *options],
            cwd=ROOT,
            check=True,
            stdout=subprocess.DEVNULL,
        )
        print(name)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
