"""Words, stems and sentences, in several languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import LONGEST_SENTENCE, character_grams, sentences, stems, tokens, word_count


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@given(st.text(max_size=200))
def test_a_word_stands_where_it_says(text: str) -> None:
    found = list(tokens(text))
    places = [place for token in found for place in (token.start, token.end)]
    assert places == sorted(places)
    assert all(token.word and text[token.start : token.end].strip() for token in found)


@given(st.text(alphabet="ab .!?\n,;。दो'”)", max_size=400))
def test_sentences_leave_out_only_white_space(text: str) -> None:
    spans = sentences(text)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert not "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=True)).strip()
    assert all(text[a:b] == text[a:b].strip() != "" for a, b in spans)


@given(st.integers(1, 400), st.sampled_from(["; ", ", ", " "]))
def test_an_endless_sentence_is_cut_into_readable_ones(count: int, joint: str) -> None:
    text = joint.join(["word"] * count)
    assert all(word_count(text[a:b]) <= LONGEST_SENTENCE for a, b in sentences(text))


def test_sentences_of_a_part_are_offsets_in_the_whole() -> None:
    text = "First one. Second one. Third one."
    assert [text[a:b] for a, b in sentences(text, start=11)] == ["Second one.", "Third one."]


def test_case_possessives_and_apostrophes_do_not_matter() -> None:
    assert words("Xiaomi’s CAR doesn't") == ["xiaomi", "car", "doesnt"]


def test_a_missing_apostrophe_is_the_same_word() -> None:
    assert stems("they don’t") == stems("they dont") == []


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("400,000", "400000"),
        ("1,234.5", "1234.5"),
        ("3,5", "3.5"),
        ("1,00,000", "100000"),
        ("٢٠١٥", "2015"),
        ("२०१५", "2015"),
        ("2015", "2015"),
    ],
)
def test_a_number_is_the_same_however_it_is_written(written: str, number: str) -> None:
    assert words(written) == [number]


def test_irregular_forms_share_a_stem() -> None:
    assert stems("he went home") == stems("he goes home") == stems("going home")


def test_accents_are_not_needed() -> None:
    assert stems("résumé Bolesław", "en") == stems("resume Boleslaw", "en")
    assert stems("inversión", "es") == stems("inversiones", "es")


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Investitionen", "Investition"),
        ("ru", "компании", "компания"),
        ("es", "fabricantes", "fabricante"),
        ("hi", "गाड़ियाँ", "गाड़ियां"),
        ("ar", "كِتَاب", "كتاب"),
        ("tr", "İSTANBUL", "istanbul"),
    ],
)
def test_forms_of_a_word_share_a_stem(language: str, one: str, other: str) -> None:
    assert stems(one, language) == stems(other, language) != []


def test_combining_marks_stay_in_the_word() -> None:
    assert words("हिन्दी भाषा") == ["हिन्दी", "भाषा"]


@pytest.mark.parametrize("text", ["电动汽车", "スーパー", "회사는", "ประเทศ"])
def test_scripts_without_spaces_give_characters_and_pairs(text: str) -> None:
    found = stems(text, "zh")
    assert text[:2] in found
    assert text[0] in found


def test_pairs_do_not_cross_a_blank() -> None:
    assert "车小" not in stems("汽车 小米", "zh")


def test_short_words_are_whole_grams_and_stop_words_none() -> None:
    assert character_grams("the car works") == ["car", "work", "orks"]
