"""The names and descriptions of the commands, as Discord shows them to people of each language."""

import discord
from discord import app_commands

from bot.languages import ENGLISH, language_of, spoken_in


class CommandTranslator(app_commands.Translator):
    """Looks them up in the catalogues, by what they are in English."""

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        """The string for people with that locale; None where they see the English one."""
        language = language_of(locale)
        if language is None or language is ENGLISH:
            return None
        return spoken_in(language).gettext(string.message)
