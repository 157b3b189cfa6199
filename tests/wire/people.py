"""People who use the bot: by command, direct message, mention, button."""

from dataclasses import dataclass, field
from secrets import token_urlsafe
from time import monotonic

from tests.wire.gateway import Gateway
from tests.wire.payloads import (
    BOOLEAN,
    BOT,
    COMMAND,
    COMPONENT,
    INTEGER,
    PRIVATE,
    SERVER,
    STRING,
    Json,
    channel,
    interaction,
    member,
    message,
    new_id,
    user,
)
from tests.wire.sent import Interaction, Message, Sent

_SUBCOMMAND = 1


@dataclass(frozen=True)
class Asked:
    """Something that a person did, by the id of its interaction or message; `at` is when."""

    id: int
    what: str
    token: str = ""
    at: float = field(default_factory=monotonic)


class Person:
    """A member of the server. What a person does is told to the bot at once, and nobody waits."""

    def __init__(self, name: str, gateway: Gateway, sent: Sent, locale: str = "en-US") -> None:
        self.id = new_id()
        self._locale = locale
        self.json = user(self.id, name)
        self.private = channel(new_id(), PRIVATE, of=[self.json])
        self._gateway, self._sent = gateway, sent

    def asks(self, question: str, where: int) -> Asked:
        """Use /ask in a channel of the server."""
        return self.uses("ask", where, question=question)

    def uses(self, command: str, where: int, **options: str | int | bool) -> Asked:
        """Use a slash command; a group's by both names."""
        name, *sub = command.split()
        given: list[Json] = [
            {"name": key, "type": _type_of(value), "value": value} for key, value in options.items()
        ]
        if sub:
            given = [{"name": sub[0], "type": _SUBCOMMAND, "options": given}]
        known = {registered["name"]: registered["id"] for registered in self._sent.commands}
        data = {"id": known[name], "name": name, "type": 1, "options": given}
        return self._interacts(COMMAND, channel(where), data, " ".join(map(str, options.values())))

    def presses(self, label: str, under: Message) -> Asked:
        """Press the button with that label."""
        custom_id = under.button(label)
        data = {"custom_id": custom_id, "component_type": 2}
        return self._interacts(COMPONENT, channel(under.channel), data, label, under)

    def writes(self, text: str) -> Asked:
        """Write the bot a direct message."""
        return self._sends(text, int(self.private["id"]), {"content": text})

    def mentions(self, text: str, where: int) -> Asked:
        """Mention the bot in a channel of the server."""
        bot = user(BOT, "Verbatim", bot=True)
        content = {"content": f"<@{BOT}> {text}", "mentions": [bot | {"member": _part(bot)}]}
        return self._sends(text, where, content | {"member": _part(self.json)}, server=SERVER)

    def _sends(self, text: str, where: int, content: Json, *, server: int | None = None) -> Asked:
        asked = Asked(new_id(), text)
        self._gateway.tell("MESSAGE_CREATE", message(asked.id, where, self.json, content, server=server))
        return asked

    def _interacts(
        self, kind: int, where: Json, data: Json, what: str, pressed: Message | None = None
    ) -> Asked:
        asked = Asked(new_id(), what, token_urlsafe(32))
        event = interaction(asked.id, kind, self.json, where, data, asked.token) | {"locale": self._locale}
        if pressed is not None:
            bot = user(BOT, "Verbatim", bot=True)
            event["message"] = message(
                pressed.id, pressed.channel, bot, pressed.content, server=SERVER, application=BOT
            )
        self._sent.expect(asked.token, Interaction(asked.id, int(where["id"]), pressed))
        self._gateway.tell("INTERACTION_CREATE", event)
        return asked


def _part(of: Json) -> Json:
    """A member as messages have it: without the user."""
    return {key: value for key, value in member(of).items() if key != "user"}


def _type_of(value: str | int | bool) -> int:
    if isinstance(value, bool):
        return BOOLEAN
    return INTEGER if isinstance(value, int) else STRING
