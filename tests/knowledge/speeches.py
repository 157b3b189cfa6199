"""A language besides English."""

from collections.abc import Mapping


class German:
    """German, as far as these messages go; plural forms are messages too."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        self._messages = messages

    def gettext(self, message: str) -> str:
        return self._messages.get(message, message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def number(self, number: float) -> str:
        return f"{number:,}".translate(str.maketrans(",.", ".,"))
