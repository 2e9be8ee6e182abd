"""Long work: a plain function that is handed a cancel token and a progress callback. Knows no thread and no window."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from newsdesk.errors import Cancelled


class CancelToken:
    """A flag that one thread raises and the worker looks at between two steps."""

    def __init__(self) -> None:
        self._raised = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop; it does so at its next step."""
        self._raised.set()

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._raised.is_set()

    def check(self) -> None:
        """Raise Cancelled if the work was asked to stop."""
        if self._raised.is_set():
            raise Cancelled


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a piece of long work has come: `done` of `total` steps, and what it is at (a file's name, say)."""

    done: int
    total: int
    item: str = ""


ProgressCallback = Callable[[Progress], None]


def silent(_progress: Progress) -> None:
    """A progress callback for those who do not look."""
