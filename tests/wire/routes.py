"""The REST routes that a bot like this one uses, each with a name by which tests refuse it."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from aiohttp import web

from tests.wire.gateway import Gateway
from tests.wire.payloads import BOT, SERVER, Json, application, member, message, new_id
from tests.wire.people import Person
from tests.wire.sent import AcknowledgedError, Message, Sent, UnknownError

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
_WEBHOOK: Final = "/webhooks/{application}/{token}"
_MESSAGE: Final = "/channels/{channel}/messages/{message}"


class Routes:
    """Discord's answers. `people` are the members of the server, by their ids."""

    def __init__(
        self, bot: Json, server: Json, gateway: Gateway, sent: Sent, people: Mapping[int, Person]
    ) -> None:
        self._bot, self._server, self._gateway, self._sent, self._people = bot, server, gateway, sent, people

    def table(self, under: str) -> list[web.RouteDef]:
        """All of them, under that path; the name is what a Refusal calls a route."""
        get, edit, delete = self._get, self._edit, self._delete
        routes: list[tuple[str, str, str, Handler]] = [
            ("me", "GET", "/users/@me", self._me),
            ("application", "GET", "/oauth2/applications/@me", self._application),
            ("gateway", "GET", "/gateway/bot", self._gateway_bot),
            ("commands", "GET", f"/applications/{BOT}/commands", self._commands),
            ("put-commands", "PUT", f"/applications/{BOT}/commands", self._put_commands),
            ("callback", "POST", "/interactions/{id}/{token}/callback", self._callback),
            ("followup", "POST", _WEBHOOK, self._follow_up),
            ("get-response", "GET", f"{_WEBHOOK}/messages/{{message}}", self._of_webhook(get)),
            ("edit-response", "PATCH", f"{_WEBHOOK}/messages/{{message}}", self._of_webhook(edit)),
            ("delete-response", "DELETE", f"{_WEBHOOK}/messages/{{message}}", self._of_webhook(delete)),
            ("message", "POST", "/channels/{channel}/messages", self._send),
            ("get-message", "GET", _MESSAGE, self._of_channel(get)),
            ("edit-message", "PATCH", _MESSAGE, self._of_channel(edit)),
            ("delete-message", "DELETE", _MESSAGE, self._of_channel(delete)),
            ("typing", "POST", "/channels/{channel}/typing", self._typing),
            ("direct-messages", "POST", "/users/@me/channels", self._private_channel),
            ("server", "GET", f"/guilds/{SERVER}", self._get_server),
            ("member", "GET", f"/guilds/{SERVER}/members/{{user}}", self._member),
        ]
        return [web.route(method, under + path, handler, name=name) for name, method, path, handler in routes]

    async def _me(self, request: web.Request) -> web.Response:
        return answer(self._bot)

    async def _application(self, request: web.Request) -> web.Response:
        return answer(application(self._bot))

    async def _gateway_bot(self, request: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
        return answer({"url": self._gateway.url, "shards": 1, "session_start_limit": limit})

    async def _commands(self, request: web.Request) -> web.Response:
        return answer(self._sent.commands)

    async def _put_commands(self, request: web.Request) -> web.Response:
        self._sent.commands = [
            {"id": str(new_id()), "application_id": str(BOT), "version": "1", "type": 1, "description": ""}
            | command
            for command in await request.json()
        ]
        return answer(self._sent.commands)

    async def _callback(self, request: web.Request) -> web.Response:
        body = await _content(request)
        done = self._sent.acknowledge(
            request.match_info["token"], body["type"], body.get("data") or {}, new_id()
        )
        told: Json = {"interaction": {"id": request.match_info["id"], "type": 2}}
        if body["type"] in (4, 7) and done.original is not None:
            told["resource"] = {"type": body["type"], "message": self._json(done.original)}
        return answer(told)

    async def _follow_up(self, request: web.Request) -> web.Response:
        done = self._sent.interaction(request.match_info["token"])
        if done.acknowledged is None:
            raise UnknownError
        original = done.original
        if original is not None and original.loading:
            # As Discord does: the first follow-up to a promise takes its place.
            return answer(self._json(self._sent.edit(original, await _content(request))))
        said = Message(new_id(), done.channel, await _content(request), done.id)
        return answer(self._json(self._sent.keep(said)))

    async def _send(self, request: web.Request) -> web.Response:
        content = await _content(request)
        reference = content.get("message_reference")
        where = int(request.match_info["channel"])
        said = Message(new_id(), where, content, int(reference["message_id"]) if reference else None)
        return answer(self._json(self._sent.keep(said)))

    async def _get(self, request: web.Request, found: Message) -> web.Response:
        return answer(self._json(found))

    async def _edit(self, request: web.Request, found: Message) -> web.Response:
        return answer(self._json(self._sent.edit(found, await _content(request))))

    async def _delete(self, request: web.Request, found: Message) -> web.Response:
        self._sent.delete(found)
        return web.Response(status=204)

    def _of_webhook(self, deed: Callable[[web.Request, Message], Awaitable[web.Response]]) -> Handler:
        """A deed on the message that answers an interaction, or on a follow-up."""

        async def handler(request: web.Request) -> web.Response:
            done, named = self._sent.interaction(request.match_info["token"]), request.match_info["message"]
            if named != "@original":
                return await deed(request, self._sent.message(int(named)))
            if done.original is None:
                raise UnknownError
            return await deed(request, done.original)

        return handler

    def _of_channel(self, deed: Callable[[web.Request, Message], Awaitable[web.Response]]) -> Handler:
        async def handler(request: web.Request) -> web.Response:
            return await deed(request, self._sent.message(int(request.match_info["message"])))

        return handler

    async def _typing(self, request: web.Request) -> web.Response:
        return web.Response(status=204)

    async def _private_channel(self, request: web.Request) -> web.Response:
        whose = int((await request.json())["recipient_id"])
        return answer(self._people[whose].private)

    async def _get_server(self, request: web.Request) -> web.Response:
        return answer(self._server)

    async def _member(self, request: web.Request) -> web.Response:
        found = self._people.get(int(request.match_info["user"]))
        return _error(404, 10007, "Unknown Member") if found is None else answer(member(found.json))

    def _json(self, shown: Message) -> Json:
        private = any(int(person.private["id"]) == shown.channel for person in self._people.values())
        server = None if private else SERVER
        return message(shown.id, shown.channel, self._bot, shown.content, server=server, application=BOT)


@web.middleware
async def explain(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Say in Discord's words what is not there or was done before."""
    try:
        return await handler(request)
    except UnknownError:
        return _error(404, 10008, "Unknown Message")
    except AcknowledgedError:
        return _error(400, 40060, "Interaction has already been acknowledged.")


def answer(body: object, status: int = 200) -> web.Response:
    """JSON as Discord sends it: its clients look for the exact type."""
    return web.Response(status=status, body=json.dumps(body).encode(), content_type="application/json")


def _error(status: int, code: int, said: str) -> web.Response:
    return answer({"message": said, "code": code}, status)


async def _content(request: web.Request) -> Json:
    """What was sent, whether or not files came with it."""
    if request.content_type == "application/json":
        body: Json = await request.json()
        return body
    fields = await request.post()
    sent: Json = json.loads(str(fields["payload_json"]))
    return sent
