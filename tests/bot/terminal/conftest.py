"""The fixtures of commands as a person types them."""

from tests.bot.typed import coffee, nothing_of_this_machine, tea, verbatim

__all__ = ["coffee", "nothing_of_this_machine", "tea", "verbatim"]
