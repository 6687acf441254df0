import asyncio
import gzip
import time
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import FetchError, Request
from tests.streams.poller.conftest import LOOPBACK, Names, serving


async def reason_of(client, request):
    with pytest.raises(FetchError) as caught:
        await client.send(request)
    return caught.value.reason


@asynccontextmanager
async def raw_server(handle):
    """Run a TCP server; yield its port."""
    tasks = []

    async def serve_once(reader, writer):
        tasks.append(asyncio.current_task())
        try:
            await handle(reader, writer)
        except (asyncio.CancelledError, ConnectionError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve_once, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def reply_with(text):
    async def handle(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        writer.write(text)
        await writer.drain()

    return handle


def redirect_to(target):
    return web.Response(status=302, headers={"Location": target})


async def hello(request):
    return web.Response(text="hello")


async def test_loopback_without_allow_list_is_forbidden(fetcher):
    async with serving(hello) as port:
        for host in ("127.0.0.1", "news.example"):
            request = Request(f"http://{host}:{port}/")
            assert await reason_of(fetcher, request) == "forbidden-address"


@pytest.mark.parametrize("host", ["127.0.0.1", "news.example"])
async def test_refused_address_is_in_the_error(fetcher, host):
    with pytest.raises(FetchError) as caught:
        await fetcher.send(Request(f"http://{host}:1/"))

    assert (caught.value.host, caught.value.address) == (host, "127.0.0.1")


@pytest.mark.parametrize(
    "host", ["2130706433", "0x7f.1", "127.1", "[::ffff:127.0.0.1]"]
)
async def test_loopback_in_other_notation_is_rejected(host):
    async with serving(hello) as port, HttpClient("x", 2.0, 1000) as fetcher:
        request = Request(f"http://{host}:{port}/")
        assert await reason_of(fetcher, request) in {
            "bad-url",
            "dns",
            "forbidden-address",
        }


async def test_loopback_with_allow_list_is_fetched(fetcher):
    async with serving(hello) as port:
        request = Request(f"http://127.0.0.1:{port}/", allowed=LOOPBACK)
        assert (await fetcher.send(request)).body == b"hello"


async def test_kept_connection_is_not_used_without_allow_list(fetcher):
    async with serving(hello) as port:
        url = f"http://127.0.0.1:{port}/"
        await fetcher.send(Request(url, allowed=LOOPBACK))
        assert await reason_of(fetcher, Request(url)) == "forbidden-address"


async def test_redirect_to_internal_address_is_forbidden(fetcher):
    async def handler(request):
        return redirect_to("http://169.254.169.254/latest/meta-data/")

    async with serving(handler) as port:
        request = Request(f"http://127.0.0.1:{port}/", allowed=LOOPBACK)
        assert await reason_of(fetcher, request) == "forbidden-address"


async def test_rebound_name_is_checked_at_its_new_address():
    names = Names(turn_example=["127.0.0.1", "127.0.0.2"])
    only_first = LOOPBACK[0].__class__("127.0.0.1/32")

    async def handler(request):
        return web.Response(text="hello", headers={"Connection": "close"})

    async with (
        serving(handler) as port,
        HttpClient("x", 2.0, 1000, names) as client,
    ):
        request = Request(
            f"http://turn.example:{port}/", allowed=(only_first,)
        )
        assert (await client.send(request)).body == b"hello"
        for session in client._sessions.values():
            session.connector.clear_dns_cache()
        assert await reason_of(client, request) == "forbidden-address"


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "gopher://x.example/", "http://[::1"]
)
async def test_redirect_to_other_scheme_is_bad_redirect(fetcher, target):
    async def handler(request):
        return web.Response(status=302, headers={"Location": target})

    async with serving(handler) as port:
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason_of(fetcher, request) == "bad-redirect"


async def test_url_with_other_scheme_is_bad_url(fetcher):
    assert await reason_of(fetcher, Request("file:///etc/passwd")) == "bad-url"
    assert await reason_of(fetcher, Request("http://[::1")) == "bad-url"


async def test_endless_redirects_are_too_many(fetcher):
    async def handler(request):
        return redirect_to(f"/{int(request.path[1:] or 0) + 1}")

    async with serving(handler) as port:
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason_of(fetcher, request) == "too-many-redirects"


@pytest.mark.parametrize(
    ("statuses", "moved"),
    [((301,), "/1"), ((308, 301), "/2"), ((302,), ""), ((301, 307), "/1")],
)
async def test_moved_to_follows_only_leading_permanent_redirects(
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
        response = await fetcher.send(Request(site + "/0", allowed=LOOPBACK))

    assert response.body == b"here"
    assert response.moved_to == (site + moved if moved else "")


async def test_validators_are_sent_unchanged_and_only_to_their_url(
    fetcher,
):
    seen = []

    async def handler(request):
        seen.append((request.path, request.headers.get("If-None-Match")))
        if request.path == "/old":
            return redirect_to("/new")
        return web.Response(status=304)

    etag = 'W/"a,\u00e9 -- gzip"'
    async with serving(handler) as port:
        site = f"http://a.example:{port}"
        request = Request(
            site + "/old", etag=etag, validated=site + "/new", allowed=LOOPBACK
        )
        assert (await fetcher.send(request)).status == 304

    assert seen == [("/old", None), ("/new", etag)]


async def test_other_origin_gets_no_credential_cookie_or_referer(fetcher):
    seen = []

    async def handler(request):
        seen.append(request.headers)
        response = web.Response(text="x")
        response.set_cookie("track", "me")
        if request.path == "/a":
            response = redirect_to(f"http://b.example:{request.url.port}/b")
            response.set_cookie("track", "me")
        return response

    async with serving(handler) as port:
        request = Request(
            f"http://a.example:{port}/a", credential=("Authorization", "Bearer t"),
            allowed=LOOPBACK,
        )  # fmt: skip
        for _ in range(2):
            await fetcher.send(request)

    assert [headers.get("Authorization") for headers in seen] == [
        "Bearer t", None, "Bearer t", None,
    ]  # fmt: skip
    for headers in seen:
        assert "Cookie" not in headers
        assert "Referer" not in headers
        assert headers["User-Agent"] == "copydesk/test (+x)"


@pytest.mark.parametrize("size", [100_001, 50_000_000])
async def test_body_over_the_limit_is_too_large(fetcher, size):
    async def handler(request):
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(size // 10_000 + 1):
            await response.write(bytes(10_000))
        return response

    async with serving(handler) as port:
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason_of(fetcher, request) == "too-large"


async def test_compressed_bomb_is_too_large(fetcher):
    bomb = gzip.compress(bytes(50_000_000))

    async def handler(request):
        return web.Response(body=bomb, headers={"Content-Encoding": "gzip"})

    async with serving(handler) as port:
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason_of(fetcher, request) == "too-large"


@pytest.mark.parametrize("first_bytes", [b"x", b"HTTP/1.1 200 OK\r\nA: "])
async def test_slow_response_ends_with_timeout(first_bytes):
    async def handle(reader, writer):
        await reader.readuntil(b"\r\n\r\n")
        if first_bytes == b"x":
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 999\r\n\r\n")
        writer.write(first_bytes)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    async with (
        HttpClient("x", 0.6, 1000, Names()) as client,
        raw_server(handle) as port,
    ):
        started = time.monotonic()
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason_of(client, request) == "timeout"
        assert time.monotonic() - started < 2


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
async def test_broken_response_has_reason(fetcher, text, expected):
    async with raw_server(reply_with(text)) as port:
        request = Request(f"http://a.example:{port}/", allowed=LOOPBACK)
        assert await reason_of(fetcher, request) == expected
