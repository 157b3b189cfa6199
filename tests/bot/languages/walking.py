"""A walk through all that the bot does, as Alice and Bob, and all that it sends to them meanwhile."""

from collections.abc import Iterator
from typing import Any, Final

from bot.cooldown import Cooldown
from bot.features.menu import NAME
from bot.simulation import SERVER, Simulation
from knowledge.article import Article
from tests.bot.reading_room import BUILT, LIGHTHOUSE, ORCHARD, add, ask, ask_in_private, message_of

XPENG: Final = "how much did Xiaomi invest in Xpeng?"
NOTHING: Final = "which quokka drove the zamboni?"
NEITHER: Final = "where do zorillas zipline?"
CLOSE: Final = "who painted the lighthouse of Vell?"
MISSPELT: Final = "lighthous of Vel"
MANY: Final = f"{BUILT} And who owns the orchard at Senn? And what burns there?"


async def walk(room: Simulation) -> list[Article]:
    """Do everything once; the articles that there were. What goes wrong is a part of it."""
    alice, bob, channel = room.alice, room.bob, room.channel
    await alice.slash(channel, "articles list")
    await add(room, LIGHTHOUSE, ORCHARD, ("empty.txt", b""))
    await add(room, LIGHTHOUSE)
    await add(room, url="ftp://example.org")
    await alice.slash(channel, "articles add")
    await add(room, ORCHARD, by=bob)
    form = await alice.slash(channel, "articles paste")
    await alice.submit_modal(form, {"title": "Pasted", "text": "A pot of oolong steeps for four minutes."})
    await alice.slash(channel, "articles list")
    articles = list((await room.client.library.answerer(SERVER)).articles)
    await alice.slash(channel, "articles show", article=articles[-1].id)
    await alice.slash(channel, "articles show", article="no such article")
    await alice.slash(channel, "articles role", role=room.env.guild.create_role("Librarian"))
    await bob.slash(channel, "articles role")
    await alice.slash(channel, "articles role")

    panel = message_of(await alice.slash(channel, "settings"))
    for act in ("notes:on", "notes:off", "notes:delete", "notes:on", "home:off", "home:on", "private:on"):
        await alice.click(panel, custom_id=f"settings:{act}")
    await alice.click(panel, custom_id="settings:private:off")
    await alice.select(panel, ["de"], custom_id="settings:language")

    answer = message_of(await alice.slash(channel, "ask", question=XPENG))
    private = message_of(await bob.slash(channel, "ask", question=BUILT, private=True))
    for act in ("next", "around", "yes", "yes", "no"):
        await _press(room, answer, act)
    await _press(room, private, "share", by="bob")
    for act in ("next", "remove"):
        await _press(room, answer, act, by="bob")
    await _press(room, answer, "remove")
    for question in ("hello", "thanks", "help", NOTHING, NEITHER, CLOSE, MANY, MISSPELT):
        await ask(room, question)
        await ask_in_private(room, question)
    await bob.send(channel, f"@Verbatim {MANY}")
    await bob.send(channel, f"@Verbatim {'why ' * 400}")
    message = await bob.send(channel, BUILT)
    await alice.context_menu(channel, NAME, message)

    gaps = message_of(await alice.slash(channel, "gaps"))
    await _press_prefix(room, gaps, "gaps:dismiss:")
    gaps = message_of(await alice.slash(channel, "gaps"))
    taught = await _press_prefix(room, gaps, "gaps:teach:")
    await alice.submit_modal(taught, {"title": "Pasted", "text": "A pot of oolong steeps for four minutes."})
    await bob.slash(channel, "gaps")
    for command in ("stats", "help", "privacy show", "privacy delete"):
        await alice.slash(channel, command)
        await bob.user.slash("help")
    removal = message_of(await alice.slash(channel, "articles remove", article=articles[-1].id))
    await _press_prefix(room, removal, "articles:remove:", by="bob")
    await _press_prefix(room, removal, "articles:keep:")
    removal = message_of(await alice.slash(channel, "articles remove", article=articles[-1].id))
    await _press_prefix(room, removal, "articles:remove:")
    await _press_prefix(room, removal, "articles:undo:")
    room.client.cooldown = Cooldown(questions=1)
    for _ in range(2):
        await ask(room, XPENG)
    return articles


def sent(world: Simulation) -> Iterator[Any]:
    """The messages and forms that the bot sent, as Discord got them; without the commands and its name."""
    for entry in world.env.http_requests:
        if entry.method in ("POST", "PATCH") and "commands" not in entry.path and "/users/" not in entry.path:
            yield entry.json


async def _press(room: Simulation, message: Any, act: str, *, by: str = "alice") -> Any:
    return await _press_prefix(room, message, f"answer:{act}:", by=by)


async def _press_prefix(room: Simulation, message: Any, prefix: str, *, by: str = "alice") -> Any:
    """Press the first button whose custom id begins so."""
    buttons = [button for row in message.components for button in row["components"]]
    (custom_id, *_) = (button["custom_id"] for button in buttons if button["custom_id"].startswith(prefix))
    person = room.alice if by == "alice" else room.bob
    return await person.click(message, custom_id=custom_id)
