"""A long-poll server on a loopback socket, and topics that can fail."""

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
    A server like AP's: it holds a request until there is news.

    Attributes:
        items: published items, oldest first. A sequence number is the number
            of items that the client has.
        asked: the sequence number of each request.
        answered: the sequence number in the next link of each response.
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
        """Answer the held requests, and hold no more."""
        self.hold = 0.0
        self.news.set()

    async def answer(self, request):
        sequence = int(request.query.get("seq", 0))
        self.asked.append(sequence)
        if sequence >= len(self.items):
            self.news.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), self.hold)
        page = self.items[sequence : sequence + self.page]
        sequence += len(page)
        next_page = request.url.with_query(qt="a1", seq=sequence)
        self.answered.append(sequence)
        data = {"next_page": str(next_page), "items": page}
        return web.json_response({"id": "a1", "data": data})


class Topics:
    """
    An outbox in memory.

    Attributes:
        failing: how many of the next sends of raw items are not acked.
    """

    def __init__(self):
        self.polls, self.raw, self.letters, self.failing = {}, [], [], 0

    async def send(self, records):
        records = list(records)
        if self.failing and any(record.topic == RAW for record in records):
            self.failing -= 1
            raise KafkaTimeoutError
        for record in records:
            if record.topic == POLLS:
                self.polls[record.key] = record.value
            if record.topic == RAW:
                self.raw.append(json.loads(record.value))
            if record.topic == DEADLETTERS:
                self.letters.append(json.loads(record.value))

    @property
    def uris(self):
        return [raw["uri"] for raw in self.raw]
