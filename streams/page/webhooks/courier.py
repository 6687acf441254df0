"""
The deliveries of one webhook, once their records are read.

Each item has a task of its own, which sends the item's deliveries one after
the other. A task waits between two attempts; a kill wakes it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

import structlog
from aiokafka.errors import KafkaError

from streams.kafka.clients import ClusterError
from streams.kafka.producer_records import ProducerRecord
from streams.page.webhooks.delivery import Answer, Sender
from streams.page.webhooks.failures import (
    delivered_record,
    undelivered_record,
)
from streams.page.webhooks.hooks import Hook
from streams.page.webhooks.message import Message, headers_of
from streams.page.webhooks.retries import delay, verdict_of
from streams.page.webhooks.state import HookState
from streams.page.webhooks.window import Delivery, Window

__all__ = ["AT_ONCE", "Courier"]

log = structlog.get_logger()

WINDOW = 64
"""Deliveries of a webhook that are read and not finished."""
AT_ONCE = 8
"""Requests to a webhook at the same time."""
AHEAD = 5000
"""Records of a partition that are read beyond one that fails."""
FAILING = 5
"""Failed attempts in a row that are logged, once."""
SEND_AGAIN_AFTER = 5.0

Send = Callable[[list[ProducerRecord]], Awaitable[None]]


@dataclass
class Courier:
    """
    Delivers to one webhook.

    Attributes:
        topic: full name of the topic that is read.
        send: sends records to Kafka and waits for the acks.
        has_failed: returns whether an item is on the topic of failures.
        count: is told the outcome of each attempt, and the seconds since
            the record for one that was delivered.
        now: returns the time.
    """

    hook: Hook
    topic: str
    key: bytes
    sender: Sender
    send: Send
    has_failed: Callable[[str, str], Awaitable[bool]]
    count: Callable[[str, float], None]
    now: Callable[[], datetime]
    state: HookState = field(default_factory=HookState)
    window: Window = field(default_factory=lambda: Window(WINDOW))
    _tasks: dict[str, "asyncio.Task[None]"] = field(default_factory=dict)
    _wake: dict[str, asyncio.Event] = field(default_factory=dict)
    _slots: asyncio.Semaphore = field(
        default_factory=lambda: asyncio.Semaphore(AT_ONCE)
    )
    _given_up: set[str] = field(default_factory=set)

    def accept(self, delivery: Delivery) -> None:
        """Deliver a record after those of its item; a kill goes first."""
        for _ in self.window.add(delivery):
            self.count("overtaken", 0.0)
        if delivery.is_kill and delivery.uri in self._wake:
            self._wake[delivery.uri].set()
        if delivery.uri not in self._tasks:
            task = asyncio.create_task(self._deliver_item(delivery.uri))
            self._tasks[delivery.uri] = task
        self.state.waiting = len(self.window)

    def hurry_laggards(self) -> None:
        """Wake the deliveries that hold up the commit: it is their last."""
        for delivery in self.window.laggards(AHEAD):
            if delivery.uri in self._wake:
                self._wake[delivery.uri].set()

    async def stop(self) -> None:
        """Forget all deliveries; another reader begins where we committed."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._tasks.clear()
        self._wake.clear()
        self.window.clear()
        self.state.waiting = 0

    async def _deliver_item(self, uri: str) -> None:
        self._wake[uri] = asyncio.Event()
        while (delivery := self.window.first(uri)) is not None:
            self._wake[uri].clear()
            try:
                await self._deliver(delivery)
            except Exception:
                # One item must not stop a webhook.
                self.count("given_up", 0.0)
                log.exception("webhook gave up", hook=self.hook.name, uri=uri)
            self.window.finish(delivery)
            self.state.waiting = len(self.window)
        del self._wake[uri], self._tasks[uri]

    async def _deliver(self, delivery: Delivery) -> None:
        """Send a delivery until it is received, given up or overtaken."""
        for attempt in range(1, self.hook.attempts + 1):
            answer = await self._attempt(delivery.message)
            match verdict_of(answer.status):
                case "delivered":
                    await self._note_delivered(delivery)
                    return
                case "refused":
                    await self._give_up(delivery, attempt, answer)
                    return
            self._note_failed(answer)
            is_last = attempt == self.hook.attempts
            if is_last or self._is_laggard(delivery):
                await self._give_up(delivery, attempt, answer)
                return
            pause = delay(attempt, delivery.message.id, answer.retry_after)
            await self._pause(delivery.uri, pause)
            if delivery not in self.window:
                return

    async def _attempt(self, message: Message) -> Answer:
        async with self._slots:
            now = self.now()
            headers = headers_of(message, self.key, int(now.timestamp()))
            answer = await self.sender.post(message.body, headers)
        self.state.last_status = answer.status
        self.state.last_error = answer.error
        self.state.last_at = self.now()
        return answer

    async def _pause(self, uri: str, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._wake[uri].wait()
        except TimeoutError:
            pass

    def _is_laggard(self, delivery: Delivery) -> bool:
        return any(delivery is late for late in self.window.laggards(AHEAD))

    async def _note_delivered(self, delivery: Delivery) -> None:
        self.state.delivered += 1
        if self.state.in_a_row >= FAILING:
            log.info("webhook recovered", hook=self.hook.name)
        self.state.in_a_row = 0
        age = (self.now() - delivery.at).total_seconds()
        self.count("delivered", max(0.0, age))
        was_given_up = delivery.uri in self._given_up
        if was_given_up or await self.has_failed(self.hook.name, delivery.uri):
            self._given_up.discard(delivery.uri)
            await self._send(delivered_record(self.hook.name, delivery.uri))

    def _note_failed(self, answer: Answer) -> None:
        self.state.failed += 1
        self.state.in_a_row += 1
        self.count("failed", 0.0)
        if self.state.in_a_row == FAILING:
            log.warning(
                "webhook failing", hook=self.hook.name,
                status=answer.status, error=answer.error,
            )  # fmt: skip

    async def _give_up(
        self, delivery: Delivery, attempts: int, answer: Answer
    ) -> None:
        self.state.given_up += 1
        self.count("given_up", 0.0)
        self._given_up.add(delivery.uri)
        log.warning(
            "webhook gave up", hook=self.hook.name, uri=delivery.uri,
            attempts=attempts, status=answer.status,
        )  # fmt: skip
        await self._send(
            undelivered_record(
                self.hook.name, self.topic, delivery, attempts, answer,
                self.now(),
            )
        )  # fmt: skip

    async def _send(self, record: ProducerRecord) -> None:
        """Send a record to Kafka; wait for as long as Kafka is away."""
        while True:
            try:
                await self.send([record])
            except (ClusterError, KafkaError) as error:
                log.warning("Kafka is away", error=repr(error))
                await asyncio.sleep(SEND_AGAIN_AFTER)
            else:
                return
