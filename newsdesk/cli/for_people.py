"""Results as a person at a terminal reads them: tables that line up, hits that stand out. Goes in: domain values.

Chinese characters take two columns. Nothing in a newspaper's text can command the terminal.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

import click

from newsdesk.domain import (
    HEAD_ROLES,
    Article,
    Author,
    Dateline,
    ElementHits,
    Evidence,
    FixityReport,
    HitSpan,
    ImportOutcome,
    ImportStatus,
    NamedBy,
    NamedFile,
    ParsedArticle,
    ReadSource,
    Role,
    Snippet,
    dateline_date,
    headline_of,
)
from newsdesk.wording import NAMED_BY, _, mark, sentence, visible

STATUSES = {
    ImportStatus.IMPORTED: mark("imported"),
    ImportStatus.DUPLICATE: mark("duplicate"),
    ImportStatus.UPDATED: mark("updated"),
    ImportStatus.REFUSED: mark("refused"),
}

EVIDENCE = {
    Evidence.MASTHEAD: mark("masthead"),
    Evidence.FOLIO: mark("page head"),
    Evidence.FILE_NAME: mark("file name"),
    Evidence.GIVEN: mark("given"),
    Evidence.CORRECTED: mark("corrected"),
}

_NAMED = (18, 10, 4, 40)  # columns of a terminal

KINDS = {"source": mark("source"), "index": mark("index"), "database": mark("database")}
DAMAGES = {
    "archive_damaged": mark("cannot be read"),
    "article_misplaced": mark("does not stand where its date, newspaper and page say"),
    "articles_miscounted": mark("does not hold as many articles as it says"),
    "content_changed": mark("is not what was imported: its SHA-256 differs"),
    "content_missing": mark("its bytes are missing"),
    "content_unreadable": mark("its bytes cannot be unpacked"),
    "index_answers_wrongly": mark("does not find what is there"),
    "index_disagrees": mark("is indexed otherwise than it reads"),
    "index_holds_no_article": mark("is indexed, but is no article"),
    "index_missing": mark("is missing"),
    "index_outdated": mark("was made by another version and has to be made anew"),
    "index_unreadable": mark("cannot be read"),
    "refers_to_nothing": mark("has rows that refer to nothing"),
}


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_columns_of(char) for char in text)


def _columns_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def fit(text: str, width: int) -> str:
    """`text` in exactly `width` columns: cut with … or filled with spaces."""
    text = visible(text)
    if columns(text) > width:
        kept = width - 1
        for place, char in enumerate(text):
            kept -= _columns_of(char)
            if kept < 0:
                text = text[:place] + "…"
                break
    return text + " " * (width - columns(text))


def row(cells: Sequence[str], widths: Sequence[int]) -> str:
    """One line of a table; the last cell is as long as it is."""
    fitted = [fit(cell, width) for cell, width in zip(cells, widths, strict=False)]
    return "  ".join([*fitted, *(visible(cell) for cell in cells[len(widths) :])]).rstrip()


def marked(text: str, spans: Iterable[HitSpan]) -> str:
    """`text` with its hits bold on a terminal, between 【】 elsewhere."""
    pieces, here = [], 0
    for span in sorted(spans):
        if span.start >= here:  # terms may meet on the same characters
            pieces += [visible(text[here : span.start]), _hit(visible(text[span.start : span.end]))]
            here = span.end
    return "".join([*pieces, visible(text[here:])])


def _hit(text: str) -> str:
    return click.style(text, bold=True, fg="red") if _may_be_styled() else f"【{text}】"


def _may_be_styled() -> bool:
    """Whether a person reads, at a terminal with colours. A program without a console has no output at all."""
    return sys.stdout is not None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def place_line(newspaper: str | None, day: str | None, pages: Iterable[tuple[str | None, str | None]]) -> str:
    """Newspaper, date and pages as a source line has them; what is not known is said."""
    named = [_("page {number}", number=number) + (f" {name}" if name else "") for number, name in pages if number]
    return "  ".join([newspaper or _("unknown newspaper"), day or _("no date"), ", ".join(named)]).rstrip()


def parsed(source: ReadSource) -> Iterator[str]:
    """A file and a table of its articles."""
    edition = source.edition
    yield visible(source.path)
    paper, day = (found.value if found else None for found in (edition.newspaper, edition.date))
    place = place_line(paper, day, [(page.number, page.name) for page in edition.pages])
    read_in = sorted({_(EVIDENCE[found.evidence]) for found in (edition.newspaper, edition.date) if found})
    place += _(" (read in: {places})", places=_(", ").join(read_in)) if read_in else ""
    doubt = _(" (doubtful)") if source.decoded.doubtful else ""
    yield visible(f"  {place}  {source.decoded.encoding}{doubt}  SHA-256 {source.sha256[:12]}…")
    widths = (6, 44, 10)
    yield "  " + row((_("page"), _("headline"), _("certainty"), _("authors")), widths)
    for article in edition.articles:
        yield "  " + row(_parsed_cells(article), widths)


def _parsed_cells(article: ParsedArticle) -> tuple[str, ...]:
    return (article.page or "—", headline_of(article.elements), f"{article.confidence:.0%}", _names(article.authors))


def _names(authors: Iterable[Author]) -> str:
    return "、".join(author.name for author in authors)


def imported(outcome: ImportOutcome) -> str:
    """One source's line of an import."""
    status = _(STATUSES[outcome.status])
    if outcome.problem:
        return f"{fit(status, 10)}  {sentence(outcome.problem)}"
    paper = _with_evidence(outcome.newspaper, outcome.newspaper_from)
    day = _with_evidence(outcome.date.isoformat() if outcome.date else None, outcome.date_from)
    cells = (status, _("{count} articles", count=f"{outcome.articles:>4}"), paper, day, outcome.path)
    return row(cells, (10, 15, 26, 22))


def _with_evidence(value: str | None, evidence: Evidence | None) -> str:
    """A field of an edition and where it was read: `2021-08-06 (file name)`."""
    if value is None:
        return "—"
    return _("{value} ({evidence})", value=value, evidence=_(EVIDENCE[evidence])) if evidence else value


def named_head() -> str:
    """What the columns are in which names are told."""
    return row((_("newspaper"), _("date"), _("page"), _("read by"), _("file")), _NAMED)


def named(file: NamedFile) -> str:
    """What one file's name says, and what read it."""
    fields, by = file.fields, _(NAMED_BY[file.by])
    cells = (fields.newspaper or "—", fields.date or "—", fields.page or "—", file.pattern or by, file.path)
    return row(cells, _NAMED)


def named_summary(tally: Mapping[NamedBy, int], skipped: int) -> str:
    """How many names were read by what."""
    return _(
        "{pattern} read by patterns, {built_in} by the built-in reading; nothing read in {nothing}; {skipped} skipped "
        "(not text files)",
        **{by.value: tally[by] for by in NamedBy},
        skipped=skipped,
    )


def hit(number: int, article: Article, snippet: Snippet, hits: Iterable[ElementHits]) -> Iterator[str]:
    """One article that a search found: its place, its headline, the text around the hits."""
    in_headline = [span for one in hits for span in one.spans if article.elements[one.element].text == article.headline]
    day = article.date.isoformat() if article.date else None
    place = place_line(article.newspaper, day, [(article.page, article.section)])
    yield visible(f"{number:>4}  {place}  {article.uid}")
    yield f"      {marked(article.headline, in_headline)}"
    yield f"      {marked(snippet.text, snippet.spans)}"


def shown(article: Article) -> Iterator[str]:
    """One whole article, set as plain text."""
    day = article.date.isoformat() if article.date else None
    yield visible(place_line(article.newspaper, day, [(article.page, article.section)]))
    if article.dateline:
        yield visible(_("Dateline: {words}", words=_dateline(article.dateline, article.date)))
    yield ""
    for element in article.elements:
        if element.role is Role.PARAGRAPH:
            yield "　　" + visible(element.text)
        elif element.role is Role.HEADLINE:
            yield click.style(visible(element.text), bold=True) if _may_be_styled() else visible(element.text)
        else:
            yield visible(element.text)
        if element.role not in HEAD_ROLES:
            yield ""
    yield visible(f"{article.uid}  {article.source_name}  SHA-256 {article.source_sha256}")


def _dateline(dateline: Dateline, edition: date | None) -> str:
    """A dateline as printed, and the date its day means there: `新华社  北京  8月5日 (2021-08-05)`."""
    meant, day = dateline_date(dateline.day, edition), dateline.day
    if meant:
        day = _("{value} ({evidence})", value=day, evidence=meant.isoformat())
    return "  ".join(one for one in (dateline.agency, dateline.place, day) if one)


def summary(counts: Mapping[str, object]) -> str:
    """What became of a whole import."""
    return _(
        "{imported} imported, {duplicate} duplicate, {updated} updated, {refused} refused, {skipped} skipped "
        "(not text files); {articles} articles in {seconds} s",
        **counts,
    )


def verified(report: FixityReport, *, sources: bool, index: bool) -> Iterator[str]:
    """A line for each damage, and what was checked: the count is of sources or, where those were left out, articles."""
    for damage in report.damaged:
        kind, problem = KINDS.get(damage.kind, damage.kind), DAMAGES.get(damage.problem, damage.problem)
        yield row((_(kind), damage.name, _(problem)), (10, 44))
    yield _(_checked(sources=sources, index=index), checked=report.checked, damaged=len(report.damaged))


def _checked(*, sources: bool, index: bool) -> str:
    if not index:
        return mark("sources checked: {checked}, and the database; damaged: {damaged}")
    if not sources:
        return mark("articles checked in the index: {checked}, and the database; damaged: {damaged}")
    return mark("sources checked: {checked}, the database and the index; damaged: {damaged}")
