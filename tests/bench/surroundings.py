"""What the benches of the window share: a home folder that is empty, no display, an archive, and a clock."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HERE = Path(__file__).resolve().parent


@contextmanager
def home() -> Iterator[tuple[Path, dict[str, str]]]:
    """An empty home folder that is gone afterwards, and the environment of a process that lives in it."""
    with tempfile.TemporaryDirectory(prefix="newsdesk-bench-") as folder:
        here = Path(folder)
        environment = os.environ | {"HOME": folder, "USERPROFILE": folder, "QT_QPA_PLATFORM": "offscreen"}
        environment |= {f"XDG_{name}_HOME": str(here / name.lower()) for name in ("DATA", "CONFIG", "CACHE", "STATE")}
        environment |= {"APPDATA": str(here / "roaming"), "LOCALAPPDATA": str(here / "local"), "LC_ALL": "C.UTF-8"}
        yield here, environment


def fill(archive: Path, editions: Path, environment: dict[str, str]) -> None:
    """Import a folder of editions into an archive, as the command does it."""
    command = [sys.executable, "-m", "newsdesk", "import", "--archive", str(archive), str(editions)]
    subprocess.run(command, env=environment, check=True, capture_output=True, cwd=HERE.parents[1])


def milestones(command: list[str], environment: dict[str, str]) -> dict[str, float]:
    """Start a process and note when it prints each line: milliseconds from before it was started."""
    told = {}
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=HERE.parents[1]) as process:
        assert process.stdout is not None
        for line in process.stdout:
            told[line.strip()] = (time.perf_counter() - begun) * 1000
    if process.returncode:
        raise SystemExit(f"{command[1]} ended with {process.returncode}")
    return told
