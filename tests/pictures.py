"""Take the README's pictures of the playground: `python -m tests.pictures`, into tests/pictures/.

Needs the extra `playground` and Chromium (Debian: `apt-get install chromium`).
"""

import asyncio
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from PIL import Image, ImageChops

from bot.simulation import SERVER, Simulation, simulation
from knowledge.library import Library
from knowledge.store import open_store
from tests.documents import SAMPLES

PICTURES: Final = Path(__file__).with_name("pictures")
BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")
WIDTH, HEIGHT, SCALE = 560, 1200, 2
"""Of the simulated screen in CSS pixels, and how many pixels of the picture make one of them."""
TOOLS_LEFT, TOOLS_ABOVE, AROUND = 256, 52, 48
"""What the page shows around that screen."""
HEADER, MESSAGE_BOX, MARGIN = 74, 80, 16
LEAST_CONTRAST: Final = 4


async def ask_xpeng(world: Simulation) -> None:
    """The question of the README, by slash command."""
    await world.alice.slash(world.channel, "ask", question="how much did Xiaomi invest in Xpeng?")


async def add_tide_mill(world: Simulation) -> None:
    """An article that comes in as a file."""
    sample = SAMPLES[0]
    await world.alice.slash(world.channel, "articles add", file=(sample.name, sample.data))


async def ask_closest(world: Simulation) -> None:
    """A question on the subject of the article that it does not answer."""
    await world.alice.slash(world.channel, "ask", question="which engine will the Xiaomi car have?")


async def ask_in_vain(world: Simulation) -> None:
    """A question on something else."""
    await world.alice.slash(world.channel, "ask", question="who is the president of Portugal?")


async def ask_in_german(world: Simulation) -> None:
    """A question in a server that chose German."""
    await world.client.chosen.change(SERVER, language="de")
    await ask_closest(world)


async def choose_settings(world: Simulation) -> None:
    """What a moderator chooses."""
    await world.alice.slash(world.channel, "settings")


async def count_questions(world: Simulation) -> None:
    """The statistics after some questions that were asked elsewhere, and a vote."""
    elsewhere = world.alice.guild.create_text_channel("elsewhere")
    for question in (
        "who said no to Apple?",
        "how many active users does MIUI have?",
        "which engine will the Xiaomi car have?",
        "who is the president of Portugal?",
        "how much did Xiaomi invest in Xpeng?",
    ):
        asked = await world.alice.slash(elsewhere, "ask", question=question)
    assert asked.response is not None
    await world.bob.click(asked.response.message, label="Helpful")
    await world.alice.slash(world.channel, "stats")


SCENES: Final = {
    "answer": ask_xpeng,
    "closest": ask_closest,
    "not-found": ask_in_vain,
    "languages": ask_in_german,
    "adding": add_tide_mill,
    "settings": choose_settings,
    "statistics": count_questions,
}


async def main() -> None:
    """Play every scene and photograph it."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"no browser found; looked for {', '.join(BROWSERS)}")
    PICTURES.mkdir(exist_ok=True)
    for name, scene in SCENES.items():
        with tempfile.TemporaryDirectory() as folder:
            database = f"sqlite:///{Path(folder, 'pictures.sqlite').as_posix()}"
            async with open_store(database) as store, simulation(Library(store)) as world:
                await scene(world)
                async with world.env.preview(
                    world.channel,
                    viewers=[world.alice],
                    layout="channel",
                    display="fixed",
                    width=WIDTH,
                    height=HEIGHT,
                ) as page:
                    await photograph(browser, page.url, PICTURES / f"{name}.png")


async def photograph(browser: str, url: str, path: Path) -> None:
    """Save the conversation that the page shows, without the page's tools around it."""
    with tempfile.TemporaryDirectory() as profile:
        process = await asyncio.create_subprocess_exec(
            browser,
            *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *("--hide-scrollbars", "--virtual-time-budget=60000", f"--user-data-dir={profile}"),
            f"--window-size={TOOLS_LEFT + WIDTH + 10 * AROUND},{TOOLS_ABOVE + HEIGHT + AROUND}",
            *(f"--force-device-scale-factor={SCALE}", f"--screenshot={path}", url),
            stderr=asyncio.subprocess.DEVNULL,
        )
        if await process.wait():
            sys.exit(f"{browser} failed")
    with Image.open(path) as page:
        conversation(page.convert("RGB")).save(path, optimize=True)


def conversation(page: Image.Image) -> Image.Image:
    """The messages of the page, cut out with a margin around them."""
    left, top = TOOLS_LEFT + 5 * AROUND, TOOLS_ABOVE + AROUND // 2
    right, bottom = left + WIDTH, top + HEIGHT - MESSAGE_BOX
    talk = page.crop((SCALE * left, SCALE * (top + HEADER), SCALE * right, SCALE * bottom))
    paper = talk.getpixel((talk.width - 1, talk.height - 1))
    contrast = ImageChops.difference(talk, Image.new("RGB", talk.size, paper)).convert("L")
    filled = contrast.point(lambda level: 255 * (level >= LEAST_CONTRAST)).getbbox()
    if filled is None:
        sys.exit("the page shows no message")
    margin = MARGIN * SCALE
    size = (filled[2] - filled[0] + 2 * margin, filled[3] - filled[1] + 2 * margin)
    picture = Image.new("RGB", size, paper)
    picture.paste(talk.crop(filled), (margin, margin))
    return picture


if __name__ == "__main__":
    asyncio.run(main())
