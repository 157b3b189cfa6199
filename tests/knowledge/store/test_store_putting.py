"""Which articles are one, and what becomes of them when they come in again."""

import re
from dataclasses import replace

import pytest

from knowledge.store import (
    HOME,
    Change,
    DuplicateArticleError,
    LibraryFullError,
    Origin,
    OriginKind,
    Store,
    StoreError,
)
from tests.knowledge.store.articles import (
    PASTE,
    article,
    bodies,
    file_in_directory,
    page,
    put_numbered,
)

SERVER = 1_234_567_890_123_456_789
OTHER = SERVER + 1
URL = "https://example.org/towns"


async def test_a_new_article_is_added_whole(store: Store) -> None:
    new = article(url=URL, author="Ada", date="2024-05-01", language="de")
    put = await store.put(SERVER, new, page(URL))
    assert put.change is Change.ADDED
    assert re.fullmatch("[0-9a-f]{12}", put.stored.article.id)
    assert replace(put.stored.article, id="") == new
    assert (put.stored.origin, put.stored.revision) == (page(URL), 1)
    assert put.stored.added_at.utcoffset() is not None
    assert await store.load(SERVER, [put.stored.article.id]) == [put.stored]


async def test_the_same_article_again_changes_nothing(store: Store) -> None:
    first = await store.put(SERVER, article(url=URL), page(URL))
    again = await store.put(SERVER, article(url=URL, id="another"), page(URL))
    assert again.change is Change.UNCHANGED
    assert again.stored == first.stored
    assert await store.revisions([SERVER]) == {SERVER: 1}


async def test_a_page_that_changed_is_updated_in_place(store: Store) -> None:
    first = await store.put(SERVER, article(url=URL), page(URL))
    await put_numbered(store, SERVER, 2)
    put = await store.put(SERVER, article("It has squares now.", url=URL, title="Squares"), page(URL))
    assert put.change is Change.UPDATED
    assert put.stored.article.id == first.stored.article.id
    assert put.stored.added_at == first.stored.added_at
    assert (put.stored.article.title, put.stored.revision) == ("Squares", 3)
    assert await store.load(SERVER, [put.stored.article.id]) == [put.stored]
    assert await bodies(store, SERVER) == ["It has squares now.", "Town number 2 has streets."]


async def test_the_same_text_is_the_same_article_whatever_it_is_called(store: Store) -> None:
    first = await store.put(SERVER, article(), Origin(OriginKind.FILE, "towns.txt"))
    put = await store.put(SERVER, article(title="Of towns"), PASTE)
    assert put.change is Change.UPDATED
    assert (put.stored.article.id, put.stored.origin) == (first.stored.article.id, PASTE)


async def test_a_page_pasted_again_keeps_what_only_the_page_said(store: Store) -> None:
    await store.put(SERVER, article(url=URL, author="Ada", date="2024-05-01"), page(URL))
    pasted = await store.put(SERVER, article(date="2024-05-02"), PASTE)
    assert pasted.change is Change.UPDATED
    kept = pasted.stored.article
    assert (kept.url, kept.author, kept.date) == (URL, "Ada", "2024-05-02")
    again = await store.put(SERVER, article("It has squares now.", url=URL), page(URL))
    assert again.change is Change.UPDATED, "it is still found by the URL that it kept"
    assert again.stored.article.author is None, "the page itself says everything about itself"


async def test_the_newest_origin_is_kept_even_where_nothing_else_is_new(store: Store) -> None:
    await store.put(HOME, article(id="towns"), file_in_directory("towns.txt", "a" * 64))
    put = await store.put(HOME, article(id="towns"), file_in_directory("towns.txt", "b" * 64))
    assert put.change is Change.UNCHANGED
    manifest = await store.manifest(HOME)
    assert manifest.revision == 1
    assert [entry.origin.digest for entry in manifest.entries] == ["b" * 64]


async def test_a_file_of_the_directory_is_known_by_its_path(store: Store) -> None:
    first = await store.put(HOME, article(id="towns"), file_in_directory("towns.txt"))
    assert first.stored.article.id == "towns"
    put = await store.put(HOME, article("It has squares now.", id="x"), file_in_directory("towns.txt"))
    assert (put.change, put.stored.article.id) == (Change.UPDATED, "towns")


async def test_two_files_cannot_have_one_id(store: Store) -> None:
    await store.put(HOME, article(id="towns"), file_in_directory("towns.txt"))
    with pytest.raises(DuplicateArticleError) as caught:
        await store.put(HOME, article("Another text.", id="towns"), file_in_directory("old/towns.txt"))
    assert caught.value.article_id == "towns"
    assert await store.revisions([HOME]) == {HOME: 1}


async def test_a_file_name_is_no_path_of_the_directory(store: Store) -> None:
    file = Origin(OriginKind.FILE, "towns.txt")
    await store.put(SERVER, article(), file)
    assert (await store.put(SERVER, article("Another text."), file)).change is Change.ADDED


async def test_a_new_version_that_equals_a_third_article_is_refused(store: Store) -> None:
    await store.put(SERVER, article(url=URL), page(URL))
    third = await put_numbered(store, SERVER, 3)
    before = await store.manifest(SERVER)
    with pytest.raises(DuplicateArticleError) as caught:
        await store.put(SERVER, replace(third.stored.article, url=URL), page(URL))
    assert caught.value.article_id == third.stored.article.id
    assert await store.manifest(SERVER) == before


async def test_every_server_has_its_own_copy_under_an_id_of_its_own(store: Store) -> None:
    puts = [await store.put(library, article(url=URL), page(URL)) for library in (SERVER, OTHER, HOME)]
    assert all(put.change is Change.ADDED for put in puts)
    ids = [put.stored.article.id for put in puts]
    assert len(set(ids)) == 3
    assert await store.load(SERVER, ids) == [puts[0].stored]
    assert await store.libraries() == (HOME, SERVER, OTHER)


async def test_an_id_that_is_taken_is_not_made_again(store: Store) -> None:
    made = (await store.put(SERVER, article(), PASTE)).stored.article.id
    await store.remove(SERVER, made)
    await store.put(HOME, article(id=made), file_in_directory("towns.txt"))
    other = (await store.put(SERVER, article(), PASTE)).stored.article.id
    assert re.fullmatch("[0-9a-f]{12}", other)
    assert other != made


async def test_a_full_library_takes_newer_versions_only(store: Store) -> None:
    await store.put(SERVER, article(url=URL), page(URL), limit=2)
    await store.put(SERVER, article("A second."), PASTE, limit=2)
    with pytest.raises(LibraryFullError) as caught:
        await store.put(SERVER, article("A third."), PASTE, limit=2)
    assert caught.value.limit == 2
    assert (await store.put(SERVER, article("New.", url=URL), page(URL), limit=1)).change is Change.UPDATED
    assert (await store.put(OTHER, article("A third."), PASTE, limit=2)).change is Change.ADDED
    assert await store.revisions([SERVER, OTHER]) == {SERVER: 3, OTHER: 1}


async def test_a_url_of_any_length_is_kept_and_found(store: Store) -> None:
    url = "https://example.org/" + "".join(chr(0x4E00 + number) for number in range(6000))
    first = await store.put(SERVER, article(url=url), page(url))
    put = await store.put(SERVER, article("New.", url=url), page(url))
    assert (put.change, put.stored.article.id) == (Change.UPDATED, first.stored.article.id)


@pytest.mark.parametrize("broken", ["\0", "\ud800"])
@pytest.mark.parametrize("field", ["title", "text", "url", "author", "date", "language"])
async def test_what_no_database_keeps_is_refused_in_words(store: Store, field: str, broken: str) -> None:
    new = replace(article(), **{field: f"a{broken}b"})  # type: ignore[arg-type]
    with pytest.raises(StoreError, match=f"^The article's {field} has .* cannot be kept\\.$"):
        await store.put(SERVER, new, PASTE)
    assert await store.revisions([SERVER]) == {SERVER: 0}


@pytest.mark.parametrize("library", [-1, 2**63])
async def test_a_number_that_is_no_library_is_told(store: Store, library: int) -> None:
    with pytest.raises(StoreError, match="no such library"):
        await store.put(library, article(), PASTE)
    with pytest.raises(StoreError, match="no such library"):
        await store.revisions([library])
