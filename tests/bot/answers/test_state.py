"""What stands in a custom id is enough to find a passage again, exactly, and fits."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.answers import PASSAGES, answer_card, turned_card
from bot.cards.limits import width
from bot.features.answers.buttons import Act, buttons_for
from bot.features.answers.finding import GoneError, quote_at
from bot.features.answers.state import AnswerState, NamedPassage
from knowledge.answering import Answerer
from knowledge.article import Answer, Article, Outcome, Quote, Span
from knowledge.bundled import bundled_articles
from knowledge.reader import read_text
from tests.bot.hostile import answers, long_texts, quotes

ASKED = (
    "how much did Xiaomi invest in Xpeng?",
    "how many active users does MIUI have?",
    "what is the speed of the car?",
    "when?",
)
ME = 1_456_074_443_980_800_001

passages = st.builds(
    NamedPassage,
    article=st.integers(0, 2**32 - 1),
    start=st.integers(0, 2**24 - 1),
    check=st.integers(0, 2**16 - 1),
)
states = st.builds(
    AnswerState,
    asker=st.integers(0, 2**64 - 1),
    passages=st.lists(passages, max_size=PASSAGES).map(tuple),
    place=st.integers(0, PASSAGES - 1),
    closest=st.booleans(),
    shared=st.booleans(),
    number=st.integers(0, 2),
    origin=st.integers(0, 2**32 - 1),
    span=st.one_of(
        st.none(), st.builds(Span, start=st.integers(0, 2**16 - 1), end=st.integers(1, 2**16 - 1))
    ),
)


@given(states)
def test_every_state_fits_into_a_custom_id_and_is_read_as_it_was(state: AnswerState) -> None:
    encoded = state.encoded()
    assert len(f"answer:{max(Act, key=len)}:{encoded}") <= 100
    assert AnswerState.decoded(encoded) == state


@given(st.text(st.sampled_from("AZaz09_-"), min_size=23, max_size=83))
def test_any_other_text_is_a_state_or_refused(text: str) -> None:
    try:
        AnswerState.decoded(text)
    except ValueError:
        return


@pytest.mark.parametrize("question", ASKED)
def test_every_passage_of_an_answer_is_found_again_as_it_was_quoted(question: str) -> None:
    answerer = Answerer(bundled_articles())
    answer = answerer.ask(question)
    state = AnswerState.decoded(AnswerState.of(answer, ME).encoded())
    assert len(state.passages) == min(len(answer.quotes), PASSAGES) * (
        answer.outcome is not Outcome.NOT_FOUND
    )
    for place in range(len(state.passages)):
        found, quoted = quote_at(state, place, answerer), answer.quotes[place]
        assert (found.start, found.end) == (quoted.start, quoted.end)
        assert (found.highlight, found.answer) == (quoted.highlight, quoted.answer)
        assert found.paragraph == quoted.paragraph


def _read(text: str) -> Article:
    return read_text(text, id="a", title="A", url=None, language="en")


def test_a_text_that_says_something_else_at_that_place_is_not_quoted_instead() -> None:
    before = Answerer([_read("The lamp burns oil.\n\nThe gate is red.\n")])
    state = AnswerState.of(before.ask("what does the lamp burn?"), ME)
    assert quote_at(state, 0, before).highlight_text == "The lamp burns oil."
    for text in ("The lamp burns gas.\n", "It is night. The lamp burns oil.\n", "x\n"):
        with pytest.raises(GoneError):
            quote_at(state, 0, Answerer([_read(text)]))
    later = Answerer([_read("The lamp burns oil.\n\nThe gate is green.\n")])
    assert quote_at(state, 0, later).highlight_text == "The lamp burns oil."


@settings(deadline=None)
@pytest.mark.usefixtures("each_language")
@given(answers, st.tuples(quotes(), quotes(long_texts)), st.sampled_from([Outcome.ANSWERED, Outcome.CLOSEST]))
def test_a_card_that_is_turned_and_turned_back_is_the_same(
    answer: Answer, quoted: tuple[Quote, Quote], outcome: Outcome
) -> None:
    answer = replace(answer, quotes=quoted, outcome=outcome)
    closest = answer.outcome is Outcome.CLOSEST
    first = answer_card(answer, asked="Why?")
    second = turned_card(first, answer.quotes[1], was=0, place=1, passages=2, closest=closest)
    assert second == answer_card(answer, asked="Why?", index=1)
    assert width(second.description or "") <= 4096
    back = turned_card(second, answer.quotes[0], was=1, place=0, passages=2, closest=closest)
    assert back == first


@pytest.mark.usefixtures("each_language")
@given(st.lists(answers, min_size=1, max_size=2), st.booleans(), st.booleans())
def test_all_buttons_fit_into_a_message(shown: list[Answer], share: bool, remove: bool) -> None:
    view = buttons_for(shown, ME, share=share, remove=remove)
    if view is None:
        return
    rows = view.to_components()
    assert len(rows) <= 5
    assert all(len(row["components"]) <= 5 for row in rows)
    buttons = [button for row in rows for button in row["components"]]
    assert len({button["custom_id"] for button in buttons}) == len(buttons)
    for button in buttons:
        assert len(button["custom_id"]) <= 100
        assert any(character.isalpha() for character in button["label"])
        assert len(button["label"]) <= 80
