"""The person's settings: declared once, here; kept as JSON in the user's configuration folder; never in the archive.

What goes in and out are plain values. A file that cannot be read or holds a value of the wrong kind falls back to the
default for that one setting: a damaged preference must not keep anybody from the archive.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import appdirs

APP = "newsdesk"
_LISTED = {"panes": int, "name_patterns": str, "recent_queries": str}  # what the settings that are lists hold


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default."""

    language: str = "system"  # system, zh_CN, zh_TW, en
    theme: str = "system"  # system, light, dark
    archive: str = ""  # the archive opened last; empty for the default one
    geometry: str = ""  # window size and place, Qt's own form in base64
    panes: tuple[int, ...] = ()  # widths of the three panes in device-independent pixels
    place: str = ""  # the tree's last place, as `ui` writes it
    article: str = ""  # uid of the article read last
    query: str = ""  # the search that stood in the field
    reading_size: int = 17  # body size in the reader, in pixels, 12 to 40
    last_folder: str = ""  # where the last import or export was
    name_patterns: tuple[str, ...] = ()  # a person's own patterns of file names, the first one first
    recent_queries: tuple[str, ...] = ()  # what was searched for, the newest first


def data_folder() -> Path:
    """Where the archive lies by default."""
    return _from_the_root(appdirs.user_data_dir(APP, appauthor=False), ".local/share/newsdesk")


def default_archive() -> Path:
    """The archive used when nobody names another."""
    return data_folder() / "newsdesk.archive"


def log_file() -> Path:
    """The log, in the user's log folder; it rotates."""
    return _from_the_root(appdirs.user_log_dir(APP, appauthor=False), ".cache/newsdesk/log") / "newsdesk.log"


def settings_file() -> Path:
    """The JSON file the settings are kept in."""
    return _from_the_root(appdirs.user_config_dir(APP, appauthor=False), ".config/newsdesk") / "settings.json"


def _from_the_root(folder: str, at_home: str) -> Path:
    """A folder as appdirs names it; but below the home folder where XDG_…_HOME is empty or relative, as XDG wants.

    Otherwise the archive would lie in whatever folder the program happens to be started in.
    """
    return Path(folder) if Path(folder).is_absolute() else Path.home() / at_home


def load(path: Path | None = None) -> Settings:
    """Read the settings; a missing or damaged file, or a value of the wrong kind, gives the default."""
    try:
        kept = json.loads((path or settings_file()).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    return replace(Settings(), **dict(_usable(kept)))


def save(settings: Settings, path: Path | None = None) -> None:
    """Write the settings whole or not at all. Raises OSError where the folder cannot be written."""
    target = path or settings_file()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_suffix(".new")
    draft.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    draft.replace(target)


def _usable(kept: dict[str, Any]) -> list[tuple[str, Any]]:
    defaults = asdict(Settings())
    usable = []
    for one in fields(Settings):
        value = kept.get(one.name)
        if isinstance(value, list) and all(isinstance(item, _LISTED.get(one.name, ())) for item in value):
            value = tuple(value)
        if type(value) is type(defaults[one.name]):
            usable.append((one.name, value))
    return usable
