"""Makes a file name out of a headline or a search: good on Windows, macOS and Linux, and still readable.

In: any text. Out: a name without a suffix, for a dialog to suggest. Must not know folders: the person chooses those.
"""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 120  # bytes of UTF-8: encrypted home folders take 143 for the whole name

# What some system forbids in a name, as the full-width character that looks like it.
_FORBIDDEN = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
# Control, format (direction marks), surrogate, private and unassigned characters; line and paragraph separators.
_UNFIT = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)\s*(\.|$)")


def clean_name(text: str, otherwise: str = "newsdesk") -> str:
    """`text` as the stem of a file name, at most 120 bytes of UTF-8; `otherwise` where nothing usable is left."""
    name = unicodedata.normalize("NFC", text).translate(_FORBIDDEN)
    name = "".join(" " if unicodedata.category(each) in _UNFIT else each for each in name)
    name = _trimmed(_shortened(_trimmed(name)))
    if not name:
        return otherwise
    return f"_{name}" if _RESERVED.match(name) else name


def _trimmed(name: str) -> str:
    """Single spaces, none at the ends; no dot in front (hidden) or at the end (lost on Windows), no dash in front."""
    return " ".join(name.split()).strip(" .").lstrip("-. ").rstrip(". ")


def _shortened(name: str) -> str:
    """The longest beginning that fits, never ending inside a character and its accents."""
    short = name.encode()[:_LONGEST].decode(errors="ignore")
    if len(short) < len(name):
        while short and unicodedata.combining(name[len(short)]):
            short = short[:-1]
    return short
