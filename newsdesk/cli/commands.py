"""The program with its commands, and the one that opens the window.

Goes in: arguments. Comes out: an exit status. The commands: `taking_in`, `naming`, `looking_up`, `giving_out`.
"""

from __future__ import annotations

from pathlib import Path

import click

from newsdesk import __version__
from newsdesk.cli.giving_out import export, verify
from newsdesk.cli.looking_up import search, show
from newsdesk.cli.naming import names
from newsdesk.cli.options import ARCHIVE, FILE, chosen_archive, common, size_named
from newsdesk.cli.running import DONE
from newsdesk.cli.spoken import SpokenCommand, SpokenGroup
from newsdesk.cli.taking_in import import_, parse
from newsdesk.wording import LANGUAGES, mark


@click.group("newsdesk", cls=SpokenGroup, invoke_without_command=True, help=mark("Browse newspapers kept as text."))
@click.option("--archive", metavar="FILE", type=FILE, help=ARCHIVE)
@click.version_option(__version__, message="newsdesk %(version)s", help=mark("Show the version and leave."))
@click.pass_context
def newsdesk(context: click.Context, archive: Path | None) -> int:
    """Open the window where no command is named."""
    if context.invoked_subcommand:
        return DONE
    return _window(archive)


@click.command("window", cls=SpokenCommand, help=mark("Open the window, or draw it into a picture."))
@click.option("--query", help=mark("Search for this at once."))
@click.option("--screenshot", type=FILE, help=mark("Draw the window into this PNG file and leave; needs no display."))
@click.option("--size", metavar="WxH", callback=size_named, help=mark("The window's size, such as 1280x800."))
@click.option("--theme", type=click.Choice(["system", "light", "dark"]), help=mark("Light or dark."))
@click.option("--language", type=click.Choice(["system", *LANGUAGES]), help=mark("The interface's language."))
@common
def window(
    query: str | None,
    screenshot: Path | None,
    size: tuple[int, int] | None,
    theme: str | None,
    language: str | None,
    *,
    archive: Path | None,
    as_json: bool,
) -> int:
    """Hand over to the window."""
    return _window(
        chosen_archive(archive), query=query, screenshot=screenshot, size=size, theme=theme, language=language
    )


def _window(
    archive: Path | None,
    *,
    query: str | None = None,
    screenshot: Path | None = None,
    size: tuple[int, int] | None = None,
    theme: str | None = None,
    language: str | None = None,
) -> int:
    from newsdesk.ui.start import run_window  # noqa: PLC0415 - commands never load Qt

    return run_window(archive, query=query, screenshot=screenshot, size=size, theme=theme, language=language)


for _command in (parse, names, import_, search, show, export, verify, window):  # in the order of the work
    newsdesk.add_command(_command)
