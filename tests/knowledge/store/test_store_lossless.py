"""Whatever an article holds comes back as it was; whatever is done to a library, its numbers add up."""

from dataclasses import dataclass, replace
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.article import Article, Kind, Paragraph
from knowledge.store import Change, Origin, OriginKind, Store, StoredArticle
from tests.knowledge.store.articles import article

libraries = count(1)
many = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"))


@st.composite
def articles(draw: st.DrawFn) -> Article:
    text = draw(texts)
    edges = draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    spans = zip(edges[::2], edges[1::2], strict=False)
    paragraphs = tuple(Paragraph(start, end, draw(st.sampled_from(Kind))) for start, end in spans)
    line = st.none() | texts
    return Article(
        "",
        draw(texts),
        text,
        paragraphs,
        draw(line),
        draw(line),
        draw(line),
        draw(st.sampled_from(["en", "zh"])),
    )


@many
@given(new=articles(), origin=st.builds(Origin, st.sampled_from(OriginKind), texts, texts))
async def test_an_article_comes_back_as_it_was_put(store: Store, new: Article, origin: Origin) -> None:
    library = next(libraries)
    put = await store.put(library, new, origin)
    (loaded,) = await store.load(library, [put.stored.article.id])
    assert loaded == put.stored
    assert replace(loaded.article, id="") == new
    assert loaded.origin == origin
    (entry,) = (await store.manifest(library)).entries
    assert (entry.title, entry.url, entry.origin) == (new.title, new.url, origin)


@dataclass(frozen=True)
class PutStep:
    number: int
    version: int


@dataclass(frozen=True)
class RemoveStep:
    number: int


@dataclass(frozen=True)
class RestoreStep:
    number: int


numbers = st.integers(0, 3)
steps = st.one_of(
    st.builds(PutStep, numbers, st.integers(0, 1)),
    st.builds(RemoveStep, numbers),
    st.builds(RestoreStep, numbers),
)


@many
@given(st.lists(steps, max_size=12))
async def test_a_library_is_what_was_done_to_it(
    store: Store, done: list[PutStep | RemoveStep | RestoreStep]
) -> None:
    """Against a model: articles by number, in order of the revision at which each was first added."""
    library = next(libraries)
    there: dict[int, StoredArticle] = {}
    removed: dict[int, StoredArticle] = {}
    revision = 0
    for step in done:
        number = step.number
        if isinstance(step, RemoveStep):
            if number in there:
                removed[number] = await store.remove(library, there.pop(number).article.id)
                revision += 1
            continue
        if isinstance(step, PutStep):
            new = article(f"Town {number}, version {step.version}.", url=f"https://example.org/{number}")
            put = await store.put(library, new, Origin(OriginKind.URL, new.url or ""))
            expected = Change.UPDATED if number in there else Change.ADDED
            if number in there and there[number].article.text == new.text:
                expected = Change.UNCHANGED
        elif number in removed:
            put = await store.restore(library, removed[number])
            expected = Change.UNCHANGED if number in there else Change.ADDED
        else:
            continue
        assert put.change is expected
        revision += put.change is not Change.UNCHANGED
        there[number] = put.stored
    manifest = await store.manifest(library)
    assert manifest.revision == revision
    in_order = sorted(there.values(), key=lambda stored: stored.position)
    assert [(entry.id, entry.revision) for entry in manifest.entries] == [
        (stored.article.id, stored.revision) for stored in in_order
    ]
    assert await store.load(library, [entry.id for entry in manifest.entries]) == in_order
