"""The index's tables and how they are filled. Articles go in; knows nothing of queries.

`article_index` is an FTS5 table that keeps no text of its own, only where each token stands. It is fed with the folded
tokens that `newsdesk.search.tokens` makes, a space between two, and FTS5's `ascii` tokenizer takes them as they are: it
splits at ASCII punctuation, which they never have, and knows no Unicode of its own, which would be another one than
ours. So a term is a phrase of tokens, at any length, and SQLite decides nothing about what a match is.

Between two elements stands a token that no text can give, so that no phrase reaches from one into the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select, text

from newsdesk.db.index.texts import AT_ONCE, Held, held_articles
from newsdesk.db.schema import Article
from newsdesk.domain import Author, Element
from newsdesk.search.fold import fingerprint
from newsdesk.search.tokens import words
from newsdesk.search.tree import ROLES, Scope
from newsdesk.tasks import CancelToken, Progress, ProgressCallback, silent

VERSION = "1"  # of the tables below; raised with every change of them
COLUMNS = ("heads", "byline", "body", "people")
BREAK = "¶¶"  # a punctuation mark is a token by itself, so two in one are no text's
LONGEST = 2000  # code points of a token up to which the index knows it whole; FTS5 itself would cut at 32,768 bytes
_OTHER_ROLES = ROLES[Scope.ELEMENTS] - ROLES[Scope.TITLE] - ROLES[Scope.BODY]
_ROLES = (ROLES[Scope.TITLE], _OTHER_ROLES, ROLES[Scope.BODY])

_CREATE = (
    "CREATE VIRTUAL TABLE article_index USING fts5(heads, byline, body, people, content='', tokenize='ascii')",
    "CREATE TABLE article_index_made (version TEXT NOT NULL, fingerprint TEXT NOT NULL)",
)
_DROP = ("DROP TABLE IF EXISTS article_index", "DROP TABLE IF EXISTS article_index_made")
_ADD = text(
    "INSERT INTO article_index (rowid, heads, byline, body, people) VALUES (:id, :heads, :byline, :body, :people)"
)
_REMOVE = text(
    "INSERT INTO article_index (article_index, rowid, heads, byline, body, people)"
    " VALUES ('delete', :id, :heads, :byline, :body, :people)"
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


def add(connection: Connection, article_id: int, elements: Sequence[Element], authors: Sequence[Author]) -> None:
    """Index an article that is not indexed yet."""
    connection.execute(_ADD, _row(article_id, columns(elements, authors)))


def remove(connection: Connection, article_ids: Sequence[int]) -> None:
    """Take articles out of the index, while their elements and authors are still stored as they were added."""
    for start in range(0, len(article_ids), AT_ONCE):
        for held in held_articles(connection, article_ids[start : start + AT_ONCE]):
            connection.execute(_REMOVE, _row(held.id, columns(held.elements, held.authors)))


def rebuild(connection: Connection, progress: ProgressCallback = silent, cancel: CancelToken | None = None) -> None:
    """Make the index again from the text, in the caller's transaction. Raises Cancelled."""
    _make_empty(connection)
    total = connection.scalar(select(func.count()).select_from(Article)) or 0
    for done, held in enumerate(all_articles(connection)):
        if done % AT_ONCE == 0:
            progress(Progress(done, total))
            if cancel:
                cancel.check()
        add(connection, held.id, held.elements, held.authors)
    connection.execute(_OPTIMIZE)
    _mark_current(connection)
    progress(Progress(total, total))


def columns(elements: Sequence[Element], authors: Sequence[Author]) -> list[str]:
    """The words of an article, in the order of COLUMNS. Of a token longer than LONGEST, one character more stands."""
    texts = [[element.text for element in elements if element.role in roles] for roles in _ROLES]
    joined = [BREAK.join(map(words, column)) for column in (*texts, [author.name for author in authors])]
    return [_cut(column) if len(column) > LONGEST else column for column in joined]


def _cut(column: str) -> str:
    tokens = column.split()
    if max(map(len, tokens), default=0) <= LONGEST:
        return column
    return " ".join(token[: LONGEST + 1] for token in tokens)


def _row(article_id: int, filled: Sequence[str]) -> dict[str, int | str]:
    return {"id": article_id, **dict(zip(COLUMNS, filled, strict=True))}


def _make_empty(connection: Connection) -> None:
    for statement in _DROP + _CREATE:
        connection.exec_driver_sql(statement)


def _mark_current(connection: Connection) -> None:
    connection.execute(_MARK, {"version": VERSION, "fingerprint": fingerprint()})


def all_articles(connection: Connection) -> Iterator[Held]:
    """Every article of the archive as a search sees it, by number."""
    ids = connection.scalars(select(Article.id).order_by(Article.id)).all()
    for start in range(0, len(ids), AT_ONCE):
        yield from held_articles(connection, ids[start : start + AT_ONCE])
