"""Answers that follow their questions: edited with them for ten minutes, deleted with them.

In memory only. It is known of a message that it asked something and which message answers it, and not what
it says.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from time import monotonic
from typing import Final

import discord

from bot.errors import tell

EDITS_FOR: Final = 10 * 60
"""Seconds after it was asked, in which a question that is edited is answered anew."""

QUESTIONS: Final = 10_000
"""The last ones are known; who deletes an older one finds Remove under its answer."""


@dataclass(frozen=True, slots=True)
class Said:
    """What a message of the bot's own says."""

    text: str | None = None
    embeds: Sequence[discord.Embed] = ()
    view: discord.ui.View | None = None


Find = Callable[[discord.Message, bool], Awaitable[Said | None]]
"""Finds what to say to a question, for the first time or again; None for nothing to say in its channel."""

Send = Callable[[discord.Message, Said], Awaitable[discord.Message]]
"""Says it in answer to that message."""


class Question:
    """A message that asks something, and the message that answers it, if one does.

    However often the question changes, and whenever: one thing is done at a time, and what it then says is
    what is answered, in the one message.
    """

    def __init__(self, message: discord.Message, asked_at: float) -> None:
        self.asked_at = asked_at
        self._words = hash(message.content)
        self._answer: discord.PartialMessage | None = None
        self._wanted: discord.Message | None = message
        self._changed = False
        self._busy = False
        self._again = False

    def says_something_else(self, message: discord.Message) -> bool:
        """Whether it was edited: Discord reports a pin and a preview of a link as well."""
        words, self._words = self._words, hash(message.content)
        return words != self._words

    async def follow(self, message: discord.Message | None, find: Find, send: Send) -> None:
        """Answer what it says now, or take the answer away: `message` is None where it asks nothing any more.

        If that is under way already, whoever is at it does this too.
        """
        self._wanted, self._changed = message, True
        if self._busy:
            return
        self._busy = True
        try:
            while self._changed:
                self._changed = False
                await self._settle(self._wanted, find, send)
        finally:
            self._busy = False
            self._wanted = None

    async def _settle(self, message: discord.Message | None, find: Find, send: Send) -> None:
        if message is None:
            await self._take_away()
            return
        say = partial(self._say, message, send)
        try:
            again, self._again = self._again, True
            await say(await find(message, again))
        except Exception as error:  # whatever it was, the person is told
            await tell(error, "a message", lambda text: say(Said(text)))

    async def _say(self, message: discord.Message, send: Send, said: Said | None) -> None:
        if self._changed:
            return
        if said is None:
            await self._take_away()
        elif self._answer is None:
            sent = await send(message, said)
            self._answer = discord.PartialMessage(channel=sent.channel, id=sent.id)
        else:
            # An answer that somebody removed does not come back.
            with suppress(discord.NotFound):
                await self._answer.edit(content=said.text, embeds=said.embeds, view=said.view)

    async def _take_away(self) -> None:
        answer, self._answer = self._answer, None
        if answer is not None:
            with suppress(discord.NotFound, discord.Forbidden):
                await answer.delete()


class Following:
    """The last questions by the ids of their messages. Not for several threads."""

    def __init__(self, *, most: int = QUESTIONS, clock: Callable[[], float] = monotonic) -> None:
        self._most = most
        self._clock = clock
        self._questions: OrderedDict[int, Question] = OrderedDict()

    def __len__(self) -> int:
        """Number of questions that are known."""
        return len(self._questions)

    def asked(self, message: discord.Message) -> Question | None:
        """A question that is new; None for one that is known already."""
        if message.id in self._questions:
            return None
        question = self._questions[message.id] = Question(message, self._clock())
        if len(self._questions) > self._most:
            self._questions.popitem(last=False)
        return question

    def edited(self, message: discord.Message) -> Question | None:
        """The question that the message was, if it says something else now and is not too old for it."""
        question = self._questions.get(message.id)
        if question is None or self._clock() > question.asked_at + EDITS_FOR:
            return None
        return question if question.says_something_else(message) else None

    def deleted(self, message_id: int) -> Question | None:
        """The question that a message was; it is not known any more."""
        return self._questions.pop(message_id, None)
