"""Messages that greet, thank or ask for help: answered with a hint of what to ask, not looked up."""

import re
from collections.abc import Mapping
from typing import Final

from knowledge.text import tokens
from knowledge.wording import Wording

HELLO: Final = Wording("Hello!")
# Translators: The answer to “thank you”.
THANKS: Final = Wording("You are welcome!")
HELP: Final = Wording("I answer questions about articles by quoting them.")

_SAID: Final[Mapping[Wording, Mapping[str, str]]] = {
    THANKS: {
        "en": """
            thanks; thank you; thank u; thankyou; thx; thnx; tnx; ty; tysm; cheers; kudos
            good; good bot; good job; well done; nice one; nice; great; perfect; awesome; brilliant; lovely
            excellent; amazing
        """,
        "es": "gracias; muchas gracias; mil gracias; genial; vale",
        "de": "danke; danke schön; dankeschön; vielen dank; danke dir; prima",
        "fr": "merci; merci beaucoup; merci bien; parfait; génial",
        "zh": "谢谢; 謝謝; 多谢; 谢谢你",
        "": "cool; ok; okay; wow; super; obrigado; obrigada; grazie; спасибо; ありがとう; 감사합니다; شكرا",
    },
    HELP: {
        "en": """
            help; help me; can you help me; how can you help; commands; usage; instructions; start; menu; info
            who are you; what are you; what is this; what can you do; what do you do; what do you know
            what do you know about; what can i ask; what can i ask you; what can i do; what can i do here
            what should i ask; how do i use you; how do i use this; how does this work; how does it work
            how do you work; how does this bot work; what is this bot; are you a bot; are you there
        """,
        "es": "ayuda; ayúdame; qué puedes hacer; quién eres; qué te puedo preguntar; cómo funciona",
        "de": "hilfe; hilf mir; was kannst du; wer bist du; was kann ich fragen; wie funktioniert das",
        "fr": "aide; aidez moi; aide moi; que peux tu faire; qui es tu; comment ça marche",
        "zh": "帮助; 你是谁; 你能做什么; 怎么用",
    },
    HELLO: {
        "en": """
            hello; helo; hullo; howdy; greetings; sup; wassup
            what up; whats up; good morning; good afternoon; good evening; good night; good day; morning
            gm; gn
            how are you; how r u; how are u; how are you doing; how is it going; how it going; how do you do
            how goes it; nice to meet you
            bye; goodbye; good bye; bye bye; cya; see you; see you later
        """,
        "es": "hola; buenos días; buenas tardes; buenas noches; buenas; adiós",
        "de": "hallo; moin; servus; guten tag; guten morgen; guten abend; tschüss",
        "fr": "bonjour; bonsoir; salut; coucou; au revoir",
        "zh": "你好; 您好; 早; 再见",
        "": """
            hi; hiya; hey; heya; yo; hej; ciao; olá; ola; привет; здравствуйте; こんにちは
            안녕; 안녕하세요; مرحبا
        """,
    },
}
"""What is said in each language, by its ISO 639-1 code; under "", in several, or in one that the bot does not
speak."""

_FILLERS: Final = frozenset(
    token.word
    for token in tokens(
        """
        there you u a an the so very much lot lots bunch million again all everyone everybody folks
        guys friend friends mate buddy pal bro dear sir bot robot please pls plz me i need want some
        for that this it your my is was to and oh ah haha lol yes yeah yep no really just now with
        answer quick today doing verbatim
        für die der das den dir dich euch sehr viel vielmals alle allen zusammen leute mal bitte
        schön gut so ja nein ach und auch nochmal noch lieber liebe freunde antwort schnelle an
        a todos todas todo por la el tu su respuesta muy mucho muchísimas amigo amigos de nuevo y
        por favor sí
        pour ton ta votre à tous toutes tout le monde beaucoup bien les la et oui réponse encore mes
        amis
        的 啊 呀 哦 了 大 家 们 您 你 很 非 常 机 器 人 回 答
        """
    )
)
_MOST_WORDS: Final = 12


def _line(text: str) -> str:
    return " ".join(token.word for token in tokens(text))


_KINDS: Final = {
    _line(phrase): (kind, language)
    for kind, by_language in _SAID.items()
    for language, said in by_language.items()
    for phrase in re.split(r"[;\n]", said)
    if phrase.strip()
}
_PHRASES: Final = re.compile(
    rf"(?<!\S)(?:{'|'.join(map(re.escape, sorted(_KINDS, key=len, reverse=True)))})(?!\S)"
)


def small_talk(text: str) -> Wording | None:
    """The opening of a friendly reply to `text`, or None if there is anything in it to look up.

    All of it must be greetings, thanks, requests for help and fillers; one word more and it is a question.
    A text without a word asks nothing either.
    """
    line = _line(text)
    if not line:
        return HELP
    said = {_KINDS[phrase][0] for phrase in _PHRASES.findall(line)}
    rest = set(_PHRASES.sub(" ", line).split())
    if not said or rest - _FILLERS or line.count(" ") >= _MOST_WORDS:
        return None
    return next(kind for kind in _SAID if kind in said)


def language_of_small_talk(text: str) -> str | None:
    """The language of what a friendly text begins with, by its ISO 639-1 code; None if it is not known."""
    begins = _PHRASES.search(_line(text))
    return None if begins is None else _KINDS[begins.group()][1] or None
