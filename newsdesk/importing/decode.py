"""Bytes to text. Goes in: a file's bytes. Comes out: the text, the encoding, and how sure the decision is.

The order that works for Chinese newspapers: a byte order mark; strict UTF-8; then the most plausible reading as
GB18030 (which GB2312 and GBK are parts of), Big5 or UTF-16 without a mark. A damaged file is still read, with U+FFFD
in place of what no encoding explains. Must not know files, names or newspapers.
"""

from __future__ import annotations

import codecs

from newsdesk.domain import Decoded
from newsdesk.importing.plausible import damage, plausibility, strangeness

# The longer mark first: UTF-32 in little-endian order begins like UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE = ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
# In case of a tie the first one wins. The two kinds of Big5 differ in a few signs and in the characters of Hong Kong.
_CANDIDATES = ("gb18030", "big5hkscs", "cp950", "utf-8", *_WIDE)
_WIDE_LAG = 0.3  # UTF-16 without a mark is rare and has to win by some distance
_SAMPLE = 1 << 18  # bytes looked at to choose an encoding
_SURE = 0.8  # a reading as plausible as this overrules valid UTF-8 that holds no Han character
_DOUBT = 0.5  # a reading less plausible than this, or no more plausible than another by _CLOSE, is doubtful
_CLOSE = 0.2
_TOO_DAMAGED = 0.1  # share of characters that cannot stand in a text, beyond which the bytes are no text
_TOO_STRANGE = 1.0  # what a character of a guessed text may cost on average


class NotText(ValueError):
    """The bytes are not text in any encoding that a newspaper comes in."""


def decode(content: bytes) -> Decoded:
    """Read a file's bytes as text.

    The text is exactly `content.decode(encoding, "replace")` with one leading byte order mark dropped. It is
    `doubtful` where bytes had to be replaced or another encoding is almost as likely. Raises NotText.
    """
    decoded = _by_mark(content) or _as_strict_utf8(content)
    if decoded is None or damage(decoded.text) > _TOO_DAMAGED:
        decoded = _most_plausible(content)
        if damage(decoded.text) > _TOO_DAMAGED or strangeness(decoded.text) > _TOO_STRANGE:
            raise NotText
    return decoded


def _by_mark(content: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            text, replaced = _read(content, encoding)
            return Decoded(text, encoding, "mark", doubtful=replaced)
    return None


def _as_strict_utf8(content: bytes) -> Decoded | None:
    if b"\0" in content:  # UTF-16 of ASCII characters is valid UTF-8 too
        return None
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if _could_be_chance(content, text):
        return None
    return Decoded(text, "utf-8", "strict")


def _could_be_chance(content: bytes, text: str) -> bool:
    """Whether a few Han characters in GB18030 or Big5 may have made valid UTF-8 by accident, two bytes a character."""
    if text.isascii() or len(text) * 4 > len(content) * 3 or max(text) >= "\u0800":
        return False
    return max(plausibility(content.decode(encoding, "replace")) for encoding in ("gb18030", "cp950")) >= _SURE


def _most_plausible(content: bytes) -> Decoded:
    sample = _telling_part(content)
    readings = {name: sample.decode(name, "replace") for name in _CANDIDATES}
    scores = {name: _score(name, text) for name, text in readings.items()}
    encoding = max(scores, key=lambda name: scores[name])
    rival = max(scores[name] for name in _CANDIDATES if _family(name) != _family(encoding))
    close = scores[encoding] < _DOUBT or scores[encoding] - rival < _CLOSE
    text, replaced = _read(content, encoding)
    return Decoded(text, encoding, "plausible", doubtful=replaced or close)


def _score(encoding: str, text: str) -> float:
    if encoding not in _WIDE:
        return plausibility(text)
    # Only here a reading with ASCII characters says more than one without. Almost any bytes are characters in UTF-16.
    score = plausibility(text, ascii_worth=1.0) - _WIDE_LAG
    return score if score > 0 else -10.0


def _family(encoding: str) -> str:
    return "big5" if encoding in ("big5hkscs", "cp950") else encoding


def _telling_part(content: bytes) -> bytes:
    """A stretch of the file that is long enough to judge by, from the first byte beyond ASCII."""
    first = next((start for start in range(0, len(content), 4096) if not content[start : start + 4096].isascii()), 0)
    start = max(0, first - 4096)  # a multiple of 4, so that UTF-16 and UTF-32 stay in step
    return content[start : start + _SAMPLE]


def _read(content: bytes, encoding: str) -> tuple[str, bool]:
    """The text without its byte order mark, and whether bytes had to be replaced."""
    try:
        text, replaced = content.decode(encoding), False
    except UnicodeDecodeError:
        text, replaced = content.decode(encoding, "replace"), True
    return text.removeprefix("\ufeff"), replaced
