"""What went wrong, as every command says it: one line on standard error."""

from typing import Final

import typer

from bot.terminal.printable import printable_line

SOME_FAILED: Final = 1
WRONG_USAGE: Final = 2


def complain(message: str) -> None:
    """Print a message, on one line whatever stands in it."""
    typer.echo(f"verbatim: {printable_line(message)}", err=True)


def refusal(message: str, code: int = WRONG_USAGE) -> typer.Exit:
    """Print a message; what to raise then so that the command ends with that exit code."""
    complain(message)
    return typer.Exit(code)
