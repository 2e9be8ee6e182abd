"""What an action is, and a menu, as plain values: text, icon, shortcut, tip, and what has to be there for it.

Goes in: nothing. Comes out: kinds of values; `actions` has the values themselves. Must not know: Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag, auto


class Need(Flag):
    """What has to be there before an action makes sense."""

    NOTHING = 0
    ARCHIVE = auto()
    LISTED = auto()  # at least one article in the list
    SELECTED = auto()
    ARTICLE = auto()  # an article on the reading pane
    HITS = auto()
    QUERY = auto()
    BACK = auto()
    FORWARD = auto()
    WORK = auto()  # an import or export under way
    IDLE = auto()  # none under way
    CORRECTED = auto()  # a correction of this session that can be taken back


@dataclass(frozen=True, slots=True)
class Deed:
    """One action as it is declared. `group` makes it one choice of several."""

    name: str
    text: str
    tip: str = ""
    icon: str = ""
    keys: tuple[str, ...] = ()
    needs: Need = Need.NOTHING
    group: str = ""
    short: str = ""  # its text on a button, where that is not the menu's


SEPARATOR = "-"


@dataclass(frozen=True, slots=True)
class MenuPlan:
    """A menu: names of actions, separators, and menus inside it."""

    title: str
    items: tuple[str | MenuPlan, ...]
