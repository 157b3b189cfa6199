"""Cutting articles into passages."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import Kind
from knowledge.bundled import bundled_articles
from knowledge.passages import LONGEST, SHORTEST, passages_of
from knowledge.reader import EmptyArticleError, read_text
from knowledge.text import word_count

sentence = st.integers(1, 70).map(lambda words: " ".join(["word"] * words).capitalize() + ".")
paragraph = st.lists(sentence, min_size=1, max_size=6).map(" ".join)
block = st.one_of(
    paragraph, st.just("A heading"), st.just("A caption\nA caption"), st.just("第一次有人这样说。" * 9)
)
texts = st.lists(block, min_size=1, max_size=12).map("\n\n".join)


@given(texts | st.text(alphabet=" \n.aB。中ก", max_size=300))
def test_passages_tile_the_article(raw: str) -> None:
    try:
        article = read_text(raw, title="Title")
    except EmptyArticleError:
        return
    passages = passages_of(article)
    edges = [0, *(edge for passage in passages for edge in (passage.start, passage.end)), len(article.text)]
    assert edges == sorted(edges)
    between = zip(edges[::2], edges[1::2], strict=True)
    assert not any(article.text[start:end].strip() for start, end in between)


@given(texts)
def test_a_passage_is_long_only_by_its_headings_and_captions(raw: str) -> None:
    article = read_text(raw, title="Title")
    extras = sum(
        word_count(article.text[p.start : p.end]) for p in article.paragraphs if p.kind is not Kind.TEXT
    )
    assert all(word_count(passage.text) <= LONGEST + extras for passage in passages_of(article))


@given(st.lists(st.integers(1, SHORTEST).map(lambda n: "word " * n + "end."), min_size=2, max_size=12))
def test_short_paragraphs_are_joined(paragraphs: list[str]) -> None:
    passages = passages_of(read_text("\n\n".join(paragraphs), title="Title"))
    shortest_pairs = [word_count(a.text) + word_count(b.text) for a, b in pairwise(passages)]
    assert all(together > SHORTEST for together in shortest_pairs)


def test_no_passage_of_the_bundled_article_is_a_lone_caption_or_heading() -> None:
    (article,) = bundled_articles()
    passages = passages_of(article)
    assert all(article.paragraphs[passage.paragraph].kind is Kind.TEXT for passage in passages)
    assert all(word_count(passage.text) >= 45 for passage in passages)
    assert all(word_count(passage.text) <= LONGEST for passage in passages)


def test_captions_go_with_the_paragraph_before_and_headings_with_the_one_after() -> None:
    blocks = ["First. " * 70, "A caption\nA caption", "Second. " * 70, "A heading", "Third. " * 70]
    first, second, third = passages_of(read_text("\n\n".join(blocks), title="Title"))
    assert first.text.endswith("A caption")
    assert second.text.startswith("Second")
    assert third.text.startswith("A heading")


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    text = " ".join(f"Sentence number {n} has exactly seven words." for n in range(40))
    passages = passages_of(read_text(text, title="Title"))
    assert len(passages) == 3
    assert all(p.text.startswith("Sentence") and p.text.endswith("words.") for p in passages)
