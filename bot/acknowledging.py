"""An acknowledgement that reached Discord counts, even if Discord's own answer to it got lost."""

from typing import Any, Final

import discord
from discord.webhook.async_ import AsyncWebhookAdapter, async_context

_ACKNOWLEDGED: Final = 40060
"""Discord's code for an interaction that was acknowledged before."""


def forgive_lost_answers() -> None:
    """Let discord.py respond to interactions so, in this task and in those it begins."""
    async_context.set(_Adapter())  # type: ignore[no-untyped-call]  # its constructor is discord.py's


class _Adapter(AsyncWebhookAdapter):
    """discord.py's own, which sends an acknowledgement again when Discord answers it with 502.

    Where the first one had arrived all the same, Discord refuses the second. Taken for an error, that would
    end a question there: with a promise on the screen, and no answer ever.
    """

    async def request(self, route: Any, session: Any, **options: Any) -> Any:  # as discord.py has it
        try:
            return await super().request(route, session, **options)
        except discord.HTTPException as error:
            if error.code != _ACKNOWLEDGED:
                raise
            return {"interaction": {"id": route.webhook_id}}
