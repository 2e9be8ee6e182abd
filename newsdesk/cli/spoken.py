"""Click in the person's language: help texts and usage errors are looked up when they are shown.

Goes in: commands and options whose help texts are English msgids. Must not know what the commands do.
"""

from __future__ import annotations

import inspect

import click

from newsdesk.errors import QueryError
from newsdesk.wording import _, mark, visible

HELP = mark("Show this help and leave.")


class SpokenCommand(click.Command):
    """A command whose help is in the person's language."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How to write the command."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix=_("Usage: "))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What the command does."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(_(inspect.cleandoc(self.help or "")))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, one a line."""
        options = [one for one in self.get_params(ctx) if isinstance(one, click.Option)]
        records = [record for one in options if (record := one.get_help_record(ctx)) is not None]
        with formatter.section(_("Options")):
            formatter.write_dl([(names, _spoken(ctx, names, text)) for names, text in records])

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, for the list of commands."""
        return _(inspect.cleandoc(self.help or "")).split("\n")[0]


class SpokenGroup(SpokenCommand, click.Group):
    """The program itself, with its list of commands."""

    command_class = SpokenCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands in the order of the work."""
        super().format_options(ctx, formatter)
        with formatter.section(_("Commands")):
            formatter.write_dl([(name, one.get_short_help_str()) for name, one in self.commands.items()])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(self.commands)


def _spoken(ctx: click.Context, names: str, text: str) -> str:
    """An option's help in the person's language; what click adds to it (a default, a range) stays."""
    if "--help" in names:
        return _(HELP)
    known = {one.help for one in ctx.command.params if isinstance(one, click.Option) and one.help}
    said = next((help_text for help_text in known if text.startswith(help_text)), "")
    return _(said) + text[len(said) :] if said else text


def usage_sentence(error: click.UsageError) -> str:
    """What is wrong with how a command was written, and where to look it up."""
    where = error.ctx.command_path if error.ctx else "newsdesk"
    return f"{visible(_wrong_usage(error))}\n" + _("`{command} --help` shows how to write it.", command=where)


def _wrong_usage(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return _("There is no option {name}.", name=error.option_name)
    if isinstance(error, click.MissingParameter) and error.param and error.ctx:
        named = isinstance(error.param, click.Option)
        return _("{name} is missing.", name=error.param.opts[0] if named else error.param.make_metavar(error.ctx))
    if isinstance(error, click.BadParameter) and error.param:
        return _("{name} is wrong: {why}", name="/".join(error.param.opts), why=error.message)
    return error.format_message()


def place_in_query(error: QueryError) -> str:
    """The start and end of what cannot be read in a query, counted from 1 as people do."""
    return _("(characters {start} to {end} of the query)", start=error.start + 1, end=max(error.end, error.start + 1))
