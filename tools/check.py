"""Everything a change has to pass: lint, format, strict types, and the tests with their coverage shown.

Stops at the first that fails. pytest comes last, so that its own closing line is the last one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CHECKS = (
    ("ruff", "check", "--quiet"),
    ("ruff", "format", "--check", "--quiet"),
    ("mypy",),
    ("pytest", "--quiet", "--cov", "--cov-report=term:skip-covered"),
)


def main(options: list[str]) -> int:
    """Run the checks, pytest with the options given. Returns the exit status of the last one that ran."""
    # Offscreen here too, not in the tests' own files alone: Qt reads it when it is loaded.
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    for check in CHECKS:
        command = [sys.executable, "-m", *check, *(options if check[0] == "pytest" else [])]
        print("·", *check, flush=True)
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        if status:
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
