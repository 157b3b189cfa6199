"""Whose articles a question may see, as they come and go, in this process and in others."""

import asyncio
import gc
import weakref
from collections.abc import Collection, Iterable

import pytest

from knowledge.answering import Answerer
from knowledge.article import Article, Outcome
from knowledge.bundled import bundled_articles
from knowledge.library import Library
from knowledge.reader import read_text
from knowledge.store import (
    DOWN,
    HOME,
    Change,
    LibraryFullError,
    Origin,
    OriginKind,
    Store,
    StoredArticle,
    StoreError,
    StoreUnavailableError,
    Versions,
    open_store,
)

HERE, THERE = 10**18, 10**18 + 1
PASTE = Origin(OriginKind.PASTE)
OOLONG = "how long does oolong steep?"


def tea(minutes: str = "four", word: str = "oolong") -> Article:
    return read_text(
        f"On {word}\n\nA pot of {word} steeps for {minutes} minutes. It was first grown in Fujian."
    )


def quoted(answerer: Answerer, question: str = OOLONG) -> str | None:
    """The answering sentence, if any is claimed."""
    answer = answerer.ask(question)
    return answer.quotes[0].highlight_text if answer.outcome is not Outcome.NOT_FOUND else None


@pytest.fixture
def library(store: Store) -> Library:
    return Library(store)


async def test_a_servers_article_answers_there_as_soon_as_it_was_put(library: Library) -> None:
    put = await library.put(HERE, tea(), PASTE)
    assert put.change is Change.ADDED
    answerer = await library.answerer(HERE)
    assert quoted(answerer) == "A pot of oolong steeps for four minutes."
    assert answerer.articles == (*bundled_articles(), put.stored.article)
    assert "400 million" in (quoted(answerer, "how much did Xiaomi invest in Xpeng?") or "")


async def test_nobody_else_sees_anything_of_it(library: Library) -> None:
    article = (await library.put(HERE, tea(), PASTE)).stored.article
    for other in (THERE, HOME):
        answerer = await library.answerer(other)
        answer = answerer.ask("how long must oolnog rest in Fujian?")
        assert article not in answerer.articles
        assert answerer.ask(OOLONG, article_id=article.id).quotes == ()
        assert "oolong" not in dict(answer.repaired).values()
        assert {"oolnog", "Fujian"} <= set(answer.missing)
        assert all(quote.article in bundled_articles() for quote in answer.quotes)
        assert await library.own(other) == ()


async def test_servers_without_articles_share_the_home_index(library: Library) -> None:
    await library.put(HERE, tea(), PASTE)
    home = await library.answerer(HOME)
    assert await library.answerer(THERE) is home
    assert await library.answerer(HERE) is not home
    assert await library.answerer(HERE) is await library.answerer(HERE)


async def test_a_home_article_is_for_everybody_and_goes_for_everybody(library: Library) -> None:
    await library.put(HERE, tea(word="sencha"), PASTE)
    await library.answerer(THERE)
    put = await library.put(HOME, tea(), PASTE)
    for server in (HOME, HERE, THERE):
        assert quoted(await library.answerer(server)) is not None
    await library.remove(HOME, put.stored.article.id)
    for server in (HOME, HERE, THERE):
        assert "oolong" in (await library.answerer(server)).ask(OOLONG).missing


async def test_without_home_articles_a_server_sees_its_own_alone(library: Library) -> None:
    article = (await library.put(HERE, tea(), PASTE)).stored.article
    both = await library.answerer(HERE)
    alone = await library.answerer(HERE, home=False)
    assert alone.articles == (article,)
    assert quoted(alone) == quoted(both) == "A pot of oolong steeps for four minutes."
    assert {"Xiaomi", "Xpeng"} <= set(alone.ask("how much did Xiaomi invest in Xpeng?").missing)
    assert await library.answerer(HERE) is both
    assert await library.answerer(HERE, home=False) is alone
    assert (library.in_memory(HERE), library.in_memory(HERE, home=False)) == (both, alone)
    await library.remove(HERE, article.id)
    assert (await library.answerer(HERE, home=False)).articles == ()


async def test_without_any_article_nothing_is_found(library: Library) -> None:
    empty = await library.answerer(HERE, home=False)
    answer = empty.ask(OOLONG)
    assert (answer.outcome, answer.quotes) == (Outcome.NOT_FOUND, ())
    assert await library.answerer(THERE, home=False) is empty
    assert library.in_memory(HERE, home=False) is empty
    assert (await library.answerer(HERE)).articles == bundled_articles()


async def test_home_articles_come_and_go_without_a_server_that_does_not_see_them(library: Library) -> None:
    await library.put(HERE, tea(), PASTE)
    alone = await library.answerer(HERE, home=False)
    await library.put(HOME, tea(word="sencha"), PASTE)
    await library.answerer()
    assert (await library.answerer(HERE, home=False)).articles == alone.articles


async def test_a_removed_article_is_gone_until_it_is_restored(library: Library) -> None:
    put = await library.put(HERE, tea(), PASTE)
    await library.put(HERE, tea(word="sencha"), PASTE)
    removed = await library.remove(HERE, put.stored.article.id)
    answer = (await library.answerer(HERE)).ask(OOLONG)
    assert "oolong" in answer.missing
    assert [entry.title for entry in await library.own(HERE)] == ["On sencha"]
    await library.restore(HERE, removed)
    assert quoted(await library.answerer(HERE)) == "A pot of oolong steeps for four minutes."
    assert [entry.title for entry in await library.own(HERE)] == ["On oolong", "On sencha"]


async def test_a_newer_version_takes_the_place_of_the_old_one(library: Library) -> None:
    def version(minutes: str) -> Article:
        return read_text(tea(minutes).text, title="Tea", url="https://tea.example/oolong")

    first = await library.put(HERE, version("four"), PASTE)
    second = await library.put(HERE, version("nine"), PASTE)
    assert second.change is Change.UPDATED
    assert second.stored.article.id == first.stored.article.id
    answerer = await library.answerer(HERE)
    assert quoted(answerer) == "A pot of oolong steeps for nine minutes."
    assert len(answerer.articles) == len(bundled_articles()) + 1


async def test_a_library_holds_no_more_than_it_may(store: Store) -> None:
    library = Library(store, max_articles=1)
    await library.put(HERE, tea(), PASTE)
    with pytest.raises(LibraryFullError):
        await library.put(HERE, tea(word="sencha"), PASTE)
    await library.put(HOME, tea(word="sencha"), PASTE)
    await library.put(HOME, tea(word="assam"), PASTE)


async def test_another_process_sees_a_change_at_its_next_question(store_url: str) -> None:
    async with open_store(store_url) as mine, open_store(store_url) as theirs:
        here, there = Library(mine), Library(theirs)
        assert "oolong" in (await there.answerer(HERE)).ask(OOLONG).missing
        put = await here.put(HERE, tea(), PASTE)
        assert quoted(await there.answerer(HERE)) == "A pot of oolong steeps for four minutes."
        await there.put(HERE, tea(word="sencha"), PASTE)
        assert quoted(await here.answerer(HERE), "how long does sencha steep?") is not None
        await there.remove(HERE, put.stored.article.id)
        assert "oolong" in (await here.answerer(HERE)).ask(OOLONG).missing


async def test_all_is_as_before_after_a_restart(store_url: str) -> None:
    async with open_store(store_url) as first:
        library = Library(first)
        for word in ("oolong", "sencha", "assam"):
            await library.put(HERE, tea(word=word), PASTE)
        await library.remove(HERE, (await library.own(HERE))[1].id)
        before = (await library.answerer(HERE)).articles, await library.own(HERE)
    async with open_store(store_url) as second:
        library = Library(second)
        assert ((await library.answerer(HERE)).articles, await library.own(HERE)) == before
        assert quoted(await library.answerer(HERE)) == "A pot of oolong steeps for four minutes."


async def test_a_bundled_article_of_the_same_name_gives_way_and_comes_back(library: Library) -> None:
    (bundled,) = bundled_articles()
    mine = read_text("Mine\n\nA pot of oolong steeps for four minutes.", id=bundled.id)
    await library.put(HOME, mine, Origin(OriginKind.DIRECTORY, "xiaomi-electric-car.txt"))
    assert (await library.answerer()).articles == (mine,)
    await library.remove(HOME, bundled.id)
    assert (await library.answerer()).articles == (bundled,)


class Counting(Library):
    """Counts what is loaded from the store, and what is asked of it at the same moment."""

    loaded = 0

    async def _load(self, library: int):  # type: ignore[no-untyped-def]  # as Library has it
        self.loaded += library == HERE
        return await super()._load(library)


async def test_many_questions_at_once_load_a_library_once(store: Store) -> None:
    await Library(store).put(HERE, tea(), PASTE)
    library = Counting(store)
    answerers = await asyncio.gather(*(library.answerer(HERE) for _ in range(20)))
    assert library.loaded == 1
    assert all(answerer is answerers[0] for answerer in answerers)


async def test_what_is_not_in_memory_is_said_at_once(library: Library) -> None:
    await Library(library.store).put(HERE, tea(), PASTE)
    assert library.in_memory(HERE) is None
    answerer = await library.answerer(HERE)
    assert library.in_memory(HERE) is answerer
    home = await library.answerer(THERE)
    assert library.in_memory(THERE) is home


async def test_the_library_that_rested_longest_leaves_the_memory(store: Store) -> None:
    filler = " ".join(f"word{number}" for number in range(2000))
    for server in range(1, 8):
        article = read_text(f"{tea().text} {server} {filler}", title=f"Tea {server}")
        await Library(store).put(server, article, PASTE)
    library = Library(store, memory_mb=4)
    answerers = {server: weakref.ref(await library.answerer(server)) for server in range(1, 8)}
    gc.collect()
    alive = [server for server, answerer in answerers.items() if answerer() is not None]
    assert alive == list(range(alive[0], 8))
    assert 1 < len(alive) < 7
    assert library.in_memory(1) is None
    assert quoted(await library.answerer(1)) is not None


class Broken:
    """A store that is down as soon as it is told to be."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.down = False
        self.tried = 0

    async def revisions(self, libraries: Iterable[int]) -> dict[int, int]:
        self._check()
        return await self._store.revisions(libraries)

    async def versions(self, library: int) -> Versions:
        self._check()
        return await self._store.versions(library)

    async def load(self, library: int, ids: Collection[str]) -> list[StoredArticle]:
        return await self._store.load(library, ids)

    def _check(self) -> None:
        self.tried += 1
        if self.down:
            raise StoreUnavailableError(DOWN)


@pytest.fixture
async def broken(store: Store) -> Broken:
    await Library(store).put(HERE, tea(), PASTE)
    return Broken(store)


async def test_while_the_store_is_down_what_is_in_memory_answers(broken: Broken) -> None:
    library = Library(broken)  # type: ignore[arg-type]  # the part of a store that questions need
    before = await library.answerer(HERE), await library.answerer(THERE)
    broken.down = True
    assert (await library.answerer(HERE), await library.answerer(THERE)) == before


async def test_a_store_that_is_down_is_left_alone_for_a_moment_and_then_tried_again(broken: Broken) -> None:
    now = 100.0
    library = Library(broken, clock=lambda: now)  # type: ignore[arg-type]  # as above
    await library.answerer(HERE)
    broken.down = True
    await library.answerer(HERE)
    tried = broken.tried
    for _ in range(5):
        assert quoted(await library.answerer(HERE)) is not None
    assert broken.tried == tried
    broken.down = False
    now += 60
    await library.answerer(HERE)
    assert broken.tried > tried


async def test_while_the_store_is_down_what_is_not_in_memory_is_told(broken: Broken) -> None:
    library = Library(broken)  # type: ignore[arg-type]  # as above
    await library.answerer()
    broken.down = True
    with pytest.raises(StoreUnavailableError):
        await library.answerer(HERE)
    broken.down = False
    assert quoted(await library.answerer(HERE)) is not None


async def test_without_a_store_there_are_the_bundled_articles() -> None:
    library = Library()
    assert (await library.answerer(HERE)).articles == bundled_articles()
    assert await library.own(HERE) == ()
    with pytest.raises(StoreError, match="no store to keep"):
        await library.put(HERE, tea(), PASTE)
