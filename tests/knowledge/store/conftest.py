"""The fixtures that give a test its databases."""

import pytest

from tests.knowledge.store.trouble import Waits
from tests.stores import postgresql, postgresql_url, store, store_url

__all__ = ["postgresql", "postgresql_url", "store", "store_url"]


@pytest.fixture
def waits() -> Waits:
    return Waits()
