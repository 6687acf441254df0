from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

import aiohttp
import pytest

from streams.demo.server import start

START = datetime(2026, 3, 2, 9, 0, 0, 400_000, tzinfo=UTC)


class Response(NamedTuple):
    status: int
    headers: Mapping[str, str]
    body: bytes


class Clock:
    """A clock that a test sets, in seconds after the start."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self):
        return START + timedelta(seconds=self.seconds)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def wire(clock):
    server = await start(clock=clock)
    yield server
    await server.stop()


@pytest.fixture
async def get(wire):
    async with aiohttp.ClientSession() as session:

        async def fetch(path, **headers):
            request_headers = {
                name.replace("_", "-"): value
                for name, value in headers.items()
            }
            async with session.get(
                wire.url + path, headers=request_headers, allow_redirects=False
            ) as response:
                return Response(
                    response.status, response.headers, await response.read()
                )

        yield fetch


FERRY = "/north-harbour/rss.xml"
FIL = "/rhodane/fil.atom"


async def test_registrations_have_agency_lane_and_own_port(wire):
    by_id = {feed.feed: feed for feed in wire.feeds}

    assert len({feed.agency for feed in wire.feeds}) == 4
    assert {"en", "fr", "de"} == {feed.lane for feed in wire.feeds}
    assert by_id["meridian"].full_text
    assert len({urlsplit(feed.url).netloc for feed in wire.feeds}) == 4
    assert all(feed.allow_private for feed in wire.feeds)


async def test_feed_responds_200_with_validators(wire, get):
    for feed in wire.feeds:
        response = await get(urlsplit(feed.url).path)

        assert response.status == 200
        assert response.headers["ETag"]
        assert response.headers["Last-Modified"]


async def test_feed_if_none_match_is_304_until_a_change(get, clock):
    tag = (await get(FERRY)).headers["ETag"]

    assert (await get(FERRY, If_None_Match=tag)).status == 304
    clock.seconds = 5.0
    assert (await get(FERRY, If_None_Match=tag)).status == 200


async def test_feed_if_modified_since_is_304_until_a_change(get, clock):
    date = (await get(FERRY)).headers["Last-Modified"]

    assert (await get(FERRY, If_Modified_Since=date)).status == 304
    clock.seconds = 5.0
    assert (await get(FERRY, If_Modified_Since=date)).status == 200


async def test_feed_if_none_match_takes_precedence_over_date(get):
    date = (await get(FERRY)).headers["Last-Modified"]

    response = await get(FERRY, If_None_Match='"x"', If_Modified_Since=date)

    assert response.status == 200


async def test_feed_throttled_responds_429_once(get, clock):
    clock.seconds = 23.0

    first, second = await get(FIL), await get(FIL)

    assert (first.status, first.headers["Retry-After"]) == (429, "2")
    assert second.status == 200


async def test_feed_moved_responds_301(get, clock):
    assert (await get("/meridian/rss.xml")).status == 200
    clock.seconds = 32.0

    moved = await get("/meridian/rss.xml")

    assert moved.status == 301
    assert (await get(moved.headers["Location"])).status == 200


async def test_pages_photos_and_robots_respond_200(get, clock):
    for path in (
        "/meridian/story/metro.html",
        "/photos/cais-do-vale-hall.jpg",
        "/robots.txt",
    ):
        assert (await get(path)).status == 200

    assert (await get("/meridian/story/library.html")).status == 404
    clock.seconds = 13.0
    assert (await get("/meridian/story/library.html")).status == 200


async def test_start_used_port_raises_os_error(wire):
    taken = int(wire.url.rpartition(":")[2])

    with pytest.raises(OSError, match="in use"):
        await start(port=taken)


async def test_feed_truncated_is_complete_after_30_seconds(get, clock):
    truncated = await get("/north-harbour/sport.xml")
    clock.seconds = 30.0
    complete = await get("/north-harbour/sport.xml")

    assert b"</rss>" not in truncated.body
    assert b"</rss>" in complete.body
