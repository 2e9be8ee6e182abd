"""How the tools speak: one line at a time, on standard error."""

from __future__ import annotations

import sys


class Trouble(Exception):
    """Something the person has to see to; its text says what and how."""


def say(sentence: str) -> None:
    """Tell the person at the terminal."""
    print(sentence, file=sys.stderr, flush=True)
