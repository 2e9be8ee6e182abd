"""Draws README's pictures anew: the window on the sample editions, in a home folder that is thrown away."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from command import ROOT, SAMPLES, folders_in, newsdesk
from say import Trouble, say

from newsdesk import settings

QUERY = "防汛"
PICTURES = {"docs/window-light.png": "light", "docs/window-dark.png": "dark"}


def main() -> int:
    """Draw every picture. Returns the exit status."""
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(folders_in(Path(home)), QT_QPA_PLATFORM="offscreen")
        try:
            newsdesk("import", SAMPLES)
            for name, theme in PICTURES.items():
                settings.save(settings.Settings(theme=theme, language="zh_CN"))
                picture = ROOT / name
                picture.parent.mkdir(exist_ok=True)
                newsdesk("window", "--query", QUERY, "--size", "1280x800", "--screenshot", picture)
                print(name)
        except Trouble as trouble:
            say(str(trouble))
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
