"""
What changes something: registrations of feeds, and dead letters.

The page only writes records, as the command line does. A feed's address is
fetched by a poller, under the poller's own rules. Each act is one log line.
"""

from http import HTTPStatus

import msgspec
import structlog
from aiohttp import web

from streams.page.backend.discovery import BusyError
from streams.page.query import lists
from streams.page.views.discovery import feeds_to_choose
from streams.page.views.letters import letter as letter_view
from streams.page.web.access import COOKIE, cookie_value, level_of_token
from streams.page.web.records import letter_row, read_letter
from streams.page.web.service import SERVICE, html
from streams.poller.feeds.feed_list import make_registration
from streams.records import FeedRegistration

__all__ = ["ROUTES"]

log = structlog.get_logger()

FEEDS, LETTERS, HOOKS = "/feeds", "/letters", "/hooks"
MAX_FIELD = 2000
COOKIE_SECONDS = 12 * 3600


async def sign_in_page(request: web.Request) -> web.Response:
    """Ask for a token."""
    return html(request, "sign_in.html", title="Sign in", problem="")


async def sign_in(request: web.Request) -> web.StreamResponse:
    """Check a token and remember what it allows in a cookie."""
    service = request.app[SERVICE]
    token = (await _form(request)).get("token", "")
    level = level_of_token(token, service.tokens)
    if level == "none":
        _audit(request, "sign in", "", "refused")
        return html(
            request, "sign_in.html", HTTPStatus.FORBIDDEN, title="Sign in",
            problem="This token is not known.",
        )  # fmt: skip
    _audit(request, "sign in", level, "done")
    response = web.HTTPSeeOther("/")
    response.set_cookie(
        COOKIE, cookie_value(level, service.tokens), httponly=True,
        samesite="Strict", max_age=COOKIE_SECONDS, secure=request.secure,
    )  # fmt: skip
    raise response


async def sign_out(_request: web.Request) -> web.StreamResponse:
    """Forget the token."""
    response = web.HTTPSeeOther("/")
    response.del_cookie(COOKIE)
    raise response


async def add_feed(request: web.Request) -> web.StreamResponse:
    """Register a feed that is not registered yet."""
    service = request.app[SERVICE]
    form = await _form(request)
    feed = form.get("feed", "")
    if await service.kafka.registration(feed):
        text = f"The feed {feed} is registered already."
        raise web.HTTPConflict(text=text)
    entry = {
        name: form[name]
        for name in ("feed", "url", "agency", "language", "lane")
        if form.get(name)
    }
    if form.get("transport") == "websub":
        entry["transport"] = "websub"
    registration = make_registration(
        {**entry, "full_text": "full_text" in form}
    )
    await service.kafka.register(feed, registration)
    _audit(request, "add feed", feed, "done", url=registration.url)
    raise web.HTTPSeeOther(FEEDS)


async def discover_feeds(request: web.Request) -> web.StreamResponse:
    """Search a site for feeds, to choose one."""
    service = request.app[SERVICE]
    site = (await _form(request)).get("site", "")
    if not site.startswith(("https://", "http://")):
        raise web.HTTPBadRequest(
            text="The address of a site begins with http:// or https://."
        )
    try:
        searched = await service.discovery.search(site)
    except BusyError as error:
        raise web.HTTPServiceUnavailable(
            text="Another search runs; wait a minute.",
            headers={"Retry-After": "60"},
        ) from error
    registered = await service.reader.rows(lists.feed_addresses())
    _audit(request, "discover feeds", site, f"{len(searched.found)} found")
    return html(
        request, "discover.html", title="Feeds of a site", site=site,
        found=feeds_to_choose(searched.found, dict(registered)),
        problems=searched.problems,
    )  # fmt: skip


async def change_feed(request: web.Request) -> web.StreamResponse:
    """Pause, resume, poll or remove a feed."""
    service = request.app[SERVICE]
    form = await _form(request)
    feed, act = form.get("feed", ""), form.get("act", "")
    registration = await service.kafka.registration(feed)
    if registration is None:
        raise web.HTTPNotFound(text=f"The feed {feed} is not registered.")
    await service.kafka.register(feed, _changed(registration, act))
    _audit(request, f"{act} feed", feed, "done")
    raise web.HTTPSeeOther(FEEDS)


def _changed(
    registration: FeedRegistration, act: str
) -> FeedRegistration | None:
    """Return a registration after an act; None to remove it."""
    match act:
        case "pause" | "resume":
            return msgspec.structs.replace(registration, paused=act == "pause")
        case "poll":
            # A poller polls a feed whose registration was just written.
            return msgspec.structs.replace(registration, paused=False)
        case "remove":
            return None
        case _:
            raise web.HTTPBadRequest(text="This is no act on a feed.")


async def change_letter(request: web.Request) -> web.StreamResponse:
    """Try, replay or drop a dead letter."""
    service = request.app[SERVICE]
    form = await _form(request)
    name, act = form.get("name", ""), form.get("act", "")
    if act == "drop":
        await letter_row(request, name)
        await service.kafka.drop(name)
    elif act in {"try", "replay"}:
        letter = await read_letter(request, name)
        if letter.partition < 0:
            raise web.HTTPConflict(
                text="A fetched document cannot be sent again: the next poll "
                "fetches it."
            )
        if act == "try":
            return await _try(request, name, letter.value, letter.stage)
        await service.kafka.replay(name, letter)
    else:
        raise web.HTTPBadRequest(text="This is no act on a dead letter.")
    _audit(request, f"{act} dead letter", name, "done")
    raise web.HTTPSeeOther(LETTERS)


async def change_hook(request: web.Request) -> web.StreamResponse:
    """Send a delivery that was given up again, or drop it."""
    hooks = request.app[SERVICE].hooks
    form = await _form(request)
    hook, uri, act = (form.get(name, "") for name in ("hook", "uri", "act"))
    if act == "drop":
        await hooks.drop(hook, uri)
    elif act != "again":
        raise web.HTTPBadRequest(text="This is no act on a webhook.")
    elif not await hooks.send_again(hook, uri):
        raise web.HTTPNotFound(
            text="The webhook or the item is not here any more."
        )
    _audit(request, f"{act} delivery", uri, "done", hook=hook)
    raise web.HTTPSeeOther(HOOKS)


async def _try(
    request: web.Request, name: str, value: bytes, stage: str
) -> web.Response:
    """Show what the clean step makes of the record now."""
    service = request.app[SERVICE]
    preview: dict[str, str] = {
        "error": f"A record of the step {stage} cannot be tried here; "
        "a replay sends it to that step again."
    }
    if stage == "clean":
        preview = dict(await service.preview.clean(value, name))
    row = await letter_row(request, name)
    _audit(request, "try dead letter", name, "done")
    return html(
        request, "letter.html", title="Dead letter",
        letter=letter_view(row), preview=preview,
    )  # fmt: skip


async def _form(request: web.Request) -> dict[str, str]:
    """Return the fields of a form, shortened; files are left out."""
    form = await request.post()
    return {
        name: value.strip()[:MAX_FIELD]
        for name, value in form.items()
        if isinstance(value, str)
    }


def _audit(
    request: web.Request, act: str, target: str, result: str, **more: str
) -> None:
    log.info(
        "page act", act=act, target=target, result=result,
        client=request.remote, **more,
    )  # fmt: skip


ROUTES = {
    "/sign-in": sign_in, "/sign-out": sign_out, "/feeds/add": add_feed,
    "/feeds/discover": discover_feeds,
    "/feeds/change": change_feed, "/letters/change": change_letter,
    "/hooks/change": change_hook,
}  # fmt: skip
