"""The library that the settings describe, opened for as long as it is needed."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

from bot.settings import Settings, SettingsError
from knowledge.directory import Synced
from knowledge.library import Library
from knowledge.store.addresses import SqliteFile, address_of
from knowledge.store.opening import open_store
from knowledge.store.records import StoreError


@asynccontextmanager
async def open_library(
    settings: Settings, *, create: bool = True, sync: bool = True, lazy: bool = False
) -> AsyncIterator[Library]:
    """The library, its home articles in step with `BOT_ARTICLES_DIR` unless `sync` is off.

    A `lazy` one is for those who ask nothing. Where nothing was ever stored in the user's data folder and
    nothing needs to be, `create` off leaves it so. Raises SettingsError, one line, for a database that cannot
    be opened and a file that cannot be read.
    """
    async with AsyncExitStack() as stack:
        try:
            library = await _opened(settings, stack, create=create, lazy=lazy)
            synced = await library.sync_home() if sync else Synced()
        except StoreError as error:
            raise SettingsError(f"BOT_DATABASE_URL: {error}") from None
        for name, reason in synced.failed:
            raise SettingsError(f"BOT_ARTICLES_DIR: {name}: {reason}")
        yield library


async def _opened(settings: Settings, stack: AsyncExitStack, *, create: bool, lazy: bool) -> Library:
    url = settings.database_url.get_secret_value() if settings.database_url else None
    if url is None and settings.articles_dir is None and not create and not _is_there():
        return Library()
    return Library(
        await stack.enter_async_context(open_store(url)),
        directory=settings.articles_dir,
        memory_mb=settings.index_memory_mb,
        max_articles=settings.max_articles,
        lazy=lazy,
    )


def _is_there() -> bool:
    file = address_of(None)
    return isinstance(file, SqliteFile) and file.path.exists()
