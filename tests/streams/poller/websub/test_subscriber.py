"""Two pollers without Kafka: one owns the feed, the other is called."""

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web
from aiokafka.errors import KafkaConnectionError
from msgspec.structs import replace
from prometheus_client import CollectorRegistry

from extractors.codec import decode, encode
from extractors.raw import RawItem
from streams.metrics import build
from streams.poller.fetch import Fetcher
from streams.poller.hosts import Hosts
from streams.poller.poll import Tools
from streams.poller.rounds import Rounds
from streams.poller.websub.book import Book, read_subscription
from streams.poller.websub.callback import Callback, Gate
from streams.poller.websub.deliveries import Deliveries
from streams.poller.websub.plan import Rules
from streams.poller.websub.service import read_push
from streams.poller.websub.subscriber import Subscriber
from streams.records import FeedRegistration
from streams.topics import DEADLETTERS, POLLS, PUSHED, RAW, SUBSCRIPTIONS
from tests.streams.poller.conftest import Clock, Names, serving
from tests.streams.poller.websub.hub import Hub, call, rss

KEY = "sixteen letters or more"
FEED = FeedRegistration(
    "ferries", "", transport="websub", allow_private=("127.0.0.0/8",)
)


@dataclass
class Kafka:
    """The topics, and whether they take anything."""

    registrations: dict = field(default_factory=dict)
    polls: dict = field(default_factory=dict)
    subscriptions: dict = field(default_factory=dict)
    pushed: list = field(default_factory=list)
    raw: list = field(default_factory=list)
    letters: list = field(default_factory=list)
    away: bool = False

    async def send(self, records):
        if self.away:
            raise KafkaConnectionError
        for one in records:
            for topic, kept in (
                (PUSHED, self.pushed),
                (RAW, self.raw),
                (DEADLETTERS, self.letters),
            ):
                if one.topic == topic:
                    kept.append(one.value)
            for topic, table in (
                (POLLS, self.polls),
                (SUBSCRIPTIONS, self.subscriptions),
            ):
                if one.topic == topic and one.value:
                    table[one.key] = one.value
                elif one.topic == topic:
                    table.pop(one.key, None)

    async def newest(self, feed):
        value = self.subscriptions.get(feed.encode())
        return read_subscription(value) if value else None


class Ticking(Clock):
    """A clock that never says the same time twice."""

    def __call__(self):
        self.move(1e-6)
        return self.at


class Desk:
    """One feed's owner, and the web port of another poller."""

    def __init__(self, kafka, hub, fetcher, port):
        self.kafka, self.hub, self.clock = kafka, hub, Ticking()
        self.registry = CollectorRegistry()
        metrics = build(self.registry)
        base = f"http://127.0.0.1:{port}/websub"
        self.rules = Rules(base, KEY, announced=False, lease=86_400)
        book = self.book = Book(
            kafka.registrations, kafka.polls, kafka.subscriptions, kafka
        )
        self.tools = Tools(
            fetcher, Hosts(spacing=0.0), kafka, self.page, self.clock,
            pushed=book.subscription,
        )  # fmt: skip
        self.rounds = Rounds(kafka.registrations, kafka.polls, self.tools, 4)
        self.subscriber = Subscriber(book, self.rules, self.tools, metrics)
        self.deliveries = Deliveries(
            book, 86_400, self.tools, metrics, self.rounds.prompt
        )
        self.gate = Gate(KEY, 5000, kafka.newest, kafka, metrics, self.clock)
        self.register(FEED)

    async def page(self, item, _feed):
        return item

    def register(self, feed):
        one = replace(feed, url=self.hub.topic)
        self.kafka.registrations[b"ferries"] = encode(one)
        self.rounds.note("ferries")
        self.subscriber.note("ferries")

    async def poll(self):
        self.rounds.note("ferries")
        self.rounds.start_due()
        while self.rounds.under_way:
            await next(iter(self.rounds.under_way.values()))
        self.subscriber.note("ferries")

    async def step(self):
        """Take the steps that are due; the hub asks back meanwhile."""
        self.subscriber.note("ferries")
        self.subscriber.start_due()
        while self.subscriber.under_way:
            await next(iter(self.subscriber.under_way.values()))
        if task := getattr(self.hub, "task", None):
            await task
        await self.take()

    async def take(self):
        """Act on what came to the other poller."""
        pushes = [read_push(one) for one in self.kafka.pushed]
        self.kafka.pushed.clear()
        await self.deliveries.take(pushes)
        self.echo()

    def echo(self):
        """Let the subscription's record come round to the table."""
        value = self.kafka.subscriptions.get(b"ferries", b"")
        self.book.came("ferries", value)
        self.subscriber.note("ferries")

    def forget_subscription(self):
        self.kafka.subscriptions.clear()
        self.book.start_over()

    async def subscribed(self):
        await self.poll()
        await self.step()
        assert self.count("subscriptions", state="active") == 1

    async def delivered(self, body, **headers):
        statuses, _ = await self.hub.push(body, **headers)
        await self.take()
        return statuses

    @property
    def one(self):
        value = self.kafka.subscriptions.get(b"ferries")
        return read_subscription(value) if value else None

    def count(self, name, **labels):
        return self.registry.get_sample_value(f"copydesk_{name}", labels)

    def ended(self, outcome):
        return self.count("deliveries_total", outcome=outcome)


@asynccontextmanager
async def web_port(kafka):
    holder = {}

    async def dispatch(request):
        callback = Callback(holder["gate"])
        handler = (
            callback.delivery if request.method == "POST" else callback.intent
        )
        return await handler(request)

    app = web.Application()
    app.router.add_route("*", "/websub/{feed}/{token}", dispatch)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield site._server.sockets[0].getsockname()[1], holder
    finally:
        await runner.cleanup()


@pytest.fixture
async def desk():
    hub, kafka = Hub(document=rss(1)), Kafka()
    async with (
        serving(hub.answer) as hub.port,
        web_port(kafka) as (port, holder),
        Fetcher("copydesk/test (+x)", 2.0, 100_000, Names()) as fetcher,
    ):
        made = Desk(kafka, hub, fetcher, port)
        holder["gate"] = made.gate
        yield made


async def test_a_feed_that_names_a_hub_is_subscribed_and_verified(desk):
    await desk.poll()
    assert desk.count("subscriptions", state="pending") == 1

    await desk.step()

    (asked,) = desk.hub.asked
    assert asked["hub.mode"] == "subscribe"
    assert asked["hub.topic"] == desk.hub.topic
    assert asked["hub.lease_seconds"] == "86400"
    assert desk.hub.verified == [("subscribe", 200, b"echo-me")]
    assert desk.one.lease_ends is not None
    assert desk.count("subscriptions", state="active") == 1


async def test_no_secret_is_on_a_topic(desk):
    await desk.subscribed()
    await desk.delivered(rss(2))

    everything = b"".join(
        [
            *desk.kafka.registrations.values(),
            *desk.kafka.polls.values(),
            *desk.kafka.subscriptions.values(),
            *desk.kafka.raw,
        ]
    ).decode()
    (asked,) = desk.hub.asked
    token = asked["hub.callback"].rpartition("/")[2]
    assert asked["hub.secret"] not in everything
    assert token not in everything
    assert KEY not in everything


@pytest.mark.parametrize("method", ["sha1", "sha256", "sha384", "sha512"])
async def test_a_delivery_is_published_once(desk, method):
    desk.hub.method = method
    await desk.subscribed()

    assert await desk.delivered(rss(2, 1)) == [202]
    assert await desk.delivered(rss(2, 1)) == [202]
    desk.hub.document = rss(2, 1)
    desk.clock.move(4000)
    await desk.poll()

    assert len(desk.kafka.raw) == 2
    assert (desk.ended("new"), desk.ended("unchanged")) == (1, 1)
    assert desk.count("delivery_seconds_count") == 1


async def test_a_delivery_is_the_same_item_as_a_poll_would_find(desk):
    await desk.subscribed()
    await desk.delivered(rss(2))
    desk.forget_subscription()
    desk.hub.document = rss(2)
    desk.clock.move(4000)
    await desk.poll()

    _, pushed, polled = (decode(one, RawItem) for one in desk.kafka.raw)
    assert pushed.uri == "tag:ferry.example,2026:2"
    assert (polled.uri, polled.body) == (pushed.uri, pushed.body)
    assert (polled.lane, polled.url) == (pushed.lane, pushed.url)


@pytest.mark.parametrize(
    ("headers", "outcome"),
    [
        ({"X-Hub-Signature": "sha256=" + "0" * 64}, "bad_signature"),
        ({"X-Hub-Signature": "md5=" + "0" * 32}, "bad_signature"),
        ({"X-Hub-Signature": ""}, "unsigned"),
        ({"Link": '<http://other.example/>; rel="self"'}, "other_topic"),
    ],
)
async def test_what_is_not_authentic_is_answered_and_ignored(
    desk, headers, outcome
):
    await desk.subscribed()

    assert await desk.delivered(rss(2), **headers) == [202]
    assert desk.ended(outcome) == 1
    assert len(desk.kafka.raw) == 1


async def test_a_delivery_over_the_limit_or_packed_is_refused(desk):
    await desk.subscribed()

    assert await desk.delivered(rss(*range(100))) == [413]
    assert await desk.delivered(rss(2), **{"Content-Encoding": "br"}) == [415]
    assert (desk.ended("too_large"), desk.ended("encoded")) == (1, 1)


async def test_while_kafka_is_away_the_hub_is_told_to_try_again(desk):
    await desk.subscribed()
    desk.kafka.away = True
    first = await desk.delivered(rss(2))
    desk.kafka.away = False

    assert first == [503]
    assert desk.ended("not_taken") == 1
    assert await desk.delivered(rss(2)) == [202]
    assert len(desk.kafka.raw) == 2


async def test_an_address_that_we_did_not_give_out_is_not_found(desk):
    await desk.subscribed()
    (address,) = desk.hub.subscribers
    forged = address.replace("ferries", "others")
    ask = {"hub.mode": "subscribe", "hub.topic": desk.hub.topic,
           "hub.challenge": "x"}  # fmt: skip

    assert (await call("POST", forged, data=b"x"))[0] == 404
    assert (await call("GET", forged, params=ask))[0] == 404
    assert desk.ended("unknown") == 1


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"hub.mode": "unsubscribe"},
        {"hub.mode": "publish"},
        {"hub.topic": "http://other.example/"},
        {"hub.challenge": ""},
    ],
)
async def test_nothing_is_confirmed_that_was_not_asked_for(desk, change):
    await desk.subscribed()
    (address,) = desk.hub.subscribers
    ask = {"hub.mode": "subscribe", "hub.topic": desk.hub.topic,
           "hub.challenge": "x"}  # fmt: skip

    status, _ = await call("GET", address, params=ask | change)

    assert status == 404
    assert desk.kafka.pushed == []


async def test_a_denial_ends_the_subscription_and_polls_go_on(desk):
    desk.hub.behaviour = "deny"
    await desk.poll()
    await desk.step()

    assert desk.hub.verified == [("denied", 200, b"")]
    assert desk.one.error == "denied: for members only"
    assert desk.count("subscriptions", state="failed") == 1
    desk.hub.document = rss(2, 1)
    desk.clock.move(1000)
    await desk.poll()
    assert len(desk.kafka.raw) == 2


async def test_a_hub_that_refuses_is_asked_again_later(desk):
    desk.hub.behaviour = "refuse"
    await desk.poll()
    await desk.step()
    await desk.step()
    assert len(desk.hub.asked) == 1

    desk.clock.move(70)
    desk.hub.behaviour = "verify"
    await desk.step()

    assert desk.one.failures == 0
    assert desk.count("subscriptions", state="active") == 1


async def test_a_hub_that_never_asks_back_is_given_up_after_ten_minutes(desk):
    desk.hub.behaviour = "sleep"
    await desk.poll()
    await desk.step()
    desk.clock.move(601)
    await desk.step()

    assert desk.one.error == "the hub did not ask back"
    assert desk.one.pending == ""


async def test_a_lease_is_renewed_before_it_ends(desk):
    await desk.subscribed()
    first = desk.one.lease_ends
    desk.clock.move(0.85 * 86_400)
    await desk.step()

    assert len(desk.hub.asked) == 2
    assert desk.one.lease_ends > first


@pytest.mark.parametrize("how", ["removed", "paused", "http"])
async def test_a_feed_that_wants_no_pushes_any_more_is_unsubscribed(desk, how):
    await desk.subscribed()
    if how == "removed":
        desk.kafka.registrations.clear()
    elif how == "paused":
        desk.register(replace(FEED, paused=True))
    else:
        desk.register(replace(FEED, transport="http"))
    await desk.step()
    await desk.step()

    if how == "removed":
        # Its private hub is out of bounds now: the lease runs out there.
        assert desk.one is None
    else:
        assert desk.hub.asked[-1]["hub.mode"] == "unsubscribe"
        assert desk.hub.verified[-1][:2] == ("unsubscribe", 200)
        assert desk.one.lease_ends is None
        assert desk.hub.subscribers == {}


async def test_a_private_hub_is_out_of_bounds(desk):
    public = replace(FEED, allow_private=(), hub="http://127.0.0.1:1/")
    desk.register(public)
    await desk.step()

    assert desk.hub.asked == []
    assert desk.one.error.startswith("forbidden-address")


async def test_a_registered_hub_goes_before_the_named_one(desk):
    desk.register(
        replace(FEED, hub=f"http://127.0.0.1:{desk.hub.port}/own", topic="http://t.example/")
    )  # fmt: skip
    await desk.step()

    (asked,) = desk.hub.asked
    assert asked["hub.topic"] == "http://t.example/"


async def test_a_full_text_feed_is_polled_at_a_hubs_word(desk):
    desk.register(replace(FEED, full_text=True))
    await desk.subscribed()
    desk.hub.document = rss(2, 1)
    polls = desk.hub.polls

    assert await desk.delivered(rss(2)) == [202]
    await desk.poll()

    assert desk.hub.polls == polls + 1
    assert desk.ended("prompted") == 1
    assert len(desk.kafka.raw) == 2


async def test_a_word_without_a_document_prompts_a_poll(desk):
    await desk.subscribed()
    desk.hub.document = rss(2, 1)
    await desk.delivered(b"")
    await desk.poll()

    assert desk.ended("prompted") == 1
    assert len(desk.kafka.raw) == 2


async def test_a_delivery_that_is_no_feed_is_a_dead_letter(desk):
    await desk.subscribed()

    assert await desk.delivered(b"<html><body>Sorry</body></html>") == [202]
    assert desk.ended("bad_document") == 1
    assert b"not-a-feed" in desk.kafka.letters[0]


async def test_a_healthy_subscription_slows_polls_until_one_is_missed(desk):
    await desk.subscribed()
    for _ in range(3):
        desk.clock.move(4000)
        await desk.poll()
    slow = wait(desk)
    await desk.delivered(rss(2))
    desk.hub.document = rss(3, 2, 1)
    desk.clock.move(4000)
    await desk.poll()
    quick = wait(desk)
    await desk.delivered(rss(3))
    await desk.delivered(rss(4))
    desk.hub.document = rss(4, 3, 2, 1)
    desk.clock.move(4000)
    await desk.poll()

    assert len(desk.kafka.raw) == 4
    assert quick < slow
    assert wait(desk) > quick


def wait(desk):
    return desk.rounds.line.agenda.next_at() - desk.clock.at


async def test_a_successor_goes_on_where_its_predecessor_stopped(desk):
    await desk.subscribed()
    port = desk.rules.base.split(":")[2].split("/")[0]
    other = Desk(desk.kafka, desk.hub, desk.tools.fetcher, port)
    other.subscriber.start_over(["ferries"])
    await other.step()

    assert len(desk.hub.asked) == 1
    assert other.count("subscriptions", state="active") == 1
    assert await other.delivered(rss(2)) == [202]
    assert other.ended("new") == 1


async def test_a_word_about_a_feed_that_is_not_ours_is_dropped(desk):
    await desk.subscribed()
    desk.forget_subscription()

    assert await desk.delivered(rss(2)) == [202]
    assert desk.ended("unwanted") == 1


async def test_a_request_under_way_ends_with_the_worker(desk):
    gate = asyncio.Event()

    async def never(_):
        await gate.wait()

    await desk.poll()
    async with serving(never) as port:
        desk.register(replace(FEED, hub=f"http://127.0.0.1:{port}/"))
        desk.subscriber.start_due()
        await asyncio.sleep(0.05)
        await desk.subscriber.stop()
        gate.set()

    assert desk.subscriber.under_way == {}
    assert desk.one.pending == "subscribe"
