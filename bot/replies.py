"""From a question, however it came, to the embed that answers it."""

import asyncio
from collections.abc import Hashable

import discord

from bot.cards import answer_card, hint_card
from bot.errors import LongQuestionError
from bot.limits import QUESTION
from bot.small_talk import small_talk
from knowledge.answering import Answerer
from knowledge.conversation import Conversations, turn_of


async def reply_to(
    question: str,
    answerer: Answerer,
    conversations: Conversations,
    key: Hashable,
    *,
    article_id: str | None = None,
    show_question: bool = False,
) -> discord.Embed:
    """The answer to `question` as an embed, or a hint of what to ask if it asks nothing.

    It is taken as the next question of the conversation `key`, and remembered there. The search runs in a
    thread: it is quick, but the loop has heartbeats to send. Raises LongQuestionError.
    """
    question = question.strip()
    if len(question) > QUESTION:
        raise LongQuestionError
    if opening := small_talk(question):
        return hint_card(opening, answerer.articles)
    turns = conversations.recall(key)
    answer = await asyncio.to_thread(answerer.ask, question, article_id=article_id, turns=turns)
    conversations.remember(key, turn_of(answer))
    return answer_card(answer, asked=question if show_question else None)


async def ready_within(seconds: float, reply: asyncio.Future[discord.Embed]) -> bool:
    """Wait for a reply, but no longer than so many seconds; whether it is there."""
    await asyncio.wait({reply}, timeout=seconds)
    return reply.done()
