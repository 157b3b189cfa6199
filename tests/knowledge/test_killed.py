"""What a killed process leaves behind. `python -m tests.killing` does this fifty times."""

from tests.killing import kill_often


def test_nothing_confirmed_is_lost_and_nothing_is_there_by_half(store_url: str) -> None:
    assert kill_often(store_url, 2) > 2
