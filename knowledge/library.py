"""Which articles there are: the home library, which everybody may ask."""

from importlib.resources import files
from pathlib import Path

from knowledge.article import Article
from knowledge.reader import EmptyArticleError, read_text


class LibraryError(Exception):
    """An article of the home library cannot be read; the message names its file and the reason."""


def home_articles(directory: Path | None = None) -> tuple[Article, ...]:
    """The bundled articles and the text files (`*.txt`) of `directory`, by file name.

    An article's id is its file's name; a file in `directory` replaces the bundled one of the same name.
    Raises LibraryError for a directory that is not there, and for a file that is unreadable or empty.
    """
    bundled = files("knowledge").joinpath("articles").iterdir()
    texts = {entry.name: entry for entry in bundled if entry.name.endswith(".txt")}
    if directory is not None:
        if not directory.is_dir():
            raise LibraryError(f"{directory} is no directory")
        texts |= {path.name: path for path in directory.glob("*.txt")}
    articles = []
    for name, entry in sorted(texts.items()):
        try:
            articles.append(read_text(entry.read_text(encoding="utf-8-sig"), id=Path(name).stem))
        except UnicodeDecodeError as error:
            raise LibraryError(f"{entry} is not UTF-8 text") from error
        except (OSError, EmptyArticleError) as error:
            raise LibraryError(f"{entry} cannot be read: {error}") from error
    return tuple(articles)
