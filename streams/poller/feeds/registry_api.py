"""
Serve the feed registry on the public port: ``/feeds``, ``/feeds/ID``.

    GET     all registrations, or one
    PUT     write a whole registration
    PATCH   change some keys of a registration (RFC 7396)
    DELETE  remove a registration

Every poller can answer for all feeds, because it reads from Kafka: a change
that the broker has acked is visible at once. Errors are problem details
(RFC 9457).
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
    read_registered_feed,
    read_registered_feeds,
    registration_records,
)
from streams.poller.feeds.registry_json import (
    apply_patch,
    from_json,
    may_use_secret,
)
from streams.records import FeedRegistration
from streams.runtime.outbox import Outbox

__all__ = ["RegistryApi"]

log = structlog.get_logger()

LIST_PATH, FEED_PATH = "/feeds", "/feeds/{feed}"
MAX_BODY = 64 * 1024
PUT_TYPES = frozenset({"application/json"})
PATCH_TYPES = frozenset({"application/json", "application/merge-patch+json"})
AUTH_RULE = "auth over HTTP should be env:FEED_NAME or file:/run/secrets/NAME"
NO_STORE = {"Cache-Control": "no-store"}

Handler = Callable[[web.Request], Awaitable[web.Response]]


class _RequestError(Exception):
    """A request that is answered with problem details."""

    def __init__(self, status: HTTPStatus, detail: str) -> None:
        self.status = status
        self.detail = detail
        super().__init__(detail)


class RegistryApi:
    """
    The request handlers.

    Args:
        outbox: sends records to ``wire.feeds``.
        token: the bearer token that callers must send (RFC 6750).
    """

    def __init__(self, settings: Settings, outbox: Outbox, token: str) -> None:
        self._settings = settings
        self._outbox = outbox
        self._token = token

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of both paths."""
        return [
            web.get(LIST_PATH, self._handle_errors(self._list)),
            web.get(FEED_PATH, self._handle_errors(self._show)),
            web.put(FEED_PATH, self._handle_errors(self._put)),
            web.patch(FEED_PATH, self._handle_errors(self._patch)),
            web.delete(FEED_PATH, self._handle_errors(self._delete)),
        ]

    def _handle_errors(self, handler: Handler) -> Handler:
        async def respond(request: web.Request) -> web.Response:
            try:
                self._authorize(request)
                return await handler(request)
            except _RequestError as error:
                return _problem(error.status, error.detail)
            except RegistryError as error:
                status = HTTPStatus.UNPROCESSABLE_ENTITY
                return _problem(status, "not written", error.problems)
            except (ClusterError, KafkaError, TimeoutError) as error:
                log.warning("registry is not reachable", error=repr(error))
                status = HTTPStatus.SERVICE_UNAVAILABLE
                return _problem(status, "Kafka did not answer; try again")

        return respond

    def _authorize(self, request: web.Request) -> None:
        kind, _, token = request.headers.get("Authorization", "").partition(
            " "
        )
        is_valid = hmac.compare_digest(
            token.strip().encode(errors="surrogatepass"), self._token.encode()
        )
        if kind.lower() != "bearer" or not is_valid:
            status = HTTPStatus.UNAUTHORIZED
            raise _RequestError(status, "a bearer token is needed")

    async def _list(self, _request: web.Request) -> web.Response:
        feeds = await read_registered_feeds(self._settings)
        return _json(HTTPStatus.OK, {"feeds": list(feeds.values())})

    async def _show(self, request: web.Request) -> web.Response:
        return _json(HTTPStatus.OK, await self._require_feed(request))

    async def _put(self, request: web.Request) -> web.Response:
        feed = request.match_info["feed"]
        body = await _read_body(request, PUT_TYPES)
        before = await read_registered_feed(self._settings, feed)
        registration = _parse(lambda: from_json(feed, body))
        status = HTTPStatus.OK if before else HTTPStatus.CREATED
        return await self._write(registration, before, status)

    async def _patch(self, request: web.Request) -> web.Response:
        body = await _read_body(request, PATCH_TYPES)
        before = await self._require_feed(request)
        registration = _parse(lambda: apply_patch(before, body))
        return await self._write(registration, before, HTTPStatus.OK)

    async def _delete(self, request: web.Request) -> web.Response:
        before = await self._require_feed(request)
        await self._outbox.send(registration_records({before.feed: None}))
        log.info("feed removed over HTTP", feed=before.feed)
        return web.Response(status=HTTPStatus.NO_CONTENT, headers=NO_STORE)

    async def _require_feed(self, request: web.Request) -> FeedRegistration:
        feed = request.match_info["feed"]
        registration = await read_registered_feed(self._settings, feed)
        if registration is None:
            raise _RequestError(
                HTTPStatus.NOT_FOUND, f"there is no feed {feed}"
            )
        return registration

    async def _write(
        self,
        registration: FeedRegistration,
        before: FeedRegistration | None,
        status: HTTPStatus,
    ) -> web.Response:
        feed = registration.feed
        if not may_use_secret(registration, before):
            raise RegistryError([f"{feed}: {AUTH_RULE}"])
        await self._outbox.send(registration_records({feed: registration}))
        log.info("feed registered over HTTP", feed=feed)
        return _json(status, registration)


def _parse(parse: Callable[[], FeedRegistration]) -> FeedRegistration:
    try:
        return parse()
    except ValueError as error:
        raise _RequestError(HTTPStatus.BAD_REQUEST, str(error)) from error


async def _read_body(request: web.Request, types: frozenset[str]) -> bytes:
    if request.content_type not in types:
        wanted = " or ".join(sorted(types))
        status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        raise _RequestError(status, f"the body should be {wanted}")
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > MAX_BODY:
            status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
            raise _RequestError(status, f"more than {MAX_BODY} bytes")
    return bytes(body)


def _json(status: HTTPStatus, value: object) -> web.Response:
    return web.Response(
        status=status,
        body=encode(value),
        content_type="application/json",
        headers=NO_STORE,
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
    headers = dict(NO_STORE)
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
