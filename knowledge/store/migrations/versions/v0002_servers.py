"""What servers choose besides a role, numbers of their questions, and questions without an answer."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the columns and the tables."""
    for name, default in (("home_articles", sa.true()), ("private", sa.false()), ("gap_notes", sa.false())):
        op.add_column("servers", sa.Column(name, sa.Boolean, nullable=False, server_default=default))
    op.add_column("servers", sa.Column("language", sa.Text))
    op.create_table(
        "tallies",
        sa.Column("server", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("article_id", sa.Text, primary_key=True),
        sa.Column("counted", sa.Text, primary_key=True),
        sa.Column("number", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "gaps",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("server", sa.BigInteger, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("first", sa.Date, nullable=False),
        sa.Column("last", sa.Date, nullable=False),
    )
    op.create_index("gaps_server", "gaps", ["server"])
