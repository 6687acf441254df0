"""A hub, the poller that owns a feed, and another poller's web port."""

import pytest

from streams.poller.fetcher.client import HttpClient
from tests.streams.poller.conftest import Names, serving
from tests.streams.poller.websub.harness import Desk, Kafka, web_port
from tests.streams.poller.websub.hub import Hub, rss


@pytest.fixture
async def desk():
    hub, kafka = Hub(document=rss(1)), Kafka()
    async with (
        serving(hub.answer) as hub.port,
        web_port(kafka) as (port, holder),
        HttpClient("copydesk/test (+x)", 2.0, 100_000, Names()) as fetcher,
    ):
        owner = Desk(kafka, hub, fetcher, port)
        holder["context"] = owner.context
        yield owner
