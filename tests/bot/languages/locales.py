"""The language of a person's Discord, which simcord takes to be English."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from discord import Locale
from simcord import MemberActor, UserHandle, interactions


@contextmanager
def speaking(locales: Mapping[MemberActor | UserHandle, Locale]) -> Iterator[None]:
    """These people's Discord is in these languages."""
    by_id = {_id(person): locale.value for person, locale in locales.items()}
    whole = interactions.base_payload

    def payload(*args: Any, **options: Any) -> Any:
        record, sent = whole(*args, **options)
        sent["locale"] = by_id.get(options["user_id"], sent["locale"])
        return record, sent

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(interactions, "base_payload", payload)
        yield


def _id(person: MemberActor | UserHandle) -> int:
    return person.user.id if isinstance(person, MemberActor) else person.id
