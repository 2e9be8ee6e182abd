"""The window's colours, light and dark, as plain values.

Goes in: nothing. Comes out: two palettes whose muted text keeps WCAG AA (4.5 : 1) on every tone it stands on; a test
measures it. Must not know: widgets, settings, the archive.
"""

from __future__ import annotations

from dataclasses import dataclass

from newsdesk.domain import Tint


@dataclass(frozen=True, slots=True)
class Colours:
    """One palette; every colour as #rrggbb."""

    dark: bool
    window: str  # top bar, status line, dialogs
    side: str  # the editions pane
    list: str  # the articles pane
    paper: str  # the reading pane, fields
    ink: str
    muted: str  # counts, sources, footers
    faint: str  # placeholder bars, disabled icons: never text that has to be read
    line: str
    selection: str
    hover: str
    chip: str
    accent: str
    on_accent: str
    accent_hover: str
    hit: str  # behind a hit
    hits: tuple[str, ...]  # the same for the terms of a query one after another; the first one is `hit`
    hit_here: str  # behind the hit one stands at, in an outline of the accent
    hit_edge: str  # the marks along the edge
    bar: str  # hits over time
    thumb: str  # scroll bar


LIGHT = Colours(
    dark=False,
    window="#f4f2ee",
    side="#ebe8e2",
    list="#faf9f6",
    paper="#fffdf8",
    ink="#22211f",
    muted="#625e57",
    faint="#b9b3a7",
    line="#dcd7cd",
    selection="#e2dccf",
    hover="#e6e2d9",
    chip="#eee9df",
    accent="#a8321e",
    on_accent="#ffffff",
    accent_hover="#922a18",
    hit="#ffe08a",
    hits=("#ffe08a", "#bfe3d0", "#cfdcf5", "#f3cfe0", "#e3dcb0"),
    hit_here="#ffb84d",
    hit_edge="#b98600",
    bar="#c9b98f",
    thumb="#cfc9bd",
)

DARK = Colours(
    dark=True,
    window="#1d1c1b",
    side="#232220",
    list="#1f1e1d",
    paper="#191817",
    ink="#e4e0d8",
    muted="#a39e95",
    faint="#5d5850",
    line="#35322e",
    selection="#38342e",
    hover="#2d2a27",
    chip="#2c2a27",
    accent="#e5816c",
    on_accent="#1d1c1b",
    accent_hover="#ef9482",
    hit="#6a5312",
    hits=("#6a5312", "#1f5540", "#2c4670", "#673050", "#55501f"),
    hit_here="#7a3418",
    hit_edge="#d9a406",
    bar="#6b6250",
    thumb="#4a4640",
)


# Okabe and Ito's colours, darker on light paper, so that a line of two pixels stands out (3 : 1) on either.
TINTS = {
    False: {
        Tint.ORANGE: "#b26f00",
        Tint.SKY: "#2f86b5",
        Tint.GREEN: "#00805c",
        Tint.YELLOW: "#8a7d00",
        Tint.BLUE: "#0067a6",
        Tint.VERMILION: "#c24e00",
        Tint.PURPLE: "#b0577f",
        Tint.GREY: "#6f6b64",
    },
    True: {
        Tint.ORANGE: "#e69f00",
        Tint.SKY: "#56b4e9",
        Tint.GREEN: "#1fb488",
        Tint.YELLOW: "#d9cf3c",
        Tint.BLUE: "#3d94d6",
        Tint.VERMILION: "#e0762c",
        Tint.PURPLE: "#cc79a7",
        Tint.GREY: "#9b968c",
    },
}


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.03928 else float(((part + 0.055) / 1.055) ** 2.4)
