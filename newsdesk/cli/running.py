"""Runs a command and says how it ended. Goes in: the arguments. Comes out: the exit status.

0 done; 1 done, but some inputs were refused; 2 wrong usage; 3 the archive cannot be used; 130 interrupted.
Must not know what the commands do.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Sequence
from types import FrameType
from typing import IO, Any

import click

from newsdesk.cli.for_people import fit
from newsdesk.cli.spoken import place_in_pattern, place_in_query, usage_sentence
from newsdesk.errors import ArchiveUnusable, Cancelled, ExportFailed, NewsdeskError, PatternRefused, QueryError
from newsdesk.tasks import CancelToken
from newsdesk.wording import _, sentence

DONE, REFUSED, WRONG_USAGE, NO_ARCHIVE, INTERRUPTED = 0, 1, 2, 3, 130
_NOBODY_READS = (errno.EPIPE, errno.EINVAL)  # the second one is what Windows says of a closed pipe


class OutputClosed(Exception):
    """Nobody reads the results any more (`newsdesk search … | head`)."""


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run `command` and return the exit status; every failure of the world is one sentence on standard error."""
    _use_utf8(sys.stdout, sys.stderr)
    try:
        status = command.main(list(arguments), prog_name="newsdesk", standalone_mode=False)
    except click.UsageError as error:
        tell(usage_sentence(error))
        return WRONG_USAGE
    except NewsdeskError as error:
        return _refused(error)
    except (click.Abort, Cancelled, KeyboardInterrupt):
        tell(_("Interrupted; what was finished is kept, nothing is half-written."))
        return INTERRUPTED
    except OutputClosed:
        return DONE
    return status if isinstance(status, int) else DONE


def _refused(error: NewsdeskError) -> int:
    tell(sentence(error.problem))
    if isinstance(error, QueryError | PatternRefused):
        tell(place_in_query(error) if isinstance(error, QueryError) else place_in_pattern(error))
        return WRONG_USAGE
    return NO_ARCHIVE if isinstance(error, ArchiveUnusable) else REFUSED


def emit(line: str) -> None:
    """Print one line of the results, at once.

    Raises OutputClosed where nobody reads any more, ExportFailed where they cannot be written (the disk is full).
    """
    try:
        click.echo(line)
    except OSError as error:
        _silence(sys.stdout)
        if error.errno in _NOBODY_READS:
            raise OutputClosed from None
        raise ExportFailed("results_not_written", reason=error.strerror or error) from error


def tell(line: str) -> None:
    """Print one line of a message to standard error; nobody has to read it."""
    with contextlib.suppress(OSError):
        click.echo(line, err=True)


@contextlib.contextmanager
def interruptible() -> Iterator[CancelToken]:
    """A token that Ctrl-C raises, so that work ends between two steps; Ctrl-C again ends it wherever it is."""
    token = CancelToken()

    def interrupted(_signal: int, _frame: FrameType | None) -> None:
        if token.cancelled:
            raise KeyboardInterrupt
        token.cancel()

    former = signal.signal(signal.SIGINT, interrupted)
    try:
        yield token
    finally:
        signal.signal(signal.SIGINT, former)


@contextlib.contextmanager
def counting(title: str) -> Iterator[_Counter]:
    """A line on a terminal's standard error that counts; nothing where standard error is no terminal."""
    counter = _Counter(title)
    try:
        yield counter
    finally:
        counter.wipe()


class _Counter:
    """Shows how far long work has come, on one line that is written over."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._shown = sys.stderr is not None and sys.stderr.isatty()  # None: a program without any console

    def show(self, done: int, total: int, item: str = "") -> None:
        """Write the line anew."""
        if self._shown:
            width = shutil.get_terminal_size().columns - 1
            self._write(fit(f"{self._title} {done:,}/{total:,}  {item}", width).rstrip())

    def wipe(self) -> None:
        """Leave the line empty."""
        if self._shown:
            self._write("")

    def _write(self, text: str) -> None:
        with contextlib.suppress(OSError):
            click.echo(f"\r\x1b[K{text}", err=True, nl=False)


def _use_utf8(*streams: IO[Any]) -> None:
    """Pipes and files carry UTF-8 on every system; a terminal keeps its own encoding. No character stops a line."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _silence(stream: IO[Any]) -> None:
    """Let what is still buffered go nowhere, or Python complains about it at the very end."""
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
