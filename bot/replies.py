"""From what somebody wrote, however it came, to the embeds that answer it; and an answer in time."""

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

import discord

from bot.asked import asked_in
from bot.cards.answers import COLOUR, hint_card
from bot.cards.several import answer_cards
from bot.choosing import article_named
from bot.client import VerbatimClient
from bot.features.answers.buttons import buttons_in
from bot.logs import log_event
from bot.scope import Place, answerer_for
from knowledge.answering import Answerer
from knowledge.article import Answer
from knowledge.conversation import Turn, turn_of

log = logging.getLogger(__name__)

PATIENCE: Final = 1.5
"""Seconds after which Discord is told to wait for the answer; it gives up at 3."""


class Reply(NamedTuple):
    """What is sent: an embed or several, and the buttons under them.

    `answers` are what the first embeds show, one each: none where it is no answer.
    """

    embed: discord.Embed
    view: discord.ui.View | None = None
    more: tuple[discord.Embed, ...] = ()
    answers: tuple[Answer, ...] = ()

    @property
    def embeds(self) -> list[discord.Embed]:
        """All of them, in order, within Discord's limit of 6,000 characters together."""
        return [self.embed, *self.more]


async def reply_to(
    text: str,
    client: VerbatimClient,
    place: Place,
    *,
    article: str | None = None,
    show_question: bool = False,
    of_another: bool = False,
    again: bool = False,
) -> Reply:
    """The answers to what `text` asks, from what may be seen at `place`; a hint if it asks nothing.

    `article` limits it to the article with that id or title. Each question is taken as the next one of the
    conversation of that person in that channel, remembered there, and counted, unless what the message asked
    before it was edited was: then it is asked `again`. A text that is too long is refused; one `of_another`
    person is shortened, and leans on nothing that this person asked before. Raises BusyError and
    CooldownError at once, LongQuestionError, UnknownArticleError and StoreUnavailableError.
    """
    with client.queue.place(place.home):
        client.cooldown.count(place.user)
        asked = asked_in(text, shortened=of_another)
        answerer = await answerer_for(client, place)
        if not asked.questions:
            if asked.wants_hint:
                return Reply(hint_card(asked.opening, answerer.articles[::-1]))
            return Reply(discord.Embed(colour=COLOUR, description=asked.opening))
        article_id = None if article is None else article_named(article, answerer.articles).id
        answers: list[Answer] = []
        for question in asked.questions:
            before = tuple(filter(None, map(turn_of, answers))) if of_another else _turns(client, place)
            answer = await _answer(question, client, place, answerer, article_id, before)
            if not again:
                client.counts.asked(place.home, answer)
            answers.append(answer)
    first, *more = answer_cards(answers, asked.notes, show_question=show_question)
    return Reply(first, more=tuple(more), answers=tuple(answers))


async def _answer(
    question: str,
    client: VerbatimClient,
    place: Place,
    answerer: Answerer,
    article_id: str | None,
    turns: Sequence[Turn],
) -> Answer:
    """The next answer of a conversation, after those turns.

    The search runs in a thread: the loop has heartbeats to send.
    """
    if turns:
        # What was quoted may have been removed since, or be out of this person's sight.
        seen = {known.id for known in answerer.articles}
        turns = tuple(turn for turn in turns if turn.article_id is None or turn.article_id in seen)
    answer = await client.queue.run(partial(answerer.ask, question, article_id=article_id, turns=turns))
    client.conversations.remember(_key(place), turn_of(answer, place.message))
    log_event(
        log, logging.INFO, "answered", outcome=answer.outcome.value, ms=answer.elapsed_ms, server=place.home
    )
    return answer


def _turns(client: VerbatimClient, place: Place) -> tuple[Turn, ...]:
    return client.conversations.recall(_key(place))


def _key(place: Place) -> tuple[int, int | None]:
    """A conversation is one person's in one channel."""
    return place.user, place.channel


async def respond(
    interaction: discord.Interaction[VerbatimClient], work: Coroutine[Any, Any, Reply], *, private: bool
) -> None:
    """Answer a command with what comes of `work`, however long that takes."""
    reply = asyncio.ensure_future(work)
    # One message is quicker than a promise and an edit, so the promise is for the slow case only.
    try:
        if await ready_within(PATIENCE, reply):
            ready = reply.result()
            view = ready.view or buttons_in(interaction, ready.answers, private=private)
            buttons = discord.utils.MISSING if view is None else view
            await interaction.response.send_message(embeds=ready.embeds, view=buttons, ephemeral=private)
        else:
            await interaction.response.defer(ephemeral=private)
            ready = await reply
            view = ready.view or buttons_in(interaction, ready.answers, private=private)
            await interaction.edit_original_response(embeds=ready.embeds, view=view)
    finally:
        reply.cancel()


async def ready_within(seconds: float, reply: asyncio.Future[Reply]) -> bool:
    """Wait for a reply, but no longer than so many seconds; whether it is there."""
    await asyncio.wait({reply}, timeout=seconds)
    return reply.done()
