"""No secret of a deployment stands in a topic, page, log, error or file."""

import asyncio
import subprocess
import sys

import pytest
from aiohttp import web
from aiokafka import AIOKafkaConsumer

from extractors.output.codec import encode
from streams.kafka.topics import FEEDS
from streams.local.embedded_broker import free_port
from streams.records import FeedRegistration
from tests.kafka.topic_io import publish, wait_for
from tests.kafka.workers import ROOT
from tests.streams.poller.conftest import serving
from tests.streams.poller.websub.hub import Hub, call, rss

pytestmark = [pytest.mark.kafka, pytest.mark.timeout(400)]

TOKEN = "token-of-callers-5c1f0a"
KEY = "key-of-an-agency-9b27e4"
HUB = "secret-of-all-pollers-7d44"
PASSWORD = "password-in-an-address-3e90"
VARIABLES = {
    "FEED_KEY": f"x-api-key: {KEY}", "TOKEN_OF_TEST": TOKEN, "HUB_OF_TEST": HUB,
}  # fmt: skip
PAGES = ("metrics", "healthz", "readyz", "feeds", "feeds/none", "table/", "")
COMMANDS = (
    ("feeds", "list"), ("deadletters", "list"), ("topics", "check"),
)  # fmt: skip


async def everything_on(broker, prefix):
    """Return the bytes of all records of all topics with a prefix."""
    consumer = AIOKafkaConsumer(
        bootstrap_servers=broker, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        names = await consumer.topics()
        consumer.subscribe([name for name in names if prefix in name])
        found, quiet = [], 0
        while quiet < 5:
            batches = await consumer.getmany(timeout_ms=1000)
            quiet = 0 if batches else quiet + 1
            for records in batches.values():
                for record in records:
                    found += [record.key or b"", record.value or b""]
                    found += [value for _, value in record.headers]
        return b"\n".join(found)
    finally:
        await consumer.stop()


def output_of(deployment, *words):
    """Return all that a command prints."""
    completed = subprocess.run(
        [sys.executable, "-m", "streams", *words],
        cwd=ROOT, env=deployment.environment(9) | VARIABLES,
        capture_output=True, check=False,
    )  # fmt: skip
    return completed.stdout + completed.stderr


def feed_lists(directory):
    """Write feed lists with a secret in a wrong place; yield their paths."""
    addresses = (
        f"http://user:{PASSWORD}@a.example/", f"http://user:{PASSWORD}@a b/",
        f"ftp://user:{PASSWORD}@a.example/", f"http://u:{PASSWORD}@[::1/",
        f"http://{PASSWORD}@a.example/",
    )  # fmt: skip
    for number, address in enumerate(addresses):
        path = directory / f"feeds-{number}.toml"
        path.write_text(f'[[feed]]\nfeed = "a"\nurl = "{address}"\n')
        yield path
    path = directory / "feeds-auth.toml"
    path.write_text(
        f'[[feed]]\nfeed = "a"\nurl = "http://a.example/"\nauth = "{PASSWORD}"\n'
    )
    yield path


async def test_secrets_are_in_no_topic_page_log_error_or_file(
    kafka_deployment, monkeypatch, tmp_path
):
    deployment, keys = kafka_deployment, []
    for name, value in VARIABLES.items():
        monkeypatch.setenv(name, value)
    port = free_port()
    deployment.extra |= {
        "COPYDESK_WEBSUB_CALLBACK": f"http://127.0.0.1:{port}/websub",
        "COPYDESK_WEBSUB_SECRET": "env:HUB_OF_TEST",
        "COPYDESK_FEEDS_TOKEN": "env:TOKEN_OF_TEST",
        "COPYDESK_LOG_LEVEL": "debug",
    }
    hub = Hub(document=rss(1))

    async def site(request):
        keys.append(request.headers.get("x-api-key"))
        if request.path.endswith("refused"):
            return web.Response(status=401, text="who are you?")
        if request.path.endswith("broken"):
            return web.Response(body=b"{", content_type="application/json")
        return await hub.answer(request)

    async with serving(site) as hub.port:
        await publish(deployment.settings, registrations(hub.port), FEEDS)
        poller = deployment.start("poller", COPYDESK_WEB_PORT=str(port))
        poller.port = port
        desk = deployment.start("desk")
        await asyncio.to_thread(poller.wait_until_ready)
        await asyncio.to_thread(desk.wait_until_ready)

        async def subscribed():
            return hub.subscribers

        await wait_for(subscribed, 90.0)
        await hub.push(rss(2), Link="")
        forged = {"X-Hub-Signature": f"sha256={'0' * 64}"}
        await hub.push(rss(3), Link="", **forged)
        await hub.push(rss(2), Link="")
        callback, derived = next(iter(hub.subscribers.items()))
        pages = [
            (
                await call(
                    "GET", f"http://127.0.0.1:{at}/{page}", headers=bearer
                )
            )
            for at in (port, desk.port)
            for page in PAGES
            for bearer in ({}, {"Authorization": f"Bearer {TOKEN}"})
        ]
        outputs = [
            await asyncio.to_thread(output_of, deployment, *words)
            for words in COMMANDS
        ]
        outputs += [
            await asyncio.to_thread(
                output_of, deployment, "feeds", "apply", str(path)
            )
            for path in feed_lists(tmp_path)
        ]
    await deployment.stop()

    texts = {
        "topics": await everything_on(deployment.address, deployment.prefix),
        "pages": b"\n".join(body for _, body in pages),
        "output": b"\n".join(outputs),
    }
    texts["logs"] = "".join(
        worker.read_log() for worker in deployment.workers
    ).encode()
    texts["files"] = b"\n".join(
        path.read_bytes()
        for path in deployment.directory.rglob("*")
        if path.is_file() and path.suffix != ".toml"
    )
    assert KEY in keys, "the site got it"
    assert b"ferry.example" in texts["topics"]
    assert b"copydesk_" in texts["pages"]
    secrets = (TOKEN, KEY, HUB, PASSWORD, derived, callback.rpartition("/")[2])
    leaks = [
        (name, secret)
        for name, text in texts.items()
        for secret in secrets
        if secret.encode() in text
    ]
    assert leaks == []


def registrations(port):
    for name in ("feed", "refused", "broken"):
        url = f"http://127.0.0.1:{port}/{name}"
        feed = FeedRegistration(
            name, url, transport="websub" if name == "feed" else "http",
            topic=url if name == "feed" else "", auth="env:FEED_KEY",
            allow_private=("127.0.0.0/8",), interval_min=2.0,
            interval_max=5.0,
        )  # fmt: skip
        yield feed.feed.encode(), encode(feed)
