"""The world's failures: a code with values, never a sentence. `newsdesk.wording` makes the sentence a person sees.

Our own failures (a wrong assumption, a broken invariant) are ordinary Python exceptions and are never caught here.
"""

from __future__ import annotations

from newsdesk.domain import Problem


class NewsdeskError(Exception):
    """Something in the world stands in the way: which thing, what is wrong with it, and so what to do."""

    def __init__(self, code: str, **values: object) -> None:
        self.problem = Problem(code, tuple((name, str(value)) for name, value in values.items()))
        super().__init__(code, values)


class SourceRefused(NewsdeskError):
    """A file cannot be taken in (empty, binary, too large, unreadable …); the rest of the batch goes on."""


class ArchiveUnusable(NewsdeskError):
    """The archive cannot be used: missing, locked, damaged, a folder, read-only, newer than the program."""


class QueryError(NewsdeskError):
    """A query that cannot be read. `start` and `end` name the place in its text, in code points, half-open."""

    def __init__(self, code: str, start: int, end: int, **values: object) -> None:
        super().__init__(code, start=start, end=end, **values)
        self.start = start
        self.end = end


class PatternRefused(NewsdeskError):
    """A file name pattern that cannot be used. `start` and `end` name the place in it, in code points, half-open."""

    def __init__(self, code: str, pattern: str, start: int, end: int, **values: object) -> None:
        super().__init__(code, pattern=pattern, start=start, end=end, **values)
        self.pattern = pattern
        self.start = start
        self.end = end


class NotInArchive(NewsdeskError):
    """No article, edition, keyword list or term has the identity that was asked for."""


class CorrectionRefused(NewsdeskError):
    """A correction says nothing that could stand: a newspaper without a name, a page for an edition of several."""


class KeywordsRefused(NewsdeskError):
    """A keyword list or a term that cannot be so (a name that is taken, no characters), or a file that holds none."""


class ExportFailed(NewsdeskError):
    """A file could not be written; nothing half-written stays."""


class Cancelled(Exception):
    """The person stopped the work. Nothing half done stays."""
