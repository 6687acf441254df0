"""Two pollers without Kafka: one owns the feed, hubs call the other."""

from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiokafka.errors import KafkaConnectionError
from msgspec.structs import replace
from prometheus_client import CollectorRegistry

from extractors.output.codec import encode
from streams.kafka.topics import DEADLETTERS, POLLS, PUSHED, RAW, SUBSCRIPTIONS
from streams.poller.polling.poll import PollDependencies
from streams.poller.scheduler import PollScheduler
from streams.poller.scheduling.host_limits import HostLimits
from streams.poller.websub.callback import Callback, CallbackContext
from streams.poller.websub.deliveries import Deliveries
from streams.poller.websub.lifecycle import Rules
from streams.poller.websub.repository import SubscriptionRepository
from streams.poller.websub.subscriber import Subscriber
from streams.records import FeedRegistration, read_push, read_subscription
from streams.telemetry.metrics import build
from tests.streams.poller.conftest import Clock

KEY = "sixteen letters or more"
FEED = FeedRegistration(
    "ferries", "", transport="websub", allow_private=("127.0.0.0/8",)
)


@dataclass
class Kafka:
    """In-memory topics; while ``away`` every send fails."""

    registrations: dict[bytes, bytes] = field(default_factory=dict)
    polls: dict[bytes, bytes] = field(default_factory=dict)
    subscriptions: dict[bytes, bytes] = field(default_factory=dict)
    pushed: list[Any] = field(default_factory=list)
    raw: list[Any] = field(default_factory=list)
    letters: list[Any] = field(default_factory=list)
    away: bool = False

    async def send(self, records):
        if self.away:
            raise KafkaConnectionError
        for record in records:
            for topic, kept in (
                (PUSHED, self.pushed),
                (RAW, self.raw),
                (DEADLETTERS, self.letters),
            ):
                if record.topic == topic:
                    kept.append(record.value)
            for topic, table in (
                (POLLS, self.polls),
                (SUBSCRIPTIONS, self.subscriptions),
            ):
                if record.topic == topic and record.value:
                    table[record.key] = record.value
                elif record.topic == topic:
                    table.pop(record.key, None)

    async def latest(self, feed):
        value = self.subscriptions.get(feed.encode())
        return read_subscription(value) if value else None


class Ticking(Clock):
    """A clock that never returns the same time twice."""

    def __call__(self):
        self.move(1e-6)
        return self.at


class Desk:
    """The poller that owns a feed, and another poller's web port."""

    def __init__(self, kafka, hub, fetcher, port):
        self.kafka, self.hub, self.clock = kafka, hub, Ticking()
        self.registry = CollectorRegistry()
        metrics = build(self.registry)
        base = f"http://127.0.0.1:{port}/websub"
        self.rules = Rules(base, KEY, announced=False, lease=86_400)
        book = self.book = SubscriptionRepository(
            kafka.registrations, kafka.polls, kafka.subscriptions, kafka
        )
        self.tools = PollDependencies(
            fetcher, HostLimits(spacing=0.0), kafka, self.page, self.clock,
            subscription=book.subscription,
        )  # fmt: skip
        self.rounds = PollScheduler(
            kafka.registrations, kafka.polls, self.tools, 4
        )
        self.subscriber = Subscriber(
            book, self.rules, self.tools, metrics, self.rounds.poll_now
        )
        self.deliveries = Deliveries(
            book, 86_400, self.tools, metrics, self.rounds.poll_now
        )
        self.context = CallbackContext(
            KEY, 5000, kafka.latest, kafka, metrics, self.clock
        )
        self.register(FEED)

    async def page(self, item, _feed):
        return item

    def register(self, feed):
        registration = replace(feed, url=self.hub.topic)
        self.kafka.registrations[b"ferries"] = encode(registration)
        self.rounds.reschedule("ferries")
        self.subscriber.reschedule("ferries")

    async def poll(self):
        self.rounds.reschedule("ferries")
        self.rounds.tasks.start_due()
        while self.rounds.tasks.under_way:
            await next(iter(self.rounds.tasks.under_way.values()))
        self.subscriber.reschedule("ferries")

    async def step(self):
        """Take the steps that are due, and wait for the hub's verification."""
        self.subscriber.reschedule("ferries")
        self.subscriber.tasks.start_due()
        while self.subscriber.tasks.under_way:
            await next(iter(self.subscriber.tasks.under_way.values()))
        if task := getattr(self.hub, "task", None):
            await task
        await self.process_pushed()

    async def process_pushed(self):
        """Process the pushes that the other poller received."""
        pushes = [read_push(value) for value in self.kafka.pushed]
        self.kafka.pushed.clear()
        await self.deliveries.process(pushes)
        self.confirm_subscription()

    def confirm_subscription(self):
        """Confirm the subscription's record as if it was read from Kafka."""
        value = self.kafka.subscriptions.get(b"ferries", b"")
        self.book.confirm("ferries", value)
        self.subscriber.reschedule("ferries")

    def forget_subscription(self):
        self.kafka.subscriptions.clear()
        self.book.forget_unconfirmed()

    async def subscribed(self):
        await self.poll()
        await self.step()
        assert self.count("subscriptions", state="active") == 1

    async def delivered(self, body, **headers):
        statuses, _ = await self.hub.push(body, **headers)
        await self.process_pushed()
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
    holder: dict[str, Any] = {}

    async def dispatch(request):
        callback = Callback(holder["context"])
        handler = (
            callback.handle_delivery
            if request.method == "POST"
            else callback.handle_verification
        )
        return await handler(request)

    app = web.Application()
    app.router.add_route("*", "/websub/{feed}/{token}", dispatch)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield runner.addresses[0][1], holder
    finally:
        await runner.cleanup()
