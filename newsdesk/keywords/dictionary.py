"""jieba's dictionary in a tenth of the memory: words go in, how frequent they are and their part of speech come out.

jieba keeps two Python dictionaries with half a million entries each, 100 MB together. Here the lines of its file stay
bytes, those that begin with the same character together, and a word is looked for in them when it is asked for: some
microseconds, once, as what was asked for is remembered. Knows nothing of texts and does not load jieba.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import BinaryIO

_REMEMBERED = 1 << 16  # words; some 8 MB
_PARTED = re.compile("[ \n]")  # what parts the fields of a line, and lines


class Dictionary:
    """The words of a dictionary file, a line each: word, frequency, part of speech, a space between."""

    def __init__(self, file: BinaryIO) -> None:
        lines: dict[str, bytearray] = defaultdict(lambda: bytearray(b"\n"))
        self.total = 0
        for line in file:
            self.total += int(line.split(b" ", 2)[1])
            lines[_first(line)] += line.rstrip() + b"\n"
        self._lines = {first: bytes(held) for first, held in lines.items()}
        self.look_up = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def _look_up(self, word: str) -> tuple[int, str] | None:
        """A word's frequency and part of speech; (0, "") for what only begins words, None for what does not."""
        lines = b"" if _PARTED.search(word) else self._lines.get(word[:1], b"")
        begun = b"\n" + word.encode("utf-8", "surrogatepass")
        place = lines.find(begun + b" ")
        if place < 0:
            return (0, "") if lines.find(begun) >= 0 else None
        start = place + len(begun) + 1
        frequency, tag = lines[start : lines.index(b"\n", start)].split(b" ")
        return int(frequency), tag.decode()


def _first(line: bytes) -> str:
    """The first character of a line of UTF-8: its first byte says how many make it up."""
    length = 1 if line[0] < 0x80 else 2 if line[0] < 0xE0 else 3 if line[0] < 0xF0 else 4
    return line[:length].decode("utf-8")


class Frequencies:
    """A dictionary's frequencies, with the person's own words before them, as jieba asks for them (`FREQ`)."""

    def __init__(self, words: Dictionary) -> None:
        self._words = words
        self._own: dict[str, int] = {}

    def get(self, word: str, default: int | None = None) -> int | None:
        """The frequency of a word, 0 for what only begins words."""
        own = self._own.get(word)
        if own:
            return own
        known = self._words.look_up(word)
        return known[0] if known else default if own is None else own

    def __getitem__(self, word: str) -> int:
        found = self.get(word)
        if found is None:
            raise KeyError(word)
        return found

    def __contains__(self, word: str) -> bool:
        return word in self._own or self._words.look_up(word) is not None

    def __setitem__(self, word: str, frequency: int) -> None:
        self._own[word] = frequency


class Tags:
    """A dictionary's parts of speech in the same way (`POSTokenizer.word_tag_tab`)."""

    def __init__(self, words: Dictionary) -> None:
        self._words = words
        self._own: dict[str, str] = {}

    def get(self, word: str, default: str) -> str:
        """The part of speech of a word; `default` where it is none."""
        own = self._own.get(word)
        if own:
            return own
        known = self._words.look_up(word)
        return known[1] if known and known[1] else default

    def update(self, tags: Mapping[str, str]) -> None:
        """Take in the person's own words."""
        self._own.update(tags)
