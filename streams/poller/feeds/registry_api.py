"""
The registry on the worker's web port: ``/feeds`` and ``/feeds/ID``.

    GET     the list, or one registration
    PUT     a whole registration
    PATCH   some of its keys (RFC 7396)
    DELETE  remove it

Any poller answers for all feeds: reading is from Kafka, and what was acked
is read. Errors are problem details (RFC 9457).
"""

import hmac
from collections.abc import Awaitable, Callable, Iterable
from http import HTTPStatus

import msgspec
import structlog
from aiohttp import web
from aiokafka.errors import KafkaError

from extractors.output.codec import encode
from streams.config.settings import Settings
from streams.kafka.clients import ClusterError
from streams.poller.feeds.feed_list import RegistryError
from streams.poller.feeds.registry import (
    records,
    registered_feeds,
    registration,
)
from streams.poller.feeds.registry_json import from_json, may_use, patched
from streams.records import FeedRegistration
from streams.runtime.producer import Outbox

__all__ = ["RegistryPages"]

log = structlog.get_logger()

LIST, ONE = "/feeds", "/feeds/{feed}"
LARGEST = 64 * 1024
PUT_TYPES = frozenset({"application/json"})
PATCH_TYPES = frozenset({"application/json", "application/merge-patch+json"})
FOREIGN = "auth over HTTP should be env:FEED_NAME or file:/run/secrets/NAME"
UNSTORED = {"Cache-Control": "no-store"}

Handler = Callable[[web.Request], Awaitable[web.Response]]


class _Refusal(Exception):  # noqa: N818 - it says what happens
    """A request that is answered with a problem."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        self.status = status
        self.detail = detail
        super().__init__(detail)


class RegistryPages:
    """
    The handlers.

    Args:
        outbox: the way to ``wire.feeds``.
        token: what a caller must bear (RFC 6750).
    """

    def __init__(self, settings: Settings, outbox: Outbox, token: str) -> None:
        self._settings = settings
        self._outbox = outbox
        self._token = token

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of both addresses."""
        return [
            web.get(LIST, self._guarded(self._list)),
            web.get(ONE, self._guarded(self._show)),
            web.put(ONE, self._guarded(self._put)),
            web.patch(ONE, self._guarded(self._patch)),
            web.delete(ONE, self._guarded(self._delete)),
        ]

    def _guarded(self, handler: Handler) -> Handler:
        async def answer(request: web.Request) -> web.Response:
            try:
                self._admit(request)
                return await handler(request)
            except _Refusal as refusal:
                return _problem(refusal.status, refusal.detail)
            except RegistryError as error:
                status = HTTPStatus.UNPROCESSABLE_ENTITY
                return _problem(status, "not written", error.problems)
            except (ClusterError, KafkaError, TimeoutError) as error:
                log.warning("registry out of reach", error=repr(error))
                status = HTTPStatus.SERVICE_UNAVAILABLE
                return _problem(status, "Kafka did not answer; try again")

        return answer

    def _admit(self, request: web.Request) -> None:
        kind, _, token = request.headers.get("Authorization", "").partition(
            " "
        )
        fits = hmac.compare_digest(
            token.strip().encode(errors="surrogatepass"), self._token.encode()
        )
        if kind.lower() != "bearer" or not fits:
            status = HTTPStatus.UNAUTHORIZED
            raise _Refusal(status, "a bearer token is needed")

    async def _list(self, _request: web.Request) -> web.Response:
        feeds = await registered_feeds(self._settings)
        return _json(HTTPStatus.OK, {"feeds": list(feeds.values())})

    async def _show(self, request: web.Request) -> web.Response:
        return _json(HTTPStatus.OK, await self._known(request))

    async def _put(self, request: web.Request) -> web.Response:
        feed = request.match_info["feed"]
        body = await _body(request, PUT_TYPES)
        before = await registration(self._settings, feed)
        one = _read(lambda: from_json(feed, body))
        status = HTTPStatus.OK if before else HTTPStatus.CREATED
        return await self._written(one, before, status)

    async def _patch(self, request: web.Request) -> web.Response:
        body = await _body(request, PATCH_TYPES)
        before = await self._known(request)
        one = _read(lambda: patched(before, body))
        return await self._written(one, before, HTTPStatus.OK)

    async def _delete(self, request: web.Request) -> web.Response:
        before = await self._known(request)
        await self._outbox.send(records({before.feed: None}))
        log.info("feed removed over HTTP", feed=before.feed)
        return web.Response(status=HTTPStatus.NO_CONTENT, headers=UNSTORED)

    async def _known(self, request: web.Request) -> FeedRegistration:
        feed = request.match_info["feed"]
        found = await registration(self._settings, feed)
        if found is None:
            raise _Refusal(HTTPStatus.NOT_FOUND, f"there is no feed {feed}")
        return found

    async def _written(
        self,
        one: FeedRegistration,
        before: FeedRegistration | None,
        status: HTTPStatus,
    ) -> web.Response:
        if not may_use(one, before):
            raise RegistryError([f"{one.feed}: {FOREIGN}"])
        await self._outbox.send(records({one.feed: one}))
        log.info("feed registered over HTTP", feed=one.feed)
        return _json(status, one)


def _read(read: Callable[[], FeedRegistration]) -> FeedRegistration:
    try:
        return read()
    except ValueError as error:
        raise _Refusal(HTTPStatus.BAD_REQUEST, str(error)) from error


async def _body(request: web.Request, types: frozenset[str]) -> bytes:
    if request.content_type not in types:
        wanted = " or ".join(sorted(types))
        status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        raise _Refusal(status, f"the body should be {wanted}")
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            raise _Refusal(status, f"more than {LARGEST} bytes")
    return bytes(body)


def _json(status: HTTPStatus, value: object) -> web.Response:
    return web.Response(
        status=status,
        body=encode(value),
        content_type="application/json",
        headers=UNSTORED,
    )


def _problem(
    status: HTTPStatus, detail: str, errors: Iterable[str] = ()
) -> web.Response:
    value = {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": detail,
        **({"errors": list(errors)} if errors else {}),
    }
    headers = dict(UNSTORED)
    if status == HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "5"
    return web.Response(
        status=status,
        body=msgspec.json.encode(value),
        content_type="application/problem+json",
        headers=headers,
    )
