"""Libraries, their articles, and the settings of servers."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "libraries",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("library", sa.BigInteger, sa.ForeignKey("libraries.id"), nullable=False),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("origin_kind", sa.Text, nullable=False),
        sa.Column("origin_name", sa.Text, nullable=False),
        sa.Column("origin_digest", sa.Text, nullable=False),
        sa.Column("name_digest", sa.LargeBinary),
        sa.Column("url_digest", sa.LargeBinary),
        sa.Column("text_digest", sa.LargeBinary, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("url", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("date", sa.Text),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("words", sa.Integer, nullable=False),
        sa.Column("paragraphs", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.UniqueConstraint("library", "name_digest", name="articles_name"),
        sa.UniqueConstraint("library", "url_digest", name="articles_url"),
        sa.UniqueConstraint("library", "text_digest", name="articles_text"),
    )
    op.create_index("articles_order", "articles", ["library", "position", "id", "revision"])
    op.create_table(
        "servers",
        sa.Column("id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("librarian_role", sa.BigInteger),
    )
