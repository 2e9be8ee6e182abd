"""Which forms of its characters an article is written in, as tokens of the index, for terms written strictly.

The index is folded: 後 stands there as 后. Beside that an article has in the column `forms`, each once,

- `w` and a token as it is written, where that is not its folded form: 後 stands somewhere,
- `n` and the folded form of that: some 后 is not written so,
- `m` and the folded form, where several forms of it stand in the article: 后 and 後.

So the index knows whether the very form stands in an article, but for the few that mix them. Tokens are written here as
the hexadecimal numbers of their characters, because FTS5's tokenizer would lower capital letters and split at marks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newsdesk.search.tokens import Token, words

LONGEST = 64  # characters of a token; of longer ones nothing is said here
_COLUMN = "{forms}"


def forms(texts: Sequence[str]) -> str:
    """The tokens of the column `forms` for an article with these texts."""
    cut = [(words(text), words(text, strict=True)) for text in texts]
    found: dict[str, set[str]] = defaultdict(set)
    for folded, raw in cut:
        if folded != raw:
            for token, form in zip(folded.split(), raw.split(), strict=True):
                if token != form and len(token) <= LONGEST:
                    found[token].add(form)
    for token, forms_of_it in found.items():
        if any(f" {token} " in raw for _, raw in cut):
            forms_of_it.add(token)
    return " ".join(_told(found))


def _told(found: dict[str, set[str]]) -> Iterator[str]:
    for token, forms_of_it in sorted(found.items()):
        yield f"n{_spelt(token)}"
        yield from (f"w{_spelt(form)}" for form in sorted(forms_of_it - {token}) if len(form) <= LONGEST)
        if len(forms_of_it) > 1:
            yield f"m{_spelt(token)}"


def written(raw: str) -> str:
    """What finds the articles in which a token stands in this form."""
    return f'{_COLUMN} : "w{_spelt(raw)}"'


def unusual(folded: str) -> str:
    """What finds the articles in which a token stands otherwise than in its folded form."""
    return f'{_COLUMN} : "n{_spelt(folded)}"'


def mixed(folded: str) -> str:
    """What finds the articles in which a token stands in several forms."""
    return f'{_COLUMN} : "m{_spelt(folded)}"'


def known(token: Token) -> bool:
    """Whether anything is said of such a token."""
    return max(len(token.raw), len(token.folded)) <= LONGEST


def _spelt(text: str) -> str:
    return "g".join(f"{ord(character):x}" for character in text)
