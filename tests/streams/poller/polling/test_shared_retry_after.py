"""Workers tell each other, on wire.polls, which hosts asked for quiet."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest

from extractors.output.codec import encode
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.topics import POLLS
from streams.local.embedded_broker import embedded_broker
from streams.poller.polling.shared_retry_after import RetryAfterListener
from streams.poller.scheduling.host_limits import HostLimits
from streams.records import PollOutcome
from tests.kafka.reading import publish, wait_for

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
UNTIL = NOW + timedelta(seconds=900)


def told(registered="https://wire.test/a", moved="", **more):
    more.setdefault("quiet_until", UNTIL)
    return encode(
        PollOutcome(
            "a", "throttled", NOW, NOW + timedelta(days=1),
            registered=registered, url=moved, **more,
        )
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "host", "until"),
    [
        (told(), "wire.test", UNTIL),
        (told("https://wire.test/a", moved="https://new.test/"),
         "new.test", UNTIL),
        (told(cursor="https://api.test/on?seq=1"), "api.test", UNTIL),
        (told(cursor="?seq=1"), "wire.test", UNTIL),
        (told(quiet_until=None), "wire.test", NOW),
        (None, "wire.test", NOW),
        (b"", "wire.test", NOW),
        (b'{"quietUntil": "soon"}', "wire.test", NOW),
        (b'not json "quietUntil"', "wire.test", NOW),
        (told("http://[::1"), "wire.test", NOW),
    ],
)  # fmt: skip
def test_what_is_heard(value, host, until):
    hosts = HostLimits(0.0)
    RetryAfterListener(Settings(), hosts).hear(value)

    assert hosts.ready_at(host, NOW) == until


@pytest.mark.broker
async def test_what_one_worker_is_told_another_hears():
    with embedded_broker() as broker:
        settings = Settings(broker=broker, prefix="heard.", partitions=3)
        await admin.create((POLLS,), settings)
        before = encode(told_to("early", "early.test"))
        await publish(settings, [(b"early", before)], POLLS)
        hosts = HostLimits(0.0)
        listening = asyncio.create_task(
            RetryAfterListener(settings, hosts).listen()
        )
        try:
            await heard_all(settings, hosts)
        finally:
            listening.cancel()
            with suppress(asyncio.CancelledError):
                await listening

    assert hosts.ready_at("early.test", NOW) == NOW


async def heard_all(settings, hosts):
    """Tell of one host a partition until all three are heard of."""
    names = [f"feed{number}" for number in range(12)]

    async def heard():
        pairs = [(one.encode(), encode(told_to(one, f"{one}.test")))
                 for one in names]  # fmt: skip
        await publish(settings, pairs, POLLS)
        await asyncio.sleep(0.5)
        return all(
            hosts.ready_at(f"{one}.test", NOW) == UNTIL for one in names
        )

    await wait_for(heard, 20.0)


def told_to(feed, host):
    return PollOutcome(
        feed, "throttled", NOW, UNTIL, registered=f"http://{host}/",
        quiet_until=UNTIL,
    )  # fmt: skip
