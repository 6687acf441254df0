"""A feed with a cursor on a loopback socket, and topics that can fail."""

import asyncio
import json
from contextlib import suppress

from aiohttp import web
from aiokafka.errors import KafkaTimeoutError

from streams.kafka.topics import DEADLETTERS, POLLS, RAW
from streams.records import FeedRegistration

PRIVATE = ("127.0.0.0/8",)


def feed(url, transport="longpoll", **more):
    more.setdefault("allow_private", PRIVATE)
    return FeedRegistration("wire", url, transport=transport, **more)


def story(number):
    return {
        "uri": f"urn:newsml:north.example:{number}",
        "version": "1",
        "headline": f"Ferry {number} leaves the quay",
        "body_text": f"The ferry left at {number} o'clock.",
    }


class LongPoll:
    """
    A server as AP's: it holds a request until there is news.

    Attributes:
        items: what was published so far, oldest first; a sequence is how
            many of them were told.
        asked: the sequence of each request, in order.
        answered: the sequence that each answer led to.
    """

    def __init__(self, items=0, page=10, hold=0.3):
        self.items = [story(number) for number in range(items)]
        self.page, self.hold = page, hold
        self.asked, self.answered = [], []
        self.news = asyncio.Event()

    def publish(self, count=1):
        have = len(self.items)
        self.items += [story(number) for number in range(have, have + count)]
        self.news.set()

    def close(self):
        """Answer what is held, and hold nothing any more."""
        self.hold = 0.0
        self.news.set()

    async def answer(self, request):
        told = int(request.query.get("seq", 0))
        self.asked.append(told)
        if told >= len(self.items):
            self.news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), self.hold)
        page = self.items[told : told + self.page]
        onward = request.url.with_query(qt="a1", seq=told + len(page))
        self.answered.append(told + len(page))
        data = {"next_page": str(onward), "items": page}
        return web.json_response({"id": "a1", "data": data})


class Topics:
    """
    Kafka as a poll sees it.

    Attributes:
        failing: how many of the next sends are never acked.
    """

    def __init__(self):
        self.polls, self.raw, self.letters, self.failing = {}, [], [], 0

    async def send(self, records):
        records = list(records)
        if self.failing and any(one.topic == RAW for one in records):
            self.failing -= 1
            raise KafkaTimeoutError
        for one in records:
            if one.topic == POLLS:
                self.polls[one.key] = one.value
            if one.topic == RAW:
                self.raw.append(json.loads(one.value))
            if one.topic == DEADLETTERS:
                self.letters.append(json.loads(one.value))

    @property
    def uris(self):
        return [one["uri"] for one in self.raw]
