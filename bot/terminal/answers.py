"""An Answer in a terminal, and a conversation there."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.cards.lines import title_of
from bot.small_talk import small_talk
from bot.terminal.printable import counted, printable, printable_line
from bot.wording import CLOSEST, NOT_FOUND, missing_line, repaired_lines
from knowledge.answering import Answerer
from knowledge.article import Answer, Outcome, Quote
from knowledge.conversation import Conversations, turn_of

CHAT = "chat"
GREETING = "Ask about: {titles}. Ctrl-D ends."
_TITLES = 5
"""So many are named in the greeting."""


def print_answer(answer: Answer, console: Console | None = None) -> None:
    """Print the outcome in words, the quote with its sentence bold and its span underlined, the source.

    Where bold cannot be shown (a pipe, a file), `**` and `__` stand around them instead.
    """
    console = console or Console(highlight=False)
    for line in (*repaired_lines(answer, _quoted), *_in_words(answer)):
        console.print(Text(line))
    if answer.quotes and answer.outcome is not Outcome.NOT_FOUND:
        quote = answer.quotes[0]
        console.print(Padding(_marked(quote, styled=console.is_terminal), (1, 2)))
        console.print(Text(_source(quote), style="dim"))


def converse(answerer: Answerer) -> None:
    """Read questions and print answers until the end of input; Ctrl-C drops the line being typed."""
    import contextlib

    with contextlib.suppress(ImportError):  # Windows has none; input() then edits lines by itself
        import readline  # noqa: F401  # importing it gives input() its history and editing keys

    console = Console(highlight=False)
    conversations = Conversations()
    titles = [printable_line(title_of(article)) for article in answerer.articles[:_TITLES]]
    more = len(answerer.articles) - len(titles)
    hint = GREETING.format(titles="; ".join([*titles, *([counted(more, "more article")] if more else [])]))
    console.print(Text(hint, style="dim"))
    while True:
        try:
            question = input("> ").strip()
        except EOFError:
            console.print()
            return
        except KeyboardInterrupt:
            console.print()
            continue
        if not question:
            continue
        if opening := small_talk(question):
            console.print(Text(f"{opening()} {hint}"))
        else:
            answer = answerer.ask(question, turns=conversations.recall(CHAT))
            conversations.remember(CHAT, turn_of(answer))
            print_answer(answer, console)


def _in_words(answer: Answer) -> list[str]:
    if answer.outcome is Outcome.ANSWERED:
        return []
    missing = missing_line(answer, _quoted)
    said = [missing, CLOSEST()] if answer.outcome is Outcome.CLOSEST else [NOT_FOUND(), missing]
    return [line for line in said if line]


def _quoted(word: str) -> str:
    return f"“{printable(word)}”"


def _marked(quote: Quote, *, styled: bool) -> Text:
    text = quote.article.text
    start, end = quote.highlight
    parts = [(text[start:end], "bold")]
    if quote.answer is not None:
        first, last = quote.answer
        parts = [(text[start:first], "bold"), (text[first:last], "bold underline"), (text[last:end], "bold")]
    if not styled:
        marks = {"bold": "", "bold underline": "__"}
        parts = [("**", ""), *((marks[style] + part + marks[style], "") for part, style in parts), ("**", "")]
    pieces = [(text[quote.start : start], ""), *parts, (text[end : quote.end], "")]
    return Text.assemble(*((printable(piece), style) for piece, style in pieces))


def _source(quote: Quote) -> str:
    article = quote.article
    place = f"— {title_of(article)}, paragraph {quote.paragraph + 1} of {len(article.paragraphs)}"
    return printable(f"{place}\n  {article.url}" if article.url else place)
