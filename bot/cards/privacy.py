"""What a person is told of what is kept, and of what was deleted, as embeds."""

from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.lines import counted, joined
from bot.cooldown import SECONDS
from bot.features.articles.removals import LIFETIME
from bot.membership import MEMBER_FOR
from knowledge.store import GAP_DAYS, TALLY_WEEKS

TITLE: Final = "What I keep, and for how long"
NO_QUESTIONS: Final = "No log has a word of what you ask, and nothing that is kept says that it was you."
NOTES_OFF: Final = "Servers can choose to keep questions that found no answer; here, none are kept."
NOTES_ON: Final = (
    "**This server chose to keep questions that found no answer:** their words, without who asked, for at"
    f" most {GAP_DAYS} days, so that its moderators can add what is missing. They see them with `/gaps`."
)
IN_MEMORY: Final = (
    "**In memory only, and gone when I restart**\n"
    "- your last questions in a channel and the sentences that answered them: 15 minutes, so that you can ask"
    " on\n"
    f"- when you asked: {SECONDS:.0f} seconds, so that nobody asks too often\n"
    "- whether you are a member of the server whose articles I answer from in direct messages:"
    f" {MEMBER_FOR // 60} minutes\n"
    f"- what you are about to remove of a server's articles, or removed: {LIFETIME // 60} minutes, with your"
    " name, for Undo\n"
    "- which message of mine answers which message, so that the answer can follow its question: the last"
    " 10,000, without names\n"
    "- that a person said whether an answer was helpful: as a digest that does not tell who"
)
IN_DATABASE: Final = (
    "**In the database**\n"
    "- the articles of servers: until they are removed, without who added them\n"
    "- what servers chose with `/settings`\n"
    f"- how often was asked, what came of it, and how many found it helpful: numbers by server, week and"
    f" article, for {TALLY_WEEKS} weeks; nothing of people"
)
IN_DISCORD: Final = (
    "My answers stand in Discord until they are deleted there. Their buttons carry the id of who asked, so"
    " that they can remove the answer."
)
DELETING: Final = "`/privacy delete` deletes at once all that can be tied to you."

DELETED: Final = "Deleted"
NOTHING: Final = "There was nothing that can be tied to you."
UNTIED: Final = (
    "Numbers and kept questions have no names to them: nobody can tell which are yours, not even I."
)
NO_UNDO: Final = "What you removed of a server's articles cannot be put back any more."
SEVERAL_PROCESSES: Final = (
    "I run as several programs at once. This was the one that you are talking to; the others forget by"
    " themselves, within 15 minutes."
)


def privacy_card(*, gap_notes: bool) -> discord.Embed:
    """What is kept. `gap_notes` says whether the server where it is read keeps questions."""
    parts = (
        joined(NO_QUESTIONS, NOTES_ON if gap_notes else NOTES_OFF),
        IN_MEMORY,
        IN_DATABASE,
        IN_DISCORD,
        DELETING,
    )
    return discord.Embed(colour=COLOUR, title=TITLE, description="\n\n".join(parts))


def deleted_card(
    *, conversations: int, asked: bool, memberships: int, removals: int, several: bool
) -> discord.Embed:
    """How much of each kind was deleted; `several` where other processes of the bot may have more."""
    lines = (
        f"- {counted(conversations, 'conversation')}: what you asked in the last 15 minutes, and my answers"
        if conversations
        else "",
        "- when you asked last" if asked else "",
        f"- whether you are a member of {counted(memberships, 'server')}" if memberships else "",
        f"- {counted(removals, 'removal')} of articles that waited for you" if removals else "",
    )
    found = joined(*lines)
    return discord.Embed(
        colour=COLOUR,
        title=DELETED if found else None,
        description=joined(
            found or NOTHING, NO_UNDO if removals else "", UNTIED, SEVERAL_PROCESSES if several else ""
        ),
    )
