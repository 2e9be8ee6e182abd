"""Which terms may stand in a list: what a person wants to add goes in; what can be added, and why the rest cannot, out.

Two terms are the same where a search takes them for the same: they would mark the same places. Knows no archive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsdesk.domain import AddedTerms, KeywordTerm, NewTerm, PassedOver, Problem
from newsdesk.errors import KeywordsRefused
from newsdesk.keywords.term_files import LONGEST_TERM, clean, shown
from newsdesk.search.tokens import words

LONGEST_NAME = 100  # characters of a list's name
_HELD, _SHORT = "keyword_term_held", "keyword_term_short"


def checked_name(name: str) -> str:
    """A list's name as it can stand. Raises KeywordsRefused."""
    cleaned = clean(name)
    if not cleaned:
        raise KeywordsRefused("keyword_list_blank")
    if len(cleaned) > LONGEST_NAME:
        raise KeywordsRefused("keyword_list_name_too_long", limit=LONGEST_NAME)
    return cleaned


def storable(notes: str) -> str:
    """Notes as they can be stored: half of a character, which a paste may leave behind, becomes a question mark."""
    return notes.encode("utf-8", "replace").decode("utf-8")


class Admission:
    """Lets terms into a list one after the other: those that say something, and nothing that it has already."""

    def __init__(self, held: Iterable[KeywordTerm]) -> None:
        self._taken = {words(text) for term in held for text in (term.text, *term.aliases)}
        self.terms: list[NewTerm] = []
        self.repeated: list[PassedOver] = []
        self.passed_over: list[PassedOver] = []
        self.doubtful: list[PassedOver] = []

    def admit(self, line: int, wanted: NewTerm) -> None:
        """Let a term in, or note why not."""
        text = clean(wanted.text)
        problem = _problem(text)
        if problem:
            self.passed_over.append(PassedOver(line, shown(wanted.text), problem))
        elif words(text) in self._taken:
            self.repeated.append(PassedOver(line, shown(text), Problem(_HELD, (("term", text),))))
        else:
            aliases = tuple(self._admitted(line, text, wanted.aliases))
            self._taken.update(map(words, (text, *aliases)))
            self.terms.append(NewTerm(text, aliases, wanted.tint, clean(wanted.notes)))
            for short in (one for one in (text, *aliases) if len(words(one).strip()) == 1):
                self.doubtful.append(PassedOver(line, short, Problem(_SHORT, (("term", short),))))

    def report(self, added: Sequence[KeywordTerm], passed_over: Sequence[PassedOver] = ()) -> AddedTerms:
        """What became of everything, in the order of the lines; `passed_over` were lines before they were terms."""
        return AddedTerms(
            tuple(added),
            tuple(self.repeated),
            tuple(sorted([*self.passed_over, *passed_over], key=lambda passed: passed.line)),
            tuple(sorted(self.doubtful, key=lambda passed: passed.line)),
        )

    def _admitted(self, line: int, text: str, aliases: Iterable[str]) -> Iterator[str]:
        """The aliases that a term can have; those that the list has already are left out, and said so."""
        own = {words(text), words("")}  # one that says the term itself again, or nothing, is not worth a word
        for alias in map(clean, aliases):
            key = words(alias)
            if key not in own:
                problem = _problem(alias) or (Problem(_HELD, (("term", alias),)) if key in self._taken else None)
                if problem:
                    self.doubtful.append(PassedOver(line, shown(alias), problem))
                else:
                    own.add(key)
                    yield alias


def changed(wanted: KeywordTerm, others: Iterable[KeywordTerm]) -> KeywordTerm:
    """A term as a person changed it, as it can stand beside the others of its list. Raises KeywordsRefused."""
    admission = Admission(others)
    admission.admit(1, NewTerm(wanted.text, wanted.aliases, wanted.tint, wanted.notes))
    for refused in (*admission.passed_over, *admission.repeated, *admission.doubtful):
        if refused.problem.code != _SHORT:
            raise KeywordsRefused(refused.problem.code, **dict(refused.problem.values))
    new = admission.terms[0]
    return replace(wanted, text=new.text, aliases=new.aliases, notes=new.notes)


def _problem(text: str) -> Problem | None:
    if len(text) > LONGEST_TERM:
        return Problem("keyword_term_too_long", (("limit", str(LONGEST_TERM)),))
    return None if words(text).strip() else Problem("keyword_term_blank")
