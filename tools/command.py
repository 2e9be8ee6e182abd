"""How the tools call the `newsdesk` command of the environment they run in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from say import Trouble

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "resources" / "samples"
NEWSDESK = Path(sys.executable).parent / ("newsdesk.exe" if os.name == "nt" else "newsdesk")


def newsdesk(*arguments: str | Path) -> None:
    """Run a command, its output shown. Raises Trouble where it fails."""
    words = [str(argument) for argument in arguments]
    sys.stdout.flush()
    status = subprocess.run([NEWSDESK, *words], cwd=ROOT, check=False).returncode
    if status:
        raise Trouble(f"`newsdesk {' '.join(words)}` ended with {status}.")


def folders_in(home: Path) -> dict[str, str]:
    """Environment variables that give a command a home folder of its own."""
    names = {"HOME": "", "XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    names |= {"XDG_STATE_HOME": "state", "APPDATA": "roaming", "LOCALAPPDATA": "local"}
    return {name: str(home / folder) for name, folder in names.items()}
