"""What an outcome is called in words, wherever it is shown. Never more than is known."""

from collections.abc import Callable, Sequence
from typing import Final

from knowledge.store.records import Change

CLOSEST: Final = "I found no direct answer; the closest passage is:"
NOT_FOUND: Final = "I found no answer to this in the articles."

CHANGES: Final = {
    Change.ADDED: "Added",
    Change.UPDATED: "Updated",
    Change.UNCHANGED: "Here already, unchanged",
}
"""What came of adding an article."""

_WORDS: Final = 6
"""Of the asked words that are listed; a longer list says nothing more."""


def missing_line(words: Sequence[str], quoted: Callable[[str], str]) -> str:
    """Which of the asked words no article has, or nothing; `quoted` is how a word is shown."""
    shown = [quoted(word) for word in words[:_WORDS]]
    if not shown:
        return ""
    if len(words) > _WORDS:
        shown.append(f"{len(words) - _WORDS} more of your words")
    listed = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} or {shown[-1]}"
    return f"No article mentions {listed}."


def repaired_lines(repaired: Sequence[tuple[str, str]], quoted: Callable[[str], str]) -> list[str]:
    """Which words were taken for others, a line each."""
    return [f"I read {quoted(typed)} as {quoted(read)}." for typed, read in repaired[:_WORDS]]
