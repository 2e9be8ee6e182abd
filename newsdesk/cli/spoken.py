"""Click in the person's language: help texts and usage errors are looked up when they are shown.

Goes in: commands and options whose help texts are English msgids. Must not know what the commands do.
"""

from __future__ import annotations

import inspect

import click

from newsdesk.errors import PatternRefused, QueryError
from newsdesk.wording import _, mark, visible

HELP = mark("Show this help and leave.")


class SpokenCommand(click.Command):
    """A command whose help and usage errors are in the person's language."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the command's words. Raises UsageError, with the command that was meant."""
        a_command_follows, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            left = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if left and not a_command_follows:
            raise click.UsageError(
                _(
                    "{words} is too much; several words that belong together need quotation marks.",
                    words=" ".join(left),
                ),
                ctx,
            )
        return left

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
        records = [(one, record) for one in options if (record := one.get_help_record(ctx)) is not None]
        rows = [(names, _(one.help or "" if one in self.params else HELP)) for one, (names, _help) in records]
        _write_list(formatter, _("Options:"), rows)

    def get_short_help_str(self, limit: int = 45) -> str:
        """The first sentence of the help, for the list of commands."""
        return _(inspect.cleandoc(self.help or "")).split("\n")[0]


class SpokenGroup(SpokenCommand, click.Group):
    """The program itself, with its list of commands."""

    command_class = SpokenCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands in the order of the work."""
        super().format_options(ctx, formatter)
        _write_list(
            formatter, _("Commands:"), [(name, one.get_short_help_str()) for name, one in self.commands.items()]
        )

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the work."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named first. Raises UsageError where there is none of that name."""
        if self.get_command(ctx, args[0]) is None:
            raise click.UsageError(_("There is no command {name}.", name=args[0]), ctx)
        return super().resolve_command(ctx, args)


def _write_list(formatter: click.HelpFormatter, title: str, rows: list[tuple[str, str]]) -> None:
    formatter.write_paragraph()
    formatter.write(f"{title}\n")
    with formatter.indentation():
        formatter.write_dl(rows)


def usage_sentence(error: click.UsageError) -> str:
    """What is wrong with how a command was written, and where to look it up."""
    where = error.ctx.command_path if error.ctx else "newsdesk"
    return f"{visible(_wrong_usage(error))}\n" + _("`{command} --help` shows how to write it.", command=where)


def _wrong_usage(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return _("There is no option {name}.", name=error.option_name) + _hint_at_dashes(error.ctx)
    if isinstance(error, click.BadOptionUsage):
        name = error.option_name
        return _("{name} takes no value.", name=name) if _is_flag(error) else _("{name} needs a value.", name=name)
    if isinstance(error, click.MissingParameter) and error.param and error.ctx:
        named = isinstance(error.param, click.Option)
        return _("{name} is missing.", name=error.param.opts[0] if named else error.param.make_metavar(error.ctx))
    if isinstance(error, click.BadParameter) and error.param:
        return _wrong_value("/".join(error.param.opts), error.param.type, error.message)
    return error.format_message()


def _wrong_value(name: str, kind: click.ParamType[object], why: str) -> str:
    """What is wrong with a value: click speaks of its own kinds in English, ours speak for themselves."""
    if isinstance(kind, click.Choice):
        return _("{name} has to be one of {known}.", name=name, known=", ".join(map(str, kind.choices)))
    if isinstance(kind, click.IntRange):
        return _("{name} has to be a whole number, {least} or more.", name=name, least=kind.min)
    return _("{name} is wrong: {why}", name=name, why=why)


def _is_flag(error: click.BadOptionUsage) -> bool:
    options = error.ctx.command.params if error.ctx else []
    return any(isinstance(one, click.Option) and one.is_flag and error.option_name in one.opts for one in options)


def _hint_at_dashes(context: click.Context | None) -> str:
    """For whoever meant a query such as -word, which leaves a word out."""
    if context and any(one.name == "query" for one in context.command.params if isinstance(one, click.Argument)):
        return _(" Before a query that begins with -, write --.")
    return ""


def place_in_query(error: QueryError) -> str:
    """The start and end of what cannot be read in a query, counted from 1 as people do."""
    return _("(characters {start} to {end} of the query)", start=error.start + 1, end=max(error.end, error.start + 1))


def place_in_pattern(error: PatternRefused) -> str:
    """The same of a file name pattern."""
    return _("(characters {start} to {end} of the pattern)", start=error.start + 1, end=max(error.end, error.start + 1))
