"""One table: what went wrong -> what the person is told, and how loudly it is logged."""

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import discord
from discord import app_commands

from bot.cards.limits import CONTENT, QUESTION, fitted
from bot.cards.lines import one_line
from bot.cards.markdown import escape
from bot.logs import frames, log_event
from knowledge.ingest.documents import IngestError
from knowledge.store import DuplicateArticleError, LibraryFullError, StoreError
from knowledge.store import UnknownArticleError as GoneArticleError
from knowledge.wording import Field, WordedError, Wording

log = logging.getLogger(__name__)


class QuestionError(Exception):
    """A question cannot be asked as it stands; the person can mend it."""


class LongQuestionError(QuestionError, WordedError):
    """It has more characters than the bot takes."""

    def __init__(self) -> None:
        super().__init__(Wording("Ask in at most {characters} characters, please."), characters=QUESTION)


class UnknownArticleError(QuestionError):
    """It names an article that is not there."""


class UnreadableMessageError(QuestionError, WordedError):
    """It points at a message that Discord does not show to the bot."""

    def __init__(self) -> None:
        super().__init__(
            Wording(
                "I cannot read that message: Discord shows me only those in which I am mentioned. Press it"
                " for longer or right-click it, then choose Apps and Find the answer."
            )
        )


class WaitError(WordedError):
    """Nothing can be asked just now. `seconds` is how long that is so."""

    def __init__(self, wording: Wording, seconds: int, **fields: Field) -> None:
        super().__init__(wording, **fields)
        self.seconds = seconds


class CooldownError(WaitError):
    """Somebody asks too often: more than so many questions within so many seconds."""

    def __init__(self, questions: int, within: float, wait: int) -> None:
        super().__init__(
            # Translators: s: seconds.
            Wording("That was {questions} questions in {within} seconds. Ask again in {wait} s, please."),
            wait,
            questions=questions,
            within=round(within),
            wait=wait,
        )


class BusyError(WaitError):
    """Too many people ask at the same time."""

    def __init__(self) -> None:
        super().__init__(
            Wording("Too many people are asking me at once. Ask again in a few seconds, please."), 10
        )


class LibraryCommandError(WordedError):
    """Somebody may not change articles this way."""


@dataclass(frozen=True, slots=True)
class Row:
    """`told` is for the person, None for an error whose own words are; `level` is how it is logged.

    `{id}` stands where the log's id belongs, `{said}` where the error's own words do.
    """

    kind: type[BaseException]
    told: Wording | None
    level: int


_DEFECT: Final = Wording(
    "Something went wrong on my side. If it happens again, tell the person who runs me: error {id}."
)

TABLE: Final = (
    Row(LongQuestionError, None, logging.DEBUG),
    Row(UnreadableMessageError, None, logging.DEBUG),
    Row(
        UnknownArticleError,
        Wording(
            "I have no such article. Choose one from the list that appears while you type, or leave it out."
        ),
        logging.DEBUG,
    ),
    Row(BusyError, None, logging.WARNING),
    Row(CooldownError, None, logging.DEBUG),
    Row(LibraryCommandError, None, logging.DEBUG),
    Row(IngestError, None, logging.INFO),
    Row(GoneArticleError, None, logging.DEBUG),
    Row(LibraryFullError, None, logging.DEBUG),
    Row(DuplicateArticleError, None, logging.DEBUG),
    # Translators: a sentence that says what is wrong, and what to look it up by in the log.
    Row(StoreError, Wording("{said} (Error {id})"), logging.WARNING),
    Row(
        app_commands.BotMissingPermissions,
        Wording("I may not answer here: I need the permission to embed links in this channel."),
        logging.INFO,
    ),
    Row(app_commands.NoPrivateMessage, Wording("This works in servers only."), logging.DEBUG),
    Row(app_commands.CheckFailure, Wording("You may not use this here."), logging.DEBUG),
    Row(
        app_commands.CommandSignatureMismatch,
        Wording("This command has just changed. Try again in a minute. (Error {id})"),
        logging.WARNING,
    ),
    Row(
        app_commands.CommandNotFound,
        Wording("This command does not exist any more. Try again in a minute. (Error {id})"),
        logging.WARNING,
    ),
    Row(discord.NotFound, Wording("The place for my answer is gone. (Error {id})"), logging.WARNING),
    Row(discord.Forbidden, Wording("I lack a permission to answer here. (Error {id})"), logging.WARNING),
    Row(
        discord.DiscordServerError,
        Wording("Discord has trouble. Try again in a minute. (Error {id})"),
        logging.WARNING,
    ),
    Row(TimeoutError, Wording("That took too long. Try again in a minute. (Error {id})"), logging.WARNING),
    Row(Exception, _DEFECT, logging.ERROR),
)
"""From the particular to the general: the first row whose kind fits counts."""


async def tell(error: BaseException, where: str, say: Callable[[str], Awaitable[object]]) -> None:
    """Log `error` and tell the person through `say`, with the same id; never raises."""
    error_id = _new_id()
    told = explained(error, where, error_id)
    try:
        await say(fitted(told, CONTENT, escape))
    except Exception as failure:
        _log(failure, logging.WARNING, error_id, where, event="error not told")


def explained(error: BaseException, where: str, error_id: str | None = None) -> str:
    """What the person is to be told of `error`, as plain text; it is logged with the id that stands in it.

    The log holds kinds and places of code, never an error's message, which may quote what was asked.
    """
    cause = _cause(error)
    error_id = error_id or _new_id()
    row = next(row for row in TABLE if isinstance(cause, row.kind))
    _log(cause, row.level, error_id, where)
    said = one_line(str(cause))
    return said if row.told is None else row.told(id=error_id, said=said)


def log_error(error: BaseException, where: str, level: int = logging.ERROR) -> None:
    """Log an error that concerns no person in particular."""
    _log(_cause(error), level, _new_id(), where)


async def tell_interaction(interaction: discord.Interaction, error: Exception) -> None:
    """Tell the person who used a command or a button, privately."""

    async def say(text: str) -> None:
        if interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            # Of two edits, sent because Discord's answer to the first got lost, nobody sees but one.
            await interaction.edit_original_response(content=text, embeds=[], view=None)
        elif interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)

    command = interaction.command
    await tell(error, f"/{command.qualified_name}" if command else interaction.type.name, say)


def _new_id() -> str:
    return secrets.token_hex(4)


def _cause(error: BaseException) -> BaseException:
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error


def _log(error: BaseException, level: int, error_id: str, where: str, *, event: str = "error") -> None:
    """Log the kind and the place of an error, never its message: that may quote what was asked."""
    http = error if isinstance(error, discord.HTTPException) else None
    log_event(
        log,
        level,
        event,
        id=error_id,
        where=where,
        kind=type(error).__name__,
        http=http and http.status,
        code=http and http.code,
        at=(frames(error.__traceback__) or None) if level >= logging.ERROR else None,
    )
