"""
Lets a worker write to Kafka only while it owns its partitions.

    install_fence   adds the fence to a Faust app

The consumer's requests to the group's coordinator keep a `Lease`. The
producer asks it at the last step, when a produce request is handed to the
socket. So records that wait in buffers are covered, and also the changelogs
of tables, which take the same way.

- While the lease is not valid, produce requests wait.
- When it ends, connections with a request under way are reset. Bytes that
  wait in the buffers of the process or of the kernel never leave.
- If the coordinator then answers that the member is still in its group, all
  goes on: nobody else had its partitions. The requests are sent again.
- If it answers that the member was removed, the worker restarts.

Faust and aiokafka have no extension points for this, so their objects are
wrapped. The worker fails at its start if one of the methods is missing.
"""

import asyncio
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import structlog
from aiokafka.errors import NodeNotReadyError, for_code

from streams import clock
from streams.config.settings import Settings
from streams.runtime.fencing.lease import GroupRequest, Lease
from streams.runtime.fencing.turn_selector import TurnSelector
from streams.runtime.process.restart import restart
from streams.runtime.process.watchdog import exit_with_error
from streams.runtime.wrapping import wrap_method

if TYPE_CHECKING:
    import faust

__all__ = ["WriteFence", "install_fence"]

log = structlog.get_logger()

PRODUCE = 0
GROUP_REQUESTS: dict[int, GroupRequest] = {
    11: "join", 12: "heartbeat", 14: "sync",
}  # fmt: skip
"""API keys of Kafka's protocol."""
ASK_EVERY = 0.05
RESET_ON_CLOSE = struct.pack("ii", 1, 0)
"""``SO_LINGER`` on, 0 s: the kernel discards what it has not sent."""


def install_fence(app: "faust.App", settings: Settings) -> "WriteFence":
    """Add the fence to an app that has not started yet."""
    fence = WriteFence(
        Lease(settings.session_timeout, settings.rebalance_timeout),
        lambda reason: restart(app, reason),
    )
    wrap_method(app, "_new_consumer", fence.watch_consumer)
    wrap_method(app, "_new_producer", fence.guard_faust_producer)

    @app.on_partitions_assigned.connect(weak=False)
    async def check_lease(*_: object, **__: object) -> None:
        if not fence.lease.is_known:
            exit_with_error("the answers of the group are not followed")

    return fence


@dataclass(slots=True)
class WriteFence:
    """
    Asks the lease before each produce request.

    Attributes:
        restart: replaces the process; its argument is the reason.
    """

    lease: Lease
    restart: Callable[[str], None]
    _is_open: bool = True

    def is_valid(self) -> bool:
        """Return whether the worker may write now."""
        return self.lease.is_valid(clock.seconds_since_boot())

    def watch_consumer(self, create: Callable[[], Any]) -> Any:
        """Create Faust's consumer, and follow its coordinator's answers."""
        consumer = create()
        wrap_method(consumer._thread, "_create_consumer", self._watch_client)  # noqa: SLF001
        return consumer

    def _watch_client(
        self, create: Callable[..., Any], **arguments: Any
    ) -> Any:
        client = create(**arguments)
        wrap_method(client, "start", lambda start: self._start(client, start))
        return client

    async def _start(self, client: Any, start: Callable[[], Any]) -> None:
        await start()
        # It has not joined the group yet: Faust subscribes afterwards.
        wrap_method(client._coordinator, "_send_req", self._ask_coordinator)  # noqa: SLF001

    async def _ask_coordinator(
        self, send: Callable[[Any], Any], request: Any
    ) -> Any:
        sent = clock.seconds_since_boot()
        response = await send(request)
        kind = GROUP_REQUESTS.get(request.API_KEY)
        if kind is not None:
            self.lease.note(kind, for_code(response.error_code), sent)
            if self.lease.is_lost:
                self.restart("the group has removed this worker")
        return response

    def guard_faust_producer(self, create: Callable[[], Any]) -> Any:
        """Create Faust's producer, and guard the client below it."""
        producer = create()
        wrap_method(producer, "_new_producer", self._guard_producer)
        return producer

    def _guard_producer(
        self, create: Callable[..., Any], *arguments: Any
    ) -> Any:
        producer = create(*arguments)
        client = producer.client
        wrap_method(
            client,
            "send",
            lambda send, node, request, **options: self._send(
                client, send, node, request, options
            ),
        )
        loop: Any = asyncio.get_running_loop()
        loop._selector = TurnSelector(  # noqa: SLF001
            loop._selector,  # noqa: SLF001
            lambda: self._check(client),
        )
        return producer

    async def _send(
        self,
        client: Any,
        send: Callable[..., Any],
        node: int,
        request: Any,
        options: dict[str, Any],
    ) -> Any:
        """
        Send a request; a produce request waits for a valid lease.

        Raises:
            KafkaError: as ``AIOKafkaClient.send``.
        """
        if request.API_KEY == PRODUCE:
            # The lease changes with time and in another thread: no event.
            while not self.is_valid():  # noqa: ASYNC110
                await asyncio.sleep(ASK_EVERY)
            if not await client.ready(node, **options):
                raise NodeNotReadyError
            self._guard_connections(client)
        return await send(node, request, **options)

    def _guard_connections(self, client: Any) -> None:
        for connection in client._conns.values():  # noqa: SLF001
            writer = connection._writer  # noqa: SLF001
            if writer is not None and "write" not in vars(writer):
                wrap_method(writer, "write", self._write)

    def _write(self, write: Callable[[bytes], None], data: bytes) -> None:
        """
        Hand a request to the socket.

        Raises:
            ConnectionError: it is a produce request, and the lease is not
                valid. aiokafka then closes the connection, and sends the
                request again later.
        """
        # The length (4 bytes), then the API key (2 bytes).
        is_produce = data[4:6] == PRODUCE.to_bytes(2, "big")
        if is_produce and not self.is_valid():
            msg = "this worker may have lost its partitions"
            raise ConnectionError(msg)
        write(data)

    def _check(self, client: Any) -> None:
        """Reset connections under way as soon as the lease has ended."""
        is_valid = self.is_valid()
        if self._is_open and not is_valid:
            log.warning("writes wait: no answer from the group")
            _reset_busy_connections(client)
        elif is_valid and not self._is_open:
            log.info("writes continue")
        self._is_open = is_valid


def _reset_busy_connections(client: Any) -> None:
    """Close connections with a request under way, and discard its bytes."""
    for connection in list(client._conns.values()):  # noqa: SLF001
        writer = connection._writer  # noqa: SLF001
        if writer is not None and connection._requests:  # noqa: SLF001
            raw = writer.transport.get_extra_info("socket")
            raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET_ON_CLOSE)
            writer.transport.abort()
