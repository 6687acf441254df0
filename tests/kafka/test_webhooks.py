"""Webhooks of a page, from a real topic to a real socket."""

import asyncio
import base64
import random
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import msgspec

from streams.kafka.clients import producer_client
from streams.kafka.topics import UNDELIVERED
from streams.local.embedded_broker import free_port
from streams.page.webhooks import retries
from streams.page.webhooks.hooks import Hook
from streams.page.worker import PageWorker
from tests.kafka.topic_io import read, wait_for
from tests.streams.page.webhooks.receiver import receiver
from tests.streams.page.wire_records import item, killed

SECRET = "whsec_" + base64.b64encode(bytes(range(32))).decode()
ACT = "a-token-to-act-with"


@asynccontextmanager
async def page(settings, hook):
    """Run a page with one webhook; yield a client that may act."""
    stop = asyncio.Event()
    worker = PageWorker(settings, (), [hook])
    running = asyncio.create_task(worker.run(stop))
    address = f"http://127.0.0.1:{settings.page_port}"
    headers = {"Authorization": f"Bearer {ACT}"}
    async with aiohttp.ClientSession(address, headers=headers) as session:
        try:
            yield session
        finally:
            stop.set()
            await asyncio.wait_for(running, 20)


def is_open(session):
    async def answers():
        try:
            async with session.get("/healthz") as answer:
                return answer.status == 200
        except aiohttp.ClientConnectionError:
            return False

    return answers


def settings_of(deployment, tmp_path, monkeypatch):
    monkeypatch.setattr(retries, "FIRST", 0.02)
    monkeypatch.setattr(retries, "LONGEST", 0.2)
    monkeypatch.setenv("HOOK_TEST", SECRET)
    monkeypatch.setenv("ACT_TEST", ACT)
    return replace(
        deployment.settings, data_dir=tmp_path / "page",
        page_port=free_port(), page_act_token="env:ACT_TEST",
    )  # fmt: skip


async def send(settings, *values):
    async with producer_client(settings) as client:
        for value in values:
            await client.send_and_wait(
                f"{settings.prefix}items", key=value["uri"].encode(),
                value=msgspec.json.encode(value),
            )  # fmt: skip


async def test_webhook_receives_all_in_order_also_over_a_restart(
    deployment, tmp_path, monkeypatch
):
    settings = settings_of(deployment, tmp_path, monkeypatch)
    chance = random.Random(18)
    versions = [
        item(f"urn:{number % 10}", block={"event": f"v{number}"})
        for number in range(80)
    ]
    async with receiver(lambda _: chance.choice([200, 503])) as target:
        hook = Hook(
            target.address, "env:HOOK_TEST", name="room", start="earliest",
            attempts=100,
        )  # fmt: skip

        def accepted(number):
            async def is_accepted():
                return len(set(target.accepted)) >= number

            return is_accepted

        async with page(settings, hook):
            await send(settings, *versions[:40])
            await wait_for(accepted(20), 60)
        async with page(settings, hook):
            await send(settings, *versions[40:])
            await wait_for(accepted(80), 120)
            await send(settings, killed("urn:0"))
            await wait_for(accepted(81), 60)
    kinds = {}
    for uri, kind in target.accepted:
        # A repeat after the restart is one of a version that came before.
        if kind not in kinds.setdefault(uri, []):
            kinds[uri].append(kind)
    expected = {}
    for value in versions:
        event = value["copydesk"]["event"]
        expected.setdefault(value["uri"], []).append(f"item.{event}")
    expected["urn:0"].append("item.kill")
    assert kinds == expected


async def test_webhook_that_gives_up_shows_it_and_sends_again(
    deployment, tmp_path, monkeypatch
):
    settings = settings_of(deployment, tmp_path, monkeypatch)
    statuses = {"urn:a": 410}

    async with receiver(
        lambda message: statuses.get(message["data"]["uri"], 200)
    ) as target:
        hook = Hook(
            target.address, "env:HOOK_TEST", name="room", start="earliest"
        )
        async with page(settings, hook) as session:
            await send(settings, item("urn:a"), item("urn:b"))

            async def is_shown():
                async with session.get("/hooks") as answer:
                    return "urn:a" in await answer.text()

            async def is_gone():
                return not await is_shown()

            await wait_for(is_open(session), 60)
            await wait_for(is_shown, 60)
            statuses.clear()
            data = {"hook": "room", "uri": "urn:a", "act": "again"}
            async with session.post("/hooks/change", data=data) as answer:
                assert answer.status == 200
            await wait_for(is_gone, 60)
            async with session.get("/metrics") as answer:
                metrics = await answer.text()
    records = await read(settings, UNDELIVERED)
    assert [record.key for record in records] == ["room urn:a"] * 2
    assert [record.value is None for record in records] == [False, True]
    assert sorted(target.accepted) == [
        ("urn:a", "item.new"), ("urn:b", "item.new"),
    ]  # fmt: skip
    assert 'attempts_total{hook="room",outcome="given_up"} 1.0' in metrics
