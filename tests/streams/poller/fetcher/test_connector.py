"""A host in any notation leads to no internal address, and no further."""

import asyncio
import socket
from contextlib import asynccontextmanager, suppress

import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver

from streams.poller.fetcher.address_filter import networks
from streams.poller.fetcher.client import HttpClient
from streams.poller.fetcher.messages import FetchError, Request
from tests.streams.poller.conftest import LOOPBACK, Names

REFUSED = {"bad-url", "dns", "forbidden-address"}
FRONT = "127.0.0.9"
"""The one address that the feed of a redirect may connect to."""

INTERNAL_HOSTS = [
    # One number, and numbers to other bases.
    "127.0.0.1", "2130706433", "017700000001", "0x7f000001", "0177.0.0.1",
    "0x7f.0.0.1", "0177.0.0.0x1", "127.0.0.01", "0X7F.1", "4294967295",
    # Short forms.
    "0", "0.0.0.0", "00.0x0", "127.1", "127.0.1", "10.1", "192.168.1",
    # IPv6, and IPv4 inside it.
    "[::1]", "[::]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]",
    "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:0001]", "[::127.0.0.1]",
    "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::127.0.0.1]",
    "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:a00:1::1]",
    "[2001:0:4136:e378:8000:63bf:80ff:fffe]",
    "[2001:0:7f00:1:8000:63bf:f7f7:f7f7]",
    "[2620:fe::5efe:127.0.0.1]", "[2620:fe::200:5efe:10.0.0.1]",
    # Zones.
    "[fe80::1%25eth0]", "[fe80::1%eth0]", "[::1%25lo]", "[::1%lo]",
    "[::ffff:127.0.0.1%25lo]",
    # A user before the host, and what only looks like one.
    "example.com@127.0.0.1", "example.com:80@127.0.0.1",
    "user:secret@127.0.0.1", "1.1.1.1 &@127.0.0.1", "%40@127.0.0.1",
    "127.0.0.1\\@example.invalid", "example.invalid\\@127.0.0.1",
    # Characters that IDNA makes digits, dots and letters of.
    "①②⑦.⓪.⓪.①", "１２７.0.0.1", "127．0．0．1", "127。0。0。1", "127｡0｡0｡1",
    "𝟏𝟐𝟕.𝟎.𝟎.𝟏", "²¹³⁰⁷⁰⁶⁴³³", "ⓛocalhost", "ｌｏｃａｌｈｏｓｔ", "loc\u00adalhost",
    "loca\u200blhost", "127.0.0\u2024.1",
    # Dots at the end, and escapes.
    "127.0.0.1.", "127.0.0.1..", "[::1].", "%31%32%37.0.0.1",
    "127.0.0.1%2e", "127.0.0.1%00", "127.0.0.1%00.example.invalid",
    "127.0.0.1%20", "127.0.0.1%2f.example.invalid", "%5b::1%5d",
    # Names of this machine.
    "localhost", "localhost.", "LOCALHOST", "a.localhost", "ip6-localhost",
    "localhost.localdomain",
    # Other internal networks, and services of clouds.
    "10.0.0.1", "172.16.0.1", "192.168.0.1", "100.64.0.1", "100.100.100.200",
    "169.254.169.254", "[::ffff:169.254.169.254]", "[fd00:ec2::254]",
    "168.63.129.16", "192.0.0.192", "[fe80::a9fe:a9fe]", "198.18.0.1",
    "224.0.0.1", "[ff02::1]", "240.0.0.1", "255.255.255.255",
]  # fmt: skip


@pytest.fixture
async def canary():
    """Serve on all addresses; yield the port and the addresses reached."""
    reached = []

    async def note(request):
        reached.append(request.transport.get_extra_info("sockname")[0])
        return web.Response(text="internal")

    async with serving_at(note, "0.0.0.0", "::") as port:
        yield port, reached


@asynccontextmanager
async def serving_at(handler, *hosts):
    """Serve every path at one port of several addresses; yield the port."""
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", handler)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    port = 0
    try:
        for host in hosts:
            with suppress(OSError):  # a machine can be without IPv6
                await web.TCPSite(runner, host, port).start()
            port = runner.addresses[0][1]
        yield port
    finally:
        await runner.cleanup()


async def outcome(client, url, **options):
    """Return the reason of the error, or the status."""
    try:
        response = await client.send(Request(url, **options))
    except FetchError as error:
        return error.reason
    return response.status


async def test_internal_host_in_any_notation_is_refused(canary):
    port, reached = canary
    async with HttpClient("x", 10.0, 1000) as client:
        urls = [f"http://{host}:{port}/feed" for host in INTERNAL_HOSTS]
        urls += [f"http://{host}:{port}/ф" for host in INTERNAL_HOSTS]
        outcomes = await asyncio.gather(*(outcome(client, u) for u in urls))

    found = dict(zip(urls, outcomes, strict=True))
    assert {u: o for u, o in found.items() if o not in REFUSED} == {}
    assert reached == []


async def test_redirect_to_internal_host_in_any_notation_is_refused(canary):
    port, reached = canary
    allowed = networks([FRONT])

    async def redirect(request):
        host = INTERNAL_HOSTS[int(request.path[1:])]
        target = f"http://{host}:{port}/"
        return web.Response(status=302, headers={"Location": target})

    async with (
        serving_at(redirect, FRONT) as front,
        HttpClient("x", 10.0, 1000) as client,
    ):
        outcomes = await asyncio.gather(
            *(
                outcome(client, f"http://{FRONT}:{front}/{i}", allowed=allowed)
                for i in range(len(INTERNAL_HOSTS))
            )
        )

    found = dict(zip(INTERNAL_HOSTS, outcomes, strict=True))
    wanted = REFUSED | {"bad-redirect"}
    assert {h: o for h, o in found.items() if o not in wanted} == {}
    assert reached == []


class Several(AbstractResolver):
    """Resolves every name to the same addresses."""

    def __init__(self, *addresses):
        self.addresses = addresses

    async def resolve(self, host, port=0, **_):
        return [
            {
                "hostname": host,
                "host": address,
                "port": port,
                "family": socket.AF_INET6
                if ":" in address
                else socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
            for address in self.addresses
        ]

    async def close(self):
        pass


@pytest.mark.parametrize(
    "addresses",
    [
        ("127.0.0.1", "10.0.0.1"),
        ("10.0.0.1", "::1"),
        ("::ffff:127.0.0.1", "127.0.0.2", "169.254.169.254"),
        ("fe80::1%lo", "::1"),
    ],
)
async def test_name_with_internal_addresses_only_is_forbidden(
    canary, addresses
):
    port, reached = canary
    async with HttpClient("x", 5.0, 1000, Several(*addresses)) as client:
        url = f"http://news.example:{port}/"

        assert await outcome(client, url) == "forbidden-address"
    assert reached == []


@pytest.mark.parametrize("order", [1, -1])
async def test_name_with_an_internal_address_uses_only_the_others(
    canary, order
):
    port, reached = canary
    addresses = ["127.0.0.2", FRONT, "::1"][::order]
    async with HttpClient("x", 5.0, 1000, Several(*addresses)) as client:
        url = f"http://news.example:{port}/"

        assert await outcome(client, url, allowed=networks([FRONT])) == 200
    assert reached == [FRONT]


@pytest.mark.parametrize(
    "host",
    [
        "news.example", "NEWS.example", "news.example.", "bücher.example",
        "xn--bcher-kva.example", "一.example", "123.example", "1.2.3.example",
        "0x7f.example", "my_desk.example", "a--b.example", "127.0.0.1.example",
        "localhost.example", "127-0-0-1.example", "user@news.example",
        "user:secret@news.example", "①.example",
        "127.0.0.1", "[::ffff:127.0.0.1]",
    ],
)  # fmt: skip
async def test_public_host_in_any_notation_is_fetched(canary, host):
    """Each name resolves to a loopback address that the feed may use."""
    port, reached = canary
    async with HttpClient("x", 5.0, 1000, Names()) as client:
        url = f"http://{host}:{port}/"

        assert await outcome(client, url, allowed=LOOPBACK) == 200
    assert len(reached) == 1
