"""The few words that answer: found where the wording shows them, kept back where it does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer_type import Asked, answer_type
from knowledge.article import Span
from knowledge.span import OFFERED_FROM, FoundSpan, find_span


def found(question: str, sentence: str, at_least: float = OFFERED_FROM) -> str | None:
    answer = find_span(
        question, sentence, Span(0, len(sentence)), sentence_probability=0.95, at_least=at_least
    )
    return None if answer is None else sentence[answer.span.start : answer.span.end]


@pytest.mark.parametrize(
    ("question", "asked", "noun"),
    [
        ("When was the bridge opened?", Asked.DATE, ()),
        ("in which year was the bridge opened", Asked.YEAR, ("year",)),
        ("How many people crossed it?", Asked.NUMBER, ("peopl",)),
        ("how much did the bridge cost", Asked.AMOUNT, ()),
        ("What percentage of the town voted?", Asked.PERCENT, ("percentag",)),
        ("How long did the work take?", Asked.DURATION, ()),
        ("How tall are its towers?", Asked.MEASURE, ()),
        ("Who designed the bridge?", Asked.PERSON, ()),
        ("Where does the road lead?", Asked.PLACE, ()),
        ("What city does it lead to?", Asked.PLACE, ("citi",)),
        ("which company built it", Asked.ORGANISATION, ("compani",)),
        ("what film was shot there", Asked.THING, ("film",)),
        ("Why was it closed?", Asked.REASON, ()),
        ("How did they repair it?", Asked.MANNER, ()),
        ("Was it repaired?", Asked.NONE, ()),
        ("", Asked.NONE, ()),
    ],
)
def test_a_question_shows_what_it_asks_for(question: str, asked: Asked, noun: tuple[str, ...]) -> None:
    kind = answer_type(question)
    assert (kind.asked, kind.noun) == (asked, noun)


def test_a_clause_of_time_before_the_question_is_not_the_question() -> None:
    assert answer_type("When the war ended, what city became the capital?").asked is Asked.PLACE


@pytest.mark.parametrize(
    ("question", "sentence", "answer"),
    [
        ("When did the harbour open?", "The harbour opened in 1874, after nine years of work.", "1874"),
        ("When did Anna Holm die?", "Anna Holm died on 4 March 1921 in Bergen.", "4 March 1921"),
        ("In what year did Anna Holm leave Oslo?", "Anna Holm left Oslo in 1898 with 40 kroner.", "1898"),
        ("How many workers built the harbour?", "In 1874 some 2,300 workers built the harbour.", "2,300"),
        ("How many ships does the firm own?", "The firm owns 14 ships and has 900 employees.", "14"),
        ("Who designed the harbour?", "The harbour was designed by Anna Holm in 1870.", "Anna Holm"),
        ("Who founded Nordlys?", "Anna Holm founded Nordlys in a shed in Bergen.", "Anna Holm"),
    ],
)
def test_the_words_that_answer_are_found(question: str, sentence: str, answer: str) -> None:
    assert found(question, sentence) == answer


def test_an_amount_keeps_the_words_that_limit_it() -> None:
    sentence = "Finally, in 2016, Nordlys made an investment of up to 400 million dollars in Vestfrakt."
    assert found("how much did nordlys invest in vestfrakt", sentence) == "up to 400 million dollars"


def test_names_that_are_joined_answer_together() -> None:
    sentence = "In 1912 Nordlys and Vestfrakt were bought by Holm and Dahl."
    answer = found("Which companies were bought in 1912?", sentence, at_least=0.0)
    assert answer == "Nordlys and Vestfrakt"


def test_letter_case_and_question_mark_do_not_matter() -> None:
    sentence = "The harbour was designed by Anna Holm in 1870."
    assert found("who designed the harbour", sentence) == found("Who designed the Harbour?", sentence)


def test_a_possessive_ending_is_not_part_of_a_name() -> None:
    assert found("Whose plan was chosen?", "The council chose Holm's plan.", at_least=0.0) == "Holm"


def test_the_span_is_counted_from_the_start_of_the_text() -> None:
    before, sentence = "It was cold. ", "The harbour opened in 1874."
    text = before + sentence + " It was warm in 1899."
    answer = find_span("When did the harbour open?", text, Span(len(before), len(before) + len(sentence)))
    assert answer is not None
    assert text[answer.span.start : answer.span.end] == "1874"


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Why did the harbour open?", "The harbour opened in 1874."),
        ("Did the harbour open?", "The harbour opened in 1874."),
        ("When did the harbour open?", "The harbour is deep and wide."),
        ("When?", ""),
        ("harbour", "The harbour opened in 1874."),
    ],
)
def test_nothing_is_offered_where_nothing_answers(question: str, sentence: str) -> None:
    assert found(question, sentence) is None


def test_only_english_questions_are_understood() -> None:
    text = "The harbour opened in 1874."
    assert find_span("When did the harbour open?", text, Span(0, len(text)), language="de") is None


def test_a_doubtful_sentence_makes_its_span_doubtful() -> None:
    text = "The harbour opened in 1874."
    sure, doubtful = (
        find_span(
            "When did the harbour open?", text, Span(0, len(text)), sentence_probability=chance, at_least=0
        )
        for chance in (0.95, 0.3)
    )
    assert sure is not None
    assert doubtful is not None
    assert doubtful.probability < sure.probability


def test_a_span_says_what_spoke_for_it() -> None:
    text = "Nordlys paid 3 million dollars for the harbour."
    answer = find_span("How much did Nordlys pay for the harbour?", text, Span(0, len(text)))
    assert answer is not None
    assert answer.rule.startswith("amount: ")
    assert "is money" in answer.rule


_LINES = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.sampled_from(
            'the Holm’s Anna in 1874 , . ( ) " of and 3 % $ up to million by ’s U.S. – St said'.split()
        ),
        max_size=25,
    ).map(" ".join),
)
_QUESTIONS = st.one_of(
    st.text(max_size=40),
    st.lists(
        st.sampled_from(
            "who when how much many what which year Holm in of did is 1874 company why the ?".split()
        ),
        max_size=10,
    ).map(" ".join),
)


@given(question=_QUESTIONS, before=_LINES, sentence=_LINES, after=_LINES, trust=st.floats(0, 1))
def test_a_found_span_lies_inside_the_sentence(
    question: str, before: str, sentence: str, after: str, trust: float
) -> None:
    text = before + sentence + after
    place = Span(len(before), len(before) + len(sentence))
    answer = find_span(question, text, place, sentence_probability=trust, at_least=0.0)
    if answer is not None:
        assert place.start <= answer.span.start < answer.span.end <= place.end
        assert 0 <= answer.probability <= 1
        piece = text[answer.span.start : answer.span.end]
        assert piece == piece.strip()
        offered = find_span(question, text, place, sentence_probability=trust)
        assert offered == (answer if answer.probability >= OFFERED_FROM else None)


@given(question=_QUESTIONS, sentence=_LINES, text=st.text(max_size=30))
def test_what_stands_around_the_sentence_changes_nothing(question: str, sentence: str, text: str) -> None:
    alone = find_span(question, sentence, Span(0, len(sentence)), at_least=0.0)
    amid = find_span(
        question, text + sentence + text, Span(len(text), len(text) + len(sentence)), at_least=0.0
    )
    if alone is None:
        assert amid is None
    else:
        moved = Span(alone.span.start + len(text), alone.span.end + len(text))
        assert amid == FoundSpan(moved, alone.probability, alone.rule)
