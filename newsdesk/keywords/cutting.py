"""Cuts Chinese text into words with jieba. Text goes in, words come out; knows no articles and no queries.

jieba is loaded when a text is first cut, never before. Its own way to load takes most of a second and 60 MB, and 50 MB
more for parts of speech; with `newsdesk.keywords.dictionary` it is half a second and some 30 MB for all of it.
"""

from __future__ import annotations

import io
import logging
import re
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from newsdesk.keywords.dictionary import Dictionary, Frequencies, Tags

_loading = threading.RLock()
_dictionaries: list[Dictionary] = []
_tokenizers: list[_Tokenizer] = []


class Tagged(NamedTuple):
    """A word and its part of speech, as jieba names it: nr a person, ns a place, nt an organisation, n, v …"""

    word: str
    tag: str


class _Tokenizer(Protocol):
    def lcut(self, sentence: str, *, HMM: bool) -> list[str]: ...  # noqa: N803 - jieba's own name
    def add_word(self, word: str, freq: int, tag: str) -> None: ...
    def suggest_freq(self, segment: str) -> int: ...


class _Pair(Protocol):
    word: str
    flag: str


class _Tagging(Protocol):
    def lcut(self, sentence: str) -> list[_Pair]: ...


def cut(text: str) -> list[str]:
    """The words of `text` in order, names that no dictionary has guessed; joined, they are the text again."""
    return _tokenizer().lcut(text, HMM=True)


def cut_by_dictionary(text: str) -> list[str]:
    """The same with words of the dictionary alone; what is not in it comes as single characters."""
    return _tokenizer().lcut(text, HMM=False)


class Tagger:
    """Cuts text into words with their parts of speech, a person's own words with those before all others."""

    def __init__(self, own: Mapping[str, str] | None = None) -> None:
        """`own` are words with their parts of speech. Loads jieba; ten thousand words take a second."""
        own = own or {}
        tokenizer = _new_tokenizer()
        for word, tag in own.items():
            tokenizer.add_word(word, max(_WEIGHT, tokenizer.suggest_freq(word)), tag)
        self._tagging: _Tagging = _new_tagging(tokenizer)
        self._own = own
        odd = sorted((word for word in own if not _CUTTABLE.fullmatch(word)), key=len, reverse=True)
        self._odd = re.compile(f"({'|'.join(map(re.escape, odd))})") if odd else None

    def tag(self, text: str) -> list[Tagged]:
        """The words of `text` in order; joined, they are the text again."""
        parts = self._odd.split(text) if self._odd else [text]
        return [tagged for number, part in enumerate(parts) for tagged in self._tag(part, odd=number % 2 == 1)]

    def _tag(self, part: str, *, odd: bool) -> list[Tagged]:
        if odd:
            return [Tagged(part, self._own[part])]
        return [Tagged(pair.word, pair.flag) for pair in self._tagging.lcut(part)]


_CUTTABLE = re.compile("[\u4e00-\u9fd5a-zA-Z0-9+#&._]+")  # what jieba looks for words in; at all else it cuts first
_WEIGHT = 1000  # how frequent a person's own word is at least: more than most, so that neighbours do not take it apart


def _tokenizer() -> _Tokenizer:
    with _loading:
        if not _tokenizers:
            _tokenizers.append(_new_tokenizer())
    return _tokenizers[0]


def _new_tokenizer() -> _Tokenizer:
    """A tokenizer that is ready.

    `initialize` would do more than read the dictionary: it keeps a copy in the folder for temporary files, under a name
    that anybody on the machine may have taken before, and loads whatever it finds there.
    """
    with _silence():
        import jieba  # noqa: PLC0415
    logger = logging.getLogger("jieba")
    logger.handlers.clear()  # it writes to standard error, which belongs to the commands
    logger.setLevel(logging.WARNING)
    words = _dictionary(Path(jieba.__file__).with_name("dict.txt"))
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = Frequencies(words), words.total
    tokenizer.initialized = True
    tokenizer.get_dict_file = io.BytesIO  # of which posseg would make dictionaries of its own
    made: _Tokenizer = tokenizer
    return made


def _new_tagging(tokenizer: _Tokenizer) -> _Tagging:
    with _silence():
        import jieba  # noqa: PLC0415

        jieba.dt.get_dict_file = io.BytesIO  # for a tagger that posseg makes as it is loaded and nobody uses
        import jieba.posseg  # noqa: PLC0415
    tagging = jieba.posseg.POSTokenizer(tokenizer)
    tagging.word_tag_tab = Tags(_dictionaries[0])
    made: _Tagging = tagging
    return made


def _dictionary(file: Path) -> Dictionary:
    with _loading:
        if not _dictionaries:
            with file.open("rb") as opened:
                _dictionaries.append(Dictionary(opened))
        return _dictionaries[0]


@contextmanager
def _silence() -> Iterator[None]:
    """jieba is of 2020: what Python warns about as it is loaded, its escapes and its pkg_resources, is harmless."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
