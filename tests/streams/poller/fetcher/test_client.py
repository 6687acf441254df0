import asyncio
import gzip
import time
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import FetchError, Request
from tests.streams.poller.conftest import LOOPBACK, Names, serving


async def reason(fetcher, ask):
    with pytest.raises(FetchError) as caught:
        await fetcher.send(ask)
    return caught.value.reason


@asynccontextmanager
async def talking(talk):
    """Serve raw bytes; yields the port."""
    tasks = []

    async def once(reader, writer):
        tasks.append(asyncio.current_task())
        try:
            await talk(reader, writer)
        except (asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(once, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def saying(text):
    async def talk(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(text)
        await writer.drain()

    return talk


def to(target):
    return web.Response(status=302, headers={"Location": target})


async def hello(request):
    return web.Response(text="hello")


async def test_loopback_is_closed_without_an_allow_list(fetcher):
    async with serving(hello) as port:
        for host in ("127.0.0.1", "news.example"):
            ask = Request(f"http://{host}:{port}/")
            assert await reason(fetcher, ask) == "forbidden-address"


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"]
)
async def test_loopback_in_disguise_is_closed(host):
    async with serving(hello) as port, HttpClient("x", 2.0, 1000) as fetcher:
        ask = Request(f"http://{host}:{port}/")
        assert await reason(fetcher, ask) in {
            "bad-url",
            "dns",
            "forbidden-address",
        }


async def test_an_allow_list_opens_it(fetcher):
    async with serving(hello) as port:
        ask = Request(f"http://127.0.0.1:{port}/", allowed=LOOPBACK)
        assert (await fetcher.send(ask)).body == b"hello"


async def test_a_kept_connection_does_not_serve_a_closed_feed(fetcher):
    async with serving(hello) as port:
        url = f"http://127.0.0.1:{port}/"
        await fetcher.send(Request(url, allowed=LOOPBACK))
        assert await reason(fetcher, Request(url)) == "forbidden-address"


async def test_a_redirect_to_a_closed_address_is_not_followed(fetcher):
    async def handler(request):
        return to("http://169.254.169.254/latest/meta-data/")

    async with serving(handler) as port:
        ask = Request(f"http://127.0.0.1:{port}/", allowed=LOOPBACK)
        assert await reason(fetcher, ask) == "forbidden-address"


async def test_a_name_that_is_rebound_is_checked_at_its_new_address():
    names = Names(turn_example=["127.0.0.1", "127.0.0.2"])
    only_first = LOOPBACK[0].__class__("127.0.0.1/32")

    async def handler(request):
        return web.Response(text="hello", headers={"Connection": "close"})

    async with (
        serving(handler) as port,
        HttpClient("x", 2.0, 1000, names) as one,
    ):
        ask = Request(f"http://turn.example:{port}/", allowed=(only_first,))
        assert (await one.send(ask)).body == b"hello"
        for session in one._sessions.values():
            session.connector.clear_dns_cache()
        assert await reason(one, ask) == "forbidden-address"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "gopher://x.example/", "http://[::1"]
)
async def test_other_schemes_are_refused_as_redirects(fetcher, target):
    async def handler(request):
        return web.Response(status=302, headers={"Location": target})

    async with serving(handler) as port:
        ask = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason(fetcher, ask) == "bad-redirect"


async def test_other_schemes_are_refused(fetcher):
    assert await reason(fetcher, Request("file:///etc/passwd")) == "bad-url"
    assert await reason(fetcher, Request("http://[::1")) == "bad-url"


async def test_redirects_are_bounded(fetcher):
    async def handler(request):
        return to(f"/{int(request.path[1:] or 0) + 1}")

    async with serving(handler) as port:
        ask = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason(fetcher, ask) == "too-many-redirects"


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), "/1"), ((308, 301), "/2"), ((302,), ""), ((301, 307), "/1")],
)
async def test_only_permanent_redirects_from_the_first_on_count(
    fetcher, statuses, moved
):
    async def handler(request):
        hop = int(request.path[1:] or 0)
        if hop == len(statuses):
            return web.Response(text="here")
        return web.Response(
            status=statuses[hop], headers={"Location": f"/{hop + 1}"}
        )

    async with serving(handler) as port:
        site = f"http://a.example:{port}"
        answer = await fetcher.send(Request(site + "/0", allowed=LOOPBACK))

    assert answer.body == b"here"
    assert answer.moved_to == (site + moved if moved else "")


async def test_validators_go_back_byte_for_byte_and_only_to_their_giver(
    fetcher,
):
    seen = []

    async def handler(request):
        seen.append((request.path, request.headers.get("If-None-Match")))
        if request.path == "/old":
            return to("/new")
        return web.Response(status=304)

    etag = 'W/"a,\u00e9 -- gzip"'
    async with serving(handler) as port:
        site = f"http://a.example:{port}"
        ask = Request(
            site + "/old", etag=etag, validated=site + "/new", allowed=LOOPBACK
        )
        assert (await fetcher.send(ask)).status == 304

    assert seen == [("/old", None), ("/new", etag)]


async def test_nothing_is_told_that_need_not_be(fetcher):
    seen = []

    async def handler(request):
        seen.append(request.headers)
        response = web.Response(text="x")
        response.set_cookie("track", "me")
        if request.path == "/a":
            response = to(f"http://b.example:{request.url.port}/b")
            response.set_cookie("track", "me")
        return response

    async with serving(handler) as port:
        ask = Request(
            f"http://a.example:{port}/a", credential=("Authorization", "Bearer t"),
            allowed=LOOPBACK,
        )  # fmt: skip
        for _ in range(2):
            await fetcher.send(ask)

    assert [one.get("Authorization") for one in seen] == [
        "Bearer t", None, "Bearer t", None,
    ]  # fmt: skip
    for headers in seen:
        assert "Cookie" not in headers
        assert "Referer" not in headers
        assert headers["User-Agent"] == "copydesk/test (+x)"


@pytest.mark.parametrize("size", [100_001, 50_000_000])
async def test_a_large_body_is_not_read_to_its_end(fetcher, size):
    async def handler(request):
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(size // 10_000 + 1):
            await response.write(bytes(10_000))
        return response

    async with serving(handler) as port:
        ask = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason(fetcher, ask) == "too-large"


async def test_a_bomb_is_refused(fetcher):
    bomb = gzip.compress(bytes(50_000_000))

    async def handler(request):
        return web.Response(body=bomb, headers={"Content-Encoding": "gzip"})

    async with serving(handler) as port:
        ask = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason(fetcher, ask) == "too-large"


@pytest.mark.parametrize("dripping", [b"x", b"HTTP/1.1 200 OK\r\nA: "])
async def test_a_slow_drip_ends_in_time(dripping):
    async def talk(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        if dripping == b"x":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n")
        writer.write(dripping)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with (
        HttpClient("x", 0.6, 1000, Names()) as one,
        talking(talk) as port,
    ):
        began = time.monotonic()
        ask = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason(one, ask) == "timeout"
        assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (b"nonsense\r\n\r\n", "bad-http"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nx", "broken-off"),
        (b"", "broken-off"),
        (
            b"HTTP/1.1 200 OK\r\nA: " + b"a" * 20_000 + b"\r\n\r\n",
            "bad-http",
        ),
        (
            b"HTTP/1.1 200 OK\r\n" + b"A: a\r\n" * 500 + b"\r\n",
            "bad-http",
        ),
    ],
)
async def test_broken_answers_have_a_reason(fetcher, text, expected):
    async with talking(saying(text)) as port:
        ask = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason(fetcher, ask) == expected
