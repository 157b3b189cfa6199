"""Taking articles out, and putting them back."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from knowledge.store import (
    HOME,
    Change,
    LibraryFullError,
    ServerSettings,
    Store,
    StoredArticle,
    UnknownArticleError,
)
from tests.knowledge.store.articles import (
    PASTE,
    article,
    bodies,
    file_in_directory,
    page,
    put_numbered,
)

SERVER = 77
URL = "https://example.org/towns"


async def test_a_removed_article_is_gone_and_handed_back(store: Store) -> None:
    put = await put_numbered(store, SERVER, 1)
    removed = await store.remove(SERVER, put.stored.article.id)
    assert removed == replace(put.stored, revision=2)
    assert await store.load(SERVER, [removed.article.id]) == []
    assert (await store.manifest(SERVER)).entries == ()
    assert await store.revisions([SERVER]) == {SERVER: 2}
    assert await store.libraries() == ()


async def test_an_article_of_another_library_cannot_be_removed(store: Store) -> None:
    put = await put_numbered(store, SERVER, 1)
    with pytest.raises(UnknownArticleError):
        await store.remove(SERVER + 1, put.stored.article.id)
    with pytest.raises(UnknownArticleError):
        await store.remove(SERVER, "no such id")
    assert await store.revisions([SERVER, SERVER + 1]) == {SERVER: 1, SERVER + 1: 0}


async def test_undo_puts_an_article_back_where_it_was(store: Store) -> None:
    puts = [await put_numbered(store, SERVER, number) for number in range(4)]
    before = await bodies(store, SERVER)
    removed = await store.remove(SERVER, puts[1].stored.article.id)
    await put_numbered(store, SERVER, 9)
    put = await store.restore(SERVER, removed)
    assert put.change is Change.ADDED
    assert put.stored == replace(puts[1].stored, revision=7)
    assert await bodies(store, SERVER) == [*before, "Town number 9 has streets."]
    assert await store.load(SERVER, [removed.article.id]) == [put.stored]


async def test_undo_of_an_article_that_came_back_by_itself_leaves_that_one(store: Store) -> None:
    old = await store.put(SERVER, article(url=URL), page(URL))
    removed = await store.remove(SERVER, old.stored.article.id)
    newer = await store.put(SERVER, article("It has squares now.", url=URL), page(URL))
    put = await store.restore(SERVER, removed)
    assert (put.change, put.stored) == (Change.UNCHANGED, newer.stored)
    assert await store.revisions([SERVER]) == {SERVER: 3}


async def test_undo_keeps_to_the_limit(store: Store) -> None:
    removed = await store.remove(SERVER, (await put_numbered(store, SERVER, 1)).stored.article.id)
    await put_numbered(store, SERVER, 2)
    with pytest.raises(LibraryFullError):
        await store.restore(SERVER, removed, limit=1)
    assert await bodies(store, SERVER) == ["Town number 2 has streets."]


async def test_an_article_of_another_database_comes_last(store: Store) -> None:
    await put_numbered(store, SERVER, 1)
    when = datetime(2020, 2, 29, 23, 59, 59, 999_999, tzinfo=UTC)
    brought = StoredArticle(article("Brought.", id="abc"), PASTE, when, revision=9)
    far = replace(brought, article=article("From afar.", id="def"), position=1000)
    assert (await store.restore(SERVER, brought)).stored.added_at == when
    assert (await store.restore(SERVER, far)).stored.article.id == "def"
    await put_numbered(store, SERVER, 2)
    assert await bodies(store, SERVER) == [
        "Town number 1 has streets.",
        "Brought.",
        "From afar.",
        "Town number 2 has streets.",
    ]


async def test_an_article_brought_where_its_id_is_taken_gets_a_new_one(store: Store) -> None:
    home = await store.put(HOME, article(id="towns"), file_in_directory("towns.txt"))
    put = await store.restore(SERVER, home.stored)
    assert put.change is Change.ADDED
    assert put.stored.article.id != "towns"
    assert replace(put.stored.article, id="towns") == home.stored.article


async def test_a_time_without_a_zone_is_a_mistake(store: Store) -> None:
    naive = datetime(2020, 1, 1)
    with pytest.raises(ValueError, match="aware"):
        await store.restore(SERVER, StoredArticle(article(id="a"), PASTE, naive, revision=0))


async def test_a_server_is_forgotten_with_all_that_it_had(store: Store) -> None:
    mine = await put_numbered(store, SERVER, 1)
    theirs = await put_numbered(store, SERVER + 1, 1)
    await store.save_settings(SERVER, ServerSettings(5))
    await store.forget(SERVER)
    assert await store.load(SERVER, [mine.stored.article.id]) == []
    assert await store.settings(SERVER) == ServerSettings()
    assert await store.libraries() == (SERVER + 1,)
    assert await bodies(store, SERVER + 1) == [theirs.stored.article.text.partition("\n\n")[2]]


async def test_who_still_holds_the_articles_of_a_forgotten_server_can_tell(store: Store) -> None:
    await put_numbered(store, SERVER, 1)
    held = (await store.manifest(SERVER)).revision
    await store.forget(SERVER)
    assert (await store.manifest(SERVER)).revision > held
    await put_numbered(store, SERVER, 2)
    assert (await store.manifest(SERVER)).revision > held


async def test_a_server_that_has_nothing_is_forgotten_too(store: Store) -> None:
    await store.forget(SERVER)
    assert await store.revisions([SERVER]) == {SERVER: 0}
