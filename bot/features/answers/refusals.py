"""Why a button does nothing for the person who pressed it, in words for that person."""


class RefusedError(Exception):
    """The message is for the person, who gets it privately; nothing went wrong."""
