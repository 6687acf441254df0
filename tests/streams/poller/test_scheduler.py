"""The poll scheduler: due polls, slots, and changes of the assignment."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web

from extractors.output.codec import encode
from streams.poller.polling.full_text import FullTextFetcher
from streams.poller.polling.poll import PollDependencies
from streams.poller.scheduler import PollScheduler
from streams.poller.scheduling.host_limits import HostLimits
from streams.records import FeedRegistration, PollOutcome, read_outcome
from tests.streams.poller.conftest import Clock, serving
from tests.streams.poller.wire import PRIVATE, LongPoll, Topics

RSS = '<rss version="2.0"><channel><title>x</title>{}</channel></rss>'
ITEM = "<item><title>Ferry {0}</title><link>/{0}</link></item>"


async def no_page(item, _feed):
    return item


class Desk:
    """A scheduler with its own topics, which keep the newest outcomes."""

    def __init__(self, fetcher, *, limit=1, clock=None, pages=False):
        self.topics = Topics()
        self.clock = clock or Clock()
        self.registrations = {}
        hosts = HostLimits(0.0)
        attach_page = (
            FullTextFetcher(fetcher, hosts, self.clock).attach_page
            if pages
            else no_page
        )
        deps = PollDependencies(
            fetcher, hosts, self.topics, attach_page, self.clock
        )
        self.scheduler = PollScheduler(
            self.registrations, self.topics.polls, deps, limit
        )
        self.hosts = hosts

    def register(self, name, url, **more):
        feed = FeedRegistration(name, url, allow_private=PRIVATE, **more)
        self.registrations[name.encode()] = encode(feed)
        self.scheduler.reschedule(name)

    def outcome(self, name):
        value = self.topics.polls.get(name.encode())
        return read_outcome(value) if value else None

    async def until(self, done, within=5.0):
        async with asyncio.timeout(within):
            while not done():
                self.scheduler.tasks.start_due()
                await asyncio.sleep(0.01)


async def test_long_polls_use_no_slots_of_other_polls(fetcher):
    server = LongPoll(hold=1.5)

    async def handler(request):
        if request.path == "/long":
            return await server.answer(request)
        return web.Response(text=RSS.format(""))

    desk = Desk(fetcher, limit=1)
    async with serving(handler) as port:
        site = f"http://wire.test:{port}"
        for n in range(6):
            desk.register(f"long{n}", f"{site}/long", transport="longpoll")
        for n in range(3):
            desk.register(f"plain{n}", f"{site}/feed")
        await desk.until(
            lambda: all(desk.outcome(f"plain{n}") for n in range(3)), 1.4
        )
        held = [
            name for name in desk.scheduler.tasks.under_way if "long" in name
        ]
        await desk.scheduler.tasks.stop()
        server.close()

    assert len(held) == len(server.asked) == 6
    assert desk.scheduler.long_poll_queue.in_use == 0
    assert desk.scheduler.queue.in_use == 0


async def test_long_poll_publishes_news_at_once(fetcher):
    server = LongPoll(hold=5.0)
    desk = Desk(fetcher)
    async with serving(server.answer) as port:
        desk.register(
            "long", f"http://wire.test:{port}/", transport="longpoll"
        )
        await desk.until(lambda: server.asked)
        server.publish(2)
        await desk.until(lambda: len(desk.topics.raw) == 2, 1.0)
        # Let the minimum pause of one second pass.
        desk.clock.move(1)
        await desk.until(lambda: len(server.asked) == 2, 1.0)
        server.publish()
        await desk.until(lambda: len(desk.topics.raw) == 3, 1.0)
        await desk.scheduler.tasks.stop()
        server.close()

    assert server.asked == [0, 2]


async def test_poll_without_an_ack_is_repeated(fetcher):
    server = LongPoll(items=4)
    desk = Desk(fetcher)
    desk.topics.failing = 1
    async with serving(server.answer) as port:
        desk.register(
            "long", f"http://wire.test:{port}/", transport="longpoll"
        )
        await desk.until(
            lambda: server.asked and not desk.scheduler.tasks.under_way
        )
        assert desk.outcome("long") is None
        desk.clock.move(6)
        await desk.until(lambda: desk.outcome("long"))
        await desk.scheduler.tasks.stop()

    assert server.asked[:2] == [0, 0]
    assert len(desk.topics.raw) == 4


async def test_next_worker_continues_at_the_cursor(fetcher):
    server = LongPoll(items=12)
    first, other = Desk(fetcher), Desk(fetcher)
    async with serving(server.answer) as port:
        url = f"http://wire.test:{port}/"
        first.register("long", url, transport="longpoll")
        await first.until(lambda: first.outcome("long"))
        await first.scheduler.tasks.stop()
        other.topics.polls.update(first.topics.polls)
        other.clock.move(5)
        other.register("long", url, transport="longpoll")
        await other.until(lambda: len(other.topics.raw) == 2)
        await other.scheduler.tasks.stop()

    assert server.asked[:2] == [0, 10]


async def test_poll_that_waits_for_pages_releases_its_slot(fetcher):
    gate = asyncio.Event()

    async def handler(request):
        if request.path == "/full":
            items = "".join(ITEM.format(n) for n in range(6))
            return web.Response(text=RSS.format(items))
        if request.path in {"/plain", "/robots.txt"}:
            return web.Response(text=RSS.format(""))
        await gate.wait()
        return web.Response(text="<p>It left.</p>", content_type="text/html")

    desk = Desk(fetcher, limit=1, pages=True)
    async with serving(handler) as port:
        site = f"http://wire.test:{port}"
        desk.register("full", f"{site}/full", full_text=True)
        await desk.until(lambda: desk.scheduler.tasks.under_way)
        desk.register("plain", f"{site}/plain")
        await desk.until(lambda: desk.outcome("plain"), 2.0)
        assert "full" in desk.scheduler.tasks.under_way
        assert desk.topics.raw == []
        gate.set()
        await desk.until(lambda: desk.outcome("full"))

    assert desk.outcome("full").new == 6
    assert all("page" in raw for raw in desk.topics.raw)
    assert [raw["url"][-2:] for raw in desk.topics.raw] == [
        f"/{n}" for n in (5, 4, 3, 2, 1, 0)
    ]


async def test_poll_above_the_limit_under_way_keeps_its_slot(
    fetcher, monkeypatch
):
    monkeypatch.setattr("streams.poller.scheduler.MAX_UNDER_WAY", 1)
    gate = asyncio.Event()
    asked = []

    async def handler(request):
        asked.append(request.path)
        if request.path == "/full":
            return web.Response(text=RSS.format(ITEM.format(1)))
        if request.path == "/plain":
            return web.Response(text=RSS.format(""))
        await gate.wait()
        return web.Response(status=404)

    desk = Desk(fetcher, limit=1, pages=True)
    async with serving(handler) as port:
        site = f"http://wire.test:{port}"
        desk.register("full", f"{site}/full", full_text=True)
        await desk.until(lambda: "/robots.txt" in asked)
        desk.register("plain", f"{site}/plain")
        desk.scheduler.tasks.start_due()
        assert set(desk.scheduler.tasks.under_way) == {"full"}
        gate.set()
        await desk.until(lambda: desk.outcome("plain"))

    assert desk.outcome("full").new == 1


@pytest.mark.parametrize(
    ("change", "polled"),
    [
        ({}, True),
        ({"paused": True}, False),
        ({"transport": "drop"}, False),
        ({"transport": "polltoken"}, True),
    ],
)
async def test_paused_and_drop_folder_feeds_are_not_polled(
    fetcher, change, polled
):
    desk = Desk(fetcher)
    desk.register("a", "http://wire.test:9/", **change)

    assert (desk.scheduler.queue.waiting.next_at() is not None) is polled


async def test_changed_registration_moves_the_feed_between_queues(fetcher):
    desk = Desk(fetcher)
    held, plain = desk.scheduler.long_poll_queue, desk.scheduler.queue
    desk.register("a", "http://wire.test:9/", transport="longpoll")
    assert (set(held.waiting.due), set(plain.waiting.due)) == ({"a"}, set())
    desk.register("a", "http://wire.test:9/")
    assert (set(held.waiting.due), set(plain.waiting.due)) == (set(), {"a"})
    del desk.registrations[b"a"]
    desk.scheduler.reschedule("a")
    assert (set(held.waiting.due), set(plain.waiting.due)) == (set(), set())


async def test_polls_under_way_are_limited_by_slots_and_by_host(fetcher):
    now, most = 0, 0

    async def handler(_request):
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.05)
        now -= 1
        return web.Response(text=RSS.format(""))

    desk = Desk(fetcher, limit=3)
    async with serving(handler) as port:
        for n in range(9):
            desk.register(f"f{n}", f"http://h{n}.test:{port}/")
        await desk.until(lambda: len(desk.topics.polls) == 9)
        several = most
        most = 0
        desk.clock.move(100_000)
        for n in range(9):
            desk.register(f"f{n}", f"http://same.test:{port}/")
        desk.clock.move(1)
        desk.scheduler.tasks.start_due()

    assert several == 3
    assert len(desk.scheduler.tasks.under_way) == 2
    await desk.scheduler.tasks.stop()


async def test_reset_applies_the_retry_after_of_the_previous_owner(
    fetcher,
):
    desk = Desk(fetcher)
    until = desk.clock.at + timedelta(seconds=900)
    before = PollOutcome(
        "a", "throttled", desk.clock.at, until + timedelta(hours=2),
        registered="http://shared.test/a", quiet_until=until,
    )  # fmt: skip
    desk.topics.polls[b"a"] = encode(before)
    desk.register("a", "http://shared.test/a")
    desk.register("b", "http://shared.test/b")

    desk.scheduler.reset(["a", "b"])

    assert desk.hosts.ready_at("shared.test", desk.clock.at) == until
    desk.scheduler.tasks.start_due()
    assert desk.scheduler.tasks.under_way == {}
    assert desk.scheduler.queue.waiting.next_at() == until


@pytest.mark.parametrize("outcome", ["gone", "new", "http_error"])
async def test_feed_is_polled_when_its_registration_is_written(
    fetcher, outcome
):
    desk = Desk(fetcher)
    gone = PollOutcome(
        "a", outcome, desk.clock.at, desk.clock.at + timedelta(days=9),
        registered="http://a.test/",
    )  # fmt: skip
    desk.topics.polls[b"a"] = encode(gone)
    desk.register("a", "http://a.test/")
    assert desk.scheduler.queue.waiting.next_at() == gone.next_due
    desk.scheduler.reschedule("a", resumed=True)
    assert desk.scheduler.queue.waiting.next_at() == desk.clock.at


async def test_reset_cancels_long_polls_of_revoked_feeds(fetcher):
    server = LongPoll(hold=5.0)
    desk = Desk(fetcher)
    async with serving(server.answer) as port:
        for name in ("kept", "revoked"):
            desk.register(
                name, f"http://wire.test:{port}/", transport="longpoll"
            )
        await desk.until(lambda: len(server.asked) == 2)
        desk.scheduler.reset(["kept"])
        await desk.until(lambda: len(desk.scheduler.tasks.under_way) == 1, 1.0)
        under_way = set(desk.scheduler.tasks.under_way)
        await desk.scheduler.tasks.stop()
        server.close()

    assert under_way == {"kept"}
    assert desk.outcome("revoked") is None


async def slow_desk(fetcher, port, asked):
    desk = Desk(fetcher, limit=4)
    desk.register("slow", f"http://wire.test:{port}/slow")
    await desk.until(lambda: asked)
    return desk


async def test_finish_waits_for_polls_under_way(fetcher):
    asked = []

    async def handler(request):
        asked.append(request.path)
        await asyncio.sleep(0.3)
        return web.Response(text=RSS.format(ITEM.format(1)))

    async with serving(handler) as port:
        desk = await slow_desk(fetcher, port, asked)
        await desk.scheduler.finish(5.0)

        assert desk.outcome("slow").outcome == "new"
        assert not desk.scheduler.tasks.under_way


async def test_finish_cancels_polls_that_take_too_long(fetcher):
    asked = []

    async def handler(request):
        asked.append(request.path)
        await asyncio.sleep(0.5)
        return web.Response(text=RSS.format(ITEM.format(1)))

    async with serving(handler) as port:
        desk = await slow_desk(fetcher, port, asked)
        await desk.scheduler.finish(0.05)

        assert desk.outcome("slow") is None
        assert not desk.scheduler.tasks.under_way

        await desk.until(lambda: desk.outcome("slow"))
        assert len(asked) == 2
        await desk.scheduler.tasks.stop()


async def test_finish_cancels_long_polls_at_once(fetcher):
    server = LongPoll(hold=10.0)
    asked = []

    async def handler(request):
        asked.append(request.path)
        return await server.answer(request)

    desk = Desk(fetcher)
    async with serving(handler) as port:
        desk.register(
            "held", f"http://wire.test:{port}/long", transport="longpoll"
        )
        await desk.until(lambda: asked)
        async with asyncio.timeout(2.0):
            await desk.scheduler.finish(60.0)

        assert not desk.scheduler.tasks.under_way
        server.close()
