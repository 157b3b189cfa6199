"""Time that passes when a test says so."""

from dataclasses import dataclass


@dataclass
class Clock:
    """A clock to be injected: `now` is what it shows, in seconds."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now
