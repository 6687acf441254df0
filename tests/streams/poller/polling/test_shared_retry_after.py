"""Workers apply each other's Retry-After, read from wire.polls."""

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
from tests.kafka.topic_io import publish, wait_for

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
UNTIL = NOW + timedelta(seconds=900)


def throttled(registered="https://wire.test/a", moved="", **more):
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
        (throttled(), "wire.test", UNTIL),
        (throttled("https://wire.test/a", moved="https://new.test/"),
         "new.test", UNTIL),
        (throttled(cursor="https://api.test/on?seq=1"), "api.test", UNTIL),
        (throttled(cursor="?seq=1"), "wire.test", UNTIL),
        (throttled(quiet_until=None), "wire.test", NOW),
        (None, "wire.test", NOW),
        (b"", "wire.test", NOW),
        (b'{"quietUntil": "soon"}', "wire.test", NOW),
        (b'not json "quietUntil"', "wire.test", NOW),
        (throttled("http://[::1"), "wire.test", NOW),
    ],
)  # fmt: skip
def test_quiet_until_of_a_record_blocks_its_host(value, host, until):
    hosts = HostLimits(0.0)
    RetryAfterListener(Settings(), hosts).handle(value)

    assert hosts.ready_at(host, NOW) == until


@pytest.mark.broker
async def test_listener_applies_records_written_after_its_start():
    with embedded_broker() as broker:
        settings = Settings(broker=broker, prefix="shared.", partitions=3)
        await admin.create((POLLS,), settings)
        before = encode(throttled_outcome("early", "early.test"))
        await publish(settings, [(b"early", before)], POLLS)
        hosts = HostLimits(0.0)
        listener = asyncio.create_task(
            RetryAfterListener(settings, hosts).listen()
        )
        try:
            await wait_until_all_are_blocked(settings, hosts)
        finally:
            listener.cancel()
            with suppress(asyncio.CancelledError):
                await listener

    assert hosts.ready_at("early.test", NOW) == NOW


async def wait_until_all_are_blocked(settings, hosts):
    """Publish outcomes on all three partitions until all are applied."""
    feeds = [f"feed{number}" for number in range(12)]

    async def are_blocked():
        pairs = [
            (feed.encode(), encode(throttled_outcome(feed, f"{feed}.test")))
            for feed in feeds
        ]
        await publish(settings, pairs, POLLS)
        await asyncio.sleep(0.5)
        return all(
            hosts.ready_at(f"{feed}.test", NOW) == UNTIL for feed in feeds
        )

    await wait_for(are_blocked, 20.0)


def throttled_outcome(feed, host):
    return PollOutcome(
        feed, "throttled", NOW, UNTIL, registered=f"http://{host}/",
        quiet_until=UNTIL,
    )  # fmt: skip
