"""Writes a document as one HTML5 page that stands alone: its style inside, nothing fetched, nothing that runs.

A newspaper's text is escaped and stands only between tags or in quoted attributes; the page's own policy forbids
scripts, pictures and connections even if a reader's browser were to disagree.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from html import escape
from typing import BinaryIO

from newsdesk.domain import Role
from newsdesk.export.document import Document, Entry, Part

STYLE = """
:root { color-scheme: light dark; --ink: #1d1b18; --faint: #6b665e; --rule: #cfc8bb; --paper: #fdfbf7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4dfd6; --faint: #9d968a; --rule: #4a463f; --paper: #1c1a18; } }
:lang(zh-Hans) { --serif: "Source Han Serif SC", "Noto Serif CJK SC", "Songti SC", SimSun, serif;
  --sans: "Source Han Sans SC", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
:lang(zh-Hant) { --serif: "Source Han Serif TC", "Noto Serif CJK TC", "Songti TC", PMingLiU, serif;
  --sans: "Source Han Sans TC", "Noto Sans CJK TC", "PingFang TC", "Microsoft JhengHei", sans-serif; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 38em; background: var(--paper); color: var(--ink);
  font-size: 1.0625rem; line-height: 1.9; overflow-wrap: anywhere; }
article { font-family: var(--serif); }
article + article { margin-top: 3rem; padding-top: 2.5rem; border-top: 1px solid var(--rule); }
.head { text-align: center; line-height: 1.45; }
h1, h2, h3, .kicker, .deck, .source, .byline, .provenance { font-family: var(--sans); }
.collection { text-align: center; font-size: 1.2rem; letter-spacing: .5em; text-indent: .5em; }
.headline { margin: .3em 0; font-size: 1.75rem; font-weight: 700; text-wrap: balance; }
.kicker, .deck { margin: .3em 0; font-size: 1.1rem; }
.deck { color: var(--faint); }
.source { margin: .8em 0 2em; font-size: .8125rem; color: var(--faint); }
.byline { text-align: center; font-size: .9375rem; }
.text { margin: 0 0 .6em; text-indent: 2em; text-align: justify; }
.subhead { margin: 1.4em 0 .5em; font-size: 1.0625rem; font-weight: 700; text-align: center; }
.caption, .credit { margin: .6em 2em; font-size: .9375rem; color: var(--faint); }
.note { margin: 1em 0; padding-left: 1em; border-left: 3px solid var(--rule); }
.provenance { margin-top: 2em; font-size: .75rem; line-height: 1.6; color: var(--faint); }
.provenance code { font-size: .95em; overflow-wrap: anywhere; }
@media print { body { max-width: none; padding: 0; background: none; color: #000; font-size: 10.5pt; }
  .head { break-after: avoid; } .text { orphans: 2; widows: 2; } .provenance { break-inside: avoid; } }
"""

POLICY = (
    "default-src 'none'; base-uri 'none'; form-action 'none'; "
    f"style-src 'sha256-{base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()}'"
)

_CLASSES = {
    Role.PARAGRAPH: "text",
    Role.CAPTION: "caption",
    Role.CREDIT: "credit",
    Role.NOTE: "text note",
    Role.BYLINE: "byline",
    Role.KICKER: "kicker",
    Role.DECK: "deck",
    Role.HEADLINE: "headline",
}


def write(document: Document, file: BinaryIO) -> None:
    """Write the document to `file`, entry by entry."""
    level = 1 if document.single else 2
    file.write(_opening(document).encode())
    file.writelines("\n".join(_article(entry, level)).encode() + b"\n" for entry in document.entries)
    file.write(b"</body>\n</html>\n")


def _opening(document: Document) -> str:
    collection = "" if document.single else f'<h1 class="collection">{escape(document.title)}</h1>\n'
    return (
        f'<!DOCTYPE html>\n<html lang="{document.script}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(POLICY, quote=False)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(document.title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{collection}"
    )


def _article(entry: Entry, level: int) -> Iterator[str]:
    yield f'<article lang="{entry.script}">'
    yield '<header class="head">'
    title = entry.title
    if title is None:
        yield _element(f"h{level}", "headline", entry.words.untitled)
    for part in entry.heads:
        yield _element(f"h{level}" if part is title else "p", "headline" if part is title else _class(part), part.text)
    yield _element("p", "source", entry.source_line)
    yield "</header>"
    for part in entry.body:
        yield _element(f"h{level + 1}" if part.role is Role.SUBHEAD else "p", _class(part), part.text)
    proof = entry.provenance
    yield (
        f'<footer class="provenance">{escape(entry.words.source_file)}：{escape(proof.source_name)}<br>'
        f"SHA-256：<code>{escape(proof.sha256)}</code><br>"
        f"{escape(entry.words.article)}：<code>{escape(proof.article)}</code></footer>"
    )
    yield "</article>"


def _class(part: Part) -> str:
    return _CLASSES.get(part.role, part.role.value)


def _element(tag: str, kind: str, text: str) -> str:
    return f'<{tag} class="{kind}">{escape(text)}</{tag}>'
