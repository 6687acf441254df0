"""All routes of the page."""

from http import HTTPStatus
from importlib import resources

from aiohttp import web
from prometheus_client import generate_latest

from streams.page.web import (
    acts,
    api,
    live,
    pages,
    records,
    stories,
    syndication,
)
from streams.page.web.middleware import guard
from streams.page.web.service import SERVICE, Service

__all__ = ["make_app"]

MAX_BODY = 64 * 1024
STATIC = {
    "page.css": "text/css",
    "page.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
READY_BEHIND = 1000
"""A page with more waiting records is not ready."""


def make_app(service: Service) -> web.Application:
    """Return the app for a service."""
    app = web.Application(middlewares=[guard], client_max_size=MAX_BODY)
    app[SERVICE] = service
    app.add_routes(
        [
            *(web.get(*route) for route in pages.ROUTES.items()),
            *(web.get(*route) for route in stories.ROUTES.items()),
            *(web.get(*route) for route in records.ROUTES.items()),
            *(web.get(*route) for route in live.ROUTES.items()),
            *(web.get(*route) for route in api.ROUTES.items()),
            *(web.get(*route) for route in syndication.ROUTES.items()),
            *(web.post(*route) for route in acts.ROUTES.items()),
        ]
    )
    app.router.add_get("/sign-in", acts.sign_in_page)
    app.router.add_get("/metrics", metrics)
    app.router.add_get("/healthz", healthz)
    app.router.add_get("/readyz", readyz)
    app.router.add_get("/static/{name}", static)
    return app


async def static(request: web.Request) -> web.Response:
    """Send one of our own files."""
    name = request.match_info["name"]
    if name not in STATIC:
        raise web.HTTPNotFound(text="There is no such file.")
    file = resources.files("streams.page.web") / "static" / name
    return web.Response(
        body=file.read_bytes(), content_type=STATIC[name], charset="utf-8",
        headers={"Cache-Control": "max-age=300"},
    )  # fmt: skip


async def metrics(request: web.Request) -> web.Response:
    """Send our metrics to Prometheus."""
    text = generate_latest(request.app[SERVICE].registry)
    return web.Response(body=text, headers={"Content-Type": CONTENT_TYPE})


async def healthz(_request: web.Request) -> web.Response:
    """Say that the process runs."""
    return web.json_response({"alive": True})


async def readyz(request: web.Request) -> web.Response:
    """Say whether the read model is up to date."""
    behind = request.app[SERVICE].state["behind"]
    is_ready = behind is not None and behind <= READY_BEHIND
    status = HTTPStatus.OK if is_ready else HTTPStatus.SERVICE_UNAVAILABLE
    return web.json_response(
        {"ready": is_ready, "behind": behind}, status=int(status)
    )
