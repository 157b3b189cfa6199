"""Articles in other languages: the right sentence, and the article in the language of the question."""

from functools import cache
from pathlib import Path

import pytest

from knowledge.answering import Answerer
from knowledge.article import Answer, Article
from knowledge.bundled import bundled_articles
from knowledge.language import language_of_question
from knowledge.reader import read_text
from knowledge.stop_words import stop_words
from knowledge.text import normalised, stems, tokens

FOLDER = Path(__file__).parent / "languages"

QUESTIONS = {
    "ar": {
        "متى افتتح سليم الخطيب المخبز؟": "وقد افتتحه الجد سليم الخطيب عام 1936",
        "لماذا احترق سقف المخبز؟": "بسبب خلل في الكهرباء",
        "من يدير المخبز الآن؟": "تدير المخبز الآن الحفيدة ليلى",
    },
    "de": {
        "Wer hatte die Idee mit den Bienen?": "Hanna Vogel, die in ihrer Freizeit imkert",
        "wie viel honig liefern die völker im jahr": "ungefähr neunzig Kilogramm Honig",
        "Warum waren viele Bürger dagegen?": "weil sie Stiche befürchteten",
    },
    "es": {
        "¿Quién construyó el faro?": "por el ingeniero Ramón Arana",
        "cuanto cuesta la entrada al museo": "La entrada cuesta cuatro euros",
        "¿Con qué funcionaba la luz al principio?": "con aceite de oliva",
    },
    "fr": {
        "Quand le chemin de fer a-t-il rouvert ?": "a rouvert en juin 2012",
        "Combien de temps dure le trajet ?": "Le trajet dure quarante minutes",
        "à quoi sert l'argent de la région": "surtout à l'entretien des ponts",
    },
    "he": {
        "מי היה המורה לכינור?": "על ידי המורה לכינור יעקב שטרן",
        "מי מנצחת על התזמורת היום?": "דינה לוי, נכדתו של המייסד",
        "מתי מתקיים הקונצרט השנתי?": "בחודש ספטמבר",
    },
    "hi": {
        "मीरा रोज़ कितने किलोमीटर साइकिल चलाती हैं?": "रोज़ बीस किलोमीटर साइकिल चलाती हैं",
        "नई साइकिल की क़ीमत कितनी थी?": "सात हज़ार रुपये",
        "पुरस्कार की राशि से क्या बनवाया?": "स्कूल के लिए एक पुस्तकालय बनवाया",
    },
    "ja": {
        "時計屋を始めたのは誰ですか?": "店を始めたのは佐藤庄吉",
        "台風で針を失ったのはいつですか?": "1954年の台風で針を失った",
        "教室の参加費はいくらですか?": "参加費は五百円",
    },
    "ru": {
        "За сколько Соколова выкупила вагон?": "за десять тысяч рублей",
        "кто собрал деньги на печи": "собрали жители соседних домов",
        "Что нарисовала художница?": "лису и журавля",
    },
    "tr": {
        "Değirmen ne zaman yapıldı?": "1871 yılında",
        "binayı kim satın aldı": "Selim Aydın binayı",
        "Nurten ekmeği hangi gün pişiriyor?": "burada her cuma",
    },
    "zh": {
        "云溪茶园是谁建立的?": "由陈德安在1978年建立",
        "茶园用什么办法吃害虫?": "而是养鸭子来吃害虫",
        "门票多少钱?": "门票十五元",
    },
}
CASES = [
    pytest.param(language, question, answer, id=f"{language}-{number}")
    for language, asked in QUESTIONS.items()
    for number, (question, answer) in enumerate(asked.items())
]


@cache
def article(language: str) -> Article:
    return read_text((FOLDER / f"{language}.txt").read_text(encoding="utf-8"), id=language)


@cache
def alone(language: str) -> Answerer:
    return Answerer([article(language)])


@cache
def together() -> Answerer:
    return Answerer([*map(article, QUESTIONS), *bundled_articles()])


def highlight(answer: Answer) -> str:
    return answer.quotes[0].highlight_text if answer.quotes else ""


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_text_that_is_read_has_its_language(language: str) -> None:
    assert article(language).language == language


@pytest.mark.parametrize(("language", "question", "answer"), CASES)
def test_the_sentence_that_answers_is_highlighted(language: str, question: str, answer: str) -> None:
    assert answer in highlight(alone(language).ask(question))


@pytest.mark.parametrize(("language", "question", "answer"), CASES)
def test_among_many_languages_the_article_in_that_of_the_question_answers(
    language: str, question: str, answer: str
) -> None:
    found = together().ask(question)
    assert found.quotes[0].article.language == language
    assert answer in highlight(found)


@pytest.mark.parametrize(("language", "question", "answer"), CASES)
def test_a_quote_is_a_slice_of_its_text_in_every_script(language: str, question: str, answer: str) -> None:
    for quote in together().ask(question).quotes:
        text = quote.article.text
        assert quote.text == text[quote.start : quote.end]
        assert quote.text.strip() == quote.text
        assert quote.start <= quote.highlight.start < quote.highlight.end <= quote.end


SAME = {
    "de": (
        "Die Firma Norvik eröffnete 2014 in Tallinn ein Werk für Batterien. Direktor Juhan Tamm stellte dort "
        "300 Leute ein, und der Bau kostete zwölf Millionen Euro. Zur Feier kam auch Kaja Sepp aus Tartu.",
        {
            "Wann eröffnete Norvik das Werk in Tallinn?": "2014",
            "Wie viel kostete der Bau?": "zwölf Millionen",
        },
    ),
    "en": (
        "The company Norvik opened a factory for batteries in Tallinn in 2014. The director Juhan Tamm hired "
        "300 people there, and it cost twelve million euros to build. Kaja Sepp came from Tartu to cheer.",
        {
            "When did Norvik open the factory in Tallinn?": "2014",
            "How many did Juhan Tamm hire?": "300 people",
        },
    ),
    "es": (
        "La empresa Norvik abrió en 2014 una fábrica de baterías en Tallinn. El director Juhan Tamm contrató "
        "allí a 300 personas, y construirla costó doce millones de euros. A la fiesta vino Kaja Sepp.",
        {"¿Cuándo abrió Norvik en Tallinn?": "2014", "¿Quién es Juhan Tamm?": "El director Juhan Tamm"},
    ),
}
"""The same article in three languages; its names, which say most, are the same in each."""


@pytest.mark.parametrize(
    ("language", "question", "answer"),
    [(language, *asked) for language, (_, questions) in SAME.items() for asked in questions.items()],
)
def test_of_the_same_article_in_several_languages_that_of_the_question_answers(
    language: str, question: str, answer: str
) -> None:
    texts = [read_text(f"Norvik\n\n{text}", id=spoken) for spoken, (text, _) in SAME.items()]
    for order in (texts, texts[::-1]):
        best = Answerer(order).ask(question).quotes[0]
        assert best.article.language == language
        assert answer in best.highlight_text


def test_a_question_that_its_language_cannot_answer_is_asked_of_all_articles() -> None:
    found = together().ask("¿Cuánto invirtió Xiaomi en Xpeng?")
    assert found.quotes[0].article.language == "en"
    assert "Xiaomi" in found.quotes[0].text


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [("de", "kindergaten", "kindergarten"), ("ru", "библеотека", "библиотека")],
)
def test_a_typing_error_is_repaired_with_the_words_of_its_language(
    language: str, typed: str, meant: str
) -> None:
    question = {"de": f"An wen geht das Geld, an den {typed}?", "ru": f"где работает {typed}"}[language]
    assert (typed, meant) in together().ask(question).repaired


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_question_shows_its_language_among_those_of_the_articles(language: str) -> None:
    for question in QUESTIONS[language]:
        assert language_of_question(question, [*QUESTIONS, "en"]) == language


@pytest.mark.parametrize("question", ["Xiaomi Xpeng", "2019?", "", "Hyundai Nissan Volvo 300"])
def test_names_and_numbers_alone_show_no_language(question: str) -> None:
    assert language_of_question(question, ["de", "en", "es", "ru"]) is None


def test_a_script_of_only_one_of_the_languages_decides() -> None:
    assert language_of_question("小米?", ["de", "en", "zh"]) == "zh"
    assert language_of_question("小米?", ["de", "en"]) is None


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fr", "hi", "it", "nl", "pt", "ru", "tr", "zh"])
def test_stop_words_are_normalised_words(language: str) -> None:
    assert stop_words(language)
    for word in stop_words(language):
        assert word == normalised(word)
        assert stems(word, language) == []


def test_a_word_of_one_language_may_be_a_stop_word_of_another() -> None:
    assert stems("war on", "en") == ["war"]
    assert stems("war on", "de") == ["on"]
    assert stems("on or", "fr") == ["or"]


def test_an_article_that_is_elided_is_no_part_of_its_word() -> None:
    assert stems("l’argent", "fr") == stems("argent", "fr")
    assert stems("dell'acqua", "it") == stems("acqua", "it")
    assert stems("Selim'in", "tr") == stems("Selim", "tr")
    assert [token.word for token in tokens("O'Neill")] == ["oneill"]


def test_an_elided_article_is_nothing_to_repair() -> None:
    assert alone("fr").ask("à quoi sert l'argent de la région").repaired == ()


@pytest.mark.parametrize(
    ("question", "foreign"),
    [
        ("Wer hat die Schacholympiade 1972 gewonnen?", "de"),
        ("谁赢得了1972年国际象棋奥林匹克？", "zh"),
        ("quem ganhou a olimpíada de xadrez de 1972?", "pt"),
        ("who won the chess olympiad of 1972?", None),
        ("Jupiter 1972", None),
    ],
)
def test_a_question_in_a_language_that_no_article_is_in_is_known_to_be(
    question: str, foreign: str | None
) -> None:
    assert Answerer(bundled_articles()).ask(question).foreign == foreign


def test_a_question_in_the_language_of_an_article_is_not_foreign() -> None:
    both = Answerer([*bundled_articles(), article("de")])
    assert both.ask("Wer hat die Schacholympiade 1972 gewonnen?").foreign is None
    assert Answerer([]).ask("Wer hat die Schacholympiade 1972 gewonnen?").foreign is None


def test_a_word_is_not_called_missing_that_an_article_in_another_language_has() -> None:
    lighthouse = "El museo del faro\n\nEl faro fue construido en 1850 por el ingeniero Pedro Salinas."
    both = Answerer([*bundled_articles(), read_text(lighthouse, id="faro")])
    for question in ("who is Pedro Salinas?", "Wer ist Pedro Salinas?", "¿Quién es Pedro Salinas?"):
        answer = both.ask(question)
        assert answer.missing == ()
        assert answer.quotes[0].article.id == "faro"


def test_of_a_script_without_blanks_no_single_characters_are_called_missing() -> None:
    tea = Answerer([article("zh")])
    assert all(len(word) > 1 for word in tea.ask("小米在小鹏投资了多少？").missing)
