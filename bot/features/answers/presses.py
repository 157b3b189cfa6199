"""What pressing a button under an answer does.

Whatever a press shows is looked up again for the person who pressed, so nobody sees through a button what
they could not ask for. Only the asker's presses change the message; everybody else gets a private copy.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

import discord
from discord.ext import commands

from bot.cards.answers import COLOUR, turned_card
from bot.cards.articles import SOMEBODY
from bot.cards.limits import fitted
from bot.cards.lines import one_line
from bot.cards.markdown import escape
from bot.cards.surroundings import surroundings_card
from bot.client import VerbatimClient
from bot.errors import log_error, tell_interaction
from bot.features.answers.buttons import Act, AnswerButton, buttons_under, offered_at, states_on
from bot.features.answers.finding import article_of, quote_at
from bot.features.answers.refusals import RefusedError
from bot.features.answers.sharing import SHARED_ALREADY, bot_is_there, check_may_share
from bot.features.answers.state import AnswerState, digest_of
from bot.features.answers.turning import turned
from bot.scope import Place, answerer_for, answerer_of, server_asked
from knowledge.article import Quote
from knowledge.wording import Wording

OLD: Final = Wording("This button is from an older version of me. Ask again, please.")
PASSED_OVER: Final = Wording(
    "I left out a passage whose article was removed or changed since, or that you may not see here."
)
SHARED_BY: Final = Wording("{name} shared this answer:")
THANKS: Final = {
    True: Wording("Thank you! I counted one more “helpful”, without your name."),
    False: Wording("Thank you! I counted one more “not helpful”, without your name."),
}
NOT_COUNTED: Final = Wording("Thank you! I count what people say in servers only.")
SAID_ALREADY: Final = Wording("You have already said whether this answer helped: each person counts once.")
NOT_YOURS: Final = Wording(
    "Only the person who asked can remove this, or somebody with the permission Manage Messages."
)
_NAME: Final = 80

_Interaction = discord.Interaction[VerbatimClient]


class Presses(commands.Cog):
    """Listens to the buttons."""

    @commands.Cog.listener()
    async def on_answer_button(self, interaction: _Interaction, act: Act, state: str) -> None:
        """Do what the button says, or tell the person privately why not."""
        try:
            await _ACTS[act](interaction, _decoded(state))
        except RefusedError as refusal:
            await _say(interaction, str(refusal))
        except Exception as error:  # whatever it was, the person is told
            await tell_interaction(interaction, error)


async def _turn(step: int, interaction: _Interaction, state: AnswerState) -> None:
    message = _message(interaction)
    mine = interaction.user.id == state.asker
    if mine:
        await interaction.response.defer()
    else:
        await interaction.response.defer(ephemeral=True, thinking=True)
    answerer = await answerer_for(interaction.client, Place.of(interaction))
    there = await interaction.client.queue.run(partial(turned, state, step, answerer))
    if mine:
        cards = list(message.embeds)
        cards[state.card : state.card + 1] = [_card(message, state, there.state, there.quote)]
        states = [there.state if other.number == state.number else other for other in states_on(message)]
        offered = offered_at(interaction, private=message.flags.ephemeral)
        await interaction.edit_original_response(embeds=cards, view=buttons_under(states, **offered))
    else:
        origin = _identity(message, state)
        copy = replace(there.state, asker=interaction.user.id, number=0, shared=False, origin=origin)
        view = buttons_under([copy], **offered_at(interaction, private=True))
        await interaction.edit_original_response(embed=_card(message, state, copy, there.quote), view=view)
    if there.passed_over:
        await interaction.followup.send(PASSED_OVER(), ephemeral=True)


async def _around(interaction: _Interaction, state: AnswerState) -> None:
    await interaction.response.defer(ephemeral=True, thinking=True)
    answerer = await answerer_for(interaction.client, Place.of(interaction))

    def card() -> discord.Embed:
        return surroundings_card(quote_at(state, state.place, answerer), COLOUR)

    await interaction.edit_original_response(embed=await interaction.client.queue.run(card))


async def _vote(helpful: bool, interaction: _Interaction, state: AnswerState) -> None:
    """Count it for what the message quotes: two answers are helpful or not together."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    client, message = interaction.client, _message(interaction)
    server = await server_asked(client, Place.of(interaction))
    articles = (await answerer_of(client, server)).articles
    named = {each.passages[each.place] for each in states_on(message)}
    found = await client.queue.run(lambda: {article_of(passage, articles).id for passage in named})
    if not client.votes.give(_identity(message, state), interaction.user.id):
        raise RefusedError(SAID_ALREADY)
    for article_id in found:
        client.counts.vote(server, article_id, helpful)
    told = THANKS[helpful]() if server else NOT_COUNTED()
    await interaction.edit_original_response(content=told)


async def _share(interaction: _Interaction, state: AnswerState) -> None:
    check_may_share(interaction)
    client, message = interaction.client, _message(interaction)
    states = states_on(message)
    if state.shared:
        raise RefusedError(SHARED_ALREADY)
    client.shares.begin(message.id)
    try:
        await interaction.response.defer()
        answerer = await answerer_for(client, Place.of(interaction))
        cards = list(message.embeds)
        for each in states:
            quote = await client.queue.run(partial(quote_at, each, each.place, answerer))
            cards[each.card : each.card + 1] = [_card(message, each, each, quote)]
        theirs = [
            replace(each, asker=interaction.user.id, origin=_identity(message, each)) for each in states
        ]
        await _send(interaction, cards, buttons_under(theirs, share=False, remove=True))
    except BaseException:
        client.shares.failed(message.id)
        raise
    done = [replace(each, shared=True) for each in states]
    await interaction.edit_original_response(view=buttons_under(done, share=True, remove=False))


async def _send(
    interaction: _Interaction, cards: Sequence[discord.Embed], view: discord.ui.View | None
) -> None:
    """Put an answer into the channel: as a message by itself, or where the bot is not, as it may reply."""
    name = fitted(one_line(interaction.user.display_name), _NAME, escape) or SOMEBODY()
    told = SHARED_BY(name=name)
    buttons = view or discord.utils.MISSING
    if bot_is_there(interaction) and interaction.channel_id is not None:
        channel = interaction.client.get_partial_messageable(interaction.channel_id)
        await channel.send(told, embeds=cards, view=buttons)
    else:
        await interaction.followup.send(told, embeds=cards, view=buttons)


async def _remove(interaction: _Interaction, state: AnswerState) -> None:
    if interaction.user.id != state.asker and not interaction.permissions.manage_messages:
        raise RefusedError(NOT_YOURS)
    await interaction.response.defer()
    await interaction.delete_original_response()


def _card(message: discord.Message, was: AnswerState, now: AnswerState, quote: Quote) -> discord.Embed:
    """The card that the message shows, turned to another passage."""
    shown = message.embeds[was.card] if was.card < len(message.embeds) else discord.Embed()
    return turned_card(
        shown,
        quote,
        was=was.place,
        place=now.place,
        passages=len(now.passages),
        closest=now.closest,
        room=now.room,
    )


def _identity(message: discord.Message, state: AnswerState) -> int:
    """What an answer and its copies have in common."""
    return state.origin or digest_of(str(message.id), 4)


def _message(interaction: _Interaction) -> discord.Message:
    assert interaction.message is not None, "a button is under a message"
    return interaction.message


def _decoded(state: str) -> AnswerState:
    try:
        return AnswerState.decoded(state)
    except ValueError:
        raise RefusedError(OLD) from None


async def _say(interaction: _Interaction, told: str) -> None:
    """Tell the person who pressed, privately."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(told, ephemeral=True)
        else:
            await interaction.response.send_message(told, ephemeral=True)
    except discord.HTTPException as error:
        log_error(error, "a button under an answer", logging.WARNING)


_ACTS: Final[Mapping[Act, Callable[..., Awaitable[None]]]] = {
    Act.PREVIOUS: partial(_turn, -1),
    Act.NEXT: partial(_turn, 1),
    Act.AROUND: _around,
    Act.HELPFUL: partial(_vote, True),
    Act.NOT_HELPFUL: partial(_vote, False),
    Act.SHARE: _share,
    Act.REMOVE: _remove,
}


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    client.add_dynamic_items(AnswerButton)
    await client.add_cog(Presses())
