"""One table: what went wrong -> what the person is told, and how loudly it is logged."""

import logging
import secrets
import traceback
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

import discord
from discord import app_commands

from bot.limits import QUESTION

log = logging.getLogger(__name__)


class QuestionError(Exception):
    """A question cannot be asked as it stands; the person can mend it."""


class LongQuestionError(QuestionError):
    """It has more characters than the bot takes."""


class UnknownArticleError(QuestionError):
    """It names an article that is not there."""


@dataclass(frozen=True, slots=True)
class Row:
    """`told` is for the person, with `{id}` where the log's id belongs; `level` is how it is logged."""

    kind: type[BaseException]
    told: str
    level: int


_DEFECT: Final = (
    "Something went wrong on my side. If it happens again, tell the person who runs me: error {id}."
)

TABLE: Final = (
    Row(LongQuestionError, f"Ask in at most {QUESTION:,} characters, please.", logging.DEBUG),
    Row(
        UnknownArticleError,
        "I have no such article. Choose one from the list that appears while you type, or leave it out.",
        logging.DEBUG,
    ),
    Row(
        app_commands.BotMissingPermissions,
        "I may not answer here: I need the permission to embed links in this channel.",
        logging.INFO,
    ),
    Row(app_commands.NoPrivateMessage, "This works in servers only.", logging.DEBUG),
    Row(app_commands.CheckFailure, "You may not use this here.", logging.DEBUG),
    Row(
        app_commands.CommandSignatureMismatch,
        "This command has just changed. Try again in a minute. (Error {id})",
        logging.WARNING,
    ),
    Row(
        app_commands.CommandNotFound,
        "This command does not exist any more. Try again in a minute. (Error {id})",
        logging.WARNING,
    ),
    Row(discord.NotFound, "The place for my answer is gone. (Error {id})", logging.WARNING),
    Row(discord.Forbidden, "I lack a permission to answer here. (Error {id})", logging.WARNING),
    Row(
        discord.DiscordServerError,
        "Discord has trouble. Try again in a minute. (Error {id})",
        logging.WARNING,
    ),
    Row(TimeoutError, "That took too long. Try again in a minute. (Error {id})", logging.WARNING),
    Row(Exception, _DEFECT, logging.ERROR),
)
"""From the particular to the general: the first row whose kind fits counts."""


async def tell(error: BaseException, where: str, say: Callable[[str], Awaitable[object]]) -> None:
    """Log `error` and tell the person through `say`, with the same id; never raises.

    The log holds kinds and places of code, never an error's message, which may quote what was asked.
    """
    cause = _cause(error)
    row = next(row for row in TABLE if isinstance(cause, row.kind))
    error_id = secrets.token_hex(4)
    _log(cause, row.level, f"error {error_id} in {where}")
    try:
        await say(row.told.format(id=error_id))
    except Exception as failure:
        _log(failure, logging.WARNING, f"error {error_id} in {where} could not be told")


def log_error(error: BaseException, where: str) -> None:
    """Log an error that concerns no person in particular."""
    _log(_cause(error), logging.ERROR, f"error {secrets.token_hex(4)} in {where}")


async def tell_interaction(interaction: discord.Interaction, error: Exception) -> None:
    """Tell the person who used a command or a button, privately."""

    async def say(text: str) -> None:
        if interaction.response.is_done():
            await interaction.followup.send(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, ephemeral=True)

    command = interaction.command
    await tell(error, f"/{command.qualified_name}" if command else interaction.type.name, say)


def _cause(error: BaseException) -> BaseException:
    return error.original if isinstance(error, app_commands.CommandInvokeError) else error


def _log(error: BaseException, level: int, what: str) -> None:
    kind = type(error).__name__
    if isinstance(error, discord.HTTPException):
        kind += f" (HTTP {error.status}, code {error.code})"
    frames = "".join(traceback.format_tb(error.__traceback__)) if level >= logging.ERROR else ""
    log.log(level, "%s: %s%s", what, kind, f"\n{frames.rstrip()}" if frames else "")
