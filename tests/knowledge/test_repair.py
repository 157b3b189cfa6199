import random
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.numerals import numerals
from knowledge.repair import Repair, Repairer, edit_cost
from knowledge.text import stem
from knowledge.vocabulary import Vocabulary

WORDS = st.text(st.sampled_from(string.ascii_lowercase + "éñßжя"), min_size=1, max_size=12)
CARS = {
    "xiaomi": 9,
    "xpeng": 5,
    "electric": 7,
    "car": 9,
    "invest": 4,
    "million": 3,
    "battery": 2,
    "smartphone": 2,
}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xioami", "xiaomi"),
        ("xiomi", "xiaomi"),
        ("batery", "battery"),
        ("baterry", "battery"),
        ("nattery", "battery"),
        ("smartfone", "smartphone"),
        ("elecrtic", "electric"),
        ("eletricc", "electric"),
        ("invset", "invest"),
        ("wich", "which"),
    ],
)
def test_a_typing_error_is_read_as_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert Repairer(Vocabulary(CARS)).repair(typed) == meant


@pytest.mark.parametrize(
    "word", ["huawei", "tesla", "ferrari", "2o21", "xpeng9", "ca", "ev", "zzzzzzzz", "q" * 500]
)
def test_a_word_that_the_articles_lack_stays_unknown(word: str) -> None:
    assert Repairer(Vocabulary(CARS)).repair(word) is None


@pytest.mark.parametrize(
    ("word", "known"),
    [("president", "resident"), ("third", "thirty"), ("illegitimate", "legitimate"), ("xxxii", "xxxiii")],
)
def test_a_real_word_is_no_typing_error(word: str, known: str) -> None:
    assert Repairer(Vocabulary([known])).repair(word) is None


@pytest.mark.parametrize(
    ("word", "known"), [("theater", "theatre"), ("organization", "organisation"), ("colour", "color")]
)
def test_a_common_word_is_read_as_its_other_spelling(word: str, known: str) -> None:
    assert Repairer(Vocabulary([known])).repair(word) == known


def test_of_two_candidates_the_nearer_key_wins_then_the_more_frequent_then_the_alphabet() -> None:
    assert Repairer(Vocabulary({"burger": 1, "bunger": 9})).repair("burher") == "burger"
    assert Repairer(Vocabulary({"zinkel": 1, "zintel": 4})).repair("zinpel") == "zintel"
    assert Repairer(Vocabulary(["zintel", "zinkel"])).repair("zinpel") == "zinkel"


def test_two_words_run_together_are_parted() -> None:
    assert Repairer(Vocabulary(CARS)).repair("electriccar") == "electric car"


def test_words_of_a_question_are_joined_where_the_articles_join_them() -> None:
    repairer = Repairer(Vocabulary({"xpeng": 1, "nfl": 1, "won": 1}))
    assert repairer.repairs(["x", "peng", "won", "n", "f", "l"]) == [
        Repair(0, 2, ("xpeng",), 0.0),
        Repair(3, 6, ("nfl",), 0.0),
    ]


@pytest.mark.parametrize(
    ("question", "known", "span"),
    [
        ("in twenty fifteen", "2015", (1, 3)),
        ("three hundred and eight people", "308", (0, 4)),
        ("super bowl 33", "xxxiii", (2, 3)),
        ("louis xiv", "14", (1, 2)),
        ("9 cars", "nine", (0, 1)),
        ("elizabeth the second", "ii", (2, 3)),
        ("the seventies", "1970", (1, 2)),
    ],
)
def test_a_number_is_read_as_the_articles_write_it(question: str, known: str, span: tuple[int, int]) -> None:
    words = question.split()
    others = [word for at, word in enumerate(words) if at not in range(*span)]
    assert Repairer(Vocabulary([known, *others])).repairs(words) == [Repair(*span, (known,), 0.0)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("nineteen eighty four", "1984"),
        ("two thousand and six", "2006"),
        ("nineteen hundred and five", "1905"),
        ("forty two", "42"),
        ("two hundred and thirty four thousand five hundred and six", "234506"),
        ("one hundred million", "100000000"),
    ],
)
def test_a_number_in_words_is_read_whole(words: str, value: str) -> None:
    stop, forms = next(numerals(words.split(), 0))
    assert (stop, forms[0]) == (len(words.split()), value)


def test_words_that_are_no_one_number_are_not_added_up() -> None:
    assert [stop for stop, _ in numerals(["two", "three"], 0)] == [1]
    assert list(numerals(["hundred"], 0)) == []


def test_a_word_whose_stem_is_known_is_left_alone() -> None:
    stems = {stem("invested"), stem("batteries")}
    repairer = Repairer(
        Vocabulary(["invested", "batteries", "inventing"]), known=lambda word: stem(word) in stems
    )
    assert repairer.repairs(["investing", "battery"]) == []


def test_several_vocabularies_are_one() -> None:
    home = Vocabulary({"zinkel": 2})
    assert Repairer(home).repair("zinpel") == "zinkel"
    others = [Vocabulary([f"wort{letter}"]) for letter in "abcdefghijkl"]
    assert Repairer(home, *others).repair("zinpel") == "zinkel"
    assert Repairer(home, *others, Vocabulary({"zintel": 3})).repair("zinpel") == "zintel"
    assert Repairer(home, Vocabulary({"zintel": 3}), Vocabulary({"zinkel": 2})).repair("zinpel") == "zinkel"


def test_a_word_of_which_no_passage_is_left_is_no_repair() -> None:
    home = Vocabulary({"zinkel": 2, "zintel": 1})
    fewer = home.without({"zinkel": 1}).without({"zinkel": 1})
    assert Repairer(home).repair("zinpel") == "zinkel"
    assert Repairer(fewer).repair("zinpel") == "zintel"
    assert list(fewer) == ["zintel"]
    assert len(fewer) == 1
    assert Repairer(fewer.without({"zintel": 1})).repair("zinpel") is None


def test_an_empty_vocabulary_repairs_to_stop_words_alone() -> None:
    assert Repairer().repair("xiaomi") is None
    assert Repairer().repair("wich") == "which"


@given(WORDS, WORDS)
def test_the_cost_is_nought_for_equal_words_alone(one: str, other: str) -> None:
    assert (edit_cost(one, other) == 0) == (one == other)


@given(st.lists(WORDS, min_size=1, max_size=20, unique=True), st.data())
def test_whatever_is_typed_a_repair_is_made_of_known_words(known: list[str], data: st.DataObject) -> None:
    repairer = Repairer(Vocabulary(known))
    words = data.draw(st.lists(WORDS, max_size=6))
    at = 0
    for repair in repairer.repairs(words):
        assert at <= repair.start < repair.stop <= len(words)
        at = repair.stop
        assert all(word in known or repairer.repair(words[repair.start]) == word for word in repair.words)


@given(st.integers(0, 2**32))
def test_one_letter_left_out_of_a_long_word_is_always_found(seed: int) -> None:
    rng = random.Random(seed)
    known = ["".join(rng.choices(string.ascii_lowercase, k=12)) for _ in range(50)]
    word = rng.choice(known)
    at = rng.randrange(1, len(word))
    typed = word[:at] + word[at + 1 :]
    assert Repairer(Vocabulary(known)).repair(typed) in known
