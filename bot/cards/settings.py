"""What a moderator sees of the server's settings, as an embed."""

from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.lines import counted, joined
from knowledge.store import GAP_DAYS, ServerSettings

TITLE: Final = "Settings of this server"
LABELS: Final = {
    "home:on": "Turn home articles on",
    "home:off": "Turn home articles off",
    "private:on": "Turn private answers on",
    "private:off": "Turn private answers off",
    "notes:on": "Turn gap notes on",
    "notes:off": "Turn gap notes off",
    "notes:delete": "Turn off and delete",
    "show": "Keep them on",
    "helpers": "Helpers: choose a role that may change the articles",
}
"""Of the buttons and the menu, by what they do."""

HOME: Final = {
    True: "**Home articles: on.** Questions here are answered from this server's articles and from those that"
    " I bring along for everyone.",
    False: "**Home articles: off.** Questions here are answered from this server's own articles alone.",
}
PRIVATE: Final = {
    True: "**Private answers: on.** `/ask` answers for the asker alone, unless they choose `private: False`."
    " Mentions and direct messages are answered where they are written, as ever.",
    False: "**Private answers: off.** Everybody sees what `/ask` answers, unless the asker chooses"
    " `private: True`.",
}
ROLE: Final = "**Helpers:** {role} may add, paste and remove articles, as may everybody with Manage Server."
NO_ROLE: Final = "**Helpers:** no role. Only people with Manage Server may add, paste and remove articles."
NOTES: Final = {
    True: f"**Gap notes: on.** Questions that find no answer are kept for at most {GAP_DAYS} days: their"
    " words, without who asked. `/gaps` shows them. Turning this off deletes them.",
    False: "**Gap notes: off.** No question is kept. Turned on, questions that find no answer are kept for at"
    f" most {GAP_DAYS} days, without who asked, so that `/gaps` can show what is missing; `/privacy show`"
    " tells the members.",
}
DELETE_NOTES: Final = "Turn gap notes off?"
WILL_BE_DELETED: Final = "{questions} that this server keeps will be deleted, for good."
NOTHING_IS_KEPT: Final = "At the moment none is kept."


def settings_card(settings: ServerSettings) -> discord.Embed:
    """What the server has chosen, and what each choice means."""
    role = settings.librarian_role
    parts = (
        HOME[settings.home_articles],
        PRIVATE[settings.private],
        NO_ROLE if role is None else ROLE.format(role=f"<@&{role}>"),
        NOTES[settings.gap_notes],
    )
    return discord.Embed(colour=COLOUR, title=TITLE, description="\n\n".join(parts))


def delete_notes_card(questions: int) -> discord.Embed:
    """Whether gap notes are really to be turned off, and what that deletes."""
    told = WILL_BE_DELETED.format(questions=counted(questions, "question")) if questions else NOTHING_IS_KEPT
    return discord.Embed(colour=COLOUR, description=joined(DELETE_NOTES, told))
