"""The three steps from a document to acked records."""

import asyncio
from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from streams.poller.polling.documents import (
    THREAD_FROM,
    publish_items,
    raw_document,
    run_in_thread_if_large,
    split_document,
)
from tests.streams.poller.wire import Topics, feed

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
ITEMS = "".join(
    f"<item><title>Ferry {n}</title><link>https://w.test/{n}</link></item>"
    for n in (3, 2, 1)
)
RSS = f'<rss version="2.0"><channel><title>x</title>{ITEMS}</channel></rss>'


def document(text=RSS, transport="http", **more):
    registration = feed("https://w.test/feed", transport, **more)
    raw = raw_document(
        registration, text.encode(), "text/xml", "https://w.test/feed",
        {"link": "<a>", "server": "x"}, NOW,
    )  # fmt: skip
    return registration, raw


async def never(_item, _feed):
    raise AssertionError


async def publish(registration, raw, seen, attach_page, outbox):
    split = await split_document(registration, raw, seen)
    await publish_items(split.items, registration, attach_page, outbox)
    return split


def uris(*numbers):
    return [f"https://w.test/{n}" for n in numbers]


@pytest.mark.parametrize(
    ("transport", "order"), [("http", (1, 2, 3)), ("longpoll", (3, 2, 1))]
)
async def test_items_are_sent_oldest_first(transport, order):
    topics = Topics()
    registration, raw = document(transport=transport)
    split = await publish(registration, raw, (), never, topics)

    assert topics.uris == list(split.uris) == uris(*order)
    assert topics.raw[0]["headers"] == {"link": "<a>"}
    assert len(split.present) == 3


async def test_published_items_are_not_sent_again():
    topics = Topics()
    registration, raw = document()
    first = await publish(registration, raw, (), never, topics)
    again = await publish(registration, raw, first.present, never, topics)

    assert (again.new_fingerprints, again.uris) == ((), ())
    assert again.present == first.present
    assert len(topics.raw) == 3


async def test_item_is_sent_as_soon_as_its_page_is_fetched():
    gates = {url: asyncio.Event() for url in uris(1, 2, 3)}
    topics = Topics()

    async def attach_page(item, _feed):
        await gates[item.url].wait()
        return item

    registration, raw = document(full_text=True)
    split = await split_document(registration, raw, ())
    publishing = asyncio.create_task(
        publish_items(split.items, registration, attach_page, topics)
    )
    await asyncio.sleep(0.05)
    gates[uris(2)[0]].set()
    await asyncio.sleep(0.05)
    assert topics.uris == []
    gates[uris(1)[0]].set()
    await asyncio.sleep(0.05)
    assert topics.uris == uris(1, 2)
    gates[uris(3)[0]].set()
    await publishing

    assert topics.uris == list(split.uris) == uris(1, 2, 3)


async def test_page_requests_are_cancelled_when_the_broker_does_not_ack():
    running = set()

    async def attach_page(item, _feed):
        running.add(item.url)
        try:
            await asyncio.sleep(0 if item.url.endswith("1") else 30)
        finally:
            running.discard(item.url)
        return item

    topics = Topics()
    topics.failing = 1
    registration, raw = document(full_text=True)
    with pytest.raises(Exception, match="Timeout"):
        await publish(registration, raw, (), attach_page, topics)
    await asyncio.sleep(0)

    assert running == set()


@pytest.mark.parametrize(
    "text", ["<html><body><p>Sign in</p></body></html>", "Down for repairs"]
)
async def test_page_instead_of_a_feed_is_an_extract_error(text):
    registration, raw = document(text)
    with pytest.raises(ExtractError) as error:
        await split_document(registration, raw, ())
    assert error.value.reason == "not-a-feed"


async def test_page_registered_as_html_is_published():
    topics = Topics()
    registration, raw = document(
        "<html><body><p>Ferry sails.</p></body></html>", media_type="text/html"
    )
    await publish(registration, raw, (), never, topics)

    assert [item["mediaType"] for item in topics.raw] == ["text/html"]


@pytest.mark.parametrize("size", [0, THREAD_FROM - 1, THREAD_FROM])
async def test_run_in_thread_if_large_returns_the_result(size):
    assert await run_in_thread_if_large(lambda: 7, size) == 7
