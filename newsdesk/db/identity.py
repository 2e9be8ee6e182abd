"""Identities that survive re-import, re-split and another machine: 16 characters, 80 bits, from the source's SHA-256.

Pure functions: what goes in are hashes and spans, what comes out are uids in lower-case Crockford base32 (no i, l, o,
u, so that one can be read out over the telephone). Knows no table. With 80 bits, two of a million articles meet by
chance in one archive of two million million.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

from newsdesk.domain import Span

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_LENGTH = 16


def edition_uid(source_sha256: str, number: int = 0) -> str:
    """The identity of the edition with this number in a source."""
    return _uid("edition", source_sha256, number)


def article_uid(source_sha256: str, anchor: int, attempt: int = 0) -> str:
    """The identity of an article first seen where its first span starts (`anchor`, in code points).

    `attempt` tells it from another article that once had the same anchor.
    """
    return _uid("article", source_sha256, anchor, *([attempt] if attempt else []))


def article_uids(
    source_sha256: str,
    articles: Sequence[Sequence[Span]],
    former: Mapping[str, Sequence[Span]] | None = None,
) -> list[str]:
    """The identities of a source's articles, each given by its spans in reading order.

    `former` are the articles of an earlier split by their uids. A new article takes over the uid of the former one with
    which it shares most characters, and each uid is taken over once at most: pairs are served by how much they share,
    the earlier new article first where two share alike. All others get a uid of their own, never one of `former`.
    """
    former = former or {}
    uids = _inherited(articles, former)
    taken = {*former, *uids.values()}
    for number, spans in enumerate(articles):
        if number not in uids:
            uids[number] = _free_uid(source_sha256, spans[0].start if spans else 0, taken)
            taken.add(uids[number])
    return [uids[number] for number in range(len(articles))]


def _inherited(articles: Sequence[Sequence[Span]], former: Mapping[str, Sequence[Span]]) -> dict[int, str]:
    pairs = sorted((-shared, number, uid) for (number, uid), shared in _shared(articles, former).items())
    uids: dict[int, str] = {}
    passed_on: set[str] = set()
    for _, number, uid in pairs:
        if number not in uids and uid not in passed_on:
            uids[number] = uid
            passed_on.add(uid)
    return uids


def _shared(articles: Sequence[Sequence[Span]], former: Mapping[str, Sequence[Span]]) -> Counter[tuple[int, str]]:
    """How many code points each new article shares with each former one, where it shares any.

    Every code point belongs to one span at most, on either side; so both are walked once, in the order of the text.
    """
    shared: Counter[tuple[int, str]] = Counter()
    old = sorted((span, uid) for uid, spans in former.items() for span in spans)
    first = 0  # the first old span that reaches beyond the start of the new one
    for span, number in sorted((span, number) for number, spans in enumerate(articles) for span in spans):
        while first < len(old) and old[first][0].end <= span.start:
            first += 1
        here = first
        while here < len(old) and old[here][0].start < span.end:
            old_span, uid = old[here]
            shared[number, uid] += min(span.end, old_span.end) - max(span.start, old_span.start)
            here += 1
    return shared


def _free_uid(source_sha256: str, anchor: int, taken: set[str]) -> str:
    attempt = 0
    while (uid := article_uid(source_sha256, anchor, attempt)) in taken:
        attempt += 1
    return uid


def _uid(*parts: str | int) -> str:
    """80 bits of SHA-256 over the parts. Changing this changes every identity ever given: never do."""
    digest = hashlib.sha256("\n".join(map(str, parts)).encode("ascii")).digest()
    number = int.from_bytes(digest[: _LENGTH * 5 // 8], "big")
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))
