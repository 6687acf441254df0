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


async def no_page(item: RawItem, _feed) -> RawItem:
    return item


def dependencies(fetcher, topics, clock=None):
    clock, hosts = clock or Clock(), HostLimits(0.0)
    documents = LinkedDocuments(fetcher, hosts, clock)
    return PollDependencies(fetcher, hosts, topics, no_page, clock, documents)


async def poll(registration, before, deps):
    fetched = await fetch_feed(registration, before, deps)
    return await publish_feed(fetched, deps)


def url_of(port, path="feed"):
    return f"http://wire.test:{port}/{path}"


async def poll_times(registration, deps, count):
    """Poll several times, each time from the previous outcome."""
    outcome, outcomes = None, []
    for _ in range(count):
        outcome = await poll(registration, outcome, deps)
        outcomes.append(outcome)
    return outcomes


async def test_long_poll_continues_at_the_cursor(fetcher):
    server, topics = LongPoll(items=25, hold=0.05), Topics()
    async with serving(server.answer) as port:
        outcomes = await poll_times(
            feed(url_of(port)), dependencies(fetcher, topics), 5
        )

    assert server.asked == [0, 10, 20, 25, 25]
    assert [outcome.new for outcome in outcomes] == [10, 10, 5, 0, 0]
    assert outcomes[-1].cursor == f"{url_of(port)}?qt=a1&seq=25"
    assert [outcome.outcome for outcome in outcomes] == ["new"] * 3 + [
        "unchanged"
    ] * 2
    assert topics.uris == [f"urn:newsml:north.example:{n}" for n in range(25)]
    assert topics.letters == []


async def test_cursor_without_an_ack_does_not_advance(fetcher):
    server, topics = LongPoll(items=20), Topics()
    async with serving(server.answer) as port:
        registration, deps = feed(url_of(port)), dependencies(fetcher, topics)
        first = await poll(registration, None, deps)
        topics.failing = 2
        for _ in range(2):
            with pytest.raises(KafkaError):
                await poll(registration, first, deps)
        second = await poll(registration, first, deps)

    assert server.asked == [0, 10, 10, 10]
    assert topics.uris == [f"urn:newsml:north.example:{n}" for n in range(20)]
    assert first.cursor.endswith("seq=10")
    assert second.cursor.endswith("seq=20")


async def test_items_read_again_are_not_published_again(fetcher):
    server, topics = LongPoll(items=10), Topics()
    async with serving(server.answer) as port:
        registration, deps = feed(url_of(port)), dependencies(fetcher, topics)
        first = await poll(registration, None, deps)
        again = await poll(registration, replace(first, cursor=""), deps)

    assert len(topics.raw) == 10
    assert (again.new, again.cursor) == (0, first.cursor)


async def test_cursor_with_a_private_address_is_not_requested(fetcher):
    asked = []

    async def handler(request):
        asked.append(request.host)
        next_page = f"http://127.0.0.2:{request.url.port}/latest/meta-data"
        return web.json_response({"next_page": next_page, "items": []})

    allowed = ("127.0.0.1/32",)
    async with serving(handler) as port:
        registration = feed(url_of(port), allow_private=allowed)
        first, second = await poll_times(
            registration, dependencies(fetcher, Topics()), 2
        )

    assert len(asked) == 1
    assert "127.0.0.2" in first.cursor
    assert second.outcome == "forbidden"
    assert second.cursor == first.cursor


@pytest.mark.parametrize(
    ("host", "key"), [("wire.test", "k1"), ("other.test", None)]
)
async def test_secret_is_not_sent_to_a_cursor_on_another_host(
    fetcher, monkeypatch, host, key
):
    monkeypatch.setenv("WIRE_KEY", "x-api-key: k1")
    keys = []

    async def handler(request):
        keys.append(request.headers.get("x-api-key"))
        next_page = f"http://{host}:{request.url.port}/on"
        return web.json_response({"next_page": next_page, "items": []})

    async with serving(handler) as port:
        registration = feed(url_of(port), auth="env:WIRE_KEY")
        await poll_times(registration, dependencies(fetcher, Topics()), 2)

    assert keys == ["k1", key]


@pytest.mark.parametrize("status", [410, 400])
async def test_unknown_cursor_restarts_without_cursor(fetcher, status):
    server = LongPoll(items=10)

    async def handler(request):
        if request.query.get("seq") == "10":
            return web.Response(status=status)
        return await server.answer(request)

    topics = Topics()
    async with serving(handler) as port:
        registration, deps = feed(url_of(port)), dependencies(fetcher, topics)
        count = 3 if status == 410 else 5
        outcomes = await poll_times(registration, deps, count)

    assert "may be missing" in outcomes[-2].error
    assert outcomes[-1].outcome == "unchanged"
    assert outcomes[-1].cursor == outcomes[0].cursor
    assert len(topics.raw) == 10


async def test_empty_response_is_neither_new_nor_a_failure(fetcher):
    answers = [
        web.json_response({"data": {"items": [], "next_page": "?seq=1"}}),
        web.Response(status=204),
        web.Response(body=b""),
    ]

    async def handler(_request):
        return answers.pop(0)

    topics = Topics()
    async with serving(handler) as port:
        outcomes = await poll_times(
            feed(url_of(port)), dependencies(fetcher, topics), 3
        )

    assert [outcome.failures for outcome in outcomes] == [0, 0, 0]
    assert {outcome.cursor for outcome in outcomes} == {
        f"{url_of(port)}?seq=1"
    }
    assert (topics.raw, topics.letters) == ([], [])


async def test_json_poll_token_is_sent_back(fetcher):
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
        registration = feed(url_of(port, "items?channel=A"), "polltoken")
        outcomes = await poll_times(
            registration, dependencies(fetcher, topics), 3
        )

    assert tokens == [None, "t/1", "t/2"]
    assert outcomes[-1].cursor == "?pollToken=t%2F3"
    assert request_url(registration, outcomes[-1]).endswith(
        "channel=A&pollToken=t%2F3"
    )
    assert topics.uris == [f"urn:newsml:n.example:{n}" for n in (1, 2, 3)]


async def test_token_refused_with_status_200_restarts_without_token(fetcher):
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
        registration = feed(url_of(port, "items"), "polltoken")
        outcomes = await poll_times(
            registration, dependencies(fetcher, Topics()), 5
        )

    assert tokens == [None, "old", "old", "old", None]
    assert [outcome.failures for outcome in outcomes] == [0, 1, 2, 3, 0]
    assert "2100 invalid: cursor refused" in outcomes[3].error


class Connect:
    """A server like Reuters Connect: it lists ids and serves documents."""

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


async def test_linked_documents_are_fetched_and_published(fetcher):
    server, topics = Connect(), Topics()
    async with serving(server.answer) as port:
        registration = feed(url_of(port, "items"), "polltoken")
        outcomes = await poll_times(
            registration, dependencies(fetcher, topics), 2
        )

    assert server.asked == [
        "/items", "/item?id=1", "/item?id=2", "/items?pollToken=1",
    ]  # fmt: skip
    assert topics.uris == [
        "urn:newsml:north.example:1",
        "urn:newsml:north.example:2",
    ]
    assert all("newsMessage" in text_of(raw) for raw in topics.raw)
    assert [outcome.outcome for outcome in outcomes] == ["new", "unchanged"]


def text_of(raw):
    return base64.b64decode(raw["body"]).decode()


async def test_failing_document_keeps_the_token_until_it_is_persistent(
    fetcher,
):
    server, topics = Connect(broken="2", status=500), Topics()
    async with serving(server.answer) as port:
        registration = feed(url_of(port, "items"), "polltoken")
        outcomes = await poll_times(
            registration, dependencies(fetcher, topics), 4
        )

    assert [outcome.outcome for outcome in outcomes] == [
        "network_error"
    ] * 3 + ["new"]
    assert [outcome.cursor for outcome in outcomes] == [""] * 3 + [
        "?pollToken=1"
    ]
    assert "/item?id=2: status 500" in outcomes[0].error
    assert [raw["headers"].get(PAGE_MARK) for raw in topics.raw] == [
        None, "status-500",
    ]  # fmt: skip
    assert topics.uris[1] == "urn:newsml:north.example:2"


async def test_missing_document_publishes_the_listed_item_at_once(fetcher):
    server, topics = Connect(broken="1", status=404), Topics()
    async with serving(server.answer) as port:
        registration = feed(url_of(port, "items"), "polltoken")
        outcome = await poll(registration, None, dependencies(fetcher, topics))

    assert (outcome.outcome, outcome.new) == ("new", 2)
    assert topics.raw[0]["headers"][PAGE_MARK] == "status-404"


async def test_changed_feed_url_drops_the_cursor(fetcher):
    server = LongPoll(items=3)
    async with serving(server.answer) as port:
        first = await poll(
            feed(url_of(port)), None, dependencies(fetcher, Topics())
        )
        other = feed(url_of(port, "other"))
        second = await poll(other, first, dependencies(fetcher, Topics()))

    assert server.asked == [0, 0]
    assert second.cursor.startswith(url_of(port, "other"))
    assert second.new == 0


async def test_feed_without_cursor_ignores_next_links(fetcher):
    server = LongPoll(items=3)
    async with serving(server.answer) as port:
        outcomes = await poll_times(
            feed(url_of(port), "http"), dependencies(fetcher, Topics()), 2
        )

    assert server.asked == [0, 0]
    assert [outcome.cursor for outcome in outcomes] == ["", ""]


async def test_unreadable_documents_in_a_row_become_one_dead_letter(fetcher):
    async def handler(_request):
        return web.Response(text="<html><p>Sign in</p></html>")

    topics = Topics()
    async with serving(handler) as port:
        registration = feed(url_of(port), "http")
        outcomes = await poll_times(
            registration, dependencies(fetcher, topics), 3
        )

    assert [outcome.failures for outcome in outcomes] == [1, 2, 3]
    assert [letter["reason"] for letter in topics.letters] == ["not-a-feed"]


async def test_missing_secret_is_refused_without_a_request(fetcher):
    server = LongPoll()
    async with serving(server.answer) as port:
        registration = feed(url_of(port), auth="env:NO_SUCH_NAME")
        outcome = await poll(
            registration, None, dependencies(fetcher, Topics())
        )

    assert outcome.outcome == "refused"
    assert "env:NO_SUCH_NAME" in outcome.error
    assert server.asked == []


async def test_throttled_poll_blocks_its_host(fetcher):
    async def handler(_request):
        return web.Response(status=429, headers={"Retry-After": "300"})

    clock = Clock()
    deps = dependencies(fetcher, Topics(), clock)
    async with serving(handler) as port:
        registration = feed(url_of(port), "http")
        outcome = await poll(registration, None, deps)

    until = deps.hosts.blocked_until(f"wire.test:{port}", clock.at)
    assert outcome.outcome == "throttled"
    assert (until - clock.at).total_seconds() == 300
    assert outcome.quiet_until == until
    assert outcome.status == 429


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

    deps = dependencies(fetcher, Topics())
    async with serving(handler) as port:
        registration = feed(url_of(port), transport, full_text=full_text)
        first = await fetch_feed(registration, None, deps)
        seen = first.document.split.present
        before = replace(first.start, seen=seen)
        again = await fetch_feed(registration, before, deps)

    assert first.needs_fetching is needs_fetching
    assert again.needs_fetching is False
