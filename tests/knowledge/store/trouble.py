"""What tests of failures share."""

from urllib.parse import urlsplit

PASSWORD = "hunter2-hunter2"


class Waits:
    """Takes the place of sleeping, and notes for how long it would have been."""

    def __init__(self) -> None:
        self.seconds: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.seconds.append(seconds)


def assert_clean(error: BaseException, url: str) -> None:
    """One line for a person, and nothing of the URL in it or in what a traceback would print."""
    assert len(str(error).splitlines()) == 1
    parts = urlsplit(url)
    for secret in (PASSWORD, "://", "SELECT", "INSERT", parts.netloc or parts.path):
        assert secret not in str(error)
    assert error.__cause__ is None
    assert error.__suppress_context__
