"""One poll against servers on loopback sockets and topics that can fail."""

import base64

import pytest
from aiohttp import web
from aiokafka.errors import KafkaError
from msgspec.structs import replace

from extractors.model.raw import PAGE_MARK, RawItem
from streams.poller.polling.linked_documents import LinkedDocuments
from streams.poller.polling.poll import (
    PollDependencies,
    fetch_feed,
    publish_feed,
)
from streams.poller.polling.poll_request import request_url
from streams.poller.scheduling.host_limits import HostLimits
from tests.streams.poller.conftest import Clock, serving
from tests.streams.poller.wire import LongPoll, Topics, feed

G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:north.example:{0}" version="2"><itemMeta>
<itemClass qcode="ninat:text"/><pubStatus qcode="stat:usable"/></itemMeta>
<contentMeta><headline>Ferry {0} leaves</headline></contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><body><p>It left at {0}.</p>
</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>"""


async def as_it_came(item: RawItem, _feed) -> RawItem:
    return item


def tools(fetcher, topics, clock=None):
    clock, hosts = clock or Clock(), HostLimits(0.0)
    documents = LinkedDocuments(fetcher, hosts, clock)
    return PollDependencies(
        fetcher, hosts, topics, as_it_came, clock, documents
    )


async def poll(registration, before, some):
    fetched = await fetch_feed(registration, before, some)
    return await publish_feed(fetched, some)


def url_of(port, path="feed"):
    return f"http://wire.test:{port}/{path}"


async def polls(one, some, count):
    """Poll a few times, each from what the one before left."""
    outcome, found = None, []
    for _ in range(count):
        outcome = await poll(one, outcome, some)
        found.append(outcome)
    return found


async def test_a_long_poll_goes_on_where_the_one_before_ended(fetcher):
    server, topics = LongPoll(items=25, hold=0.05), Topics()
    async with serving(server.answer) as port:
        found = await polls(feed(url_of(port)), tools(fetcher, topics), 5)

    assert server.asked == [0, 10, 20, 25, 25]
    assert [one.new for one in found] == [10, 10, 5, 0, 0]
    assert found[-1].cursor == f"{url_of(port)}?qt=a1&seq=25"
    assert [one.outcome for one in found] == ["new"] * 3 + ["unchanged"] * 2
    assert topics.uris == [f"urn:newsml:north.example:{n}" for n in range(25)]
    assert topics.letters == []


async def test_a_cursor_stays_until_the_broker_has_acked(fetcher):
    server, topics = LongPoll(items=20), Topics()
    async with serving(server.answer) as port:
        one, some = feed(url_of(port)), tools(fetcher, topics)
        first = await poll(one, None, some)
        topics.failing = 2
        for _ in range(2):
            with pytest.raises(KafkaError):
                await poll(one, first, some)
        second = await poll(one, first, some)

    assert server.asked == [0, 10, 10, 10]
    assert topics.uris == [f"urn:newsml:north.example:{n}" for n in range(20)]
    assert first.cursor.endswith("seq=10")
    assert second.cursor.endswith("seq=20")


async def test_a_page_read_again_is_not_published_again(fetcher):
    server, topics = LongPoll(items=10), Topics()
    async with serving(server.answer) as port:
        one, some = feed(url_of(port)), tools(fetcher, topics)
        first = await poll(one, None, some)
        again = await poll(one, replace(first, cursor=""), some)

    assert len(topics.raw) == 10
    assert (again.new, again.cursor) == (0, first.cursor)


async def test_a_link_to_a_private_address_is_not_followed(fetcher):
    asked = []

    async def handler(request):
        asked.append(request.host)
        onward = f"http://127.0.0.2:{request.url.port}/latest/meta-data"
        return web.json_response({"next_page": onward, "items": []})

    allowed = ("127.0.0.1/32",)
    async with serving(handler) as port:
        one = feed(url_of(port), allow_private=allowed)
        first, second = await polls(one, tools(fetcher, Topics()), 2)

    assert len(asked) == 1
    assert "127.0.0.2" in first.cursor
    assert second.outcome == "forbidden"
    assert second.cursor == first.cursor


@pytest.mark.parametrize(
    ("host", "told"), [("wire.test", "k1"), ("other.test", None)]
)
async def test_a_link_leads_no_secret_to_another_host(
    fetcher, monkeypatch, host, told
):
    monkeypatch.setenv("WIRE_KEY", "x-api-key: k1")
    keys = []

    async def handler(request):
        keys.append(request.headers.get("x-api-key"))
        onward = f"http://{host}:{request.url.port}/on"
        return web.json_response({"next_page": onward, "items": []})

    async with serving(handler) as port:
        one = feed(url_of(port), auth="env:WIRE_KEY")
        await polls(one, tools(fetcher, Topics()), 2)

    assert keys == ["k1", told]


@pytest.mark.parametrize("status", [410, 400])
async def test_a_forgotten_cursor_is_begun_again(fetcher, status):
    server = LongPoll(items=10)

    async def handler(request):
        if request.query.get("seq") == "10":
            return web.Response(status=status)
        return await server.answer(request)

    topics = Topics()
    async with serving(handler) as port:
        one, some = feed(url_of(port)), tools(fetcher, topics)
        count = 3 if status == 410 else 5
        found = await polls(one, some, count)

    assert "may be missing" in found[-2].error
    assert found[-1].outcome == "unchanged"
    assert found[-1].cursor == found[0].cursor
    assert len(topics.raw) == 10


async def test_an_empty_answer_is_no_news_and_no_fault(fetcher):
    answers = [
        web.json_response({"data": {"items": [], "next_page": "?seq=1"}}),
        web.Response(status=204),
        web.Response(body=b""),
    ]

    async def handler(_request):
        return answers.pop(0)

    topics = Topics()
    async with serving(handler) as port:
        found = await polls(feed(url_of(port)), tools(fetcher, topics), 3)

    assert [one.failures for one in found] == [0, 0, 0]
    assert {one.cursor for one in found} == {f"{url_of(port)}?seq=1"}
    assert (topics.raw, topics.letters) == ([], [])


async def test_a_json_poll_token_is_sent_back(fetcher):
    tokens = []

    async def handler(request):
        tokens.append(request.query.get("pollToken"))
        number = len(tokens)
        item = {"uri": f"urn:newsml:n.example:{number}", "headline": "Ferry"}
        return web.json_response(
            {"pollToken": f"t/{number}", "results": [item]}
        )

    topics = Topics()
    async with serving(handler) as port:
        one = feed(url_of(port, "items?channel=A"), "polltoken")
        found = await polls(one, tools(fetcher, topics), 3)

    assert tokens == [None, "t/1", "t/2"]
    assert found[-1].cursor == "?pollToken=t%2F3"
    assert request_url(one, found[-1]).endswith("channel=A&pollToken=t%2F3")
    assert topics.uris == [f"urn:newsml:n.example:{n}" for n in (1, 2, 3)]


async def test_a_token_refused_with_status_200_is_begun_again(fetcher):
    tokens = []

    async def handler(request):
        token = request.query.get("pollToken")
        tokens.append(token)
        text = (
            "<error code='2100'>invalid</error>"
            if token
            else ("<pollToken>old</pollToken>")
        )
        return web.Response(
            text=f"<results>{text}</results>", content_type="text/xml"
        )

    async with serving(handler) as port:
        one = feed(url_of(port, "items"), "polltoken")
        found = await polls(one, tools(fetcher, Topics()), 5)

    assert tokens == [None, "old", "old", "old", None]
    assert [one.failures for one in found] == [0, 1, 2, 3, 0]
    assert "2100 invalid: cursor refused" in found[3].error


class Connect:
    """A server that lists ids and gives documents, as Reuters Connect's."""

    def __init__(self, broken=None, status=500):
        self.asked, self.broken, self.status = [], broken, status

    async def answer(self, request):
        self.asked.append(request.path_qs)
        if request.path == "/items":
            token = int(request.query.get("pollToken", 0))
            listed = "".join(
                f"<result><id>{n}</id><guid>urn:newsml:north.example:{n}"
                f"</guid><headline>Ferry {n} leaves</headline></result>"
                for n in ((2, 1) if token == 0 else ())
            )
            text = f"<results><pollToken>1</pollToken>{listed}</results>"
            return web.Response(text=text, content_type="application/xml")
        number = request.query["id"]
        if number == self.broken:
            return web.Response(status=self.status)
        return web.Response(
            text=G2.format(number), content_type="application/xml"
        )


async def test_listed_documents_are_fetched_and_published(fetcher):
    server, topics = Connect(), Topics()
    async with serving(server.answer) as port:
        one = feed(url_of(port, "items"), "polltoken")
        found = await polls(one, tools(fetcher, topics), 2)

    assert server.asked == [
        "/items", "/item?id=1", "/item?id=2", "/items?pollToken=1",
    ]  # fmt: skip
    assert topics.uris == [
        "urn:newsml:north.example:1",
        "urn:newsml:north.example:2",
    ]
    assert all("newsMessage" in text_of(one) for one in topics.raw)
    assert [one.outcome for one in found] == ["new", "unchanged"]


def text_of(raw):
    return base64.b64decode(raw["body"]).decode()


async def test_a_document_that_fails_keeps_the_token_and_then_costs_its_text(
    fetcher,
):
    server, topics = Connect(broken="2", status=500), Topics()
    async with serving(server.answer) as port:
        one = feed(url_of(port, "items"), "polltoken")
        found = await polls(one, tools(fetcher, topics), 4)

    assert [one.outcome for one in found] == ["network_error"] * 3 + ["new"]
    assert [one.cursor for one in found] == [""] * 3 + ["?pollToken=1"]
    assert "/item?id=2: status 500" in found[0].error
    assert [one["headers"].get(PAGE_MARK) for one in topics.raw] == [
        None, "status-500",
    ]  # fmt: skip
    assert topics.uris[1] == "urn:newsml:north.example:2"


async def test_a_refused_document_costs_its_text_at_once(fetcher):
    server, topics = Connect(broken="1", status=404), Topics()
    async with serving(server.answer) as port:
        one = feed(url_of(port, "items"), "polltoken")
        found = await poll(one, None, tools(fetcher, topics))

    assert (found.outcome, found.new) == ("new", 2)
    assert topics.raw[0]["headers"][PAGE_MARK] == "status-404"


async def test_a_registration_with_another_address_forgets_the_cursor(fetcher):
    server = LongPoll(items=3)
    async with serving(server.answer) as port:
        first = await poll(feed(url_of(port)), None, tools(fetcher, Topics()))
        other = feed(url_of(port, "other"))
        second = await poll(other, first, tools(fetcher, Topics()))

    assert server.asked == [0, 0]
    assert second.cursor.startswith(url_of(port, "other"))
    assert second.new == 0


async def test_a_cursor_is_nothing_to_a_plain_feed(fetcher):
    server = LongPoll(items=3)
    async with serving(server.answer) as port:
        found = await polls(
            feed(url_of(port), "http"), tools(fetcher, Topics()), 2
        )

    assert server.asked == [0, 0]
    assert [one.cursor for one in found] == ["", ""]


async def test_an_unreadable_document_becomes_one_letter(fetcher):
    async def handler(_request):
        return web.Response(text="<html><p>Sign in</p></html>")

    topics = Topics()
    async with serving(handler) as port:
        one = feed(url_of(port), "http")
        found = await polls(one, tools(fetcher, topics), 3)

    assert [one.failures for one in found] == [1, 2, 3]
    assert [one["reason"] for one in topics.letters] == ["not-a-feed"]


async def test_a_missing_secret_is_told_and_nothing_is_asked(fetcher):
    server = LongPoll()
    async with serving(server.answer) as port:
        one = feed(url_of(port), auth="env:NO_SUCH_NAME")
        found = await poll(one, None, tools(fetcher, Topics()))

    assert found.outcome == "refused"
    assert "env:NO_SUCH_NAME" in found.error
    assert server.asked == []


async def test_a_throttled_host_is_left_alone(fetcher):
    async def handler(_request):
        return web.Response(status=429, headers={"Retry-After": "300"})

    clock = Clock()
    some = tools(fetcher, Topics(), clock)
    async with serving(handler) as port:
        one = feed(url_of(port), "http")
        found = await poll(one, None, some)

    until = some.hosts.quiet_until(f"wire.test:{port}", clock.at)
    assert found.outcome == "throttled"
    assert (until - clock.at).total_seconds() == 300
    assert found.quiet_until == until
    assert found.status == 429


ITEM = "<item><title>Ferry</title><link>http://wire.test/1</link></item>"
RSS = f'<rss version="2.0"><channel><title>x</title>{ITEM}</channel></rss>'


@pytest.mark.parametrize(
    ("transport", "full_text", "needs_fetching"),
    [
        ("http", False, False),
        ("http", True, True),
        ("polltoken", False, True),
        ("longpoll", False, False),
    ],
)
async def test_only_new_items_with_pages_or_documents_need_fetching(
    fetcher, transport, full_text, needs_fetching
):
    async def handler(_request):
        return web.Response(text=RSS, content_type="text/xml")

    some = tools(fetcher, Topics())
    async with serving(handler) as port:
        registration = feed(url_of(port), transport, full_text=full_text)
        first = await fetch_feed(registration, None, some)
        seen = first.document.split.present
        before = replace(first.start, seen=seen)
        again = await fetch_feed(registration, before, some)

    assert first.needs_fetching is needs_fetching
    assert again.needs_fetching is False
