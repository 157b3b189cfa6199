"""`/privacy`: what is kept, where and for how long; and deleting what can be tied to oneself."""

from collections.abc import Hashable

import discord
from discord import app_commands
from discord.ext import commands

from bot.cards.privacy import deleted_card, privacy_card
from bot.client import VerbatimClient
from bot.replies import Reply, respond
from bot.scope import Place

_Interaction = discord.Interaction[VerbatimClient]


@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
class Privacy(commands.GroupCog, name="privacy", description="What I keep, and deleting it"):
    """The two commands."""

    def __init__(self, client: VerbatimClient) -> None:
        self.client = client

    @app_commands.command()
    async def show(self, interaction: _Interaction) -> None:
        """Show what I keep, where, and for how long."""
        await respond(interaction, self._shown(Place.of(interaction)), private=True)

    @app_commands.command()
    async def delete(self, interaction: _Interaction) -> None:
        """Delete at once all that can be tied to you."""
        card = self._deleted(interaction.user.id)
        await interaction.response.send_message(embed=card, ephemeral=True)

    async def _shown(self, place: Place) -> Reply:
        """Raises StoreUnavailableError."""
        return Reply(privacy_card(gap_notes=(await self.client.chosen.of(place.home)).gap_notes))

    def _deleted(self, user: int) -> discord.Embed:
        def is_theirs(key: Hashable) -> bool:
            return isinstance(key, tuple) and key[0] == user

        client = self.client
        shards = client.settings.shard_ids
        return deleted_card(
            conversations=client.conversations.forget_all(is_theirs),
            asked=client.cooldown.forget(user),
            memberships=client.membership.forget(user),
            removals=client.removals.forget(user),
            language=client.languages.forget(user),
            several=shards is not None and len(set(shards)) < (client.settings.shard_count or 1),
        )


async def setup(client: VerbatimClient) -> None:
    """Called by discord.py when the feature is loaded."""
    await client.add_cog(Privacy(client))
