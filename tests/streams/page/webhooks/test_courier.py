"""Deliveries over real sockets; Kafka is not needed."""

import asyncio
import base64
import random
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import msgspec
import pytest

from streams.page.webhooks import courier as courier_module
from streams.page.webhooks import retries
from streams.page.webhooks.courier import Courier
from streams.page.webhooks.delivery import Sender, open_session
from streams.page.webhooks.hooks import Hook
from streams.page.webhooks.message import make_message
from streams.page.webhooks.window import Delivery
from streams.records import Undelivered
from tests.streams.page.webhooks.receiver import receiver
from tests.streams.page.wire_records import item, killed

AT = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEY = bytes(range(32))


@pytest.fixture(autouse=True)
def fast(monkeypatch):
    monkeypatch.setattr(retries, "FIRST", 0.01)
    monkeypatch.setattr(retries, "LONGEST", 0.05)


@asynccontextmanager
async def delivering(url, **more):
    """Yield a courier, and the records that it sends to Kafka."""
    hook = Hook(url, "env:S", name="room", **more)
    sent, counts, failed = [], [], set()

    async def send(records):
        sent.extend(records)

    async def has_failed(name, uri):
        return uri in failed

    session = open_session(courier_module.AT_ONCE)
    found = Courier(
        hook=hook, topic="wire.items", key=KEY, sender=Sender(session, hook),
        send=send, has_failed=has_failed,
        count=lambda outcome, _: counts.append(outcome),
        now=lambda: datetime.now(UTC),
    )  # fmt: skip
    found.sent, found.counts, found.known_failed = sent, counts, failed
    try:
        yield found
    finally:
        await found.stop()
        await session.close()


def accept(courier, offset, value):
    message = make_message("room", AT, msgspec.json.encode(value))
    courier.accept(Delivery(0, offset, value["uri"], AT, message))


async def until(is_so):
    for _ in range(3000):
        if is_so():
            return
        await asyncio.sleep(0.01)
    raise TimeoutError


async def settle(courier):
    await until(lambda: not courier.window)


async def test_courier_receiver_that_fails_half_of_the_time_gets_all_in_order():
    chance = random.Random(18)
    async with (
        receiver(lambda _: chance.choice([200, 500])) as target,
        delivering(target.address, attempts=100) as courier,
    ):
        sent = []
        for offset in range(300):
            uri = f"urn:{offset % 30}"
            event = f"v{offset}"
            accept(courier, offset, item(uri, block={"event": event}))
            sent.append((uri, f"item.{event}"))
            await until(lambda: not courier.window.is_full)
        await settle(courier)
    by_item = {
        uri: [kind for found, kind in target.accepted if found == uri]
        for uri, _ in sent
    }
    assert by_item == {
        uri: [kind for found, kind in sent if found == uri] for uri in by_item
    }
    assert courier.window.positions() == {}  # after stop
    assert courier.state.delivered == 300
    assert 150 < courier.state.failed < 600


async def test_courier_requests_are_signed_and_have_one_id_for_all_attempts():
    standard = pytest.importorskip("standardwebhooks.webhooks")
    answers = iter([500, 302, 200])
    async with (
        receiver(lambda _: next(answers)) as target,
        delivering(target.address) as courier,
    ):
        accept(courier, 0, item("urn:a", headline="Quay — opens"))
        await settle(courier)
    secret = "whsec_" + base64.b64encode(KEY).decode()
    for body, headers in target.requests:
        lower = {name.lower(): value for name, value in headers.items()}
        standard.Webhook(secret).verify(body, lower)
        assert lower["user-agent"].startswith("copydesk/")
    assert len({headers["webhook-id"] for _, headers in target.requests}) == 1
    assert len(target.requests) == 3  # a redirect is not followed


async def test_courier_kill_overtakes_a_version_that_waits():
    def answer(message):
        return 200 if message["type"] == "item.kill" else 500

    async with (
        receiver(answer) as target,
        delivering(target.address) as courier,
    ):
        retries.FIRST = retries.LONGEST = 3600.0
        accept(courier, 0, item("urn:a"))
        await until(lambda: courier.state.failed)
        accept(courier, 1, killed("urn:a"))
        await settle(courier)
    assert target.accepted == [("urn:a", "item.kill")]
    assert courier.counts == ["failed", "overtaken", "delivered"]


async def test_courier_gives_up_and_goes_on_with_other_items():
    def answer(message):
        return 500 if message["data"]["uri"] == "urn:bad" else 200

    async with (
        receiver(answer) as target,
        delivering(target.address, attempts=3) as courier,
    ):
        accept(courier, 0, item("urn:bad"))
        accept(courier, 1, item("urn:good"))
        await settle(courier)
        (record,) = courier.sent
    failed = msgspec.json.decode(record.value, type=Undelivered)
    assert record.key == b"room urn:bad"
    assert (failed.attempts, failed.status, failed.kind) == (
        3, 500, "item.new",
    )  # fmt: skip
    assert target.accepted == [("urn:good", "item.new")]
    assert b"Ferry" not in record.value  # none of the item's text


async def test_courier_410_is_given_up_at_once():
    async with (
        receiver(lambda _: 410) as target,
        delivering(target.address) as courier,
    ):
        accept(courier, 0, item("urn:a"))
        await settle(courier)
        (record,) = courier.sent
    assert len(target.requests) == 1
    assert msgspec.json.decode(record.value)["status"] == 410


async def test_courier_later_delivery_removes_an_earlier_failure():
    async with (
        receiver(lambda _: 200) as target,
        delivering(target.address) as courier,
    ):
        courier.known_failed.add("urn:a")
        accept(courier, 0, item("urn:a"))
        accept(courier, 1, item("urn:b"))
        await settle(courier)
        records = [(record.key, record.value) for record in courier.sent]
    assert records == [(b"room urn:a", None)]


async def test_courier_receiver_that_is_away_or_hangs_is_a_failure():
    async def hang(reader, writer):
        while await reader.read(1000):
            pass
        writer.close()

    server = await asyncio.start_server(hang, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    for url in (f"http://127.0.0.1:{port}/", "http://127.0.0.1:9/"):
        async with delivering(url, attempts=2, timeout=0.2) as courier:
            accept(courier, 0, item("urn:a"))
            await settle(courier)
            assert courier.counts == ["failed", "failed", "given_up"]
            assert courier.state.last_status == 0
            assert courier.state.last_error
    server.close()


async def test_courier_laggard_is_given_up_before_its_last_attempt(
    monkeypatch,
):
    monkeypatch.setattr(courier_module, "AHEAD", 50)

    def answer(message):
        return 500 if message["data"]["uri"] == "urn:bad" else 200

    async with (
        receiver(answer) as target,
        delivering(target.address) as courier,
    ):
        retries.FIRST = retries.LONGEST = 3600.0
        accept(courier, 0, item("urn:bad"))
        for offset in range(1, 60):
            accept(courier, offset, item(f"urn:{offset}"))
        await until(lambda: courier.state.delivered == 59)
        courier.hurry_laggards()
        await settle(courier)
        assert courier.window.positions() == {0: 60}
    assert courier.state.given_up == 1
