"""What a text is about. Words with their parts of speech go in; candidates come out, and those that weigh most of them.

A word weighs as often as it stands in the text, in its heads more, and the more the fewer articles hold it (TF-IDF).
How many these are is asked of others, and only for the words that may be chosen. Knows no archive, no list, no tokens.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsdesk.domain import ListKind
from newsdesk.keywords.cutting import Tagged
from newsdesk.keywords.word_lists import (
    DISTRICTS,
    DOUBLE_SURNAMES,
    LAND,
    NO_NAMES,
    ORGANISATIONS,
    SAYS_NOTHING,
    SURNAMES,
)

IN_HEADS = 3.0  # how much more a word counts in a headline
SHORTLISTED = {ListKind.TERM: 40, ListKind.PERSON: 20, ListKind.PLACE: 16, ListKind.ORGANISATION: 16}
CHOSEN = {ListKind.TERM: 12, ListKind.PERSON: 12, ListKind.PLACE: 8, ListKind.ORGANISATION: 8}
_TAGS = {ListKind.PERSON: "nr", ListKind.PLACE: "ns", ListKind.ORGANISATION: "nt", ListKind.TERM: "nz"}
_PLACES, _ORGANISATIONS = frozenset({"ns"}), frozenset({"nt"})
_PEOPLE = frozenset({"nr", "nrt", "nrfg"})
# Nouns and what is used like one; verbs count less, as they say how rather than what.
_TERMS = {"n": 1.0, "nz": 1.2, "nl": 1.0, "ng": 0.6, "vn": 1.0, "an": 0.8, "j": 1.1, "l": 0.9, "i": 0.6, "eng": 1.0}
_TERMS |= {"v": 0.5, "nr": 0.8, "nrt": 0.8, "nt": 1.0, "ns": 1.0}
_COUNTS = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,}|[A-Za-z][A-Za-z0-9+#&._-]+|[0-9]+[A-Za-z]+[A-Za-z0-9]*")
_DATED = re.compile("[0-9一二三四五六七八九十百千万亿两几]+[年月日号时点届次个名元度成倍]?.?")
_OF_A_NAME = frozenset({"ns", "nt", "nz", "n", "j", "nr", "b", "vn", "a", "f", "s"})  # inside an organisation's name
_LONGEST_NAME = 5  # words
_DOT = frozenset("·•・‧")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that a text may be about. `weight` is how often it stands there, by what it is and where it stands."""

    text: str
    kind: ListKind
    weight: float


def tag_of(kind: ListKind) -> str:
    """The part of speech of words of this kind, as jieba names it."""
    return _TAGS[kind]


def candidates(
    parts: Iterable[tuple[Sequence[Tagged], bool]], own: Mapping[str, ListKind], unwanted: Collection[str] = ()
) -> list[Candidate]:
    """The words that a text may be about, the weightiest first, of each kind no more than are worth looking up.

    `parts` are its words and whether they are a head. The person's `own` words are what they are said to be; those
    `unwanted`, who signed the text, are left out.
    """
    weights: dict[tuple[str, ListKind], float] = defaultdict(float)
    for words, head in parts:
        for word, tag in joined(words, own):
            kind, worth = _judged(word, tag, own)
            if worth and word not in unwanted:
                weights[word, kind] += worth * (IN_HEADS if head else 1.0)
    return list(_shortlist(weights))


def _shortlist(weights: Mapping[tuple[str, ListKind], float]) -> Iterator[Candidate]:
    best: dict[str, Candidate] = {}
    for (word, kind), weight in weights.items():
        candidate = Candidate(word, kind, weight * _length_worth(word))
        if word not in best or candidate.weight > best[word].weight:
            best[word] = candidate
    ordered = sorted(best.values(), key=lambda one: -one.weight)
    for kind, size in SHORTLISTED.items():
        yield from [one for one in ordered if one.kind is kind][:size]


def weigh(candidate: Candidate, articles: int, total: int) -> float:
    """What a candidate weighs in an archive of `total` articles of which so many hold it."""
    return candidate.weight * math.log(1 + (total + 1) / (articles + 0.5))


def joined(words: Sequence[Tagged], own: Mapping[str, ListKind]) -> Iterator[Tagged]:
    """The words with those put together that are one name: 雁门市 气象局, 雁门 县, 安娜·林德."""
    place = 0
    while place < len(words):
        size, tag = _name(words, place, own)
        yield Tagged("".join(word for word, _ in words[place : place + size]), tag)
        place += size


def _name(words: Sequence[Tagged], place: int, own: Mapping[str, ListKind]) -> tuple[int, str]:
    """How many words from `place` on are one name, and what it is."""
    word, tag = words[place]
    if word in own:
        return 1, tag
    if size := _foreigner(words, place):
        return size, "nrt"
    if size := _organisation(words, place, own):
        return size, "nt"
    following = words[place + 1].word if place + 1 < len(words) else ""
    if tag in _PLACES and following in (*DISTRICTS, *LAND) and not word.endswith(DISTRICTS):
        return 2, "ns"
    return 1, tag


def _foreigner(words: Sequence[Tagged], place: int) -> int:
    size = 1
    while place + size + 1 < len(words) and words[place + size].word in _DOT and _is_han(words[place + size + 1].word):
        size += 2
    return size if size > 1 and _is_han(words[place].word) else 0


def _organisation(words: Sequence[Tagged], place: int, own: Mapping[str, ListKind]) -> int:
    """A name that begins with a place, an organisation or a made name and ends like an organisation; the longest."""
    if words[place].tag not in ("ns", "nt", "nz") or len(words[place].word) < 2:
        return 0
    found = 0
    for size, (word, tag) in enumerate(words[place : place + _LONGEST_NAME], 1):
        if tag not in _OF_A_NAME or (size > 1 and (word in own or word in SAYS_NOTHING)):
            break
        if size > 1 and word.endswith(ORGANISATIONS):
            found = size
    return found


def _judged(word: str, tag: str, own: Mapping[str, ListKind]) -> tuple[ListKind, float]:
    """What a word is and what it is worth; 0 for one that says nothing."""
    if word in own:
        return own[word], 2.0
    if not _COUNTS.fullmatch(word.translate(_WITHOUT_DOTS)) or word in SAYS_NOTHING or _DATED.fullmatch(word):
        return ListKind.TERM, 0.0
    if tag in _ORGANISATIONS and len(word) > 2:
        return ListKind.ORGANISATION, 1.0
    if tag in _PEOPLE | _PLACES:
        return _name_kind(word, tag), 1.0 if _name_kind(word, tag) is not ListKind.TERM else _TERMS[tag[:2]]
    return ListKind.TERM, _TERMS.get(tag, 0.0)


def _name_kind(word: str, tag: str) -> ListKind:
    if len(word) > 2 and word.endswith(DISTRICTS):
        return ListKind.PLACE
    if tag in _PLACES:
        return ListKind.PLACE
    return ListKind.PERSON if is_person(word, tag) else ListKind.TERM


def is_person(word: str, tag: str) -> bool:
    """Whether a word that jieba takes for somebody's name looks like one."""
    if tag == "nrfg" or _DOT & set(word):
        return True
    if word in NO_NAMES or word.endswith(("某", *ORGANISATIONS)):
        return False
    if tag == "nrt":
        return len(word) > 2
    surname = 2 if word[:2] in DOUBLE_SURNAMES else 1 if word[:1] in SURNAMES else 0
    return bool(surname) and len(word) - surname in (1, 2) and not (len(word) == 3 and word.endswith(LAND))


def _length_worth(word: str) -> float:
    """A longer word says more, as it is rarer by itself; beyond four characters it makes no difference."""
    return 0.7 + 0.15 * min(len(word), 4)


def _is_han(word: str) -> bool:
    return bool(word) and all("\u4e00" <= character <= "\u9fff" for character in word)


_WITHOUT_DOTS = {ord(dot): None for dot in _DOT}
