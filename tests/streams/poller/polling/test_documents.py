"""From a document to acked records: what goes out, in which order."""

import asyncio
from datetime import UTC, datetime

import pytest

from extractors.model.errors import ExtractError
from streams.poller.polling.documents import (
    READ_ASIDE,
    publish,
    raw_document,
    run_in_thread_if_large,
)
from tests.streams.poller.wire import Topics, feed

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
ITEMS = "".join(
    f"<item><title>Ferry {n}</title><link>https://w.test/{n}</link></item>"
    for n in (3, 2, 1)
)
RSS = f'<rss version="2.0"><channel><title>x</title>{ITEMS}</channel></rss>'


def document(text=RSS, transport="http", **more):
    one = feed("https://w.test/feed", transport, **more)
    raw = raw_document(
        one, text.encode(), "text/xml", "https://w.test/feed",
        {"link": "<a>", "server": "x"}, NOW,
    )  # fmt: skip
    return one, raw


async def never(_item, _feed):
    raise AssertionError


def uris(*numbers):
    return [f"https://w.test/{n}" for n in numbers]


@pytest.mark.parametrize(
    ("transport", "order"), [("http", (1, 2, 3)), ("longpoll", (3, 2, 1))]
)
async def test_items_go_out_in_their_order(transport, order):
    topics = Topics()
    one, raw = document(transport=transport)
    taken = await publish(one, raw, (), never, topics)

    assert topics.uris == list(taken.uris) == uris(*order)
    assert topics.raw[0]["headers"] == {"link": "<a>"}
    assert len(taken.present) == 3


async def test_what_was_published_is_known():
    topics = Topics()
    one, raw = document()
    first = await publish(one, raw, (), never, topics)
    again = await publish(one, raw, first.present, never, topics)

    assert (again.new, again.uris) == ((), ())
    assert again.present == first.present
    assert len(topics.raw) == 3


async def test_each_item_goes_out_as_soon_as_it_has_its_page():
    gates = {url: asyncio.Event() for url in uris(1, 2, 3)}
    topics, given_back = Topics(), []

    async def add_page(item, _feed):
        await gates[item.url].wait()
        return item

    one, raw = document(full_text=True)
    going = asyncio.create_task(
        publish(one, raw, (), add_page, topics, lambda: given_back.append(1))
    )
    await asyncio.sleep(0.05)
    assert given_back
    gates[uris(2)[0]].set()
    await asyncio.sleep(0.05)
    assert topics.uris == []
    gates[uris(1)[0]].set()
    await asyncio.sleep(0.05)
    assert topics.uris == uris(1, 2)
    gates[uris(3)[0]].set()
    taken = await going

    assert topics.uris == list(taken.uris) == uris(1, 2, 3)


async def test_pages_are_let_go_when_the_broker_does_not_ack():
    running = set()

    async def add_page(item, _feed):
        running.add(item.url)
        try:
            await asyncio.sleep(0 if item.url.endswith("1") else 30)
        finally:
            running.discard(item.url)
        return item

    topics = Topics()
    topics.failing = 1
    one, raw = document(full_text=True)
    with pytest.raises(Exception, match="Timeout"):
        await publish(one, raw, (), add_page, topics)
    await asyncio.sleep(0)

    assert running == set()


@pytest.mark.parametrize(
    "text", ["<html><body><p>Sign in</p></body></html>", "Down for repairs"]
)
async def test_a_page_where_a_feed_was_expected_is_refused(text):
    one, raw = document(text)
    with pytest.raises(ExtractError) as error:
        await publish(one, raw, (), never, Topics())
    assert error.value.reason == "not-a-feed"


async def test_a_page_that_is_registered_as_one_is_taken():
    topics = Topics()
    one, raw = document(
        "<html><body><p>Ferry sails.</p></body></html>", media_type="text/html"
    )
    await publish(one, raw, (), never, topics)

    assert [item["mediaType"] for item in topics.raw] == ["text/html"]


@pytest.mark.parametrize("size", [0, READ_ASIDE - 1, READ_ASIDE])
async def test_work_gives_its_result_wherever_it_is_done(size):
    assert await run_in_thread_if_large(lambda: 7, size) == 7
