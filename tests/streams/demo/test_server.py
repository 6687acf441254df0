from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlsplit

import aiohttp
import pytest

from streams.demo.server import start

START = datetime(2026, 3, 2, 9, 0, 0, 400_000, tzinfo=UTC)


class Answer(NamedTuple):
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
            named = {
                name.replace("_", "-"): value
                for name, value in headers.items()
            }
            async with session.get(
                wire.url + path, headers=named, allow_redirects=False
            ) as response:
                return Answer(
                    response.status, response.headers, await response.read()
                )

        yield fetch


FERRY = "/north-harbour/rss.xml"
FIL = "/rhodane/fil.atom"


async def test_registrations_say_all_that_a_poller_needs(wire):
    by_id = {feed.feed: feed for feed in wire.feeds}

    assert len({feed.agency for feed in wire.feeds}) == 4
    assert {"en", "fr", "de"} == {feed.lane for feed in wire.feeds}
    assert by_id["meridian"].full_text
    assert len({urlsplit(feed.url).netloc for feed in wire.feeds}) == 4
    assert all(feed.allow_private for feed in wire.feeds)


async def test_every_feed_answers(wire, get):
    for feed in wire.feeds:
        response = await get(urlsplit(feed.url).path)

        assert response.status == 200
        assert response.headers["ETag"]
        assert response.headers["Last-Modified"]


async def test_a_known_tag_gives_304_until_something_new(get, clock):
    tag = (await get(FERRY)).headers["ETag"]

    assert (await get(FERRY, If_None_Match=tag)).status == 304
    clock.seconds = 5.0
    assert (await get(FERRY, If_None_Match=tag)).status == 200


async def test_a_known_date_gives_304_until_something_new(get, clock):
    date = (await get(FERRY)).headers["Last-Modified"]

    assert (await get(FERRY, If_Modified_Since=date)).status == 304
    clock.seconds = 5.0
    assert (await get(FERRY, If_Modified_Since=date)).status == 200


async def test_an_unknown_tag_outweighs_a_known_date(get):
    date = (await get(FERRY)).headers["Last-Modified"]

    response = await get(FERRY, If_None_Match='"x"', If_Modified_Since=date)

    assert response.status == 200


async def test_one_request_is_told_to_wait(get, clock):
    clock.seconds = 23.0

    first, second = await get(FIL), await get(FIL)

    assert (first.status, first.headers["Retry-After"]) == (429, "2")
    assert second.status == 200


async def test_a_feed_moves_for_good(get, clock):
    assert (await get("/meridian/rss.xml")).status == 200
    clock.seconds = 32.0

    moved = await get("/meridian/rss.xml")

    assert moved.status == 301
    assert (await get(moved.headers["Location"])).status == 200


async def test_pages_photos_and_robots_are_there(get, clock):
    for path in (
        "/meridian/story/metro.html",
        "/photos/cais-do-vale-hall.jpg",
        "/robots.txt",
    ):
        assert (await get(path)).status == 200

    assert (await get("/meridian/story/library.html")).status == 404
    clock.seconds = 13.0
    assert (await get("/meridian/story/library.html")).status == 200


async def test_a_taken_port_is_an_error_and_leaves_none_open(wire):
    taken = int(wire.url.rpartition(":")[2])

    with pytest.raises(OSError, match="in use"):
        await start(port=taken)


async def test_the_broken_feed_mends(get, clock):
    cut = await get("/north-harbour/sport.xml")
    clock.seconds = 30.0
    mended = await get("/north-harbour/sport.xml")

    assert b"</rss>" not in cut.body
    assert b"</rss>" in mended.body
