"""The tables of a person's keyword lists, beside those of `newsdesk.db.schema`, with their reasons.

They are a layer of their own: nothing in them points at what was read, and no import or re-import touches them.
Deleting is marking as deleted, so that it can be undone.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from newsdesk.db.columns import Word
from newsdesk.db.schema import Base
from newsdesk.domain import ListKind, Tint, Underline

__all__ = ["Base", "KeywordAlias", "KeywordList", "KeywordTerm"]  # whoever means all tables takes Base from here


class KeywordList(Base):
    """A named list of terms. Two that are not deleted never have the same name.

    `uid` is the same wherever the list goes. `state` rises with every change of the list or of its terms, so that
    whoever made something of them knows whether it still holds. `place` orders the lists.
    """

    __tablename__ = "keyword_list"

    id: Mapped[int] = mapped_column(primary_key=True)
    uid: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    kind: Mapped[ListKind] = mapped_column(Word(ListKind))
    tint: Mapped[Tint] = mapped_column(Word(Tint))
    underline: Mapped[Underline] = mapped_column(Word(Underline))
    active: Mapped[bool]
    in_dictionary: Mapped[bool]
    notes: Mapped[str]
    place: Mapped[int]
    state: Mapped[int]
    deleted_at: Mapped[datetime | None]


Index("ix_keyword_list_name", KeywordList.name, unique=True, sqlite_where=KeywordList.deleted_at.is_(None))


class KeywordTerm(Base):
    """A term of a list, in the order of `place`. Without a tint of its own it has that of the list.

    A term that was deleted stays with its list, deleted or not.
    """

    __tablename__ = "keyword_term"

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("keyword_list.id", ondelete="CASCADE"))
    text: Mapped[str]
    tint: Mapped[Tint | None] = mapped_column(Word(Tint))
    notes: Mapped[str]
    place: Mapped[int]
    deleted_at: Mapped[datetime | None]


Index("ix_keyword_term_list", KeywordTerm.list_id, KeywordTerm.place)


class KeywordAlias(Base):
    """Another way to write a term; `place` counts those of a term from 0."""

    __tablename__ = "keyword_alias"

    term_id: Mapped[int] = mapped_column(ForeignKey("keyword_term.id", ondelete="CASCADE"), primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]
