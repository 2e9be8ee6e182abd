"""Every format can be asked for at the command line and in the window."""

from __future__ import annotations

import click

from newsdesk.cli.commands import newsdesk
from newsdesk.export.formats import FORMATS
from newsdesk.library import suggested_name
from newsdesk.ui import files


def test_the_command_offers_every_format() -> None:
    (kind,) = (option.type for option in newsdesk.commands["export"].params if option.name == "kind")
    assert isinstance(kind, click.Choice)
    assert list(kind.choices) == list(FORMATS)


def test_the_window_offers_every_format() -> None:
    assert list(files.KINDS) == list(FORMATS)


def test_the_library_suggests_names() -> None:
    assert suggested_name("CON") == "_CON"
