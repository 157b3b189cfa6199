"""From a question, however it came, to the embed that answers it; and an interaction answered in time."""

import asyncio
from collections.abc import Coroutine
from typing import Any, Final, NamedTuple

import discord

from bot.cards.answers import answer_card, hint_card
from bot.cards.limits import QUESTION
from bot.choosing import article_named
from bot.client import VerbatimClient
from bot.errors import LongQuestionError
from bot.scope import Place, answerer_for
from bot.small_talk import small_talk
from knowledge.conversation import turn_of

PATIENCE: Final = 1.5
"""Seconds after which Discord is told to wait for the answer; it gives up at 3."""


class Reply(NamedTuple):
    """What is sent: an embed, and the buttons under it."""

    embed: discord.Embed
    view: discord.ui.View | None = None


async def reply_to(
    question: str,
    client: VerbatimClient,
    place: Place,
    *,
    article: str | None = None,
    show_question: bool = False,
) -> Reply:
    """The answer to `question` from what may be seen at `place`, or a hint of what to ask if it asks nothing.

    `article` limits it to the article with that id or title. It is taken as the next question of the
    conversation of that person in that channel, and remembered there. The search runs in a thread: it is
    quick, but the loop has heartbeats to send. Raises LongQuestionError, UnknownArticleError and
    StoreUnavailableError.
    """
    question = question.strip()
    if len(question) > QUESTION:
        raise LongQuestionError
    answerer = await answerer_for(client, place)
    if opening := small_talk(question):
        return Reply(hint_card(opening, answerer.articles[::-1]))
    article_id = None if article is None else article_named(article, answerer.articles).id
    key = (place.user, place.channel)
    turns = client.conversations.recall(key)
    if turns:
        # What was quoted may have been removed since, or be out of this person's sight.
        seen = {known.id for known in answerer.articles}
        turns = tuple(turn for turn in turns if turn.article_id is None or turn.article_id in seen)
    answer = await asyncio.to_thread(answerer.ask, question, article_id=article_id, turns=turns)
    client.conversations.remember(key, turn_of(answer))
    return Reply(answer_card(answer, asked=question if show_question else None))


async def respond(
    interaction: discord.Interaction[VerbatimClient], work: Coroutine[Any, Any, Reply], *, private: bool
) -> None:
    """Answer a command with what comes of `work`, however long that takes."""
    reply = asyncio.ensure_future(work)
    # One message is quicker than a promise and an edit, so the promise is for the slow case only.
    try:
        if await ready_within(PATIENCE, reply):
            embed, view = reply.result()
            buttons = discord.utils.MISSING if view is None else view
            await interaction.response.send_message(embed=embed, view=buttons, ephemeral=private)
        else:
            await interaction.response.defer(ephemeral=private)
            embed, view = await reply
            await interaction.edit_original_response(embed=embed, view=view)
    finally:
        reply.cancel()


async def ready_within(seconds: float, reply: asyncio.Future[Reply]) -> bool:
    """Wait for a reply, but no longer than so many seconds; whether it is there."""
    await asyncio.wait({reply}, timeout=seconds)
    return reply.done()
