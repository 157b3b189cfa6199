"""The articles that come with the package."""

from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from knowledge.article import Article
from knowledge.reader import read_text


@lru_cache(maxsize=1)
def bundled_articles() -> tuple[Article, ...]:
    """The articles that come with the package, by file name, which is their id too."""
    texts = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in files("knowledge").joinpath("articles").iterdir()
        if entry.name.endswith(".txt")
    }
    return tuple(read_text(text, id=Path(name).stem) for name, text in sorted(texts.items()))
