"""The finer roles of body text: subheads, captions, credits and editors' notes among the paragraphs of a story.

Goes in: a story's elements. Comes out: the same elements, their roles named more exactly. Knows no layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from newsdesk.domain import Element, Role
from newsdesk.importing.characters import CLOSERS, COMMAS, STOPS

BodyRecogniser = Callable[[str], Role | None]

_NOTE = re.compile(
    r"[【\[（(]?(?:编者按|編者按|编者的话|编后|编后语|按语|开栏的话|主持人语|核心阅读|阅读提示)[】\])）]?\s?[:：]?"
)
_CAPTION = re.compile(
    r"(?:图为|圖為|图[①-⑩一二三四五六七八九十\d]{1,2}\s?[:：为]|[上下左右]图|[上下左右]圖|图片说明|題圖|题图|[↑↓←→▲▼]\s?)"
)
_CREDITED = re.compile(r".{4,}(?:摄|攝|资料图片|供图|供圖)\s?[）)]?$")
_CREDIT = re.compile(
    r"[（(]\s?(?:附图片?|原载|据|本报|新华社|中新社|作者|图片|照片|资料|本版|记者|原題|原题|题图|制图|摘自|来源|均为)[^（(]{0,60}[）)]$|(?:来源|稿件来源|资料来源|图片来源|數據來源|数据来源|制图|製圖)\s?[:：/／].{1,40}$"
    r"|[\u4e00-\u9fff]{0,8}(?:记者|記者)?\s?[\u4e00-\u9fff\s]{2,12}(?:摄|攝|摄影|攝影)$"
)
_SPEAKER = re.compile(r"[^：:\s，。]{1,8}[:：]")
_LONGEST_SUBHEAD = 32
_UNDER_SUBHEAD = 16  # what stands under a subhead is longer than this


def note(words: str) -> Role | None:
    """`编者按：…`: the editors speak."""
    return Role.NOTE if _NOTE.match(words) else None


def credit(words: str) -> Role | None:
    """`（作者为…教授）`, `甲乙丙摄`: who took the picture, where the text came from."""
    return Role.CREDIT if len(words) <= 80 and _CREDIT.match(words) else None


def caption(words: str) -> Role | None:
    """`图为…`, `… 新华社记者 甲摄`: what a picture shows."""
    return Role.CAPTION if len(words) <= 160 and (_CAPTION.match(words) or _CREDITED.match(words)) else None


def subhead(words: str) -> Role | None:
    """A short line without the end of a sentence: a heading inside the story."""
    last = words[-1:]
    if not 2 <= len(words) <= _LONGEST_SUBHEAD or last in STOPS - {"？", "?", "…"} or last in COMMAS or last in "：:—":
        return None
    if last in CLOSERS and words[-2] in STOPS:
        return None
    return None if "。" in words or _SPEAKER.match(words) else Role.SUBHEAD


RECOGNISERS: dict[str, BodyRecogniser] = {"note": note, "credit": credit, "caption": caption, "subhead": subhead}


def name_body(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    """The elements with every paragraph that is something finer called so."""
    following = [element.text for element in elements[1:]] + [""]
    return tuple(
        _named(element, below) if element.role is Role.PARAGRAPH else element
        for element, below in zip(elements, following, strict=True)
    )


def _named(element: Element, below: str) -> Element:
    for recogniser in RECOGNISERS.values():
        role = recogniser(element.text)
        if role is not None and not (role is Role.SUBHEAD and len(below) <= _UNDER_SUBHEAD):
            return replace(element, role=role)
    return element
