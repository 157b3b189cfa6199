"""The things of Discord as JSON: users, members, channels, the server, messages, interactions."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import count
from typing import Any, Final

import discord

Json = dict[str, Any]  # whatever Discord's documentation says stands there

TEXT, PRIVATE = 0, 1
"""Kinds of channels."""
COMMAND, COMPONENT = 2, 3
"""Kinds of interactions."""
STRING, INTEGER, BOOLEAN = 3, 4, 5
"""Kinds of a command's options."""

EVERYTHING: Final = str(discord.Permissions.all().value)
_counted = count(1)


def new_id() -> int:
    """An id that no other thing has, as Discord makes them: the moment is in it."""
    return discord.utils.time_snowflake(discord.utils.utcnow()) + next(_counted) % (1 << 22)


BOT: Final = new_id()
"""The bot's id as a user and as an application."""
SERVER: Final = new_id()


def user(id: int, name: str, *, bot: bool = False) -> Json:
    return {"id": str(id), "username": name, "discriminator": "0", "avatar": None, "bot": bot}


def member(of: Json) -> Json:
    return {
        "user": of,
        "roles": [],
        "joined_at": _now(),
        "deaf": False,
        "mute": False,
        "flags": 0,
        "permissions": EVERYTHING,
    }


def channel(id: int, kind: int = TEXT, *, of: Iterable[Json] = ()) -> Json:
    """A text channel of the server, or the direct messages of somebody with the bot."""
    shared = {"id": str(id), "type": kind}
    if kind == PRIVATE:
        return shared | {"recipients": list(of), "last_message_id": None}
    return shared | {"name": f"channel-{id}", "position": 0, "permission_overwrites": [], "nsfw": False}


def server(channels: Iterable[int], bot: Json, owner: int) -> Json:
    everyone = {
        "id": str(SERVER),
        "name": "@everyone",
        "permissions": EVERYTHING,
        "position": 0,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": False,
        "flags": 0,
    }
    return {
        "id": str(SERVER),
        "name": "Reading room",
        "owner_id": str(owner),
        "roles": [everyone],
        "channels": [channel(one) for one in channels],
        "members": [member(bot)],
        "member_count": 1000,
        "unavailable": False,
        "joined_at": _now(),
    }


def message(
    id: int, channel: int, author: Json, content: Json, *, server: int | None, application: int | None = None
) -> Json:
    """`content` is what its author decides: text, embeds, components, what it replies to."""
    kept = {
        key: content[key]
        for key in ("embeds", "components", "flags", "nonce", "message_reference", "mentions", "member")
        if content.get(key) is not None
    }
    return {
        "id": str(id),
        "channel_id": str(channel),
        "author": author,
        "content": content.get("content") or "",
        "timestamp": _now(),
        "edited_timestamp": None,
        "type": 19 if "message_reference" in kept else 0,
        "attachments": [],
        "embeds": [],
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": False,
        **({} if server is None else {"guild_id": str(server)}),
        **({} if application is None else {"application_id": str(application)}),
        **kept,
    }


def interaction(id: int, kind: int, by: Json, at: Json, data: Mapping[str, Any], token: str) -> Json:
    """A command or the press of a button in the channel `at`."""
    in_server = at["type"] == TEXT
    whose: Json = {"user": by}
    if in_server:
        whose = {"member": member(by), "guild_id": str(SERVER), "guild": {"id": str(SERVER), "features": []}}
    return {
        "id": str(id),
        "application_id": str(BOT),
        "type": kind,
        "token": token,
        "version": 1,
        "data": data,
        "channel": at,
        "channel_id": at["id"],
        "guild_locale": "en-US",
        "app_permissions": EVERYTHING,
        "attachment_size_limit": 10 << 20,
        "entitlements": [],
        "authorizing_integration_owners": {"0": str(SERVER) if in_server else "0"},
        "context": 0 if in_server else 1,
        **whose,
    }


def application(bot: Json) -> Json:
    return {
        "id": str(BOT),
        "name": bot["username"],
        "description": "",
        "icon": None,
        "bot_public": True,
        "bot_require_code_grant": False,
        "owner": user(BOT + 1, "runner"),
        "verify_key": "",
        "flags": 0,
    }


def _now() -> str:
    return datetime.now(UTC).isoformat()
