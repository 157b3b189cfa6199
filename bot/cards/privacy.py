"""What a person is told of what is kept, and of what was deleted, as embeds."""

from typing import Final

import discord

from bot.cards.answers import COLOUR
from bot.cards.lines import joined
from bot.cooldown import SECONDS
from bot.features.articles.removals import LIFETIME
from bot.membership import MEMBER_FOR
from knowledge.store import GAP_DAYS, TALLY_WEEKS
from knowledge.wording import Plural, Wording

TITLE: Final = Wording("What I keep, and for how long")
NO_QUESTIONS: Final = Wording(
    "No log has a word of what you ask, and nothing that is kept says that it was you."
)
NOTES_OFF: Final = Wording("Servers can choose to keep questions that found no answer; here, none are kept.")
NOTES_ON: Final = Wording(
    "**This server chose to keep questions that found no answer:** their words, without who asked, for at"
    " most {days} days, so that its moderators can add what is missing. They see them with `/gaps`."
)
# Translators: Undo is the label of a button; {removed_for} and {member_for} are minutes, {asked_for} seconds.
IN_MEMORY: Final = Wording(
    "**In memory only, and gone when I restart**\n"
    "- your last questions in a channel and the sentences that answered them: 15 minutes, so that you can ask"
    " on\n"
    "- when you asked: {asked_for} seconds, so that nobody asks too often\n"
    "- which language your Discord is in, of those that I speak, so that I answer your messages in it\n"
    "- whether you are a member of the server whose articles I answer from in direct messages:"
    " {member_for} minutes\n"
    "- what you are about to remove of a server's articles, or removed: {removed_for} minutes, with your"
    " name, for Undo\n"
    "- which message of mine answers which message, so that the answer can follow its question: the last"
    " {messages}, without names\n"
    "- that a person said whether an answer was helpful: as a digest that does not tell who"
)
IN_DATABASE: Final = Wording(
    "**In the database**\n"
    "- the articles of servers: until they are removed, without who added them\n"
    "- what servers chose with `/settings`\n"
    "- how often was asked, what came of it, and how many found it helpful: numbers by server, week and"
    " article, for {weeks} weeks; nothing of people"
)
IN_DISCORD: Final = Wording(
    "My answers stand in Discord until they are deleted there. Their buttons carry the id of who asked, so"
    " that they can remove the answer."
)
DELETING: Final = Wording("`/privacy delete` deletes at once all that can be tied to you.")

# Translators: The heading of a list of what was deleted.
DELETED: Final = Wording("Deleted")
CONVERSATIONS: Final = Plural(
    "- {number} conversation: what you asked in the last 15 minutes, and my answers",
    "- {number} conversations: what you asked in the last 15 minutes, and my answers",
)
# Translators: An item of the list of what was deleted.
ASKED: Final = Wording("- when you asked last")
# Translators: An item of the list of what was deleted.
MEMBERSHIPS: Final = Plural(
    "- whether you are a member of {number} server", "- whether you are a member of {number} servers"
)
# Translators: An item of the list of what was deleted.
LANGUAGE: Final = Wording("- which language you speak")
# Translators: An item of the list of what was deleted: what can still be undone, or waits for a “yes”.
REMOVALS: Final = Plural(
    "- {number} removal of articles that waited for you",
    "- {number} removals of articles that waited for you",
)
NOTHING: Final = Wording("There was nothing that can be tied to you.")
UNTIED: Final = Wording(
    "Numbers and kept questions have no names to them: nobody can tell which are yours, not even I."
)
NO_UNDO: Final = Wording("What you removed of a server's articles cannot be put back any more.")
SEVERAL_PROCESSES: Final = Wording(
    "I run as several programs at once. This was the one that you are talking to; the others forget by"
    " themselves, within 15 minutes, and which language you speak when they restart."
)


def privacy_card(*, gap_notes: bool) -> discord.Embed:
    """What is kept. `gap_notes` says whether the server where it is read keeps questions."""
    parts = (
        joined(NO_QUESTIONS(), NOTES_ON(days=GAP_DAYS) if gap_notes else NOTES_OFF()),
        IN_MEMORY(
            asked_for=round(SECONDS),
            member_for=MEMBER_FOR // 60,
            removed_for=LIFETIME // 60,
            messages=10_000,
        ),
        IN_DATABASE(weeks=TALLY_WEEKS),
        IN_DISCORD(),
        DELETING(),
    )
    return discord.Embed(colour=COLOUR, title=TITLE(), description="\n\n".join(parts))


def deleted_card(
    *, conversations: int, asked: bool, memberships: int, removals: int, language: bool, several: bool
) -> discord.Embed:
    """How much of each kind was deleted; `several` where other processes of the bot may have more."""
    lines = (
        CONVERSATIONS(conversations) if conversations else "",
        ASKED() if asked else "",
        MEMBERSHIPS(memberships) if memberships else "",
        REMOVALS(removals) if removals else "",
        LANGUAGE() if language else "",
    )
    found = joined(*lines)
    return discord.Embed(
        colour=COLOUR,
        title=DELETED() if found else None,
        description=joined(
            found or NOTHING(),
            NO_UNDO() if removals else "",
            UNTIED(),
            SEVERAL_PROCESSES() if several else "",
        ),
    )
