"""The buttons under an answer: what each is called, and where it stands."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Final, TypedDict

import discord

from bot.features.answers.state import PATTERN, AnswerState
from bot.lasting import LastingButton
from knowledge.article import Answer
from knowledge.wording import Wording

if TYPE_CHECKING:
    from bot.client import VerbatimClient


class Act(StrEnum):
    """What a button does; the value stands in its custom id."""

    PREVIOUS = "back"
    NEXT = "next"
    AROUND = "around"
    HELPFUL = "yes"
    NOT_HELPFUL = "no"
    SHARE = "share"
    REMOVE = "remove"


_LABELS: Final[Mapping[Act, Wording]] = {
    # Translators: a button, as short as can be: the passage or the page before.
    Act.PREVIOUS: Wording("Previous"),
    # Translators: a button, as short as can be: the next passage or page.
    Act.NEXT: Wording("Next"),
    # Translators: a button, as short as can be: shows what stands around the passage in its article.
    Act.AROUND: Wording("Around it"),
    # Translators: a button, as short as can be: the answer was helpful.
    Act.HELPFUL: Wording("Helpful"),
    # Translators: a button, as short as can be: the answer was not helpful.
    Act.NOT_HELPFUL: Wording("Not helpful"),
    # Translators: a button, as short as can be: shows everybody in the channel a private answer.
    Act.SHARE: Wording("Share"),
    # Translators: a button, as short as can be: deletes an answer from the channel, or removes an article.
    Act.REMOVE: Wording("Remove"),
}
# Translators: what the button Share says once the answer is in the channel.
_SHARED: Final = Wording("Shared")
_EMOJI: Final[Mapping[Act, str]] = {Act.HELPFUL: "👍", Act.NOT_HELPFUL: "👎"}


class AnswerButton(
    LastingButton,
    template=rf"answer:(?P<act>{'|'.join(Act)}):{PATTERN}",
):
    """One of them. It knows of its answer what its custom id says, and what Discord says of the press."""

    def __init__(
        self,
        act: Act,
        state: str,
        label: str | None = None,
        *,
        row: int | None = None,
        disabled: bool = False,
    ) -> None:
        super().__init__(
            discord.ui.Button(
                label=label or _LABELS[act](),
                emoji=_EMOJI.get(act),
                custom_id=f"answer:{act}:{state}",
                row=row,
                disabled=disabled,
            )
        )
        self._act = act
        self._state = state

    @classmethod
    def of(cls, match: re.Match[str]) -> "AnswerButton":
        """The button, by what its custom id says."""
        return cls(Act(match["act"]), match["state"])

    async def pressed(self, interaction: discord.Interaction[Any]) -> None:
        """Say that it was pressed; bot.features.answers.presses listens."""
        interaction.client.dispatch("answer_button", interaction, self._act, self._state)


def buttons_under(states: Sequence[AnswerState], *, share: bool, remove: bool) -> discord.ui.View | None:
    """The buttons under the answers of a message: a row for each, and one for what concerns them together.

    `share` offers to put them into the channel, `remove` to delete the message. None where there is nothing
    to press.
    """
    view = discord.ui.View(timeout=None)
    shown = [state for state in states if state.passages]
    for row, state in enumerate(shown):
        for act, disabled in _of_one(state):
            label = f"{state.number}. {_LABELS[act]()}" if state.number else None
            view.add_item(AnswerButton(act, state.encoded(), label, row=row, disabled=disabled))
    row = len(shown)
    if shown:
        encoded = shown[0].encoded()
        view.add_item(AnswerButton(Act.HELPFUL, encoded, row=row))
        view.add_item(AnswerButton(Act.NOT_HELPFUL, encoded, row=row))
        if share:
            done = shown[0].shared
            label = _SHARED() if done else None
            view.add_item(AnswerButton(Act.SHARE, encoded, label, row=row, disabled=done))
    if remove and states:
        view.add_item(AnswerButton(Act.REMOVE, states[0].encoded(), row=row))
    return view if view.children else None


def _of_one(state: AnswerState) -> list[tuple[Act, bool]]:
    """The buttons of one answer, and whether each is disabled."""
    last = len(state.passages) - 1
    around = (Act.AROUND, False)
    if not last:
        return [around]
    return [(Act.PREVIOUS, state.place == 0), (Act.NEXT, state.place == last), around]


def buttons_for(
    answers: Sequence[Answer], asker: int, *, share: bool, remove: bool
) -> discord.ui.View | None:
    """The buttons under a message that shows those new answers, in order, or a hint and no answer."""
    several = len(answers) > 1
    states = [AnswerState.of(answer, asker, number * several) for number, answer in enumerate(answers, 1)]
    return buttons_under(states or [AnswerState(asker, ())], share=share, remove=remove)


def buttons_in(
    interaction: discord.Interaction["VerbatimClient"], answers: Sequence[Answer], *, private: bool
) -> discord.ui.View | None:
    """The same under what answers a command. A private answer can be dismissed: nobody need remove it."""
    return buttons_for(answers, interaction.user.id, **offered_at(interaction, private=private))


class Offered(TypedDict):
    """The buttons that depend on the place."""

    share: bool
    remove: bool


def offered_at(interaction: discord.Interaction["VerbatimClient"], *, private: bool) -> Offered:
    """What can be done with a message there. With the bot alone, there is nobody to share with."""
    alone = interaction.guild_id is None and interaction.context.dm_channel
    return {"share": private and not alone, "remove": not private}


def states_on(message: discord.Message) -> list[AnswerState]:
    """The states of the answers that a message quotes, by its buttons' custom ids. Raises ValueError."""
    found = {}
    for row in message.components:
        for child in row.children if isinstance(row, discord.ActionRow) else ():
            match = AnswerButton.__discord_ui_compiled_template__.fullmatch(child.custom_id or "")
            if match is not None:
                state = AnswerState.decoded(match["state"])
                if state.passages:
                    found[state.number] = state
    return [found[number] for number in sorted(found)]
