"""What a moderator sees of the server's settings, as an embed."""

from collections.abc import Mapping
from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.lines import joined
from bot.languages import language_of
from knowledge.store import GAP_DAYS, ServerSettings
from knowledge.wording import Plural, Wording

TITLE: Final = Wording("Settings of this server")
LABELS: Final[Mapping[str, Wording]] = {
    # Translators: A button, as are the next seven; at most 80 characters.
    "home:on": Wording("Turn home articles on"),
    "home:off": Wording("Turn home articles off"),
    "private:on": Wording("Turn private answers on"),
    "private:off": Wording("Turn private answers off"),
    "notes:on": Wording("Turn gap notes on"),
    "notes:off": Wording("Turn gap notes off"),
    # Translators: A button: turn gap notes off, and delete those that are there.
    "notes:delete": Wording("Turn off and delete"),
    # Translators: A button: gap notes stay on.
    "show": Wording("Keep them on"),
    # Translators: Stands in a menu of roles; at most 150 characters.
    "helpers": Wording("Helpers: choose a role"),
    # Translators: Stands in a menu of languages; at most 150 characters.
    "language": Wording("Language: choose one"),
}
"""Of the buttons and the menus, by what they do."""

# Translators: A choice in the menu of languages, beside “Deutsch” and the like; at most 100 characters.
OWN_LANGUAGE: Final = Wording("Language: each person's own")

HOME: Final[Mapping[bool, Wording]] = {
    True: Wording(
        "**Home articles: on.** Questions here are answered from this server's articles and from those that I"
        " bring along for everyone."
    ),
    False: Wording(
        "**Home articles: off.** Questions here are answered from this server's own articles alone."
    ),
}
PRIVATE: Final[Mapping[bool, Wording]] = {
    True: Wording(
        "**Private answers: on.** `/ask` answers for the asker alone, unless they choose `private: False`."
        " Mentions and direct messages are answered where they are written, as ever."
    ),
    False: Wording(
        "**Private answers: off.** Everybody sees what `/ask` answers, unless the asker chooses"
        " `private: True`."
    ),
}
# Translators: Manage Server is a permission of Discord's.
ROLE: Final = Wording(
    "**Helpers:** {role} may add, paste and remove articles, as may everybody with Manage Server."
)
# Translators: Manage Server is a permission of Discord's.
NO_ROLE: Final = Wording(
    "**Helpers:** no role. Only people with Manage Server may add, paste and remove articles."
)
NOTES: Final[Mapping[bool, Wording]] = {
    True: Wording(
        "**Gap notes: on.** Questions that find no answer are kept for at most {days} days: their words,"
        " without who asked. `/gaps` shows them. Turning this off deletes them."
    ),
    False: Wording(
        "**Gap notes: off.** No question is kept. Turned on, questions that find no answer are kept for at"
        " most {days} days, without who asked, so that `/gaps` can show what is missing; `/privacy show`"
        " tells the members."
    ),
}
EACH_OWN: Final = Wording(
    "**Language:** each person's own, as far as I speak it. Quotes are always in the article's own words."
)
# Translators: {language} is as “Deutsch”, in that language itself.
SPOKEN: Final = Wording(
    "**Language: {language}.** I speak it here with everybody, whichever language their Discord is in."
    " Quotes are always in the article's own words."
)
DELETE_NOTES: Final = Wording("Turn gap notes off?")
WILL_BE_DELETED: Final = Plural(
    "{number} question that this server keeps will be deleted, for good.",
    "{number} questions that this server keeps will be deleted, for good.",
)
# Translators: Of the questions that no article answered.
NOTHING_IS_KEPT: Final = Wording("At the moment none is kept.")


def settings_card(settings: ServerSettings) -> discord.Embed:
    """What the server has chosen, and what each choice means."""
    role, language = settings.librarian_role, language_of(settings.language)
    parts = (
        HOME[settings.home_articles](),
        PRIVATE[settings.private](),
        NO_ROLE() if role is None else ROLE(role=f"<@&{role}>"),
        NOTES[settings.gap_notes](days=GAP_DAYS),
        EACH_OWN() if language is None else SPOKEN(language=language.name),
    )
    return discord.Embed(colour=COLOUR, title=TITLE(), description="\n\n".join(parts))


def delete_notes_card(questions: int) -> discord.Embed:
    """Whether gap notes are really to be turned off, and what that deletes."""
    told = WILL_BE_DELETED(questions) if questions else NOTHING_IS_KEPT()
    return discord.Embed(colour=COLOUR, description=joined(DELETE_NOTES(), told))
