"""What a store says of its libraries and servers, after a restart too."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

from knowledge.store import HOME, Change, Entry, Manifest, ServerSettings, Store, Versions, open_store
from knowledge.text import word_count
from tests.knowledge.store.articles import article, bodies, page, put_numbered

SERVER = 2**63 - 1
URL = "https://example.org/towns"


async def test_a_library_that_was_never_written_to_is_empty(store: Store) -> None:
    assert await store.revisions([HOME, SERVER]) == {HOME: 0, SERVER: 0}
    assert await store.revisions([]) == {}
    assert await store.manifest(SERVER) == Manifest(0, ())
    assert await store.load(SERVER, ["a"]) == []
    assert await store.load(SERVER, []) == []
    assert await store.libraries() == ()
    assert await store.settings(SERVER) == ServerSettings()


async def test_a_manifest_says_all_but_the_text(store: Store) -> None:
    new = article(url=URL, author="Ada", date="2024-05-01", language="de")
    before = datetime.now(UTC)
    put = await store.put(SERVER, new, page(URL))
    stored = put.stored
    assert before <= stored.added_at <= datetime.now(UTC)
    entry = Entry(
        id=stored.article.id,
        title="Towns",
        url=URL,
        author="Ada",
        date="2024-05-01",
        language="de",
        words=word_count(new.text),
        origin=page(URL),
        added_at=stored.added_at,
        revision=1,
    )
    assert await store.manifest(SERVER) == Manifest(1, (entry,))


async def test_articles_come_in_the_order_of_being_added(store: Store) -> None:
    puts = [await put_numbered(store, SERVER, number) for number in range(12)]
    ids = [put.stored.article.id for put in puts]
    assert [entry.id for entry in (await store.manifest(SERVER)).entries] == ids
    wanted = {ids[7], ids[2], "unknown", ids[11]}
    assert await store.load(SERVER, wanted) == [puts[2].stored, puts[7].stored, puts[11].stored]


async def test_more_articles_than_one_statement_takes_are_loaded(store: Store) -> None:
    ids = [(await put_numbered(store, SERVER, number)).stored.article.id for number in range(3)]
    unknown = [f"x{number}" for number in range(40_000)]
    assert [stored.article.id for stored in await store.load(SERVER, [*unknown, *ids])] == ids


async def test_a_manifest_is_of_one_moment(store: Store) -> None:
    """Each of these writes leaves as many articles as the revision says."""
    writes = [asyncio.create_task(put_numbered(store, SERVER, number)) for number in range(20)]
    while not all(write.done() for write in writes):
        manifest = await store.manifest(SERVER)
        assert len(manifest.entries) == manifest.revision
        assert sorted(entry.revision for entry in manifest.entries) == [*range(1, manifest.revision + 1)]
    await asyncio.gather(*writes)


async def test_versions_say_which_articles_were_written_since(store: Store) -> None:
    assert await store.versions(SERVER) == Versions(0, {})
    first, second, third = [(await put_numbered(store, SERVER, number)).stored for number in range(3)]
    await store.remove(SERVER, second.article.id)
    newer = await store.put(SERVER, replace(first.article, title="Newer"), first.origin)
    assert newer.change is Change.UPDATED
    versions = await store.versions(SERVER)
    assert versions == Versions(5, {first.article.id: 5, third.article.id: 3})
    assert list(versions.articles) == [first.article.id, third.article.id]


async def test_a_server_that_only_chose_something_is_one_of_the_libraries(store: Store) -> None:
    await store.save_settings(SERVER, ServerSettings(librarian_role=7))
    await put_numbered(store, HOME, 0)
    assert await store.libraries() == (HOME, SERVER)


async def test_settings_are_kept_by_server(store: Store) -> None:
    await store.save_settings(SERVER, ServerSettings(1))
    await store.save_settings(SERVER, ServerSettings(librarian_role=2**62))
    assert await store.settings(SERVER) == ServerSettings(2**62)
    assert await store.settings(5) == ServerSettings()
    await store.save_settings(SERVER, ServerSettings())
    assert await store.settings(SERVER) == ServerSettings()
    assert await store.revisions([SERVER]) == {SERVER: 0}


async def test_all_is_there_after_a_restart(store_url: str) -> None:
    async with open_store(store_url) as store:
        puts = [await put_numbered(store, SERVER, number) for number in range(3)]
        removed = await store.remove(SERVER, puts[1].stored.article.id)
        await store.save_settings(SERVER, ServerSettings(3))
        before = await store.manifest(SERVER)
    async with open_store(store_url) as store:
        assert await store.manifest(SERVER) == before
        assert await store.settings(SERVER) == ServerSettings(3)
        put = await store.restore(SERVER, removed)
        assert put == replace(put, change=Change.ADDED, stored=replace(puts[1].stored, revision=5))
        assert await bodies(store, SERVER) == [f"Town number {number} has streets." for number in range(3)]
