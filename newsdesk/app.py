"""The composition root and the entry point of `newsdesk` and `python -m newsdesk`; it may import everything."""

from __future__ import annotations

import logging
import sys

from newsdesk import logs, settings, wording
from newsdesk.cli.commands import newsdesk
from newsdesk.cli.running import run


def main() -> int:
    """Run the command the program was started with, or open the window. Returns the exit status."""
    logs.start(settings.log_file())
    wording.use_language(settings.load().language)
    try:
        return run(newsdesk, sys.argv[1:])
    except Exception:  # a defect of ours: into the log, then on to whoever started the program
        logging.getLogger(__name__).exception("ended by a defect")
        raise
