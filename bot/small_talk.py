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

_SAID: Final[Mapping[Wording, str]] = {
    HELP: """
        help; help me; can you help me; how can you help; commands; usage; instructions; start; menu; info
        who are you; what are you; what is this; what can you do; what do you do; what do you know
        what do you know about; what can i ask; what can i ask you; what can i do; what can i do here
        what should i ask; how do i use you; how do i use this; how does this work; how does it work
        how do you work; how does this bot work; what is this bot; are you a bot; are you there
        ayuda; hilfe; aide; aidez moi; qué puedes hacer; quién eres; was kannst du; wer bist du
        que peux tu faire; qui es tu; 帮助; 你是谁; 你能做什么
    """,
    THANKS: """
        thanks; thank you; thank u; thankyou; thx; thnx; tnx; ty; tysm; cheers; kudos
        good; good bot; good job; well done; nice one; nice; great; perfect; awesome; brilliant; lovely
        excellent; amazing; cool; ok; okay; wow
        gracias; muchas gracias; danke; danke schön; dankeschön; vielen dank; merci; merci beaucoup
        obrigado; obrigada; grazie; спасибо; 谢谢; 謝謝; 多谢; ありがとう; 감사합니다; شكرا
    """,
    HELLO: """
        hi; hiya; hello; helo; hallo; hullo; hey; heya; hej; yo; howdy; greetings; sup; wassup
        what up; whats up; good morning; good afternoon; good evening; good night; good day; morning; gm; gn
        how are you; how r u; how are u; how are you doing; how is it going; how it going; how do you do
        how goes it; nice to meet you
        bye; goodbye; good bye; bye bye; cya; see you; see you later; hola; buenos días; buenas tardes
        buenas noches; buenas; adiós; moin; servus; guten tag; guten morgen; guten abend; tschüss
        bonjour; bonsoir; salut; coucou; au revoir; ciao; olá; ola; привет; здравствуйте
        你好; 您好; 早; 再见; こんにちは; 안녕; 안녕하세요; مرحبا
    """,
}
_FILLERS: Final = frozenset(
    """
    there you u a an the so very much lot lots bunch million again all everyone everybody folks guys friend
    friends mate buddy pal bro dear sir bot robot please pls plz me i need want some for that this it your my
    is was to and oh ah haha lol yes yeah yep no really just now with answer quick today doing verbatim
    """.split()
)
_MOST_WORDS: Final = 12


def _line(text: str) -> str:
    return " ".join(token.word for token in tokens(text))


_KINDS: Final = {
    _line(phrase): kind
    for kind, said in _SAID.items()
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
    said = {_KINDS[phrase] for phrase in _PHRASES.findall(line)}
    rest = set(_PHRASES.sub(" ", line).split())
    if not said or rest - _FILLERS or line.count(" ") >= _MOST_WORDS:
        return None
    return next(kind for kind in _SAID if kind in said)
