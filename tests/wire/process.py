"""The bot as `verbatim run` starts it, on a Discord of this machine.

    python -m tests.wire.process PORT

The token and the database are in the environment, as for the real one.
"""

import sys

from bot.running import run_bot
from bot.settings import load_settings
from tests.wire.connecting import point_at


def main() -> None:
    point_at(int(sys.argv[1]), setattr)
    run_bot(load_settings())


if __name__ == "__main__":
    main()
