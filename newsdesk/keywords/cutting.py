"""Cuts Chinese text into words with jieba. Text goes in, words come out; knows no articles and no queries.

jieba is loaded when a text is first cut, never before: that takes most of a second and some 160 MB.
"""

from __future__ import annotations

import logging
import threading
import warnings
from pathlib import Path
from typing import Protocol

_loading = threading.Lock()
_loaded: list[_Tokenizer] = []


class _Tokenizer(Protocol):
    def lcut(self, sentence: str, *, HMM: bool) -> list[str]: ...  # noqa: N803 - jieba's own name


def cut(text: str) -> list[str]:
    """The words of `text` in order, names that no dictionary has guessed; joined, they are the text again."""
    return _tokenizer().lcut(text, HMM=True)


def cut_by_dictionary(text: str) -> list[str]:
    """The same with words of the dictionary alone; what is not in it comes as single characters."""
    return _tokenizer().lcut(text, HMM=False)


def _tokenizer() -> _Tokenizer:
    with _loading:
        if not _loaded:
            _loaded.append(_load())
    return _loaded[0]


def _load() -> _Tokenizer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba is of 2020: its escapes and its pkg_resources are known and harmless
        import jieba  # noqa: PLC0415
    logger = logging.getLogger("jieba")
    logger.handlers.clear()  # it writes to standard error, which belongs to the commands
    logger.setLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    # What `initialize` does besides: it keeps a copy of the dictionary in the folder for temporary files, under a name
    # that anybody on the machine may have taken before, and loads whatever it finds there.
    dictionary = Path(jieba.__file__).with_name("dict.txt").open("rb")  # closed by its reader
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    loaded: _Tokenizer = tokenizer
    return loaded
