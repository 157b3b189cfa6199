"""What Alembic runs to bring a database up to date, on the connection it is handed."""

from alembic import context

from knowledge.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
