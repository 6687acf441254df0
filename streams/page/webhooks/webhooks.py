"""All webhooks of a page: opened with it, run beside it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

import aiohttp

from streams import clock
from streams.config.secrets import SecretError, look_up
from streams.config.settings import Settings
from streams.kafka.producer_records import ProducerRecord
from streams.kafka.record_producer import record_producer
from streams.page.model.items import ItemRow
from streams.page.model.packing import unpack
from streams.page.query.items import item_by_uri
from streams.page.query.webhooks import undelivered_of
from streams.page.store.reader import Reader
from streams.page.views.hooks import HookEntry, hook_entry
from streams.page.views.items import time_of
from streams.page.webhooks.courier import AT_ONCE, Courier
from streams.page.webhooks.delivery import Sender, open_session
from streams.page.webhooks.failures import delivered_record
from streams.page.webhooks.hooks import Hook, HookError
from streams.page.webhooks.message import (
    SigningKeyError,
    make_message,
    signing_key,
)
from streams.page.webhooks.runner import HookRunner, topic_of
from streams.page.webhooks.window import Delivery
from streams.telemetry.metrics import PageMetrics

__all__ = ["Webhooks", "open_webhooks", "signing_keys"]


@dataclass(frozen=True, slots=True)
class Webhooks:
    """The webhooks of a page, in the order of the file."""

    settings: Settings
    reader: Reader
    session: aiohttp.ClientSession
    couriers: tuple[Courier, ...]

    def entries(self) -> tuple[HookEntry, ...]:
        """Return all webhooks, as the page shows them."""
        return tuple(
            hook_entry(courier.hook, courier.state)
            for courier in self.couriers
        )

    async def run(self) -> None:
        """Run all until cancelled; without any there is nothing to do."""
        async with asyncio.TaskGroup() as group:
            for courier in self.couriers:
                group.create_task(HookRunner(self.settings, courier).run())
            await asyncio.Event().wait()

    async def send_again(self, hook: str, uri: str) -> bool:
        """
        Deliver an item as it is now; return whether that was possible.

        An older version is not sent: the item may be killed since.
        """
        courier = self._courier(hook)
        rows = await self.reader.rows(item_by_uri(uri))
        if courier is None or not rows:
            return False
        row = ItemRow._make(rows[0])
        at = time_of(row.at)
        message = make_message(hook, at, unpack(row.value))
        courier.accept(Delivery(-1, -1, uri, at, message))
        return True

    async def drop(self, hook: str, uri: str) -> None:
        """Forget a failed delivery."""
        await _send(self.settings, [delivered_record(hook, uri)])

    async def close(self) -> None:
        """Stop all deliveries and close the connections."""
        for courier in self.couriers:
            await courier.stop()
        await self.session.close()

    def _courier(self, hook: str) -> Courier | None:
        found = (c for c in self.couriers if c.hook.name == hook)
        return next(found, None)


def signing_keys(hooks: Sequence[Hook]) -> dict[str, bytes]:
    """
    Return the signing key of each webhook.

    Raises:
        HookError: a secret is not found, or is none.
    """
    try:
        return {hook.name: signing_key(look_up(hook.secret)) for hook in hooks}
    except (SecretError, SigningKeyError) as error:
        raise HookError(str(error)) from error


def open_webhooks(
    settings: Settings,
    hooks: Sequence[Hook],
    keys: dict[str, bytes],
    reader: Reader,
    metrics: PageMetrics,
) -> Webhooks:
    """Return the webhooks, not running yet; called in an event loop."""
    session = open_session(AT_ONCE)
    couriers = tuple(
        _courier(settings, hook, keys[hook.name], session, reader, metrics)
        for hook in hooks
    )
    return Webhooks(settings, reader, session, couriers)


def _courier(
    settings: Settings,
    hook: Hook,
    key: bytes,
    session: aiohttp.ClientSession,
    reader: Reader,
    metrics: PageMetrics,
) -> Courier:
    async def send(records: list[ProducerRecord]) -> None:
        await _send(settings, records)

    async def has_failed(name: str, uri: str) -> bool:
        return bool(await reader.rows(undelivered_of(name, uri)))

    def count(outcome: str, seconds: float) -> None:
        metrics.count_attempt(hook.name, outcome, seconds)

    courier = Courier(
        hook=hook, topic=topic_of(hook, settings), key=key,
        sender=Sender(session, hook), send=send, has_failed=has_failed,
        count=count, now=clock.now,
    )  # fmt: skip
    metrics.webhook_waiting.labels(hook.name).set_function(
        lambda: courier.state.waiting
    )
    return courier


async def _send(settings: Settings, records: list[ProducerRecord]) -> None:
    """Send by a producer of its own: failures are rare."""
    async with record_producer(settings) as producer:
        await producer.send(records)
