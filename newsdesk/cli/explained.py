"""Why a page was read as it was, in an editor's words: for each cut and role what spoke for it and what against it.

Goes in: an `Explanation`. Comes out: lines for a terminal, or values for JSON. Must not know how weights came about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from newsdesk.cli.ground_words import ABOVE_ENDS, ALIKE, EDGE, FILLS, KINDS, LABELS, MATTER, OTHER_TEXTS, ROLES, SIGNS
from newsdesk.importing.explaining import Explanation, Ground, Recognised, Verdict
from newsdesk.importing.labels import Label
from newsdesk.wording import _, visible

_EXCERPT = 24  # characters of a line that are shown
_CLEAR = 0.9
# What tells a table of weights more than a person: how labels follow each other, first and last characters, lengths.
_NOT_TOLD = frozenset(("order", "words", "meets", "shape_above", "shape_below", "measure"))


def explained(explanation: Explanation) -> Iterator[str]:
    """A few lines for every cut and role, in the order of the page."""
    if explanation.kind is not None:
        yield "  " + _("no newspaper page ({kind}): taken as one article", kind=_(OTHER_TEXTS[explanation.kind]))
    for one in explanation.lines:
        if isinstance(one, Recognised):
            yield "  " + _(
                "line {number}  {role}: {words}", number=one.number, role=_(ROLES[one.role]), words=_cut(one)
            )
        elif _worth_telling(one):
            yield from _verdict(one)


def _worth_telling(one: Verdict) -> bool:
    """Heads always; a paragraph only where it is not clear whether it goes on."""
    return one.label.role != "paragraph" or (not one.label.begins and one.sure < _CLEAR)


def as_values(explanation: Explanation) -> list[dict[str, object]]:
    """The verdicts for JSON. `start` is a code point; `theme` and `facts` are codes and the same in every language,
    `says` is their words in the person's; weights are natural logarithms of odds.
    """
    return [
        {
            "line": one.number,
            "start": one.start,
            "label": one.label.name.lower(),
            "starts_article": one.starts,
            "sure": round(one.sure, 4),
            "instead": one.instead.name.lower() if one.instead is not None else None,
            "grounds": [
                {"theme": ground.theme, "facts": ground.facts, "says": words(ground), "weight": ground.weight}
                for ground in one.grounds
            ],
        }
        for one in explanation.lines
        if isinstance(one, Verdict)
    ]


def _verdict(one: Verdict) -> Iterator[str]:
    if one.starts:
        yield ""
        yield "  " + _("line {number}: an article starts ({sure})", number=one.number, sure=f"{one.sure:.0%}")
    told = _("line {number}  {role}: {words}", number=one.number, role=_(LABELS[one.label]), words=_cut(one))
    instead = _(LABELS[one.instead]) if one.instead is not None else ""
    yield "  " + told + ("" if one.starts else _(" ({sure})", sure=f"{one.sure:.0%}"))
    grounds = [ground for ground in one.grounds if ground.theme not in _NOT_TOLD] or one.grounds
    for_it = [words(ground) for ground in grounds if ground.weight > 0]
    against = [words(ground) for ground in grounds if ground.weight < 0]
    if for_it:
        yield "      + " + _("; ").join(for_it)
    if against:
        yield "      − " + _("for {label} spoke: {grounds}", label=instead, grounds=_("; ").join(against))


def _cut(one: Verdict | Recognised) -> str:
    return visible(one.words if len(one.words) <= _EXCERPT else one.words[: _EXCERPT - 1] + "…")


def words(ground: Ground) -> str:
    """One ground as a phrase."""
    if ground.theme.startswith("sign "):
        return _(SIGNS[ground.theme.removeprefix("sign ")])
    return _PHRASES[ground.theme](ground.facts)


Facts = tuple[str, ...]


def _joint(facts: Facts) -> str:
    gap, indent, above = facts
    return _("; ").join(
        [
            _("a blank line above") if gap == "gap" else _("no blank line above"),
            *([_("set in")] if indent == "set in" else []),
            _(ABOVE_ENDS.get(above, ABOVE_ENDS["other"])),
        ]
    )


def _measure(facts: Facts) -> str:
    fill, width = facts
    return _("{width} ems long, {fill}", width=width, fill=_(FILLS.get(fill, FILLS["short"])))


def _row(facts: Facts) -> str:
    above, below = (_(KINDS[fact]) for fact in facts)
    return _("stands between {above} and {below}", above=above, below=below)


def _title_row(facts: Facts) -> str:
    place, count = facts
    if count == "1":
        return _("stands alone as a title")
    return _("title {place} of {count} below each other", place=place, count=count)


def _alike(facts: Facts) -> str:
    return _(ALIKE[facts[0]])


def _matter(facts: Facts) -> str:
    return _("; ").join(_(MATTER[fact]) for fact in facts) or _("what its words share with the text around")


def _edges(facts: Facts) -> str:
    first, last = facts
    return _("begins with {first} and ends with {last}", first=visible(first), last=visible(last))


def _order(facts: Facts) -> str:
    return _("comes as usual after: {label}", label=_(LABELS[Label[facts[0].upper()]]))


def _above(facts: Facts) -> str:
    return _("the line above: {signs}", signs=_sign(facts))


def _below(facts: Facts) -> str:
    return _("the line below: {signs}", signs=_sign(facts))


def _further_below(facts: Facts) -> str:
    return _("the next line but one: {signs}", signs=_sign(facts))


def _sign(facts: Facts) -> str:
    return _(SIGNS.get(facts[0], EDGE))


def _two_heads(facts: Facts) -> str:
    kicker = facts[0] == "kicker and headline"
    return _("such a pair is mostly kicker and headline") if kicker else _("such a pair is mostly headline and deck")


_PHRASES: dict[str, Callable[[Facts], str]] = {
    "joint": _joint,
    "measure": _measure,
    "row": _row,
    "pair": _row,
    "title_row": _title_row,
    "alike": _alike,
    "matter": _matter,
    "meets": lambda _facts: _("how its first character meets the last one above"),
    "words": _edges,
    "roofed": lambda _facts: _("stands under a roof over short items"),
    "running": lambda _facts: _("running text"),
    "order": _order,
    "above": _above,
    "below": _below,
    "further_below": _further_below,
    "shape_above": lambda _facts: _("the length of the line above beside this one"),
    "shape_below": lambda _facts: _("how the line below is set beside this one"),
    "two_heads": _two_heads,
    "rule": lambda _facts: _("a line like this can be nothing else"),
}
