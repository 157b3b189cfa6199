"""In which language somebody is talked to: the server's if it chose one, else the person's own.

Discord tells the language of who uses a command or a button, and not that of who writes a message. A message
is answered in the language that its author was last heard of with, or else in the message's own.
"""

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

import discord

from bot.asked import written
from bot.languages import ENGLISH, LANGUAGES, Language, language_of
from bot.scope import Place
from bot.small_talk import language_of_small_talk, small_talk
from knowledge.language import TOLD_APART, language_of_question
from knowledge.store import HOME, StoreError
from knowledge.wording import speak

if TYPE_CHECKING:
    from bot.client import VerbatimClient

PATIENCE: Final = 0.5
"""Seconds for finding out what the server chose: it comes before all else, and Discord gives three."""

PEOPLE: Final = 10_000
"""Whose language is known; who was heard of longest ago is forgotten first."""

_SAMPLE: Final = 1000
"""Characters of a message by which its language is told."""


class KnownLanguages:
    """The languages that people's Discord is in, as it said with the last thing they used. In memory only."""

    def __init__(self, *, most: int = PEOPLE) -> None:
        self._most = most
        self._known: OrderedDict[int, Language] = OrderedDict()

    def hear(self, user: int, locale: discord.Locale) -> None:
        """Know that person's language from now on, if it is one that the bot speaks."""
        language = language_of(locale)
        if language is None:
            self.forget(user)
            return
        self._known[user] = language
        self._known.move_to_end(user)
        if len(self._known) > self._most:
            self._known.popitem(last=False)

    def of(self, user: int) -> Language | None:
        """That person's language, if it is known."""
        return self._known.get(user)

    def forget(self, user: int) -> bool:
        """Forget a person's language; whether it was known."""
        return self._known.pop(user, None) is not None


async def speak_for(interaction: discord.Interaction["VerbatimClient"]) -> None:
    """Speak, from here to the end of the task, the language of the person behind a command or a button."""
    if interaction.type is discord.InteractionType.autocomplete:
        return
    client, user = interaction.client, interaction.user.id
    client.languages.hear(user, interaction.locale)
    language = await _chosen(client, Place.of(interaction).home) or client.languages.of(user)
    speak(client.mentions.speech(language or ENGLISH))


async def speak_to(message: discord.Message, text: str, client: "VerbatimClient") -> None:
    """Speak, from here to the end of the task, the language of the person who asks `text` by that message."""
    guild = message.guild
    language = await _chosen(client, HOME if guild is None else guild.id)
    language = language or client.languages.of(message.author.id)
    # The first of all messages takes some 10 ms.
    language = language or await asyncio.to_thread(_language_of_words, text)
    if language is None and guild is not None:
        language = language_of(guild.preferred_locale)
    speak(client.mentions.speech(language or ENGLISH))


async def _chosen(client: "VerbatimClient", server: int) -> Language | None:
    """The language that a server chose, if it did; none where that cannot be found out in time."""
    try:
        async with asyncio.timeout(PATIENCE):
            return language_of((await client.chosen.of(server)).language)
    except (StoreError, TimeoutError):
        return None


def _language_of_words(text: str) -> Language | None:
    text = written(text)[:_SAMPLE]
    iso = (language_of_small_talk(text) if small_talk(text) else None) or language_of_question(
        text, TOLD_APART
    )
    return next((language for language in LANGUAGES if language.iso == iso), None)
