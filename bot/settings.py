"""Every option of the bot, described once, from the environment (`BOT_…`) and from `.env`."""

from pathlib import Path
from typing import Annotated, Literal, Self

from dotenv.parser import parse_stream
from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

PREFIX = "BOT_"
ENV_FILE = Path(".env")


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one line that names the variable."""


class Settings(BaseSettings):
    """What the person who runs the bot may choose. A real environment variable wins over `.env`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file_encoding="utf-8", env_ignore_empty=True, extra="ignore", frozen=True
    )

    token: SecretStr | None = Field(
        None, description="The bot's token, from the Developer Portal. Needed by `run` and `sync` only."
    )
    database_url: SecretStr | None = Field(
        None,
        description="Where articles and settings are kept: postgresql://user:password@host/name, or"
        " sqlite:///file. Default: SQLite in the user's data folder.",
    )
    articles_dir: Path | None = Field(
        None,
        description="A directory of more articles that everybody may ask: text, Markdown, HTML, PDF, Word"
        " or EPUB files. Changes are picked up at a start and by `verbatim articles sync`.",
    )
    dm_guild: Annotated[int, Field(ge=1)] | None = Field(
        None,
        description="The id of the server whose articles its members may ask in direct messages too."
        " Default: the only server that the bot is in.",
    )
    max_articles: Annotated[int, Field(ge=1)] = Field(500, description="How many articles a server may have.")
    index_memory_mb: Annotated[int, Field(ge=16)] = Field(
        512, description="Memory for the indexes of servers, in MB; those not asked for longest go first."
    )
    shard_count: Annotated[int, Field(ge=1)] | None = Field(
        None, description="Into how many shards the whole bot is split. Default: as Discord recommends."
    )
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = Field(
        None, description="Which of the shards this process runs, such as 0,1. Default: all of them."
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="The least level of what is logged: DEBUG, INFO, WARNING or ERROR."
    )
    log_format: Literal["text", "json"] = Field(
        "text", description="How it is logged, one line an event: text, or json for machines."
    )

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part for part in value.replace(",", " ").split() if part] if isinstance(value, str) else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("articles_dir")
    @classmethod
    def _exists(cls, value: Path | None) -> Path | None:
        if value is not None and not value.is_dir():
            raise ValueError(f"{value} is not a directory")
        return value

    @model_validator(mode="after")
    def _shards_fit(self) -> Self:
        if self.shard_ids is not None:
            if self.shard_count is None:
                raise ValueError("BOT_SHARD_IDS needs BOT_SHARD_COUNT too")
            if not self.shard_ids or not all(0 <= shard < self.shard_count for shard in self.shard_ids):
                raise ValueError(f"BOT_SHARD_IDS must be numbers from 0 to {self.shard_count - 1}")
        return self


def load_settings(env_file: Path = ENV_FILE) -> Settings:
    """The settings of this process. Raises SettingsError, with one line for the first thing wrong."""
    _check_lines(env_file)
    try:
        return Settings(_env_file=env_file)
    except ValidationError as error:
        raise SettingsError(_line(error)) from None


def _check_lines(env_file: Path) -> None:
    """Refuse what dotenv would pass over: a line that is no assignment, a variable that does not exist."""
    if not env_file.exists():
        return
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    try:
        with env_file.open(encoding="utf-8") as lines:
            for binding in parse_stream(lines):
                name = (binding.key or "").upper()
                place = f"{env_file}, line {binding.original.line}"
                if binding.error or (binding.key is not None and binding.value is None):
                    raise SettingsError(f"{place}: expected NAME=value")
                if name.startswith(PREFIX) and name not in known:
                    raise SettingsError(
                        f"{env_file}, line {binding.original.line}: no setting is called {name}"
                    )
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{env_file} cannot be read: {type(error).__name__}") from None


def _line(error: ValidationError) -> str:
    """What is wrong with the first bad value, by the variable's name. Never the value: it may be secret."""
    first = error.errors(include_input=False)[0]
    reason = first["msg"].removeprefix("Value error, ")
    return f"{PREFIX}{str(first['loc'][0]).upper()}: {reason}" if first["loc"] else reason
