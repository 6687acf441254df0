"""Documents behind a list, from servers on loopback sockets."""

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
TWO = (
    "<nitf><head><title>One</title></head><body><body.content><p>Ferry sails."
    "</p></body.content></body></nitf>"
)


def listed(url, inner="<id>1</id><headline>Ferry</headline>"):
    body = f"<results><result>{inner}</result></results>"
    return RawItem("wire", "", "text/xml", NOW, body.encode(), url=url)


async def whole(fetcher, item, port, *, patient=False, **more):
    one = feed(f"http://wire.test:{port}/items", "polltoken", **more)
    documents = LinkedDocuments(fetcher, HostLimits(0.0), Clock())
    return await documents.fetch_all((item,), one, patient=patient)


def answering(text, status=200, asked=None):
    async def handler(request):
        if asked is not None:
            asked.append((request.path_qs, request.headers.get("x-api-key")))
        return web.Response(text=text, status=status, content_type="text/xml")

    return handler


async def test_an_item_that_is_whole_is_left_alone(fetcher):
    item = RawItem("wire", "", "text/plain", NOW, b"Ferry sails.")

    assert await whole(fetcher, item, 9) == (item,)


async def test_a_document_takes_the_place_of_its_entry(fetcher):
    async with serving(answering(TWO)) as port:
        url = f"http://wire.test:{port}/items"
        (found,) = await whole(fetcher, listed(url), port)

    assert found.body == TWO.encode()
    assert found.media_type.startswith("text/xml")
    assert found.url == f"http://wire.test:{port}/item?id=1"
    assert PAGE_MARK not in found.headers


async def test_an_entry_that_leads_nowhere_goes_out_marked(fetcher):
    (found,) = await whole(fetcher, listed("http://wire.test/list"), 9)

    assert found.headers[PAGE_MARK] == "bad-url"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("<?xml version='1.0'?><nothing/>", "unknown-format"),
        ("<html><body><p>Sign in</p></body></html>", "not-a-feed"),
        ("", "status-200"),
    ],
)
async def test_a_document_that_is_none_costs_its_text(fetcher, text, mark):
    async with serving(answering(text)) as port:
        url = f"http://wire.test:{port}/items"
        (found,) = await whole(fetcher, listed(url), port)

    assert found.headers[PAGE_MARK] == mark
    assert b"<headline>Ferry" in found.body


@pytest.mark.parametrize("status", [403, 404, 410])
@pytest.mark.parametrize("patient", [True, False])
async def test_a_final_answer_is_taken_at_once(fetcher, status, patient):
    async with serving(answering("", status)) as port:
        url = f"http://wire.test:{port}/items"
        (found,) = await whole(fetcher, listed(url), port, patient=patient)

    assert found.headers[PAGE_MARK] == f"status-{status}"


@pytest.mark.parametrize("status", [500, 502, 401])
async def test_what_may_pass_is_waited_for_while_there_is_patience(
    fetcher, status
):
    async with serving(answering("", status)) as port:
        url = f"http://wire.test:{port}/items"
        with pytest.raises(FetchError) as caught:
            await whole(fetcher, listed(url), port, patient=True)
        (found,) = await whole(fetcher, listed(url), port)

    assert caught.value.reason == "no-document"
    assert found.headers[PAGE_MARK] == f"status-{status}"


async def test_a_link_to_a_closed_address_is_not_followed(fetcher):
    asked = []
    async with serving(answering(TWO, asked=asked)) as port:
        inner = f"<id>1</id><link>http://127.0.0.9:{port}/x</link>"
        item = listed(f"http://wire.test:{port}/items", inner)
        (found,) = await whole(
            fetcher, item, port, allow_private=("127.0.0.1/32",)
        )

    assert asked == []
    assert found.headers[PAGE_MARK] == "forbidden-address"


@pytest.mark.parametrize(
    ("host", "told"), [("wire.test", "k1"), ("other.test", None)]
)
async def test_a_secret_goes_to_the_feeds_own_origin(
    fetcher, monkeypatch, host, told
):
    monkeypatch.setenv("WIRE_KEY", "x-api-key: k1")
    asked = []
    async with serving(answering(TWO, asked=asked)) as port:
        inner = f"<link>http://{host}:{port}/doc</link><headline>a</headline>"
        item = listed(f"http://wire.test:{port}/items", inner)
        await whole(fetcher, item, port, auth="env:WIRE_KEY")

    assert asked == [("/doc", told)]
