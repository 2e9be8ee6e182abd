"""The options that all commands have, the kinds of values they take, and the archive they open.

Must not know what the commands do.
"""

from __future__ import annotations

import contextlib
import re
import stat
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from newsdesk import settings
from newsdesk.cli.running import counting
from newsdesk.errors import ArchiveUnusable
from newsdesk.wording import _, mark

if TYPE_CHECKING:
    from newsdesk.library import Library
    from newsdesk.tasks import CancelToken

FILE = click.Path(path_type=Path, readable=False)  # what may not be read is refused by name, and the rest goes on
ARCHIVE = mark("The archive to use; by default the one in your data folder.")
_Command = TypeVar("_Command", bound=Callable[..., int])


def common(command: _Command) -> _Command:
    """Give a command the options --archive and --json."""
    with_json = click.option("--json", "as_json", is_flag=True, help=mark("Print JSON, one object a line."))(command)
    return click.option("--archive", metavar="FILE", type=FILE, help=ARCHIVE)(with_json)


def chosen_archive(archive: Path | None) -> Path | None:
    """The archive named behind the command, else the one named before it."""
    return archive or click.get_current_context().find_root().params.get("archive")


def with_name_patterns(command: _Command) -> _Command:
    """Give a command the option --name-pattern."""
    return click.option(
        "--name-pattern",
        "name_patterns",
        metavar="PATTERN",
        multiple=True,
        help=mark("How files are named, such as {newspaper}-{year}{month}{day}-{page}; may be given several times."),
    )(command)


def chosen_name_patterns(given: Sequence[str]) -> tuple[str, ...]:
    """The file name patterns to use: those given, then those of the settings. Raises PatternRefused."""
    from newsdesk.importing.name_patterns import check_patterns  # noqa: PLC0415 - for the commands that use it alone

    patterns = (*given, *settings.load().name_patterns)
    check_patterns(patterns)
    return patterns


@contextlib.contextmanager
def opened(archive: Path | None, *, create: bool = False) -> Iterator[Library]:
    """The archive, opened and closed again; one that is missing is made only with `create`. Raises ArchiveUnusable."""
    path = chosen_archive(archive) or _place_of_default(create=create)
    if not create:
        _check_there_is_one(path)
    from newsdesk.library import Library  # noqa: PLC0415 - loads the database's library, which takes a while

    with contextlib.closing(Library(path)) as library:
        yield library


def _check_there_is_one(path: Path) -> None:
    """Refuse to make an archive where none is, out of an empty file either. All else, opening it says."""
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise ArchiveUnusable("archive_missing", path=path) from None
    except OSError:
        return
    if not found.st_size and not stat.S_ISDIR(found.st_mode):
        raise ArchiveUnusable("archive_not_database", path=path)


def renew_index(library: Library, cancel: CancelToken) -> None:
    """Make the index again where another version of the program made it, counting: it may take minutes."""
    with counting(_("Making the search index again")) as counter:
        library.searches.bring_index_up_to_date(
            progress=lambda step: counter.show(step.done, step.total), cancel=cancel
        )


def _place_of_default(*, create: bool) -> Path:
    """The default archive, its folder made where it is wanted; a folder that cannot be made, opening says so."""
    path = settings.default_archive()
    if create:
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
    return path


_DAY = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


def day_named(_context: click.Context, _option: click.Parameter, value: str | None) -> date | None:
    """A date as 2021-08-06, 20210806, 2021/8/6, 2021.8.6 or 2021年8月6日. Raises BadParameter."""
    if not value:
        return None
    written = _DAY.fullmatch(unicodedata.normalize("NFKC", value).strip())
    try:
        return date(*map(int, written.groups())) if written else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(_("{value} is no date; write it as 2021-08-06.", value=value)) from None


def newspaper_named(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """A newspaper's name on one line. Raises BadParameter where it is blank."""
    if value is None:
        return None
    name = " ".join(value.split())
    if not name:
        raise click.BadParameter(_("a newspaper needs a name; leave the option out where it is unknown."))
    return name


def size_named(_context: click.Context, _option: click.Parameter, value: str | None) -> tuple[int, int] | None:
    """Width and height, as 1280x800, in device-independent pixels, 100 to 9999. Raises BadParameter."""
    if value is None:
        return None
    written = re.fullmatch(r"([1-9][0-9]{2,3})[xX×]([1-9][0-9]{2,3})", value)
    if not written:
        raise click.BadParameter(_("{value} is no size; write it as 1280x800.", value=value))
    return int(written[1]), int(written[2])
