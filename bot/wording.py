"""What an outcome is called in words, wherever it is shown. Never more than is known."""

from collections.abc import Callable, Mapping
from typing import Final

from bot.languages import any_of, name_of
from knowledge.article import Answer
from knowledge.store.records import Change
from knowledge.wording import Plural, Wording

# Translators: A line above a quote.
CLOSEST: Final = Wording("I found no direct answer; the closest passage is:")
NOT_FOUND: Final = Wording("I found no answer to this in the articles.")

CHANGES: Final[Mapping[Change, Wording]] = {
    # Translators: What came of adding an article; stands before a colon. So do the next two.
    Change.ADDED: Wording("Added"),
    Change.UPDATED: Wording("Updated"),
    Change.UNCHANGED: Wording("Here already, unchanged"),
}
"""What came of adding an article."""

# Translators: “lemurs”, or “lemurs”, “eat” or “night”: words of the question.
_MISSING: Final = Wording("No article mentions {words}.")
# Translators: The last of the words in “No article mentions …, … or …”.
_MORE: Final = Plural("{number} more of your words", "{number} more of your words")
# Translators: {language} is as “German”, in your language.
_FOREIGN: Final = Wording("Your question seems to be in {language}; no article here is.")
# Translators: A misspelt word of the question in quotation marks, and the word it was taken for.
_REPAIRED: Final = Wording("I read {typed} as {read}.")

_WORDS: Final = 6
"""Of the asked words that are listed; a longer list says nothing more."""


def missing_line(answer: Answer, quoted: Callable[[str], str]) -> str:
    """Which of the asked words no article has, or nothing; `quoted` is how a word is shown.

    Of a question in a language that no article is in, that is said instead.
    """
    if answer.foreign is not None:
        return _FOREIGN(language=name_of(answer.foreign))
    words = answer.missing
    shown = [quoted(word) for word in words[:_WORDS]]
    if not shown:
        return ""
    if len(words) > _WORDS:
        shown.append(_MORE(len(words) - _WORDS))
    return _MISSING(words=any_of(shown))


def repaired_lines(answer: Answer, quoted: Callable[[str], str]) -> list[str]:
    """Which words were taken for others, a line each; none of a language that no article is in."""
    repaired = () if answer.foreign is not None else answer.repaired[:_WORDS]
    return [_REPAIRED(typed=quoted(typed), read=quoted(read)) for typed, read in repaired]
