"""The archive's tables, each with its reasons. What goes in and out are rows; the only place where columns are named.

Three layers lie above each other, and nothing in a lower one is ever changed by a higher one:

1. **source**: the bytes as they came, their SHA-256 and how they were decoded.
2. **what was read**: finding, page, article, element, furniture, person, authorship. All of it can be derived again.
3. **correction**: what a person decided. Append-only, tied to identities (`uid`), not to row numbers.

Some effective values (an edition's newspaper, day, page; an article's heads and opening) are written out beside
what was read, because lists of a million articles are sorted and painted from them. They are derived:
`newsdesk.db.layers` computes them again from layers 2 and 3. So is where an article stands among all others
(`newsdesk.db.order`).

Room for what comes: notes, tags and collections are tables of their own that point at `article.uid` and `edition.uid`
by value, as corrections do, so they need no change here, survive a re-import and move with the archive; an article's
corrected headline or moved cut is a `correction` with target `article`; several editions in one source are further
`edition.number`s; a former identity after a re-split is a table (uid, article uid) beside this.

A person's keyword lists are such tables (`newsdesk.db.keyword_schema`).

The full-text index is not here: it is derived, and `newsdesk.db.index` owns its tables.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BLOB, Date, Float, ForeignKey, Index, MetaData, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from newsdesk.db.columns import Moment, Spans, Word
from newsdesk.domain import Evidence, FurnitureRole, Role, Span


class Base(DeclarativeBase):
    """All tables. Constraints are named by rule, so that a later migration can find and change them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this name from the class; it is never changed
        str: Text,
        float: Float,
        bytes: BLOB,
        date: Date,
        datetime: Moment,
        Evidence: Word(Evidence),
        Role: Word(Role),
        FurnitureRole: Word(FurnitureRole),
        tuple[Span, ...]: Spans,
    }


class Field(StrEnum):
    """The fields of an edition that are read and can be corrected. The values stand in the archive."""

    NEWSPAPER = "newspaper"
    DAY = "day"
    PAGE = "page"  # for an edition of one page
    SECTION = "section"  # that page's name


class Target(StrEnum):
    """What a correction is about. The values stand in the archive."""

    EDITION = "edition"
    ARTICLE = "article"


class Newspaper(Base):
    """A newspaper by its name. Never deleted, even when no edition is left: places in the tree keep its number."""

    __tablename__ = "newspaper"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)


class Source(Base):
    """A file taken in: which bytes, from where, when, and how they became text.

    Nothing of it ever changes, but for the decoding decision, and that only together with all that was read by it. The
    same bytes are held once (`sha256`, lower-case hex, of the original bytes). `path` is the whole path at import (in
    a zip file: the member's name after the zip's), `name` its last part; a byte of a name that is no UTF-8 stands as
    `\\udcNN`, as the import names it. `encoding`, `encoding_reason` and `encoding_doubtful` are the decoding decision
    (see `domain.Decoded`), so that the text, and with it every span, can be had again exactly. `characters` counts
    code points of that text.
    """

    __tablename__ = "source"

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    path: Mapped[str]
    imported_at: Mapped[datetime]
    encoding: Mapped[str]
    encoding_reason: Mapped[str]
    encoding_doubtful: Mapped[bool]
    characters: Mapped[int]
    size: Mapped[int]  # bytes


class SourceContent(Base):
    """A source's bytes, apart from what is known about it, so that lists of sources never read them.

    `coding` says how `content` is packed (`zlib`, `bz2`); the source's SHA-256 is that of the unpacked bytes.
    """

    __tablename__ = "source_content"

    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"), primary_key=True)
    coding: Mapped[str]
    content: Mapped[bytes]


class Edition(Base):
    """One text edition: an issue, or a page of one. Today a source holds one; `number` counts them from 0.

    `uid` comes from the source's SHA-256 and `number` and is the same on every machine. Newspaper and day are the
    effective values (correction over given over read) with their evidence; what was read stays in `finding`.
    `first_page` sorts editions of one day (see `layers.page_order`), `articles` counts: the tree and lists of a
    million articles need both without looking at articles. The three indexes are the tree's, and the list's newest
    and oldest first; an article list is one of the latter two joined to `article (edition_id, place)`, which SQLite
    walks in order without sorting.
    """

    __tablename__ = "edition"
    __table_args__ = (UniqueConstraint("source_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    source_id: Mapped[int] = mapped_column(ForeignKey("source.id", ondelete="CASCADE"))
    number: Mapped[int]
    newspaper_id: Mapped[int | None] = mapped_column(ForeignKey("newspaper.id"))
    newspaper_evidence: Mapped[Evidence | None]
    day: Mapped[date | None]
    day_evidence: Mapped[Evidence | None]
    first_page: Mapped[int]
    articles: Mapped[int]


Index("ix_edition_tree", Edition.newspaper_id, Edition.day, Edition.articles)
Index("ix_edition_oldest", Edition.day, Edition.newspaper_id, Edition.first_page)
Index("ix_edition_newest", Edition.day.desc(), Edition.newspaper_id, Edition.first_page)


class Finding(Base):
    """What was read about an edition: one row a field, with its evidence and where it stood in the text, if there.

    A correction never touches it: undoing one brings this value back. A value that nobody read has no row. Page and
    section have rows for an edition of one page; those of several stand in `page` alone.
    """

    __tablename__ = "finding"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), primary_key=True)
    field: Mapped[Field] = mapped_column(Word(Field), primary_key=True)
    value: Mapped[str]
    evidence: Mapped[Evidence | None]
    spans: Mapped[tuple[Span, ...]]  # empty where the evidence is not in the text


class Page(Base):
    """A page (版) of an edition, in the order of the text. `number` is as printed, `name` the 版名."""

    __tablename__ = "page"
    __table_args__ = (UniqueConstraint("edition_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    place: Mapped[int]
    number: Mapped[str]
    name: Mapped[str | None]
    evidence: Mapped[Evidence | None]


class Article(Base):
    """A story. `id` is quick and local (and never used twice); `uid` is the identity (see `newsdesk.db.identity`).

    `place` counts the edition's articles from 0 in the order of the text. Headline to characters are what a list
    paints, taken from the elements when they are written: a list never reads elements. `authors` are names with a
    line feed between two. `characters` counts visible characters of all elements. `splitter` names the rules that
    cut the story, so that a better splitter finds what it should read again.

    The dateline stands as it is printed (see `domain.Dateline`); an article without one has no spans of it. Its date is
    not kept: it follows from the edition's, which a person may correct. Articles that were split before datelines were
    read have none, and nothing gives them theirs yet: sources are not split again (ARCHITECTURE.md, "Not yet").
    """

    __tablename__ = "article"
    __table_args__ = (UniqueConstraint("edition_id", "place"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"))
    page_id: Mapped[int | None] = mapped_column(ForeignKey("page.id", ondelete="SET NULL"), index=True)
    place: Mapped[int]
    headline: Mapped[str]
    kicker: Mapped[str]
    deck: Mapped[str]
    opening: Mapped[str]
    authors: Mapped[str]
    characters: Mapped[int]
    confidence: Mapped[float]
    splitter: Mapped[str]
    dateline_agency: Mapped[str | None]
    dateline_place: Mapped[str | None]
    dateline_day: Mapped[str | None]
    dateline_spans: Mapped[tuple[Span, ...] | None]


class ArticleOrder(Base):
    """Where an article stands in the archive's order, and by what its hits are told apart (see `newsdesk.db.order`).

    Derived from what counts for its edition, and written out because lists and searches of a million articles walk
    along `position`. The full-text index numbers its rows by it. `page` and `section` are the number and the name of
    the page on which the article starts.
    """

    __tablename__ = "article_order"

    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), unique=True)
    newspaper_id: Mapped[int | None] = mapped_column(ForeignKey("newspaper.id"), index=True)
    page: Mapped[str | None] = mapped_column(index=True)
    section: Mapped[str | None] = mapped_column(index=True)


class OrderScale(Base):
    """How many bits of a position number the articles of one day. One row."""

    __tablename__ = "order_scale"

    bits: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Element(Base):
    """A headline, a paragraph … of an article in reading order, as a reader sees it, with its spans in the source."""

    __tablename__ = "element"

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[Role]
    text: Mapped[str]
    spans: Mapped[tuple[Span, ...]]


class Furniture(Base):
    """What belongs to the page and to no article: kept, so that every visible character is accounted for."""

    __tablename__ = "furniture"

    edition_id: Mapped[int] = mapped_column(ForeignKey("edition.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[FurnitureRole]
    text: Mapped[str]
    spans: Mapped[tuple[Span, ...]]


class Person(Base):
    """Somebody who writes. Two of one name are told apart by `distinction`, which is empty until a person says more."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("name", "distinction"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    distinction: Mapped[str]


class Authorship(Base):
    """Who signed an article, in the printed order. The printed name is evidence; which person that is, a judgement."""

    __tablename__ = "authorship"

    article_id: Mapped[int] = mapped_column(ForeignKey("article.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    printed: Mapped[str]
    function: Mapped[str]


class Correction(Base):
    """What a person decided, above everything that was read. Rows are added, and undone by a time; never rewritten.

    The target is named by its `uid`, without a foreign key, so that a correction outlives a re-import and applies
    again on another machine. `value` None says that the field is unknown. `evidence` is given (said for a whole
    import) or corrected (for this one, afterwards): of those not undone the newest corrected one counts, then the
    newest given one.
    """

    __tablename__ = "correction"

    id: Mapped[int] = mapped_column(primary_key=True)
    target: Mapped[Target] = mapped_column(Word(Target))
    target_uid: Mapped[str]
    field: Mapped[str]
    value: Mapped[str | None]
    evidence: Mapped[Evidence]
    made_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]


Index("ix_correction_target", Correction.target_uid, Correction.field)
