from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import Article, Paragraph, Passage
from knowledge.corpus import Corpus
from knowledge.text import character_grams, stems


def passages(*texts: str, language: str = "en") -> list[Passage]:
    return [
        Passage(Article(text, "", text, (Paragraph(0, len(text)),), language=language), 0, len(text), 0)
        for text in texts
    ]


@given(st.lists(st.text(max_size=60), max_size=5), st.sampled_from(["en", "fr", "zh"]))
def test_a_corpus_has_the_stems_and_runs_of_letters_of_each_passage(texts: list[str], language: str) -> None:
    corpus = Corpus(passages(*texts, language=language))
    assert list(corpus.stems) == [stems(text, language) for text in texts]
    assert list(corpus.grams) == [character_grams(text, language) for text in texts]
    assert corpus.stems[1:] == [stems(text, language) for text in texts[1:]]


def test_a_word_is_counted_once_a_passage_in_its_language() -> None:
    corpus = Corpus([*passages("A cat and a cat", "one Cat"), *passages("die Katze", language="de")])
    assert corpus.vocabularies()["en"]["cat"] == 2
    assert set(corpus.vocabularies()["de"]) == {"die", "katze"}
