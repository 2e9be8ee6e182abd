"""The log: a file in the user's log folder that rotates. Goes in: the file. Comes out: logging that writes there.

At INFO and above it holds what was done to which file and how long it took, never a newspaper's text. A log that
cannot be written keeps nobody from working. NEWSDESK_LOG=debug makes it tell more.
"""

from __future__ import annotations

import logging
import os
from logging.handlers import RotatingFileHandler
from pathlib import Path

LARGEST = 1024 * 1024  # bytes of one log file
KEPT = 4  # older log files
FORM = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"


def start(file: Path) -> logging.Logger:
    """Log into `file` from now on; returns the program's logger. A second call takes the place of the first."""
    logger = logging.getLogger("newsdesk")
    stop()
    logger.addHandler(_handler(file))
    logger.setLevel(logging.DEBUG if os.environ.get("NEWSDESK_LOG", "").lower() == "debug" else logging.INFO)
    return logger


def stop() -> None:
    """Close the log's file."""
    logger = logging.getLogger("newsdesk")
    for handler in logger.handlers[:]:
        if isinstance(handler, _PatientHandler | logging.NullHandler):
            logger.removeHandler(handler)
            handler.close()


def _handler(file: Path) -> logging.Handler:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = _PatientHandler(file, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", errors="backslashreplace")
    except OSError:
        return logging.NullHandler()
    handler.setFormatter(logging.Formatter(FORM))
    return handler


class _PatientHandler(RotatingFileHandler):
    """Goes on in the same file where it cannot be renamed: another Newsdesk is writing in it, the disk is full."""

    def doRollover(self) -> None:  # noqa: N802 - the name in logging
        """Begin a new file, if that can be."""
        try:
            super().doRollover()
        except OSError:
            self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name in logging
        """A line that cannot be written is lost in silence; standard error belongs to the commands."""
