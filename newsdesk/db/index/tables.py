"""The index's tables and how they are filled. Articles go in; knows nothing of queries.

`article_index` is an FTS5 table that keeps no text of its own, only where each token stands. It is fed with the folded
tokens that `newsdesk.search.tokens` makes, a space between two, and FTS5's `ascii` tokenizer takes them as they are: it
splits at ASCII punctuation, which they never have, and knows no Unicode of its own, which would be another one than
ours. So a term is a phrase of tokens, at any length, and SQLite decides nothing about what a match is.

Between two elements stand tokens that no text can give, so that no phrase reaches from one into the next, and enough of
them that no NEAR up to NEAREST does. For the same reason a token of several characters is followed by fillers: then
the distance that FTS5 counts in tokens is the one that a search counts in characters.

The rows are numbered by the articles' positions (see `newsdesk.db.order`): newest first is the index's own order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, TextClause, func, select, text

from newsdesk.db.index.forms import forms
from newsdesk.db.index.texts import AT_ONCE, Held, held_articles
from newsdesk.db.order import Placed
from newsdesk.db.schema import Article, ArticleOrder
from newsdesk.search.fold import fingerprint
from newsdesk.search.tokens import words
from newsdesk.search.tree import ROLES, Scope
from newsdesk.tasks import CancelToken, Progress, ProgressCallback, silent

VERSION = "2"  # of the tables below; raised with every change of them
COLUMNS = ("heads", "byline", "body", "people", "forms")
NEAREST = 20  # the greatest distance in NEAR that the index answers by itself; the one of NEAR without a number
BREAK, FILLER = "¶¶", "··"  # a punctuation mark is a token by itself, so two in one are no text's
_BORDER = f" {BREAK}" * (NEAREST + 1)
_LONG = re.compile("[^ ]{2,}")
LONGEST = 2000  # code points of a token up to which the index knows it whole; FTS5 itself would cut at 32,768 bytes
_OTHER_ROLES = ROLES[Scope.ELEMENTS] - ROLES[Scope.TITLE] - ROLES[Scope.BODY]
_ROLES = (ROLES[Scope.TITLE], _OTHER_ROLES, ROLES[Scope.BODY])

_CREATE = (
    "CREATE VIRTUAL TABLE article_index USING fts5(heads, byline, body, people, forms, content='', tokenize='ascii')",
    "CREATE TABLE article_index_made (version TEXT NOT NULL, fingerprint TEXT NOT NULL)",
)
_DROP = ("DROP TABLE IF EXISTS article_index", "DROP TABLE IF EXISTS article_index_made")
_ADD = text(
    "INSERT INTO article_index (rowid, heads, byline, body, people, forms)"
    " VALUES (:id, :heads, :byline, :body, :people, :forms)"
)
_REMOVE = text(
    "INSERT INTO article_index (article_index, rowid, heads, byline, body, people, forms)"
    " VALUES ('delete', :id, :heads, :byline, :body, :people, :forms)"
)
_OPTIMIZE = text("INSERT INTO article_index (article_index) VALUES ('optimize')")
_MADE = text("SELECT version, fingerprint FROM article_index_made")
_MARK = text("INSERT INTO article_index_made (version, fingerprint) VALUES (:version, :fingerprint)")
_TABLES = text("SELECT count(*) FROM sqlite_master WHERE name IN ('article_index', 'article_index_made')")


def create(connection: Connection) -> None:
    """Make the index's tables where they are missing. In an archive with articles they are `stale` until `rebuild`."""
    if is_there(connection):
        return
    _make_empty(connection)
    if connection.scalar(select(func.count()).select_from(Article)) == 0:
        _mark_current(connection)


def is_there(connection: Connection) -> bool:
    """Whether the index's tables exist."""
    return int(connection.scalar(_TABLES) or 0) == len(_CREATE)


def stale(connection: Connection) -> bool:
    """Whether the index is missing or was made by other rules than this program's, and so has to be made again."""
    return not is_there(connection) or connection.execute(_MADE).all() != [(VERSION, fingerprint())]


def follow(connection: Connection, placed: Placed) -> None:
    """Index articles where they stand now, and no longer where they stood.

    To be called in the transaction that placed them. An index that is `stale` is left alone: it is made again as a
    whole before anybody relies on it.
    """
    if stale(connection):
        return
    if placed.rescaled:
        rebuild(connection)
        return
    # All are taken out before any is put in: one may come where another one stood.
    _each(connection, _REMOVE, {move.article: move.before for move in placed.moves if move.before is not None})
    _each(connection, _ADD, {move.article: move.after for move in placed.moves})


def _each(connection: Connection, statement: TextClause, positions: Mapping[int, int]) -> None:
    """Execute a statement for articles, each at a position."""
    articles = list(positions)
    for start in range(0, len(articles), AT_ONCE):
        some = held_articles(connection, articles[start : start + AT_ONCE])
        _execute(connection, statement, {positions[held.id]: columns(held) for held in some})


def remove(connection: Connection, article_ids: Sequence[int]) -> None:
    """Take articles out of the index, while their elements and authors are still stored as they were indexed."""
    for start in range(0, len(article_ids), AT_ONCE):
        some = held_articles(connection, article_ids[start : start + AT_ONCE])
        _execute(connection, _REMOVE, {held.position: columns(held) for held in some})


def rebuild(connection: Connection, progress: ProgressCallback = silent, cancel: CancelToken | None = None) -> None:
    """Make the index again from the text, in the caller's transaction. Raises Cancelled."""
    _make_empty(connection)
    total = connection.scalar(select(func.count()).select_from(Article)) or 0
    done = 0
    for some in all_articles(connection):
        progress(Progress(done, total))
        if cancel:
            cancel.check()
        _execute(connection, _ADD, {held.position: columns(held) for held in some})
        done += len(some)
    connection.execute(_OPTIMIZE)
    _mark_current(connection)
    progress(Progress(total, total))


def columns(held: Held) -> list[str]:
    """The words of an article, in the order of COLUMNS, spaced as the index counts distances."""
    texts = [[element.text for element in held.elements if element.role in roles] for roles in _ROLES]
    people = [author.name for author in held.authors]
    every = [text for column in (*texts, people) for text in column]
    return [*(_spaced(column) for column in (*texts, people)), forms(every)]


def _spaced(texts: Sequence[str]) -> str:
    """Texts as words, so far from each other that nothing is near across their borders."""
    return _BORDER.join(_LONG.sub(_with_fillers, words(text)) for text in texts)


def _with_fillers(long: re.Match[str]) -> str:
    """A token of several characters takes as much room as they do. Of one beyond LONGEST, one character more stands."""
    token = long.group()
    return f"{token[: LONGEST + 1]}{fillers(len(token))}"


def fillers(length: int) -> str:
    """What stands after a token of so many characters."""
    return f" {FILLER}" * min(length - 1, NEAREST)


def _execute(connection: Connection, statement: TextClause, filled: Mapping[int, Sequence[str]]) -> None:
    if filled:
        rows = [{"id": position, **dict(zip(COLUMNS, filled[position], strict=True))} for position in sorted(filled)]
        connection.execute(statement, rows)


def _make_empty(connection: Connection) -> None:
    for statement in _DROP + _CREATE:
        connection.exec_driver_sql(statement)


def _mark_current(connection: Connection) -> None:
    connection.execute(_MARK, {"version": VERSION, "fingerprint": fingerprint()})


def all_articles(connection: Connection) -> Iterator[list[Held]]:
    """Every article of the archive as a search sees it, some at a time, by position."""
    ids = connection.scalars(select(ArticleOrder.article_id).order_by(ArticleOrder.position)).all()
    for start in range(0, len(ids), AT_ONCE):
        yield held_articles(connection, ids[start : start + AT_ONCE])
