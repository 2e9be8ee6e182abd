"""The sentences a person sees, in their language: `_("Import…")` looks the English text up in a catalogue.

The catalogues are gettext files under `resources/translations/`. Used by the window and the commands alone; the core
raises codes with values (`newsdesk.errors`), which `sentence` turns into words here.
No Qt: the commands do not load it.
"""

from __future__ import annotations

import locale
import os
from collections.abc import Callable

import polib

from newsdesk.domain import Problem
from newsdesk.resources import resource

LANGUAGES = {"zh_CN": "简体中文", "zh_TW": "繁體中文", "en": "English"}

_catalogue: dict[str, str] = {}
_language = "en"


def system_language() -> str:
    """The language of the system as one of LANGUAGES; English where it is none of the Chinese ones."""
    named = next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
    tag = (named or locale.getlocale()[0] or "").replace("-", "_")
    if not tag.lower().startswith(("zh", "chinese")):
        return "en"
    traditional = ("tw", "hk", "mo", "hant", "traditional", "taiwan", "hong")
    return "zh_TW" if any(mark in tag.lower() for mark in traditional) else "zh_CN"


def use_language(language: str) -> str:
    """Speak `language` (one of LANGUAGES, or "system") from now on; returns the one that was chosen."""
    global _catalogue, _language  # noqa: PLW0603 - one language for the whole process, set here alone
    _language = system_language() if language not in LANGUAGES else language
    _catalogue = {}
    if _language != "en":
        entries = polib.pofile(str(resource("translations", f"{_language}.po")), encoding="utf-8")
        _catalogue = {entry.msgid: entry.msgstr for entry in entries if entry.msgstr}
    return _language


def language() -> str:
    """The language spoken now."""
    return _language


def _(text: str, /, **values: object) -> str:
    """`text` in the person's language, its `{name}` fields filled in with `values` (which are never formats)."""
    words = _catalogue.get(text, text)
    return words.format(**values) if values else words


def sentence(problem: Problem) -> str:
    """One clear sentence for a problem: what happened, to what, and what to do."""
    words = _SENTENCES.get(problem.code)
    if words is None:
        return problem.code
    return _(words, **dict(problem.values))


def mark(text: str) -> str:
    """Name a text for translation where it is declared; `_` translates it where it is shown."""
    return text


_SENTENCES: dict[str, str] = {}

Translate = Callable[..., str]
