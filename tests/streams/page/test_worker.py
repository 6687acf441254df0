import asyncio
import socket

import aiohttp
import msgspec
import pytest

from streams.config.secrets import SecretError
from streams.config.settings import Settings
from streams.kafka import admin
from streams.kafka.clients import producer_client
from streams.kafka.topics import TOPICS
from streams.local.embedded_broker import embedded_broker
from streams.page.store.connection import open_writer
from streams.page.store.writer import Writer
from streams.page.worker import PageError, PageWorker, file_of, tokens_of
from tests.streams.page.wire_records import item, items, killed


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1"])
def test_tokens_of_loopback_may_be_empty(host):
    assert tokens_of(Settings(page_host=host)) == ("", "")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.0.0.5", "desk.example"])
def test_tokens_of_an_open_page_need_one_to_read(host, monkeypatch):
    monkeypatch.setenv("PAGE_TEST", "a" * 16)
    with pytest.raises(PageError, match="COPYDESK_PAGE_READ_TOKEN"):
        tokens_of(Settings(page_host=host, page_act_token="env:PAGE_TEST"))
    opened = Settings(page_host=host, page_read_token="env:PAGE_TEST")
    assert tokens_of(opened).read == "a" * 16


def test_tokens_of_a_short_token_is_an_error(monkeypatch):
    monkeypatch.setenv("PAGE_TEST", "short")
    with pytest.raises(SecretError):
        tokens_of(Settings(page_act_token="env:PAGE_TEST"))


async def send(settings, *values):
    async with producer_client(settings) as client:
        for value in values:
            await client.send_and_wait(
                "wire.items", key=value["uri"].encode(),
                value=msgspec.json.encode(value),
            )  # fmt: skip


async def wait_for(session, text):
    """Return the wire page when it has a text."""
    async with asyncio.timeout(30):
        while True:
            try:
                async with session.get("/") as answer:
                    page = await answer.text()
            except aiohttp.ClientConnectionError:
                page = ""
            if text in page:
                return page
            await asyncio.sleep(0.1)


@pytest.mark.broker
@pytest.mark.slow
async def test_page_reads_kafka_and_starts_anew_on_another_cluster(tmp_path):
    with embedded_broker() as broker:
        settings = Settings(broker=broker, data_dir=tmp_path, partitions=1)
        # The page serves there; also after it has started anew.
        listener = socket.create_server(("127.0.0.1", 0))
        # The file of an earlier cluster, whose topic was longer.
        connection = open_writer(file_of(settings))
        values = [item(f"urn:old-{n}") for n in range(9)]
        Writer(connection, ()).apply(items(*values))
        connection.close()
        await admin.create(TOPICS, settings)
        await send(settings, item("urn:a", headline="Quay opens"))
        stop = asyncio.Event()
        worker = PageWorker(settings, (), listener=listener)
        running = asyncio.create_task(worker.run(stop))
        address = f"http://127.0.0.1:{listener.getsockname()[1]}"
        async with aiohttp.ClientSession(address) as session:
            page = await wait_for(session, "Quay opens")
            assert "urn:old" not in page
            await send(settings, killed("urn:a"))
            page = await wait_for(session, "This item was withdrawn")
            assert "Quay opens" not in page
            async with session.get("/readyz") as ready:
                assert ready.status == 200
        stop.set()
        await asyncio.wait_for(running, 10)
        listener.close()
