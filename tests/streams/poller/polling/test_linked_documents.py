"""Linked documents of listed items, from servers on loopback sockets."""

from datetime import UTC, datetime

import pytest
from aiohttp import web

from extractors.model.raw import PAGE_MARK, RawItem
from streams.poller.fetcher.messages import FetchError
from streams.poller.polling.linked_documents import LinkedDocuments
from streams.poller.scheduling.host_limits import HostLimits
from tests.streams.poller.conftest import Clock, serving
from tests.streams.poller.wire import feed

NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
DOCUMENT = (
    "<nitf><head><title>One</title></head><body><body.content><p>Ferry sails."
    "</p></body.content></body></nitf>"
)


def listed_item(url, inner="<id>1</id><headline>Ferry</headline>"):
    body = f"<results><result>{inner}</result></results>"
    return RawItem("wire", "", "text/xml", NOW, body.encode(), url=url)


async def fetch(fetcher, item, port, *, patient=False, **more):
    registration = feed(f"http://wire.test:{port}/items", "polltoken", **more)
    documents = LinkedDocuments(fetcher, HostLimits(0.0), Clock())
    return await documents.fetch_all((item,), registration, patient=patient)


def answering(text, status=200, asked=None):
    async def handler(request):
        if asked is not None:
            asked.append((request.path_qs, request.headers.get("x-api-key")))
        return web.Response(text=text, status=status, content_type="text/xml")

    return handler


async def test_complete_item_is_unchanged(fetcher):
    item = RawItem("wire", "", "text/plain", NOW, b"Ferry sails.")

    assert await fetch(fetcher, item, 9) == (item,)


async def test_listed_item_is_replaced_by_its_document(fetcher):
    async with serving(answering(DOCUMENT)) as port:
        url = f"http://wire.test:{port}/items"
        (document,) = await fetch(fetcher, listed_item(url), port)

    assert document.body == DOCUMENT.encode()
    assert document.media_type.startswith("text/xml")
    assert document.url == f"http://wire.test:{port}/item?id=1"
    assert PAGE_MARK not in document.headers


async def test_listed_item_without_an_address_is_marked(fetcher):
    (item,) = await fetch(fetcher, listed_item("http://wire.test/list"), 9)

    assert item.headers[PAGE_MARK] == "bad-url"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("<?xml version='1.0'?><nothing/>", "unknown-format"),
        ("<html><body><p>Sign in</p></body></html>", "not-a-feed"),
        ("", "status-200"),
    ],
)
async def test_unreadable_document_keeps_the_listed_item(fetcher, text, mark):
    async with serving(answering(text)) as port:
        url = f"http://wire.test:{port}/items"
        (item,) = await fetch(fetcher, listed_item(url), port)

    assert item.headers[PAGE_MARK] == mark
    assert b"<headline>Ferry" in item.body


@pytest.mark.parametrize("status", [403, 404, 410])
@pytest.mark.parametrize("patient", [True, False])
async def test_permanent_status_keeps_the_listed_item(
    fetcher, status, patient
):
    async with serving(answering("", status)) as port:
        url = f"http://wire.test:{port}/items"
        (item,) = await fetch(fetcher, listed_item(url), port, patient=patient)

    assert item.headers[PAGE_MARK] == f"status-{status}"


@pytest.mark.parametrize("status", [500, 502, 401])
async def test_temporary_status_is_an_error_only_if_patient(fetcher, status):
    async with serving(answering("", status)) as port:
        url = f"http://wire.test:{port}/items"
        with pytest.raises(FetchError) as caught:
            await fetch(fetcher, listed_item(url), port, patient=True)
        (item,) = await fetch(fetcher, listed_item(url), port)

    assert caught.value.reason == "no-document"
    assert item.headers[PAGE_MARK] == f"status-{status}"


async def test_link_to_a_forbidden_address_is_not_requested(fetcher):
    asked = []
    async with serving(answering(DOCUMENT, asked=asked)) as port:
        inner = f"<id>1</id><link>http://127.0.0.9:{port}/x</link>"
        item = listed_item(f"http://wire.test:{port}/items", inner)
        (result,) = await fetch(
            fetcher, item, port, allow_private=("127.0.0.1/32",)
        )

    assert asked == []
    assert result.headers[PAGE_MARK] == "forbidden-address"


@pytest.mark.parametrize(
    ("host", "key"), [("wire.test", "k1"), ("other.test", None)]
)
async def test_secret_is_sent_to_the_feeds_own_origin_only(
    fetcher, monkeypatch, host, key
):
    monkeypatch.setenv("WIRE_KEY", "x-api-key: k1")
    asked = []
    async with serving(answering(DOCUMENT, asked=asked)) as port:
        inner = f"<link>http://{host}:{port}/doc</link><headline>a</headline>"
        item = listed_item(f"http://wire.test:{port}/items", inner)
        await fetch(fetcher, item, port, auth="env:WIRE_KEY")

    assert asked == [("/doc", key)]
