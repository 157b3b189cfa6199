"""`python -m bot`: the same as the console script `verbatim`."""

from bot.cli import main

main()
