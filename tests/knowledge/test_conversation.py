"""What follow-ups refer to, and how long conversations are remembered."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.conversation import Context, Conversations, Turn, turns_of
from knowledge.index import PassageIndex
from knowledge.text import stems

ASKED = Turn("Who painted the Night Watch?", "Rembrandt painted the Night Watch in Amsterdam.", "painting")

ARTICLES = ("painting", "painting", "painting", "bees", "bees", "bees")
PASSAGES = (
    "Rembrandt finished the Night Watch in 1642, in Amsterdam, for the civic guard.",
    "The Night Watch was cut on all four sides in 1715 to fit a wall of the town hall.",
    "Rembrandt was born in Leiden to a miller's family.",
    "A queen bee was first described by Swammerdam in 1669.",
    "Honey bees were kept by the Egyptians, who moved the hives along the Nile.",
    "A worker bee is born after twenty-one days in its cell.",
)


def lean(question: str, *turns: Turn) -> float:
    return Context.of(question, turns or (ASKED,)).lean


def best(question: str, *turns: Turn) -> int:
    """The passage that wins when a perfect match of the question's own words is worth 20 log-odds."""
    index = PassageIndex([stems(passage) for passage in PASSAGES])
    rarest = math.log(len(index) + 1)
    context = Context.of(question, turns)
    evidence = index.get_scores([word for word, _ in context.words], [weight for _, weight in context.words])
    numbers = {"painting": 0, "bees": 1}
    articles = np.array([numbers[article] for article in ARTICLES])
    own = stems(question)
    most = (index.k1 + 1) * sum(index.idf.get(word, rarest) for word in own)
    scores = 20 * index.get_scores(own) / (most or 1)
    return int(np.argmax(scores + context.passage_preference(evidence, articles, numbers, rarest)))


def test_without_earlier_turns_nothing_is_carried() -> None:
    assert Context.of("And in which year?", ()) == Context(0.0, (), ())


def test_a_question_without_words_of_its_own_leans_wholly() -> None:
    assert lean("Why?") == 1.0
    assert lean("And where did he do that?") == 1.0


def test_a_question_that_says_enough_hardly_leans() -> None:
    assert lean("How many electric cars did the Norwegian company build?") < 0.05


@pytest.mark.parametrize(
    ("follow_up", "fresh"),
    [
        ("Where was he born?", "Where was Vermeer born?"),
        ("What about NIO?", "Who owns NIO?"),
        ("And the museum?", "Which museum?"),
        ("Who else refused?", "Who refused?"),
        ("When did it open?", "When did 3M open?"),
    ],
)
def test_pronouns_and_lead_ins_lean_more_than_names_and_numbers(follow_up: str, fresh: str) -> None:
    assert lean(follow_up) > lean(fresh)


def test_a_pronoun_that_the_question_itself_explains_does_not_lean() -> None:
    assert lean("Did the painter sell what he owned?") == lean("Did the painter sell what owned?")


@given(st.lists(st.sampled_from("the when bee wasp year Rembrandt he 1642 and".split()), max_size=8))
def test_lean_stays_within_0_and_1_and_falls_with_each_rare_word(words: list[str]) -> None:
    shorter, longer = lean(" ".join(words)), lean(" ".join([*words, "xylograph"]))
    assert 0 <= longer < shorter <= 1


def test_words_of_the_earlier_turns_are_carried_without_those_of_the_question() -> None:
    carried = dict(Context.of("Was Rembrandt rich?", [ASKED]).words)
    assert {"amsterdam", "night", "watch"} <= carried.keys()
    assert "rembrandt" not in carried
    assert "the" not in carried


def test_rare_words_weigh_more_than_common_ones_and_later_turns_more_than_earlier_ones() -> None:
    carried = dict(Context.of("Why?", [Turn("Who kept wasps?"), Turn("Which city has hornets?")]).words)
    assert carried["hornet"] > carried["wasp"] > 0
    assert carried["hornet"] > carried["citi"]


def test_a_long_answer_carries_no_more_than_its_most_telling_words() -> None:
    long = Turn("", " ".join(f"zyx{letter}" for letter in "abcdefghijklmnop"))
    assert len(Context.of("Why?", [long]).words) < 10


def test_a_follow_up_finds_the_passage_that_the_earlier_turn_means() -> None:
    assert best("And in which year?", ASKED) == 0
    assert best("Where was he born?", ASKED) == 2


def test_the_same_follow_up_goes_elsewhere_after_another_turn() -> None:
    bees = Turn("When is a worker bee ready?", "A worker bee is ready after twenty-one days.", "bees")
    assert best("Where is it born?", bees) == 5


def test_a_fresh_question_is_not_dragged_back() -> None:
    assert best("Who kept honey bees along the Nile?", *[ASKED] * 6) == 4
    assert best("What did Swammerdam describe?", *[ASKED] * 6) == 3


def test_the_quoted_article_is_preferred_even_where_no_word_of_the_turn_is_found() -> None:
    assert best("Who was born?", Turn("Hm?", "", "bees")) == 5
    assert best("Who was born?", Turn("Hm?", "", "painting")) == 2


def test_a_turn_from_an_article_that_is_not_searched_says_nothing() -> None:
    assert Context.of("Why?", [ASKED], within=frozenset({"bees"})) == Context()
    assert Context.of("Why?", [ASKED], within=frozenset({"painting"})).words


def test_an_article_that_is_gone_is_no_error() -> None:
    assert best("Who described a queen?", Turn("Hm?", "", "removed")) == 3


def test_preference_of_no_passages_is_empty() -> None:
    context = Context.of("Why?", [ASKED])
    assert context.passage_preference(np.zeros(0), np.zeros(0, dtype=np.int64), {}, 1.0).shape == (0,)


@given(st.lists(st.floats(0, 100), min_size=6, max_size=6))
def test_preference_is_bounded_and_grows_with_the_evidence(evidence: list[float]) -> None:
    context = Context.of("Why?", [ASKED])
    one_article = np.zeros(6, dtype=np.int64)
    preference = context.passage_preference(np.array(evidence), one_article, {"painting": 0}, 2.0)
    assert (preference >= 0).all()
    assert (preference <= 60).all()
    order = np.argsort(evidence, kind="stable")
    assert (np.diff(preference[order]) >= 0).all()


def test_sentences_are_preferred_by_what_they_share_with_the_turns() -> None:
    none, some, much = Context.of("Why?", [ASKED]).sentence_preference(np.array([0.0, 2.0, 5.0]), 2.0)
    assert none == 0 < some < much
    assert not Context().sentence_preference(np.array([2.0]), 2.0).any()


def test_history_lines_become_turns() -> None:
    lines = [["user", "Who?"], ["agent", "Ann."], ["bot", "And Bo."], ["user", "Why?"]]
    assert turns_of(lines) == (Turn("Who?", "Ann. And Bo."), Turn("Why?"))
    assert turns_of([["bot", "Hello."]]) == (Turn("", "Hello."),)


class Clock:
    """A clock that stands still until it is set."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_conversation_is_recalled_oldest_turn_first() -> None:
    conversations = Conversations()
    for question in ("one", "two"):
        conversations.remember((1, 2), Turn(question))
    assert conversations.recall((1, 2)) == (Turn("one"), Turn("two"))


def test_nobody_sees_the_conversation_of_another_person_or_place() -> None:
    conversations = Conversations()
    conversations.remember((1, 2), ASKED)
    assert conversations.recall((1, 3)) == ()
    assert conversations.recall((2, 2)) == ()


def test_a_conversation_is_gone_after_its_lifetime_and_each_turn_prolongs_it() -> None:
    clock = Clock()
    conversations = Conversations(lifetime=900, clock=clock)
    conversations.remember("a", Turn("one"))
    clock.now = 899
    conversations.remember("a", Turn("two"))
    clock.now = 1798
    assert len(conversations.recall("a")) == 2
    clock.now = 1799
    assert conversations.recall("a") == ()
    assert len(conversations) == 0


def test_reading_does_not_prolong_a_conversation() -> None:
    clock = Clock()
    conversations = Conversations(lifetime=900, clock=clock)
    conversations.remember("a", ASKED)
    clock.now = 899
    conversations.recall("a")
    clock.now = 900
    assert conversations.recall("a") == ()


def test_the_conversation_that_rested_longest_makes_room() -> None:
    conversations = Conversations(most=2)
    for key in ("a", "b", "a", "c"):
        conversations.remember(key, ASKED)
    assert [len(conversations.recall(key)) for key in "abc"] == [2, 0, 1]
    assert len(conversations) == 2


def test_only_the_last_turns_are_kept() -> None:
    conversations = Conversations(turns=3)
    for number in range(5):
        conversations.remember("a", Turn(str(number)))
    assert conversations.recall("a") == (Turn("2"), Turn("3"), Turn("4"))


def test_a_forgotten_conversation_is_gone_and_forgetting_twice_is_no_error() -> None:
    conversations = Conversations()
    conversations.remember("a", ASKED)
    conversations.forget("a")
    conversations.forget("a")
    assert conversations.recall("a") == ()


def test_a_retracted_message_takes_its_turns_with_it_and_no_others() -> None:
    conversations = Conversations()
    for key, asked_in in (("a", 1), ("a", 2), ("a", None), ("b", 1)):
        conversations.remember(key, Turn(f"{key}{asked_in}", asked_in=asked_in))
    conversations.retract(1)
    assert [turn.question for turn in conversations.recall("a")] == ["a2", "aNone"]
    assert conversations.recall("b") == ()
    assert len(conversations) == 1
