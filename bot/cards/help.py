"""What a person sees who asks for help: what to ask and how, and what else there is, as an embed."""

from collections.abc import Sequence
from typing import Final

import discord

from bot.cards.answers import COLOUR, NO_ARTICLES
from bot.cards.limits import fitted
from bot.cards.lines import joined, one_line
from bot.cards.markdown import escape
from knowledge.wording import Wording

TITLE: Final = Wording("What you can ask me")
ABOUT: Final = Wording(
    "I answer questions about articles with the passage that says it, word for word. I make nothing up:"
    " what the articles do not say, I do not answer."
)
# Translators: Apps is in the menu that Discord shows for a message, Find the answer this bot's entry in it.
HOW: Final = Wording(
    "**How to ask**\n"
    "- `/ask`, and your question in your own words; `article:` asks one article, `private:` shows the"
    " answer to you alone\n"
    "- mention me in a message, with your question\n"
    "- write me a direct message\n"
    "- press a message for longer or right-click it, then Apps, then Find the answer"
)
# Translators: Apps is in the menu that Discord shows for a message, Find the answer this bot's entry in it.
HOW_ELSEWHERE: Final = Wording(
    "**How to ask**\n"
    "- `/ask`, and your question in your own words; `article:` asks one article, `private:` shows the"
    " answer to you alone\n"
    "- press a message for longer or right-click it, then Apps, then Find the answer\n"
    "- write me a direct message"
)
FOLLOW_UPS: Final = Wording("You can ask on: “And in which year?” is understood for 15 minutes.")
# Translators: A heading: a list of questions follows.
TRY: Final = Wording("**These articles answer, for example**")
MORE: Final = Wording(
    "**More**\n"
    "- `/articles list` and `/articles show`: what can be asked here\n"
    "- `/privacy show`: what I keep"
)
MORE_ELSEWHERE: Final = Wording("**More**\n- `/privacy show`: what I keep")
FOR_LIBRARIANS: Final = Wording(
    "**For you, who may change this server's articles**\n"
    "- `/articles add`, `/articles paste`, `/articles remove`\n"
    "- `/gaps`: questions that found no answer, if this server keeps them\n"
    "- `/stats`: how much is asked, and answered"
)
FOR_MANAGERS: Final = Wording(
    "- `/settings`: home articles, private answers, the role of helpers, gap notes, the language"
)

_QUESTION: Final = 120


def help_card(
    questions: Sequence[str],
    *,
    has_articles: bool = True,
    elsewhere: bool = False,
    librarian: bool = False,
    manager: bool = False,
) -> discord.Embed:
    """What to ask, with these questions, and how.

    `elsewhere` is where the bot is somebody's personal app only. A `librarian` may change the articles, a
    `manager` the settings too.
    """
    asked = [f"- {fitted(line, _QUESTION, escape)}" for line in map(one_line, questions) if line]
    parts = [
        joined(ABOUT(), "" if has_articles else NO_ARTICLES()),
        joined(TRY(), *asked) if asked else "",
        joined((HOW_ELSEWHERE if elsewhere else HOW)(), FOLLOW_UPS()),
        (MORE_ELSEWHERE if elsewhere else MORE)(),
        joined(FOR_LIBRARIANS(), FOR_MANAGERS() if manager else "") if librarian else "",
    ]
    return discord.Embed(colour=COLOUR, title=TITLE(), description="\n\n".join(filter(None, parts)))
