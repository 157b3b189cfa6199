"""Connections that break in the middle of things: what was told to be done is done, once, or not at all."""

import pytest

from knowledge.store import Change, StoreUnavailableError, UnknownArticleError, open_store
from knowledge.store.retrying import Retrying
from tests.knowledge.store.articles import article, bodies, page, put_numbered
from tests.knowledge.store.trouble import Waits, assert_clean
from tests.knowledge.store.weak_link import weak_link
from tests.stores import execute

SERVER = 77
URL = "https://example.org/towns"


async def test_connections_that_were_cut_are_made_again(postgresql_url: str, waits: Waits) -> None:
    async with open_store(postgresql_url, retrying=Retrying(sleep=waits)) as store:
        first = await put_numbered(store, SERVER, 1)
        execute(
            postgresql_url,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        assert await store.load(SERVER, [first.stored.article.id]) == [first.stored]
        assert (await put_numbered(store, SERVER, 2)).change is Change.ADDED


@pytest.mark.parametrize("after", [False, True], ids=["unheard", "unanswered"])
async def test_a_put_that_breaks_anywhere_is_done_once(
    postgresql_url: str, waits: Waits, after: bool
) -> None:
    """At each message of a put in turn, its commit among them."""
    async with (
        weak_link(postgresql_url) as link,
        open_store(link.url, retrying=Retrying(sleep=waits)) as store,
    ):
        link.after = after
        for library in range(1, 100):
            said = iter(range(library))
            link.breaks = lambda _, said=said: next(said, None) is None  # type: ignore[misc]
            put = await store.put(library, article(url=URL), page(URL))
            whole = link.broken < library
            link.breaks = lambda _: False
            assert put.change is Change.ADDED
            assert await store.load(library, [put.stored.article.id]) == [put.stored]
            assert await store.revisions([library]) == {library: 1}
            if whole:
                break
    assert link.broken > 5


@pytest.mark.parametrize("after", [False, True], ids=["unheard", "unanswered"])
async def test_a_removal_whose_commit_breaks_is_done_once(
    postgresql_url: str, waits: Waits, after: bool
) -> None:
    async with (
        weak_link(postgresql_url) as link,
        open_store(link.url, retrying=Retrying(sleep=waits)) as store,
    ):
        put = await put_numbered(store, SERVER, 1)
        link.after = after
        link.breaks = lambda said: b"COMMIT;" in said
        removed = await store.remove(SERVER, put.stored.article.id)
        assert link.broken == 1
        assert removed.article == put.stored.article
        assert await store.revisions([SERVER]) == {SERVER: 2}
        with pytest.raises(UnknownArticleError):
            await store.remove(SERVER, removed.article.id)


@pytest.mark.parametrize("marker", [b"INSERT INTO articles", b"UPDATE libraries", b"COMMIT;"])
async def test_a_put_that_cannot_be_finished_leaves_nothing(postgresql_url: str, marker: bytes) -> None:
    async with (
        weak_link(postgresql_url) as link,
        open_store(link.url, retrying=Retrying(tries=1)) as store,
    ):
        link.breaks = lambda said: marker in said
        with pytest.raises(StoreUnavailableError) as caught:
            await put_numbered(store, SERVER, 1)
        assert link.broken == 1
        assert_clean(caught.value, link.url)
        assert await store.revisions([SERVER]) == {SERVER: 0}
        assert await bodies(store, SERVER) == []
