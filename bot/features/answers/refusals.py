"""Why a button does nothing for the person who pressed it, in words for that person."""

from knowledge.wording import WordedError


class RefusedError(WordedError):
    """The person is told privately; nothing went wrong."""
