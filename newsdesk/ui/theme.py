"""From a palette to what Qt wants of it: one style sheet, one QPalette.

Goes in: Colours and font families. Comes out: text and values, applied to the application by `look`.
Must not know: settings, the archive, any single pane's widgets beyond their object names.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from PySide6.QtGui import QColor, QPalette

from newsdesk.resources import resource
from newsdesk.ui.colours import Colours


def style_sheet(colours: Colours) -> str:
    """The one style sheet, with the palette's colours filled in."""
    template = resource("styles", "newsdesk.qss").read_text(encoding="utf-8")
    chevron = resource("icons", "chevron.svg").as_posix()
    return Template(template).substitute(asdict(colours), chevron=chevron)


def qt_palette(colours: Colours) -> QPalette:
    """The palette for everything a style sheet does not reach."""
    role = QPalette.ColorRole
    named = {
        role.Window: colours.window,
        role.WindowText: colours.ink,
        role.Base: colours.paper,
        role.AlternateBase: colours.list,
        role.Text: colours.ink,
        role.Button: colours.window,
        role.ButtonText: colours.ink,
        role.BrightText: colours.accent,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.ink,
        role.ToolTipBase: colours.paper,
        role.ToolTipText: colours.ink,
        role.PlaceholderText: colours.muted,
        role.Link: colours.accent,
        role.LinkVisited: colours.accent,
        role.Light: colours.line,
        role.Midlight: colours.line,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Shadow: colours.line,
        role.Accent: colours.accent,
    }
    palette = QPalette()
    for which, colour in named.items():
        palette.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, QColor(colours.faint))
    return palette
