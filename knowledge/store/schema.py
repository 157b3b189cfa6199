"""The tables, as the newest migration leaves them."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    false,
    true,
)
from sqlalchemy.types import TypeDecorator

HEAD: Final = "0002"
"""The newest migration. Numbers of equal length, so that a database's can be told older or newer."""

VERSION_TABLE: Final = "verbatim_version"
"""Not Alembic's own name for it, which another program in the same database may have taken."""


class Moment(TypeDecorator[datetime]):
    """An aware datetime in UTC. SQLite has no time zones, and keeps the UTC clock alone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """For the database: in UTC."""
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: aware, in UTC."""
        if value is None or value.tzinfo is not None:
            return value
        return value.replace(tzinfo=UTC)


metadata: Final = MetaData()

libraries: Final = Table(
    "libraries",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("revision", BigInteger, nullable=False),
)
"""A row comes with the first write to a library and stays; whoever writes to the library locks it."""

articles: Final = Table(
    "articles",
    metadata,
    Column("id", Text, primary_key=True),
    Column("library", BigInteger, ForeignKey("libraries.id"), nullable=False),
    Column("position", BigInteger, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("origin_kind", Text, nullable=False),
    Column("origin_name", Text, nullable=False),
    Column("origin_digest", Text, nullable=False),
    Column("name_digest", LargeBinary),
    Column("url_digest", LargeBinary),
    Column("text_digest", LargeBinary, nullable=False),
    Column("title", Text, nullable=False),
    Column("url", Text),
    Column("author", Text),
    Column("date", Text),
    Column("language", Text, nullable=False),
    Column("words", Integer, nullable=False),
    Column("paragraphs", Text, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("library", "name_digest", name="articles_name"),
    UniqueConstraint("library", "url_digest", name="articles_url"),
    UniqueConstraint("library", "text_digest", name="articles_text"),
)
"""`position` is the revision that the article was added with, which no other article gets.

What makes two articles the same is kept as SHA-256, since PostgreSQL indexes no value of more than 2,700
bytes and URLs may be longer; `name_digest` is for origins in a directory only.
"""

Index("articles_order", articles.c.library, articles.c.position, articles.c.id, articles.c.revision)
"""Holds all that `Versions` asks: the texts beside it are not passed by."""

servers: Final = Table(
    "servers",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("librarian_role", BigInteger),
    Column("home_articles", Boolean, nullable=False, server_default=true()),
    Column("private", Boolean, nullable=False, server_default=false()),
    Column("gap_notes", Boolean, nullable=False, server_default=false()),
    Column("language", Text),
)

tallies: Final = Table(
    "tallies",
    metadata,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("week", Date, primary_key=True),
    Column("article_id", Text, primary_key=True),
    Column("counted", Text, primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""Numbers only. An article that is gone still has its own, so nothing here refers to `articles`."""

gaps: Final = Table(
    "gaps",
    metadata,
    Column("id", Text, primary_key=True),
    Column("server", BigInteger, nullable=False),
    Column("question", Text, nullable=False),
    Column("number", BigInteger, nullable=False),
    Column("first", Date, nullable=False),
    Column("last", Date, nullable=False),
)
"""Only of servers that have `gap_notes`. The id is made of the server and of what alike questions share."""

Index("gaps_server", gaps.c.server)
