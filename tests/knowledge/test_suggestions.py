"""Questions one could ask of an article: it answers them, they read well, and nothing hostile is in them."""

import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from knowledge.answering import Answerer
from knowledge.article import Answer, Article, Outcome
from knowledge.bundled import bundled_articles
from knowledge.conversation import Turn
from knowledge.reader import EmptyArticleError, read_text
from knowledge.suggestions import suggestions

FOLDER = Path(__file__).parent / "languages"
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.txt"))
EVERY = 40
"""More than any of the articles here gives."""

INVISIBLE = ("Cc", "Cf", "Co", "Cs", "Zl", "Zp", "Zs")

MILL = """The mill of Harlow

The Harlow mill was built in 1764 by Josiah Penhallow. It stands beside the creek, and herons live on it.

The Friends of Harlow have 340 members. The repairs cost 410,000 pounds. In May 2011, Maud Ellery
bought the ruin.

"The wheel groans a little," said the engineer Tom Sarkis. Anna Lowe, 62, said that the flour sells well.

The Harlow mill closed because the railway brought cheaper flour. Nearly 200 people came to the opening.

The Penhallow wheel is 5 metres high. Its axle is made of oak. Visitors can grind a bag of corn on Sundays."""

ASKED = {
    "en": {
        "The Harlow mill was built in 1764 by Josiah Penhallow.": "When was the Harlow mill built?",
        "The tower was designed by Ada Stone and stands on a hill.": "Who designed the tower?",
        "A tern is a small white bird that lives near the sea.": "What is a tern?",
        "Ada Stone was an architect from Leeds.": "Who was Ada Stone?",
        "The capital of Freedonia is Marxville.": "What is the capital of Freedonia?",
        "The Friends of Harlow have 340 members.": "How many members do the Friends of Harlow have?",
        "Nearly 200 people came to the opening.": "How many people came to the opening?",
        "There are 12 bells in the tower.": "How many bells are there in the tower?",
        "Norvik paid $3 million for the harbour.": "How much did Norvik pay for the harbour?",
        "The Harlow mill closed because the railway brought cheaper flour.": "Why did the Harlow mill close?",
        "In May 2011, Maud Ellery bought the ruin.": "When did Maud Ellery buy the ruin?",
        "Anna Lowe, 62, said that the flour sells well.": "How old is Anna Lowe?",
        "“It groans,” said the engineer Tom Sarkis.": "Who is Tom Sarkis?",
        "The crossing takes four hours in good weather.": "How long does the crossing take?",
        "The Penhallow wheel is 5 metres high.": "How high is the Penhallow wheel?",
        "Norvik is based in Tallinn, near the port.": "Where is Norvik based?",
        "The council has ordered a new ferry.": "What has the council ordered?",
        "The Penhallow axle is made of oak.": "What is the Penhallow axle made of?",
        "Visitors can grind a bag of corn.": "What can visitors do?",
        "In 1906, an earthquake shook the old town.": "What happened in 1906?",
        "The report says that Norvik sold 40 ships last year.": "How many ships did Norvik sell?",
        "When the roof fell in, the county offered the ruin to anybody.": "What did the county offer?",
    },
    "de": {
        "Das Riesenrad wurde 1897 in Wien errichtet.": "Wann wurde das Riesenrad in Wien errichtet?",
        "Im Winter 2019 starben zwei Völker an Milben.": "Wann starben zwei Völker an Milben?",
        "Zuerst waren viele Bürger dagegen, weil sie Angst hatten.": "Warum waren viele Bürger dagegen?",
        "Die Idee stammt von der Lehrerin Hanna Vogel.": "Wer ist Hanna Vogel?",
        "Der neue Ofen kostet 1,9 Millionen Euro.": "Wie viel kostet der neue Ofen?",
        "Die Fahrt dauert sieben Minuten.": "Wie lange dauert die Fahrt?",
        "Das Rad hat 15 Gondeln.": "Wie viele Gondeln hat das Rad?",
        "Das Seil ist zwei Kilometer lang.": "Wie lang ist das Seil?",
        "Fünfzig Freiwillige helfen beim Packen.": "Wie viele Freiwillige helfen beim Packen?",
    },
    "es": {
        "La Alhambra es un palacio de Granada.": "¿Qué es la Alhambra?",
        "El faro fue construido en 1887 por Ramón Arana.": "¿Por quién fue construido el faro?",
        "El último farero, Julián Mena, se jubiló en 1998.": "¿Cuándo se jubiló el último farero?",
        "La entrada cuesta cuatro euros.": "¿Cuánto cuesta la entrada?",
        "La empresa tiene 14 líneas en la ciudad.": "¿Cuántas líneas tiene la empresa?",
        "Los niños iban en barca, porque el camino no llegó hasta 1931.": "¿Por qué los niños iban en barca?",
    },
    "fr": {
        "La tour Eiffel est une tour de fer.": "Qu’est-ce que la tour Eiffel ?",
        "Le service a été créé en 1974 par un instituteur.": "Quand est-ce que le service a été créé ?",
        "Le trajet dure quarante minutes.": "Combien de temps dure le trajet ?",
        "Le monument compte trois étages.": "Combien d’étages compte le monument ?",
        "Le billet coûte 29 euros.": "Combien coûte le billet ?",
        "La présidente, Odile Garnier, espère prolonger la ligne.": "Qui est Odile Garnier ?",
    },
    "zh": {
        "云溪茶园由陈德安在1978年建立。": "云溪茶园是由谁建立的？",
        "八达岭长城于1958年正式开放。": "八达岭长城是什么时候开放的？",
        "新图书馆位于市中心的公园旁边。": "新图书馆位于哪里？",
        "图书馆有八万本书。": "图书馆有多少本书？",
        "何苗原来是一名会计。": "何苗是谁？",
        "游客很多，因为这里风景很美。": "为什么游客很多？",
        "门票十五元，学生免费参观。": "门票多少钱？",
    },
}
CASES = [
    pytest.param(language, sentence, question, id=question)
    for language, asked in ASKED.items()
    for sentence, question in asked.items()
]


@cache
def alone(text: str, language: str | None = None) -> Answerer:
    return Answerer([read_text(text, id="article", language=language)])


def asked_of(text: str, count: int = 3, language: str | None = None) -> tuple[str, ...]:
    answerer = alone(text, language)
    return suggestions(answerer, answerer.articles[0], count)


def is_plain(question: str) -> bool:
    """One short line of a question, with nothing in it that Discord reads as more than words."""
    return (
        0 < len(question) <= 100
        and question[-1] in "?？؟"
        and (question[0].isalnum() or question[0] in '¿“"«‘')
        and not any(mark in question for mark in "@<>`*_~|#[]{}\\:")
        and not any(mark in question.lower() for mark in ("//", "www.", "discord.gg", ".com", "  "))
        and not any(unicodedata.category(letter) in INVISIBLE and letter != " " for letter in question)
        and not any(letter in question for letter in ("\u3164", "\u2800"))
        and not any(all(map(unicodedata.combining, question[at : at + 4])) for at in range(len(question)))
    )


class Counting(Answerer):
    """Counts how often it is asked."""

    asked = 0

    def ask(self, question: str, *, article_id: str | None = None, turns: Sequence[Turn] = ()) -> Answer:
        self.asked += 1
        return super().ask(question, article_id=article_id, turns=turns)


@pytest.mark.parametrize(("language", "sentence", "question"), CASES)
def test_a_sentence_gives_the_question_that_a_person_would_ask(
    language: str, sentence: str, question: str
) -> None:
    assert question in asked_of(f"Title\n\n{sentence}", EVERY, language)


def test_the_bundled_article_suggests_three_questions_that_it_answers() -> None:
    (article,) = bundled_articles()
    answerer = Answerer([article])
    found = suggestions(answerer, article)
    assert found == (
        "When did Xiaomi make an investment?",
        "How many active users does the Xiaomi operating system have?",
        "What did Lei Jun invest in?",
    )
    for question in found:
        assert answerer.ask(question, article_id=article.id).outcome is Outcome.ANSWERED


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_article_answers_each_of_its_questions_in_every_language(language: str) -> None:
    text = (FOLDER / f"{language}.txt").read_text(encoding="utf-8")
    found = asked_of(text)
    assert found
    for question in found:
        assert is_plain(question)
        answer = alone(text).ask(question)
        assert answer.outcome is Outcome.ANSWERED
        assert answer.repaired == ()


def test_the_questions_ask_for_different_things_of_different_sentences() -> None:
    found = asked_of(MILL)
    answers = [alone(MILL).ask(question).quotes[0] for question in found]
    assert len({question.split()[0] + question.split()[1] for question in found}) == 3
    assert len({answer.highlight for answer in answers}) == 3


def test_a_question_is_of_its_article_whatever_other_articles_there_are() -> None:
    mill = read_text(MILL, id="mill")
    others = [
        mill,
        *bundled_articles(),
        read_text(MILL.replace("Harlow", "Marlow").replace("1764", "1801"), id="other"),
    ]
    answerer = Answerer(others)
    for question in suggestions(answerer, mill):
        assert answerer.ask(question, article_id="mill").quotes[0].article is mill
    assert not any("Marlow" in question for question in suggestions(answerer, mill, EVERY))


def test_a_heading_that_is_a_question_is_suggested_as_it_stands() -> None:
    text = (
        "Help\n\nHow do I reset my password?\n\nTo reset your password, open the settings and choose the "
        "third entry. A letter with a code will reach you within two days.\n\nWho pays for the return?\n\n"
        "We pay for the return of goods within two weeks. Later, the buyer pays."
    )
    assert {"How do I reset my password?", "Who pays for the return?"} <= set(asked_of(text))


def test_no_more_questions_are_given_than_wanted_and_none_twice() -> None:
    for count in (0, 1, 2, 5):
        assert len(asked_of(MILL, count)) == count
    found = asked_of(MILL, EVERY)
    assert len(set(found)) == len(found)


def test_the_same_article_always_gives_the_same_questions() -> None:
    article = read_text(MILL, id="mill")
    assert len({suggestions(Answerer([article]), article) for _ in range(3)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Notes\n\nyes, and it was so.",
        "Tale\n\nWhat did he see?\n\nhe saw a hen.",
        "1 2 3\n\n4 5 6, 7 8 9.",
        "…\n\nOh!",
        "?\n\n?\n\nand then?",
    ],
)
def test_an_article_with_nothing_to_ask_gives_no_question(text: str) -> None:
    assert asked_of(text) == ()


@pytest.mark.parametrize("joint", ["\n\n", " "])
def test_a_book_is_asked_no_more_often_than_a_page(joint: str) -> None:
    names = [f"{first}{last}" for first in ("Har", "Mar", "Bel", "Tor") for last in ("low", "ton", "wick")]
    lines = [f"The {names[at % 12]} mill {at} was built in {1500 + at % 400}." for at in range(6000)]
    article = read_text("Mills\n\n" + joint.join(lines), id="mills")
    answerer = Counting([article])
    assert suggestions(answerer, article)
    assert answerer.asked <= 40


HOSTILE = (
    "@everyone",
    "<@1234567>",
    "**bold**",
    "`code`",
    "||spoiler||",
    "[link](https://evil.example/x)",
    "https://evil.example",
    "evil.example.com",
    "discord.gg/abc",
    "/ban",
    "# Heading",
    "> quoted",
    "\u202edetrevni",
    "zero\u200bwidth",
    "Z\u0301\u0302\u0303\u0304\u0305algo",
    "\u3164\u3164",
    "nul\x00byte",
    "tab\tand\nline",
    "\U000e0041\U000e0042",
    "𝕱𝖆𝖓𝖈𝖞",
    "<:emoji:123>",
    "Ada\u00adStone",
)
FRAMES = (
    "{} Smith, 62, said that the flour sells well.",
    "The {} mill was built in 1764 by {} Penhallow.",
    "“It groans,” said the engineer {} Sarkis.",
    "The {} closed because {} opened.",
    "{} is a small {} bird that lives near the sea.",
    "The Friends of {} have 340 {} members.",
    "Der Turm von {} wurde 1897 in {} errichtet.",
    "La torre {} fue construida en 1887 por {} Arana.",
    "L’école {} a fermé ses portes en juillet 2022.",
    "{}茶园由陈德安在1978年建立。",
    "How do I reset {}?",
)
part = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=12))
framed = st.builds(lambda frame, one, two: frame.format(one, two), st.sampled_from(FRAMES), part, part)
paragraphs = st.lists(st.one_of(framed, st.text(max_size=60)), min_size=1, max_size=6)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(paragraphs.map("\n\n".join), st.sampled_from(["en", "de", "es", "fr", "zh", "ja", "ar", "ru", "xx"]))
@example("Ada\u202eStone\n\nThe Ada\u202eStone mill was built in 1764. @everyone is a small bird.", "en")
def test_whatever_a_text_holds_its_questions_are_plain_and_answered(text: str, language: str) -> None:
    try:
        article = read_text(text, id="article", title="A title", language=language)
    except EmptyArticleError:
        return
    answerer = Answerer([article])
    found = suggestions(answerer, article)
    assert len(found) <= 3
    for question in found:
        assert is_plain(question), question
        assert answerer.ask(question, article_id="article").outcome is not Outcome.NOT_FOUND


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_discord_would_read_as_more_than_words_gets_into_no_question(hostile: str) -> None:
    framed = " ".join(frame.format(hostile, hostile) for frame in FRAMES)
    asked = f"How do I reset {hostile}?\n\nTo reset {hostile}, press the red button on its back."
    for text in (framed, asked, f"{hostile} was it?\n\n{hostile} was it who did it."):
        for question in asked_of(f"A title\n\n{text}", EVERY, "en"):
            assert is_plain(question), question


def test_a_plain_heading_of_the_same_kind_is_suggested() -> None:
    text = "A title\n\nHow do I reset the lamp?\n\nTo reset the lamp, press the red button on its back."
    assert "How do I reset the lamp?" in asked_of(text, EVERY, "en")


def test_marks_of_the_writing_direction_are_left_out_of_a_question() -> None:
    text = "Title\n\nThe \u202eHarlow\u202c mill was \u2066built\u2069 in 1764."
    assert "When was the Harlow mill built?" in asked_of(text, EVERY, "en")


def test_an_article_given_by_its_parts_is_taken_as_it_is() -> None:
    bare = Article("bare", "Bare", "The Harlow mill was built in 1764.", ())
    assert suggestions(Answerer([bare]), bare) == ()
