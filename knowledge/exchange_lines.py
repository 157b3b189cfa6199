"""What stands on the lines of an exported library, checked to the letter before any of it is believed."""

from datetime import UTC
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)

from knowledge.article import Article, Kind, Paragraph
from knowledge.store import HOME, Origin, OriginKind, ServerSettings, StoredArticle

FORMAT: Final = "verbatim-articles"
VERSION: Final = 2
KNOWN_VERSIONS: Final = (1, 2)
"""The first knew no more of a server than its role for librarians."""

_Text = Annotated[str, StringConstraints(pattern=r"\S")]
_Id = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f]+$", max_length=255)]


def _small_enough(snowflake: str) -> str:
    if int(snowflake) >= 1 << 63:
        raise ValueError("no id of Discord's is so large")
    return snowflake


_Snowflake = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,18}$"), AfterValidator(_small_enough)]
"""An id of Discord's, as text: programs that read numbers as floating-point ones would round it."""


class LineError(ValueError):
    """What is wrong with a line, without the article's own words."""


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")

    @field_validator("*")
    @classmethod
    def _storable(cls, value: object) -> object:
        if isinstance(value, str) and "\0" in value:
            raise ValueError("it holds a NUL character, which no database keeps")
        return value


class Header(_Strict):
    """The first line: which format this is."""

    kind: Literal["header"] = "header"
    format: Literal["verbatim-articles"]
    version: int


class End(_Strict):
    """The last line, which tells a whole file from one that was cut short: how many lines of each kind."""

    kind: Literal["end"] = "end"
    servers: int
    articles: int


class ServerLine(_Strict):
    """The settings of a server."""

    kind: Literal["server"] = "server"
    server: _Snowflake
    librarian_role: _Snowflake | None
    home_articles: bool = True
    private: bool = False
    gap_notes: bool = False
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,4})?$")] | None = None

    @classmethod
    def of(cls, server: int, settings: ServerSettings) -> Self:
        """The line for a server's settings."""
        role = settings.librarian_role
        return cls(
            server=str(server),
            librarian_role=None if role is None else str(role),
            home_articles=settings.home_articles,
            private=settings.private,
            gap_notes=settings.gap_notes,
            language=settings.language,
        )

    @property
    def library(self) -> int:
        """The server's id."""
        return int(self.server)

    def settings(self) -> ServerSettings:
        """What the line says."""
        return ServerSettings(
            librarian_role=None if self.librarian_role is None else int(self.librarian_role),
            home_articles=self.home_articles,
            private=self.private,
            gap_notes=self.gap_notes,
            language=self.language,
        )


class OriginRecord(_Strict):
    """Where an article came from."""

    kind: OriginKind
    name: str
    digest: str


_Paragraph = tuple[int, int, Kind]


class ArticleLine(_Strict):
    """An article of a server, or of the home library where `server` is null.

    What is left out is the revision, which counts one database's own changes.
    """

    kind: Literal["article"] = "article"
    server: _Snowflake | None
    id: _Id
    title: _Text
    url: str | None
    author: str | None
    date: str | None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}$")]
    added_at: AwareDatetime
    origin: OriginRecord
    paragraphs: Annotated[list[_Paragraph], Field(min_length=1)]
    text: _Text

    @model_validator(mode="after")
    def _paragraphs_cover_the_text(self) -> Self:
        at = 0
        for number, (start, end, _) in enumerate(self.paragraphs):
            if not at <= start < end <= len(self.text):
                raise ValueError(f"paragraphs[{number}] lies outside the text or over the one before")
            if self.text[at:start].strip():
                raise ValueError(f"there is text before paragraphs[{number}] that no paragraph has")
            at = end
        if self.text[at:].strip():
            raise ValueError("there is text after the last paragraph")
        return self

    @classmethod
    def of(cls, library: int, stored: StoredArticle) -> Self:
        """The line for an article of a library."""
        article, origin = stored.article, stored.origin
        return cls(
            server=None if library == HOME else str(library),
            id=article.id,
            title=article.title,
            url=article.url,
            author=article.author,
            date=article.date,
            language=article.language,
            added_at=stored.added_at,
            origin=OriginRecord(kind=origin.kind, name=origin.name, digest=origin.digest),
            paragraphs=[(one.start, one.end, one.kind) for one in article.paragraphs],
            text=article.text,
        )

    @property
    def library(self) -> int:
        """Whose article it is."""
        return HOME if self.server is None else int(self.server)

    def stored(self) -> StoredArticle:
        """What the line says."""
        article = Article(
            id=self.id,
            title=self.title,
            text=self.text,
            paragraphs=tuple(Paragraph(start, end, kind) for start, end, kind in self.paragraphs),
            url=self.url,
            author=self.author,
            date=self.date,
            language=self.language,
        )
        origin = Origin(self.origin.kind, self.origin.name, self.origin.digest)
        return StoredArticle(article, origin, self.added_at.astimezone(UTC), revision=0)


Line = Header | End | ServerLine | ArticleLine
_LINE: Final[TypeAdapter[Line]] = TypeAdapter(Annotated[Line, Field(discriminator="kind")])


def read_line(raw: bytes) -> Line:
    """What a line says. Raises LineError."""
    try:
        return _LINE.validate_json(raw)
    except ValidationError as error:
        raise LineError(_complaint(error)) from None


def write_line(line: Line) -> bytes:
    """The line as it stands in a file, its end included."""
    return line.model_dump_json().encode() + b"\n"


def _complaint(error: ValidationError) -> str:
    """The first fault: where it is and what it is. Never the value, which may be the article."""
    fault = error.errors(include_input=False, include_url=False)[0]
    if fault["type"] == "json_invalid":
        return f"no JSON: {str(fault['ctx']['error']).replace('at line 1 column', 'at column')}"
    steps = fault["loc"][1:]
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)[1:]
    reason = fault["msg"].removeprefix("Value error, ")
    return f"{place}: {reason}" if place else reason
