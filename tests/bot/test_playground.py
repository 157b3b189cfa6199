"""The playground: pages for a server's channel and for direct messages, and a clear word without simcord."""

import asyncio
import importlib.util
import os
import re
import signal
import socket
import webbrowser
from typing import Any

import aiohttp
import pytest

from bot import playground
from bot.playground import run_playground
from bot.running import StartupError
from bot.simulation import simulated_settings


def test_it_serves_two_pages_on_the_loopback_until_interrupted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    seen = []

    def look(url: str) -> None:
        async def fetch() -> None:
            addresses = re.findall(r"http://127\.0\.0\.1:\d+/", capsys.readouterr().out)
            async with aiohttp.ClientSession() as session:
                for address in addresses:
                    async with session.get(address) as response:
                        seen.append((address, response.status))
            os.kill(os.getpid(), signal.SIGINT)

        tasks.append(asyncio.get_running_loop().create_task(fetch()))
        assert url.startswith("http://127.0.0.1:")

    tasks: list[Any] = []
    monkeypatch.setattr(webbrowser, "open", look)
    run_playground(simulated_settings())
    assert [status for _, status in seen] == [200, 200]
    assert len({address for address, _ in seen}) == 2


def test_without_simcord_it_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(playground, "find_spec", lambda name: None if name == "simcord" else found(name))
    with pytest.raises(StartupError, match=re.escape("pip install 'verbatim-bot[playground]'")):
        run_playground(simulated_settings())


def test_a_taken_port_is_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartupError, match=rf"could not bind port {port}"):
            run_playground(simulated_settings(), port=port, open_browser=False)
