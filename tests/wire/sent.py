"""What the bot has sent, as the people see it."""

from dataclasses import dataclass, field
from time import monotonic

from bot.cards.markdown import unescape
from tests.wire.bell import Bell
from tests.wire.payloads import Json

_DEFERRED_MESSAGE, _DEFERRED_EDIT = 5, 6


class UnknownError(Exception):
    """Discord has no such message or interaction."""


class AcknowledgedError(Exception):
    """The interaction has been acknowledged before."""


@dataclass
class Message:
    """A message of the bot's. `to` is the id of the message or interaction that it answers.

    It is `loading` where only a promise is shown yet.
    """

    id: int
    channel: int
    content: Json
    to: int | None
    loading: bool = False
    at: float = field(default_factory=monotonic)

    @property
    def text(self) -> str:
        """All that is read in it, without the markup's escapes."""
        said = [self.content.get("content") or ""]
        for embed in self.content.get("embeds") or ():
            said += [embed.get("title") or "", embed.get("description") or ""]
            said += [part for line in embed.get("fields", ()) for part in (line["name"], line["value"])]
        return unescape("\n".join(part for part in said if part))

    def button(self, label: str) -> str:
        """The custom id of the button with that label."""
        rows = self.content.get("components") or ()
        labels = {button.get("label"): button for row in rows for button in row.get("components", ())}
        assert not labels[label].get("disabled")
        return str(labels[label]["custom_id"])


@dataclass
class Interaction:
    """What was done about one: when it was acknowledged, and the message that answers it or was pressed."""

    id: int
    channel: int
    pressed: Message | None
    acknowledged: float | None = None
    original: Message | None = None


class Sent:
    """The messages and acknowledgements of the bot."""

    def __init__(self) -> None:
        self.changed = Bell()
        self.messages: dict[int, Message] = {}
        self.commands: list[Json] = []
        self._interactions: dict[str, Interaction] = {}
        self._answers: dict[int, list[Message]] = {}
        self._nonces: dict[str, Message] = {}

    def expect(self, token: str, interaction: Interaction) -> None:
        """An interaction that the bot is told of."""
        self._interactions[token] = interaction

    def interaction(self, token: str) -> Interaction:
        """The interaction with that token. Raises UnknownError."""
        try:
            return self._interactions[token]
        except KeyError:
            raise UnknownError from None

    def acknowledge(self, token: str, kind: int, content: Json, id: int) -> Interaction:
        """Take the first response to an interaction. Raises AcknowledgedError for any other."""
        interaction = self.interaction(token)
        if interaction.acknowledged is not None:
            raise AcknowledgedError
        interaction.acknowledged = monotonic()
        if interaction.pressed is not None and kind in (_DEFERRED_EDIT, 7):
            interaction.original = interaction.pressed
            if kind == 7:
                self.edit(interaction.pressed, content)
        else:
            loading = kind == _DEFERRED_MESSAGE
            message = Message(id, interaction.channel, content, interaction.id, loading=loading)
            interaction.original = self.keep(message)
        self.changed.ring()
        return interaction

    def keep(self, message: Message) -> Message:
        """Show a message, unless its nonce says that it is one that is shown already."""
        nonce = message.content.get("nonce") if message.content.get("enforce_nonce") else None
        if nonce is not None and (known := self._nonces.setdefault(nonce, message)) is not message:
            return known
        self.messages[message.id] = message
        if message.to is not None:
            self._answers.setdefault(message.to, []).append(message)
        self.changed.ring()
        return message

    def edit(self, message: Message, content: Json) -> Message:
        """Change a message; what is not named stays."""
        message.content = message.content | content
        if message.loading:
            message.loading, message.at = False, monotonic()
        self.changed.ring()
        return message

    def delete(self, message: Message) -> None:
        """Take a message away."""
        del self.messages[message.id]
        if message.to is not None:
            self._answers[message.to].remove(message)
        self.changed.ring()

    def message(self, id: int) -> Message:
        """The message with that id. Raises UnknownError."""
        try:
            return self.messages[id]
        except KeyError:
            raise UnknownError from None

    def answers(self, to: int) -> list[Message]:
        """The messages that answer a message or an interaction, without mere promises."""
        return [message for message in self._answers.get(to, ()) if not message.loading]
