"""A directory of files as home articles: what is in the files is what can be asked."""

import asyncio
from pathlib import Path

import pytest

from knowledge.bundled import bundled_articles
from knowledge.directory import Synced
from knowledge.library import Library
from knowledge.store import HOME, Store, open_store

TEA = "Tea\n\nA pot of oolong steeps for four minutes.\n"
COFFEE = "Coffee\n\nGround beans stand in the press for five minutes.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    return folder


@pytest.fixture
def library(store: Store, folder: Path) -> Library:
    return Library(store, directory=folder)


async def seen(library: Library) -> dict[str, str]:
    """The text of each article that everybody may ask, by its id, less the bundled ones."""
    articles = (await library.answerer()).articles
    return {article.id: article.text for article in articles if article not in bundled_articles()}


async def test_files_become_articles_named_as_they_are(library: Library, folder: Path) -> None:
    (folder / "drinks").mkdir()
    (folder / "tea.txt").write_text(TEA, encoding="utf-8")
    (folder / "drinks" / "coffee.md").write_text(COFFEE, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / ".hidden.txt").write_text("Hidden\n\nNobody reads this.", encoding="utf-8")
    assert await library.sync_home() == Synced(added=("drinks/coffee.md", "tea.txt"))
    assert list(await seen(library)) == ["coffee", "tea"]
    assert await library.sync_home() == Synced()


async def test_a_changed_file_is_read_again_and_a_deleted_one_is_gone(library: Library, folder: Path) -> None:
    (folder / "tea.txt").write_text(TEA, encoding="utf-8")
    (folder / "coffee.txt").write_text(COFFEE, encoding="utf-8")
    await library.sync_home()
    (folder / "tea.txt").write_text(TEA.replace("four", "nine"), encoding="utf-8")
    (folder / "coffee.txt").unlink()
    assert await library.sync_home() == Synced(updated=("tea.txt",), removed=("coffee.txt",))
    assert await seen(library) == {"tea": "A pot of oolong steeps for nine minutes."}


@pytest.mark.parametrize("edited", [False, True])
async def test_a_renamed_file_keeps_its_article(library: Library, folder: Path, edited: bool) -> None:
    (folder / "tea.txt").write_text(TEA, encoding="utf-8")
    await library.sync_home()
    (folder / "tea.txt").unlink()
    (folder / "tea.md").write_text(TEA.replace("four", "nine") if edited else TEA, encoding="utf-8")
    assert await library.sync_home() == Synced(added=("tea.md",), removed=("tea.txt",))
    assert list(await seen(library)) == ["tea"]


async def test_files_of_one_name_are_told_apart_and_copies_count_once(library: Library, folder: Path) -> None:
    (folder / "more").mkdir()
    (folder / "note.txt").write_text(TEA, encoding="utf-8")
    (folder / "note.md").write_text(COFFEE, encoding="utf-8")
    (folder / "more" / "copy.txt").write_text(TEA, encoding="utf-8")
    await library.sync_home()
    assert list(await seen(library)) == ["copy", "note.md"]
    assert await library.sync_home() == Synced()


async def test_a_file_that_cannot_be_read_is_told_and_what_it_was_stays(
    library: Library, folder: Path
) -> None:
    (folder / "tea.txt").write_text(TEA, encoding="utf-8")
    (folder / "coffee.txt").write_text(COFFEE, encoding="utf-8")
    await library.sync_home()
    (folder / "tea.txt").write_bytes(b"")
    (folder / "new.txt").write_text("New\n\nThe words of a new article.", encoding="utf-8")
    synced = await library.sync_home()
    assert synced.added == ("new.txt",)
    ((name, reason),) = synced.failed
    assert (name, reason.endswith(".")) == ("tea.txt", True)
    assert list(await seen(library)) == ["coffee", "tea", "new"]


async def test_a_file_of_the_bundled_articles_name_takes_its_place(library: Library, folder: Path) -> None:
    (bundled,) = bundled_articles()
    (folder / f"{bundled.id}.txt").write_text(TEA, encoding="utf-8")
    await library.sync_home()
    assert [article.title for article in (await library.answerer()).articles] == ["Tea"]


async def test_two_processes_that_start_at_once_agree(store_url: str, folder: Path) -> None:
    (folder / "tea.txt").write_text(TEA, encoding="utf-8")
    (folder / "coffee.txt").write_text(COFFEE, encoding="utf-8")
    async with open_store(store_url) as one, open_store(store_url) as other:
        libraries = [Library(store, directory=folder) for store in (one, other)]
        await asyncio.gather(*(library.sync_home() for library in libraries))
        (folder / "tea.txt").unlink()
        await asyncio.gather(*(library.sync_home() for library in libraries))
        for library in libraries:
            assert list(await seen(library)) == ["coffee"]


async def test_a_server_s_articles_are_left_alone(library: Library, folder: Path, store: Store) -> None:
    (folder / "tea.txt").write_text(TEA, encoding="utf-8")
    await library.sync_home()
    (entry,) = (await store.manifest(HOME)).entries
    (stored,) = await store.load(HOME, [entry.id])
    await library.put(7, stored.article, stored.origin)
    (folder / "tea.txt").unlink()
    await library.sync_home()
    assert await seen(library) == {}
    assert len(await library.own(7)) == 1
