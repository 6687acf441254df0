"""Access, headers and errors, for every request."""

from http import HTTPStatus

import apsw
import msgspec
import structlog
from aiohttp import web
from aiokafka.errors import KafkaError

from streams.kafka.clients import ClusterError
from streams.page.api.records import Problem
from streams.page.web.access import (
    COOKIE,
    is_known_host,
    is_own_origin,
    level_of,
    take,
)
from streams.page.web.headers import SECURITY
from streams.page.web.service import LEVEL, SERVICE, Handler, html, level
from streams.poller.feeds.feed_list import RegistryError

__all__ = ["guard"]

log = structlog.get_logger()

OPEN_PATHS = frozenset({"/healthz", "/readyz", "/sign-in"})
SEARCH_RATE, SEARCH_BURST = 5.0, 30.0
"""Searches a second of one client, and how many at once."""
LIMITED_PATHS = frozenset(
    {
        "/search", "/copy", "/item/cuts", "/letter", "/sign-in", "/items.atom",
        "/items.json", "/api/search",
    }
)  # fmt: skip
CHALLENGE = 'Bearer, Basic realm="copydesk", charset="UTF-8"'
PROGRAM_PATHS = frozenset(
    {"/items.atom", "/items.json", "/events", "/metrics"}
)
"""Read by programs: a browser asked for Basic would show its own window."""
MAX_CLIENTS = 10_000
FAILURES = (ClusterError, KafkaError, TimeoutError, apsw.Error)
NOT_NOW = "Kafka or the page's file did not answer; try again."
KEPT_HEADERS = {"Allow", "Retry-After"}
API = "/api/"
SAFE_METHODS = frozenset({"GET", "HEAD"})


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer a request within the rules, with our headers."""
    service = request.app[SERVICE]
    start = service.seconds()
    response = await _answer(request, handler)
    if not response.prepared:
        for name, value in SECURITY.items():
            response.headers.setdefault(name, value)
        seconds = service.seconds() - start
        path = _path_of(request)
        service.metrics.observe_request(path, response.status, seconds)
    return response


async def _answer(
    request: web.Request, handler: Handler
) -> web.StreamResponse:
    service = request.app[SERVICE]
    request[LEVEL] = level_of(
        request.headers.get("Authorization", ""),
        request.cookies.get(COOKIE, ""),
        service.tokens,
    )
    if problem := _refusal(request):
        return _problem(request, *problem)
    try:
        return await handler(request)
    except web.HTTPException as error:
        if error.status < HTTPStatus.BAD_REQUEST:
            error.headers.update(SECURITY)
            raise
        status = HTTPStatus(error.status)
        answer = _problem(request, status, error.text or "")
        for name in KEPT_HEADERS & error.headers.keys():
            answer.headers[name] = error.headers[name]
        return answer
    except RegistryError as error:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return _problem(request, status, "; ".join(error.problems))
    except FAILURES as error:
        log.warning("a request failed", path=request.path, error=repr(error))
        return _problem(request, HTTPStatus.SERVICE_UNAVAILABLE, NOT_NOW)


def _path_of(request: web.Request) -> str:
    """Return the path of a request's route, without what varies in it."""
    resource = request.match_info.route.resource
    return resource.canonical if resource else "other"


def _refusal(request: web.Request) -> tuple[HTTPStatus, str] | None:
    """Return why a request is refused; None if it is not."""
    service = request.app[SERVICE]
    host = request.headers.get("Host", "")
    is_write = request.method not in SAFE_METHODS
    problem = None
    if not is_known_host(host, is_open=service.is_open):
        problem = HTTPStatus.MISDIRECTED_REQUEST, "This name is not ours."
    elif is_write and not is_own_origin(request.headers, host):
        problem = HTTPStatus.FORBIDDEN, "The request is another site's."
    elif request.path in LIMITED_PATHS and not _is_within_rate(request):
        problem = HTTPStatus.TOO_MANY_REQUESTS, "Too many requests; wait."
    elif request.path.startswith("/static/") or request.path in OPEN_PATHS:
        problem = None
    elif level(request) == "none":
        problem = HTTPStatus.UNAUTHORIZED, "A token is needed to read."
    elif is_write and request.path != "/sign-out" and level(request) != "act":
        problem = HTTPStatus.FORBIDDEN, "A token is needed to act."
    return problem


def _is_within_rate(request: web.Request) -> bool:
    service = request.app[SERVICE]
    if len(service.buckets) > MAX_CLIENTS:
        service.buckets.clear()
    client = request.remote or ""
    bucket, is_allowed = take(
        service.buckets.get(client), service.seconds(), SEARCH_RATE,
        SEARCH_BURST,
    )  # fmt: skip
    service.buckets[client] = bucket
    return is_allowed


def _problem(
    request: web.Request, status: HTTPStatus, text: str
) -> web.Response:
    is_api = request.path.startswith(API)
    if is_api:
        problem = Problem(title=status.phrase, status=int(status), detail=text)
        response = web.Response(
            body=msgspec.json.encode(problem), status=int(status),
            content_type="application/problem+json",
        )  # fmt: skip
    else:
        response = html(
            request, "error.html", int(status), title=status.phrase, text=text
        )
    if status == HTTPStatus.UNAUTHORIZED:
        is_program = is_api or request.path in PROGRAM_PATHS
        challenge = CHALLENGE if is_program else "Bearer"
        response.headers["WWW-Authenticate"] = challenge
    if status == HTTPStatus.TOO_MANY_REQUESTS:
        response.headers["Retry-After"] = "5"
    return response
